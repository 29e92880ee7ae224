; soft-tversky-voxel-convex
; =========================
;
; Law.  The soft Tversky index I/(I + alpha FP + beta FN) with beta >= 1, such as soft Jaccard, is convex in the prediction of each
; voxel. So is its expectation, which therefore has its maximum at a 0/1 prediction, and is constant along each voxel on which a
; maximiser is undecided. With beta < 1, such as soft Dice, it is not convex.
;
; Variables.  The other voxels have I = T, FP = b and n foreground voxels besides this one: nonnegative reals, as soft counts are.
; This voxel's prediction goes from x to z and is (1-m) x + m z between. Where it is foreground, with u = T + prediction,
; the index is u/(c - g u) with g = beta - 1 and c = alpha b + beta (n+1); D stands for the denominators.
;
; Hypotheses.  0 <= T <= n, b >= 0, alpha >= 0, beta >= 1, 0 <= x <= z <= 1, 0 <= m <= 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const T Real)
(declare-const b Real)
(declare-const n Real)
(declare-const alpha Real)
(declare-const beta Real)
(declare-const x Real)
(declare-const z Real)
(declare-const m Real)

(define-fun y () Real (+ (* (- 1 m) x) (* m z)))
(define-fun c () Real (+ (* alpha b) (* beta (+ n 1))))
(define-fun D ((p Real)) Real (- c (* (- beta 1) (+ T p))))

(assert (<= 0 T n))
(assert (>= b 0))
(assert (>= alpha 0))
(assert (<= 0 x z 1))
(assert (<= 0 m 1))

; 1. Foreground: D is the denominator, ...
(push 1)
(declare-const p Real)
(assert (not (= (D p) (+ T p (* alpha b) (* beta (- (+ n 1) (+ T p)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. ... it is positive, ...
(push 1)
(declare-const p Real)
(assert (>= beta 1))
(assert (<= 0 p 1))
(assert (not (> (D p) 0)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. ... and linear; where it is d at x and e at z, with u and v above, the value between lies below the chord, as v >= u, e <= d.
(push 1)
(declare-const d Real)
(declare-const e Real)
(declare-const u Real)
(declare-const v Real)
(assert (< 0 e d))
(assert (<= 0 u v))
(assert (not (<= (* (+ (* (- 1 m) u) (* m v)) d e) (* (+ (* (- 1 m) d) (* m e)) (+ (* (- 1 m) u e) (* m v d))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Background: the denominator is d at x and e >= d at z, the numerator T: below the chord again.
(push 1)
(declare-const d Real)
(declare-const e Real)
(assert (< 0 d e))
(assert (not (<= (* T d e) (* (+ (* (- 1 m) d) (* m e)) T (+ (* (- 1 m) e) (* m d))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. beta = 1/2 = alpha, soft Dice: above the chord, with one more foreground voxel that is missed: 2/5 > (0 + 2/3)/2.
(push 1)
(assert (and (= beta (/ 1 2)) (= alpha (/ 1 2)) (= T 0) (= b 0) (= n 1) (= x 0) (= z 1) (= m (/ 1 2))))
(assert (> (/ y (D y)) (+ (* (- 1 m) (/ (+ T x) (D x))) (* m (/ (+ T z) (D z))))))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. Tight: equality for beta = 1.
(push 1)
(assert (and (= beta 1) (= alpha 1) (= T 0) (= b 1) (= n 1) (= x 0) (= z 1) (= m (/ 1 2))))
(assert (= (/ (+ T y) (D y)) (+ (* (- 1 m) (/ (+ T x) (D x))) (* m (/ (+ T z) (D z))))))
(set-info :status sat)
(check-sat)
(pop 1)
