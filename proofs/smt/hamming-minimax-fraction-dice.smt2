; The best weight for given foreground, for Dice
; ==============================================
;
; Law.  Let n of d voxels be foreground and r = d/n > 1. Some weight gamma keeps |D - H_gamma| <= E(r) on all masks, with
;
;     E = 1/(1+sqrt(2/(r-1)))^2                          gamma = 1 - E                               r >= 3
;     E = (r-1)/(2(r+1))                                 gamma = (r+3)/(2(r+1))                      11/7 <= r <= 3
;     E = 1/9                                            gamma = 8/9                                 r0 <= r <= 11/7
;     E = ((2-sqrt r)/(sqrt 2+sqrt r))^2                 gamma = ((1+sqrt 2)/(sqrt 2+sqrt r))^2      1 < r <= r0
;
; and r0 = (3/2 - sqrt 2/4)^2 = 19/8 - 3 sqrt 2/4.
;
; Hypotheses.  Foreground and background in the target: r > 1.
;
; Variables.  x = fn/n and s = fp/(d-n) lie in [0,1]; they range over all reals there, so the law holds for masks of any size and
; for soft predictions:
;
;     D = 2(1-x)/(2-x+(r-1)s)        H_gamma = 1 - gamma x - (1-gamma) s
;
; Method.  D - H is convex in s, so it is largest at s = 0 or s = 1. H - D is at most
; (1-x)(1-(1-gamma)s - 2/(2+(r-1)s)) + x(1-gamma)(1-s), a mean of its values at x = 0 and x = 1. Checks 1 to 4 are these two
; steps; the others are, for each range of r, the ends: D - H at s = 0 and s = 1, H - D at x = 0 and x = 1.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.

(set-logic QF_NRA)

(declare-const x Real)
(declare-const s Real)
(declare-const r Real)
(assert (<= 0 x 1))
(assert (<= 0 s 1))
(assert (> r 1))

; 1. D is convex in s: it lies below its chord. With the positive denominators multiplied out, for A = 2-x and k = r-1,
;    1/(A+ks) <= (1-s)/A + s/(A+k) reads A (A+k) <= (A+ks) (A+k-ks).
(define-fun A () Real (- 2 x))
(define-fun k () Real (- r 1))
(push 1)
(assert (not (<= (* A (+ A k)) (* (+ A (* k s)) (- (+ A k) (* k s))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Hence D - H is at most what it is at the ends.
(declare-const D Real)
(declare-const D0 Real)
(declare-const D1 Real)
(declare-const H0 Real)
(declare-const H1 Real)
(declare-const E Real)
(push 1)
(assert (<= D (+ (* (- 1 s) D0) (* s D1))))
(assert (<= (- D0 H0) E))
(assert (<= (- D1 H1) E))
(assert (not (<= (- D (+ (* (- 1 s) H0) (* s H1))) E)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. D is at least its value at x = 0, times 1-x: the denominator is not larger.
(push 1)
(assert (not (and (<= (+ A (* k s)) (+ 2 (* k s))) (> A 0))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Hence H - D is at most what it is at the ends; D0 is D at x = 0.
(push 1)
(assert (>= D (* (- 1 x) D0)))
(assert (<= (- H0 D0) E))
(assert (<= H1 E))
(assert (not (<= (- (+ (* (- 1 x) H0) (* x H1)) D) E)))
(set-info :status unsat)
(check-sat)
(pop 1)

; The ends, with the denominators multiplied out.
(define-fun no-fp ((g Real) (e Real)) Bool (<= (* 2 (- 1 x)) (* (- (+ e 1) (* g x)) (- 2 x))))
(define-fun all-fp ((g Real) (e Real)) Bool (<= (* 2 (- 1 x)) (* (+ e (* g (- 1 x))) (+ (- 2 x) (- r 1)))))
(define-fun no-fn ((g Real) (e Real)) Bool (<= (* (- 1 (* (- 1 g) s) e) (+ 2 (* (- r 1) s))) 2))
(define-fun all-fn ((g Real) (e Real)) Bool (<= (* (- 1 g) (- 1 s)) e))
(define-fun ends ((g Real) (e Real)) Bool (and (no-fp g e) (all-fp g e) (no-fn g e) (all-fn g e)))

; 5. r >= 3, with u = sqrt(2/(r-1))
(declare-const u Real)
(push 1)
(assert (>= r 3))
(assert (> u 0))
(assert (= (* u u (- r 1)) 2))
(assert (not (ends (- 1 (/ 1 (* (+ 1 u) (+ 1 u)))) (/ 1 (* (+ 1 u) (+ 1 u))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. 11/7 <= r <= 3
(push 1)
(assert (<= (/ 11 7) r 3))
(assert (not (ends (/ (+ r 3) (* 2 (+ r 1))) (/ (- r 1) (* 2 (+ r 1))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 7. r0 <= r <= 11/7
(declare-const w Real)
(assert (> w 0))
(assert (= (* w w) 2))
(push 1)
(assert (<= (- (/ 19 8) (* (/ 3 4) w)) r (/ 11 7)))
(assert (not (ends (/ 8 9) (/ 1 9))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. 1 < r <= r0, with t = sqrt r; multiplied by q = (sqrt 2 + t)^2, so that G = gamma q and F = E q have no denominators
(declare-const t Real)
(define-fun q () Real (* (+ w t) (+ w t)))
(define-fun G () Real (* (+ 1 w) (+ 1 w)))
(define-fun F () Real (* (- 2 t) (- 2 t)))
(push 1)
(assert (> t 1))
(assert (<= t (- (/ 3 2) (/ w 4))))
(push 1)
(assert (not (<= (* 2 (- 1 x) q) (* (- (+ F q) (* G x)) (- 2 x)))))
(set-info :status unsat)
(check-sat)
(pop 1)
(push 1)
(assert (not (<= (* 2 (- 1 x) q) (* (+ F (* G (- 1 x))) (+ (- 1 x) (* t t))))))
(set-info :status unsat)
(check-sat)
(pop 1)
(push 1)
(assert (not (<= (* (- q (* (- q G) s) F) (+ 2 (* (- (* t t) 1) s))) (* 2 q))))
(set-info :status unsat)
(check-sat)
(pop 1)
(push 1)
(assert (not (<= (* (- q G) (- 1 s)) F)))
(set-info :status unsat)
(check-sat)
(pop 1)
(pop 1)

; 9. Not vacuous: at r = 11/7, where two ranges meet, both say 1/9.
(push 1)
(assert (= r (/ 11 7)))
(assert (= (/ (- r 1) (* 2 (+ r 1))) (/ 1 9)))
(assert (= (/ (+ r 3) (* 2 (+ r 1))) (/ 8 9)))
(assert (ends (/ 8 9) (/ 1 9)))
(set-info :status sat)
(check-sat)
(pop 1)

; 10. Where the law ends: at r = 3/2 no weight keeps the error below 1/9. Two masks say so: all foreground missed and nothing
;     else (H - D = 1 - gamma), and half of the foreground missed (D - H = 2/3 - 1 + gamma/2).
(declare-const g Real)
(declare-const e Real)
(push 1)
(assert (= r (/ 3 2)))
(assert (<= 0 g 1))
(assert (< e (/ 1 9)))
(assert (<= (- 1 g) e))
(assert (<= (+ (- (/ 2 3) 1) (/ g 2)) e))
(set-info :status unsat)
(check-sat)
(pop 1)
