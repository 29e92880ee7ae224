; Smoothing raises soft Dice by at most s/(1 + s)
; ===============================================
;
; Law.  With SD = 2I/(P+G) and SDs = (2I+s)/(P+G+s),
;
;     0 <= SDs - SD = (1-SD) s/(P+G+s) <= s/(1+s)
;
; Variables.  I, P, G, s are real numbers: I = <y,p>, P the sum of p, G = n the size of a binary target. So the law holds for soft
; predictions on images of any size.
;
; Hypotheses.  G >= 1, s > 0, and 0 <= I <= P, I <= G, as p lies in [0,1].
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.

(set-logic QF_NRA)

(declare-const I Real)
(declare-const P Real)
(declare-const G Real)
(declare-const s Real)
(assert (<= 0 I P))
(assert (<= I G))
(assert (>= G 1))
(assert (> s 0))
(define-fun SD () Real (/ (* 2 I) (+ P G)))
(define-fun SDs () Real (/ (+ (* 2 I) s) (+ P G s)))

; 1. The rise is (1-SD) s/(P+G+s).
(push 1)
(assert (not (= (- SDs SD) (/ (* (- 1 SD) s) (+ P G s)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. It is not negative.
(push 1)
(assert (not (<= SD SDs)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. It is at most s/(1+s).
(push 1)
(assert (not (<= (- SDs SD) (/ s (+ 1 s)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Attained: one voxel of the target, missed.
(push 1)
(assert (and (= I 0) (= P 0) (= G 1)))
(assert (= (- SDs SD) (/ s (+ 1 s))))
(set-info :status sat)
(check-sat)
(pop 1)
