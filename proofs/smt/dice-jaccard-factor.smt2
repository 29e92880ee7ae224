; Dice is at least Jaccard and less than twice Jaccard
; ====================================================
;
; Law.  For every pair of masks that are not both empty:   J <= D <= 2J.
;       The factor 2 is best possible (J near 0 comes arbitrarily close), and no pair with J > 0 attains it.
;
; Variables.  tp, fp, fn are the counts (in both masks, only in the prediction, only in the target);
; J = tp/(tp+fp+fn), D = 2tp/(2tp+fp+fn). They range over all nonnegative reals, so soft counts
; (tp = <y,p>, fp = <1-y,p>, fn = <y,1-p>) are covered.
;
; Hypothesis.  tp+fp+fn > 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const tp Real)
(declare-const fp Real)
(declare-const fn Real)

(define-fun J () Real (/ tp (+ tp fp fn)))
(define-fun D () Real (/ (* 2 tp) (+ (* 2 tp) fp fn)))

(assert (>= tp 0))
(assert (>= fp 0))
(assert (>= fn 0))
(assert (> (+ tp fp fn) 0))

; 1. J <= D
(push 1)
(assert (not (<= J D)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. D <= 2J
(push 1)
(assert (not (<= D (* 2 J))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. The factor 2 is never attained: D < 2J where J > 0
(push 1)
(assert (> J 0))
(assert (not (< D (* 2 J))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous: there are pairs with 0 < J < D < 2J.
(push 1)
(assert (< 0 J D (* 2 J)))
(set-info :status sat)
(check-sat)
(pop 1)

; 5. Tight on the left: J = D > 0 happens.
(push 1)
(assert (> J 0))
(assert (= J D))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. Tight on the right: 199/100 is too small a factor.
(push 1)
(assert (> D (* (/ 199 100) J)))
(set-info :status sat)
(check-sat)
(pop 1)
