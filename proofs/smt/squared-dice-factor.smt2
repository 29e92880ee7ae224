; Squared Dice against soft Dice
; ==============================
;
; Law.  For a target of n >= 1 of d voxels and probabilities p, with P = sum p_i, Q = sum p_i^2 and T = sum over the target of p_i,
;
;     SD = 2T/(n+P)        SD2 = 2T/(n+Q)        SD <= SD2 <= L SD        L = (1 + sqrt(1 + d/n))/2
;
; Variables.  n, d, P, Q, T, L are real numbers, so the law holds for soft predictions on images of any size; p is the probability
; of one voxel.
;
; Hypotheses.  0 < n <= d, T > 0. L is the positive root of 4 L (L-1) = d/n.
;
; Method.  Voxel by voxel p^2 <= p and p - L p^2 <= 1/(4L) (checks 1 and 2). Their sums are Q <= P and P - L Q <= d/(4L) = n (L-1).
; From the sums the law follows (checks 3 and 4).
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.

(set-logic QF_NRA)

(declare-const L Real)
(declare-const p Real)
(declare-const n Real)
(declare-const d Real)
(declare-const P Real)
(declare-const Q Real)
(declare-const T Real)
(assert (> L 1))

; 1. p^2 <= p
(push 1)
(assert (<= 0 p 1))
(assert (not (<= (* p p) p)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. p - L p^2 <= 1/(4L), for any p
(push 1)
(assert (not (<= (- p (* L p p)) (/ 1 (* 4 L)))))
(set-info :status unsat)
(check-sat)
(pop 1)

(assert (> n 0))
(assert (>= d n))
(assert (= (* 4 L (- L 1) n) d))
(assert (> T 0))
(assert (>= Q 0))

; 3. SD <= SD2
(push 1)
(assert (<= Q P))
(assert (not (<= (/ (* 2 T) (+ n P)) (/ (* 2 T) (+ n Q)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. SD2 <= L SD
(push 1)
(assert (>= P 0))
(assert (<= (* (- P (* L Q)) 4 L) d))
(assert (not (<= (/ (* 2 T) (+ n Q)) (* L (/ (* 2 T) (+ n P))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: one of eight voxels, L = 2, all probabilities 1/4, attains the factor.
(push 1)
(assert (and (= n 1) (= d 8) (= L 2) (= P 2) (= Q (/ 1 2)) (= T (/ 1 4))))
(assert (= (/ (* 2 T) (+ n Q)) (* L (/ (* 2 T) (+ n P)))))
(set-info :status sat)
(check-sat)
(pop 1)
