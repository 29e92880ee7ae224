; What weights that depend on the image lose of Dice where the target is one voxel
; ================================================================================
;
; Law.  Let the target be one of d voxels. A cross-entropy whose weights depend on the number of foreground voxels includes a voxel
; by a threshold t of its probability, whatever the weights are. For some distribution it loses at least 1/18, 1/10, 2/15, 1/6 or
; 3/14 of the expected Dice score on three to seven voxels, and 7/30 on eight or more. With probability t itself as foreground, the
; thresholds 5/18, 7/30, 1/5, 1/6, 1/7 and 2/15 lose no more.
;
; Variables.  a1 to a8 are the probabilities of the eight most probable voxels in descending order. A1 to A8 are the sums of the
; first ones, of which m voxels have the expected Dice score 2 Am/(m+1); other sets of m voxels have no more. All of it is hard, the
; law says nothing of soft predictions.
;
; Hypothesis.  The probabilities are at least 0 and have the sum 1, or less where there are more than eight voxels. Nine voxels and
; more score at most 2/10, which is less than 7/30, so no prediction of them is needed.
;
; Method.  The score that is made is that of the voxels that the threshold includes, and 0 if it includes none; the better score is
; that of any other number of voxels.
;
; Reading.  Each block states the NEGATION of one sentence; unsat means that no real numbers break the sentence.
; A block with status sat states something that must be possible.

(set-logic QF_LRA)

(declare-const a1 Real)
(declare-const a2 Real)
(declare-const a3 Real)
(declare-const a4 Real)
(declare-const a5 Real)
(declare-const a6 Real)
(declare-const a7 Real)
(declare-const a8 Real)
(declare-const u Real)
(declare-const w Real)

(define-fun A1 () Real a1)
(define-fun A2 () Real (+ A1 a2))
(define-fun A3 () Real (+ A2 a3))
(define-fun A4 () Real (+ A3 a4))
(define-fun A5 () Real (+ A4 a5))
(define-fun A6 () Real (+ A5 a6))
(define-fun A7 () Real (+ A6 a7))
(define-fun A8 () Real (+ A7 a8))

; The expected Dice score of the most probable voxel, of the first two and so on.
(define-fun D1 () Real A1)
(define-fun D2 () Real (* (/ 2 3) A2))
(define-fun D3 () Real (* (/ 1 2) A3))
(define-fun D4 () Real (* (/ 2 5) A4))
(define-fun D5 () Real (* (/ 1 3) A5))
(define-fun D6 () Real (* (/ 2 7) A6))
(define-fun D7 () Real (* (/ 1 4) A7))
(define-fun D8 () Real (* (/ 2 9) A8))

(declare-const made Real)
(declare-const better Real)

(assert (>= a1 a2 a3 a4 a5 a6 a7 a8 0))
(assert (<= A8 1))
(assert (or (= better D1) (= better D2) (= better D3) (= better D4) (= better D5) (= better D6) (= better D7) (= better D8)))

; 1. Three voxels: the threshold 5/18 loses at most 1/18, whichever number of voxels it includes.
(push 1)
(assert (= A3 1))
(assert (= a4 0))
(assert (or
  (and (< a1 (/ 5 18)) (= made 0))
  (and (>= a1 (/ 5 18)) (< a2 (/ 5 18)) (= made D1))
  (and (>= a2 (/ 5 18)) (< a3 (/ 5 18)) (= made D2))
  (and (>= a3 (/ 5 18)) (= made D3))))
(assert (> (- better made) (/ 1 18)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 2. Four voxels: the threshold 7/30 loses at most 1/10, whichever number of voxels it includes.
(push 1)
(assert (= A4 1))
(assert (= a5 0))
(assert (or
  (and (< a1 (/ 7 30)) (= made 0))
  (and (>= a1 (/ 7 30)) (< a2 (/ 7 30)) (= made D1))
  (and (>= a2 (/ 7 30)) (< a3 (/ 7 30)) (= made D2))
  (and (>= a3 (/ 7 30)) (< a4 (/ 7 30)) (= made D3))
  (and (>= a4 (/ 7 30)) (= made D4))))
(assert (> (- better made) (/ 1 10)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 3. Five voxels: the threshold 1/5 loses at most 2/15, whichever number of voxels it includes.
(push 1)
(assert (= A5 1))
(assert (= a6 0))
(assert (or
  (and (< a1 (/ 1 5)) (= made 0))
  (and (>= a1 (/ 1 5)) (< a2 (/ 1 5)) (= made D1))
  (and (>= a2 (/ 1 5)) (< a3 (/ 1 5)) (= made D2))
  (and (>= a3 (/ 1 5)) (< a4 (/ 1 5)) (= made D3))
  (and (>= a4 (/ 1 5)) (< a5 (/ 1 5)) (= made D4))
  (and (>= a5 (/ 1 5)) (= made D5))))
(assert (> (- better made) (/ 2 15)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 4. Six voxels: the threshold 1/6 loses at most 1/6, whichever number of voxels it includes.
(push 1)
(assert (= A6 1))
(assert (= a7 0))
(assert (or
  (and (< a1 (/ 1 6)) (= made 0))
  (and (>= a1 (/ 1 6)) (< a2 (/ 1 6)) (= made D1))
  (and (>= a2 (/ 1 6)) (< a3 (/ 1 6)) (= made D2))
  (and (>= a3 (/ 1 6)) (< a4 (/ 1 6)) (= made D3))
  (and (>= a4 (/ 1 6)) (< a5 (/ 1 6)) (= made D4))
  (and (>= a5 (/ 1 6)) (< a6 (/ 1 6)) (= made D5))
  (and (>= a6 (/ 1 6)) (= made D6))))
(assert (> (- better made) (/ 1 6)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 5. Seven voxels: the threshold 1/7 loses at most 3/14, whichever number of voxels it includes.
(push 1)
(assert (= A7 1))
(assert (= a8 0))
(assert (or
  (and (< a1 (/ 1 7)) (= made 0))
  (and (>= a1 (/ 1 7)) (< a2 (/ 1 7)) (= made D1))
  (and (>= a2 (/ 1 7)) (< a3 (/ 1 7)) (= made D2))
  (and (>= a3 (/ 1 7)) (< a4 (/ 1 7)) (= made D3))
  (and (>= a4 (/ 1 7)) (< a5 (/ 1 7)) (= made D4))
  (and (>= a5 (/ 1 7)) (< a6 (/ 1 7)) (= made D5))
  (and (>= a6 (/ 1 7)) (< a7 (/ 1 7)) (= made D6))
  (and (>= a7 (/ 1 7)) (= made D7))))
(assert (> (- better made) (/ 3 14)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 6. Eight voxels and more: the threshold 2/15 loses at most 7/30, whichever number of voxels it includes.
(push 1)
(assert (or
  (and (< a1 (/ 2 15)) (= made 0))
  (and (>= a1 (/ 2 15)) (< a2 (/ 2 15)) (= made D1))
  (and (>= a2 (/ 2 15)) (< a3 (/ 2 15)) (= made D2))
  (and (>= a3 (/ 2 15)) (< a4 (/ 2 15)) (= made D3))
  (and (>= a4 (/ 2 15)) (< a5 (/ 2 15)) (= made D4))
  (and (>= a5 (/ 2 15)) (< a6 (/ 2 15)) (= made D5))
  (and (>= a6 (/ 2 15)) (< a7 (/ 2 15)) (= made D6))
  (and (>= a7 (/ 2 15)) (< a8 (/ 2 15)) (= made D7))
  (and (>= a8 (/ 2 15)) (= made D8))))
(assert (> (- better made) (/ 7 30)))
(set-info :status unsat)
(check-sat)
(pop 1)

; The foreground weight w and the background weight u where one voxel is foreground, not both 0. Where u is 0, a rule for ties may
; include voxels of probability 0 too, which only lowers the score of what is made.
(assert (>= w 0))
(assert (>= u 0))
(assert (> (+ w u) 0))

; 7. Three voxels lose at least 1/18: voxels of probability 5/18 are included or not. If they are, where one other voxel has the
;    rest: all of them are, and that one alone scores 1/18 more.
(push 1)
(assert (= a1 (/ 13 18)))
(assert (= a2 (/ 5 18)))
(assert (= a3 0))
(assert (= a4 0))
(assert (= a5 0))
(assert (= a6 0))
(assert (= a7 0))
(assert (= a8 0))
(assert (>= (* w (/ 5 18)) (* u (/ 13 18))))
(assert (or (<= (* w (/ 13 18)) (* u (/ 5 18))) (< (- D1 D2) (/ 1 18))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 8. If not, where all voxels but one have it, and that one has the rest: it alone is included, or nothing is.
(push 1)
(assert (= a1 (/ 4 9)))
(assert (= a2 (/ 5 18)))
(assert (= a3 (/ 5 18)))
(assert (= a4 0))
(assert (= a5 0))
(assert (= a6 0))
(assert (= a7 0))
(assert (= a8 0))
(assert (or (< (- D3 D1) (/ 1 18)) (< (- D3 0) (/ 1 18))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 9. Four voxels lose at least 1/10: voxels of probability 7/30 are included or not. If they are, where one other voxel has the
;    rest: all of them are, and that one alone scores 1/10 more.
(push 1)
(assert (= a1 (/ 23 30)))
(assert (= a2 (/ 7 30)))
(assert (= a3 0))
(assert (= a4 0))
(assert (= a5 0))
(assert (= a6 0))
(assert (= a7 0))
(assert (= a8 0))
(assert (>= (* w (/ 7 30)) (* u (/ 23 30))))
(assert (or (<= (* w (/ 23 30)) (* u (/ 7 30))) (< (- D1 D2) (/ 1 10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 10. If not, where all voxels but one have it, and that one has the rest: it alone is included, or nothing is.
(push 1)
(assert (= a1 (/ 3 10)))
(assert (= a2 (/ 7 30)))
(assert (= a3 (/ 7 30)))
(assert (= a4 (/ 7 30)))
(assert (= a5 0))
(assert (= a6 0))
(assert (= a7 0))
(assert (= a8 0))
(assert (or (< (- D4 D1) (/ 1 10)) (< (- D4 0) (/ 1 10))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 11. Five voxels lose at least 2/15: voxels of probability 1/5 are included or not. If they are, where one other voxel has the
;    rest: all of them are, and that one alone scores 2/15 more.
(push 1)
(assert (= a1 (/ 4 5)))
(assert (= a2 (/ 1 5)))
(assert (= a3 0))
(assert (= a4 0))
(assert (= a5 0))
(assert (= a6 0))
(assert (= a7 0))
(assert (= a8 0))
(assert (>= (* w (/ 1 5)) (* u (/ 4 5))))
(assert (or (<= (* w (/ 4 5)) (* u (/ 1 5))) (< (- D1 D2) (/ 2 15))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 12. If not, where all voxels have it: nothing is included.
(push 1)
(assert (= a1 (/ 1 5)))
(assert (= a2 (/ 1 5)))
(assert (= a3 (/ 1 5)))
(assert (= a4 (/ 1 5)))
(assert (= a5 (/ 1 5)))
(assert (= a6 0))
(assert (= a7 0))
(assert (= a8 0))
(assert (< D5 (/ 2 15)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 13. Six voxels lose at least 1/6: voxels of probability 1/6 are included or not. If they are, where one other voxel has the
;    rest: all of them are, and that one alone scores 1/6 more.
(push 1)
(assert (= a1 (/ 5 6)))
(assert (= a2 (/ 1 6)))
(assert (= a3 0))
(assert (= a4 0))
(assert (= a5 0))
(assert (= a6 0))
(assert (= a7 0))
(assert (= a8 0))
(assert (>= (* w (/ 1 6)) (* u (/ 5 6))))
(assert (or (<= (* w (/ 5 6)) (* u (/ 1 6))) (< (- D1 D2) (/ 1 6))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 14. If not, where all voxels have it: nothing is included.
(push 1)
(assert (= a1 (/ 1 6)))
(assert (= a2 (/ 1 6)))
(assert (= a3 (/ 1 6)))
(assert (= a4 (/ 1 6)))
(assert (= a5 (/ 1 6)))
(assert (= a6 (/ 1 6)))
(assert (= a7 0))
(assert (= a8 0))
(assert (< D6 (/ 1 6)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 15. Seven voxels lose at least 3/14: voxels of probability 1/7 are included or not. If they are, where two have it and one other
;    voxel has the rest: all three are, and that one alone scores 3/14 more.
(push 1)
(assert (= a1 (/ 5 7)))
(assert (= a2 (/ 1 7)))
(assert (= a3 (/ 1 7)))
(assert (= a4 0))
(assert (= a5 0))
(assert (= a6 0))
(assert (= a7 0))
(assert (= a8 0))
(assert (>= (* w (/ 1 7)) (* u (/ 6 7))))
(assert (or (<= (* w (/ 5 7)) (* u (/ 2 7))) (< (- D1 D3) (/ 3 14))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 16. If not, where all voxels have it: nothing is included.
(push 1)
(assert (= a1 (/ 1 7)))
(assert (= a2 (/ 1 7)))
(assert (= a3 (/ 1 7)))
(assert (= a4 (/ 1 7)))
(assert (= a5 (/ 1 7)))
(assert (= a6 (/ 1 7)))
(assert (= a7 (/ 1 7)))
(assert (= a8 0))
(assert (< D7 (/ 3 14)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 17. Eight voxels and more lose at least 7/30: voxels of probability 2/15 are included or not. If they are, where two have it and
;    one other voxel has the rest: all three are, and that one alone scores 7/30 more.
(push 1)
(assert (= a1 (/ 11 15)))
(assert (= a2 (/ 2 15)))
(assert (= a3 (/ 2 15)))
(assert (= a4 0))
(assert (= a5 0))
(assert (= a6 0))
(assert (= a7 0))
(assert (= a8 0))
(assert (>= (* w (/ 2 15)) (* u (/ 13 15))))
(assert (or (<= (* w (/ 11 15)) (* u (/ 4 15))) (< (- D1 D3) (/ 7 30))))
(set-info :status unsat)
(check-sat)
(pop 1)

; 18. If not, where seven voxels have it and the eighth has the rest, which is less: nothing is included.
(push 1)
(assert (= a1 (/ 2 15)))
(assert (= a2 (/ 2 15)))
(assert (= a3 (/ 2 15)))
(assert (= a4 (/ 2 15)))
(assert (= a5 (/ 2 15)))
(assert (= a6 (/ 2 15)))
(assert (= a7 (/ 2 15)))
(assert (= a8 (/ 1 15)))
(assert (< D7 (/ 7 30)))
(set-info :status unsat)
(check-sat)
(pop 1)

; 19. Not vacuous: on eight voxels, the threshold loses as much as it may.
(push 1)
(assert (= (- D1 D3) (/ 7 30)))
(assert (>= a3 (/ 2 15)))
(assert (> (/ 2 15) a4))
(assert (= A8 1))
(set-info :status sat)
(check-sat)
(pop 1)
