; The soft Dice loss against Lovasz-Dice
; ======================================
;
; Law.  1 - SD <= C LD  with  C = (n+d)/(2n),  for every prediction of a target with n of d voxels foreground.
;
; Variables.  In units of n:  k = (d-n)/n, r = 1 + k = d/n.  By lovasz-dice-two-levels, for some 0 <= x <= z <= 1,
;     1 - LD <= beta 2x/(r+x) + (1-beta) 2z/(1+z),   SD = 2T/(1+T+k beta),   T = beta x + (1-beta) z.
; U = r + x, W = 1 + z, Y = 1 + T + k beta = beta U + (1-beta) W.
;
; Method.  1 - SD = 2(beta r + 1-beta)/Y - 1,  and  LD >= 2 beta r/U + 2 (1-beta)/W - 1.  By block 1 the law follows from
;     (2+k) beta (1-beta) (U-W)(r/U - 1/W) <= (k/2) (beta (r-x) + (1-beta) (1-z)),
; and, divided by beta (1-beta), that from block 3, by block 2 with  a^2 = r-x >= c^2 = 1-z.
;
; Hypotheses.  k >= 0, 0 <= x <= z <= 1, as block 3 states them; 0 <= beta <= 1. Soft predictions are in [0, 1].
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const k Real)
(declare-const beta Real)
(declare-const U Real)
(declare-const W Real)
(define-fun r () Real (+ 1 k))
(define-fun Y () Real (+ (* beta U) (* (- 1 beta) W)))

; 1. beta r/U + (1-beta)/W = (beta r + 1-beta)/Y - beta (1-beta)(U-W)(r/U - 1/W)/Y,  times U W Y:
(push 1)
(assert (not (= (* Y (+ (* beta r W) (* (- 1 beta) U)))
                (- (* (+ (* beta r) (- 1 beta)) U W) (* beta (- 1 beta) (- U W) (- (* r W) U))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. a^2/(1-beta) + c^2/beta >= (a+c)^2,  as the difference times beta (1-beta) is a square, and  (a+c)^2 >= a^2 + 3c^2.
(declare-const a Real)
(declare-const c Real)
(push 1)
(assert (and (>= c 0) (>= a c)))
(assert (not (and (= (- (+ (* beta a a) (* (- 1 beta) c c)) (* beta (- 1 beta) (+ a c) (+ a c)))
                     (* (- (* beta a) (* (- 1 beta) c)) (- (* beta a) (* (- 1 beta) c))))
                  (>= (* (+ a c) (+ a c)) (+ (* a a) (* 3 c c))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. (2+k)(U-W)(r/U - 1/W) <= (k/2)(r-x + 3(1-z)),  times 2 U W:
(declare-const x Real)
(declare-const z Real)
(push 1)
(assert (and (>= k 0) (<= 0 x z 1)))
(assert (not (<= (* 2 (+ 2 k) (+ (- k z) x) (- (* r z) x)) (* k (+ (- r x) (* 3 (- 1 z))) (+ r x) (+ 1 z)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous: where all foreground is right, both sides of block 3 are equal.
(push 1)
(assert (and (= x 1) (= z 1) (> k 0)))
(assert (= (* 2 (+ 2 k) (+ (- k z) x) (- (* r z) x)) (* k (+ (- r x) (* 3 (- 1 z))) (+ r x) (+ 1 z))))
(set-info :status sat)
(check-sat)
(pop 1)
