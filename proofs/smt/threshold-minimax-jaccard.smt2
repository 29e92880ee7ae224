; threshold-minimax-jaccard
; =========================
;
; Law.  The largest regret of the threshold t for Jaccard, R(t) = max(t, 1-t), is at least 1/2, and is 1/2 at t = 1/2 only, the
; threshold of the cross-entropy without weights.
;
; Variables.  t is a threshold of probabilities. The law is about a real number, so hard and soft masks are not told apart.
;
; Hypothesis.  0 <= t <= 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_LRA)

(declare-const t Real)

(assert (<= 0 t 1))

; 1. R(t) >= 1/2
(push 1)
(assert (< t (/ 1 2)))
(assert (< (- 1 t) (/ 1 2)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Equality at t = 1/2 only
(push 1)
(assert (<= t (/ 1 2)))
(assert (<= (- 1 t) (/ 1 2)))
(assert (not (= t (/ 1 2))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Attained
(push 1)
(assert (<= t (/ 1 2)))
(assert (<= (- 1 t) (/ 1 2)))
(set-info :status sat)
(check-sat)
(pop 1)
