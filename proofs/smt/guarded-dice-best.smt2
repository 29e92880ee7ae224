; A constant in the denominator alone keeps soft Dice below 2n/(2n + eps)
; =======================================================================
;
; Law.  For eps > 0,  2I/(P+G+eps) <= 2G/(2G+eps) < 1.
;
; Variables.  I, P, G, eps are real numbers: I = <y,p>, P the sum of p, G = n the size of a binary target. So the law holds for
; soft predictions on images of any size.
;
; Hypotheses.  G > 0, eps > 0, and 0 <= I <= P, I <= G, as p lies in [0,1].
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.

(set-logic QF_NRA)

(declare-const I Real)
(declare-const P Real)
(declare-const G Real)
(declare-const eps Real)
(assert (<= 0 I P))
(assert (<= I G))
(assert (> G 0))
(assert (> eps 0))

; 1. No prediction does better than the perfect one.
(push 1)
(assert (not (<= (* 2 I (+ (* 2 G) eps)) (* 2 G (+ P G eps)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Which stays below 1.
(push 1)
(assert (not (< (/ (* 2 G) (+ (* 2 G) eps)) 1)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Attained by the perfect prediction.
(push 1)
(assert (and (= I G) (= P G) (= G 1) (= eps 1)))
(assert (= (* 2 I (+ (* 2 G) eps)) (* 2 G (+ P G eps))))
(set-info :status sat)
(check-sat)
(pop 1)
