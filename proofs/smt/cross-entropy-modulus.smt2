; cross-entropy-modulus
; =====================
;
; Law.  Where two predictions lie within [delta, 1-delta] and differ by h, the cross-entropies -log q of a voxel differ by at most
; log(1 + |h|/delta), and by as much where the smaller one is delta.
;
; Variables.  q and r are the soft predictions for what the target is, p on the foreground and 1-p on the background, before and
; after; d is delta. F = r/q where r is larger, else q/r: the size of the difference of two logarithms is the logarithm of it.
;
; Hypotheses.  0 < d < 1/2, d <= q <= 1-d, d <= r <= 1-d.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const q Real)
(declare-const r Real)
(declare-const d Real)
(declare-const F Real)

(define-fun h () Real (ite (>= r q) (- r q) (- q r)))

(assert (< 0 d (/ 1 2)))
(assert (<= d q (- 1 d)))
(assert (<= d r (- 1 d)))
(assert (ite (>= r q) (= (* F q) r) (= (* F r) q)))

; 1. The law
(push 1)
(assert (not (<= (* F d) (+ d h))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Equality where the smaller one is delta, or nothing moves
(push 1)
(assert (not (= (= (* F d) (+ d h)) (or (= q d) (= r d) (= q r)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not vacuous: from 1/8 to 3/16
(push 1)
(assert (and (= d (/ 1 8)) (= q (/ 1 8)) (= r (/ 3 16)) (= F (/ 3 2))))
(set-info :status sat)
(check-sat)
(pop 1)
