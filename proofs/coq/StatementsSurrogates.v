(** What is proved of further surrogates, in full

    Each law once more, proved by the theorem of its file. Masks, probabilities, hit, spill, SoftDice and SoftJaccard
    are those of Overlap.v; reflexivity shows what the other words mean. Statements.v prints what the proofs rest on.
    *)

From Coq Require Import Reals List Bool Arith.
From CertiDice Require Import Overlap Expectation Lovasz LovaszDice SquaredDice SmoothedDice Vertices
  SoftLabelDistance ImageWeights ExpectedSoftTversky ExpectedLovaszHalf LovaszConvex SoftLabelBest InverseFrequency.
Import ListNotations.
Open Scope R_scope.

(** * Words *)

(** The Lovász extension of the Dice loss, as that of the Jaccard loss in StatementsRisk.v. *)
Goal forall n A B, dice_loss n A B = (A + B) / (2 * n - A + B).
Proof. reflexivity. Qed.
Goal forall loss A B, walk_of loss A B [] = 0.
Proof. reflexivity. Qed.
Goal forall loss A B a m l, walk_of loss A B ((a, m) :: l)
  = let A' := if a then A + 1 else A in
    let B' := if a then B else B + 1 in
    m * (loss A' B' - loss A B) + walk_of loss A' B' l.
Proof. reflexivity. Qed.
Goal forall y p, LovaszDice y p = walk_of (dice_loss (INR (size y))) 0 0 (sort (combine y (errors y p))).
Proof. reflexivity. Qed.
Goal forall y p, LovaszJaccard y p = walk (INR (size y)) 0 0 (sort (combine y (errors y p))).
Proof. reflexivity. Qed.

(** Squares in the denominator. *)
Goal forall x p, squares (x :: p) = x * x + squares p.
Proof. reflexivity. Qed.
Goal squares [] = 0.
Proof. reflexivity. Qed.
Goal forall y p, SquaredDice y p = 2 * hit y p / (INR (size y) + squares p).
Proof. reflexivity. Qed.
Goal forall y p, SquaredJaccard y p = hit y p / (INR (size y) + squares p - hit y p).
Proof. reflexivity. Qed.

(** Smoothing. *)
Goal forall s y z, SmoothedDice s y z = (2 * INR (tp y z) + s) / (2 * INR (tp y z) + INR (fp y z) + INR (fn y z) + s).
Proof. reflexivity. Qed.
Goal forall s y p, SmoothedSoftDice s y p = (2 * hit y p + s) / (INR (size y) + hit y p + spill y p + s).
Proof. reflexivity. Qed.

(** Soft Tversky; coordinates 0 and 1 stay, all others go either way. *)
Goal forall alpha beta y p, SoftTversky alpha beta y p =
  hit y p / (hit y p + alpha * spill y p + beta * (INR (size y) - hit y p)).
Proof. reflexivity. Qed.
Goal forall p s, rounding p s = Forall2 (fun x b => (x = 0 -> b = false) /\ (x = 1 -> b = true)) p s.
Proof. reflexivity. Qed.

(** 0, 1/2 and 1; the Lovász extension of a function of the numbers of errors, which may depend on n. *)
Goal forall x, half_integral x = (x = 0 \/ x = 1 / 2 \/ x = 1).
Proof. reflexivity. Qed.
Goal forall loss y p, Extension loss y p = walk_of (loss (INR (size y))) 0 0 (sort (combine y (errors y p))).
Proof. reflexivity. Qed.

(** Between two predictions. *)
Goal forall t x p z q, between t (x :: p) (z :: q) = ((1 - t) * x + t * z) :: between t p q.
Proof. reflexivity. Qed.

(** Soft scores of soft labels; masks as predictions. *)
Goal forall a y b p, inner (a :: y) (b :: p) = a * b + inner y p.
Proof. reflexivity. Qed.
Goal forall a y b p, both (a :: y) (b :: p) = (a + b) + both y p.
Proof. reflexivity. Qed.
Goal forall y p, soft_dice y p = 2 * inner y p / both y p.
Proof. reflexivity. Qed.
Goal forall y p, soft_jaccard y p = inner y p / (both y p - inner y p).
Proof. reflexivity. Qed.
Goal forall a y, sum (a :: y) = a + sum y.
Proof. reflexivity. Qed.
Goal forall g a y, sum_with g (a :: y) = g a + sum_with g y.
Proof. reflexivity. Qed.
Goal forall t y, above_label t y = map (fun x => if Rlt_dec t x then true else false) y.
Proof. reflexivity. Qed.
Goal forall s, certain s = map (fun b : bool => if b then 1 else 0) s.
Proof. reflexivity. Qed.

(** Weights that depend on the size: the majority of the weights for and against each voxel. *)
Goal forall w0 w1 d mu s, majority w0 w1 d mu s =
  (mask_of d s /\
   forall i, (i < d)%nat ->
     (votes_against w0 i mu < votes_for w1 i mu -> nth i s false = true) /\
     (votes_for w1 i mu < votes_against w0 i mu -> nth i s false = false)).
Proof. reflexivity. Qed.
Goal forall w1 i mu, votes_for w1 i mu = expected (fun y => w1 (size y) * (if nth i y false then 1 else 0)) mu.
Proof. reflexivity. Qed.
Goal forall w0 i mu, votes_against w0 i mu = expected (fun y => w0 (size y) * (if nth i y false then 0 else 1)) mu.
Proof. reflexivity. Qed.
Goal forall d k, first_voxels d k = repeat true k ++ repeat false (d - k).
Proof. reflexivity. Qed.
Goal forall q v d, one_or_more q v d = [(1 - q, first_voxels d 1); (q, first_voxels d (v + 1))].
Proof. reflexivity. Qed.

(** * LovaszDice.v *)

Theorem lovasz_dice_lovasz_jaccard : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  LovaszDice y p <= LovaszJaccard y p <= 2 * LovaszDice y p /\
  1 - LovaszJaccard y p <= 1 - LovaszDice y p <= 2 * (1 - LovaszJaccard y p).
Proof. exact LovaszDice.lovasz_dice_lovasz_jaccard. Qed.

Theorem lovasz_dice_soft_dice_loss : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  LovaszDice y p <= 2 * (1 - SoftDice y p).
Proof. exact LovaszDice.lovasz_dice_soft_dice_loss. Qed.

Theorem lovasz_dice_soft_dice_loss_tight : forall (n d : nat) (eps : R), (1 <= n <= d)%nat -> 0 < eps -> exists y p,
  length y = d /\ size y = n /\ length p = d /\ probabilities p /\ 0 < 1 - SoftDice y p /\
  LovaszDice y p > (2 - eps) * (1 - SoftDice y p).
Proof. exact LovaszDice.lovasz_dice_soft_dice_loss_tight. Qed.

Theorem soft_dice_lovasz_dice_loss : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  1 - SoftDice y p <= (INR (size y) + INR (length y)) / (2 * INR (size y)) * LovaszDice y p.
Proof. exact LovaszDice.soft_dice_lovasz_dice_loss. Qed.

Theorem soft_dice_lovasz_dice_loss_tight : forall (n d : nat) (eps : R), (1 <= n < d)%nat -> 0 < eps -> exists y p,
  length y = d /\ size y = n /\ length p = d /\ probabilities p /\ 0 < LovaszDice y p /\
  1 - SoftDice y p > ((INR n + INR d) / (2 * INR n) - eps) * LovaszDice y p.
Proof. exact LovaszDice.soft_dice_lovasz_dice_loss_tight. Qed.

Theorem soft_dice_lovasz_dice_similarity : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SoftDice y p <= 2 * (1 - LovaszDice y p).
Proof. exact LovaszDice.soft_dice_lovasz_dice_similarity. Qed.

Theorem soft_dice_lovasz_dice_similarity_tight : forall (n d : nat) (eps : R), (1 <= n <= d)%nat -> 0 < eps ->
  exists y p, length y = d /\ size y = n /\ length p = d /\ probabilities p /\ 0 < 1 - LovaszDice y p /\
  SoftDice y p > (2 - eps) * (1 - LovaszDice y p).
Proof. exact LovaszDice.soft_dice_lovasz_dice_similarity_tight. Qed.

Theorem lovasz_dice_soft_dice_similarity : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  1 - LovaszDice y p <= INR (length y) / INR (size y) * SoftDice y p.
Proof. exact LovaszDice.lovasz_dice_soft_dice_similarity. Qed.

Theorem lovasz_dice_soft_dice_gap : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SoftDice y p - (1 - LovaszDice y p) <= 3 - 2 * sqrt 2.
Proof. exact LovaszDice.lovasz_dice_soft_dice_gap. Qed.

Theorem lovasz_dice_soft_dice_gap_attained : forall (n d : nat), (1 <= n <= d)%nat -> exists y p,
  length y = d /\ size y = n /\ length p = d /\ probabilities p /\
  SoftDice y p - (1 - LovaszDice y p) = 3 - 2 * sqrt 2.
Proof. exact LovaszDice.lovasz_dice_soft_dice_gap_attained. Qed.

Theorem lovasz_dice_soft_dice_no_order : exists y p p', (0 < size y)%nat /\
  length p = length y /\ length p' = length y /\ probabilities p /\ probabilities p' /\
  1 - LovaszDice y p < SoftDice y p /\ SoftDice y p' < 1 - LovaszDice y p'.
Proof. exact LovaszDice.lovasz_dice_soft_dice_no_order. Qed.

Theorem lovasz_dice_jaccard_gap : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  0 <= LovaszJaccard y p - LovaszDice y p <= 3 - 2 * sqrt 2.
Proof. exact LovaszDice.lovasz_dice_jaccard_gap. Qed.

Theorem lovasz_dice_jaccard_gap_tight : forall eps : R, 0 < eps -> exists y p,
  length p = length y /\ (0 < size y)%nat /\ probabilities p /\
  LovaszJaccard y p - LovaszDice y p > 3 - 2 * sqrt 2 - eps.
Proof. exact LovaszDice.lovasz_dice_jaccard_gap_tight. Qed.

(** * SquaredDice.v *)

Theorem squared_dice_order : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SoftDice y p <= SquaredDice y p <= 1 /\ SoftJaccard y p <= SquaredJaccard y p <= 1 /\
  1 - SquaredDice y p <= 1 - SoftDice y p /\ 1 - SquaredJaccard y p <= 1 - SoftJaccard y p.
Proof. exact SquaredDice.squared_dice_order. Qed.

Theorem squared_dice_identity : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SquaredDice y p = 2 * SquaredJaccard y p / (1 + SquaredJaccard y p).
Proof. exact SquaredDice.squared_dice_identity. Qed.

Theorem squared_dice_factor : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SquaredDice y p <= (1 + sqrt (1 + INR (length y) / INR (size y))) / 2 * SoftDice y p.
Proof. exact SquaredDice.squared_dice_factor. Qed.

Theorem squared_dice_factor_attained : forall y, (0 < size y)%nat ->
  let r := INR (length y) / INR (size y) in
  let p := repeat (1 / (1 + sqrt (1 + r))) (length y) in
  probabilities p /\ SquaredDice y p = (1 + sqrt (1 + r)) / 2 * SoftDice y p /\ 0 < SoftDice y p.
Proof. exact SquaredDice.squared_dice_factor_attained. Qed.

Theorem squared_jaccard_factor : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  let k := (INR (length y) - INR (size y)) / INR (size y) in
  SquaredJaccard y p <= 2 / 3 * (1 + sqrt (1 + 3 * k / 4)) * SoftJaccard y p.
Proof. exact SquaredDice.squared_jaccard_factor. Qed.

Theorem squared_jaccard_factor_attained : forall y, (0 < size y)%nat ->
  let k := (INR (length y) - INR (size y)) / INR (size y) in
  let c := 2 / 3 * (1 + sqrt (1 + 3 * k / 4)) in
  let p := map (fun a : bool => if a then 1 / 2 else 1 / (2 * c)) y in
  probabilities p /\ SquaredJaccard y p = c * SoftJaccard y p /\ 0 < SoftJaccard y p.
Proof. exact SquaredDice.squared_jaccard_factor_attained. Qed.

Theorem squared_dice_loss_no_factor : forall (y : mask) (c : R), (0 < size y)%nat -> exists p,
  length p = length y /\ probabilities p /\ 0 < 1 - SquaredDice y p /\
  1 - SoftDice y p > c * (1 - SquaredDice y p).
Proof. exact SquaredDice.squared_dice_loss_no_factor. Qed.

(** * SmoothedDice.v *)

Theorem smoothed_dice_gap : forall (s : R) (y z : mask), 0 < s -> length y = length z -> (0 < size y + size z)%nat ->
  SmoothedDice s y z - Dice y z = (1 - Dice y z) * s / (INR (size y) + INR (size z) + s) /\
  0 <= SmoothedDice s y z - Dice y z <= s / (1 + s).
Proof. exact SmoothedDice.smoothed_dice_gap. Qed.

Theorem smoothed_dice_loss_factor : forall (s : R) (y z : mask), 0 < s -> length y = length z ->
  (0 < size y + size z)%nat ->
  1 - Dice y z = (1 + s / (INR (size y) + INR (size z))) * (1 - SmoothedDice s y z) /\
  1 - SmoothedDice s y z <= 1 - Dice y z <= (1 + s) * (1 - SmoothedDice s y z).
Proof. exact SmoothedDice.smoothed_dice_loss_factor. Qed.

Theorem smoothed_dice_attained : forall s : R, 0 < s -> exists y z : mask,
  length y = length z /\ (0 < size y + size z)%nat /\
  SmoothedDice s y z - Dice y z = s / (1 + s) /\ 0 < 1 - SmoothedDice s y z /\
  1 - Dice y z = (1 + s) * (1 - SmoothedDice s y z).
Proof. exact SmoothedDice.smoothed_dice_attained. Qed.

Theorem smoothed_dice_empty : forall s d, 0 < s -> SmoothedDice s (repeat false d) (repeat false d) = 1.
Proof. exact SmoothedDice.smoothed_dice_empty. Qed.

Theorem smoothed_dice_no_factor : exists y z : mask, length y = length z /\ (0 < size y + size z)%nat /\
  forall s c : R, 0 < s -> SmoothedDice s y z > c * Dice y z.
Proof. exact SmoothedDice.smoothed_dice_no_factor. Qed.

Theorem smoothed_soft_dice_loss_factor : forall (s : R) (y : mask) (p : list R), 0 < s -> (0 < size y)%nat ->
  probabilities p ->
  1 - SmoothedSoftDice s y p <= 1 - SoftDice y p <= (1 + s / INR (size y)) * (1 - SmoothedSoftDice s y p).
Proof. exact SmoothedDice.smoothed_soft_dice_loss_factor. Qed.

Theorem smoothed_soft_dice_loss_factor_attained : forall (s : R) (y : mask), 0 < s -> (0 < size y)%nat ->
  let p := repeat 0 (length y) in
  probabilities p /\ 0 < 1 - SmoothedSoftDice s y p /\
  1 - SoftDice y p = (1 + s / INR (size y)) * (1 - SmoothedSoftDice s y p).
Proof. exact SmoothedDice.smoothed_soft_dice_loss_factor_attained. Qed.

Theorem smoothed_soft_dice_empty : forall (s : R) (d : nat) (p : list R), 0 < s -> length p = d -> probabilities p ->
  let total := fold_right Rplus 0 p in
  1 - SmoothedSoftDice s (repeat false d) p = total / (total + s).
Proof. exact SmoothedDice.smoothed_soft_dice_empty. Qed.

Theorem guarded_dice_below_1 : forall s n : R, 0 < s -> 0 < n -> 2 * n / (2 * n + s) < 1.
Proof. exact SmoothedDice.guarded_dice_below_1. Qed.

(** * ExpectedSoftTversky.v *)

Theorem expected_soft_tversky : forall alpha beta d mu p, 0 <= alpha -> 1 <= beta -> is_distribution d mu ->
  length p = d -> probabilities p ->
  exists s, mask_of d s /\
    expected (fun y => SoftTversky alpha beta y p) mu <= expected (fun y => Tversky alpha beta y s) mu.
Proof. exact ExpectedSoftTversky.expected_soft_tversky. Qed.

Theorem expected_soft_tversky_consistent : forall alpha beta d mu p s, 0 <= alpha -> 1 <= beta ->
  is_distribution d mu -> length p = d -> probabilities p ->
  (forall p', length p' = d -> probabilities p' ->
     expected (fun y => SoftTversky alpha beta y p') mu <= expected (fun y => SoftTversky alpha beta y p) mu) ->
  rounding p s ->
  mask_of d s /\
  forall s', mask_of d s' -> expected (fun y => Tversky alpha beta y s') mu <= expected (fun y => Tversky alpha beta y
    s) mu.
Proof. exact ExpectedSoftTversky.expected_soft_tversky_consistent. Qed.

(** * ExpectedLovaszHalf.v *)

Theorem expected_lovasz_half : forall d mu, is_distribution d mu -> exists q,
  length q = d /\ Forall half_integral q /\
  (forall p, length p = d -> probabilities p ->
    expected (fun y => LovaszJaccard y q) mu <= expected (fun y => LovaszJaccard y p) mu) /\
  expected (fun y => LovaszJaccard y q) mu <= 1 / 2.
Proof. exact ExpectedLovaszHalf.expected_lovasz_half. Qed.

Theorem expected_lovasz_half_below : forall (loss : R -> R -> R -> R) (mu : distribution) (p : list R),
  probabilities p -> exists q, length q = length p /\ Forall half_integral q /\
  expected (fun y => Extension loss y q) mu <= expected (fun y => Extension loss y p) mu.
Proof. exact ExpectedLovaszHalf.expected_lovasz_half_below. Qed.

Theorem expected_lovasz_half_not_mask : forall d mu, is_distribution d mu ->
  (forall s, mask_of d s -> expected (fun y => Jaccard y s) mu < 1 / 2) ->
  forall q, length q = d ->
    (forall p, length p = d -> probabilities p ->
      expected (fun y => LovaszJaccard y q) mu <= expected (fun y => LovaszJaccard y p) mu) ->
    forall s, mask_of d s -> q <> certain s.
Proof. exact ExpectedLovaszHalf.expected_lovasz_half_not_mask. Qed.

(** * LovaszConvex.v *)

Theorem lovasz_jaccard_convex : forall y p q t, (0 < size y)%nat -> length p = length y -> length q = length y ->
  0 <= t <= 1 ->
  LovaszJaccard y (between t p q) <= (1 - t) * LovaszJaccard y p + t * LovaszJaccard y q.
Proof. exact LovaszConvex.lovasz_jaccard_convex. Qed.

Theorem lovasz_dice_convex_on_one : forall y p q t, size y = 1%nat -> length p = length y -> length q = length y ->
  0 <= t <= 1 ->
  LovaszDice y (between t p q) <= (1 - t) * LovaszDice y p + t * LovaszDice y q.
Proof. exact LovaszConvex.lovasz_dice_convex_on_one. Qed.

Theorem lovasz_dice_not_convex : forall y1 y2 y3 : mask,
  let y := y1 ++ true :: y2 ++ true :: y3 in let n := INR (size y) in
  let p := certain (y1 ++ false :: y2 ++ true :: y3) in let q := certain (y1 ++ true :: y2 ++ false :: y3) in
  2 <= n /\
  LovaszDice y (between (1 / 2) p q) - (LovaszDice y p + LovaszDice y q) / 2 = 1 / ((2 * n - 1) * (2 * n - 2)) /\
  0 < 1 / ((2 * n - 1) * (2 * n - 2)).
Proof. exact LovaszConvex.lovasz_dice_not_convex. Qed.

Theorem soft_jaccard_affine_on_foreground : forall y p q t, size y = length y -> (0 < size y)%nat ->
  length p = length y -> length q = length y ->
  SoftJaccard y (between t p q) = (1 - t) * SoftJaccard y p + t * SoftJaccard y q.
Proof. exact LovaszConvex.soft_jaccard_affine_on_foreground. Qed.

Theorem soft_jaccard_not_convex : forall y, (0 < size y < length y)%nat ->
  let p := certain y in let q := repeat 1 (length y) in
  let n := INR (size y) in let m := INR (length y) - INR (size y) in
  (1 - SoftJaccard y (between (1 / 2) p q)) - ((1 - SoftJaccard y p) + (1 - SoftJaccard y q)) / 2 =
    m * m / (2 * (n + m) * (2 * n + m)) /\
  0 < m * m / (2 * (n + m) * (2 * n + m)).
Proof. exact LovaszConvex.soft_jaccard_not_convex. Qed.

Theorem soft_dice_not_convex : forall y, (0 < size y < length y)%nat ->
  let p := certain y in let q := repeat 1 (length y) in
  let n := INR (size y) in let m := INR (length y) - INR (size y) in
  (1 - SoftDice y (between (1 / 2) p q)) - ((1 - SoftDice y p) + (1 - SoftDice y q)) / 2 =
    m * m / (2 * (2 * n + m) * (4 * n + m)) /\
  0 < m * m / (2 * (2 * n + m) * (4 * n + m)).
Proof. exact LovaszConvex.soft_dice_not_convex. Qed.

Theorem soft_dice_convex_on_foreground : forall y p q t, size y = length y -> (0 < size y)%nat ->
  length p = length y -> length q = length y -> probabilities p -> probabilities q -> 0 <= t <= 1 ->
  1 - SoftDice y (between t p q) <= (1 - t) * (1 - SoftDice y p) + t * (1 - SoftDice y q).
Proof. exact LovaszConvex.soft_dice_convex_on_foreground. Qed.

(** * SoftLabelBest.v *)

Theorem soft_label_best_vertex : forall y p, length p = length y -> probabilities y -> 0 < sum y -> probabilities p ->
  (exists s, length s = length y /\ soft_dice y p <= soft_dice y (certain s)) /\
  (exists s, length s = length y /\ soft_jaccard y p <= soft_jaccard y (certain s)).
Proof. exact SoftLabelBest.soft_label_best_vertex. Qed.

Theorem soft_label_threshold : forall y s0, probabilities y -> 0 < sum y -> length s0 = length y ->
  ((forall s, length s = length y -> soft_dice y (certain s) <= soft_dice y (certain s0)) ->
    soft_dice y (certain (above_label (soft_dice y (certain s0) / 2) y)) = soft_dice y (certain s0)) /\
  ((forall s, length s = length y -> soft_jaccard y (certain s) <= soft_jaccard y (certain s0)) ->
    let J := soft_jaccard y (certain s0) in
    soft_jaccard y (certain (above_label (J / (1 + J)) y)) = J).
Proof. exact SoftLabelBest.soft_label_threshold. Qed.

Theorem soft_label_jaccard_of_itself : forall y, probabilities y -> 0 < sum y ->
  1 - soft_jaccard y y = 2 * sum_with (fun a => a * (1 - a)) y / sum_with (fun a => a * (2 - a)) y /\
  (1 - soft_jaccard y y = 0 <-> Forall (fun a => a = 0 \/ a = 1) y).
Proof. exact SoftLabelBest.soft_label_jaccard_of_itself. Qed.

Theorem surrogates_at_vertices : forall y s : mask, length y = length s -> (0 < size y)%nat ->
  let p := certain s in
  SoftDice y p = Dice y s /\ SquaredDice y p = Dice y s /\ SoftJaccard y p = Jaccard y s /\
  1 - LovaszJaccard y p = Jaccard y s.
Proof. exact SoftLabelBest.surrogates_at_vertices. Qed.

(** * InverseFrequency.v *)

Theorem inverse_frequency_regret : forall (gamma q : R) (v d : nat),
  0 < gamma < 1 -> 0 < q < 1 -> (1 <= v)%nat -> (v + 2 <= d)%nat ->
  INR d - 1 > (1 - gamma) * (1 - q) * (1 + INR v) / (gamma * q) ->
  let mu := one_or_more q v d in
  let w1 := fun n : nat => gamma / INR n in
  let w0 := fun n : nat => (1 - gamma) / (INR d - INR n) in
  is_distribution d mu /\
  forall s, majority w0 w1 d mu s ->
    s = first_voxels d (v + 1) /\
    expected (fun y => Dice y (first_voxels d 1)) mu - expected (fun y => Dice y s) mu = (1 - 2 * q) * INR v / (INR v
      + 2).
Proof. exact InverseFrequency.inverse_frequency_regret. Qed.

Theorem inverse_frequency_regret_tight : forall gamma eps : R, 0 < gamma < 1 -> 0 < eps -> exists d mu s',
  is_distribution d mu /\ mask_of d s' /\
  forall s, majority (fun n => (1 - gamma) / (INR d - INR n)) (fun n => gamma / INR n) d mu s ->
    expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu > 1 - eps.
Proof. exact InverseFrequency.inverse_frequency_regret_tight. Qed.

(** * What all of this rests on: Statements.v prints it *)

Definition surrogates :=
  (lovasz_dice_lovasz_jaccard, lovasz_dice_soft_dice_loss, lovasz_dice_soft_dice_loss_tight,
   soft_dice_lovasz_dice_loss, soft_dice_lovasz_dice_loss_tight, soft_dice_lovasz_dice_similarity,
   soft_dice_lovasz_dice_similarity_tight, lovasz_dice_soft_dice_similarity, lovasz_dice_soft_dice_gap,
   lovasz_dice_soft_dice_gap_attained, lovasz_dice_soft_dice_no_order, lovasz_dice_jaccard_gap,
   lovasz_dice_jaccard_gap_tight, squared_dice_order, squared_dice_identity,
   squared_dice_factor, squared_dice_factor_attained, squared_jaccard_factor, squared_jaccard_factor_attained,
   squared_dice_loss_no_factor, smoothed_dice_gap, smoothed_dice_loss_factor, smoothed_dice_attained,
   smoothed_dice_empty, smoothed_dice_no_factor, smoothed_soft_dice_loss_factor,
   smoothed_soft_dice_loss_factor_attained, smoothed_soft_dice_empty, guarded_dice_below_1, expected_soft_tversky,
   expected_soft_tversky_consistent, expected_lovasz_half, expected_lovasz_half_below, expected_lovasz_half_not_mask,
   lovasz_jaccard_convex, lovasz_dice_convex_on_one, lovasz_dice_not_convex, soft_jaccard_affine_on_foreground,
   soft_jaccard_not_convex, soft_dice_not_convex, soft_dice_convex_on_foreground, soft_label_best_vertex,
   soft_label_threshold, soft_label_jaccard_of_itself, surrogates_at_vertices, inverse_frequency_regret,
   inverse_frequency_regret_tight).
