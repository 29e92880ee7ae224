; cross-entropy-threshold
; =======================
;
; Law.  Where a voxel is foreground with probability q, the expected weighted cross-entropy
; E(p) = -w1 q log p - w0 (1-q) log(1-p) has one minimiser, p* = w1 q/(w1 q + w0 (1-q)), and with the threshold tau of predictions
;
;     p* > tau   exactly where   q > t = tau w0/(tau w0 + (1-tau) w1).
;
; Variables.  w0 and w1 are the weights of background and foreground. E'(p) = w0 (1-q)/(1-p) - w1 q/p is rational, so nothing of
; the logarithm is needed but its derivative. q is a probability: the law is about soft predictions of hard targets.
;
; Hypotheses.  w0, w1 >= 0, 0 <= q <= 1, 0 < p < 1, 0 < tau < 1, and not both w1 q and w0 (1-q) are 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const w0 Real)
(declare-const w1 Real)
(declare-const q Real)
(declare-const p Real)
(declare-const tau Real)

(define-fun on () Real (* w1 q))
(define-fun off () Real (* w0 (- 1 q)))
(define-fun minimiser () Real (/ on (+ on off)))
(define-fun slope () Real (- (/ off (- 1 p)) (/ on p)))
(define-fun t () Real (/ (* tau w0) (+ (* tau w0) (* (- 1 tau) w1))))

(assert (>= w0 0))
(assert (>= w1 0))
(assert (<= 0 q 1))
(assert (< 0 p 1))
(assert (< 0 tau 1))
(assert (> (+ on off) 0))

; 1. The slope is negative before p* ...
(push 1)
(assert (< p minimiser))
(assert (not (< slope 0)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. ... and positive after it.
(push 1)
(assert (> p minimiser))
(assert (not (> slope 0)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. p* > tau implies q > t.
(push 1)
(assert (> minimiser tau))
(assert (not (> q t)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. q > t implies p* > tau.
(push 1)
(assert (> q t))
(assert (not (> minimiser tau)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Equality goes with equality.
(push 1)
(assert (= q t))
(assert (not (= minimiser tau)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Not vacuous: weights that move the threshold from 1/2 to 1/4.
(push 1)
(assert (and (= tau (/ 1 2)) (= t (/ 1 4)) (> q t)))
(set-info :status sat)
(check-sat)
(pop 1)
