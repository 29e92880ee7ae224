; How steep the soft Jaccard loss is
; ==================================
;
; Law.  With T the sum of p over the n voxels of the target and b that over the m = d-n others, 1-SJ = 1 - T/(n+b) has the derivatives
; -1/(n+b) on the target and T/(n+b)^2 off it. They keep
;
;     1/d <= 1/(n+b) <= 1/n        T/(n+b)^2 <= 1/n
;     n/(n+b)^2 + m T^2/(n+b)^4 <= d/n^2        n/(n+b) + m T/(n+b)^2 <= d/n
;
; Variables.  n, m, T, b are real numbers, so the law holds for soft predictions on images of any size.
;
; Hypotheses.  n > 0, m >= 0, 0 <= T <= n, 0 <= b <= m.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.

(set-logic QF_NRA)

(declare-const n Real)
(declare-const m Real)
(declare-const T Real)
(declare-const b Real)
(assert (> n 0))
(assert (<= 0 T n))
(assert (<= 0 b m))
(define-fun on () Real (/ 1 (+ n b)))
(define-fun off () Real (/ T (* (+ n b) (+ n b))))

; 1. The derivative on the target
(push 1)
(assert (not (and (<= (/ 1 (+ n m)) on) (<= on (/ 1 n)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. The derivative off it
(push 1)
(assert (not (<= 0 off (/ 1 n))))
(set-info :status unsat)
(check-sat)
(pop 1)

; From 1 and 2, for coordinates x on the target and z off it:
(declare-const x Real)
(declare-const z Real)
(assert (<= 0 (* x n) 1))
(assert (<= 0 (* z n) 1))

; 3. The sum of squares, times n^2
(push 1)
(assert (not (<= (+ (* n x n x n) (* m z n z n)) (+ n m))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. The sum
(push 1)
(assert (not (<= (+ (* n x n) (* m z n)) (+ n m))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Attained by the perfect prediction.
(push 1)
(assert (and (= n 1) (= m 2) (= T 1) (= b 0) (= on 1) (= off 1)))
(set-info :status sat)
(check-sat)
(pop 1)
