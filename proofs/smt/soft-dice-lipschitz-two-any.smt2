; The Lipschitz constant of soft Dice in the L2 norm
; ==================================================
;
; Law.  With k = (d-n)/n the sum of the squared derivatives of SD is at most 4/n for k <= 8, and for k > 8 at most
; (4/n) max(1, 1/((1-u)(1+u)^3))  with  u = (1 + sqrt(1 - 8/k))/2.
;
; Variables.  With t = T/n and c = b/n it is  (4/n) ((1+c)^2 + k t^2)/(1+t+c)^4,  which is at most  (4/n) (1 + k v^2)/(1+v)^4  with
; v = t/(1+c)  in [0, 1].  k = 2/(u(1-u)).
;
; Hypotheses.  0 <= v <= 1, which holds because a soft prediction has T <= n; a >= 1, and 1/2 <= u < 1, which is k >= 8.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const v Real)
(assert (<= 0 v 1))

; 1. From c to 0: with a = 1+c >= 1 and t = a v, (a^2 + k t^2)/(a+t)^4 = (1 + k v^2)/(a^2 (1+v)^4) <= (1 + k v^2)/(1+v)^4
(declare-const a Real)
(declare-const k Real)
(push 1)
(assert (and (>= a 1) (>= k 0)))
(assert (not (<= (+ 1 (* k v v)) (* a a (+ 1 (* k v v))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. k <= 8:  1 + k v^2 <= (1+v)^4
(push 1)
(assert (and (>= k 0) (<= k 8)))
(assert (not (<= (+ 1 (* k v v)) (* (+ 1 v) (+ 1 v) (+ 1 v) (+ 1 v)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. k > 8:  1 + 2 v^2/(u(1-u))  is at most  (1+v)^4  or at most  (1+v)^4/((1-u)(1+u)^3)
(declare-const u Real)
(push 1)
(assert (and (<= (/ 1 2) u) (< u 1)))
(assert (> (+ (* u (- 1 u)) (* 2 v v)) (* u (- 1 u) (+ 1 v) (+ 1 v) (+ 1 v) (+ 1 v))))
(assert (> (* (+ (* u (- 1 u)) (* 2 v v)) (+ 1 u) (+ 1 u) (+ 1 u)) (* u (+ 1 v) (+ 1 v) (+ 1 v) (+ 1 v))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. At v = u the second one is attained.
(push 1)
(assert (and (= v u) (<= (/ 1 2) u) (< u 1)))
(assert (not (= (* (+ (* u (- 1 u)) (* 2 v v)) (+ 1 u) (+ 1 u) (+ 1 u)) (* u (+ 1 v) (+ 1 v) (+ 1 v) (+ 1 v)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: both terms can be the larger one.
(push 1)
(assert (and (= u (/ 7 8)) (< (* (- 1 u) (+ 1 u) (+ 1 u) (+ 1 u)) 1)))
(set-info :status sat)
(check-sat)
(pop 1)
(push 1)
(assert (and (= u (/ 3 4)) (> (* (- 1 u) (+ 1 u) (+ 1 u) (+ 1 u)) 1)))
(set-info :status sat)
(check-sat)
(pop 1)
