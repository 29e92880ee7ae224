; 1 - Lovasz-Dice against soft Dice, the best absolute limit for each number of voxels
; ====================================================================================
;
; Law.  (1 - LD) - SD  is at most the largest of  2 (d/(d+i) - n/(n+j)) (q-1)/(q+1)  with  q = sqrt((d+i)/(n+j)),  over all
; integers 0 <= i <= j <= n, for every prediction of a target with n of d voxels foreground.
;
; Variables.  k = d - n. At an error level t, x foreground voxels are right and B background voxels wrong; 1 - LD is the mean
; over t of 2x/(n+x+B), where x rises with t and B falls. L = B/k; beta is the mean of L. T = <y,p> is the mean of x.
;
; Reduction.  By block 1 the mean is at most that of  L F(x) + (1-L) H(x),  F(x) = 2x/(d+x) and H(x) = 2x/(n+x) at integers,
; straight between them. Both are concave (block 2), so by Jensen it is at most  beta F(x1) + (1-beta) H(x2),  where x1 and x2
; are the means of x weighted by L and 1-L; x1 <= x2 because x rises where L falls (Chebyshev), and  T = beta x1 + (1-beta) x2.
; Where F and H are straight, the gap is convex in (x1, x2), by block 3. So it is largest at integers  i = x1 <= j = x2,
; where it is the left side of block 4 with  U = d + i, W = n + j.  Blocks 5 to 7 choose the worst beta.
;
; Hypotheses.  n > 0, k > 0, 0 <= beta <= 1, and what each block adds: soft predictions are in [0, 1].
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const n Real)
(declare-const k Real)
(declare-const x Real)
(declare-const B Real)
(declare-const beta Real)

(assert (> n 0))
(assert (> k 0))
(assert (<= 0 beta 1))

; 1. In B, 2x/(n+x+B) is below its chord from B = 0 to B = k.
(push 1)
(assert (and (>= x 0) (<= 0 B k)))
(assert (not (<= (* k (+ n x) (+ n x k)) (* (+ n x B) (+ (* (- k B) (+ n x k)) (* B (+ n x)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. x/(n+x) is concave: twice the middle of x - 1 and x + 1 is at least the sum of the ends.
(push 1)
(assert (>= x 1))
(assert (not (>= (* 2 x (+ n x -1) (+ n x 1)) (* (+ n x) (+ (* (- x 1) (+ n x 1)) (* (+ x 1) (+ n x -1)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. -T/(c+T) is convex in T, c = n + k beta > 0: half-way between T and S it is at most the mean.
(declare-const c Real)
(declare-const T Real)
(declare-const S Real)
(push 1)
(assert (and (> c 0) (>= T 0) (>= S 0)))
(assert (not (>= (* 2 (+ T S) (+ c T) (+ c S)) (* (+ (* 2 c) T S) (+ (* T (+ c S)) (* S (+ c T)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. The gap is  2 (d/U - n/W) beta (1-beta) (U-W)/Y  with  Y = n + T + k beta = beta U + (1-beta) W.  Both sides times U W Y / 2:
(declare-const U Real)
(declare-const W Real)
(define-fun d () Real (+ n k))
(define-fun Y () Real (+ (* beta U) (* (- 1 beta) W)))
(push 1)
(assert (not (= (- (* Y (+ (* beta (- U d) W) (* (- 1 beta) (- W n) U))) (* (+ (* beta (- U d)) (* (- 1 beta) (- W n))) U W))
                (* (- (* d W) (* n U)) beta (- 1 beta) (- U W)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. d/U >= n/W, because i <= j and n <= d.
(push 1)
(assert (and (>= U d) (>= (- W n) (- U d)) (<= W (* 2 n))))
(assert (not (>= (* d W) (* n U))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Where U >= W, with U = q^2 W:  beta (1-beta) (q^2-1)/(1 + beta (q^2-1)) <= (q-1)/(q+1).  Where U < W the gap is not positive.
(declare-const q Real)
(push 1)
(assert (>= q 1))
(assert (not (<= (* beta (- 1 beta) (- (* q q) 1) (+ q 1)) (* (- q 1) (+ 1 (* beta (- (* q q) 1)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. beta = 1/(q+1) attains it.
(push 1)
(assert (>= q 1))
(assert (= (* beta (+ q 1)) 1))
(assert (not (= (* beta (- 1 beta) (- (* q q) 1) (+ q 1)) (* (- q 1) (+ 1 (* beta (- (* q q) 1)))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. Not vacuous: the gap can be positive.
(push 1)
(assert (and (= n 1) (= k 17) (= U d) (= W 2) (< 0 beta 1)))
(assert (> (* (- (* d W) (* n U)) beta (- 1 beta) (- U W)) 0))
(set-info :status sat)
(check-sat)
(pop 1)
