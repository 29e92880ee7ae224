; How much single voxels weigh in the Lovasz-Dice loss
; ====================================================
;
; Law.  Along the sorted errors, n foreground voxels, a voxel weighs what it adds to (A+B)/(2n-A+B), the Dice loss of A misses and B
; false positives. A foreground voxel weighs at most 2/(n+1), a background voxel at most 1/(2n+1). The sum of the squares is
; largest where all foreground errors come first; their weights are then  2n/(m(m-1)),  m = 2n, ..., n+1.
;
; Variables.  N = 2n-A+B. The next miss adds  2(n+B)/(N(N-1)),  the next false positive  2(n-A)/(N(N+1)).
;
; Method.  Where a false positive comes right before a miss, exchange them: the sum of the two weights stays (block 3), and the
; larger one becomes at least as large (blocks 4 and 5), so the sum of their squares does not fall. Where errors are equal, weights
; are means over orders, and a sum of squares is convex.
;
; Hypotheses.  n >= 1, 0 <= A <= n - 1, B >= 0: a foreground voxel is left to be missed. Where none is, more false
; positives of a soft prediction add nothing.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const n Real)
(declare-const A Real)
(declare-const B Real)
(define-fun N () Real (+ (* 2 n) (- A) B))

(assert (>= n 1))
(assert (>= A 0))
(assert (>= B 0))
(assert (<= A (- n 1)))

; 1. 2(n+B)/(N(N-1)) <= 2/(n+1)
(push 1)
(assert (not (<= (* (+ n B) (+ n 1)) (* N (- N 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. 2(n-A)/(N(N+1)) <= 1/(2n+1)
(push 1)
(assert (not (<= (* 2 (- n A) (+ (* 2 n) 1)) (* N (+ N 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Both orders add the same:  (n+B)/(N(N-1)) + (n-A-1)/((N-1)N) = (n-A)/(N(N+1)) + (n+B+1)/((N+1)N),  each times (N-1) N (N+1):
(push 1)
(assert (not (= (* (+ N 1) (+ n B n (- A) -1)) (* (- N 1) (+ n (- A) n B 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. A miss that comes first weighs at least what it weighs after a false positive:  (n+B)/(N-1) >= (n+B+1)/(N+1)
(push 1)
(assert (not (>= (* (+ n B) (+ N 1)) (* (+ n B 1) (- N 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. And at least what a false positive weighs there:  (n+B)/(N-1) >= (n-A)/(N+1)
(push 1)
(assert (not (>= (* (+ n B) (+ N 1)) (* (- n A) (- N 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Both limits are attained: the last miss, and the first false positive.
(push 1)
(assert (and (= n 3) (= A 2) (= B 0)))
(assert (= (* (+ n B) (+ n 1)) (* N (- N 1))))
(set-info :status sat)
(check-sat)
(pop 1)
(push 1)
(assert (and (= n 3) (= A 0) (= B 0)))
(assert (= (* 2 (- n A) (+ (* 2 n) 1)) (* N (+ N 1))))
(set-info :status sat)
(check-sat)
(pop 1)
