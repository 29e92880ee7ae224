; For targets of one voxel all Tversky losses are submodular
; ==========================================================
;
; Law.  Let alpha > 0 weigh false positives and beta > 0 false negatives in L = 1 - tp/(tp + alpha fp + beta fn). For a target of
;       at most one voxel L is submodular as a function of the set of wrong voxels.
;
; A set function is submodular if it is so for any two elements: L(M + i) + L(M + j) >= L(M) + L(M + i + j). Here these are two
; false positives, or a false positive and the miss; where there is no hit, L is 1, or 0 where both masks are empty.
;
; Variables.  P is alpha fp, the weighted false positives at M; it ranges over the reals, so that soft counts are covered.
;
; Hypotheses.  P >= 0; alpha, beta > 0.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const P Real)
(declare-const alpha Real)
(declare-const beta Real)

(define-fun hit ((P Real)) Real (- 1 (/ 1 (+ 1 P))))
(define-fun missed ((P Real)) Real (- 1 (/ 0 (+ 0 P beta))))

(assert (and (>= P 0) (> alpha 0) (> beta 0)))

; 1. Two false positives beside the hit
(push 1)
(assert (not (<= (+ (hit P) (hit (+ P alpha alpha))) (* 2 (hit (+ P alpha))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. A false positive and the miss
(push 1)
(assert (not (<= (+ (hit P) (missed (+ P alpha))) (+ (missed P) (hit (+ P alpha))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Two false positives beside the miss
(push 1)
(assert (not (<= (+ (missed P) (missed (+ P alpha alpha))) (* 2 (missed (+ P alpha))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Not vacuous, and not modular: the Dice losses of 0, 1 and 2 false positives are 0, 1/3 and 1/2.
(push 1)
(assert (and (= P 0) (= alpha (/ 1 2))))
(assert (and (= (hit P) 0) (= (hit (+ P alpha)) (/ 1 3)) (= (hit (+ P alpha alpha)) (/ 1 2))))
(set-info :status sat)
(check-sat)
(pop 1)
