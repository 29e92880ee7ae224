; The Jaccard distance is a metric
; ================================
;
; Law.  For masks A, B and C, with 1 - J = 0 for two empty masks:   1 - J(A,C) <= (1 - J(A,B)) + (1 - J(B,C)).
;
; Two steps. Blocks 1 to 3: the errors N = |X xor Y| satisfy the triangle inequality, and the hits I = |X and Y| change at
; most as fast. Block 4: then N/(I+N) satisfies the triangle inequality; there N and I are any numbers with these properties.
;
; Variables.  a, b, c, ab, bc, ac and abc are the sizes of the parts of the Venn diagram of A, B and C: of A only, ..., of
; A and B without C, ..., of all three. They range over all nonnegative reals, so that soft masks are covered whose sizes are
; sums of weights, or measures. N1, N2, N3 and I1, I2, I3 belong to the pairs AB, BC and AC.
;
; Hypothesis.  All sizes are nonnegative.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const a Real)
(declare-const b Real)
(declare-const c Real)
(declare-const ab Real)
(declare-const bc Real)
(declare-const ac Real)
(declare-const abc Real)

(declare-const N1 Real)
(declare-const N2 Real)
(declare-const N3 Real)
(declare-const I1 Real)
(declare-const I2 Real)
(declare-const I3 Real)

(define-fun wrongAB () Real (+ a ac b bc))
(define-fun wrongBC () Real (+ b ab c ac))
(define-fun wrongAC () Real (+ a ab c bc))
(define-fun bothAB () Real (+ ab abc))
(define-fun bothBC () Real (+ bc abc))
(define-fun bothAC () Real (+ ac abc))

(define-fun d ((N Real) (I Real)) Real (ite (= (+ I N) 0) 0 (/ N (+ I N))))

(assert (and (>= a 0) (>= b 0) (>= c 0) (>= ab 0) (>= bc 0) (>= ac 0) (>= abc 0)))
(assert (and (>= N1 0) (>= N2 0) (>= N3 0)))
(assert (and (>= I1 0) (>= I2 0) (>= I3 0)))

; 1. Errors satisfy the triangle inequality
(push 1)
(assert (not (<= wrongAC (+ wrongAB wrongBC))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. |A and B| - |A and C| <= |B xor C|
(push 1)
(assert (not (<= (- bothAB bothAC) wrongBC)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. |B and C| - |A and C| <= |A xor B|
(push 1)
(assert (not (<= (- bothBC bothAC) wrongAB)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. From these three the triangle inequality of N/(I+N)
(push 1)
(assert (and (<= N3 (+ N1 N2)) (<= (- I1 I3) N2) (<= (- I2 I3) N1)))
(assert (not (<= (d N3 I3) (+ (d N1 I1) (d N2 I2)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: three masks that overlap, and a strict inequality.
(push 1)
(assert (and (= a 1) (= b 1) (= c 1) (= ab 1) (= bc 1) (= ac 1) (= abc 1)))
(assert (< 0 (d wrongAC bothAC) (+ (d wrongAB bothAB) (d wrongBC bothBC))))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. Attained: A = {1}, B = {1, 2}, C = {2}.
(push 1)
(assert (and (= a 0) (= b 0) (= c 0) (= ab 1) (= bc 1) (= ac 0) (= abc 0)))
(assert (= (d wrongAC bothAC) (+ (d wrongAB bothAB) (d wrongBC bothBC)) 1))
(set-info :status sat)
(check-sat)
(pop 1)
