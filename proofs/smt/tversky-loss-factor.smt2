; Two Tversky losses differ at most by the factor of their weights
; ================================================================
;
; Law.  Let rho be at least each of alpha/alpha2, alpha2/alpha, beta/beta2, beta2/beta. Then for every pair of masks
;
;     1-T <= rho (1-T2)        and        1-T2 <= rho (1-T)
;
; With rho the largest of the four ratios this is best possible, for Dice and Jaccard (rho = 2) and in general.
;
; Variables.  tp, fp, fn are the counts (in both masks, only in the prediction, only in the target). alpha weighs the
; false positives and beta the false negatives; alpha2 and beta2 are the weights of the second similarity:
;
;     T = tp/(tp + alpha fp + beta fn)        T2 = tp/(tp + alpha2 fp + beta2 fn)
;
; All range over the reals, so soft counts (tp = <y,p>, fp = <1-y,p>, fn = <y,1-p>) are covered.
; Jaccard is alpha = beta = 1, Dice is alpha = beta = 1/2, F_b is alpha = 1/(1+b^2), beta = b^2/(1+b^2).
;
; Hypotheses.  tp, fp, fn >= 0; the four weights > 0; both denominators > 0; rho >= each ratio of weights
; (written alpha <= rho alpha2 and so on, which is the same for positive weights; rho >= 1 follows).
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
(declare-const rho Real)

(define-fun T () Real (/ tp (+ tp (* alpha fp) (* beta fn))))
(define-fun T2 () Real (/ tp (+ tp (* alpha2 fp) (* beta2 fn))))

(assert (and (>= tp 0) (>= fp 0) (>= fn 0)))
(assert (and (> alpha 0) (> beta 0) (> alpha2 0) (> beta2 0)))
(assert (> (+ tp (* alpha fp) (* beta fn)) 0))
(assert (> (+ tp (* alpha2 fp) (* beta2 fn)) 0))
(assert (and (<= alpha (* rho alpha2)) (<= alpha2 (* rho alpha))))
(assert (and (<= beta (* rho beta2)) (<= beta2 (* rho beta))))

; 1. 1-T <= rho (1-T2)
(push 1)
(assert (not (<= (- 1 T) (* rho (- 1 T2)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. 1-T2 <= rho (1-T)
(push 1)
(assert (not (<= (- 1 T2) (* rho (- 1 T)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not vacuous: weights that differ in both places, and 0 < 1-T < 1-T2 < rho (1-T).
(push 1)
(assert (and (= alpha 1) (= beta 1) (= alpha2 2) (= beta2 3) (= rho 3)))
(assert (< 0 (- 1 T) (- 1 T2) (* rho (- 1 T))))
(set-info :status sat)
(check-sat)
(pop 1)

; 4. Tight for Jaccard against Dice: rho = 2 is the largest ratio, and 99/100 of it is too small.
(push 1)
(assert (and (= alpha 1) (= beta 1) (= alpha2 (/ 1 2)) (= beta2 (/ 1 2)) (= rho 2)))
(assert (> (- 1 T) (* (/ 99 100) rho (- 1 T2))))
(set-info :status sat)
(check-sat)
(pop 1)

; 5. Tight where only the weights of the false negatives differ.
(push 1)
(assert (and (= alpha (/ 1 2)) (= beta 5) (= alpha2 (/ 1 2)) (= beta2 (/ 1 2)) (= rho 10)))
(assert (> (- 1 T) (* (/ 99 100) rho (- 1 T2))))
(set-info :status sat)
(check-sat)
(pop 1)
