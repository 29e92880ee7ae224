; Soft Jaccard in floating point has a relative error of at most gamma of kappa (1 + (P+I)/U) + 3 + SJ
; ================================================================================================
;
; Law.  A program computes soft Jaccard I/U with U = (P+G) - I, from sums with relative errors of at most gamma_kappa =
; kappa u/(1 - kappa u), in the standard model of floating-point arithmetic. With k = kappa (1 + (P+I)/U) + 3 + SJ, its result is
; within gamma_k of the exact one, relatively. k is at most 3 kappa + 4.
;
; The proof in steps, with numbers divided by U: the computed difference, before it is rounded, is off by at most
; A = g (p+j) + u (1+j) + u g p (block 1). So the ratio of I and that difference is within gamma of kappa (1+p+j) + 1 + j (blocks 2 and
; 3). The rounding of the difference and that of the quotient add 2, as in the proof file soft-dice-rounding (blocks 3 to 6 there).
;
; Variables.  x is kappa u, g is gamma_kappa = x/(1-x). p, j are P/U and I/U = SJ, so that (P+G)/U = 1 + j. ep and ej are the errors
; of the computed P and I, divided by U, and d the relative error of P + G. i is the computed I divided by I, e the error of the
; difference. h and B stand for g and A, and c for the gamma, in block 3. All range over the reals.
;
; Hypotheses.  0 <= x, 0 <= u, 0 <= j <= p <= 1; |ep| <= g p, |ej| <= g j, |d| <= u, |i - 1| <= g, |e| <= A; k u < 1; no underflow.
; G is exact, and so are the products of p with a binary y.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible. The computed I is in quotient and difference alike, so its
; error helps itself; the law doesn't use that.

(set-logic QF_NRA)

(declare-const x Real)
(declare-const u Real)
(declare-const g Real)
(declare-const p Real)
(declare-const j Real)
(declare-const ep Real)
(declare-const ej Real)
(declare-const d Real)
(declare-const e Real)
(declare-const A Real)
(declare-const c Real)
(declare-const h Real)
(declare-const B Real)

(define-fun gamma ((k Real)) Real (/ k (- 1 k)))
(define-fun first () Real (+ (* x (+ 1 p j)) (* u (+ 1 j))))

(assert (and (<= 0 x) (<= 0 u) (<= 0 j p 1)))
(assert (< (+ first (* 2 u)) 1))
(assert (= (* g (- 1 x)) x))
(assert (= A (+ (* g (+ p j)) (* u (+ 1 j)) (* u g p))))

; 1. The difference is off by at most A.
(push 1)
(assert (and (<= (- (* g p)) ep (* g p)) (<= (- (* g j)) ej (* g j)) (<= (- u) d u)))
(assert (= e (- (+ ep (* d (+ 1 j ep))) ej)))
(assert (not (<= (- A) e A)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. The ratio of I and the difference: i/(1+e) <= 1 + c with c = gamma of kappa (1+p+j) + 1 + j, because 1+g <= (1+c)(1-A).
;    Multiplied by 1 - x and 1 - first, both positive.
(push 1)
(assert (not (<= (- 1 first) (- (- 1 x) (+ (* x (+ p j)) (* u (- 1 x) (+ 1 j)) (* u x p))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. The ratio of I and the difference: i/(1+e) >= 1 - c, because 1-g >= (1+A)(1-c): this follows from 1+g <= (1+c)(1-A).
(push 1)
(assert (and (>= c 0) (>= h 0) (>= B 0) (<= (+ 1 h) (* (+ 1 c) (- 1 B)))))
(assert (< (- 1 h) (* (+ 1 B) (- 1 c))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. k u is at most (3 kappa + 4) u.
(push 1)
(assert (> (+ first (* 2 u)) (+ (* 3 x) (* 4 u))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: all errors at their limits.
(push 1)
(assert (and (= x (/ 1 16)) (= u (/ 1 64)) (= p (/ 1 2)) (= j (/ 1 4))))
(assert (and (= ep (- (* g p))) (= ej (* g j)) (= d (- u))))
(assert (< (- (+ ep (* d (+ 1 j ep))) ej) 0))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. The limit 3 kappa + 4 is that of a full overlap: p = j = 1.
(push 1)
(assert (and (> x 0) (> u 0) (= (+ first (* 2 u)) (+ (* 3 x) (* 4 u)))))
(set-info :status sat)
(check-sat)
(pop 1)
