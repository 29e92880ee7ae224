; The squared Dice loss is quasi-convex
; =====================================
;
; Law.  On a segment from p to q the loss  L = 1 - 2I/(G + Q)  with I = <y,p>, G = sum y_i^2 and Q = sum p_i^2 is half-way
; at most the larger of its values at the ends, for every number of voxels and for soft labels y.
;
; Variables.  x and z are the values of p and q at one voxel. Ik, Sk are I and G + Q: 1 at p, 2 at q; S at (p + q)/2, where
; I is (I1 + I2)/2.
;
; Hypotheses.  I1, I2 >= 0; S1, S2, S > 0; and S <= (S1 + S2)/2, which is the sum over the voxels of block 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const x Real)
(declare-const z Real)

; 1. One voxel: ((x + z)/2)^2 <= (x^2 + z^2)/2
(push 1)
(assert (not (<= (* (+ x z) (+ x z)) (* 2 (+ (* x x) (* z z))))))
(set-info :status unsat)
(check-sat)
(pop 1)

(declare-const I1 Real)
(declare-const I2 Real)
(declare-const S1 Real)
(declare-const S2 Real)
(declare-const S Real)

(assert (>= I1 0))
(assert (>= I2 0))
(assert (> S1 0))
(assert (> S2 0))
(assert (> S 0))
(assert (<= (* 2 S) (+ S1 S2)))

; 2. 2I/S half-way is at least the smaller end: it is not below both, 2 I1/S1 and 2 I2/S2
(push 1)
(assert (< (* (+ I1 I2) S1) (* 2 I1 S)))
(assert (< (* (+ I1 I2) S2) (* 2 I2 S)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not vacuous: the middle can be better than both ends.
(push 1)
(assert (and (> (* (+ I1 I2) S1) (* 2 I1 S)) (> (* (+ I1 I2) S2) (* 2 I2 S)) (> I1 0)))
(set-info :status sat)
(check-sat)
(pop 1)
