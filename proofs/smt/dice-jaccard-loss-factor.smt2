; The Jaccard loss is at least the Dice loss and less than twice the Dice loss
; ============================================================================
;
; Law.  For every pair of masks that are not both empty:   1-D <= 1-J <= 2(1-D).
;       The factor 2 is best possible (J near 1 comes arbitrarily close), and no pair with J < 1 attains it.
;       Note the other end: for similarities the factor 2 is approached at J near 0.
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

; 1. 1-D <= 1-J
(push 1)
(assert (not (<= (- 1 D) (- 1 J))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. 1-J <= 2(1-D)
(push 1)
(assert (not (<= (- 1 J) (* 2 (- 1 D)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. The factor 2 is never attained: 1-J < 2(1-D) where J < 1
(push 1)
(assert (< J 1))
(assert (not (< (- 1 J) (* 2 (- 1 D)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous: there are pairs with 0 < 1-D < 1-J < 2(1-D).
(push 1)
(assert (< 0 (- 1 D) (- 1 J) (* 2 (- 1 D))))
(set-info :status sat)
(check-sat)
(pop 1)

; 5. Tight on the left: 1-J = 1-D > 0 happens (disjoint masks).
(push 1)
(assert (= (- 1 J) (- 1 D)))
(assert (> (- 1 D) 0))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. Tight on the right: 199/100 is too small a factor.
(push 1)
(assert (> (- 1 J) (* (/ 199 100) (- 1 D))))
(set-info :status sat)
(check-sat)
(pop 1)
