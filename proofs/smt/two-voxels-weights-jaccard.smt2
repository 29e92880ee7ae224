; two-voxels-weights-jaccard
; ==========================
;
; Law.  On two voxels, with at least one of them foreground, cross-entropy without weights is exactly consistent with the Jaccard
; index, if a voxel of probability exactly 1/2 counts as foreground.
;
; Variables.  a, b and c are the probabilities of the targets {1}, {2} and {1, 2}: all real distributions. Voxel 1 is included
; where a + c >= 1/2, voxel 2 where b + c >= 1/2. The prediction is hard; the law says nothing of soft predictions.
;
; Hypothesis.  a, b, c >= 0, a+b+c = 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_LRA)

(declare-const a Real)
(declare-const b Real)
(declare-const c Real)

(define-fun J10 () Real (+ a (* (/ 1 2) c)))
(define-fun J01 () Real (+ b (* (/ 1 2) c)))
(define-fun J11 () Real (+ (* (/ 1 2) (+ a b)) c))

(assert (>= a 0))
(assert (>= b 0))
(assert (>= c 0))
(assert (= (+ a b c) 1))

; 1. Never both are left out.
(push 1)
(assert (< (+ a c) (/ 1 2)))
(assert (< (+ b c) (/ 1 2)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Where voxel 2 alone is left out, {1} is best.
(push 1)
(assert (< (+ b c) (/ 1 2)))
(assert (not (and (>= J10 J01) (>= J10 J11))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Where both are included, {1, 2} is best.
(push 1)
(assert (>= (+ a c) (/ 1 2)))
(assert (>= (+ b c) (/ 1 2)))
(assert (not (and (>= J11 J10) (>= J11 J01))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. The rule for ties matters: with a = b = 1/2 nothing is above 1/2, and nothing scores 0.
(push 1)
(assert (and (<= (+ a c) (/ 1 2)) (<= (+ b c) (/ 1 2)) (> J11 0)))
(set-info :status sat)
(check-sat)
(pop 1)
