; cross-entropy-rounded-input
; ===========================
;
; Law.  Rounding a soft prediction p to r changes the cross-entropy of a voxel by the logarithm of a factor of
;
;     at most 1+u   on the foreground, where it is -log p,
;     less than 2   on the background, where it is -log(1-p) and r is not 1.
;
; Variables.  u is half the distance from 1 to the next number of the format. g is the power of 2 at or below p: the numbers around
; p are 2 u g apart, r is the nearest of them, and g is at or below r too. On the background q = 1-p and s = 1-r: the numbers below 1
; are multiples of u from 1/2 on, and below 1/2 of something smaller.
;
; Hypotheses.  0 < u <= 1/4; foreground: 0 < g <= p, g <= r, |r-p| <= u g; background: 0 < q < 1, s >= u, |s-q| <= u/2, and the tie
; q = u/2, whose neighbours are 1 and 1-u, is rounded to 1, the even one: then s is 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const u Real)
(declare-const g Real)
(declare-const p Real)
(declare-const r Real)
(declare-const q Real)
(declare-const s Real)

(assert (and (< 0 u) (<= u (/ 1 4))))

; 1. Foreground
(push 1)
(assert (and (< 0 g) (<= g p) (<= g r) (<= (- (* u g)) (- r p) (* u g))))
(assert (not (and (<= r (* (+ 1 u) p)) (<= p (* (+ 1 u) r)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Background
(push 1)
(assert (and (< 0 q 1) (<= u s) (<= (- (/ u 2)) (- s q) (/ u 2)) (not (= q (/ u 2)))))
(assert (not (and (< s (* 2 q)) (< q (* 2 s)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Tight on the foreground: p = 1+u is a tie, and 1 is even.
(push 1)
(assert (and (= g 1) (= r 1) (= p (+ 1 u)) (<= (- r p) (* u g)) (<= (- p r) (* u g)) (= p (* (+ 1 u) r))))
(set-info :status sat)
(check-sat)
(pop 1)

; 4. Close to 2 on the background
(push 1)
(assert (and (< 0 q 1) (<= u s) (<= (- (/ u 2)) (- s q) (/ u 2)) (not (= q (/ u 2)))))
(assert (> (* 1000 s) (* 1999 q)))
(set-info :status sat)
(check-sat)
(pop 1)
