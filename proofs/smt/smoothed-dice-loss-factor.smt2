; The soft Dice loss is at most 1 + s/n times the smoothed one
; ============================================================
;
; Law.  With SD = 2I/(P+G), Ds = (2I+s)/(P+G+s) and n = G,
;
;     1-SDs <= 1-SD <= (1 + s/G) (1-SDs)
;
; Variables.  I, P, G, s are real numbers: I = <y,p>, P the sum of p, G = n the size of a binary target. So the law holds for soft
; predictions on images of any size.
;
; Hypotheses.  G > 0, s > 0, and 0 <= I <= P, I <= G, as p lies in [0,1].
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.

(set-logic QF_NRA)

(declare-const I Real)
(declare-const P Real)
(declare-const G Real)
(declare-const s Real)
(assert (<= 0 I P))
(assert (<= I G))
(assert (> G 0))
(assert (> s 0))
(define-fun SD () Real (/ (* 2 I) (+ P G)))
(define-fun SDs () Real (/ (+ (* 2 I) s) (+ P G s)))

; 1. The smoothed loss is not larger.
(push 1)
(assert (not (<= (- 1 SDs) (- 1 SD))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. It is not smaller than the other divided by 1 + s/G.
(push 1)
(assert (not (<= (* G (- 1 SD)) (* (+ G s) (- 1 SDs)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Attained by the prediction 0.
(push 1)
(assert (and (= I 0) (= P 0) (= G 2) (= s 1)))
(assert (= (* G (- 1 SD)) (* (+ G s) (- 1 SDs))))
(set-info :status sat)
(check-sat)
(pop 1)
