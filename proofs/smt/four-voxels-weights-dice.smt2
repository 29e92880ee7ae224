; The best weights that depend on the image lose 1/10 of Dice on four voxels
; =========================================================================
;
; Law.  On four voxels, with at least one of them foreground, a cross-entropy with background weight 1 and foreground weights
; 23/7, 9/5, 7/5 and 1 for one to four foreground voxels, thresholded at 1/2, loses at most 1/10 of the expected Dice score,
; whatever the distribution and the rule for ties. No weights that depend on the number of foreground voxels lose less.
;
; Variables.  p1, p2, p12 and so on are the probabilities of the targets: all real distributions. The predictions {1}, {1, 2} and
; so on have the expected scores D1, D12 and so on; they are hard, the law says nothing of soft predictions.
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
(declare-const p4 Real)
(declare-const p14 Real)
(declare-const p24 Real)
(declare-const p124 Real)
(declare-const p34 Real)
(declare-const p134 Real)
(declare-const p234 Real)
(declare-const p1234 Real)

; How much is in favour of voxel 1: it is included where this is positive, and may be where it is 0.
(define-fun v1 () Real (+ (* (/ 23 7) p1) (* -1 p2) (* (/ 9 5) p12) (* -1 p3) (* (/ 9 5) p13) (* -1 p23) (* (/ 7 5) p123) (* -1 p4) (* (/ 9 5) p14) (* -1 p24) (* (/ 7 5) p124) (* -1 p34) (* (/ 7 5) p134) (* -1 p234) (* 1 p1234)))

; How much is in favour of voxel 2: it is included where this is positive, and may be where it is 0.
(define-fun v2 () Real (+ (* -1 p1) (* (/ 23 7) p2) (* (/ 9 5) p12) (* -1 p3) (* -1 p13) (* (/ 9 5) p23) (* (/ 7 5) p123) (* -1 p4) (* -1 p14) (* (/ 9 5) p24) (* (/ 7 5) p124) (* -1 p34) (* -1 p134) (* (/ 7 5) p234) (* 1 p1234)))

; How much is in favour of voxel 3: it is included where this is positive, and may be where it is 0.
(define-fun v3 () Real (+ (* -1 p1) (* -1 p2) (* -1 p12) (* (/ 23 7) p3) (* (/ 9 5) p13) (* (/ 9 5) p23) (* (/ 7 5) p123) (* -1 p4) (* -1 p14) (* -1 p24) (* -1 p124) (* (/ 9 5) p34) (* (/ 7 5) p134) (* (/ 7 5) p234) (* 1 p1234)))

; How much is in favour of voxel 4: it is included where this is positive, and may be where it is 0.
(define-fun v4 () Real (+ (* -1 p1) (* -1 p2) (* -1 p12) (* -1 p3) (* -1 p13) (* -1 p23) (* -1 p123) (* (/ 23 7) p4) (* (/ 9 5) p14) (* (/ 9 5) p24) (* (/ 7 5) p124) (* (/ 9 5) p34) (* (/ 7 5) p134) (* (/ 7 5) p234) (* 1 p1234)))

(define-fun D1 () Real (+ (* 1 p1) (* (/ 2 3) p12) (* (/ 2 3) p13) (* (/ 1 2) p123) (* (/ 2 3) p14) (* (/ 1 2) p124) (* (/ 1 2) p134) (* (/ 2 5) p1234)))
(define-fun D2 () Real (+ (* 1 p2) (* (/ 2 3) p12) (* (/ 2 3) p23) (* (/ 1 2) p123) (* (/ 2 3) p24) (* (/ 1 2) p124) (* (/ 1 2) p234) (* (/ 2 5) p1234)))
(define-fun D12 () Real (+ (* (/ 2 3) p1) (* (/ 2 3) p2) (* 1 p12) (* (/ 1 2) p13) (* (/ 1 2) p23) (* (/ 4 5) p123) (* (/ 1 2) p14) (* (/ 1 2) p24) (* (/ 4 5) p124) (* (/ 2 5) p134) (* (/ 2 5) p234) (* (/ 2 3) p1234)))
(define-fun D3 () Real (+ (* 1 p3) (* (/ 2 3) p13) (* (/ 2 3) p23) (* (/ 1 2) p123) (* (/ 2 3) p34) (* (/ 1 2) p134) (* (/ 1 2) p234) (* (/ 2 5) p1234)))
(define-fun D13 () Real (+ (* (/ 2 3) p1) (* (/ 1 2) p12) (* (/ 2 3) p3) (* 1 p13) (* (/ 1 2) p23) (* (/ 4 5) p123) (* (/ 1 2) p14) (* (/ 2 5) p124) (* (/ 1 2) p34) (* (/ 4 5) p134) (* (/ 2 5) p234) (* (/ 2 3) p1234)))
(define-fun D23 () Real (+ (* (/ 2 3) p2) (* (/ 1 2) p12) (* (/ 2 3) p3) (* (/ 1 2) p13) (* 1 p23) (* (/ 4 5) p123) (* (/ 1 2) p24) (* (/ 2 5) p124) (* (/ 1 2) p34) (* (/ 2 5) p134) (* (/ 4 5) p234) (* (/ 2 3) p1234)))
(define-fun D123 () Real (+ (* (/ 1 2) p1) (* (/ 1 2) p2) (* (/ 4 5) p12) (* (/ 1 2) p3) (* (/ 4 5) p13) (* (/ 4 5) p23) (* 1 p123) (* (/ 2 5) p14) (* (/ 2 5) p24) (* (/ 2 3) p124) (* (/ 2 5) p34) (* (/ 2 3) p134) (* (/ 2 3) p234) (* (/ 6 7) p1234)))
(define-fun D4 () Real (+ (* 1 p4) (* (/ 2 3) p14) (* (/ 2 3) p24) (* (/ 1 2) p124) (* (/ 2 3) p34) (* (/ 1 2) p134) (* (/ 1 2) p234) (* (/ 2 5) p1234)))
(define-fun D14 () Real (+ (* (/ 2 3) p1) (* (/ 1 2) p12) (* (/ 1 2) p13) (* (/ 2 5) p123) (* (/ 2 3) p4) (* 1 p14) (* (/ 1 2) p24) (* (/ 4 5) p124) (* (/ 1 2) p34) (* (/ 4 5) p134) (* (/ 2 5) p234) (* (/ 2 3) p1234)))
(define-fun D24 () Real (+ (* (/ 2 3) p2) (* (/ 1 2) p12) (* (/ 1 2) p23) (* (/ 2 5) p123) (* (/ 2 3) p4) (* (/ 1 2) p14) (* 1 p24) (* (/ 4 5) p124) (* (/ 1 2) p34) (* (/ 2 5) p134) (* (/ 4 5) p234) (* (/ 2 3) p1234)))
(define-fun D124 () Real (+ (* (/ 1 2) p1) (* (/ 1 2) p2) (* (/ 4 5) p12) (* (/ 2 5) p13) (* (/ 2 5) p23) (* (/ 2 3) p123) (* (/ 1 2) p4) (* (/ 4 5) p14) (* (/ 4 5) p24) (* 1 p124) (* (/ 2 5) p34) (* (/ 2 3) p134) (* (/ 2 3) p234) (* (/ 6 7) p1234)))
(define-fun D34 () Real (+ (* (/ 2 3) p3) (* (/ 1 2) p13) (* (/ 1 2) p23) (* (/ 2 5) p123) (* (/ 2 3) p4) (* (/ 1 2) p14) (* (/ 1 2) p24) (* (/ 2 5) p124) (* 1 p34) (* (/ 4 5) p134) (* (/ 4 5) p234) (* (/ 2 3) p1234)))
(define-fun D134 () Real (+ (* (/ 1 2) p1) (* (/ 2 5) p12) (* (/ 1 2) p3) (* (/ 4 5) p13) (* (/ 2 5) p23) (* (/ 2 3) p123) (* (/ 1 2) p4) (* (/ 4 5) p14) (* (/ 2 5) p24) (* (/ 2 3) p124) (* (/ 4 5) p34) (* 1 p134) (* (/ 2 3) p234) (* (/ 6 7) p1234)))
(define-fun D234 () Real (+ (* (/ 1 2) p2) (* (/ 2 5) p12) (* (/ 1 2) p3) (* (/ 2 5) p13) (* (/ 4 5) p23) (* (/ 2 3) p123) (* (/ 1 2) p4) (* (/ 2 5) p14) (* (/ 4 5) p24) (* (/ 2 3) p124) (* (/ 4 5) p34) (* (/ 2 3) p134) (* 1 p234) (* (/ 6 7) p1234)))
(define-fun D1234 () Real (+ (* (/ 2 5) p1) (* (/ 2 5) p2) (* (/ 2 3) p12) (* (/ 2 5) p3) (* (/ 2 3) p13) (* (/ 2 3) p23) (* (/ 6 7) p123) (* (/ 2 5) p4) (* (/ 2 3) p14) (* (/ 2 3) p24) (* (/ 6 7) p124) (* (/ 2 3) p34) (* (/ 6 7) p134) (* (/ 6 7) p234) (* 1 p1234)))

(assert (>= p1 0))
(assert (>= p2 0))
(assert (>= p12 0))
(assert (>= p3 0))
(assert (>= p13 0))
(assert (>= p23 0))
(assert (>= p123 0))
(assert (>= p4 0))
(assert (>= p14 0))
(assert (>= p24 0))
(assert (>= p124 0))
(assert (>= p34 0))
(assert (>= p134 0))
(assert (>= p234 0))
(assert (>= p1234 0))
(assert (= (+ p1 p2 p12 p3 p13 p23 p123 p4 p14 p24 p124 p34 p134 p234 p1234) 1))

; 1. Nothing is included.
(push 1)
(assert (<= v1 0))
(assert (<= v2 0))
(assert (<= v3 0))
(assert (<= v4 0))
(assert (or (> (- D1 0) (/ 1 10)) (> (- D2 0) (/ 1 10)) (> (- D12 0) (/ 1 10)) (> (- D3 0) (/ 1 10)) (> (- D13 0) (/ 1 10)) (> (- D23 0) (/ 1 10)) (> (- D123 0) (/ 1 10)) (> (- D4 0) (/ 1 10)) (> (- D14 0) (/ 1 10)) (> (- D24 0) (/ 1 10)) (> (- D124 0) (/ 1 10)) (> (- D34 0) (/ 1 10)) (> (- D134 0) (/ 1 10)) (> (- D234 0) (/ 1 10)) (> (- D1234 0) (/ 1 10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Voxel 1 alone is.
(push 1)
(assert (>= v1 0))
(assert (<= v2 0))
(assert (<= v3 0))
(assert (<= v4 0))
(assert (or (> (- D2 D1) (/ 1 10)) (> (- D12 D1) (/ 1 10)) (> (- D3 D1) (/ 1 10)) (> (- D13 D1) (/ 1 10)) (> (- D23 D1) (/ 1 10)) (> (- D123 D1) (/ 1 10)) (> (- D4 D1) (/ 1 10)) (> (- D14 D1) (/ 1 10)) (> (- D24 D1) (/ 1 10)) (> (- D124 D1) (/ 1 10)) (> (- D34 D1) (/ 1 10)) (> (- D134 D1) (/ 1 10)) (> (- D234 D1) (/ 1 10)) (> (- D1234 D1) (/ 1 10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Voxels 1 and 2 are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (<= v3 0))
(assert (<= v4 0))
(assert (or (> (- D1 D12) (/ 1 10)) (> (- D2 D12) (/ 1 10)) (> (- D3 D12) (/ 1 10)) (> (- D13 D12) (/ 1 10)) (> (- D23 D12) (/ 1 10)) (> (- D123 D12) (/ 1 10)) (> (- D4 D12) (/ 1 10)) (> (- D14 D12) (/ 1 10)) (> (- D24 D12) (/ 1 10)) (> (- D124 D12) (/ 1 10)) (> (- D34 D12) (/ 1 10)) (> (- D134 D12) (/ 1 10)) (> (- D234 D12) (/ 1 10)) (> (- D1234 D12) (/ 1 10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Voxels 1 to 3 are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (<= v4 0))
(assert (or (> (- D1 D123) (/ 1 10)) (> (- D2 D123) (/ 1 10)) (> (- D12 D123) (/ 1 10)) (> (- D3 D123) (/ 1 10)) (> (- D13 D123) (/ 1 10)) (> (- D23 D123) (/ 1 10)) (> (- D4 D123) (/ 1 10)) (> (- D14 D123) (/ 1 10)) (> (- D24 D123) (/ 1 10)) (> (- D124 D123) (/ 1 10)) (> (- D34 D123) (/ 1 10)) (> (- D134 D123) (/ 1 10)) (> (- D234 D123) (/ 1 10)) (> (- D1234 D123) (/ 1 10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. All are.
(push 1)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (>= v3 0))
(assert (>= v4 0))
(assert (or (> (- D1 D1234) (/ 1 10)) (> (- D2 D1234) (/ 1 10)) (> (- D12 D1234) (/ 1 10)) (> (- D3 D1234) (/ 1 10)) (> (- D13 D1234) (/ 1 10)) (> (- D23 D1234) (/ 1 10)) (> (- D123 D1234) (/ 1 10)) (> (- D4 D1234) (/ 1 10)) (> (- D14 D1234) (/ 1 10)) (> (- D24 D1234) (/ 1 10)) (> (- D124 D1234) (/ 1 10)) (> (- D34 D1234) (/ 1 10)) (> (- D134 D1234) (/ 1 10)) (> (- D234 D1234) (/ 1 10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. No weights lose less. Let w be the foreground weight and u the background weight where one voxel is foreground, not both 0. In
;    both of the next distributions the target is one voxel, and some voxels have the probability 7/30: either they are included or
;    not, by w and u and one rule for ties. If they are: the target is {2} with probability 7/30, else {1}. Both voxels are
;    included, and {1} alone scores 1/10 more. (Where u is 0, ties may include the voxels of probability 0 too, which score less.)
(declare-const w Real)
(declare-const u Real)
(assert (>= w 0))
(assert (>= u 0))
(assert (> (+ w u) 0))
(push 1)
(assert (= p1 (/ 23 30)))
(assert (= p2 (/ 7 30)))
(assert (>= (* w (/ 7 30)) (* u (/ 23 30))))
(assert (or (<= (* w (/ 23 30)) (* u (/ 7 30))) (< (- D1 D12) (/ 1 10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. If they are not: the target is {2}, {3} or {4} with probability 7/30 each, else {1}. Either {1} is included or nothing is, and
;    all four voxels score at least 1/10 more than both.
(push 1)
(assert (= p1 (/ 3 10)))
(assert (= p2 p3 p4 (/ 7 30)))
(assert (or (< (- D1234 D1) (/ 1 10)) (< (- D1234 0) (/ 1 10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. Not vacuous: the worst distribution of the law.
(push 1)
(assert (= p1 (/ 23 30)))
(assert (= p2 (/ 7 30)))
(assert (= v2 0))
(assert (= (- D1 D12) (/ 1 10)))
(set-info :status sat)
(check-sat)
(pop 1)
