; threshold-regret-step-jaccard
; =============================
;
; Law.  Compare any nonempty prediction S with the prediction T of a threshold, on one target. Let al = |S and T|, be = |S \ T|,
; nu = |T \ S|, and let b and v be the numbers of foreground voxels in the last two. Then
;
;     J(S) - J(T) <= (b + al (1 - v/nu)) / (al + be)         (nu = 0: J(S) - J(T) <= b / (al + be))
;
; Every voxel of T has probability >= t and every voxel of S \ T at most t, so that E v >= t nu and E b <= t be: in expectation,
; E J(S) - E J(T) <= (be t + al (1-t)) / (al + be) <= max(t, 1-t), whatever the distribution. That step is linear and is made in
; words here.
;
; Variables.  a foreground voxels lie in both predictions, r outside of both; m = v/nu. They range over all nonnegative reals,
; so soft counts (sums of probabilities) are covered. K = al+be+r is the denominator of J(S) for v = 0.
;
; Hypotheses.  0 <= a <= al, 0 <= b <= be, 0 <= m <= 1, nu >= 0, r >= 0, al + be > 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const al Real)
(declare-const be Real)
(declare-const nu Real)
(declare-const a Real)
(declare-const b Real)
(declare-const m Real)
(declare-const r Real)

(define-fun K () Real (+ al be r))

(assert (<= 0 a al))
(assert (<= 0 b be))
(assert (<= 0 m 1))
(assert (>= nu 0))
(assert (>= r 0))
(assert (> (+ al be) 0))

; 1. J(S) = (a+b)/(K+v) lies below the chord of v, from v = 0 to v = nu: 1/(K+m nu) <= (1-m)/K + m/(K+nu).
(push 1)
(assert (not (<= (* K (+ K nu)) (* (+ K (* m nu)) (+ (* (- 1 m) (+ K nu)) (* m K))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; J(T) = (a+v)/(al+nu+b+r) is itself linear in v, so J(S) - J(T) lies below the chord between its values at v = 0 and v = nu.

; 2. At v = 0 the difference is at most (al+b)/(al+be).
(push 1)
(assert (not (<= (/ (+ a b) K) (/ (+ al b) (+ al be)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. At v = nu it is at most b/(al+be), for a/(K+nu) <= (a+nu)/(al+nu+b+r) ...
(push 1)
(assert (not (<= (* a (+ al nu b r)) (* (+ a nu) (+ K nu)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. ... and b/(K+nu) <= b/(al+be).
(push 1)
(assert (not (<= (/ b (+ K nu)) (/ b (+ al be)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. The chord between the two bounds is the bound that is claimed.
(push 1)
(assert (not (= (+ (* (- 1 m) (+ al b)) (* m b)) (+ b (* al (- 1 m))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. The mean of t and 1-t with weights be and al is at most the larger of them.
(push 1)
(declare-const t Real)
(assert (<= 0 t 1))
(assert (> (+ (* be t) (* al (- 1 t))) (* t (+ al be))))
(assert (> (+ (* be t) (* al (- 1 t))) (* (- 1 t) (+ al be))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Tight: the bound is attained, J(S) = 1 and J(T) = 0 with S and T disjoint.
(push 1)
(assert (and (= al 0) (= a 0) (= b be) (= nu 1) (= m 0) (= r 0)))
(assert (= (- (/ (+ a b) (+ K (* m nu))) (/ (+ a (* m nu)) (+ al nu b r))) (/ (+ b (* al (- 1 m))) (+ al be))))
(set-info :status sat)
(check-sat)
(pop 1)
