; soft-dice-rounding-step
; =======================
;
; Law.  Let all voxels but one have a 0/1 prediction, k >= 1 of them 1. As a function of the prediction x of that voxel, soft Dice
; is S(x), and with B = 369/344 (k+1)
;
;     x <= 1/2:   S(x) - S(0) <= 2/369 + (x + x^2/B) S'(x)
;     x >= 1/2:   S(x) - S(1) <= 2/369 - ((1-x) - (1-x)^2/(B+1)) S'(x)
;
; The expectation of S satisfies the same, and at a maximum in the interior the expectation of S' is 0: thresholding it at 1/2 loses
; at most 2/369 of the expected soft Dice. Without any voxel of prediction 1 there is no maximum in the interior, as S' >= 0.
;
; Variables.  The target has n foreground voxels, T of them with prediction 1; A = n + k is the size of both together. Where the
; voxel is foreground, S(x) = 2(T+x)/(A+x) and S'(x) = 2(A-T)/(A+x)^2; where not, 2T/(A+x) and -2T/(A+x)^2. In either case
; S(x) - S(0) = (x + x^2/A) S'(x) and S(x) - S(1) = -((1-x) - (1-x)^2/(A+1)) S'(x), so that only the difference of 1/A and 1/B, or of
; 1/(A+1) and 1/(B+1), is left. The voxel's prediction is soft; A and k are integers, T and x may be any reals.
;
; Hypotheses.  k >= 1, 0 <= x <= 1, 0 <= T <= k; T <= n where the voxel is background, T+1 <= n where it is foreground.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const k Real)
(declare-const A Real)
(declare-const T Real)
(declare-const x Real)

(define-fun B () Real (* (/ 369 344) (+ k 1)))
(define-fun h () Real (- 1 x))

(assert (>= k 1))
(assert (<= 0 T k))
(assert (<= 0 x 1))
(assert (<= (+ T k) A))
(assert (>= A 1))

; 1. The two identities, foreground: S(x) - S(0) and S(x) - S(1)
(push 1)
(assert (>= A (+ T k 1)))
(declare-const S1 Real)
(assert (= (* S1 (+ A x) (+ A x)) (* 2 (- A T))))
(assert (not (and
  (= (* (- (* 2 (+ T x) A) (* 2 T (+ A x))) (+ A x)) (* (+ (* x A) (* x x)) 2 (- A T)))
  (= (* (- (* 2 (+ T x) (+ A 1)) (* 2 (+ T 1) (+ A x))) (+ A x)) (- (* (- (* h (+ A 1)) (* h h)) 2 (- A T)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. The same, background
(push 1)
(assert (not (and
  (= (* (- (* 2 T A) (* 2 T (+ A x))) (+ A x)) (- (* (+ (* x A) (* x x)) 2 T)))
  (= (* (- (* 2 T (+ A 1)) (* 2 T (+ A x))) (+ A x)) (* (- (* h (+ A 1)) (* h h)) 2 T)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. x/(A+x) for x <= 1/2, and (1-x)/(A+x) for x >= 1/2, are at most 1/(2A+1), the value at x = 1/2.
(push 1)
(assert (not (and (=> (<= x (/ 1 2)) (<= (* x (+ A A 1)) (+ A x))) (=> (>= x (/ 1 2)) (<= (* h (+ A A 1)) (+ A x))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; So it remains to show 2A (1/A - 1/B) <= 2/369 (2A+1)^2 for the foreground, where A >= k+1, and for the background
; 2T (1/B - 1/A) <= 2/369 (2A+1)^2; and the same with A+1 and B+1 in the fractions.

; 4. x <= 1/2, foreground
(push 1)
(assert (>= A (+ k 1)))
(assert (not (<= (* 2 (- B A)) (* (/ 2 369) B (+ A A 1) (+ A A 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. x <= 1/2, background, k = 1: T <= 1, and A is 2, 3 or at least 4.
(push 1)
(assert (= k 1))
(assert (or (= A 2) (= A 3) (>= A 4)))
(assert (not (<= (* 2 T (- A B)) (* (/ 2 369) A B (+ A A 1) (+ A A 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. x <= 1/2, background, k >= 2 and A >= 2k: T is at most k.
(push 1)
(assert (>= k 2))
(assert (>= A (* 2 k)))
(assert (not (<= (* 2 k (- A B)) (* (/ 2 369) A B (+ A A 1) (+ A A 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. x <= 1/2, background, k >= 2 and A <= 2k: T is at most A-k.
(push 1)
(assert (>= k 2))
(assert (<= A (* 2 k)))
(assert (not (<= (* 2 (- A k) (- A B)) (* (/ 2 369) A B (+ A A 1) (+ A A 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. x >= 1/2, foreground
(push 1)
(assert (>= A (+ k 1)))
(assert (not (<= (* 2 A (- B A)) (* (/ 2 369) (+ A 1) (+ B 1) (+ A A 1) (+ A A 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 9. x >= 1/2, background, A >= 2k
(push 1)
(assert (>= A (* 2 k)))
(assert (not (<= (* 2 k (- A B)) (* (/ 2 369) (+ A 1) (+ B 1) (+ A A 1) (+ A A 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 10. x >= 1/2, background, A <= 2k
(push 1)
(assert (<= A (* 2 k)))
(assert (not (<= (* 2 (- A k) (- A B)) (* (/ 2 369) (+ A 1) (+ B 1) (+ A A 1) (+ A A 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 11. Tight: equality in 5 for a target of two voxels, one of them found (and a third voxel at 1/2).
(push 1)
(assert (and (= k 1) (= A 3) (= T 1)))
(assert (= (* 2 T (- A B)) (* (/ 2 369) A B (+ A A 1) (+ A A 1))))
(set-info :status sat)
(check-sat)
(pop 1)
