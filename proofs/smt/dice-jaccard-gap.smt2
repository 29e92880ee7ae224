; Dice exceeds Jaccard by at most 3 - 2 sqrt 2
; ============================================
;
; Law.  For every pair of masks that are not both empty:   0 <= D - J <= 3 - 2 sqrt 2  (about 0.1716), and exactly
;
;     (3 - 2 sqrt 2) - (D - J)  =  (J - (sqrt 2 - 1))^2 / (1 + J)
;
; so the bound is reached at J = sqrt 2 - 1 only: by soft counts, never by masks, whose J is rational.
;
; Variables.  tp, fp, fn are the counts (in both masks, only in the prediction, only in the target);
; J = tp/(tp+fp+fn), D = 2tp/(2tp+fp+fn). They range over all nonnegative reals, so soft counts
; (tp = <y,p>, fp = <1-y,p>, fn = <y,1-p>) are covered. w is sqrt 2: the positive real with w*w = 2.
;
; Hypothesis.  tp+fp+fn > 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const tp Real)
(declare-const fp Real)
(declare-const fn Real)
(declare-const w Real)

(define-fun J () Real (/ tp (+ tp fp fn)))
(define-fun D () Real (/ (* 2 tp) (+ (* 2 tp) fp fn)))
(define-fun bound () Real (- 3 (* 2 w)))

(assert (>= tp 0))
(assert (>= fp 0))
(assert (>= fn 0))
(assert (> (+ tp fp fn) 0))
(assert (> w 0))
(assert (= (* w w) 2))

; 1. 0 <= D - J
(push 1)
(assert (not (<= 0 (- D J))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. D - J <= 3 - 2 sqrt 2
(push 1)
(assert (not (<= (- D J) bound)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. The exact gap to the bound; multiplied by 1 + J, which is positive by check 8: the quotient takes a solver 30 times as long.
(push 1)
(assert (not (= (* (- bound (- D J)) (+ 1 J)) (* (- J (- w 1)) (- J (- w 1))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Attained at J = sqrt 2 - 1 only
(push 1)
(assert (= (- D J) bound))
(assert (not (= J (- w 1))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: there are pairs with 0 < D - J < 3 - 2 sqrt 2.
(push 1)
(assert (< 0 (- D J) bound))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. Tight: a bound that is smaller by 1/1000 fails.
(push 1)
(assert (> (- D J) (- bound (/ 1 1000))))
(set-info :status sat)
(check-sat)
(pop 1)

; 7. Attained by soft counts: hit sqrt 2 - 1 of one target voxel, and nothing else.
(push 1)
(assert (and (= tp (- w 1)) (= fp 0) (= fn (- 1 tp))))
(assert (= (- D J) bound))
(set-info :status sat)
(check-sat)
(pop 1)

; 8. The denominator 1 + J is positive.
(push 1)
(assert (not (> (+ 1 J) 0)))
(set-info :status unsat)
(check-sat)
(pop 1)
