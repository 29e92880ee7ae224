; How far symmetric Tversky distances are from a metric
; =====================================================
;
; Law.  Let 0 < alpha <= 1 weigh false positives and false negatives alike, and T = tp/(tp + alpha (fp + fn)). For masks A, B and
;       C, with distance 0 of two empty masks:
;
;           1 - T(A,C) <= (1 + alpha)/(2 alpha) ((1 - T(A,B)) + (1 - T(B,C)))
;
;       and the factor is best possible: 1 for Jaccard, 3/2 for Dice (alpha = 1/2).
;
; Steps. Block 1: 1 - T is f(t) = alpha t/(1 - e t) of the Jaccard distance t, e = 1 - alpha. Block 2: f increases. The Jaccard
; distances X, Y and Z of AB, BC and AC satisfy Z <= X + Y (jaccard-metric.smt2) and Z <= 1, so that Z = X + Y <= 1 may be
; assumed: where X + Y > 1, a smaller X will do. Blocks 3 to 5: the inequality, written in S = X + Y and M = X Y.
;
; Variables.  tp and wrong = fp + fn are the counts of two masks; t and t2 are Jaccard distances. All range over the reals, so
; soft counts are covered.
;
; Hypotheses.  0 <= e < 1; counts are nonnegative and not both 0; distances lie between 0 and 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const e Real)
(declare-const tp Real)
(declare-const wrong Real)
(declare-const t Real)
(declare-const t2 Real)

(define-fun alpha () Real (- 1 e))
(define-fun f ((t Real)) Real (/ (* alpha t) (- 1 (* e t))))

(assert (and (<= 0 e) (< e 1)))
(assert (and (>= tp 0) (>= wrong 0) (> (+ tp wrong) 0)))
(assert (and (<= 0 t 1) (<= 0 t2 1)))

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

; 3. With S = t + t2 and M = t t2:  f(t) + f(t2) = alpha (S - 2 e M)/(1 - e S + e^2 M)
;    (multiplied by the denominator, which is (1 - e t)(1 - e t2))
(push 1)
(assert (not (= (* (+ (f t) (f t2)) (* (- 1 (* e t)) (- 1 (* e t2)))) (* alpha (- (+ t t2) (* 2 e t t2))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. 0 <= 4 M <= S^2
(push 1)
(assert (not (<= 0 (* 4 t t2) (* (+ t t2) (+ t t2)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. f(S) <= (1 + alpha)/(2 alpha) times that, divided by alpha and multiplied by 2 alpha
(push 1)
(declare-const S Real)
(declare-const M Real)
(assert (and (<= 0 S 1) (<= 0 (* 4 M)) (<= (* 4 M) (* S S))))
(assert (not (<= (* 2 alpha (/ S (- 1 (* e S)))) (* (+ 1 alpha) (/ (- S (* 2 e M)) (+ (- 1 (* e S)) (* e e M)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Attained by {1}, {1, 2} and {2}, whose Jaccard distances are 1/2, 1/2 and 1; here for Dice, without being vacuous.
(push 1)
(assert (and (= e (/ 1 2)) (= t (/ 1 2)) (= t2 (/ 1 2))))
(assert (= (f 1) (* (/ 3 2) (+ (f t) (f t2)))))
(set-info :status sat)
(check-sat)
(pop 1)
