; Symmetric Tversky distances with weights from 1 on are metrics
; ==============================================================
;
; Law.  Let alpha >= 1 weigh false positives and false negatives alike, and T = tp/(tp + alpha (fp + fn)). For masks A, B and C,
;       with distance 0 of two empty masks:   1 - T(A,C) <= (1 - T(A,B)) + (1 - T(B,C)).
;
; Three steps. Block 1: 1 - T is f(t) = alpha t/(1 + w t) of the Jaccard distance t, w = alpha - 1. Block 2: f increases, so that
; it may be assumed that the Jaccard distances X, Y and Z of AB, BC and AC have X + Y = Z (jaccard-metric.smt2 says Z <= X + Y).
; Blocks 3 and 4: f(X + Y) <= f(X) + f(Y), written in S = X + Y and M = X Y.
;
; Variables.  tp and wrong = fp + fn are the counts of two masks; t and t2 are Jaccard distances. All range over the reals, so
; soft counts are covered.
;
; Hypotheses.  w >= 0; counts are nonnegative and not both 0; distances are nonnegative.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const w Real)
(declare-const tp Real)
(declare-const wrong Real)
(declare-const t Real)
(declare-const t2 Real)

(define-fun alpha () Real (+ 1 w))
(define-fun f ((t Real)) Real (/ (* alpha t) (+ 1 (* w t))))

(assert (>= w 0))
(assert (and (>= tp 0) (>= wrong 0) (> (+ tp wrong) 0)))
(assert (and (>= t 0) (>= t2 0)))

; 1. 1 - T = f(1 - J)
(push 1)
(assert (not (= (- 1 (/ tp (+ tp (* alpha wrong)))) (f (/ wrong (+ tp wrong))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. f increases
(push 1)
(assert (<= t t2))
(assert (not (<= (f t) (f t2))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. With S = t + t2 and M = t t2:  f(t) + f(t2) = alpha (S + 2 w M)/(1 + w S + w^2 M)
;    (multiplied by the denominator, which is (1 + w t)(1 + w t2))
(push 1)
(assert (not (= (* (+ (f t) (f t2)) (* (+ 1 (* w t)) (+ 1 (* w t2)))) (* alpha (+ t t2 (* 2 w t t2))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. f(S) is at most that
(push 1)
(declare-const S Real)
(declare-const M Real)
(assert (and (>= S 0) (>= M 0)))
(assert (not (<= (/ S (+ 1 (* w S))) (/ (+ S (* 2 w M)) (+ 1 (* w S) (* w w M))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: alpha = 2, distances 1/2, 1/2 and 1.
(push 1)
(assert (and (= w 1) (= t (/ 1 2)) (= t2 (/ 1 2))))
(assert (< (f 1) (+ (f t) (f t2))))
(set-info :status sat)
(check-sat)
(pop 1)
