; Without background the soft Dice loss is convex
; ===============================================
;
; Law.  Where all n voxels are foreground, soft Dice is 2T/(n + T) with T = |p|, and half-way between two predictions at
; least the mean of its values: the loss is convex there.
;
; Variables.  T1 and T2 are T at the two soft predictions; at their midpoint it is (T1 + T2)/2. n is any positive real.
;
; Hypothesis.  n > 0; T1 and T2 are from 0 to n.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const n Real)
(declare-const T1 Real)
(declare-const T2 Real)

(define-fun dice ((T Real)) Real (/ (* 2 T) (+ n T)))

(assert (> n 0))
(assert (<= 0 T1 n))
(assert (<= 0 T2 n))

; 1. The loss half-way is at most the mean of the ends
(push 1)
(assert (not (>= (* 2 (dice (/ (+ T1 T2) 2))) (+ (dice T1) (dice T2)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Equal only where T1 = T2
(push 1)
(assert (= (* 2 (dice (/ (+ T1 T2) 2))) (+ (dice T1) (dice T2))))
(assert (not (= T1 T2)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not vacuous: T1 = 0 and T2 = n.
(push 1)
(assert (and (= T1 0) (= T2 n)))
(set-info :status sat)
(check-sat)
(pop 1)
