; Macro Dice is at most (C-2)/C + (2/C) micro Dice
; ===============================================
;
; Law.  Of C >= 2 classes, each in target or prediction, the sum of the Dice scores is at most C - 2 + 2 micro D. So
;
;     macro D <= (C-2)/C + (2/C) micro D,     macro D - micro D <= (C-2)/C (1 - micro D) <= (C-2)/C.
;
; Let e > 0 be the number of errors (without errors all scores are 1). Class c has tp_c hits, and errors e_c = fp_c + fn_c. An error
; touches two different classes, so e_c <= e, and the e_c add up to 2e. With t_c = tp_c/e and x_c = e_c/e, and S = the sum of t_c,
;
;     D_c = 2t_c/(2t_c + x_c),     micro D = S/(S + 1),     0 <= x_c <= 1,     sum of x_c = 2.
;
; The step that serves for any C: for every S >= 0 each class satisfies
;
;     D_c <= 1 - x_c (2S+1)/(S+1)^2 + 2 t_c/(S+1)^2.
;
; Summed over the classes the right sides give C - 2(2S+1)/(S+1)^2 + 2S/(S+1)^2 = C - 2/(S+1) = C - 2 + 2S/(S+1), which is
; C - 2 + 2 micro D. Blocks 1 to 4 state the step, through 1 - x/(2t+1), and the sum, whatever C is; block 5 two classes in one step.
;
; Variables.  t, x are t_c and x_c of one class. X stands for the sum of all x_c, R for that of the right sides. C is the number of
; classes. They range over the reals, so the soft counts of a softmax output are covered: there too n(i,j) touches two classes.
;
; Hypotheses.  t >= 0, 0 <= x <= 1, 2t + x > 0 (the class is in target or prediction), S >= 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const t Real)
(declare-const x Real)
(declare-const S Real)
(declare-const C Real)
(declare-const X Real)
(declare-const R Real)
(declare-const t2 Real)
(declare-const t3 Real)

(define-fun D () Real (/ (* 2 t) (+ (* 2 t) x)))
(define-fun micro () Real (/ S (+ S 1)))
(define-fun square () Real (* (+ S 1) (+ S 1)))

(assert (>= t 0))
(assert (<= 0 x 1))
(assert (> (+ (* 2 t) x) 0))
(assert (>= S 0))

; 1. D <= 1 - x/(2t+1): D is convex in x, and equal at x = 0 and at x = 1.
(push 1)
(assert (not (<= D (- 1 (/ x (+ (* 2 t) 1))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. 1/(2t+1) lies above its tangent at 2t = S.
(push 1)
(assert (not (>= (/ 1 (+ (* 2 t) 1)) (/ (- (+ (* 2 S) 1) (* 2 t)) square))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. So D <= 1 - x (2S+1)/(S+1)^2 + 2t/(S+1)^2, since x t <= t.
(push 1)
(assert (not (<= D (+ 1 (/ (- (* 2 t) (* x (+ (* 2 S) 1))) square)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. The right sides add up to C - 2 + 2 micro D.
(push 1)
(assert (= X 2))
(assert (= R (+ C (/ (- (* 2 S) (* X (+ (* 2 S) 1))) square))))
(assert (not (= R (+ (- C 2) (* 2 micro)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Two classes in one step (x = 1 for both): the mean of the scores is at most micro D.
(push 1)
(assert (and (= x 1) (>= t2 0) (= S (+ t t2))))
(assert (not (<= (+ D (/ (* 2 t2) (+ (* 2 t2) 1))) (* 2 micro))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Not vacuous, and attained: two classes with the same score.
(push 1)
(assert (and (= x 1) (> t 0) (= t2 t) (= S (+ t t2))))
(assert (= (+ D (/ (* 2 t2) (+ (* 2 t2) 1))) (* 2 micro)))
(set-info :status sat)
(check-sat)
(pop 1)

; 7. No better constant than (C-2)/C: three classes, two without a hit, one perfect; macro D - micro D is above 1/3 - 1/1000.
(push 1)
(assert (and (= x 1) (= t 0) (= t2 0) (> t3 0) (= S t3)))
(assert (> (- (/ (+ D 0 1) 3) micro) (- (/ 1 3) (/ 1 1000))))
(set-info :status sat)
(check-sat)
(pop 1)
