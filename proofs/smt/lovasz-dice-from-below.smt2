; 1 - Lovasz-Dice from below
; ==========================
;
; Law.  1 - LD >= 2T/(2n+b),  for every prediction of a target with n foreground voxels; T is the sum of p over them, b over the others.
; So  SD = 2T/(n+T+b) <= 2 (1 - LD).
;
; Variables.  At an error level, x foreground voxels are right and B background voxels wrong. 1 - LD is the mean of 2x/(n+x+B), T that
; of x, b that of B; x rises with the level and B falls. Levels 1 and 2 have x1, B1 and x2, B2.
;
; Hypotheses.  n >= 1, 0 <= x <= n, B >= 0: any soft prediction.
;
; Method.  By block 1 the mean is at least that of  2x/(2n+B).  Both x and 1/(2n+B) rise with the level (block 2), so by Chebyshev it is
; at least  2T times the mean of 1/(2n+B),  which by Jensen, block 3, is at least 1/(2n+b).
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const n Real)
(declare-const x Real)
(declare-const B Real)
(declare-const b Real)

(assert (>= n 1))
(assert (<= 0 x n))
(assert (>= B 0))
(assert (>= b 0))

; 1. 2x/(n+x+B) >= 2x/(2n+B)
(push 1)
(assert (not (>= (* 2 x (+ (* 2 n) B)) (* 2 x (+ n x B)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. (x2 - x1)(1/(2n+B2) - 1/(2n+B1)) >= 0
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const B1 Real)
(declare-const B2 Real)
(push 1)
(assert (and (<= x1 x2) (>= B1 B2) (>= B2 0)))
(assert (not (>= (* (- x2 x1) (- (+ (* 2 n) B1) (+ (* 2 n) B2))) 0)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. 1/(2n+B) is above its tangent at b:  1/(2n+B) >= 1/(2n+b) - (B-b)/(2n+b)^2
(push 1)
(assert (not (>= (* (+ (* 2 n) b) (+ (* 2 n) b)) (* (+ (* 2 n) B) (- (+ (* 2 n) b) (- B b))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. 2x/(n+x+b) <= 4x/(2n+b),  x in place of T.
(push 1)
(assert (not (<= (* 2 x (+ (* 2 n) b)) (* 4 x (+ n x b)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: all foreground right and one background voxel wrong at all levels attain it.
(push 1)
(assert (and (= n 2) (= x n) (= B 1) (= b 1)))
(assert (= (* 2 x (+ (* 2 n) b)) (* 2 x (+ n x B))))
(set-info :status sat)
(check-sat)
(pop 1)
