; How steep the squared Dice loss is
; ==================================
;
; Law.  SD2 = 2T/S with S = G + Q, T = sum y p, G = sum y^2, Q = sum p^2 has the derivatives 2(y S - 2T p)/S^2. The sum of their
; squares is 4G (S^2 - 4T^2)/S^4. For n foreground voxels, y = 1, this is at most 4/n, and no derivative is larger than 2/n. Off the
; foreground it is at most  1/2 for n = 1, and (1/4) sqrt(27 n/(n+1)^3) for n >= 2.
;
; Variables.  In units of n:  t = T/n,  and  Q >= n t^2 + p^2  by Cauchy, p being a prediction off the foreground, where the
; derivative is  4T p/S^2 <= (4p/n) t/(a + t^2)^2  with  a = 1 + p^2/n.  e > 0 with  a = 3 e^2.
;
; Hypotheses.  G > 0, Q >= 0, t >= 0, e > 0, and what each block adds; soft labels in blocks 1 and 2.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const T Real)
(declare-const G Real)
(declare-const Q Real)
(define-fun S () Real (+ G Q))

; 1. The squares:  sum (y S - 2T p)^2 = G S^2 - 4T^2 S + 4T^2 Q = G (S^2 - 4T^2)
(push 1)
(assert (not (= (+ (* G S S) (* (- 4) T T S) (* 4 T T Q)) (* G (- (* S S) (* 4 T T))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. 4G (S^2 - 4T^2)/S^4 <= 4/G
(push 1)
(assert (and (> G 0) (>= Q 0)))
(assert (not (<= (* G G (- (* S S) (* 4 T T))) (* S S S S))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. On the foreground  0 <= 2(S - 2T p)/S^2 <= 2/G,  because  S >= 2T  by Cauchy.
(declare-const p Real)
(push 1)
(assert (and (> G 0) (>= Q 0) (>= T 0) (<= 0 p 1) (>= S (* 2 T))))
(assert (not (and (<= 0 (- S (* 2 T p))) (<= (* G (- S (* 2 T p))) (* S S)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. t/(a + t^2)^2 <= 1/(16 e^3)
(declare-const t Real)
(declare-const e Real)
(push 1)
(assert (and (>= t 0) (> e 0)))
(assert (not (<= (* 16 e e e t) (* (+ (* 3 e e) (* t t)) (+ (* 3 e e) (* t t))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. So the derivative is at most  p/(4 n e^3),  with the square  (27/16) n q/(n+q)^3,  q = p^2. For n >= 2 it is largest at q = 1:
(declare-const n Real)
(declare-const q Real)
(push 1)
(assert (and (>= n 2) (<= 0 q 1)))
(assert (not (<= (* q (+ n 1) (+ n 1) (+ n 1)) (* (+ n q) (+ n q) (+ n q)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. For n = 1 at q = 1/2, where it is 1/4:
(push 1)
(assert (<= 0 q 1))
(assert (not (<= (* 27 q) (* 4 (+ 1 q) (+ 1 q) (+ 1 q)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Attained: t = e in block 4.
(push 1)
(assert (and (= t (/ 1 2)) (= e t)))
(assert (= (* 16 e e e t) (* (+ (* 3 e e) (* t t)) (+ (* 3 e e) (* t t)))))
(set-info :status sat)
(check-sat)
(pop 1)
