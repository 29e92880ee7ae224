; Two Tversky similarities differ at most by (sqrt rho - 1)/(sqrt rho + 1)
; ========================================================================
;
; Law.  Let rho be at least each of alpha/alpha2, alpha2/alpha, beta/beta2, beta2/beta, and s = sqrt rho.
;       Then for every pair of masks     |T - T2| <= (s-1)/(s+1)  ( = tanh(ln(rho)/4) ).
;
; With rho the largest of the four ratios this is best possible. Dice and Jaccard: rho = 2 gives 3 - 2 sqrt 2.
;
; Variables.  tp, fp, fn are the counts (in both masks, only in the prediction, only in the target). alpha weighs the
; false positives and beta the false negatives; alpha2 and beta2 are the weights of the second similarity:
;
;     T = tp/(tp + alpha fp + beta fn)        T2 = tp/(tp + alpha2 fp + beta2 fn)
;
; All range over the reals, so soft counts (tp = <y,p>, fp = <1-y,p>, fn = <y,1-p>) are covered.
; Jaccard is alpha = beta = 1, Dice is alpha = beta = 1/2, F_b is alpha = 1/(1+b^2), beta = b^2/(1+b^2).
; s stands for sqrt rho: s >= 1, and rho = s*s.
;
; Hypotheses.  tp, fp, fn >= 0; the four weights > 0; both denominators > 0; rho >= each ratio of weights
; (written alpha <= rho alpha2 and so on, which is the same for positive weights).
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const tp Real)
(declare-const fp Real)
(declare-const fn Real)
(declare-const alpha Real)
(declare-const beta Real)
(declare-const alpha2 Real)
(declare-const beta2 Real)
(declare-const s Real)

(define-fun rho () Real (* s s))
(define-fun T () Real (/ tp (+ tp (* alpha fp) (* beta fn))))
(define-fun T2 () Real (/ tp (+ tp (* alpha2 fp) (* beta2 fn))))
(define-fun bound () Real (/ (- s 1) (+ s 1)))

(assert (>= s 1))
(assert (and (>= tp 0) (>= fp 0) (>= fn 0)))
(assert (and (> alpha 0) (> beta 0) (> alpha2 0) (> beta2 0)))
(assert (> (+ tp (* alpha fp) (* beta fn)) 0))
(assert (> (+ tp (* alpha2 fp) (* beta2 fn)) 0))
(assert (and (<= alpha (* rho alpha2)) (<= alpha2 (* rho alpha))))
(assert (and (<= beta (* rho beta2)) (<= beta2 (* rho beta))))

; 1. T - T2 <= (s-1)/(s+1)
(push 1)
(assert (not (<= (- T T2) bound)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. T2 - T <= (s-1)/(s+1)
(push 1)
(assert (not (<= (- T2 T) bound)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not vacuous: weights that differ in both places, and a gap strictly between 0 and the bound.
(push 1)
(assert (and (= alpha 1) (= beta 1) (= alpha2 2) (= beta2 3) (= s 2)))
(assert (< 0 (- T T2) bound))
(set-info :status sat)
(check-sat)
(pop 1)

; 4. Tight for Dice against Jaccard: s = sqrt 2, and a bound that is smaller by 1/1000 fails.
(push 1)
(assert (and (= alpha (/ 1 2)) (= beta (/ 1 2)) (= alpha2 1) (= beta2 1) (= (* s s) 2)))
(assert (> (- T T2) (- bound (/ 1 1000))))
(set-info :status sat)
(check-sat)
(pop 1)

; 5. Attained, by masks even, where sqrt rho is rational: weights 1 and 4 give s = 2 and the gap 1/3.
(push 1)
(assert (and (= alpha 1) (= beta 1) (= alpha2 4) (= beta2 4) (= s 2)))
(assert (= (- T T2) bound (/ 1 3)))
(set-info :status sat)
(check-sat)
(pop 1)
