; two-voxels-lovasz
; =================
;
; Law.  On two voxels, with at least one of them foreground, every minimiser of the expected Lovasz-Jaccard loss, thresholded at
; 1/2 with 1/2 as foreground, is a best prediction for the expected Jaccard index.
;
; Variables.  a, b and c are the probabilities of the targets {1}, {2} and {1, 2}: all real distributions. p and q are
; soft predictions. The loss of the target {1} is max(1-p, (1-p+q)/2), of {2} max(1-q, (1-q+p)/2), and of {1, 2} (2-p-q)/2.
;
; Hypotheses.  a, b, c >= 0, a+b+c = 1, 0 <= p, q <= 1; (p, q) has no larger expected loss than the nine predictions in {0, 1/2, 1}^2,
; which is all that is used of a minimiser.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const a Real)
(declare-const b Real)
(declare-const c Real)
(declare-const p Real)
(declare-const q Real)

(define-fun largest ((x Real) (y Real)) Real (ite (>= x y) x y))
(define-fun loss ((p Real) (q Real)) Real
  (+ (* a (largest (- 1 p) (/ (+ (- 1 p) q) 2)))
     (* b (largest (- 1 q) (/ (+ (- 1 q) p) 2)))
     (* c (/ (- 2 p q) 2))))
(define-fun J10 () Real (+ a (/ c 2)))
(define-fun J01 () Real (+ b (/ c 2)))
(define-fun J11 () Real (+ (/ (+ a b) 2) c))

(assert (>= a 0))
(assert (>= b 0))
(assert (>= c 0))
(assert (= (+ a b c) 1))
(assert (<= 0 p 1))
(assert (<= 0 q 1))

(assert (<= (loss p q) (loss 0 0)))
(assert (<= (loss p q) (loss 0 (/ 1 2))))
(assert (<= (loss p q) (loss 0 1)))
(assert (<= (loss p q) (loss (/ 1 2) 0)))
(assert (<= (loss p q) (loss (/ 1 2) (/ 1 2))))
(assert (<= (loss p q) (loss (/ 1 2) 1)))
(assert (<= (loss p q) (loss 1 0)))
(assert (<= (loss p q) (loss 1 (/ 1 2))))
(assert (<= (loss p q) (loss 1 1)))

; 1. Never both are below 1/2.
(push 1)
(assert (and (< p (/ 1 2)) (< q (/ 1 2))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Where q alone is, {1} is best; by symmetry {2} where p alone is.
(push 1)
(assert (and (>= p (/ 1 2)) (< q (/ 1 2))))
(assert (or (< J10 J01) (< J10 J11)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Where neither is, {1, 2} is best.
(push 1)
(assert (and (>= p (/ 1 2)) (>= q (/ 1 2))))
(assert (or (< J11 J01) (< J11 J10)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. The rule for ties matters: both may be 1/2, and nothing scores 0.
(push 1)
(assert (and (= p (/ 1 2)) (= q (/ 1 2)) (> J11 0)))
(set-info :status sat)
(check-sat)
(pop 1)
