; soft-dice-undecided
; ===================
;
; Law.  Let the target be {2} or {3} with probability 9/50 each, {1, 4}, {1, 5} or {1, 6} with probability 16/75 each. The largest
; expected soft Dice of all predictions is 11/25, that of (1, 1/2, 1/2, 0, 0, 0). Where 1/2 counts as background, thresholding leaves
; {1}, whose expected Dice score is 1/75 less.
;
; Variables.  p = p1, q = p2+p3 and r = p4+p5+p6 are sums of soft predictions, c is their sum;
; 75 E SD = w (96 p + 32 r) + v q with w = 1/(2+c) and v = 27/(1+c).
;
; Hypothesis.  0 <= p <= 1, 0 <= q <= 2, 0 <= r <= 3.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const p Real)
(declare-const q Real)
(declare-const r Real)
(declare-const v Real)
(declare-const w Real)

(define-fun c () Real (+ p q r))
(define-fun F () Real (+ (* w (+ (* 96 p) (* 32 r))) (* v q)))

(assert (<= 0 p 1))
(assert (<= 0 q 2))
(assert (<= 0 r 3))
(assert (> v 0))
(assert (> w 0))

; For given v and w, F is linear: with a sum of c, voxel 1 is filled first. Blocks 1 and 2 are this step, with v and w any positive
; numbers, and 3 and 4 the bound that it leaves, for v and w as they are.

; 1. Voxels 2 and 3 next: 32 w <= v <= 96 w.
(push 1)
(assert (<= (* 32 w) v (* 96 w)))
(assert (not (<= F (+ (* 96 w) (* v (- c 1))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Voxels 4 to 6 next: v <= 32 w.
(push 1)
(assert (<= v (* 32 w)))
(assert (not (<= F (* w (+ 96 (* 32 (- c 1)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; Now s stands for the sum c: v = 27/(1+s), w = 1/(2+s).
(declare-const s Real)
(assert (<= 0 s 6))
(define-fun V () Real (/ 27 (+ 1 s)))
(define-fun W () Real (/ 1 (+ 2 s)))

; 3. Always v <= 96 w, and the bound of 1 is 33 at most.
(push 1)
(assert (not (and (<= V (* 96 W)) (<= (+ (* 96 W) (* V (- s 1))) 33))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. So is the bound of 2.
(push 1)
(assert (not (<= (* W (+ 96 (* 32 (- s 1)))) 33)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. 33 is attained at (1, 1/2, 1/2, 0, 0, 0), where q = 1, ...
(push 1)
(assert (and (= p 1) (= q 1) (= r 0) (= s c) (= v V) (= w W) (= F 33)))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. ... and {1} has 33 - 75 (1/75).
(push 1)
(assert (and (= p 1) (= q 0) (= r 0) (= s c) (= v V) (= w W) (= F 32)))
(set-info :status sat)
(check-sat)
(pop 1)
