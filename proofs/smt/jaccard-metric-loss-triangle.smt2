; The Jaccard metric losses for soft labels obey the triangle inequality
; ======================================================================
;
; Law.  For all maps x, y, z in [0,1]^d, and for both losses  L = N/(I + N)  with N(x,y) = |x - y|_1 and
;
;     JML1: I(x,y) = sum min(x_i, y_i),        JML2: I(x,y) = sum x_i y_i,
;
; L(x,z) <= L(x,y) + L(y,z), where 0/0 is 0. For JML1 this is 1 - sum min / sum max.
;
; Variables.  x, y, z are the values of one voxel of three maps of soft labels, in [0,1]. Ik and Nk are the sums I and N
; over all voxels: 1 for the pair (x,y), 2 for (y,z), 3 for (x,z); they range over all nonnegative reals.
;
; Hypotheses of the second part.  N is a metric, and I changes by at most N:  N3 <= N1 + N2,  I1 - I3 <= N2,
; I2 - I3 <= N1. Blocks 1 to 3 prove them voxel by voxel, so that they hold for the sums, for every d. Denominators are
; positive; where I1 + N1 is 0, x and y are both 0, L(x,y) is 0 and L(x,z) = L(y,z), and so for the others.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_NRA)

(declare-const x Real)
(declare-const y Real)
(declare-const z Real)

(define-fun distance ((a Real) (b Real)) Real (ite (<= a b) (- b a) (- a b)))
(define-fun smaller ((a Real) (b Real)) Real (ite (<= a b) a b))

(push 1)
(assert (<= 0 x 1))
(assert (<= 0 y 1))
(assert (<= 0 z 1))

; 1. One voxel: |x - z| <= |x - y| + |y - z|
(push 1)
(assert (not (<= (distance x z) (+ (distance x y) (distance y z)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. One voxel, minima: min(x,y) - min(x,z) <= |y - z|; the other hypothesis is the same with x and z exchanged
(push 1)
(assert (not (<= (- (smaller x y) (smaller x z)) (distance y z))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. One voxel, products: x y - x z <= |y - z|
(push 1)
(assert (not (<= (- (* x y) (* x z)) (distance y z))))
(set-info :status unsat)
(check-sat)
(pop 1)

(pop 1)

(declare-const I1 Real)
(declare-const I2 Real)
(declare-const I3 Real)
(declare-const N1 Real)
(declare-const N2 Real)
(declare-const N3 Real)

(assert (>= I1 0))
(assert (>= I2 0))
(assert (>= I3 0))
(assert (>= N1 0))
(assert (>= N2 0))
(assert (>= N3 0))
(assert (> (+ I1 N1) 0))
(assert (> (+ I2 N2) 0))
(assert (> (+ I3 N3) 0))
(assert (<= N3 (+ N1 N2)))
(assert (<= (- I1 I3) N2))
(assert (<= (- I2 I3) N1))

; 4. N3/(I3 + N3) <= (N1 + N2)/(I3 + N1 + N2): t/(c + t) rises
(push 1)
(assert (not (<= (* N3 (+ I3 N1 N2)) (* (+ N1 N2) (+ I3 N3)))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. N1/(I3 + N1 + N2) <= N1/(I1 + N1), and the same with 1 and 2 exchanged
(push 1)
(assert (not (and (<= (* N1 (+ I1 N1)) (* N1 (+ I3 N1 N2))) (<= (* N2 (+ I2 N2)) (* N2 (+ I3 N1 N2))))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Not vacuous: the three distances can be 1/2, 1/3 and 2/3, with a triangle that is not flat.
(push 1)
(assert (= (* 2 N1) (+ I1 N1)))
(assert (= (* 3 N2) (+ I2 N2)))
(assert (= (* 3 N3) (* 2 (+ I3 N3))))
(assert (> N1 0))
(set-info :status sat)
(check-sat)
(pop 1)

; 7. Tight: the distance from end to end can be the sum of the steps, with 1, 1/2 and 1/2.
(push 1)
(assert (and (= I3 0) (= N3 2) (= I1 1) (= N1 1) (= I2 1) (= N2 1)))
(set-info :status sat)
(check-sat)
(pop 1)
