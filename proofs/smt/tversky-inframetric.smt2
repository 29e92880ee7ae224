; Symmetric Tversky distances against the longer of two steps
; ===========================================================
;
; Law.  Let 0 < alpha <= 1 weigh false positives and false negatives alike, and T = tp/(tp + alpha (fp + fn)). For masks A, B and
;       C, with distance 0 of two empty masks:
;
;           1 - T(A,C) <= (1 + alpha)/alpha max(1 - T(A,B), 1 - T(B,C))
;
;       and the factor is best possible: 2 for Jaccard, 3 for Dice (alpha = 1/2).
;
; Steps. Block 1: 1 - T is f(t) = alpha t/(1 - e t) of the Jaccard distance t, e = 1 - alpha. Block 2: f increases, so that the
; larger of f(X) and f(Y) is f of the larger, L, of the Jaccard distances X and Y of AB and BC; that of AC is Z <= X + Y <= 2 L
; (jaccard-metric.smt2). Block 3: the inequality for L and Z.
;
; Variables.  tp and wrong = fp + fn are the counts of two masks; L and Z are Jaccard distances. All range over the reals, so
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
(declare-const L Real)
(declare-const Z Real)

(define-fun alpha () Real (- 1 e))
(define-fun f ((t Real)) Real (/ (* alpha t) (- 1 (* e t))))

(assert (and (<= 0 e) (< e 1)))
(assert (and (>= tp 0) (>= wrong 0) (> (+ tp wrong) 0)))
(assert (and (<= 0 L 1) (<= 0 Z 1)))

; 1. 1 - T = f(1 - J)
(push 1)
(assert (not (= (- 1 (/ tp (+ tp (* alpha wrong)))) (f (/ wrong (+ tp wrong))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. f increases
(push 1)
(assert (<= L Z))
(assert (not (<= (f L) (f Z))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. f(Z) <= (1 + alpha)/alpha f(L), divided by alpha and multiplied by alpha
(push 1)
(assert (<= Z (* 2 L)))
(assert (not (<= (* alpha (/ Z (- 1 (* e Z)))) (* (+ 1 alpha) (/ L (- 1 (* e L)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Attained by {1}, {1, 2} and {2}, whose Jaccard distances are 1/2, 1/2 and 1; here for Dice, without being vacuous.
(push 1)
(assert (and (= e (/ 1 2)) (= L (/ 1 2)) (= Z 1)))
(assert (= (f Z) (* 3 (f L))))
(set-info :status sat)
(check-sat)
(pop 1)
