; More errors never lower a Tversky loss
; ======================================
;
; Law.  Let alpha > 0 weigh false positives and beta > 0 false negatives. As a function of the set of wrong voxels, the loss
;       L = 1 - tp/(tp + alpha fp + beta fn) is monotone.
;
; Variables.  tp, fp and fn are the counts before the next error. They range over the reals, so soft counts are covered; more
; says how large the next error is.
;
; Hypotheses.  tp, fp, fn >= 0; alpha, beta, more > 0; not all counts are 0 (where both masks are empty there is no loss).
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const tp Real)
(declare-const fp Real)
(declare-const fn Real)
(declare-const alpha Real)
(declare-const beta Real)
(declare-const more Real)

(define-fun L ((tp Real) (fp Real) (fn Real)) Real (- 1 (/ tp (+ tp (* alpha fp) (* beta fn)))))

(assert (and (>= tp 0) (>= fp 0) (>= fn 0) (> (+ tp fp fn) 0)))
(assert (and (> alpha 0) (> beta 0) (> more 0)))

; 1. One more false positive
(push 1)
(assert (not (<= (L tp fp fn) (L tp (+ fp more) fn))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. One more miss: a hit less
(push 1)
(assert (>= tp more))
(assert (not (<= (L tp fp fn) (L (- tp more) fp (+ fn more)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. No loss is negative, as where both masks are empty
(push 1)
(assert (not (<= 0 (L tp fp fn))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous: an error that costs.
(push 1)
(assert (and (= tp 2) (= fp 1) (= fn 1) (= more 1)))
(assert (< (L tp fp fn) (L tp (+ fp more) fn)))
(set-info :status sat)
(check-sat)
(pop 1)
