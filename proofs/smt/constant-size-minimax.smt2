; constant-size-minimax
; =====================
;
; Law.  The bound R(t) = max(2t/(1+t), 1 - 2 sqrt(t(1-t))) of what a threshold loses where all masks are of one size is smallest at
; the root z of 4z^3 + 8z^2 + 5z - 1 between 0 and 1, about 0.1573: there both terms are 2z/(1+z), about 0.2718.
;
; Variables.  t is a threshold of probabilities, w is sqrt(t(1-t)); z is the root, v is sqrt(z(1-z)). The law is about real numbers,
; so hard and soft masks are not told apart.
;
; Hypotheses.  0 < t < 1, 0 < z < 1, 4z^3 + 8z^2 + 5z = 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const t Real)
(declare-const w Real)
(declare-const z Real)
(declare-const v Real)

(assert (< 0 t 1))
(assert (< 0 z 1))
(assert (>= w 0))
(assert (= (* w w) (* t (- 1 t))))
(assert (>= v 0))
(assert (= (* v v) (* z (- 1 z))))
(assert (= (+ (* 4 z z z) (* 8 z z) (* 5 z)) 1))

; 1. z lies between 0.157298 and 0.157299, and 2z/(1+z) between 0.271836 and 0.271838.
(push 1)
(assert (not (and (< (/ 157298 1000000) z (/ 157299 1000000))
                  (< (/ 271836 1000000) (/ (* 2 z) (+ 1 z)) (/ 271838 1000000)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. At z both terms are the same.
(push 1)
(assert (not (= (- 1 (* 2 v)) (/ (* 2 z) (+ 1 z)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Beyond z the first term is larger.
(push 1)
(assert (> t z))
(assert (not (> (/ (* 2 t) (+ 1 t)) (/ (* 2 z) (+ 1 z)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Before z the second is: z < 1/2, and t(1-t) grows up to 1/2.
(push 1)
(assert (< t z))
(assert (not (< w v)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: there is such a root.
(push 1)
(assert (= t z))
(set-info :status sat)
(check-sat)
(pop 1)
