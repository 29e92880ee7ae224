; How steep the soft Dice loss is
; ===============================
;
; Law.  With T the sum of p over the n voxels of the target and b that over the k n = d-n others, 1-SD = 1 - 2T/(n+T+b) has the
; derivatives -2(n+b)/(n+T+b)^2 on the target and 2T/(n+T+b)^2 off it. In units of 1/n, for t = T/n and c = b/n, they keep
;
;     2(1+k)/(2+k)^2 <= 2(1+c)/(1+t+c)^2 <= 2        2t/(1+t+c)^2 <= 1/2
;     (1+c + k t) 2/(1+t+c)^2 <= 2 for k <= 2, and <= k^2/(2(k-1)) for k >= 2
;
; Variables.  t, c, k are real numbers, so the law holds for soft predictions on images of any size.
;
; Hypotheses.  0 <= t <= 1, 0 <= c <= k.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.

(set-logic QF_NRA)

(declare-const t Real)
(declare-const c Real)
(declare-const k Real)
(assert (<= 0 t 1))
(assert (<= 0 c k))
(define-fun s () Real (+ 1 t c))

; 1. The derivative on the target, from below: (1+k)(1+t+c)^2 <= (1+c)(2+k)^2
(push 1)
(assert (not (<= (* (+ 1 k) s s) (* (+ 1 c) (+ 2 k) (+ 2 k)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. From above, and off the target
(push 1)
(assert (not (and (<= (+ 1 c) (* s s)) (<= (* 4 t) (* s s)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. The sum, for k <= 2
(push 1)
(assert (<= k 2))
(assert (not (<= (+ 1 c (* k t)) (* s s))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. The sum, for k >= 2
(push 1)
(assert (>= k 2))
(assert (not (<= (* 4 (- k 1) (+ 1 c (* k t))) (* k k s s))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Attained, for k = 4: at half of one voxel among five.
(push 1)
(assert (and (= k 4) (= t (/ 1 2)) (= c 0)))
(assert (= (* 4 (- k 1) (+ 1 c (* k t))) (* k k s s)))
(set-info :status sat)
(check-sat)
(pop 1)
