; 1 - Lovasz-Dice against soft Dice, the best factor for each number of voxels
; ============================================================================
;
; Law.  (1 - LD)/SD  is at most  M = max(d/(n+1), (d+n+2)^2/(4(n+1)(d+1)))  for every prediction of a target with n of d voxels
; foreground.
;
; Variables.  As in lovasz-dice-soft-dice-gap-best:  k = d - n,  1 - LD <= beta F(x) + (1-beta) H(z)  where F and H are
; 2x/(d+x) and 2x/(n+x) at integers and straight between them, 0 <= x <= z <= n, T = beta x + (1-beta) z (hits below), SD = 2T/(n+T+k beta).
; So the factor is at most  R = (beta F(x) + (1-beta) H(z)) (n+T+k beta)/(2T).  w = beta x/T is the share of x in T.
;
; Reduction.  F(x)/(2x) falls, and is at most 1/(d+1) and 1/(d+x); H(z)/(2z) at most 1/(n+1) and 1/(n+z).
; k = 0: R <= 1 by Jensen. Cases for k >= 1, d >= n + 1:
;   x, z <= 1:   R <= (w/(d+1) + (1-w)/(n+1)) (n + T + k beta)  with  T <= (1-beta)/(1-w)  and  w <= beta:  blocks 1 to 3.
;   x <= 1 <= z: with w and z given,  T = (1-beta) z/(1-w),  and  R = (w/(d+1) + (1-w) H(z)/(2z)) (n + T + k beta)  is linear in
;                beta; at most d/(n+1) at beta = 1 (block 4), and at the other end x = 1.
;   1 <= x <= z, k >= 2: blocks 5 to 7.
;   1 <= x <= z, k = 1: between i and i + 1, F and H have the slopes 2P and 2Q of block 8; blocks 9 and 10.
;
; Hypotheses.  n >= 1, 0 <= beta <= 1, and what each block adds: k is 0, 1 or at least 2. Soft predictions have T > 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const n Real)
(declare-const k Real)
(declare-const w Real)
(declare-const beta Real)
(define-fun d () Real (+ n k))

(assert (>= n 1))
(assert (<= 0 beta 1))

; 1. R is at most linear in beta from w to 1. At beta = w, hits = 1:  (w/(d+1) + (1-w)/(n+1)) (n+1+k w) <= (d+n+2)^2/(4(n+1)(d+1)).
(push 1)
(assert (and (>= k 0) (<= 0 w 1)))
(assert (not (<= (* 4 (+ (* w (+ n 1)) (* (- 1 w) (+ d 1))) (+ n 1 (* k w))) (* (+ d n 2) (+ d n 2)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. At beta = 1, hits = 0:  (w/(d+1) + (1-w)/(n+1)) d <= d/(n+1).
(push 1)
(assert (and (>= k 0) (<= 0 w 1)))
(assert (not (<= (* d (+ (* w (+ n 1)) (* (- 1 w) (+ d 1)))) (* d (+ d 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. The first term is the larger one for k >= 2, the second for k = 1.
(push 1)
(assert (or (and (>= k 2) (< (* 4 d (+ d 1)) (* (+ d n 2) (+ d n 2)))) (and (= k 1) (> (* 4 d (+ d 1)) (* (+ d n 2) (+ d n 2))))))
(set-info :status unsat)
(check-sat)
(pop 1)

(declare-const x Real)
(declare-const z Real)

; 4. At beta = 1:  (w/(d+1) + (1-w)/(n+z)) d <= d/(n+1).
(push 1)
(assert (and (>= k 0) (<= 0 w 1) (>= z 1)))
(assert (not (<= (* (+ n 1) (+ (* w (+ n z)) (* (- 1 w) (+ d 1)))) (* (+ n z) (+ d 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. With F <= 2x/(d+x) and H <= 2z/(n+z):  R - 1 = beta (1-beta) (U-W) (z/W - x/U)/hits,  U = d + x, W = n + z. Times U W hits:
(declare-const U Real)
(declare-const W Real)
(define-fun hits () Real (+ (* beta x) (* (- 1 beta) z)))
(push 1)
(assert (not (= (- (* (+ (* beta x W) (* (- 1 beta) z U)) (+ (* beta U) (* (- 1 beta) W))) (* U W hits))
                (* beta (- 1 beta) (- U W) (- (* z U) (* x W))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. beta (1-beta)/hits <= 1/(a+c)^2  with  x = a^2, z = c^2,  as the difference is a square.  What is left, (U-W)(z/W - x/U)/(a+c)^2,
; falls where x and z grow in proportion, to v x and v z: U - W = k - v (z-x) does, and  z/(n+vz) - x/(d+vx)  has the slope
; x^2/(d+vx)^2 - z^2/(n+vz)^2 <= 0.  So the worst x is 1.
(declare-const a Real)
(declare-const c Real)
(push 1)
(assert (not (= (- (+ (* beta a a) (* (- 1 beta) c c)) (* beta (- 1 beta) (+ a c) (+ a c)))
                (* (- (* beta a) (* (- 1 beta) c)) (- (* beta a) (* (- 1 beta) c))))))
(set-info :status unsat)
(check-sat)
(pop 1)
(declare-const v Real)
(push 1)
(assert (and (>= k 0) (<= 0 x z) (<= 0 v)))
(assert (not (<= (* x (+ n (* v z))) (* z (+ d (* v x))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. x = 1, k >= 2:  (k+1-z)(z/(n+z) - 1/(d+1)) <= (1+c)^2 (k-1)/(n+1),  and  (1+c)^2 >= z + 3,  z = c^2 >= 1.
(push 1)
(assert (and (>= k 2) (>= z 1)))
(assert (not (<= (* (- (+ k 1) z) (- (* z d) n) (+ n 1)) (* (- k 1) (+ n z) (+ d 1) (+ z 3)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. k = 1, d = n + 1, N = n + i. From i to i + 1 the slope of F is 2P, P = (n+1)/((N+1)(N+2)); that of H is 2Q, Q = n/(N(N+1)) >= P,
; and from i + 1 to i + 2 it is 2n/((N+1)(N+2)) < 2P. So with beta and hits given, what is worst: x and z between i and i + 1 with
; x = i or z = i + 1; or, where z is beyond i + 1, that x or z be i + 1. (Where z >= x + 1, U <= W, and R <= 1 by block 5.)
(declare-const i Real)
(define-fun N () Real (+ n i))
(push 1)
(assert (and (<= 0 i) (<= i n)))
(assert (not (<= (* (+ n 1) N) (* n (+ N 2)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 9. With x = i and z = i + y:  R = (A + Q t)(N + beta + t)/(i + t),  A = i (beta/(N+1) + (1-beta)/N),  t = (1-beta) y.  A product of
; two rising linear functions is convex in t, so  (A + Q t)(N + beta + t) <= M (i + t)  holds if it does at the ends. At y = 0:
(push 1)
(assert (<= 0 i))
(assert (not (<= (* 4 (+ (* beta N) (* (- 1 beta) (+ N 1))) (+ N beta)) (+ (* 4 N (+ N 1)) 1))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 10. At y = 1,  A + Q t = hits/(N+1)  and  N + beta + t = N + 1:  there R is 1. With z = i + 1 and x from i to i + 1 it is convex alike;
; one end is this one, the other the case y = 0 of i + 1. The limit of block 9 falls with N, and N >= n + 1 as x >= 1:
(push 1)
(assert (and (>= i 1) (> (+ 1 (/ 1 (* 4 N (+ N 1)))) (/ (* (+ (* 2 n) 3) (+ (* 2 n) 3)) (* 4 (+ n 1) (+ n 2))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 11. Not vacuous: n = 2, d = 3, all of one foreground voxel, beta = 1/2 attain 49/48 in block 1.
(push 1)
(assert (and (= n 2) (= k 1) (= w (/ 1 2))))
(assert (= (* 48 (+ (* w (+ n 1)) (* (- 1 w) (+ d 1))) (+ n 1 (* k w))) (* 49 (+ n 1) (+ d 1))))
(set-info :status sat)
(check-sat)
(pop 1)
