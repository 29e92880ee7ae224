; Without background the squared Dice loss is convex on up to three voxels
; ========================================================================
;
; Law.  Where all of n = d <= 3 voxels are foreground,  1 - 2T/(n + Q)  with T = p_1 + ... + p_n and Q = p_1^2 + ... + p_n^2
; is a convex function of p in [0,1]^n.
;
; Variables.  n, T and Q as above, for soft predictions p. A direction is v = a p + b e + w with e = (1, ..., 1) and w
; orthogonal to p and e; s is the sum of v, P = <p,v>, V = |v|^2. With W = n + Q the second derivative of the loss along v
; is  (4/W^3) (W (2 s P + T V) - 4 T P^2),  which w makes only larger: it adds T W |w|^2. So w = 0 here.
;
; Hypotheses.  1 <= n <= 3; Q <= T because p_i^2 <= p_i; Q <= T^2 because p_i >= 0; T^2 <= n Q (Cauchy and Schwarz).
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const n Real)
(declare-const T Real)
(declare-const Q Real)
(declare-const a Real)
(declare-const b Real)

(define-fun W () Real (+ n Q))
(define-fun s () Real (+ (* a T) (* b n)))
(define-fun P () Real (+ (* a Q) (* b T)))
(define-fun V () Real (+ (* a a Q) (* 2 a b T) (* b b n)))

; The form is A a^2 + 2 B a b + C b^2 with
(define-fun A () Real (* T Q (- (* 3 n) Q)))
(define-fun B () Real (- (* W (+ (* 2 T T) (* n Q))) (* 4 T T Q)))
(define-fun C () Real (* T (- (* 3 n W) (* 4 T T))))

(assert (<= 0 Q T))
(assert (<= Q (* T T)))
(assert (<= (* T T) (* n Q)))
(assert (>= n 1))

; 1. These are its coefficients
(push 1)
(assert (not (= (- (* W (+ (* 2 s P) (* T V))) (* 4 T P P)) (+ (* A a a) (* 2 B a b) (* C b b)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. A and C are not negative
(push 1)
(assert (<= n 3))
(assert (not (and (>= A 0) (>= C 0))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. A C - B^2 = n W (n Q - T^2) (4 T^2 - Q W)
(push 1)
(assert (not (= (- (* A C) (* B B)) (* n W (- (* n Q) (* T T)) (- (* 4 T T) (* Q W))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Its last factor is not negative for n <= 3, so the form isn't either
(push 1)
(assert (<= n 3))
(assert (not (<= (* Q W) (* 4 T T))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. From n = 4 on it is negative at p = (1, 0, 0, 0): the law ends there.
(push 1)
(assert (and (= n 4) (= T 1) (= Q 1)))
(assert (> (* Q W) (* 4 T T)))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. Not vacuous: p = (1/2, 0, 0).
(push 1)
(assert (and (= n 3) (= T (/ 1 2)) (= Q (/ 1 4))))
(set-info :status sat)
(check-sat)
(pop 1)
