; A distance divided by itself plus what two objects share is a metric
; ====================================================================
;
; Law.  Let N be a metric and I >= 0 with I(x,y) - I(x,z) <= N(y,z), in all orders of x, y and z. Then N/(I+N), read as 0
;       where it is 0/0, satisfies the triangle inequality.
;
; Jaccard distance: N = |A xor B|, I = |A and B|. The soft Jaccard distances of probabilities p and q: N = sum |p - q| and
; I = sum min(p, q) or sum p q.
;
; Variables.  N1, N2, N3 and I1, I2, I3 are N and I of the pairs xy, yz and xz. All range over the reals.
;
; Hypotheses.  All six are nonnegative; N3 <= N1 + N2; I1 - I3 <= N2; I2 - I3 <= N1. (The other orders aren't needed.)
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const N1 Real)
(declare-const N2 Real)
(declare-const N3 Real)
(declare-const I1 Real)
(declare-const I2 Real)
(declare-const I3 Real)

(define-fun d ((N Real) (I Real)) Real (ite (= (+ I N) 0) 0 (/ N (+ I N))))

(assert (and (>= N1 0) (>= N2 0) (>= N3 0)))
(assert (and (>= I1 0) (>= I2 0) (>= I3 0)))
(assert (<= N3 (+ N1 N2)))
(assert (<= (- I1 I3) N2))
(assert (<= (- I2 I3) N1))

; 1. The triangle inequality
(push 1)
(assert (not (<= (d N3 I3) (+ (d N1 I1) (d N2 I2)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Not vacuous: all six positive, and the inequality strict.
(push 1)
(assert (and (> N1 0) (> N2 0) (> N3 0) (> I1 0) (> I2 0) (> I3 0)))
(assert (< (d N3 I3) (+ (d N1 I1) (d N2 I2))))
(set-info :status sat)
(check-sat)
(pop 1)

; 3. Attained: {1}, {1, 2} and {2}.
(push 1)
(assert (and (= N1 1) (= N2 1) (= N3 2) (= I1 1) (= I2 1) (= I3 0)))
(assert (= (d N3 I3) (+ (d N1 I1) (d N2 I2))))
(set-info :status sat)
(check-sat)
(pop 1)
