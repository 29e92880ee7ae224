; half-best-threshold
; ===================
;
; Law.  Where all masks that the target may be have n foreground voxels, or where the score is that of a whole population, a
; prediction scores c = P/(alpha k + (1-alpha) n) with k voxels of total probability P (Tversky with alpha + beta = 1; Dice is
; alpha = 1/2). The best score c belongs to the threshold alpha c of probabilities: the voxels of probability >= alpha c are a best
; prediction, and every best prediction leaves out only voxels of probability <= alpha c and has only such of >= alpha c.
;
; Variables.  A best prediction S has k voxels of total probability P. Of these, a have a probability below alpha c, of sum A; and
; b voxels outside of it have a probability of at least alpha c, of sum B. All are reals, so sums of probabilities (soft counts)
; are covered; n may be E|y|.
;
; Hypotheses.  n > 0, 0 <= alpha <= 1, 0 <= P, 0 <= a <= k, 0 <= A <= P, b >= 0, B >= b alpha c, A <= a alpha c, with A < a alpha c
; where a > 0; the denominators are positive.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const n Real)
(declare-const alpha Real)
(declare-const k Real)
(declare-const P Real)
(declare-const a Real)
(declare-const A Real)
(declare-const b Real)
(declare-const B Real)
(declare-const c Real)

(define-fun below () Real (+ (* alpha k) (* (- 1 alpha) n)))
(define-fun changed () Real (+ (* alpha (+ (- k a) b)) (* (- 1 alpha) n)))
(define-fun limit () Real (* alpha c))

(assert (> n 0))
(assert (<= 0 alpha 1))
(assert (<= 0 a k))
(assert (<= 0 A P))
(assert (>= b 0))
(assert (> below 0))
(assert (> changed 0))
(assert (= (* c below) P))
(assert (>= B (* b limit)))
(assert (<= A (* a limit)))
(assert (=> (> a 0) (< A (* a limit))))

; 1. The voxels of probability >= alpha c score c at least: as S is best, they are best.
(push 1)
(assert (not (>= (+ (- P A) B) (* c changed))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. A best prediction has no voxel below alpha c: without them it would be better.
(push 1)
(assert (and (> a 0) (= b 0) (= B 0)))
(assert (not (> (- P A) (* c changed))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. It leaves out no voxel above alpha c: with one of probability x it would be better.
(push 1)
(declare-const x Real)
(assert (and (= a 0) (= b 1) (= B x) (> x limit)))
(assert (not (> (+ (- P A) B) (* c changed))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous: two targets of one voxel, of probabilities 3/4 and 1/4; {1} is best for Dice, and 1/4 < 3/8.
(push 1)
(assert (and (= n 1) (= alpha (/ 1 2)) (= k 1) (= P (/ 3 4)) (= c (/ 3 4)) (= b 0) (= a 0) (< (/ 1 4) limit)))
(set-info :status sat)
(check-sat)
(pop 1)
