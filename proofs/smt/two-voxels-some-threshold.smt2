; two-voxels-some-threshold
; =========================
;
; Law.  On two voxels, with at least one of them foreground, the best prediction for Dice, and that for Jaccard, is always one
; that some threshold of probabilities makes.
;
; Variables.  a, b and c are the probabilities of the targets {1}, {2} and {1, 2}: all real distributions, with a >= b without
; loss of generality. Thresholds make {1, 2} and, where a > b, {1}; where a = b both voxels are as probable. The prediction is
; hard; the law says nothing of soft predictions.
;
; Hypothesis.  a >= b >= 0, c >= 0, a+b+c = 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_LRA)

(declare-const a Real)
(declare-const b Real)
(declare-const c Real)

(define-fun D10 () Real (+ a (* (/ 2 3) c)))
(define-fun D01 () Real (+ b (* (/ 2 3) c)))
(define-fun D11 () Real (+ (* (/ 2 3) (+ a b)) c))
(define-fun J10 () Real (+ a (* (/ 1 2) c)))
(define-fun J01 () Real (+ b (* (/ 1 2) c)))
(define-fun J11 () Real (+ (* (/ 1 2) (+ a b)) c))

(assert (>= a b 0))
(assert (>= c 0))
(assert (= (+ a b c) 1))

; 1. The less probable voxel alone is never better than the more probable one.
(push 1)
(assert (not (and (>= D10 D01) (>= J10 J01))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Where both are as probable, {1, 2} is best.
(push 1)
(assert (= a b))
(assert (not (and (>= D11 D10) (>= J11 J10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not vacuous: one voxel alone may be best.
(push 1)
(assert (and (> D10 D11) (> J10 J11) (> b 0)))
(set-info :status sat)
(check-sat)
(pop 1)
