; cross-entropy-step
; ==================
;
; Law.  Where the prediction of a voxel is changed by h, its cross-entropy -log q changes by the logarithm of a factor F with
;
;     1 + |h|/q  <=  F  <=  q/(q - |h|),
;
; which of the two being attained depends on the sign of the change of q.
;
; Variables.  q is the soft prediction for what the target is, p on the foreground and 1-p on the background; k = h or -h is what
; q changes by. F is the larger one of q/(q+k) and its inverse: the size of the difference of two logarithms is the logarithm of it.
;
; Hypotheses.  0 < q < 1, 0 < q+k < 1, 0 < |k| < q.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const q Real)
(declare-const k Real)
(declare-const F Real)

(define-fun size () Real (ite (>= k 0) k (- k)))

(assert (< 0 q 1))
(assert (< 0 (+ q k) 1))
(assert (< 0 size q))
(assert (ite (> k 0) (= (* F q) (+ q k)) (= (* F (+ q k)) q)))

; 1. F is the larger one.
(push 1)
(assert (not (> F 1)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. At least 1 + |h|/q
(push 1)
(assert (not (>= (* F q) (+ q size))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. At most q/(q - |h|)
(push 1)
(assert (not (<= (* F (- q size)) q)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Attained above where q shrinks, below where it grows, and only there
(push 1)
(assert (not (and (= (< k 0) (= (* F (- q size)) q)) (= (> k 0) (= (* F q) (+ q size))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: from 1/2 to 1/4
(push 1)
(assert (and (= q (/ 1 2)) (= k (- (/ 1 4))) (= F 2)))
(set-info :status sat)
(check-sat)
(pop 1)
