; two-voxels-weights-dice
; =======================
;
; Law.  On two voxels, with at least one of them foreground, a cross-entropy whose weights depend on the image is exactly
; consistent with the Dice score: foreground weight 2 where one voxel is foreground and 1 where both are, background weight 1.
; Its minimiser, thresholded at 1/2, is a best prediction for every distribution and every rule for ties.
;
; Variables.  a, b and c are the probabilities of the targets {1}, {2} and {1, 2}: all real distributions. Voxel 1 is included
; where 2a + c > b, voxel 2 where 2b + c > a. The prediction is hard; the law says nothing of soft predictions.
;
; Hypothesis.  a, b, c >= 0, a+b+c = 1.
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

(assert (>= a 0))
(assert (>= b 0))
(assert (>= c 0))
(assert (= (+ a b c) 1))

; 1. Never both are left out.
(push 1)
(assert (<= (+ (* 2 a) c) b))
(assert (<= (+ (* 2 b) c) a))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Where voxel 2 may be left out, {1} is best.
(push 1)
(assert (<= (+ (* 2 b) c) a))
(assert (not (and (>= D10 D01) (>= D10 D11))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Where both may be included, {1, 2} is best.
(push 1)
(assert (>= (+ (* 2 a) c) b))
(assert (>= (+ (* 2 b) c) a))
(assert (not (and (>= D11 D10) (>= D11 D01))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous: all three targets are possible, and {1} alone is best.
(push 1)
(assert (and (> a 0) (> b 0) (> c 0) (> D10 D11) (> D10 D01)))
(set-info :status sat)
(check-sat)
(pop 1)
