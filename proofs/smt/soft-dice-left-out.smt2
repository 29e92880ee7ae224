; soft-dice-left-out
; ==================
;
; Law.  Let the target be {2, 3} with probability 62/87 and {1} with probability 25/87. Every prediction with p1 >= 1/2 has a smaller
; expected soft Dice than (499/1000, 1, 1): each maximiser, thresholded at 1/2, leaves voxel 1 out. But {1, 2, 3} has the largest
; expected Dice score, and {2, 3} has 1/870 less.
;
; Variables.  x = p1 and z = p2+p3 are sums of soft predictions; 87 E SD = 124 z/(2+x+z) + 50 x/(1+x+z).
;
; Hypothesis.  0 <= x <= 1, 0 <= z <= 2.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const x Real)
(declare-const z Real)

(define-fun F ((x Real) (z Real)) Real (+ (/ (* 124 z) (+ 2 x z)) (/ (* 50 x) (+ 1 x z))))

(assert (<= 0 x 1))
(assert (<= 0 z 2))

; 1. Predictions with p1 >= 1/2 aren't best.
(push 1)
(assert (>= x (/ 1 2)))
(assert (not (< (F x z) (F (/ 499 1000) 2))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. The largest expected Dice score is that of {1, 2, 3}; {1} and one of {2, 3}, or without {1}, have less.
(push 1)
(assert (or (= x 0) (= x 1)))
(assert (or (= z 0) (= z 1) (= z 2)))
(assert (not (<= (F x z) (F 1 2))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. {2, 3} has 1/870 less.
(push 1)
(assert (not (= (- (F 1 2) (F 0 2)) (* 87 (/ 1 870)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous: some prediction is better than every 0/1 one.
(push 1)
(assert (> (F x z) (F 1 2)))
(set-info :status sat)
(check-sat)
(pop 1)
