; soft-dice-threshold-family
; ==========================
;
; Law.  Let 5/3 <= a/c <= 2 and G = 5c + 3a. The target is a core of c voxels together with one of seven sets of 3(a+c) others, with
; probability P, or else a neighbours in a ring of 2G voxels; P/(1-P) = aG(a+c)/(2c(3c+2a)^2), all sets and all places equally likely.
; The prediction 1 on the core, 1/2 on the ring, 0 on the sets has the largest expected soft Dice. Where 1/2 counts as background,
; thresholding leaves the core, whose expected Dice score is ac/(3a^2 + 10ac + 9c^2) less.
;
; Variables.  All sizes are in units of c. p, f and z are sums of soft predictions on the core, the ring and the sets, s is their sum.
; Up to a factor, the expected soft Dice is F = (p + z/7) U + f V with U = G(a+1)/(4+3a+s) and V = (3+2a)^2/(G(a+s)); the factor is
; 2a/(aG(a+1) + 2(3+2a)^2). A prediction counts by these sums alone: voxels of one block are equally likely.
;
; Hypotheses.  5/3 <= a <= 2, 0 <= p <= 1, 0 <= f <= 2G, 0 <= z <= 21(a+1).
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const a Real)
(declare-const s Real)
(declare-const p Real)
(declare-const f Real)
(declare-const z Real)
(declare-const u Real)
(declare-const v Real)

(define-fun G () Real (+ 5 (* 3 a)))
(define-fun core () Real (* G (+ a 1)))
(define-fun ring () Real (* (+ 3 (* 2 a)) (+ 3 (* 2 a))))
(define-fun most () Real (+ 2 (* (/ 3 2) a)))

(assert (<= (/ 5 3) a 2))

; 1. The order of the coefficients: always U >= V, ...
(push 1)
(assert (>= s 0))
(assert (not (>= (* core G (+ a s)) (* ring (+ 4 (* 3 a) s)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. ... and V >= U/7, as s is 1 + 2G + 21(a+1) at most.
(push 1)
(assert (<= 0 s (+ 1 (* 2 G) (* 21 (+ a 1)))))
(assert (not (>= (* 7 ring (+ 4 (* 3 a) s)) (* core G (+ a s)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. So with a sum of s the core is filled first, then the ring, then the sets: this is the linear step, for any such u and v.
(push 1)
(assert (and (>= u v 0) (>= (* 7 v) u)))
(assert (and (<= 0 p 1) (<= 0 f (* 2 G)) (<= 0 z)))
(assert (= s (+ p f z)))
(define-fun F () Real (+ (* u (+ p (/ z 7))) (* v f)))
(assert (not (and
  (<= F (* u s))
  (<= F (+ u (* v (- s 1))))
  (<= F (+ u (* 2 G v) (* (/ u 7) (- s 1 (* 2 G))))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; The bound that it leaves is 2 + 3a/2 at most:

; 4. up to s = 1, where it is U s, ...
(push 1)
(assert (<= 0 s 1))
(assert (not (<= (* core s) (* most (+ 4 (* 3 a) s)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. ... with f on the ring, where it is U + fV: the difference is a square, ...
(push 1)
(assert (>= f 0))
(assert (= s (+ 1 f)))
(assert (not (=
  (* 2 G (- (* most (+ 4 (* 3 a) s) (+ a s)) (+ (* core (+ a s)) (* ring (/ 1 G) f (+ 4 (* 3 a) s)))))
  (* (- (* 2 G most) (* 2 ring)) (- f G) (- f G)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. ... with a factor that is positive, ...
(push 1)
(assert (not (> (* 2 G most) (* 2 ring))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. ... and with z on the sets, where it is U (1 + z/7) + 2G V.
(push 1)
(assert (<= 0 z (* 21 (+ a 1))))
(assert (= s (+ 1 (* 2 G) z)))
(assert (not (<=
  (+ (* core (+ 1 (/ z 7)) (+ a s)) (* 2 ring (+ 4 (* 3 a) s)))
  (* most (+ 4 (* 3 a) s) (+ a s)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. The prediction has 2 + 3a/2, and the core 1 + a: with the factor the difference of both is a/(3a^2 + 10a + 9).
(push 1)
(assert (not (and
  (= (+ (/ core (+ 5 (* 3 a) G)) (/ ring (+ a 1 G))) most)
  (= (/ core (+ 5 (* 3 a))) (+ 1 a))
  (= (* (- most (+ 1 a)) 2 a (+ (* 3 a a) (* 10 a) 9)) (* a (+ (* a core) (* 2 ring)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 9. At a = sqrt 3 this is (3 sqrt 3 - 5)/4.
(push 1)
(assert (= (* a a) 3))
(assert (= (* 4 a) (* (- (* 3 a) 5) (+ (* 3 a a) (* 10 a) 9))))
(set-info :status sat)
(check-sat)
(pop 1)
