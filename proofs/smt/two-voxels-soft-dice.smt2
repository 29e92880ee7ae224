; two-voxels-soft-dice
; ====================
;
; Law.  On two voxels, with at least one of them foreground, the expected soft Dice has its maximum at a 0/1 prediction: it is at
; most the best expected Dice score.
;
; Variables.  a, b and c are the probabilities of the targets {1}, {2} and {1, 2}: all real distributions. p and q are the soft
; predictions of the voxels. With s = p+q,
;
;     F(p, q) = E SD = 2(a p + b q)/(1+s) + 2c s/(2+s).
;
; For a given s it is linear in p and q, so that one of them may be moved to 0 or 1.
;
; Hypothesis.  a, b, c >= 0, a+b+c = 1, 0 <= p, q <= 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const a Real)
(declare-const b Real)
(declare-const c Real)
(declare-const p Real)
(declare-const q Real)

(define-fun F ((p Real) (q Real)) Real (+ (/ (* 2 (+ (* a p) (* b q))) (+ 1 p q)) (/ (* 2 c (+ p q)) (+ 2 p q))))

(assert (>= a 0))
(assert (>= b 0))
(assert (>= c 0))
(assert (= (+ a b c) 1))
(assert (<= 0 p 1))
(assert (<= 0 q 1))

; 1. s <= 1: a p + b q is at most a s or b s, the value at (s, 0) or (0, s).
(push 1)
(assert (<= (+ p q) 1))
(assert (> (+ (* a p) (* b q)) (* a (+ p q))))
(assert (> (+ (* a p) (* b q)) (* b (+ p q))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. s >= 1: it is at most the value at (1, s-1) or (s-1, 1).
(push 1)
(assert (>= (+ p q) 1))
(assert (> (+ (* a p) (* b q)) (+ a (* b (- (+ p q) 1)))))
(assert (> (+ (* a p) (* b q)) (+ (* a (- (+ p q) 1)) b)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. F(p, 0) <= F(1, 0)
(push 1)
(assert (not (<= (F p 0) (F 1 0))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. F(1, q) <= max(F(1, 0), F(1, 1)); by symmetry this is all.
(push 1)
(assert (> (F 1 q) (F 1 0)))
(assert (> (F 1 q) (F 1 1)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. At 0/1 predictions F is the expected Dice score.
(push 1)
(assert (not (and (= (F 1 0) (+ a (* (/ 2 3) c))) (= (F 1 1) (+ (* (/ 2 3) (+ a b)) c)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Not vacuous: soft predictions may score more than two of the three.
(push 1)
(assert (and (= q (/ 1 2)) (= p 1) (> b 0) (> c 0) (> (F p q) (F 1 0))))
(set-info :status sat)
(check-sat)
(pop 1)
