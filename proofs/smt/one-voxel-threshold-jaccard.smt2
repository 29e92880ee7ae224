; one-voxel-threshold-jaccard
; ===========================
;
; Law.  Where the target is one of d = 3 voxels, the threshold t loses at most max(2/3 - 2t, 1/2 - t, 0) of the expected Jaccard
; index where it leaves some voxel in, and at most t where it leaves none. With d = 4 voxels the first bound has 3/4 - 3t too. No
; voxel may be left where t >= 1/d: so the loss is at least 1/6 for d = 3, and 1/4 for d = 4, whatever t is.
;
; Variables.  p >= q >= r >= s are the probabilities of the voxels, s = 0 for d = 3: all real distributions. The prediction is
; hard; the law says nothing of soft predictions.
;
; Hypothesis.  p >= q >= r >= s >= 0, p+q+r+s = 1, 0 <= t <= 1. The best prediction is the most probable voxel.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_LRA)

(declare-const p Real)
(declare-const q Real)
(declare-const r Real)
(declare-const s Real)
(declare-const t Real)

(assert (>= p q r s 0))
(assert (= (+ p q r s) 1))
(assert (<= 0 t 1))

; 1. The most probable voxel is best.
(push 1)
(assert (or (< p (/ (+ p q) 2)) (< p (/ (+ p q r) 3)) (< p (/ 1 4))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Two voxels are included: 1/2 - t at most.
(push 1)
(assert (>= q t))
(assert (> (- p (/ (+ p q) 2)) (- (/ 1 2) t)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Three are: 2/3 - 2t.
(push 1)
(assert (>= r t))
(assert (> (- p (/ (+ p q r) 3)) (- (/ 2 3) (* 2 t))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Four are: 3/4 - 3t.
(push 1)
(assert (>= s t))
(assert (> (- p (/ 1 4)) (- (/ 3 4) (* 3 t))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. None is: t at most, ...
(push 1)
(assert (<= p t))
(assert (> p t))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. ... which takes t >= 1/4, and t >= 1/3 for d = 3.
(push 1)
(assert (<= p t))
(assert (or (< t (/ 1 4)) (and (= s 0) (< t (/ 1 3)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Attained: 1/2 - t at t = 1/4, ...
(push 1)
(assert (and (= t (/ 1 4)) (= q t) (= r 0) (= (- p (/ (+ p q) 2)) (/ 1 4))))
(set-info :status sat)
(check-sat)
(pop 1)

; 8. ... where no voxel may be left, and t is lost.
(push 1)
(assert (and (= t (/ 1 4)) (<= p t) (= p (/ 1 4))))
(set-info :status sat)
(check-sat)
(pop 1)

; 9. For d = 3 the same with 1/6 at t = 1/3.
(push 1)
(assert (and (= t (/ 1 3)) (= q t) (= r 0) (= (- p (/ (+ p q) 2)) (/ 1 6))))
(set-info :status sat)
(check-sat)
(pop 1)
