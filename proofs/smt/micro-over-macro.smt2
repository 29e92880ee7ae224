; Micro Dice exceeds macro Dice by less than 1 - 1/C
; =================================================
;
; Law.  macro D >= micro D / C, so that micro D - macro D <= (1 - 1/C) micro D. Equal only where micro D = 0.
;
; Stated for C = 2 and C = 3 classes. For any C: micro D is at most the score of the best class (the proof file
; micro-between-classes), and the mean of the scores is at least that of the best class divided by C.
;
; Variables.  a_c = 2 tp_c and v_c = 2tp_c + fp_c + fn_c of up to three classes. They range over the nonnegative reals, so
; the soft counts of a softmax output are covered.
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
(declare-const D1 Real)
(declare-const D2 Real)
(declare-const D3 Real)
(declare-const micro Real)

(assert (and (<= 0 a1 v1) (> v1 0)))
(assert (and (<= 0 a2 v2) (> v2 0)))
(assert (and (<= 0 a3 v3) (> v3 0)))
(assert (and (= (* D1 v1) a1) (= (* D2 v2) a2) (= (* D3 v3) a3)))

; 1. Two classes: the sum of the scores is at least micro D.
(push 1)
(assert (= (* micro (+ v1 v2)) (+ a1 a2)))
(assert (not (>= (+ D1 D2) micro)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Three classes: the sum of the scores is at least micro D.
(push 1)
(assert (= (* micro (+ v1 v2 v3)) (+ a1 a2 a3)))
(assert (not (>= (+ D1 D2 D3) micro)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Equal only where micro D = 0.
(push 1)
(assert (= (* micro (+ v1 v2)) (+ a1 a2)))
(assert (and (= (+ D1 D2) micro) (> micro 0)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous, and no better constant: micro D - macro D is above 2/3 - 1/1000 for three classes, two of them all wrong.
(push 1)
(assert (= (* micro (+ v1 v2 v3)) (+ a1 a2 a3)))
(assert (and (= a1 v1) (= a2 0) (= a3 0)))
(assert (> (- micro (/ (+ D1 D2 D3) 3)) (- (/ 2 3) (/ 1 1000))))
(set-info :status sat)
(check-sat)
(pop 1)
