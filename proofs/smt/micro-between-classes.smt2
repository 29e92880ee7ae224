; Micro Dice lies between the Dice scores of the worst and the best class
; =====================================================================
;
; Law.  min_c D_c <= micro D <= max_c D_c. Micro D is the mediant of the fractions D_c = 2tp_c/(2tp_c + fp_c + fn_c): numerators
; and denominators are added.
;
; Stated for C = 3 classes in one step (blocks 1 and 2). The step that serves for any C is that of two fractions (blocks 3 and
; 4): the mediant lies between them; adding one class after the other keeps it between the extremes.
;
; Variables.  a_c = 2 tp_c and v_c = 2tp_c + fp_c + fn_c of three classes; low and high are at most and at least each D_c. They
; range over the nonnegative reals, so the soft counts of a softmax output are covered.
;
; Hypotheses.  0 <= a_c <= v_c, v_c > 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const a1 Real)
(declare-const v1 Real)
(declare-const a2 Real)
(declare-const v2 Real)
(declare-const a3 Real)
(declare-const v3 Real)
(declare-const low Real)
(declare-const high Real)

(define-fun micro () Real (/ (+ a1 a2 a3) (+ v1 v2 v3)))

(assert (and (<= 0 a1 v1) (> v1 0)))
(assert (and (<= 0 a2 v2) (> v2 0)))
(assert (and (<= 0 a3 v3) (> v3 0)))

; 1. low <= D_c of all three classes, so low <= micro
(push 1)
(assert (and (<= (* low v1) a1) (<= (* low v2) a2) (<= (* low v3) a3)))
(assert (not (<= low micro)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. D_c <= high of all three classes, so micro <= high
(push 1)
(assert (and (<= a1 (* high v1)) (<= a2 (* high v2)) (<= a3 (* high v3))))
(assert (not (<= micro high)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Two fractions: low <= both, so low <= mediant
(push 1)
(assert (and (<= low (/ a1 v1)) (<= low (/ a2 v2))))
(assert (not (<= low (/ (+ a1 a2) (+ v1 v2)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Two fractions: both <= high, so mediant <= high
(push 1)
(assert (and (<= (/ a1 v1) high) (<= (/ a2 v2) high)))
(assert (not (<= (/ (+ a1 a2) (+ v1 v2)) high)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: classes with different scores.
(push 1)
(assert (< (/ a1 v1) (/ a2 v2) (/ a3 v3)))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. Attained: all classes have the same score 1/2.
(push 1)
(assert (and (= a1 (/ v1 2)) (= a2 (/ v2 2)) (= a3 (/ v3 2))))
(assert (= micro (/ 1 2)))
(set-info :status sat)
(check-sat)
(pop 1)
