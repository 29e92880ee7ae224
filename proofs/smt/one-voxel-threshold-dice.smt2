; one-voxel-threshold-dice
; ========================
;
; Law.  Where the target is one of three voxels, the threshold t < 1/3 loses at most max(1/2 - 2t, 1/3 - t, 2t - 1/2) of the
; expected Dice score, whatever the rule for ties. That is at least 1/18, and 1/18 at t = 5/18.
;
; Variables.  p >= q >= r are the probabilities of the voxels: all real distributions. The prediction is hard; the law says
; nothing of soft predictions.
;
; Hypothesis.  p >= q >= r >= 0, p+q+r = 1, 0 <= t < 1/3.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_LRA)

(declare-const p Real)
(declare-const q Real)
(declare-const r Real)
(declare-const t Real)

; The expected Dice scores of the most probable voxel, of the first two and of all three; other sets have less.
(define-fun D1 () Real p)
(define-fun D2 () Real (* (/ 2 3) (+ p q)))
(define-fun D3 () Real (/ 1 2))

(assert (>= p q r 0))
(assert (= (+ p q r) 1))
(assert (<= 0 t))
(assert (< t (/ 1 3)))

(define-fun exceeds ((x Real)) Bool (and (> x (- (/ 1 2) (* 2 t))) (> x (- (/ 1 3) t)) (> x (- (* 2 t) (/ 1 2)))))

; 1. Something is included.
(push 1)
(assert (<= p t))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. One voxel is.
(push 1)
(assert (<= q t))
(assert (or (exceeds (- D2 D1)) (exceeds (- D3 D1))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Two are.
(push 1)
(assert (and (>= q t) (<= r t)))
(assert (or (exceeds (- D1 D2)) (exceeds (- D3 D2))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. All are.
(push 1)
(assert (>= r t))
(assert (or (exceeds (- D1 D3)) (exceeds (- D2 D3))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. The bound is at least 1/18 ...
(push 1)
(assert (not (exceeds (/ 1 18))))
(assert (and (< (- (/ 1 2) (* 2 t)) (/ 1 18)) (< (- (/ 1 3) t) (/ 1 18)) (< (- (* 2 t) (/ 1 2)) (/ 1 18))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. ... and 1/18 at t = 5/18 only.
(push 1)
(assert (and (<= (- (/ 1 2) (* 2 t)) (/ 1 18)) (<= (- (/ 1 3) t) (/ 1 18)) (<= (- (* 2 t) (/ 1 2)) (/ 1 18))))
(assert (not (= t (/ 5 18))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Attained at t = 5/18: by too many voxels ...
(push 1)
(assert (and (= t (/ 5 18)) (= q t) (= r 0) (= (- D1 D2) (/ 1 18))))
(set-info :status sat)
(check-sat)
(pop 1)

; 8. ... and by too few.
(push 1)
(assert (and (= t (/ 5 18)) (= q t) (= r t) (= (- D3 D1) (/ 1 18))))
(set-info :status sat)
(check-sat)
(pop 1)
