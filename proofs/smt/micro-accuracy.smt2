; Micro Dice over all classes is the accuracy
; ==========================================
;
; Law.  Let n(i,j) be the number of voxels of class i that are predicted as class j, a the share of voxels on the diagonal,
; and tp_c, fp_c, fn_c the counts of class c against all others. Then, with sums over all classes,
;
;     sum fp = sum fn,     2 sum tp/(2 sum tp + sum fp + sum fn) = a,     sum tp/(sum tp + sum fp + sum fn) = a/(2 - a).
;
; Stated for C = 3 classes. For any C both sums are that of all entries off the diagonal, so blocks 2 and 3, which only speak of
; the sums, serve for any C.
;
; Variables.  nij is n(i,j). T is the sum of tp, E that of the entries off the diagonal. They range over the nonnegative reals,
; so the soft counts of a softmax output (n(i,j) = the sum of p_j over the voxels of class i) are covered.
;
; Hypotheses.  All counts are at least 0, and there is at least one voxel: T + E > 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const n00 Real)
(declare-const n01 Real)
(declare-const n02 Real)
(declare-const n10 Real)
(declare-const n11 Real)
(declare-const n12 Real)
(declare-const n20 Real)
(declare-const n21 Real)
(declare-const n22 Real)
(declare-const T Real)
(declare-const E Real)

(define-fun FP () Real (+ (+ n10 n20) (+ n01 n21) (+ n02 n12)))
(define-fun FN () Real (+ (+ n01 n02) (+ n10 n12) (+ n20 n21)))
(define-fun a () Real (/ T (+ T E)))

(assert (and (>= n00 0) (>= n01 0) (>= n02 0)))
(assert (and (>= n10 0) (>= n11 0) (>= n12 0)))
(assert (and (>= n20 0) (>= n21 0) (>= n22 0)))
(assert (and (>= T 0) (>= E 0) (> (+ T E) 0)))

; 1. False positives and false negatives are as many, and as many as there are errors.
(push 1)
(assert (= E (+ n01 n02 n10 n12 n20 n21)))
(assert (not (and (= FP E) (= FN E))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Micro Dice is the accuracy.
(push 1)
(assert (not (= (/ (* 2 T) (+ (* 2 T) E E)) a)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Micro Jaccard is a/(2 - a).
(push 1)
(assert (not (= (/ T (+ T E E)) (/ a (- 2 a)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous: an image with hits and errors of all classes.
(push 1)
(assert (and (= T (+ n00 n11 n22)) (= E (+ n01 n02 n10 n12 n20 n21))))
(assert (and (> n00 0) (> n11 0) (> n22 0) (> n01 0) (> n12 0) (> n20 0)))
(set-info :status sat)
(check-sat)
(pop 1)

; 5. Without class 0 it isn't the accuracy.
(push 1)
(assert (and (= T (+ n00 n11 n22)) (= E (+ n01 n02 n10 n12 n20 n21))))
(assert (> (* 2 (+ n11 n22)) 0))
(assert (not (= (/ (* 2 (+ n11 n22)) (+ (* 2 (+ n11 n22)) n01 n21 n02 n12 n10 n20 n12 n21)) a)))
(set-info :status sat)
(check-sat)
(pop 1)
