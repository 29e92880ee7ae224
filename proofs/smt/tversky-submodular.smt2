; Tversky losses with beta from 1 on are submodular in the errors
; ===============================================================
;
; Law.  Let alpha >= 0 weigh false positives and beta >= 1 false negatives. As a function of the set of wrong voxels, the loss
;       L = 1 - tp/(tp + alpha fp + beta fn) is submodular: an error costs no more where there are more errors already.
;
; A set function is submodular if it is so for any two elements: L(M + i) + L(M + j) >= L(M) + L(M + i + j). There are three
; kinds of pairs: two false positives, a false positive and a miss, two misses.
;
; Variables.  t is the number of hits where i and j are wrong too: at M itself there are t, t + 1 or t + 2. u is the denominator
; tp + alpha fp + beta fn at M. A false positive adds alpha to it, a miss e = beta - 1. All range over the reals, so soft counts are
; covered. Jaccard is alpha = 1, e = 0.
;
; Hypotheses.  t >= 0; alpha >= 0; e >= 0; u is at least the hits at M, and positive. (Where the target is empty and M too, L is
; 0 at M and 1 else; alpha > 0.)
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const t Real)
(declare-const u Real)
(declare-const alpha Real)
(declare-const e Real)

(define-fun L ((hits Real) (below Real)) Real (- 1 (/ hits below)))

(assert (and (>= t 0) (>= alpha 0) (>= e 0) (> u 0)))

; 1. Two false positives
(push 1)
(assert (>= u t))
(assert (not (<= (+ (L t u) (L t (+ u alpha alpha))) (* 2 (L t (+ u alpha))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. A false positive and a miss
(push 1)
(assert (>= u (+ t 1)))
(assert (not (<= (+ (L (+ t 1) u) (L t (+ u e alpha))) (+ (L t (+ u e)) (L (+ t 1) (+ u alpha))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Two misses
(push 1)
(assert (>= u (+ t 2)))
(assert (not (<= (+ (L (+ t 2) u) (L t (+ u e e))) (* 2 (L (+ t 1) (+ u e))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. The empty target: its first false positive costs 1, a second one nothing more.
(push 1)
(assert (> alpha 0))
(assert (not (<= (+ 0 (L 0 (+ alpha alpha))) (* 2 (L 0 alpha)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Not vacuous: strict for a false positive and a miss, for Jaccard.
(push 1)
(assert (and (= alpha 1) (= e 0) (= t 1) (= u 2)))
(assert (< (+ (L (+ t 1) u) (L t (+ u e alpha))) (+ (L t (+ u e)) (L (+ t 1) (+ u alpha)))))
(set-info :status sat)
(check-sat)
(pop 1)

; 6. beta >= 1 is needed: two misses with beta = 1/2, as for Dice.
(push 1)
(declare-const beta Real)
(assert (and (= beta (/ 1 2)) (= t 0) (= u 2)))
(assert (> (+ (L (+ t 2) u) (L t (+ u (* 2 (- beta 1))))) (* 2 (L (+ t 1) (+ u (- beta 1))))))
(set-info :status sat)
(check-sat)
(pop 1)
