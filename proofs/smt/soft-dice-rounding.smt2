; Soft Dice in floating point has a relative error of at most gamma of kappa (1+w) + 2
; ==================================================================================
;
; Law.  A program computes soft Dice 2I/(P+G) from sums with relative errors of at most gamma_kappa = kappa u/(1 - kappa u), in the
; standard model of floating-point arithmetic. With w = P/(P+G), the share of what is summed up in P + G, and
; k = kappa (1+w) + 2, its result is within gamma_k of the exact one, relatively.
;
; The proof in steps: the ratio of the two sums is within gamma of kappa (1+w) (blocks 1 and 2), the rounding of P + G and that of
; the quotient together are within gamma of 2 (blocks 3 and 4), and such errors combine as gamma_a and gamma_b to gamma_(a+b)
; (blocks 5 and 6).
;
; Variables.  x is kappa u, g is gamma_kappa = x/(1-x). i is the computed I divided by I, s is the computed P plus G, before that is
; rounded, divided by P + G. d1 and d2 are the relative errors of the two other operations. a and b are kappa (1+w) u and 2u, or any
; two such numbers. All range over the reals.
;
; Hypotheses.  0 <= x, 0 <= u, 0 <= w <= 1; |i - 1| <= g, |s - 1| <= w g, |d1| <= u, |d2| <= u; k u < 1; no underflow. G is exact,
; and so are the products of p with a binary y.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const x Real)
(declare-const u Real)
(declare-const w Real)
(declare-const i Real)
(declare-const s Real)
(declare-const d1 Real)
(declare-const d2 Real)
(declare-const a Real)
(declare-const b Real)
(declare-const p Real)
(declare-const q Real)

(define-fun gamma ((k Real)) Real (/ k (- 1 k)))
(define-fun sums () Real (* x (+ 1 w)))

(assert (and (<= 0 x) (<= 0 u) (<= 0 w 1)))
(assert (< (+ sums (* 2 u)) 1))

; 1. The ratio of the sums: i/s <= 1 + gamma of kappa (1+w)
(push 1)
(assert (<= (- 1 (gamma x)) i (+ 1 (gamma x))))
(assert (<= (- 1 (* w (gamma x))) s (+ 1 (* w (gamma x)))))
(assert (> i (* s (+ 1 (gamma sums)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. The ratio of the sums: i/s >= 1 - gamma of kappa (1+w)
(push 1)
(assert (<= (- 1 (gamma x)) i (+ 1 (gamma x))))
(assert (<= (- 1 (* w (gamma x))) s (+ 1 (* w (gamma x)))))
(assert (>= 1 (gamma sums)))
(assert (< i (* s (- 1 (gamma sums)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Two roundings: (1+d2)/(1+d1) <= 1 + gamma_2
(push 1)
(assert (and (<= (- u) d1 u) (<= (- u) d2 u)))
(assert (> (+ 1 d2) (* (+ 1 d1) (+ 1 (gamma (* 2 u))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Two roundings: (1+d2)/(1+d1) >= 1 - gamma_2
(push 1)
(assert (and (<= (- u) d1 u) (<= (- u) d2 u)))
(assert (>= 1 (gamma (* 2 u))))
(assert (< (+ 1 d2) (* (+ 1 d1) (- 1 (gamma (* 2 u))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Errors combine: p <= 1 + gamma_a and q <= 1 + gamma_b, so pq <= 1 + gamma_(a+b)
(push 1)
(assert (and (<= 0 a) (<= 0 b) (< (+ a b) 1)))
(assert (and (<= 0 p (+ 1 (gamma a))) (<= 0 q (+ 1 (gamma b)))))
(assert (> (* p q) (+ 1 (gamma (+ a b)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Errors combine: p >= 1 - gamma_a and q >= 1 - gamma_b, so pq >= 1 - gamma_(a+b)
(push 1)
(assert (and (<= 0 a) (<= 0 b) (< (+ a b) 1)))
(assert (and (<= 0 (- 1 (gamma a)) p) (<= 0 (- 1 (gamma b)) q)))
(assert (< (* p q) (- 1 (gamma (+ a b)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Where gamma of kappa (1+w) + 2 is 1 or more, the lower limit says nothing: no computed number is negative.
(push 1)
(assert (and (<= 0 i) (<= 1 (gamma (+ sums (* 2 u))))))
(assert (< i (- 1 (gamma (+ sums (* 2 u))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. Not vacuous: both sums are off in opposite directions.
(push 1)
(assert (and (= x (/ 1 8)) (= u (/ 1 64)) (= w (/ 1 2))))
(assert (and (= i (+ 1 (gamma x))) (= s (- 1 (* w (gamma x))))))
(assert (> i s))
(set-info :status sat)
(check-sat)
(pop 1)

; 9. No better constant for the ratio of the sums: with both errors at their limits it is reached.
(push 1)
(assert (and (> x 0) (> w 0)))
(assert (and (= i (+ 1 (gamma x))) (= s (- 1 (* w (gamma x))))))
(assert (= i (* s (+ 1 (gamma sums)))))
(set-info :status sat)
(check-sat)
(pop 1)
