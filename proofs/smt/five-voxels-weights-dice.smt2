; The best weights that depend on the image lose 2/15 of Dice on five voxels
; ==========================================================================
;
; Law.  On five voxels, with at least one of them foreground, a cross-entropy with background weight 1 and foreground weight 4,
; 7/3, 3/2, 4/3 or 1 for one to five foreground voxels, thresholded at 1/2 with 1/2 itself as foreground, loses at most 2/15 of
; the expected Dice score, whatever the distribution. No weights that depend on the number of foreground voxels lose less.
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
(declare-const s1v1 Real)
(declare-const s1v2 Real)
(declare-const s1v3 Real)
(declare-const s1v4 Real)
(declare-const s1v5 Real)
(declare-const s2v1 Real)
(declare-const s2v2 Real)
(declare-const s2v3 Real)
(declare-const s2v4 Real)
(declare-const s2v5 Real)
(declare-const s3v1 Real)
(declare-const s3v2 Real)
(declare-const s3v3 Real)
(declare-const s3v4 Real)
(declare-const s3v5 Real)
(declare-const s4v1 Real)
(declare-const s4v2 Real)
(declare-const s4v3 Real)
(declare-const s4v4 Real)
(declare-const s4v5 Real)

; How much is in favour of a voxel: it is included where this is at least 0. Inside, the weight counts; outside, 1 is lost.
(define-fun v1 () Real (- (+ (* 5 s1v1) (* (/ 10 3) s2v1) (* (/ 5 2) s3v1) (* (/ 7 3) s4v1) (* 2 n5)) 1))
(define-fun v2 () Real (- (+ (* 5 s1v2) (* (/ 10 3) s2v2) (* (/ 5 2) s3v2) (* (/ 7 3) s4v2) (* 2 n5)) 1))
(define-fun v3 () Real (- (+ (* 5 s1v3) (* (/ 10 3) s2v3) (* (/ 5 2) s3v3) (* (/ 7 3) s4v3) (* 2 n5)) 1))
(define-fun v4 () Real (- (+ (* 5 s1v4) (* (/ 10 3) s2v4) (* (/ 5 2) s3v4) (* (/ 7 3) s4v4) (* 2 n5)) 1))
(define-fun v5 () Real (- (+ (* 5 s1v5) (* (/ 10 3) s2v5) (* (/ 5 2) s3v5) (* (/ 7 3) s4v5) (* 2 n5)) 1))

; The share of each voxel in the expected score of a prediction of m voxels that includes it.
(define-fun share1v1 () Real
  (+ (* 1 s1v1) (* (/ 2 3) s2v1) (* (/ 1 2) s3v1) (* (/ 2 5) s4v1) (* (/ 1 3) n5)))
(define-fun share1v2 () Real
  (+ (* 1 s1v2) (* (/ 2 3) s2v2) (* (/ 1 2) s3v2) (* (/ 2 5) s4v2) (* (/ 1 3) n5)))
(define-fun share1v3 () Real
  (+ (* 1 s1v3) (* (/ 2 3) s2v3) (* (/ 1 2) s3v3) (* (/ 2 5) s4v3) (* (/ 1 3) n5)))
(define-fun share1v4 () Real
  (+ (* 1 s1v4) (* (/ 2 3) s2v4) (* (/ 1 2) s3v4) (* (/ 2 5) s4v4) (* (/ 1 3) n5)))
(define-fun share1v5 () Real
  (+ (* 1 s1v5) (* (/ 2 3) s2v5) (* (/ 1 2) s3v5) (* (/ 2 5) s4v5) (* (/ 1 3) n5)))
(define-fun share2v1 () Real
  (+ (* (/ 2 3) s1v1) (* (/ 1 2) s2v1) (* (/ 2 5) s3v1) (* (/ 1 3) s4v1) (* (/ 2 7) n5)))
(define-fun share2v2 () Real
  (+ (* (/ 2 3) s1v2) (* (/ 1 2) s2v2) (* (/ 2 5) s3v2) (* (/ 1 3) s4v2) (* (/ 2 7) n5)))
(define-fun share2v3 () Real
  (+ (* (/ 2 3) s1v3) (* (/ 1 2) s2v3) (* (/ 2 5) s3v3) (* (/ 1 3) s4v3) (* (/ 2 7) n5)))
(define-fun share2v4 () Real
  (+ (* (/ 2 3) s1v4) (* (/ 1 2) s2v4) (* (/ 2 5) s3v4) (* (/ 1 3) s4v4) (* (/ 2 7) n5)))
(define-fun share2v5 () Real
  (+ (* (/ 2 3) s1v5) (* (/ 1 2) s2v5) (* (/ 2 5) s3v5) (* (/ 1 3) s4v5) (* (/ 2 7) n5)))
(define-fun share3v1 () Real
  (+ (* (/ 1 2) s1v1) (* (/ 2 5) s2v1) (* (/ 1 3) s3v1) (* (/ 2 7) s4v1) (* (/ 1 4) n5)))
(define-fun share3v2 () Real
  (+ (* (/ 1 2) s1v2) (* (/ 2 5) s2v2) (* (/ 1 3) s3v2) (* (/ 2 7) s4v2) (* (/ 1 4) n5)))
(define-fun share3v3 () Real
  (+ (* (/ 1 2) s1v3) (* (/ 2 5) s2v3) (* (/ 1 3) s3v3) (* (/ 2 7) s4v3) (* (/ 1 4) n5)))
(define-fun share3v4 () Real
  (+ (* (/ 1 2) s1v4) (* (/ 2 5) s2v4) (* (/ 1 3) s3v4) (* (/ 2 7) s4v4) (* (/ 1 4) n5)))
(define-fun share3v5 () Real
  (+ (* (/ 1 2) s1v5) (* (/ 2 5) s2v5) (* (/ 1 3) s3v5) (* (/ 2 7) s4v5) (* (/ 1 4) n5)))
(define-fun share4v1 () Real
  (+ (* (/ 2 5) s1v1) (* (/ 1 3) s2v1) (* (/ 2 7) s3v1) (* (/ 1 4) s4v1) (* (/ 2 9) n5)))
(define-fun share4v2 () Real
  (+ (* (/ 2 5) s1v2) (* (/ 1 3) s2v2) (* (/ 2 7) s3v2) (* (/ 1 4) s4v2) (* (/ 2 9) n5)))
(define-fun share4v3 () Real
  (+ (* (/ 2 5) s1v3) (* (/ 1 3) s2v3) (* (/ 2 7) s3v3) (* (/ 1 4) s4v3) (* (/ 2 9) n5)))
(define-fun share4v4 () Real
  (+ (* (/ 2 5) s1v4) (* (/ 1 3) s2v4) (* (/ 2 7) s3v4) (* (/ 1 4) s4v4) (* (/ 2 9) n5)))
(define-fun share4v5 () Real
  (+ (* (/ 2 5) s1v5) (* (/ 1 3) s2v5) (* (/ 2 7) s3v5) (* (/ 1 4) s4v5) (* (/ 2 9) n5)))
(define-fun share5v1 () Real
  (+ (* (/ 1 3) s1v1) (* (/ 2 7) s2v1) (* (/ 1 4) s3v1) (* (/ 2 9) s4v1) (* (/ 1 5) n5)))
(define-fun share5v2 () Real
  (+ (* (/ 1 3) s1v2) (* (/ 2 7) s2v2) (* (/ 1 4) s3v2) (* (/ 2 9) s4v2) (* (/ 1 5) n5)))
(define-fun share5v3 () Real
  (+ (* (/ 1 3) s1v3) (* (/ 2 7) s2v3) (* (/ 1 4) s3v3) (* (/ 2 9) s4v3) (* (/ 1 5) n5)))
(define-fun share5v4 () Real
  (+ (* (/ 1 3) s1v4) (* (/ 2 7) s2v4) (* (/ 1 4) s3v4) (* (/ 2 9) s4v4) (* (/ 1 5) n5)))
(define-fun share5v5 () Real
  (+ (* (/ 1 3) s1v5) (* (/ 2 7) s2v5) (* (/ 1 4) s3v5) (* (/ 2 9) s4v5) (* (/ 1 5) n5)))

(assert (<= 0 s1v1 n1))
(assert (<= 0 s1v2 n1))
(assert (<= 0 s1v3 n1))
(assert (<= 0 s1v4 n1))
(assert (<= 0 s1v5 n1))
(assert (= (+ s1v1 s1v2 s1v3 s1v4 s1v5) (* 1 n1)))
(assert (<= 0 s2v1 n2))
(assert (<= 0 s2v2 n2))
(assert (<= 0 s2v3 n2))
(assert (<= 0 s2v4 n2))
(assert (<= 0 s2v5 n2))
(assert (= (+ s2v1 s2v2 s2v3 s2v4 s2v5) (* 2 n2)))
(assert (<= 0 s3v1 n3))
(assert (<= 0 s3v2 n3))
(assert (<= 0 s3v3 n3))
(assert (<= 0 s3v4 n3))
(assert (<= 0 s3v5 n3))
(assert (= (+ s3v1 s3v2 s3v3 s3v4 s3v5) (* 3 n3)))
(assert (<= 0 s4v1 n4))
(assert (<= 0 s4v2 n4))
(assert (<= 0 s4v3 n4))
(assert (<= 0 s4v4 n4))
(assert (<= 0 s4v5 n4))
(assert (= (+ s4v1 s4v2 s4v3 s4v4 s4v5) (* 4 n4)))
(assert (>= n5 0))
(assert (= (+ n1 n2 n3 n4 n5) 1))

; 1. Something is always included.
(push 1)
(assert (< v1 0))
(assert (< v2 0))
(assert (< v3 0))
(assert (< v4 0))
(assert (< v5 0))
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
(define-fun made () Real share1v1)
(assert (or
  (> (- share1v2 made) (/ 2 15))
  (> (- (+ share2v2 share2v3) made) (/ 2 15))
  (> (- (+ share3v2 share3v3 share3v4) made) (/ 2 15))
  (> (- (+ share4v2 share4v3 share4v4 share4v5) made) (/ 2 15))
  (> (- (+ share2v1 share2v2) made) (/ 2 15))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 2 15))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 2 15))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 2 15))))
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
(define-fun made () Real (+ share2v1 share2v2))
(assert (or
  (> (- share1v3 made) (/ 2 15))
  (> (- (+ share2v3 share2v4) made) (/ 2 15))
  (> (- (+ share3v3 share3v4 share3v5) made) (/ 2 15))
  (> (- share1v1 made) (/ 2 15))
  (> (- (+ share2v1 share2v3) made) (/ 2 15))
  (> (- (+ share3v1 share3v3 share3v4) made) (/ 2 15))
  (> (- (+ share4v1 share4v3 share4v4 share4v5) made) (/ 2 15))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 2 15))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 2 15))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 2 15))))
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
(define-fun made () Real (+ share3v1 share3v2 share3v3))
(assert (or
  (> (- share1v4 made) (/ 2 15))
  (> (- (+ share2v4 share2v5) made) (/ 2 15))
  (> (- share1v1 made) (/ 2 15))
  (> (- (+ share2v1 share2v4) made) (/ 2 15))
  (> (- (+ share3v1 share3v4 share3v5) made) (/ 2 15))
  (> (- (+ share2v1 share2v2) made) (/ 2 15))
  (> (- (+ share3v1 share3v2 share3v4) made) (/ 2 15))
  (> (- (+ share4v1 share4v2 share4v4 share4v5) made) (/ 2 15))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 2 15))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 2 15))))
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
(define-fun made () Real (+ share4v1 share4v2 share4v3 share4v4))
(assert (or
  (> (- share1v5 made) (/ 2 15))
  (> (- share1v1 made) (/ 2 15))
  (> (- (+ share2v1 share2v5) made) (/ 2 15))
  (> (- (+ share2v1 share2v2) made) (/ 2 15))
  (> (- (+ share3v1 share3v2 share3v5) made) (/ 2 15))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 2 15))
  (> (- (+ share4v1 share4v2 share4v3 share4v5) made) (/ 2 15))
  (> (- (+ share5v1 share5v2 share5v3 share5v4 share5v5) made) (/ 2 15))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. All are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (>= v4 0))
(assert (>= v5 0))
(define-fun made () Real (+ share5v1 share5v2 share5v3 share5v4 share5v5))
(assert (or
  (> (- share1v1 made) (/ 2 15))
  (> (- (+ share2v1 share2v2) made) (/ 2 15))
  (> (- (+ share3v1 share3v2 share3v3) made) (/ 2 15))
  (> (- (+ share4v1 share4v2 share4v3 share4v4) made) (/ 2 15))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. No weights lose less. Let w be the foreground weight and u the background weight where one voxel is foreground, not both 0.
;    In both of the next distributions the target is one voxel, and some voxels have the probability 1/5: either they are included
;    or not, by w and u and one rule for ties. If they are: the target is {2} with probability 1/5, else {1}. All of these voxels
;    are included, and {1} alone scores 2/15 more. (Where u is 0, ties may include the voxels of probability 0 too, which score
;    less.)
(declare-const w Real)
(declare-const u Real)
(assert (>= w 0))
(assert (>= u 0))
(assert (> (+ w u) 0))
(push 1)
(assert (= s1v1 (/ 4 5)))
(assert (= s1v2 (/ 1 5)))
(assert (= s1v3 0))
(assert (= s1v4 0))
(assert (= s1v5 0))
(assert (>= (* w (/ 1 5)) (* u (/ 4 5))))
(assert (or (<= (* w (/ 4 5)) (* u (/ 1 5))) (< (- share1v1 (+ share2v1 share2v2)) (/ 2 15))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. If they are not: the target is each of the five voxels with probability 1/5. Nothing is included, and all voxels together
;    score 1/3.
(push 1)
(assert (= s1v1 (/ 1 5)))
(assert (= s1v2 (/ 1 5)))
(assert (= s1v3 (/ 1 5)))
(assert (= s1v4 (/ 1 5)))
(assert (= s1v5 (/ 1 5)))
(assert (< (+ share5v1 share5v2 share5v3 share5v4 share5v5) (/ 2 15)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 9. Not vacuous: the worst distribution of the law.
(push 1)
(assert (= s1v1 (/ 4 5)))
(assert (= s1v2 (/ 1 5)))
(assert (= s1v3 0))
(assert (= s1v4 0))
(assert (= s1v5 0))
(assert (= v2 0))
(assert (= (- share1v1 (+ share2v1 share2v2)) (/ 2 15)))
(set-info :status sat)
(check-sat)
(pop 1)
