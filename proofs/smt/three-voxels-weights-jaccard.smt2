; three-voxels-weights-jaccard
; ============================
;
; Law.  On three voxels, with at least one of them foreground, a cross-entropy with background weight 1 and foreground weights
; 2, 7/5 and 1 for one, two and three foreground voxels, thresholded at 1/2, loses at most 1/6 of the expected
; Jaccard index, whatever the distribution, with 1/2 itself as foreground. No weights that depend on the number
; of foreground voxels lose less.
;
; Variables.  p1, p2, p3, p12, p13, p23 and p123 are the probabilities of the targets: all real distributions. The predictions of
; {1}, {1, 2} and so on have the expected scores J1, J12 and so on; they are hard, the law says nothing of soft predictions.
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

; How much is in favour of voxel 1: it is included where this is positive, and where it is 0.
(define-fun v1 () Real (+ (* 2 p1) (* -1 p2) (* (/ 7 5) p12) (* -1 p3) (* (/ 7 5) p13) (* -1 p23) (* 1 p123)))
; How much is in favour of voxel 2: it is included where this is positive, and where it is 0.
(define-fun v2 () Real (+ (* -1 p1) (* 2 p2) (* (/ 7 5) p12) (* -1 p3) (* -1 p13) (* (/ 7 5) p23) (* 1 p123)))
; How much is in favour of voxel 3: it is included where this is positive, and where it is 0.
(define-fun v3 () Real (+ (* -1 p1) (* -1 p2) (* -1 p12) (* 2 p3) (* (/ 7 5) p13) (* (/ 7 5) p23) (* 1 p123)))

(define-fun J1 () Real (+ (* 1 p1) (* (/ 1 2) p12) (* (/ 1 2) p13) (* (/ 1 3) p123)))
(define-fun J2 () Real (+ (* 1 p2) (* (/ 1 2) p12) (* (/ 1 2) p23) (* (/ 1 3) p123)))
(define-fun J12 () Real (+ (* (/ 1 2) p1) (* (/ 1 2) p2) (* 1 p12) (* (/ 1 3) p13) (* (/ 1 3) p23) (* (/ 2 3) p123)))
(define-fun J3 () Real (+ (* 1 p3) (* (/ 1 2) p13) (* (/ 1 2) p23) (* (/ 1 3) p123)))
(define-fun J13 () Real (+ (* (/ 1 2) p1) (* (/ 1 3) p12) (* (/ 1 2) p3) (* 1 p13) (* (/ 1 3) p23) (* (/ 2 3) p123)))
(define-fun J23 () Real (+ (* (/ 1 2) p2) (* (/ 1 3) p12) (* (/ 1 2) p3) (* (/ 1 3) p13) (* 1 p23) (* (/ 2 3) p123)))
(define-fun J123 () Real (+ (* (/ 1 3) p1) (* (/ 1 3) p2) (* (/ 2 3) p12) (* (/ 1 3) p3) (* (/ 2 3) p13) (* (/ 2 3) p23) (* 1 p123)))

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
(assert (< v1 0))
(assert (< v2 0))
(assert (< v3 0))
(assert (or (> (- J1 0) (/ 1 6)) (> (- J2 0) (/ 1 6)) (> (- J12 0) (/ 1 6)) (> (- J3 0) (/ 1 6)) (> (- J13 0) (/ 1 6)) (> (- J23 0) (/ 1 6)) (> (- J123 0) (/ 1 6))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Voxel 1 alone is.
(push 1)
(assert (>= v1 0))
(assert (< v2 0))
(assert (< v3 0))
(assert (or (> (- J2 J1) (/ 1 6)) (> (- J12 J1) (/ 1 6)) (> (- J3 J1) (/ 1 6)) (> (- J13 J1) (/ 1 6)) (> (- J23 J1) (/ 1 6)) (> (- J123 J1) (/ 1 6))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Voxels 1 and 2 are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (< v3 0))
(assert (or (> (- J1 J12) (/ 1 6)) (> (- J2 J12) (/ 1 6)) (> (- J3 J12) (/ 1 6)) (> (- J13 J12) (/ 1 6)) (> (- J23 J12) (/ 1 6)) (> (- J123 J12) (/ 1 6))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. All are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (or (> (- J1 J123) (/ 1 6)) (> (- J2 J123) (/ 1 6)) (> (- J12 J123) (/ 1 6)) (> (- J3 J123) (/ 1 6)) (> (- J13 J123) (/ 1 6)) (> (- J23 J123) (/ 1 6))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Attained.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (< v3 0))
(assert (= (- J1 J12) (/ 1 6)))
(set-info :status sat)
(check-sat)
(pop 1)
