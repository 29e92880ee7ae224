; Without background -log of soft Jaccard is convex
; =================================================
;
; Law.  Where all n voxels are foreground, soft Jaccard is J = |p|/n, which is linear in p. So J1 J2 <= ((J1 + J2)/2)^2,
; which for positive J says that -log J is half-way at most the mean of its values at the ends.
;
; Variables.  J1 and J2 are the soft Jaccard indices of two predictions.
;
; Hypothesis.  Both are from 0 to 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const J1 Real)
(declare-const J2 Real)

(assert (<= 0 J1 1))
(assert (<= 0 J2 1))

; 1. The product is at most the square of the mean
(push 1)
(assert (not (<= (* 4 J1 J2) (* (+ J1 J2) (+ J1 J2)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Equal only where J1 = J2
(push 1)
(assert (= (* 4 J1 J2) (* (+ J1 J2) (+ J1 J2))))
(assert (not (= J1 J2)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not vacuous.
(push 1)
(assert (< 0 J1 J2))
(set-info :status sat)
(check-sat)
(pop 1)
