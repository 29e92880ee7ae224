; Dice and Jaccard determine each other
; =====================================
;
; Law.  For every pair of masks that are not both empty,
;
;     D = 2J/(1+J)        J = D/(2-D)        1-D = (1-J)/(1+J)        1-J = 2(1-D)/(2-D)
;     D - J = J(1-J)/(1+J)                   D/J = 2 - D   where J > 0
;
; Variables.  tp, fp, fn are the numbers of voxels in both masks, only in the prediction, only in the target:
;
;     J = tp/(tp+fp+fn)        D = 2tp/(2tp+fp+fn)
;
; They range over all nonnegative reals. So the law holds for counts of any size, for soft counts
; (tp = <y,p>, fp = <1-y,p>, fn = <y,1-p>, with y and p in [0,1]) and for counts weighted by nonnegative weights.
;
; Hypothesis.  tp+fp+fn > 0: at least one mask is not empty. Then every denominator below is positive.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible: it shows that the hypotheses are not contradictory
; and where the law ends.

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

; 1. D = 2J/(1+J). Here and in checks 2, 5 and 9 the denominator is multiplied out: it is positive by check 7, and one of the
;    solvers takes four times as long for the quotient.
(push 1)
(assert (not (= (* D (+ 1 J)) (* 2 J))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. J = D/(2-D)
(push 1)
(assert (not (= (* J (- 2 D)) D)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. 1-D = (1-J)/(1+J)
(push 1)
(assert (not (= (- 1 D) (/ (- 1 J) (+ 1 J)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. 1-J = 2(1-D)/(2-D)
(push 1)
(assert (not (= (- 1 J) (/ (* 2 (- 1 D)) (- 2 D)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. D - J = J(1-J)/(1+J)
(push 1)
(assert (not (= (* (- D J) (+ 1 J)) (* J (- 1 J)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. D/J = 2 - D where J > 0
(push 1)
(assert (> J 0))
(assert (not (= (/ D J) (- 2 D))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. The denominators 1+J and 2-D used above are positive, so no division by zero was hidden.
(push 1)
(assert (not (and (> (+ 1 J) 0) (> (- 2 D) 0))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. Not vacuous: there are pairs with 0 < J < D < 1.
(push 1)
(assert (< 0 J D 1))
(set-info :status sat)
(check-sat)
(pop 1)

; 9. Where the law ends: the same smoothing constant s > 0 in both ratios breaks it
;    (it survives only if Dice is smoothed twice as much as Jaccard, which replaces tp by tp+s).
(declare-const s Real)
(define-fun Js () Real (/ (+ tp s) (+ tp fp fn s)))
(define-fun Ds () Real (/ (+ (* 2 tp) s) (+ (* 2 tp) fp fn s)))
(push 1)
(assert (> s 0))
(assert (not (= (* Ds (+ 1 Js)) (* 2 Js))))
(set-info :status sat)
(check-sat)
(pop 1)
