; 1 - Lovasz-Dice against soft Dice, the best absolute limit for each share of foreground
; =======================================================================================
;
; Law.  With r = d/n,  (1 - LD) - SD  is at most  (q-1)/(q+1)  with  q = sqrt(r/2)  where  r >= 3 + sqrt 5,  and at most
; 2 (q-1)^2/(q^2+q-1)  with the root q of  q^3 + q^2 - q = r  where  r <= 3 + sqrt 5. No smaller limit that depends on r alone
; holds for all n.
;
; Variables.  In units of n, lovasz-dice-soft-dice-gap-best is, for real numbers  r <= U  and  1 <= W <= 2:  the gap is at most
; 2 (r/U - 1/W) (s-1)/(s+1)  with  s^2 = U/W.  It is not positive unless s > 1 and s^2 < r.
;
; Hypotheses.  r >= 1, s >= 1, q >= 1, and what each block adds; soft predictions have any real T and b.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const r Real)
(declare-const s Real)
(declare-const q Real)
(declare-const W Real)

(assert (>= r 1))
(assert (>= s 1))
(assert (>= q 1))

; 1. At a given s it is largest at U = r:  (1/W)(r/s^2 - 1) <= 1 - s^2/r,  because  W s^2 = U >= r.
(push 1)
(assert (and (> W 0) (>= (* W s s) r) (<= (* s s) r)))
(assert (not (<= (* r (- r (* s s))) (* W s s (- r (* s s))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Any s:  (1 - s^2/r)(s-1)/(s+1) <= (q-1)^2/(q^2+q-1)  with  r = q (q^2+q-1).
(push 1)
(assert (not (<= (* (- (* q (+ (* q q) q -1)) (* s s)) (- s 1)) (* (- q 1) (- q 1) q (+ s 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. The difference of the two sides is a square times a positive number, which is 0 at s = q alone.
(push 1)
(assert (not (= (- (* (- q 1) (- q 1) q (+ s 1)) (* (- (* q (+ (* q q) q -1)) (* s s)) (- s 1)))
                (* (- s q) (- s q) (+ s (* 2 q) -1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. s^2 = U/W >= r/2. Where r = 2 q^2 with q^2 >= q + 1, that is r >= 3 + sqrt 5:  2 (1 - s^2/r)(s-1)/(s+1) <= (q-1)/(q+1).
(push 1)
(assert (and (>= (* q q) (+ q 1)) (>= s q)))
(assert (not (<= (* (- (* 2 q q) (* s s)) (- s 1) (+ q 1)) (* q q (- q 1) (+ s 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. q^2 = q + 1 is r = 2 q^2 = q^3 + q^2 - q = 3 + sqrt 5, and both limits are the same there.
(push 1)
(assert (= (* q q) (+ q 1)))
(assert (not (and (= (* 2 q q) (+ (* q q q) (* q q) (- q)))
                  (= (* (- (* 2 q q) 3) (- (* 2 q q) 3)) 5)
                  (= (* 2 (- q 1) (- q 1) (+ q 1)) (* (- q 1) (+ (* q q) q -1))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Below, s = q is within reach: W = r/q^2 = (q^2+q-1)/q is between 1 and 2, U = r. The share (q^2-1)/q of the foreground is
; then right where its error is less than 1/(q+1), and all errors but those are 1/(q+1).
(push 1)
(assert (<= (* q q) (+ q 1)))
(assert (not (and (<= q (+ (* q q) q -1)) (<= (+ (* q q) q -1) (* 2 q)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Not vacuous: the limit for r = 33/8 is 2/11, at q = 3/2.
(push 1)
(assert (and (= q (/ 3 2)) (= r (+ (* q q q) (* q q) (- q))) (= (* 8 r) 33)))
(assert (= (* 11 2 (- q 1) (- q 1)) (* 2 (+ (* q q) q -1))))
(set-info :status sat)
(check-sat)
(pop 1)
