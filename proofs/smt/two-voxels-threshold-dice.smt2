; two-voxels-threshold-dice
; =========================
;
; Law.  On two voxels, with at least one of them foreground, the threshold t <= 1/2 of probabilities loses at most
; max((1-2t)/3, t-1/3) of the expected Dice score, whatever the rule for ties; that is at least 1/15, and 1/15 at t = 2/5.
;
; Variables.  a, b and c are the probabilities of the targets {1}, {2} and {1, 2}: all real distributions. p = a+c and q = b+c are
; the probabilities of the voxels. The prediction is hard; the law says nothing of soft predictions.
;
; Hypothesis.  a, b, c >= 0, a+b+c = 1, 0 <= t < 1/2, and a >= b without loss of generality.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_LRA)

(declare-const a Real)
(declare-const b Real)
(declare-const c Real)
(declare-const t Real)

(define-fun D10 () Real (+ a (* (/ 2 3) c)))
(define-fun D11 () Real (+ (* (/ 2 3) (+ a b)) c))
(define-fun over () Real (/ (- 1 (* 2 t)) 3))
(define-fun under () Real (- t (/ 1 3)))

(assert (>= a b))
(assert (>= b 0))
(assert (>= c 0))
(assert (= (+ a b c) 1))
(assert (<= 0 t))
(assert (< t (/ 1 2)))

; 1. Voxel 1 is never left out, ...
(push 1)
(assert (<= (+ a c) t))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. ... and {2} alone is never better.
(push 1)
(assert (> (+ b (* (/ 2 3) c)) D10))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Voxel 2 is included, and shouldn't be: (1-2t)/3 at most.
(push 1)
(assert (>= (+ b c) t))
(assert (> (- D10 D11) over))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Voxel 2 is left out, and shouldn't be: t - 1/3 at most.
(push 1)
(assert (<= (+ b c) t))
(assert (> (- D11 D10) under))
(assert (> (- D11 D10) 0))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. One of the two is at least 1/15, ...
(push 1)
(assert (< over (/ 1 15)))
(assert (< under (/ 1 15)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. ... and both are 1/15 at t = 2/5.
(push 1)
(assert (and (= t (/ 2 5)) (= over (/ 1 15)) (= under (/ 1 15))))
(set-info :status sat)
(check-sat)
(pop 1)

; 7. Both are attained, by {1} and {1, 2}, and by {1} and {2}.
(push 1)
(assert (and (= b 0) (= c t) (= (- D10 D11) over) (> over 0)))
(set-info :status sat)
(check-sat)
(pop 1)

(push 1)
(assert (and (= c 0) (= b t) (= (- D11 D10) under) (> under 0)))
(set-info :status sat)
(check-sat)
(pop 1)
