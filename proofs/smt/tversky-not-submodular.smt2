; For beta below 1 two missed voxels break submodularity
; ======================================================
;
; Law.  Let beta < 1 weigh false negatives in L = 1 - tp/(tp + alpha fp + beta fn). For the target {1, 2} the losses of one miss,
;       2 beta/(1 + beta) for both voxels in sum, are less than that of both misses, 1, and of none, 0.
;
; Variables.  beta is any real number. (A soft target is not meant here: the counts are those of two voxels.)
;
; Hypothesis.  0 < beta < 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const beta Real)

(define-fun L ((tp Real) (fn Real)) Real (- 1 (/ tp (+ tp (* beta fn)))))

(assert (< 0 beta 1))

; 1. L({1}) + L({2}) = 2 beta/(1 + beta)
(push 1)
(assert (not (= (+ (L 1 1) (L 1 1)) (/ (* 2 beta) (+ 1 beta)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. That is less than L({1, 2}) + L({})
(push 1)
(assert (not (< (+ (L 1 1) (L 1 1)) (+ (L 0 2) (L 2 0)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not vacuous: Dice, with 2/3 against 1.
(push 1)
(assert (= beta (/ 1 2)))
(assert (and (= (+ (L 1 1) (L 1 1)) (/ 2 3)) (= (+ (L 0 2) (L 2 0)) 1)))
(set-info :status sat)
(check-sat)
(pop 1)
