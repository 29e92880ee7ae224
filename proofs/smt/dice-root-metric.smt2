; The square root of the Dice distance is a metric
; ================================================
;
; Law.  For masks A, B and C, with distance 0 of two empty masks:
;       sqrt(1 - D(A,C)) <= sqrt(1 - D(A,B)) + sqrt(1 - D(B,C)).
;
; Variables.  p, q and r are the roots of 1 - D of the pairs AB, BC and AC. They range over the reals from 0 to 1, so that soft
; masks are covered too. By the identity of Dice and Jaccard, the Jaccard distance is 2 (1 - D)/(1 + (1 - D)), so that it is
; 2 p^2/(1 + p^2) for AB.
;
; Hypothesis.  The Jaccard distances satisfy the triangle inequality (jaccard-metric.smt2).
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const p Real)
(declare-const q Real)
(declare-const r Real)

(define-fun jaccard ((root Real)) Real (/ (* 2 root root) (+ 1 (* root root))))

(assert (and (<= 0 p 1) (<= 0 q 1) (<= 0 r 1)))
(assert (<= (jaccard r) (+ (jaccard p) (jaccard q))))

; 1. The triangle inequality of the roots
(push 1)
(assert (not (<= r (+ p q))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Not vacuous: without the roots it fails, for {1}, {1, 2} and {2}.
(push 1)
(assert (and (= r 1) (= (* 3 p p) 1) (= (* 3 q q) 1)))
(assert (> (* r r) (+ (* p p) (* q q))))
(set-info :status sat)
(check-sat)
(pop 1)

; 3. Strict there.
(push 1)
(assert (and (> p 0) (> q 0) (> r p) (> r q) (< r (+ p q))))
(set-info :status sat)
(check-sat)
(pop 1)
