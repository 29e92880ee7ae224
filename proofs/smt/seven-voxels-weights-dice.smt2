; The best weights that depend on the image lose 3/14 of Dice on seven voxels
; ===========================================================================
;
; Law.  On seven voxels, with at least one of them foreground, a cross-entropy with background weight 1 and foreground weight 6/n
; for n foreground voxels, thresholded at 1/2 with 1/2 itself as foreground, loses at most 3/14 of the expected Dice score,
; whatever the distribution. No weights that depend on the number of foreground voxels lose less.
;
; Variables.  n1, n2 and so on are the probabilities that the target has one voxel, two and so on; s2v3 is the probability that it
; has two and voxel 3 is one of them. Expected Dice scores of predictions depend on nothing else: that of m voxels is a sum over
; its voxels, of 2/(m+1) s1v<i> + 2/(m+2) s2v<i> + ... for voxel i, which is share<m>v<i>. Predictions are hard, the law says
; nothing of soft predictions.
;
; Hypothesis.  Every s<n>v<i> is at least 0 and at most n<n>, and their sum over the voxels is n times n<n>; n1, n2 and so on have
; the sum 1. All distributions on nonempty masks are like that, and more is not used. The prediction that is made has the first
; voxels: their order is a matter of names.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence. A block with
; status sat states something that must be possible. The better prediction has some of the voxels that are included and some of
; the others, the first ones of either: which ones is a matter of names again.

(set-logic QF_LRA)

(declare-const n1 Real)
(declare-const n2 Real)
(declare-const n3 Real)
(declare-const n4 Real)
(declare-const n5 Real)
(declare-const n6 Real)
(declare-const n7 Real)
(declare-const s1v1 Real)
(declare-const s1v2 Real)
(declare-const s1v3 Real)
(declare-const s1v4 Real)
(declare-const s1v5 Real)
(declare-const s1v6 Real)
(declare-const s1v7 Real)
(declare-const s2v1 Real)
(declare-const s2v2 Real)
(declare-const s2v3 Real)
(declare-const s2v4 Real)
(declare-const s2v5 Real)
(declare-const s2v6 Real)
(declare-const s2v7 Real)
(declare-const s3v1 Real)
(declare-const s3v2 Real)
(declare-const s3v3 Real)
(declare-const s3v4 Real)
(declare-const s3v5 Real)
(declare-const s3v6 Real)
(declare-const s3v7 Real)
(declare-const s4v1 Real)
(declare-const s4v2 Real)
(declare-const s4v3 Real)
(declare-const s4v4 Real)
(declare-const s4v5 Real)
(declare-const s4v6 Real)
(declare-const s4v7 Real)
(declare-const s5v1 Real)
(declare-const s5v2 Real)
(declare-const s5v3 Real)
(declare-const s5v4 Real)
(declare-const s5v5 Real)
(declare-const s5v6 Real)
(declare-const s5v7 Real)
(declare-const s6v1 Real)
(declare-const s6v2 Real)
(declare-const s6v3 Real)
(declare-const s6v4 Real)
(declare-const s6v5 Real)
(declare-const s6v6 Real)
(declare-const s6v7 Real)

; How much is in favour of a voxel: it is included where this is at least 0. Inside, the weight counts; outside, 1 is lost.
(define-fun v1 () Real (- (+ (* 7 s1v1) (* 4 s2v1) (* 3 s3v1) (* (/ 5 2) s4v1) (* (/ 11 5) s5v1) (* 2 s6v1) (* (/ 13 7) n7)) 1))
(define-fun v2 () Real (- (+ (* 7 s1v2) (* 4 s2v2) (* 3 s3v2) (* (/ 5 2) s4v2) (* (/ 11 5) s5v2) (* 2 s6v2) (* (/ 13 7) n7)) 1))
(define-fun v3 () Real (- (+ (* 7 s1v3) (* 4 s2v3) (* 3 s3v3) (* (/ 5 2) s4v3) (* (/ 11 5) s5v3) (* 2 s6v3) (* (/ 13 7) n7)) 1))
(define-fun v4 () Real (- (+ (* 7 s1v4) (* 4 s2v4) (* 3 s3v4) (* (/ 5 2) s4v4) (* (/ 11 5) s5v4) (* 2 s6v4) (* (/ 13 7) n7)) 1))
(define-fun v5 () Real (- (+ (* 7 s1v5) (* 4 s2v5) (* 3 s3v5) (* (/ 5 2) s4v5) (* (/ 11 5) s5v5) (* 2 s6v5) (* (/ 13 7) n7)) 1))
(define-fun v6 () Real (- (+ (* 7 s1v6) (* 4 s2v6) (* 3 s3v6) (* (/ 5 2) s4v6) (* (/ 11 5) s5v6) (* 2 s6v6) (* (/ 13 7) n7)) 1))
(define-fun v7 () Real (- (+ (* 7 s1v7) (* 4 s2v7) (* 3 s3v7) (* (/ 5 2) s4v7) (* (/ 11 5) s5v7) (* 2 s6v7) (* (/ 13 7) n7)) 1))

; The share of each voxel in the expected score of a prediction of m voxels that includes it.
(define-fun share1v1 () Real
  (+ (* 1 s1v1) (* (/ 2 3) s2v1) (* (/ 1 2) s3v1) (* (/ 2 5) s4v1) (* (/ 1 3) s5v1) (* (/ 2 7) s6v1) (* (/ 1 4) n7)))
(define-fun share1v2 () Real
  (+ (* 1 s1v2) (* (/ 2 3) s2v2) (* (/ 1 2) s3v2) (* (/ 2 5) s4v2) (* (/ 1 3) s5v2) (* (/ 2 7) s6v2) (* (/ 1 4) n7)))
(define-fun share1v3 () Real
  (+ (* 1 s1v3) (* (/ 2 3) s2v3) (* (/ 1 2) s3v3) (* (/ 2 5) s4v3) (* (/ 1 3) s5v3) (* (/ 2 7) s6v3) (* (/ 1 4) n7)))
(define-fun share1v4 () Real
  (+ (* 1 s1v4) (* (/ 2 3) s2v4) (* (/ 1 2) s3v4) (* (/ 2 5) s4v4) (* (/ 1 3) s5v4) (* (/ 2 7) s6v4) (* (/ 1 4) n7)))
(define-fun share1v5 () Real
  (+ (* 1 s1v5) (* (/ 2 3) s2v5) (* (/ 1 2) s3v5) (* (/ 2 5) s4v5) (* (/ 1 3) s5v5) (* (/ 2 7) s6v5) (* (/ 1 4) n7)))
(define-fun share1v6 () Real
  (+ (* 1 s1v6) (* (/ 2 3) s2v6) (* (/ 1 2) s3v6) (* (/ 2 5) s4v6) (* (/ 1 3) s5v6) (* (/ 2 7) s6v6) (* (/ 1 4) n7)))
(define-fun share1v7 () Real
  (+ (* 1 s1v7) (* (/ 2 3) s2v7) (* (/ 1 2) s3v7) (* (/ 2 5) s4v7) (* (/ 1 3) s5v7) (* (/ 2 7) s6v7) (* (/ 1 4) n7)))
(define-fun share2v1 () Real
  (+ (* (/ 2 3) s1v1) (* (/ 1 2) s2v1) (* (/ 2 5) s3v1) (* (/ 1 3) s4v1) (* (/ 2 7) s5v1) (* (/ 1 4) s6v1) (* (/ 2 9) n7)))
(define-fun share2v2 () Real
  (+ (* (/ 2 3) s1v2) (* (/ 1 2) s2v2) (* (/ 2 5) s3v2) (* (/ 1 3) s4v2) (* (/ 2 7) s5v2) (* (/ 1 4) s6v2) (* (/ 2 9) n7)))
(define-fun share2v3 () Real
  (+ (* (/ 2 3) s1v3) (* (/ 1 2) s2v3) (* (/ 2 5) s3v3) (* (/ 1 3) s4v3) (* (/ 2 7) s5v3) (* (/ 1 4) s6v3) (* (/ 2 9) n7)))
(define-fun share2v4 () Real
  (+ (* (/ 2 3) s1v4) (* (/ 1 2) s2v4) (* (/ 2 5) s3v4) (* (/ 1 3) s4v4) (* (/ 2 7) s5v4) (* (/ 1 4) s6v4) (* (/ 2 9) n7)))
(define-fun share2v5 () Real
  (+ (* (/ 2 3) s1v5) (* (/ 1 2) s2v5) (* (/ 2 5) s3v5) (* (/ 1 3) s4v5) (* (/ 2 7) s5v5) (* (/ 1 4) s6v5) (* (/ 2 9) n7)))
(define-fun share2v6 () Real
  (+ (* (/ 2 3) s1v6) (* (/ 1 2) s2v6) (* (/ 2 5) s3v6) (* (/ 1 3) s4v6) (* (/ 2 7) s5v6) (* (/ 1 4) s6v6) (* (/ 2 9) n7)))
(define-fun share2v7 () Real
  (+ (* (/ 2 3) s1v7) (* (/ 1 2) s2v7) (* (/ 2 5) s3v7) (* (/ 1 3) s4v7) (* (/ 2 7) s5v7) (* (/ 1 4) s6v7) (* (/ 2 9) n7)))
(define-fun share3v1 () Real
  (+ (* (/ 1 2) s1v1) (* (/ 2 5) s2v1) (* (/ 1 3) s3v1) (* (/ 2 7) s4v1) (* (/ 1 4) s5v1) (* (/ 2 9) s6v1) (* (/ 1 5) n7)))
(define-fun share3v2 () Real
  (+ (* (/ 1 2) s1v2) (* (/ 2 5) s2v2) (* (/ 1 3) s3v2) (* (/ 2 7) s4v2) (* (/ 1 4) s5v2) (* (/ 2 9) s6v2) (* (/ 1 5) n7)))
(define-fun share3v3 () Real
  (+ (* (/ 1 2) s1v3) (* (/ 2 5) s2v3) (* (/ 1 3) s3v3) (* (/ 2 7) s4v3) (* (/ 1 4) s5v3) (* (/ 2 9) s6v3) (* (/ 1 5) n7)))
(define-fun share3v4 () Real
  (+ (* (/ 1 2) s1v4) (* (/ 2 5) s2v4) (* (/ 1 3) s3v4) (* (/ 2 7) s4v4) (* (/ 1 4) s5v4) (* (/ 2 9) s6v4) (* (/ 1 5) n7)))
(define-fun share3v5 () Real
  (+ (* (/ 1 2) s1v5) (* (/ 2 5) s2v5) (* (/ 1 3) s3v5) (* (/ 2 7) s4v5) (* (/ 1 4) s5v5) (* (/ 2 9) s6v5) (* (/ 1 5) n7)))
(define-fun share3v6 () Real
  (+ (* (/ 1 2) s1v6) (* (/ 2 5) s2v6) (* (/ 1 3) s3v6) (* (/ 2 7) s4v6) (* (/ 1 4) s5v6) (* (/ 2 9) s6v6) (* (/ 1 5) n7)))
(define-fun share3v7 () Real
  (+ (* (/ 1 2) s1v7) (* (/ 2 5) s2v7) (* (/ 1 3) s3v7) (* (/ 2 7) s4v7) (* (/ 1 4) s5v7) (* (/ 2 9) s6v7) (* (/ 1 5) n7)))
(define-fun share4v1 () Real
  (+ (* (/ 2 5) s1v1) (* (/ 1 3) s2v1) (* (/ 2 7) s3v1) (* (/ 1 4) s4v1) (* (/ 2 9) s5v1) (* (/ 1 5) s6v1) (* (/ 2 11) n7)))
(define-fun share4v2 () Real
  (+ (* (/ 2 5) s1v2) (* (/ 1 3) s2v2) (* (/ 2 7) s3v2) (* (/ 1 4) s4v2) (* (/ 2 9) s5v2) (* (/ 1 5) s6v2) (* (/ 2 11) n7)))
(define-fun share4v3 () Real
  (+ (* (/ 2 5) s1v3) (* (/ 1 3) s2v3) (* (/ 2 7) s3v3) (* (/ 1 4) s4v3) (* (/ 2 9) s5v3) (* (/ 1 5) s6v3) (* (/ 2 11) n7)))
(define-fun share4v4 () Real
  (+ (* (/ 2 5) s1v4) (* (/ 1 3) s2v4) (* (/ 2 7) s3v4) (* (/ 1 4) s4v4) (* (/ 2 9) s5v4) (* (/ 1 5) s6v4) (* (/ 2 11) n7)))
(define-fun share4v5 () Real
  (+ (* (/ 2 5) s1v5) (* (/ 1 3) s2v5) (* (/ 2 7) s3v5) (* (/ 1 4) s4v5) (* (/ 2 9) s5v5) (* (/ 1 5) s6v5) (* (/ 2 11) n7)))
(define-fun share4v6 () Real
  (+ (* (/ 2 5) s1v6) (* (/ 1 3) s2v6) (* (/ 2 7) s3v6) (* (/ 1 4) s4v6) (* (/ 2 9) s5v6) (* (/ 1 5) s6v6) (* (/ 2 11) n7)))
(define-fun share4v7 () Real
  (+ (* (/ 2 5) s1v7) (* (/ 1 3) s2v7) (* (/ 2 7) s3v7) (* (/ 1 4) s4v7) (* (/ 2 9) s5v7) (* (/ 1 5) s6v7) (* (/ 2 11) n7)))
(define-fun share5v1 () Real
  (+ (* (/ 1 3) s1v1) (* (/ 2 7) s2v1) (* (/ 1 4) s3v1) (* (/ 2 9) s4v1) (* (/ 1 5) s5v1) (* (/ 2 11) s6v1) (* (/ 1 6) n7)))
(define-fun share5v2 () Real
  (+ (* (/ 1 3) s1v2) (* (/ 2 7) s2v2) (* (/ 1 4) s3v2) (* (/ 2 9) s4v2) (* (/ 1 5) s5v2) (* (/ 2 11) s6v2) (* (/ 1 6) n7)))
(define-fun share5v3 () Real
  (+ (* (/ 1 3) s1v3) (* (/ 2 7) s2v3) (* (/ 1 4) s3v3) (* (/ 2 9) s4v3) (* (/ 1 5) s5v3) (* (/ 2 11) s6v3) (* (/ 1 6) n7)))
(define-fun share5v4 () Real
  (+ (* (/ 1 3) s1v4) (* (/ 2 7) s2v4) (* (/ 1 4) s3v4) (* (/ 2 9) s4v4) (* (/ 1 5) s5v4) (* (/ 2 11) s6v4) (* (/ 1 6) n7)))
(define-fun share5v5 () Real
  (+ (* (/ 1 3) s1v5) (* (/ 2 7) s2v5) (* (/ 1 4) s3v5) (* (/ 2 9) s4v5) (* (/ 1 5) s5v5) (* (/ 2 11) s6v5) (* (/ 1 6) n7)))
(define-fun share5v6 () Real
  (+ (* (/ 1 3) s1v6) (* (/ 2 7) s2v6) (* (/ 1 4) s3v6) (* (/ 2 9) s4v6) (* (/ 1 5) s5v6) (* (/ 2 11) s6v6) (* (/ 1 6) n7)))
(define-fun share5v7 () Real
  (+ (* (/ 1 3) s1v7) (* (/ 2 7) s2v7) (* (/ 1 4) s3v7) (* (/ 2 9) s4v7) (* (/ 1 5) s5v7) (* (/ 2 11) s6v7) (* (/ 1 6) n7)))
(define-fun share6v1 () Real
  (+ (* (/ 2 7) s1v1) (* (/ 1 4) s2v1) (* (/ 2 9) s3v1) (* (/ 1 5) s4v1) (* (/ 2 11) s5v1) (* (/ 1 6) s6v1) (* (/ 2 13) n7)))
(define-fun share6v2 () Real
  (+ (* (/ 2 7) s1v2) (* (/ 1 4) s2v2) (* (/ 2 9) s3v2) (* (/ 1 5) s4v2) (* (/ 2 11) s5v2) (* (/ 1 6) s6v2) (* (/ 2 13) n7)))
(define-fun share6v3 () Real
  (+ (* (/ 2 7) s1v3) (* (/ 1 4) s2v3) (* (/ 2 9) s3v3) (* (/ 1 5) s4v3) (* (/ 2 11) s5v3) (* (/ 1 6) s6v3) (* (/ 2 13) n7)))
(define-fun share6v4 () Real
  (+ (* (/ 2 7) s1v4) (* (/ 1 4) s2v4) (* (/ 2 9) s3v4) (* (/ 1 5) s4v4) (* (/ 2 11) s5v4) (* (/ 1 6) s6v4) (* (/ 2 13) n7)))
(define-fun share6v5 () Real
  (+ (* (/ 2 7) s1v5) (* (/ 1 4) s2v5) (* (/ 2 9) s3v5) (* (/ 1 5) s4v5) (* (/ 2 11) s5v5) (* (/ 1 6) s6v5) (* (/ 2 13) n7)))
(define-fun share6v6 () Real
  (+ (* (/ 2 7) s1v6) (* (/ 1 4) s2v6) (* (/ 2 9) s3v6) (* (/ 1 5) s4v6) (* (/ 2 11) s5v6) (* (/ 1 6) s6v6) (* (/ 2 13) n7)))
(define-fun share6v7 () Real
  (+ (* (/ 2 7) s1v7) (* (/ 1 4) s2v7) (* (/ 2 9) s3v7) (* (/ 1 5) s4v7) (* (/ 2 11) s5v7) (* (/ 1 6) s6v7) (* (/ 2 13) n7)))
(define-fun share7v1 () Real
  (+ (* (/ 1 4) s1v1) (* (/ 2 9) s2v1) (* (/ 1 5) s3v1) (* (/ 2 11) s4v1) (* (/ 1 6) s5v1) (* (/ 2 13) s6v1) (* (/ 1 7) n7)))
(define-fun share7v2 () Real
  (+ (* (/ 1 4) s1v2) (* (/ 2 9) s2v2) (* (/ 1 5) s3v2) (* (/ 2 11) s4v2) (* (/ 1 6) s5v2) (* (/ 2 13) s6v2) (* (/ 1 7) n7)))
(define-fun share7v3 () Real
  (+ (* (/ 1 4) s1v3) (* (/ 2 9) s2v3) (* (/ 1 5) s3v3) (* (/ 2 11) s4v3) (* (/ 1 6) s5v3) (* (/ 2 13) s6v3) (* (/ 1 7) n7)))
(define-fun share7v4 () Real
  (+ (* (/ 1 4) s1v4) (* (/ 2 9) s2v4) (* (/ 1 5) s3v4) (* (/ 2 11) s4v4) (* (/ 1 6) s5v4) (* (/ 2 13) s6v4) (* (/ 1 7) n7)))
(define-fun share7v5 () Real
  (+ (* (/ 1 4) s1v5) (* (/ 2 9) s2v5) (* (/ 1 5) s3v5) (* (/ 2 11) s4v5) (* (/ 1 6) s5v5) (* (/ 2 13) s6v5) (* (/ 1 7) n7)))
(define-fun share7v6 () Real
  (+ (* (/ 1 4) s1v6) (* (/ 2 9) s2v6) (* (/ 1 5) s3v6) (* (/ 2 11) s4v6) (* (/ 1 6) s5v6) (* (/ 2 13) s6v6) (* (/ 1 7) n7)))
(define-fun share7v7 () Real
  (+ (* (/ 1 4) s1v7) (* (/ 2 9) s2v7) (* (/ 1 5) s3v7) (* (/ 2 11) s4v7) (* (/ 1 6) s5v7) (* (/ 2 13) s6v7) (* (/ 1 7) n7)))

(assert (<= 0 s1v1 n1))
(assert (<= 0 s1v2 n1))
(assert (<= 0 s1v3 n1))
(assert (<= 0 s1v4 n1))
(assert (<= 0 s1v5 n1))
(assert (<= 0 s1v6 n1))
(assert (<= 0 s1v7 n1))
(assert (= (+ s1v1 s1v2 s1v3 s1v4 s1v5 s1v6 s1v7) (* 1 n1)))
(assert (<= 0 s2v1 n2))
(assert (<= 0 s2v2 n2))
(assert (<= 0 s2v3 n2))
(assert (<= 0 s2v4 n2))
(assert (<= 0 s2v5 n2))
(assert (<= 0 s2v6 n2))
(assert (<= 0 s2v7 n2))
(assert (= (+ s2v1 s2v2 s2v3 s2v4 s2v5 s2v6 s2v7) (* 2 n2)))
(assert (<= 0 s3v1 n3))
(assert (<= 0 s3v2 n3))
(assert (<= 0 s3v3 n3))
(assert (<= 0 s3v4 n3))
(assert (<= 0 s3v5 n3))
(assert (<= 0 s3v6 n3))
(assert (<= 0 s3v7 n3))
(assert (= (+ s3v1 s3v2 s3v3 s3v4 s3v5 s3v6 s3v7) (* 3 n3)))
(assert (<= 0 s4v1 n4))
(assert (<= 0 s4v2 n4))
(assert (<= 0 s4v3 n4))
(assert (<= 0 s4v4 n4))
(assert (<= 0 s4v5 n4))
(assert (<= 0 s4v6 n4))
(assert (<= 0 s4v7 n4))
(assert (= (+ s4v1 s4v2 s4v3 s4v4 s4v5 s4v6 s4v7) (* 4 n4)))
(assert (<= 0 s5v1 n5))
(assert (<= 0 s5v2 n5))
(assert (<= 0 s5v3 n5))
(assert (<= 0 s5v4 n5))
(assert (<= 0 s5v5 n5))
(assert (<= 0 s5v6 n5))
(assert (<= 0 s5v7 n5))
(assert (= (+ s5v1 s5v2 s5v3 s5v4 s5v5 s5v6 s5v7) (* 5 n5)))
(assert (<= 0 s6v1 n6))
(assert (<= 0 s6v2 n6))
(assert (<= 0 s6v3 n6))
(assert (<= 0 s6v4 n6))
(assert (<= 0 s6v5 n6))
(assert (<= 0 s6v6 n6))
(assert (<= 0 s6v7 n6))
(assert (= (+ s6v1 s6v2 s6v3 s6v4 s6v5 s6v6 s6v7) (* 6 n6)))
(assert (>= n7 0))
(assert (= (+ n1 n2 n3 n4 n5 n6 n7) 1))

; 1. Something is always included.
(push 1)
(assert (< v1 0))
(assert (< v2 0))
(assert (< v3 0))
(assert (< v4 0))
(assert (< v5 0))
(assert (< v6 0))
(assert (< v7 0))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Voxel 1 alone is.
(push 1)
(assert (>= v1 0))
(assert (< v2 0))
(assert (< v3 0))
(assert (< v4 0))
(assert (< v5 0))
(assert (< v6 0))
(assert (< v7 0))
(define-fun made () Real share1v1)
(assert (or
  (> (- share1v2 made) (/ 3 14))
  (> (- (+ share2v2 share2v3) made) (/ 3 14))
  (> (- (+ share3v2 share3v3 share3v4) made) (/ 3 14))
  (> (- (+ share4v2 share4v3 share4v4 share4v5) made) (/ 3 14))
  (> (- (+ share5v2 share5v3 share5v4 share5v5 share5v6) made) (/ 3 14))
  (> (- (+ share6v2 share6v3 share6v4 share6v5 share6v6 share6v7) made) (/ 3 14))
  (> (- (+ share2v1 share2v2) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v3 share6v4 share6v5 share6v6) made) (/ 3 14))
  (> (- (+ share7v1 share7v2 share7v3 share7v4 share7v5 share7v6 share7v7) made) (/ 3 14))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Voxels 1 and 2 are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (< v3 0))
(assert (< v4 0))
(assert (< v5 0))
(assert (< v6 0))
(assert (< v7 0))
(define-fun made () Real (+ share2v1 share2v2))
(assert (or
  (> (- share1v3 made) (/ 3 14))
  (> (- (+ share2v3 share2v4) made) (/ 3 14))
  (> (- (+ share3v3 share3v4 share3v5) made) (/ 3 14))
  (> (- (+ share4v3 share4v4 share4v5 share4v6) made) (/ 3 14))
  (> (- (+ share5v3 share5v4 share5v5 share5v6 share5v7) made) (/ 3 14))
  (> (- share1v1 made) (/ 3 14))
  (> (- (+ share2v1 share2v3) made) (/ 3 14))
  (> (- (+ share3v1 share3v3 share3v4) made) (/ 3 14))
  (> (- (+ share4v1 share4v3 share4v4 share4v5) made) (/ 3 14))
  (> (- (+ share5v1 share5v3 share5v4 share5v5 share5v6) made) (/ 3 14))
  (> (- (+ share6v1 share6v3 share6v4 share6v5 share6v6 share6v7) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v3 share6v4 share6v5 share6v6) made) (/ 3 14))
  (> (- (+ share7v1 share7v2 share7v3 share7v4 share7v5 share7v6 share7v7) made) (/ 3 14))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Voxels 1 to 3 are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (< v4 0))
(assert (< v5 0))
(assert (< v6 0))
(assert (< v7 0))
(define-fun made () Real (+ share3v1 share3v2 share3v3))
(assert (or
  (> (- share1v4 made) (/ 3 14))
  (> (- (+ share2v4 share2v5) made) (/ 3 14))
  (> (- (+ share3v4 share3v5 share3v6) made) (/ 3 14))
  (> (- (+ share4v4 share4v5 share4v6 share4v7) made) (/ 3 14))
  (> (- share1v1 made) (/ 3 14))
  (> (- (+ share2v1 share2v4) made) (/ 3 14))
  (> (- (+ share3v1 share3v4 share3v5) made) (/ 3 14))
  (> (- (+ share4v1 share4v4 share4v5 share4v6) made) (/ 3 14))
  (> (- (+ share5v1 share5v4 share5v5 share5v6 share5v7) made) (/ 3 14))
  (> (- (+ share2v1 share2v2) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v4) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v4 share4v5) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v4 share5v5 share5v6) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v4 share6v5 share6v6 share6v7) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v3 share6v4 share6v5 share6v6) made) (/ 3 14))
  (> (- (+ share7v1 share7v2 share7v3 share7v4 share7v5 share7v6 share7v7) made) (/ 3 14))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Voxels 1 to 4 are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (>= v4 0))
(assert (< v5 0))
(assert (< v6 0))
(assert (< v7 0))
(define-fun made () Real (+ share4v1 share4v2 share4v3 share4v4))
(assert (or
  (> (- share1v5 made) (/ 3 14))
  (> (- (+ share2v5 share2v6) made) (/ 3 14))
  (> (- (+ share3v5 share3v6 share3v7) made) (/ 3 14))
  (> (- share1v1 made) (/ 3 14))
  (> (- (+ share2v1 share2v5) made) (/ 3 14))
  (> (- (+ share3v1 share3v5 share3v6) made) (/ 3 14))
  (> (- (+ share4v1 share4v5 share4v6 share4v7) made) (/ 3 14))
  (> (- (+ share2v1 share2v2) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v5) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v5 share4v6) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v5 share5v6 share5v7) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v3 share4v5) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v5 share5v6) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v3 share6v5 share6v6 share6v7) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v3 share6v4 share6v5 share6v6) made) (/ 3 14))
  (> (- (+ share7v1 share7v2 share7v3 share7v4 share7v5 share7v6 share7v7) made) (/ 3 14))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Voxels 1 to 5 are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (>= v4 0))
(assert (>= v5 0))
(assert (< v6 0))
(assert (< v7 0))
(define-fun made () Real (+ share5v1 share5v2 share5v3 share5v4 share5v5))
(assert (or
  (> (- share1v6 made) (/ 3 14))
  (> (- (+ share2v6 share2v7) made) (/ 3 14))
  (> (- share1v1 made) (/ 3 14))
  (> (- (+ share2v1 share2v6) made) (/ 3 14))
  (> (- (+ share3v1 share3v6 share3v7) made) (/ 3 14))
  (> (- (+ share2v1 share2v2) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v6) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v6 share4v7) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v3 share4v6) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v6 share5v7) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v6) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v3 share6v4 share6v6 share6v7) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v3 share6v4 share6v5 share6v6) made) (/ 3 14))
  (> (- (+ share7v1 share7v2 share7v3 share7v4 share7v5 share7v6 share7v7) made) (/ 3 14))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Voxels 1 to 6 are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (>= v4 0))
(assert (>= v5 0))
(assert (>= v6 0))
(assert (< v7 0))
(define-fun made () Real (+ share6v1 share6v2 share6v3 share6v4 share6v5 share6v6))
(assert (or
  (> (- share1v7 made) (/ 3 14))
  (> (- share1v1 made) (/ 3 14))
  (> (- (+ share2v1 share2v7) made) (/ 3 14))
  (> (- (+ share2v1 share2v2) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v7) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v3 share4v7) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v7) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v3 share6v4 share6v5 share6v7) made) (/ 3 14))
  (> (- (+ share7v1 share7v2 share7v3 share7v4 share7v5 share7v6 share7v7) made) (/ 3 14))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. All are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (>= v4 0))
(assert (>= v5 0))
(assert (>= v6 0))
(assert (>= v7 0))
(define-fun made () Real (+ share7v1 share7v2 share7v3 share7v4 share7v5 share7v6 share7v7))
(assert (or
  (> (- share1v1 made) (/ 3 14))
  (> (- (+ share2v1 share2v2) made) (/ 3 14))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 3 14))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 3 14))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 3 14))
  (> (- (+ share6v1 share6v2 share6v3 share6v4 share6v5 share6v6) made) (/ 3 14))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 9. No weights lose less. Let w be the foreground weight and u the background weight where one voxel is foreground, not both 0.
;    In both of the next distributions the target is one voxel, and some voxels have the probability 1/7: either they are included
;    or not, by w and u and one rule for ties. If they are: the target is {2} or {3} with probability 1/7 each, else {1}. All of
;    these voxels are included, and {1} alone scores 3/14 more. (Where u is 0, ties may include the voxels of probability 0 too,
;    which score less.)
(declare-const w Real)
(declare-const u Real)
(assert (>= w 0))
(assert (>= u 0))
(assert (> (+ w u) 0))
(push 1)
(assert (= s1v1 (/ 5 7)))
(assert (= s1v2 (/ 1 7)))
(assert (= s1v3 (/ 1 7)))
(assert (= s1v4 0))
(assert (= s1v5 0))
(assert (= s1v6 0))
(assert (= s1v7 0))
(assert (>= (* w (/ 1 7)) (* u (/ 6 7))))
(assert (or (<= (* w (/ 5 7)) (* u (/ 2 7))) (< (- share1v1 (+ share3v1 share3v2 share3v3)) (/ 3 14))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 10. If they are not: the target is each of the seven voxels with probability 1/7. Nothing is included, and all voxels together
;     score 1/4.
(push 1)
(assert (= s1v1 (/ 1 7)))
(assert (= s1v2 (/ 1 7)))
(assert (= s1v3 (/ 1 7)))
(assert (= s1v4 (/ 1 7)))
(assert (= s1v5 (/ 1 7)))
(assert (= s1v6 (/ 1 7)))
(assert (= s1v7 (/ 1 7)))
(assert (< (+ share7v1 share7v2 share7v3 share7v4 share7v5 share7v6 share7v7) (/ 3 14)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 11. Not vacuous: the worst distribution of the law.
(push 1)
(assert (= s1v1 (/ 5 7)))
(assert (= s1v2 (/ 1 7)))
(assert (= s1v3 (/ 1 7)))
(assert (= s1v4 0))
(assert (= s1v5 0))
(assert (= s1v6 0))
(assert (= s1v7 0))
(assert (= v3 0))
(assert (= (- share1v1 (+ share3v1 share3v2 share3v3)) (/ 3 14)))
(set-info :status sat)
(check-sat)
(pop 1)
