; Between two predictions the soft Jaccard and soft Dice losses are between their values
; ======================================================================================
;
; Law.  On a segment from p to q the similarity S = A/B, soft Jaccard or soft Dice, is half-way the mediant
; (A1 + A2)/(B1 + B2) of its values A1/B1 and A2/B2 at the ends, and so between them.
;
; Variables.  For soft labels y: A = <y,p> and B = |y| + |p| - <y,p> for soft Jaccard, A = 2<y,p> and B = |y| + |p| for
; soft Dice. Both are linear in p, so at (p + q)/2 they are (A1 + A2)/2 and (B1 + B2)/2.
;
; Hypothesis.  B1 and B2 are positive: the losses have values at both ends.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const A1 Real)
(declare-const A2 Real)
(declare-const B1 Real)
(declare-const B2 Real)

(define-fun middle () Real (/ (+ A1 A2) (+ B1 B2)))

(assert (> B1 0))
(assert (> B2 0))

; 1. The middle is at least the smaller end
(push 1)
(assert (not (or (<= (/ A1 B1) middle) (<= (/ A2 B2) middle))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. The middle is at most the larger end
(push 1)
(assert (not (or (>= (/ A1 B1) middle) (>= (/ A2 B2) middle))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not convex: the similarity half-way can be below the mean of the ends, as for y = (1,0) with (1,0) and (1,1).
(push 1)
(assert (and (= A1 1) (= B1 1) (= A2 1) (= B2 2)))
(assert (< (* 2 middle) (+ (/ A1 B1) (/ A2 B2))))
(set-info :status sat)
(check-sat)
(pop 1)
