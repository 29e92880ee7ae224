; three-voxels-weights-dice
; =========================
;
; Law.  On three voxels, with at least one of them foreground, a cross-entropy with background weight 1 and foreground weights
; 13/5, 7/5 and 1 for one, two and three foreground voxels, thresholded at 1/2, loses at most 1/18 of the expected
; Dice score, whatever the distribution and the rule for ties. No weights that depend on the number
; of foreground voxels lose less.
;
; Variables.  p1, p2, p3, p12, p13, p23 and p123 are the probabilities of the targets: all real distributions. The predictions of
; {1}, {1, 2} and so on have the expected scores D1, D12 and so on; they are hard, the law says nothing of soft predictions.
;
; Hypothesis.  Probabilities are at least 0 and have the sum 1. The blocks are for the voxels in one order, without loss of
; generality.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_LRA)

(declare-const p1 Real)
(declare-const p2 Real)
(declare-const p12 Real)
(declare-const p3 Real)
(declare-const p13 Real)
(declare-const p23 Real)
(declare-const p123 Real)

; How much is in favour of voxel 1: it is included where this is positive, and may be where it is 0.
(define-fun v1 () Real (+ (* (/ 13 5) p1) (* -1 p2) (* (/ 7 5) p12) (* -1 p3) (* (/ 7 5) p13) (* -1 p23) (* 1 p123)))
; How much is in favour of voxel 2: it is included where this is positive, and may be where it is 0.
(define-fun v2 () Real (+ (* -1 p1) (* (/ 13 5) p2) (* (/ 7 5) p12) (* -1 p3) (* -1 p13) (* (/ 7 5) p23) (* 1 p123)))
; How much is in favour of voxel 3: it is included where this is positive, and may be where it is 0.
(define-fun v3 () Real (+ (* -1 p1) (* -1 p2) (* -1 p12) (* (/ 13 5) p3) (* (/ 7 5) p13) (* (/ 7 5) p23) (* 1 p123)))

(define-fun D1 () Real (+ (* 1 p1) (* (/ 2 3) p12) (* (/ 2 3) p13) (* (/ 1 2) p123)))
(define-fun D2 () Real (+ (* 1 p2) (* (/ 2 3) p12) (* (/ 2 3) p23) (* (/ 1 2) p123)))
(define-fun D12 () Real (+ (* (/ 2 3) p1) (* (/ 2 3) p2) (* 1 p12) (* (/ 1 2) p13) (* (/ 1 2) p23) (* (/ 4 5) p123)))
(define-fun D3 () Real (+ (* 1 p3) (* (/ 2 3) p13) (* (/ 2 3) p23) (* (/ 1 2) p123)))
(define-fun D13 () Real (+ (* (/ 2 3) p1) (* (/ 1 2) p12) (* (/ 2 3) p3) (* 1 p13) (* (/ 1 2) p23) (* (/ 4 5) p123)))
(define-fun D23 () Real (+ (* (/ 2 3) p2) (* (/ 1 2) p12) (* (/ 2 3) p3) (* (/ 1 2) p13) (* 1 p23) (* (/ 4 5) p123)))
(define-fun D123 () Real (+ (* (/ 1 2) p1) (* (/ 1 2) p2) (* (/ 4 5) p12) (* (/ 1 2) p3) (* (/ 4 5) p13) (* (/ 4 5) p23) (* 1 p123)))

(assert (>= p1 0))
(assert (>= p2 0))
(assert (>= p12 0))
(assert (>= p3 0))
(assert (>= p13 0))
(assert (>= p23 0))
(assert (>= p123 0))
(assert (= (+ p1 p2 p12 p3 p13 p23 p123) 1))

; 1. Nothing is included.
(push 1)
(assert (<= v1 0))
(assert (<= v2 0))
(assert (<= v3 0))
(assert (or (> (- D1 0) (/ 1 18)) (> (- D2 0) (/ 1 18)) (> (- D12 0) (/ 1 18)) (> (- D3 0) (/ 1 18)) (> (- D13 0) (/ 1 18)) (> (- D23 0) (/ 1 18)) (> (- D123 0) (/ 1 18))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Voxel 1 alone is.
(push 1)
(assert (>= v1 0))
(assert (<= v2 0))
(assert (<= v3 0))
(assert (or (> (- D2 D1) (/ 1 18)) (> (- D12 D1) (/ 1 18)) (> (- D3 D1) (/ 1 18)) (> (- D13 D1) (/ 1 18)) (> (- D23 D1) (/ 1 18)) (> (- D123 D1) (/ 1 18))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Voxels 1 and 2 are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (<= v3 0))
(assert (or (> (- D1 D12) (/ 1 18)) (> (- D2 D12) (/ 1 18)) (> (- D3 D12) (/ 1 18)) (> (- D13 D12) (/ 1 18)) (> (- D23 D12) (/ 1 18)) (> (- D123 D12) (/ 1 18))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. All are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (or (> (- D1 D123) (/ 1 18)) (> (- D2 D123) (/ 1 18)) (> (- D12 D123) (/ 1 18)) (> (- D3 D123) (/ 1 18)) (> (- D13 D123) (/ 1 18)) (> (- D23 D123) (/ 1 18))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Attained.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (<= v3 0))
(assert (= (- D1 D12) (/ 1 18)))
(set-info :status sat)
(check-sat)
(pop 1)
