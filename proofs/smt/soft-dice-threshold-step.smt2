; soft-dice-threshold-step
; ========================
;
; Law.  Let S be k >= 1 voxels and let the prediction be 1 there. Off S it is 0 to 1/2, q in sum; or it is 1/2 to 1 on S and 0 off S,
; then r is the sum of what is missing. Thresholding leaves S. Along the line from S through the prediction soft Dice has the slope
; S', and with C = (3 sqrt 3 - 5)/4 and any target of n >= 1 voxels
;
;     SD(y,p) - D(y,S) <= C + (1 + L) S'        with L = 2 sqrt(2Cq/k) in the first case,
;     SD(y,p) - D(y,S) <= C + (1 - r/2k) S'     in the second.
;
; The expectation satisfies the same, and where the prediction is the best for expected soft Dice, the expectation of S' is 0, as
; the line goes on behind it: thresholding loses at most C.
;
; Variables.  All sizes are in units of k. N = n+1 is the size of target and S together, T that of what they share. Off S the target
; has soft predictions of sum t; on S, w is what is missing on the target. g is 5 + 3 sqrt 3, so that C = 1/(2g), and
; u is sqrt(q/g), so that L = 2u. All range over the reals.
;
; Hypotheses.  N > 1, 0 <= T <= 1; first case: u >= 0, t >= 0, T + 2t <= N-1, as predictions off S are 1/2 at most; second case:
; T <= N-1, 0 <= r <= 1/2, 0 <= w <= T/2.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const N Real)
(declare-const T Real)
(declare-const t Real)
(declare-const u Real)
(declare-const w Real)
(declare-const r Real)
(declare-const g Real)

(define-fun q () Real (* g u u))

(assert (> g 0))
(assert (= (* g g) (+ (* 10 g) 2)))
(assert (> N 1))
(assert (<= 0 T 1))

; 1. g is 5 + 3 sqrt 3, and (3 sqrt 3 - 5)/4 is 1/(2g).
(push 1)
(declare-const root Real)
(assert (> root 0))
(assert (= (* root root) 3))
(assert (not (and (= g (+ 5 (* 3 root))) (= (* (/ (- (* 3 root) 5) 4) 2 g) 1))))
(set-info :status unsat)
(check-sat)
(pop 1)

; First case. SD along the line is 2(T + xt)/(N + xq) and its slope at x = 1 is S' = 2(tN - Tq)/(N+q)^2.

; 2. SD - D = (1 + q/N) S', for any q
(push 1)
(declare-const Q Real)
(assert (>= Q 0))
(assert (not (= (* (- (* 2 (+ T t) N) (* 2 T (+ N Q))) (+ N Q)) (* (+ N Q) 2 (- (* t N) (* T Q))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; So SD - D - (1 + L) S' = (q/N - 2u) S' <= C remains, which is 4g (q - 2uN) (tN - Tq) <= N (N+q)^2.

; 3. q <= 2uN: -(tN - Tq) is q at most, and 4g (2uN - q) q <= 4 N^2 q <= N (N+q)^2.
(push 1)
(assert (>= u 0))
(assert (not (and (<= (* g (- (* 2 u N) q)) (* N N)) (<= (* 4 N q) (* (+ N q) (+ N q))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; q >= 2uN: tN - Tq is (N-1)N/2 at most, so that 2g (q - 2uN) (N-1) <= (N+q)^2 remains. The difference is Z.
(define-fun X () Real (+ 1 (* 4 g u)))
(define-fun Y () Real (- (* 2 q) (* 2 g q) (* 4 g u)))
(define-fun W () Real (+ (* q q) (* 2 g q)))
(define-fun Z () Real (- (* (+ N q) (+ N q)) (* 2 g (- q (* 2 u N)) (- N 1))))
(define-fun R () Real (- (* X (+ (* u u) 2)) (* (- u (* g u) 2) (- u (* g u) 2))))

; 4. Z = X N^2 + Y N + W, which is not negative where 4XW >= Y^2, as X > 0; ...
(push 1)
(assert (not (= Z (+ (* X N N) (* Y N) W))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. ... 4XW - Y^2 = 4 (gu)^2 R, ...
(push 1)
(assert (not (= (- (* 4 X W) (* Y Y)) (* 4 g g u u R))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. ... and R = 2 (2gu-1)(u-1)^2 is not negative for gu >= 1/2, ...
(push 1)
(assert (not (= R (* 2 (- (* 2 g u) 1) (- u 1) (- u 1)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. ... and for gu <= 1/2, Z is (N+q)^2 + 4gu N (N-1) - 2 (gu)^2 (N-1).
(push 1)
(assert (and (<= 0 u) (<= (* 2 g u) 1)))
(declare-const x Real)
(assert (= x (* g u)))
(assert (not (and
  (= Z (- (+ (* (+ N q) (+ N q)) (* 4 x N (- N 1))) (* 2 x x (- N 1))))
  (<= (* 2 x x (- N 1)) (* N N)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. These are the largest values of Tq - tN and tN - Tq.
(push 1)
(declare-const Q Real)
(assert (>= Q 0))
(assert (>= t 0))
(assert (<= (+ T t t) (- N 1)))
(assert (not (and (<= (- (* T Q) (* t N)) Q) (<= (- (* t N) (* T Q)) (* (- N 1) N (/ 1 2))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; Second case. SD along the line is 2(T - xw)/(N - xr) and its slope at x = 1 is S' = 2(Tr - wN)/(N-r)^2.
(assert (<= T (- N 1)))
(assert (<= 0 r (/ 1 2)))
(assert (<= 0 w (* T (/ 1 2))))

; 9. SD - D = (1 - r/N) S'
(push 1)
(assert (not (= (* (- (* 2 (- T w) N) (* 2 T (- N r))) (- N r)) (* (- N r) 2 (- (* T r) (* w N))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; So r (1/2 - 1/N) S' <= C remains, which is r (N-2) (Tr - wN) <= C N (N-r)^2.

; 10. N >= 2: Tr - wN is r at most, and C >= 1/21.
(push 1)
(assert (>= N 2))
(assert (not (<= (* 21 r r (- N 2)) (* N (- N r) (- N r)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 11. N <= 2: wN - Tr is T (N/2 - r) at most, and that is (N-1) (N/2 - r) at most.
(push 1)
(assert (<= N 2))
(assert (not (<= (* 21 r (- 2 N) (- N 1) (- (/ N 2) r)) (* N (- N r) (- N r)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 12. These are the largest values of Tr - wN and wN - Tr, and C >= 1/21.
(push 1)
(assert (not (and
  (<= (- (* T r) (* w N)) r)
  (<= (- (* w N) (* T r)) (* T (- (/ N 2) r)))
  (<= (* T (- (/ N 2) r)) (* (- N 1) (- (/ N 2) r)))
  (<= (* 2 g) 21))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 13. No smaller C: with q = g, equality for N = g, T = 1 and t = 0, ...
(push 1)
(assert (and (= u 1) (= N g)))
(assert (= (* 4 g (- (* 2 u N) q) q) (* N (+ N q) (+ N q))))
(set-info :status sat)
(check-sat)
(pop 1)

; 14. ... and for N = 1 + sqrt 3, T = 0 and 2t = sqrt 3.
(push 1)
(assert (= u 1))
(assert (= (* (- N 1) (- N 1)) 3))
(assert (= Z 0))
(set-info :status sat)
(check-sat)
(pop 1)
