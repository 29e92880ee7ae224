; clip-gradient-lost
; ==================
;
; Law.  Cross-entropy of a voxel, with its prediction p clipped to [e, 1-e] before the logarithm, has the derivative of
; cross-entropy inside and 0 beyond. By the logit z of a sigmoid, what the clip takes from the derivative p - y is
;
;     more than 1-e and less than 1    where the voxel is confidently wrong,
;     more than 0 and less than e      where it is confidently right,
;     nothing                          in between;
;
; and the derivative by p that is left is less than 1/e.
;
; Variables.  y is the target, 0 or 1; s is the derivative of cross-entropy by p, which is -1/p for y = 1 and 1/(1-p) for y = 0;
; dp/dz = p (1-p). q is the soft prediction for what the target is, p or 1-p. Logarithms are only met through their derivative.
;
; Hypotheses.  0 < p < 1, 0 < e < 1/2, p is neither e nor 1-e, where the clip has no derivative.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const y Real)
(declare-const p Real)
(declare-const e Real)
(declare-const s Real)

(define-fun size ((x Real)) Real (ite (>= x 0) x (- x)))
(define-fun q () Real (ite (= y 1) p (- 1 p)))
(define-fun inside () Bool (< e p (- 1 e)))
(define-fun clipped () Real (ite inside s 0))
(define-fun lost () Real (* p (- 1 p) (- (size s) (size clipped))))

(assert (or (= y 0) (= y 1)))
(assert (< 0 p 1))
(assert (< 0 e (/ 1 2)))
(assert (not (= p e)))
(assert (not (= p (- 1 e))))
(assert (ite (= y 1) (= (* s p) (- 1)) (= (* s (- 1 p)) 1)))

; 1. By the logit, the derivative of cross-entropy is p - y.
(push 1)
(assert (not (= (* s p (- 1 p)) (- p y))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Confidently wrong
(push 1)
(assert (< q e))
(assert (not (< (- 1 e) lost 1)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Confidently right
(push 1)
(assert (> q (- 1 e)))
(assert (not (< 0 lost e)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. In between
(push 1)
(assert inside)
(assert (not (= lost 0)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. What is left by p is less than 1/e.
(push 1)
(assert (not (< (* (size clipped) e) 1)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Not vacuous, and close to the upper limit: of a voxel that is confidently wrong all but 1/1000 is lost.
(push 1)
(assert (and (= e (/ 1 100)) (= y 0) (> lost (/ 999 1000))))
(set-info :status sat)
(check-sat)
(pop 1)

; 7. Close to 1/e
(push 1)
(assert (and (= e (/ 1 100)) (> (size clipped) 99)))
(set-info :status sat)
(check-sat)
(pop 1)
