; threshold-regret-step-dice
; ==========================
;
; Law.  Compare any prediction S with the prediction T of a threshold, on one target. Let be = |S \ T|, nu = |T \ S|, and let b
; and v be the numbers of foreground voxels there. Then
;
;     nu >= be, nu > 0:   D(S) - D(T) <= 1 - v/nu
;     nu < be:            D(S) - D(T) <= 2b/(be+b)
;
; and, with t any number from 0 to 1, the second bound is at most  2t/(1+t) + 2/(1+t)^2 (b/be - t).
; Every voxel of T has probability >= t and every voxel of S \ T at most t, so that E v >= t nu and E b <= t be: in expectation,
; E D(S) - E D(T) <= max(2t/(1+t), 1-t), whatever the distribution. That last step is linear and is made in words here.
;
; Variables.  al = |S and T|, of which a are foreground; r foreground voxels lie outside of both. They range over all nonnegative
; reals, so soft counts (sums of probabilities) are covered. X and Y are the denominators of D(S) and D(T), and
; h = (al - a) + r counts what both predictions get wrong.
;
; Hypotheses.  0 <= a <= al, 0 <= b <= be, 0 <= v <= nu, r >= 0, a+b+v+r > 0: the target is not empty.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const al Real)
(declare-const be Real)
(declare-const nu Real)
(declare-const a Real)
(declare-const b Real)
(declare-const v Real)
(declare-const r Real)

(define-fun h () Real (+ (- al a) r))
(define-fun X () Real (+ a a h be b v))
(define-fun Y () Real (+ a a h nu b v))
(define-fun Z () Real (+ a a h nu nu v))

(assert (<= 0 a al))
(assert (<= 0 b be))
(assert (<= 0 v nu))
(assert (>= r 0))
(assert (> (+ a b v r) 0))

; 1. X and Y are the sizes of prediction and target together: D(S) = 2(a+b)/X, D(T) = 2(a+v)/Y.
(push 1)
(assert (not (and (= X (+ al be a b v r)) (= Y (+ al nu a b v r)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. nu >= be: (a+b)/X <= (a+nu)/Z. Fewer voxels of S \ T than of T \ S, all of them found, would be better still.
(push 1)
(assert (and (>= nu be) (> nu 0)))
(assert (not (<= (* (+ a b) Z) (* (+ a nu) X))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. nu >= be: (a+v)/Z <= (a+v)/Y
(push 1)
(assert (and (>= nu be) (> nu 0)))
(assert (not (and (> Y 0) (<= Y Z))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. nu >= be: 2(a+nu)/Z - 2(a+v)/Z <= 1 - v/nu, so with 2 and 3 the first bound
(push 1)
(assert (and (>= nu be) (> nu 0)))
(assert (not (<= (/ (* 2 (- nu v)) Z) (- 1 (/ v nu)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. nu < be: a/X <= (a+v)/Y
(push 1)
(assert (< nu be))
(assert (not (<= (* a Y) (* (+ a v) X))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. nu < be: 2b/X <= 2b/(be+b), so with 5 the second bound
(push 1)
(assert (< nu be))
(assert (not (<= (/ (* 2 b) X) (/ (* 2 b) (+ be b)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. The second bound, 2q/(1+q) with q = b/be, is at most its tangent at t.
(push 1)
(declare-const q Real)
(declare-const t Real)
(assert (<= 0 q 1))
(assert (<= 0 t 1))
(assert (not (<= (* 2 q (+ 1 t) (+ 1 t)) (* (+ 1 q) (+ (* 2 t (+ 1 t)) (* 2 (- q t)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. Not vacuous: a bound that is attained, D(S) = 1 and D(T) = 0.
(push 1)
(assert (and (= a 0) (= al 0) (= b be) (= nu be) (> be 0) (= v 0) (= r 0)))
(assert (= (- (/ (* 2 (+ a b)) X) (/ (* 2 (+ a v)) Y)) (- 1 (/ v nu))))
(set-info :status sat)
(check-sat)
(pop 1)

; 9. Tight: the second bound is attained where nothing is common and T is empty, and is no better with 1.99 in place of 2.
(push 1)
(assert (and (= al 0) (= nu 0) (= r 0) (= b 1) (= be 2)))
(assert (> (- (/ (* 2 (+ a b)) X) (/ (* 2 (+ a v)) Y)) (/ (* (/ 199 100) b) (+ be b))))
(set-info :status sat)
(check-sat)
(pop 1)
