; threshold-minimax-dice
; ======================
;
; Law.  The largest regret of the threshold t for Dice, R(t) = max(2t/(1+t), 1-t), is at least 2 - sqrt 2 (about 0.586), and is
; 2 - sqrt 2 at t = sqrt 2 - 1 only: the weights of a cross-entropy then have the ratio w1/w0 = sqrt 2.
;
; Variables.  t is a threshold of probabilities, w is sqrt 2: the positive real with w*w = 2. The law is about a real number, so
; hard and soft masks are not told apart.
;
; Hypothesis.  0 <= t <= 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const t Real)
(declare-const w Real)

(define-fun exclusion () Real (/ (* 2 t) (+ 1 t)))
(define-fun inclusion () Real (- 1 t))

(assert (<= 0 t 1))
(assert (> w 0))
(assert (= (* w w) 2))

; 1. R(t) >= 2 - sqrt 2
(push 1)
(assert (< exclusion (- 2 w)))
(assert (< inclusion (- 2 w)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Equality at t = sqrt 2 - 1 only
(push 1)
(assert (<= exclusion (- 2 w)))
(assert (<= inclusion (- 2 w)))
(assert (not (= t (- w 1))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. There the weights have the ratio sqrt 2: t = w0/(w0+w1) with w0 = 1, w1 = sqrt 2.
(push 1)
(assert (= t (- w 1)))
(assert (not (= (* t (+ 1 w)) 1)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Attained: R(sqrt 2 - 1) = 2 - sqrt 2
(push 1)
(assert (= exclusion (- 2 w)))
(assert (= inclusion (- 2 w)))
(set-info :status sat)
(check-sat)
(pop 1)
