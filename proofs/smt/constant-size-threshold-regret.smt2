; constant-size-threshold-regret
; ==============================
;
; Law.  Where all masks that the target may be have n foreground voxels, the threshold t loses at most
;
;     max(2t/(1+t), 1 - 2 sqrt(t(1-t)))
;
; of the expected Dice score, whatever the number of voxels.
;
; Variables.  E D(s) = 2 (sum of the probabilities in s)/(n+|s|) depends on marginals only, so the best prediction S may be taken
; as a set of the most probable voxels, and either contains the prediction T of the threshold or lies in it. Let the smaller of
; the two have s voxels of total probability P, and the larger one e more voxels of total probability Q.
; w is sqrt(t(1-t)). All are reals, so sums of probabilities (soft counts) are covered. u = Q/(2P+Q).
;
; Hypotheses.  n > 0, 0 <= P <= s, e >= 0, Q >= 0, P+Q <= n, 0 < t < 1; Q <= t e where S is the larger one, Q >= t e where T is.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const n Real)
(declare-const s Real)
(declare-const e Real)
(declare-const P Real)
(declare-const Q Real)
(declare-const t Real)
(declare-const w Real)

(define-fun small () Real (/ (* 2 P) (+ n s)))
(define-fun large () Real (/ (* 2 (+ P Q)) (+ n s e)))

(assert (> n 0))
(assert (<= 0 P s))
(assert (>= e 0))
(assert (>= Q 0))
(assert (<= (+ P Q) n))
(assert (< 0 t 1))
(assert (>= w 0))
(assert (= (* w w) (* t (- 1 t))))

; 1. S is the larger one: E D(S) - E D(T) <= 2Q/(n+s+e) ...
(push 1)
(assert (not (<= (* P (+ n s)) (* P (+ n s e)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. ... <= 2t/(1+t), for n >= Q and e >= Q/t.
(push 1)
(assert (<= Q (* t e)))
(assert (not (<= (* Q (+ 1 t)) (* t (+ n s e)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. T is the larger one: as e <= Q/t, E D(T) >= 2(P+Q)/(n+s+Q/t).
(push 1)
(assert (>= Q (* t e)))
(assert (not (<= e (/ Q t))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. As n+s >= 2P+Q, the difference 2P/N - 2(P+Q)/(N+E) with E = Q/t, where it is positive, is largest at N = 2P+Q.
(push 1)
(declare-const N Real)
(declare-const M Real)
(declare-const E Real)
(declare-const i Real)
(declare-const j Real)
(declare-const k Real)
(declare-const l Real)
(assert (and (> M 0) (>= N M) (>= E 0)))
(assert (and (= (* i N) 1) (= (* j (+ N E)) 1) (= (* k M) 1) (= (* l (+ M E)) 1)))
(assert (> (- (* P i) (* (+ P Q) j)) 0))
(assert (not (<= (- (* P i) (* (+ P Q) j)) (- (* P k) (* (+ P Q) l)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. There it is (1-u) - (1+u)/(1+u/t), which is at most 1 - 2w.
(push 1)
(declare-const u Real)
(assert (<= 0 u 1))
(assert (not (<= (- (- 1 u) (/ (+ 1 u) (+ 1 (/ u t)))) (- 1 (* 2 w)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Attained: n = 3, two certain voxels, ten of probability t = 1/10.
(push 1)
(assert (and (= n 3) (= s 2) (= P 2) (= e 10) (= Q 1) (= t (/ 1 10))))
(assert (= (- small large) (- 1 (* 2 w))))
(set-info :status sat)
(check-sat)
(pop 1)

; 7. Attained: no voxel reaches t = 1/3, and all three are best.
(push 1)
(assert (and (= n 1) (= s 0) (= P 0) (= e 3) (= Q 1) (= t (/ 1 3))))
(assert (= (- large small) (/ (* 2 t) (+ 1 t))))
(set-info :status sat)
(check-sat)
(pop 1)
