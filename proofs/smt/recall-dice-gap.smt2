; Recall may exceed Dice by nearly 1
; ==================================
;
; Law.  For every pair of masks whose target is not empty, with recall R = tp/(tp + fn):   -(3 - 2 sqrt 2) <= R - D < 1.
;
; Recall is the Tversky index with alpha = 0 and beta = 1. The upper bound is approached by one hit among many false positives,
; the lower one is attained by a soft prediction of recall sqrt 2 - 1 without false positives.
;
; Variables.  tp, fp, fn are the counts (in both masks, only in the prediction, only in the target). They range over all
; nonnegative reals, so soft counts are covered. w is sqrt 2: the positive real with w*w = 2.
;
; Hypothesis.  tp + fn > 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const tp Real)
(declare-const fp Real)
(declare-const fn Real)
(declare-const w Real)

(define-fun R () Real (/ tp (+ tp fn)))
(define-fun D () Real (/ (* 2 tp) (+ (* 2 tp) fp fn)))
(define-fun gap () Real (- 3 (* 2 w)))

(assert (and (>= tp 0) (>= fp 0) (>= fn 0) (> (+ tp fn) 0)))
(assert (and (> w 0) (= (* w w) 2)))

; 1. R - D < 1
(push 1)
(assert (not (< (- R D) 1)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. -(3 - 2 sqrt 2) <= R - D: first, false positives only lower D
(push 1)
(assert (not (<= D (/ (* 2 tp) (+ (* 2 tp) fn)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. and without them D exceeds R by at most 3 - 2 sqrt 2
(push 1)
(assert (not (<= (- (/ (* 2 tp) (+ (* 2 tp) fn)) R) gap)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous: R above D by more than 99/100.
(push 1)
(assert (and (= tp 1) (= fn 0)))
(assert (> (- R D) (/ 99 100)))
(set-info :status sat)
(check-sat)
(pop 1)

; 5. Attained below: hit sqrt 2 - 1 of one target voxel, and nothing else.
(push 1)
(assert (and (= tp (- w 1)) (= fp 0) (= fn (- 1 tp))))
(assert (= (- D R) gap))
(set-info :status sat)
(check-sat)
(pop 1)
