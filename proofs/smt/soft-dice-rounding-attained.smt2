; soft-dice-rounding-attained
; ===========================
;
; Law.  Let the target be {1} with probability 50/246, {2, 3} and {2, 4} with probability 67/246 each, {2, 5} with probability 62/246.
; The largest expected soft Dice of all predictions is 66/123, that of (1/2, 1, 0, 0, 0), and of the mask {2, 3, 4}. Where 1/2 counts
; as background, thresholding leaves {2}, whose expected Dice score is 2/369 less.
;
; Variables.  p1 to p5 are soft predictions, c is their sum; 123 E SD = u p1 + w (196 p2 + 67 p3 + 67 p4 + 62 p5) with
; u = 50/(1+c) and w = 1/(2+c).
;
; Hypothesis.  0 <= p1, ..., p5 <= 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const p1 Real)
(declare-const p2 Real)
(declare-const p3 Real)
(declare-const p4 Real)
(declare-const p5 Real)
(declare-const u Real)
(declare-const w Real)

(define-fun c () Real (+ p1 p2 p3 p4 p5))
(define-fun F () Real (+ (* u p1) (* w (+ (* 196 p2) (* 67 p3) (* 67 p4) (* 62 p5)))))

(assert (<= 0 p1 1))
(assert (<= 0 p2 1))
(assert (<= 0 p3 1))
(assert (<= 0 p4 1))
(assert (<= 0 p5 1))
(assert (> u 0))
(assert (> w 0))

; For given u and w, F is linear: with a sum of c, the voxels with the largest coefficients are filled first. Blocks 1 to 5 are
; this linear step, with u and w any positive numbers, and 6 to 10 the bound that it leaves, for u and w as they are.

; 1. c <= 1: voxel 2.
(push 1)
(assert (<= u (* 196 w)))
(assert (not (<= F (* 196 w c))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. 1 <= c, voxel 1 next: 67 w <= u <= 196 w.
(push 1)
(assert (<= (* 67 w) u (* 196 w)))
(assert (not (<= F (+ (* 196 w) (* u (- c 1))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. 1 <= c, voxels 3 and 4 next: u <= 67 w.
(push 1)
(assert (<= u (* 67 w)))
(assert (not (<= F (* w (+ 196 (* 67 (- c 1)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. 3 <= c, voxel 1 next: 62 w <= u <= 67 w.
(push 1)
(assert (<= (* 62 w) u (* 67 w)))
(assert (not (<= F (+ (* 330 w) (* u (- c 3))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. 3 <= c, voxel 5 next: u <= 62 w.
(push 1)
(assert (<= u (* 62 w)))
(assert (not (<= F (* w (+ 330 (* 62 (- c 3)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; Now s stands for the sum c: u = 50/(1+s), w = 1/(2+s).
(declare-const s Real)
(assert (<= 0 s 5))
(define-fun U () Real (/ 50 (+ 1 s)))
(define-fun W () Real (/ 1 (+ 2 s)))

; 6. Always u <= 196 w; up to s = 1 the bound of 1 is less than 66.
(push 1)
(assert (not (and (<= U (* 196 W)) (=> (<= s 1) (< (* 196 W s) 66)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. From 1 to 33/17, u >= 67 w, and the bound of 2 is 66 at most, ...
(push 1)
(assert (<= 1 s (/ 33 17)))
(assert (not (and (>= U (* 67 W)) (<= (+ (* 196 W) (* U (- s 1))) 66))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. ... from there to 3, u <= 67 w, and the bound of 3 is, ...
(push 1)
(assert (<= (/ 33 17) s 3))
(assert (not (and (<= U (* 67 W)) (<= (* W (+ 196 (* 67 (- s 1)))) 66))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 9. ... from 3 to 19/6, 62 w <= u <= 67 w, and the bound of 4 is, ...
(push 1)
(assert (<= 3 s (/ 19 6)))
(assert (not (and (<= (* 62 W) U (* 67 W)) (<= (+ (* 330 W) (* U (- s 3))) 66))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 10. ... and beyond, u <= 62 w, and the bound of 5 is.
(push 1)
(assert (>= s (/ 19 6)))
(assert (not (and (<= U (* 62 W)) (<= (* W (+ 330 (* 62 (- s 3)))) 66))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 11. 66 is attained at (1/2, 1, 0, 0, 0) ...
(push 1)
(assert (and (= p1 (/ 1 2)) (= p2 1) (= p3 0) (= p4 0) (= p5 0) (= s c) (= u U) (= w W) (= F 66)))
(set-info :status sat)
(check-sat)
(pop 1)

; 12. ... and by {2, 3, 4}, ...
(push 1)
(assert (and (= p1 0) (= p2 1) (= p3 1) (= p4 1) (= p5 0) (= s c) (= u U) (= w W) (= F 66)))
(set-info :status sat)
(check-sat)
(pop 1)

; 13. ... while {2} has 66 - 123 (2/369).
(push 1)
(assert (and (= p1 0) (= p2 1) (= p3 0) (= p4 0) (= p5 0) (= s c) (= u U) (= w W) (= F (- 66 (* 123 (/ 2 369))))))
(set-info :status sat)
(check-sat)
(pop 1)
