; Dice and Jaccard order pairs alike
; ==================================
;
; Law.  For two pairs of masks, neither both empty:   J1 < J2  if and only if  D1 < D2.
;       So on one image the same predictions are best for both.
;
; Variables.  tp1, fp1, fn1 and tp2, fp2, fn2 are the counts of the two pairs (in both masks, only in the
; prediction, only in the target); J = tp/(tp+fp+fn) and D = 2tp/(2tp+fp+fn). They range over all nonnegative reals,
; so soft counts (tp = <y,p>, fp = <1-y,p>, fn = <y,1-p>) are covered. The two images may differ in size.
;
; Hypotheses.  tp+fp+fn > 0 for both pairs.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const tp1 Real)
(declare-const fp1 Real)
(declare-const fn1 Real)
(declare-const tp2 Real)
(declare-const fp2 Real)
(declare-const fn2 Real)

(define-fun jaccard ((tp Real) (fp Real) (fn Real)) Real (/ tp (+ tp fp fn)))
(define-fun dice ((tp Real) (fp Real) (fn Real)) Real (/ (* 2 tp) (+ (* 2 tp) fp fn)))
(define-fun J1 () Real (jaccard tp1 fp1 fn1))
(define-fun J2 () Real (jaccard tp2 fp2 fn2))
(define-fun D1 () Real (dice tp1 fp1 fn1))
(define-fun D2 () Real (dice tp2 fp2 fn2))

(assert (and (>= tp1 0) (>= fp1 0) (>= fn1 0) (> (+ tp1 fp1 fn1) 0)))
(assert (and (>= tp2 0) (>= fp2 0) (>= fn2 0) (> (+ tp2 fp2 fn2) 0)))

; 1. J1 < J2 implies D1 < D2
(push 1)
(assert (< J1 J2))
(assert (not (< D1 D2)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. D1 < D2 implies J1 < J2
(push 1)
(assert (< D1 D2))
(assert (not (< J1 J2)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Not vacuous: two pairs are ordered strictly, and not only by their hits.
(push 1)
(assert (= tp1 tp2))
(assert (< 0 J1 J2 1))
(assert (< D1 D2))
(set-info :status sat)
(check-sat)
(pop 1)

; 4. Where the law ends: it is a law of single pairs, not of means over two images.
;    Similarities (x1, x2) can have a larger mean Jaccard and a smaller mean Dice than (z1, z2), with D = 2J/(1+J).
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const z1 Real)
(declare-const z2 Real)
(define-fun diceOf ((j Real)) Real (/ (* 2 j) (+ 1 j)))
(push 1)
(assert (and (= x1 1) (= x2 0) (<= 0 z1 1) (<= 0 z2 1)))
(assert (> (+ x1 x2) (+ z1 z2)))
(assert (< (+ (diceOf x1) (diceOf x2)) (+ (diceOf z1) (diceOf z2))))
(set-info :status sat)
(check-sat)
(pop 1)
