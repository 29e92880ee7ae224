; The Dice semimetric losses obey the triangle inequality up to the factor 3/2
; ============================================================================
;
; Law.  For all maps x, y, z in [0,1]^d and both losses  DML = JML/(2 - JML):
;
;     DML(x,z)  <=  (3/2) (DML(x,y) + DML(y,z))
;
; and no smaller factor will do.
;
; Variables.  X, Y, Z are the Jaccard metric losses of the pairs (x,y), (y,z), (x,z) of maps of soft labels.
;
; Hypotheses.  They lie in [0,1], and Z <= X + Y, which jaccard-metric-loss-triangle.smt2 proves for every d.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const X Real)
(declare-const Y Real)
(declare-const Z Real)

(assert (<= 0 X 1))
(assert (<= 0 Y 1))
(assert (<= 0 Z 1))
(assert (<= Z (+ X Y)))

; 1. Z/(2 - Z) <= (3/2) (X/(2 - X) + Y/(2 - Y)), multiplied by the positive denominators
(push 1)
(assert (not (<= (* 2 Z (- 2 X) (- 2 Y)) (* 3 (- 2 Z) (+ (* X (- 2 Y)) (* Y (- 2 X)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Attained at X = Y = 1/2, Z = 1: two disjoint voxels, through both of them
(push 1)
(assert (and (= X (/ 1 2)) (= Y (/ 1 2)) (= Z 1)))
(assert (= (* 2 Z (- 2 X) (- 2 Y)) (* 3 (- 2 Z) (+ (* X (- 2 Y)) (* Y (- 2 X))))))
(set-info :status sat)
(check-sat)
(pop 1)

; 3. So the losses are no metrics: the factor 1 fails.
(push 1)
(assert (> (* Z (- 2 X) (- 2 Y)) (* (- 2 Z) (+ (* X (- 2 Y)) (* Y (- 2 X))))))
(set-info :status sat)
(check-sat)
(pop 1)
