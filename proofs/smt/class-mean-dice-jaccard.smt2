; Means over classes: mean J <= mean D <= 2 mean J/(1 + mean J), factor 2, gap 3 - 2 sqrt 2
; =======================================================================================
;
; Law.  Of several classes c = 1, ..., C let J_c be the Jaccard indices and D_c = 2J_c/(1+J_c) the Dice scores, and
; mJ, mD their means. Then
;
;     mJ <= mD <= 2mJ/(1+mJ),     so that     mD <= 2mJ     and     mD - mJ <= 3 - 2 sqrt 2.
;
; The step that holds for any C: at every m > -1 the curve D(J) lies below its tangent,
;
;     D_c <= 2m/(1+m) + 2(J_c - m)/(1+m)^2.
;
; With m = mJ the last terms add up to 0, whatever C is. Block 2 states the step; block 3 the sum of three such steps.
;
; Variables.  J1, J2, J3 are the Jaccard indices of three classes, and m any number from 0 to 1. They range over the reals, so
; the soft counts of a softmax output (n(i,j) = the sum of p_j over the voxels of class i) are covered.
; w is sqrt 2: the positive real with w*w = 2.
;
; Hypotheses.  0 <= J1, J2, J3, m <= 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const J1 Real)
(declare-const J2 Real)
(declare-const J3 Real)
(declare-const m Real)
(declare-const w Real)

(define-fun dice ((x Real)) Real (/ (* 2 x) (+ 1 x)))
(define-fun tangent ((x Real)) Real (+ (dice m) (/ (* 2 (- x m)) (* (+ 1 m) (+ 1 m)))))

(assert (<= 0 J1 1))
(assert (<= 0 J2 1))
(assert (<= 0 J3 1))
(assert (<= 0 m 1))
(assert (> w 0))
(assert (= (* w w) 2))

; 1. Each class: J <= D. (So the means: mJ <= mD.)
(push 1)
(assert (not (<= J1 (dice J1))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Each class: D lies below the tangent at m.
(push 1)
(assert (not (<= (dice J1) (tangent J1))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Three classes whose mean is m: the tangents add up to 3 times D at m. (So mD <= 2mJ/(1+mJ).)
(push 1)
(assert (= (+ J1 J2 J3) (* 3 m)))
(assert (not (= (+ (tangent J1) (tangent J2) (tangent J3)) (* 3 (dice m)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Each class: D <= 2J. (So the means: mD <= 2mJ.)
(push 1)
(assert (not (<= (dice J1) (* 2 J1))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Each class: D - J <= 3 - 2 sqrt 2. (So the means: mD - mJ <= 3 - 2 sqrt 2.)
(push 1)
(assert (not (<= (- (dice J1) J1) (- 3 (* 2 w)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Two classes in one step, without the tangent.
(push 1)
(assert (= (+ J1 J2) (* 2 m)))
(assert (not (<= (+ (dice J1) (dice J2)) (* 2 (dice m)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. Not vacuous: three different classes.
(push 1)
(assert (< 0 J1 J2 J3 1))
(assert (= (+ J1 J2 J3) (* 3 m)))
(set-info :status sat)
(check-sat)
(pop 1)

; 8. Attained where all classes have the same J.
(push 1)
(assert (and (= J1 m) (= J2 m) (= J3 m) (< 0 m 1)))
(assert (= (+ (dice J1) (dice J2) (dice J3)) (* 3 (dice m))))
(set-info :status sat)
(check-sat)
(pop 1)

; 9. No factor below 2: 2 - 1/1000 fails.
(push 1)
(assert (> (+ (dice J1) (dice J2) (dice J3)) (* (- 2 (/ 1 1000)) (+ J1 J2 J3))))
(set-info :status sat)
(check-sat)
(pop 1)
