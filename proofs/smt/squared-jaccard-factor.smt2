; Squared Jaccard against soft Jaccard
; ====================================
;
; Law.  For a target of n >= 1 of d voxels, k = (d-n)/n, and probabilities p, with T the sum of p over the target, b that over the
; rest, F the sum of p^2 over the target and B that over the rest,
;
;     SJ = T/(n+b)        SJ2 = T/(n+F+B-T)        SJ <= SJ2 <= L SJ        L = (2/3)(1 + sqrt(1 + 3k/4))
;
; Variables.  n, k, T, b, F, B, L are real numbers, so the law holds for soft predictions on images of any size; p is the
; probability of one voxel.
;
; Hypotheses.  n > 0, k >= 0, T > 0. L is the positive root of 3 L^2 - 4 L = k.
;
; Method.  Voxel by voxel 0 >= p^2 - p >= -1/4 and p - L p^2 <= 1/(4L) (checks 1 and 2). Summed: F - T >= -n/4 over the target, and
; b - L B <= k n/(4L) over the rest; F <= T and B <= b. From the sums the law follows (checks 3 and 4).
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.

(set-logic QF_NRA)

(declare-const L Real)
(declare-const p Real)
(declare-const n Real)
(declare-const k Real)
(declare-const T Real)
(declare-const b Real)
(declare-const F Real)
(declare-const B Real)
(assert (> L 1))

; 1. 0 >= p^2 - p >= -1/4
(push 1)
(assert (<= 0 p 1))
(assert (not (<= (- (/ 1 4)) (- (* p p) p) 0)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. p - L p^2 <= 1/(4L), for any p
(push 1)
(assert (not (<= (- p (* L p p)) (/ 1 (* 4 L)))))
(set-info :status unsat)
(check-sat)
(pop 1)

(assert (> n 0))
(assert (>= k 0))
(assert (= (- (* 3 L L) (* 4 L)) k))
(assert (> T 0))
(assert (>= B 0))
(assert (>= b 0))
(assert (<= F T))
(assert (<= B b))
(assert (>= (* 4 (- F T)) (- n)))

; 3. SJ <= SJ2; the denominator of SJ2 is positive
(push 1)
(assert (not (and (> (- (+ n F B) T) 0) (<= (/ T (+ n b)) (/ T (- (+ n F B) T))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. SJ2 <= L SJ
(push 1)
(assert (<= (* 4 L (- b (* L B))) (* k n)))
(assert (not (<= (/ T (- (+ n F B) T)) (* L (/ T (+ n b))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: one of five voxels, L = 2, at 1/2, the others at 1/4, attains the factor.
(push 1)
(assert (and (= n 1) (= k 4) (= L 2) (= T (/ 1 2)) (= b 1) (= F (/ 1 4)) (= B (/ 1 4))))
(assert (= (/ T (- (+ n F B) T)) (* L (/ T (+ n b)))))
(set-info :status sat)
(check-sat)
(pop 1)
