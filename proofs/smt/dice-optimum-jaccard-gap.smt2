; The best prediction for one score is nearly best for the other
; ==============================================================
;
; Law.  Let s be best for expected Dice and t best for expected Jaccard, for any distribution of the target. Then
;
;           E J(s) >= E J(t) - eps         E J(s) >= E J(t)/rho         E (1 - J(s)) <= sigma E (1 - J(t))
;
;       and the same with Dice and Jaccard exchanged, where eps, rho and sigma are the best constants between the scores of one
;       pair of masks:  J <= D <= J + eps,  D <= rho J  and  1 - J <= sigma (1 - D).  For all masks eps = 3 - 2 sqrt 2, rho = 2
;       and sigma = 2; on d voxels rho = 2d/(d+1) and sigma = (2d-1)/d.
;
; Variables.  Js and Ds are the expected Jaccard and Dice of s, Jt and Dt those of t. They range over the reals, so that soft
; predictions are covered, and any distribution: inequalities between J and D hold for their expectations.
;
; Hypotheses.  The inequalities of one pair, in expectation, for s and for t; Ds >= Dt, Jt >= Js; eps >= 0; rho, sigma >= 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const Js Real)
(declare-const Ds Real)
(declare-const Jt Real)
(declare-const Dt Real)
(declare-const eps Real)
(declare-const rho Real)
(declare-const sigma Real)

(assert (and (<= 0 Js 1) (<= 0 Ds 1) (<= 0 Jt 1) (<= 0 Dt 1)))
(assert (and (>= eps 0) (>= rho 1) (>= sigma 1)))
(assert (and (<= Js Ds) (<= Ds (+ Js eps)) (<= Ds (* rho Js)) (<= (- 1 Js) (* sigma (- 1 Ds)))))
(assert (and (<= Jt Dt) (<= Dt (+ Jt eps)) (<= Dt (* rho Jt)) (<= (- 1 Jt) (* sigma (- 1 Dt)))))
(assert (and (>= Ds Dt) (>= Jt Js)))

; 1. The best for Dice loses at most eps in Jaccard
(push 1)
(assert (not (<= (- Jt Js) eps)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. The best for Jaccard loses at most eps in Dice
(push 1)
(assert (not (<= (- Ds Dt) eps)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. The best for Dice has the best Jaccard up to rho
(push 1)
(assert (not (<= Jt (* rho Js))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. The best for Jaccard has the best Dice up to rho
(push 1)
(assert (not (<= Ds (* rho Dt))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. The best for Dice has the least Jaccard loss up to sigma
(push 1)
(assert (not (<= (- 1 Js) (* sigma (- 1 Jt)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. The best for Jaccard has the least Dice loss up to sigma
(push 1)
(assert (not (<= (- 1 Dt) (* sigma (- 1 Ds)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Not vacuous: two voxels, target {1} with probability 2/3, else {2}; s = {1, 2} and t = {1}.
(push 1)
(assert (and (= Js (/ 1 2)) (= Ds (/ 2 3)) (= Jt (/ 2 3)) (= Dt (/ 2 3))))
(assert (and (= eps (/ 1 6)) (= rho (/ 4 3)) (= sigma (/ 3 2))))
(assert (and (= (- Jt Js) eps) (= Jt (* rho Js)) (= (- 1 Js) (* sigma (- 1 Jt)))))
(set-info :status sat)
(check-sat)
(pop 1)
