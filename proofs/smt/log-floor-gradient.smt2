; log-floor-gradient
; ==================
;
; Law.  What PyTorch's BCELoss returns as the gradient of a voxel's cross-entropy, g = (p-y)/max(p(1-p), c), is the share
; min(1, p(1-p)/c) of the derivative, and at most 1/c. By the logit of a sigmoid it is at most p(1-p)/c.
;
; Variables.  y is the target, 0, 1 or soft in between; p is the prediction; v = p(1-p), the derivative of a sigmoid by its logit;
; s = (p-y)/v is the derivative of cross-entropy by p; m = max(v, c).
;
; Hypotheses.  0 <= y <= 1, 0 <= p <= 1, 0 < c <= 1/4; 0 < p < 1 where s is spoken of.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const y Real)
(declare-const p Real)
(declare-const c Real)
(declare-const g Real)
(declare-const s Real)

(define-fun size ((x Real)) Real (ite (>= x 0) x (- x)))
(define-fun v () Real (* p (- 1 p)))
(define-fun m () Real (ite (>= v c) v c))

(assert (<= 0 y 1))
(assert (<= 0 p 1))
(assert (< 0 c))
(assert (<= c (/ 1 4)))
(assert (= (* g m) (- p y)))

; 1. s as a sum: -y/p + (1-y)/(1-p)
(push 1)
(assert (< 0 p 1))
(assert (= (* s v) (- p y)))
(assert (not (= (* s v) (+ (* (- y) (- 1 p)) (* (- 1 y) p)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. The derivative itself from c on
(push 1)
(assert (< 0 p 1))
(assert (= (* s v) (- p y)))
(assert (>= v c))
(assert (not (= g s)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Below, the share v/c of it
(push 1)
(assert (< 0 p 1))
(assert (= (* s v) (- p y)))
(assert (< v c))
(assert (not (= (* g c) (* s v))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. There it is another number, unless both are 0.
(push 1)
(assert (< 0 p 1))
(assert (= (* s v) (- p y)))
(assert (< v c))
(assert (not (= p y)))
(assert (not (< (size g) (size s))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. At most 1/c
(push 1)
(assert (not (<= (* (size g) c) 1)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. By the logit at most v/c, and at most p - y
(push 1)
(assert (not (and (<= (* (size g) v c) v) (<= (* (size g) v) (size (- p y))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Tight: 1/c at p = 0 and y = 1
(push 1)
(assert (and (= p 0) (= y 1) (= (* g c) (- 1))))
(set-info :status sat)
(check-sat)
(pop 1)

; 8. Not vacuous: half of the derivative of a soft target
(push 1)
(assert (< 0 p 1))
(assert (= (* s v) (- p y)))
(assert (and (= y (/ 1 4)) (= c (/ 1 8)) (not (= s 0)) (= (* 2 g) s)))
(set-info :status sat)
(check-sat)
(pop 1)
