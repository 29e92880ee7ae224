(** What is proved of the scores of overlap, in full

    Each law is stated here in the definitions of Overlap.v alone, or with the few that stand before it, and is proved
    by the theorem of the file named. At the end Coq prints what all these proofs together rest on: only axioms of its
    real numbers and of classical logic. *)

From Coq Require Import Reals List Bool Arith.
From CertiDice Require Import Overlap.
From CertiDice Require DiceJaccardIdentity DiceJaccardOrder DiceJaccardFactor DiceJaccardGap DiceJaccardGapFinite.
From CertiDice Require DiceJaccardLossFactor JaccardDistance DiceDistance TverskyFactor TverskyGap TverskyLossFactor.
From CertiDice Require TverskySubmodular HammingNoFactor HammingError SoftDiceJaccard SoftLabelDistance.
From CertiDice Require FiniteSizes ScoreTransfer HammingMinimax HammingMinimaxFraction
  SpecialScores.
Import ListNotations.
Open Scope R_scope.

(** A pair of masks that has scores: of the same voxels, and not both empty. *)
Definition pair (y s : mask) : Prop := length y = length s /\ (0 < size y + size s)%nat.

Lemma use_pair : forall P : mask -> mask -> Prop,
  (forall y s, length y = length s -> (0 < size y + size s)%nat -> P y s) -> forall y s, pair y s -> P y s.
Proof. intros P H y s [L N]. auto. Qed.

Lemma make_pair : forall P : mask -> mask -> Prop,
  (exists y s, length y = length s /\ (0 < size y + size s)%nat /\ P y s) -> exists y s, pair y s /\ P y s.
Proof. intros P (y & s & L & N & H). exists y, s. repeat split; auto. Qed.

(** * DiceJaccardIdentity.v: each of Dice and Jaccard is a function of the other *)

Theorem dice_jaccard_identity : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  let D := dice tp fp fn in
  let J := jaccard tp fp fn in
  D = 2 * J / (1 + J) /\ J = D / (2 - D) /\
  1 - D = (1 - J) / (1 + J) /\ 1 - J = 2 * (1 - D) / (2 - D) /\
  D - J = J * (1 - J) / (1 + J) /\
  (0 < J -> D / J = 2 / (1 + J) /\ D / J = 2 - D).
Proof. exact DiceJaccardIdentity.dice_jaccard_identity. Qed.

Theorem dice_jaccard_identity_masks : forall y s : mask, pair y s ->
  Dice y s = 2 * Jaccard y s / (1 + Jaccard y s) /\ Jaccard y s = Dice y s / (2 - Dice y s).
Proof. apply use_pair. exact DiceJaccardIdentity.dice_jaccard_identity_masks. Qed.

Theorem dice_jaccard_identity_soft : forall (y : mask) (p : list R), probabilities p -> (0 < size y)%nat ->
  SoftDice y p = 2 * SoftJaccard y p / (1 + SoftJaccard y p) /\
  SoftJaccard y p = SoftDice y p / (2 - SoftDice y p).
Proof. exact DiceJaccardIdentity.dice_jaccard_identity_soft. Qed.

(** Intersection I and union U, smoothing s of Jaccard and t of Dice. *)
Theorem dice_jaccard_identity_smoothing : forall I U s t : R, 0 <= I -> I < U -> 0 <= s -> 0 <= t ->
  let J := (I + s) / (U + s) in
  ((2 * I + t) / (U + I + t) = 2 * J / (1 + J) <-> t = 2 * s).
Proof. exact DiceJaccardIdentity.dice_jaccard_identity_smoothing. Qed.

(** * DiceJaccardOrder.v: Dice and Jaccard order predictions alike, but not on average *)

Theorem dice_jaccard_order : forall y1 s1 y2 s2 : mask, pair y1 s1 -> pair y2 s2 ->
  (Jaccard y1 s1 < Jaccard y2 s2 <-> Dice y1 s1 < Dice y2 s2).
Proof. intros y1 s1 y2 s2 [L1 N1] [L2 N2]. apply DiceJaccardOrder.dice_jaccard_order_masks; assumption. Qed.

Theorem dice_jaccard_order_fails_for_means : exists y right wrong all : mask,
  (Jaccard y right + Jaccard y wrong) / 2 > (Jaccard y all + Jaccard y all) / 2 /\
  (Dice y right + Dice y wrong) / 2 < (Dice y all + Dice y all) / 2.
Proof.
  exists [true; true; false; false; false], [true; true; false; false; false], [false; false; true; true; true],
    [true; true; true; true; true].
  apply DiceJaccardOrder.dice_jaccard_order_means.
Qed.

(** The only best predictions are {1,2} for Dice and {1} for Jaccard. *)
Theorem dice_jaccard_order_fails_for_expectations :
  let mu := [(7 / 12, [true; false]); (5 / 12, [false; true])] in
  is_distribution 2 mu /\
  forall s : mask, mask_of 2 s ->
  (s <> [true; true] -> expected (fun y => Dice y s) mu < expected (fun y => Dice y [true; true]) mu) /\
  (s <> [true; false] -> expected (fun y => Jaccard y s) mu < expected (fun y => Jaccard y [true; false]) mu).
Proof.
  split; [exact DiceJaccardOrder.two_singletons_is_distribution | exact DiceJaccardOrder.dice_jaccard_order_expected].
Qed.

Theorem dice_jaccard_means : forall (d : nat) (mu : distribution) (s : mask), is_distribution d mu -> mask_of d s ->
  let J := expected (fun y => Jaccard y s) mu in
  let D := expected (fun y => Dice y s) mu in
  J <= D <= 2 * J / (1 + J).
Proof. exact DiceJaccardOrder.dice_jaccard_means. Qed.

(** * DiceJaccardFactor.v: Dice is between Jaccard and twice Jaccard *)

Theorem dice_jaccard_factor : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  jaccard tp fp fn <= dice tp fp fn <= 2 * jaccard tp fp fn /\
  (0 < jaccard tp fp fn -> dice tp fp fn < 2 * jaccard tp fp fn).
Proof.
  intros. split; [apply DiceJaccardFactor.dice_jaccard_factor; assumption|].
  intro. apply DiceJaccardFactor.dice_jaccard_factor_strict; assumption.
Qed.

Theorem dice_jaccard_factor_tight : forall eps : R, 0 < eps -> exists y s : mask,
  pair y s /\ 0 < Jaccard y s /\ Dice y s > (2 - eps) * Jaccard y s.
Proof. intros eps E. apply make_pair, DiceJaccardFactor.dice_jaccard_factor_tight, E. Qed.

Theorem dice_jaccard_factor_finite : forall (d : nat) (y s : mask), length y = d -> length s = d ->
  (0 < size y + size s)%nat ->
  Dice y s <= 2 * INR d / (INR d + 1) * Jaccard y s /\
  (0 < Jaccard y s -> (Dice y s = 2 * INR d / (INR d + 1) * Jaccard y s <-> Jaccard y s = 1 / INR d)).
Proof. exact DiceJaccardFactor.dice_jaccard_factor_finite. Qed.

Theorem dice_jaccard_factor_finite_attained : forall d n : nat, (1 <= n <= d)%nat -> exists y s : mask,
  length y = d /\ length s = d /\ size y = n /\ Jaccard y s = 1 / INR d /\
  Dice y s = 2 * INR d / (INR d + 1) * Jaccard y s.
Proof. exact DiceJaccardFactor.dice_jaccard_factor_finite_attained. Qed.

(** * DiceJaccardGap.v: Dice exceeds Jaccard by at most 3 - 2 sqrt 2 *)

Theorem dice_jaccard_gap : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  let D := dice tp fp fn in
  let J := jaccard tp fp fn in
  0 <= D - J <= 3 - 2 * sqrt 2 /\
  (3 - 2 * sqrt 2) - (D - J) = (J - (sqrt 2 - 1))² / (1 + J) /\
  (D - J = 3 - 2 * sqrt 2 <-> J = sqrt 2 - 1).
Proof. exact DiceJaccardGap.dice_jaccard_gap. Qed.

Theorem dice_jaccard_gap_masks : forall y s : mask, pair y s -> 0 <= Dice y s - Jaccard y s < 3 - 2 * sqrt 2.
Proof. apply use_pair. exact DiceJaccardGap.dice_jaccard_gap_masks. Qed.

Theorem dice_jaccard_gap_tight : forall eps : R, 0 < eps -> exists y s : mask,
  pair y s /\ Dice y s - Jaccard y s > 3 - 2 * sqrt 2 - eps.
Proof. intros eps E. apply make_pair, DiceJaccardGap.dice_jaccard_gap_tight, E. Qed.

Theorem dice_jaccard_gap_soft_attained : forall y : mask, (0 < size y)%nat ->
  let p := map (fun a : bool => if a then sqrt 2 - 1 else 0) y in
  probabilities p /\ SoftDice y p - SoftJaccard y p = 3 - 2 * sqrt 2.
Proof. exact DiceJaccardGap.dice_jaccard_gap_soft_attained. Qed.

(** * DiceJaccardGapFinite.v: the largest difference of Dice and Jaccard on masks of d voxels *)

(** c is the greatest D - J of all pairs of masks of d voxels. *)
Definition largest_gap (d : nat) (c : R) : Prop :=
  (exists y s : mask, length y = d /\ length s = d /\ (0 < size y + size s)%nat /\ Dice y s - Jaccard y s = c) /\
  (forall y s : mask, length y = d -> length s = d -> (0 < size y + size s)%nat -> Dice y s - Jaccard y s <= c).

(** 0, 1, 2, 5, 12, 29, 70, ... *)
Fixpoint pell (k : nat) : nat :=
  match k with
  | O => 0
  | S j => match j with O => 1 | S i => 2 * pell j + pell i end
  end.

(** It's that of the fractions p/q with p <= q <= d. *)
Theorem dice_jaccard_gap_finite_fractions : forall (d : nat) (c : R), largest_gap d c <->
  (exists p q, (p <= q <= d)%nat /\ (1 <= q)%nat /\
    INR p / INR q * (1 - INR p / INR q) / (1 + INR p / INR q) = c) /\
  (forall p q, (p <= q <= d)%nat -> (1 <= q)%nat ->
    INR p / INR q * (1 - INR p / INR q) / (1 + INR p / INR q) <= c).
Proof. exact DiceJaccardGapFinite.largest_gap_of_fractions. Qed.

Theorem dice_jaccard_gap_finite : forall k d : nat, (pell (k + 1) <= d < pell (k + 2))%nat ->
  let J := INR (pell k) / INR (pell (k + 1)) in largest_gap d (J * (1 - J) / (1 + J)).
Proof. exact DiceJaccardGapFinite.dice_jaccard_gap_finite. Qed.

Theorem dice_jaccard_gap_finite_every : forall d : nat, (1 <= d)%nat ->
  exists k, (pell (k + 1) <= d < pell (k + 2))%nat.
Proof. exact DiceJaccardGapFinite.dice_jaccard_gap_finite_every. Qed.

Theorem dice_jaccard_gap_finite_rises : forall k : nat,
  let J := INR (pell k) / INR (pell (k + 1)) in
  let J' := INR (pell (k + 1)) / INR (pell (k + 2)) in
  J * (1 - J) / (1 + J) < J' * (1 - J') / (1 + J').
Proof. exact DiceJaccardGapFinite.dice_jaccard_gap_finite_rises. Qed.

Theorem dice_jaccard_gap_finite_values : forall d : nat,
  (d = 1 -> largest_gap d 0)%nat /\
  (2 <= d <= 4 -> largest_gap d (1 / 6))%nat /\
  (5 <= d <= 11 -> largest_gap d (6 / 35))%nat /\
  (12 <= d <= 28 -> largest_gap d (35 / 204))%nat /\
  (29 <= d <= 69 -> largest_gap d (204 / 1189))%nat /\
  (70 <= d <= 168 -> largest_gap d (1189 / 6930))%nat.
Proof. exact DiceJaccardGapFinite.dice_jaccard_gap_finite_values. Qed.

Theorem dice_jaccard_gap_finite_below : forall (d : nat) (y s : mask), length y = d -> length s = d ->
  (0 < size y + size s)%nat ->
  Dice y s - Jaccard y s <= 3 - 2 * sqrt 2 - 1 / (4 * (3 + 2 * sqrt 2) * INR d ^ 4).
Proof. exact DiceJaccardGapFinite.dice_jaccard_gap_finite_below. Qed.

(** * DiceJaccardLossFactor.v: the Jaccard loss is between the Dice loss and twice the Dice loss *)

Theorem dice_jaccard_loss_factor : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  1 - dice tp fp fn <= 1 - jaccard tp fp fn <= 2 * (1 - dice tp fp fn) /\
  (jaccard tp fp fn < 1 -> 1 - jaccard tp fp fn < 2 * (1 - dice tp fp fn)).
Proof.
  intros. split; [apply DiceJaccardLossFactor.dice_jaccard_loss_factor; assumption|].
  apply DiceJaccardLossFactor.dice_jaccard_loss_factor_strict; assumption.
Qed.

Theorem dice_jaccard_loss_factor_tight : forall eps : R, 0 < eps -> exists y s : mask,
  pair y s /\ Dice y s < 1 /\ 1 - Jaccard y s > (2 - eps) * (1 - Dice y s).
Proof. intros eps E. apply make_pair, DiceJaccardLossFactor.dice_jaccard_loss_factor_tight, E. Qed.

Theorem dice_jaccard_loss_factor_finite : forall (d : nat) (y s : mask), length y = d -> length s = d ->
  (0 < size y + size s)%nat ->
  1 - Jaccard y s <= (2 * INR d - 1) / INR d * (1 - Dice y s) /\
  (Jaccard y s < 1 ->
    (1 - Jaccard y s = (2 * INR d - 1) / INR d * (1 - Dice y s) <-> Jaccard y s = (INR d - 1) / INR d)).
Proof. exact DiceJaccardLossFactor.dice_jaccard_loss_factor_finite. Qed.

Theorem dice_jaccard_loss_factor_finite_attained : forall d : nat, (1 <= d)%nat -> exists y s : mask,
  length y = d /\ length s = d /\ (0 < size y + size s)%nat /\
  Jaccard y s = (INR d - 1) / INR d /\ 1 - Jaccard y s = (2 * INR d - 1) / INR d * (1 - Dice y s) /\ Dice y s < 1.
Proof. exact DiceJaccardLossFactor.dice_jaccard_loss_factor_finite_attained. Qed.

(** * JaccardDistance.v: the Jaccard distance is a metric *)

Definition jaccard_distance (y s : mask) : R := if (size y + size s =? 0)%nat then 0 else 1 - Jaccard y s.

Theorem jaccard_distance_metric : forall d : nat,
  (forall y s : mask, length y = d -> length s = d -> 0 <= jaccard_distance y s <= 1) /\
  (forall y s : mask, length y = d -> length s = d -> (jaccard_distance y s = 0 <-> y = s)) /\
  (forall y s : mask, length y = d -> length s = d -> jaccard_distance y s = jaccard_distance s y) /\
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    jaccard_distance x z <= jaccard_distance x y + jaccard_distance y z).
Proof. exact JaccardDistance.jaccard_distance_metric. Qed.

(** N/(I+N), and 0 where both are 0. *)
Definition share (i n : R) : R := if Req_EM_T (i + n) 0 then 0 else n / (i + n).

(** 1, 2, 3 are the pairs xy, yz, xz. *)
Theorem share_triangle : forall i1 n1 i2 n2 i3 n3 : R,
  0 <= i1 -> 0 <= i2 -> 0 <= i3 -> 0 <= n1 -> 0 <= n2 -> 0 <= n3 ->
  n3 <= n1 + n2 -> i1 - i3 <= n2 -> i2 - i3 <= n1 ->
  share i3 n3 <= share i1 n1 + share i2 n2.
Proof. exact JaccardDistance.share_triangle. Qed.

(** The measures of the regions in A alone, B alone, C alone, A and B alone, B and C alone, A and C alone, and all. *)
Theorem jaccard_distance_measure : forall a b c ab bc ac abc : R,
  0 <= a -> 0 <= b -> 0 <= c -> 0 <= ab -> 0 <= bc -> 0 <= ac -> 0 <= abc ->
  share (ac + abc) (a + ab + c + bc) <= share (ab + abc) (a + ac + b + bc) + share (bc + abc) (b + ab + c + ac).
Proof. exact JaccardDistance.jaccard_distance_measure. Qed.

(** * DiceDistance.v: the Dice distance obeys the triangle inequality up to 3/2, and its root is a metric *)

Definition dice_distance (y s : mask) : R := if (size y + size s =? 0)%nat then 0 else 1 - Dice y s.

Theorem dice_distance_not_metric : exists x y z : mask, length x = 2%nat /\ length y = 2%nat /\ length z = 2%nat /\
  dice_distance x z > dice_distance x y + dice_distance y z.
Proof. exact DiceDistance.dice_distance_not_metric. Qed.

Theorem dice_distance_relaxed_triangle : forall x y z : mask, length x = length y -> length y = length z ->
  dice_distance x z <= 3 / 2 * (dice_distance x y + dice_distance y z) /\
  dice_distance x z <= 3 * Rmax (dice_distance x y) (dice_distance y z).
Proof.
  intros. split; [apply DiceDistance.dice_distance_relaxed_triangle; assumption |
                  apply DiceDistance.dice_distance_inframetric; assumption].
Qed.

Theorem dice_distance_relaxed_triangle_tight : forall c : R,
  (forall x y z : mask, length x = length y -> length y = length z ->
    dice_distance x z <= c * (dice_distance x y + dice_distance y z)) -> 3 / 2 <= c.
Proof. exact DiceDistance.dice_distance_relaxed_triangle_tight. Qed.

Theorem dice_distance_inframetric_tight : forall c : R,
  (forall x y z : mask, length x = length y -> length y = length z ->
    dice_distance x z <= c * Rmax (dice_distance x y) (dice_distance y z)) -> 3 <= c.
Proof. exact DiceDistance.dice_distance_inframetric_tight. Qed.

Theorem dice_distance_root_metric : forall d : nat,
  (forall y s : mask, length y = d -> length s = d -> 0 <= sqrt (dice_distance y s) <= 1) /\
  (forall y s : mask, length y = d -> length s = d -> (sqrt (dice_distance y s) = 0 <-> y = s)) /\
  (forall y s : mask, length y = d -> length s = d -> sqrt (dice_distance y s) = sqrt (dice_distance s y)) /\
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    sqrt (dice_distance x z) <= sqrt (dice_distance x y) + sqrt (dice_distance y z)).
Proof. exact DiceDistance.dice_distance_root_metric. Qed.

(** * TverskyFactor.v, TverskyGap.v, TverskyLossFactor.v: how near two Tversky scores are *)

(** The largest ratio of the weights of two scores. *)
Definition rho (alpha beta alpha' beta' : R) : R :=
  Rmax (Rmax (alpha / alpha') (alpha' / alpha)) (Rmax (beta / beta') (beta' / beta)).

Theorem tversky_factor : forall alpha beta alpha' beta' tp fp fn : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  tversky alpha beta tp fp fn <= rho alpha beta alpha' beta' * tversky alpha' beta' tp fp fn /\
  tversky alpha' beta' tp fp fn <= rho alpha beta alpha' beta' * tversky alpha beta tp fp fn.
Proof. exact TverskyFactor.tversky_factor. Qed.

Theorem tversky_factor_tight : forall alpha beta alpha' beta' eps : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> 0 < eps ->
  exists y s : mask, pair y s /\ 0 < Tversky alpha beta y s /\ 0 < Tversky alpha' beta' y s /\
  (Tversky alpha beta y s > (rho alpha beta alpha' beta' - eps) * Tversky alpha' beta' y s \/
   Tversky alpha' beta' y s > (rho alpha beta alpha' beta' - eps) * Tversky alpha beta y s).
Proof. intros. apply make_pair. apply TverskyFactor.tversky_factor_tight; assumption. Qed.

Theorem weight_ratio_line : forall alpha : R, 0 < alpha < 1 ->
  let to_jaccard := rho alpha (1 - alpha) 1 1 in
  let to_dice := rho alpha (1 - alpha) (1 / 2) (1 / 2) in
  to_jaccard = 1 / Rmin alpha (1 - alpha) /\ to_jaccard = 2 * to_dice /\ 2 <= to_jaccard /\
  (to_jaccard = 2 -> alpha = 1 / 2).
Proof. exact TverskyFactor.weight_ratio_line. Qed.

Theorem tversky_gap : forall alpha beta alpha' beta' tp fp fn : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  let r := sqrt (rho alpha beta alpha' beta') in
  Rabs (tversky alpha beta tp fp fn - tversky alpha' beta' tp fp fn) <= (r - 1) / (r + 1).
Proof. exact TverskyGap.tversky_gap. Qed.

Theorem tversky_gap_attained : forall alpha beta alpha' beta' : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' ->
  let r := sqrt (rho alpha beta alpha' beta') in
  exists tp fp fn : R, 0 < tp /\ 0 <= fp /\ 0 <= fn /\
  Rabs (tversky alpha beta tp fp fn - tversky alpha' beta' tp fp fn) = (r - 1) / (r + 1).
Proof. exact TverskyGap.tversky_gap_attained. Qed.

Theorem tversky_gap_tight : forall alpha beta alpha' beta' eps : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> 0 < eps ->
  let r := sqrt (rho alpha beta alpha' beta') in
  exists y s : mask, pair y s /\
  Rabs (Tversky alpha beta y s - Tversky alpha' beta' y s) > (r - 1) / (r + 1) - eps.
Proof. intros. apply make_pair. apply TverskyGap.tversky_gap_tight; assumption. Qed.

Theorem tversky_loss_factor : forall alpha beta alpha' beta' tp fp fn : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  1 - tversky alpha beta tp fp fn <= rho alpha beta alpha' beta' * (1 - tversky alpha' beta' tp fp fn) /\
  1 - tversky alpha' beta' tp fp fn <= rho alpha beta alpha' beta' * (1 - tversky alpha beta tp fp fn).
Proof. exact TverskyLossFactor.tversky_loss_factor. Qed.

Theorem tversky_loss_factor_tight : forall alpha beta alpha' beta' eps : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> 0 < eps ->
  exists y s : mask, pair y s /\ Tversky alpha beta y s < 1 /\ Tversky alpha' beta' y s < 1 /\
  (1 - Tversky alpha beta y s > (rho alpha beta alpha' beta' - eps) * (1 - Tversky alpha' beta' y s) \/
   1 - Tversky alpha' beta' y s > (rho alpha beta alpha' beta' - eps) * (1 - Tversky alpha beta y s)).
Proof. intros. apply make_pair. apply TverskyLossFactor.tversky_loss_factor_tight; assumption. Qed.

(** * TverskySubmodular.v: the Tversky loss of a set of errors *)

(** Masks combined voxel by voxel. *)
Fixpoint zip (g : bool -> bool -> bool) (a b : mask) : mask :=
  match a, b with
  | x :: a', z :: b' => g x z :: zip g a' b'
  | _, _ => []
  end.

(** The loss of the prediction that is wrong on the voxels of m and nowhere else. *)
Definition error_loss (alpha beta : R) (y m : mask) : R :=
  if (size y + size (zip xorb y m) =? 0)%nat then 0 else 1 - Tversky alpha beta y (zip xorb y m).

Theorem tversky_monotone : forall (alpha beta : R) (y a b : mask), 0 <= alpha -> 0 < beta ->
  (0 < size y)%nat \/ 0 < alpha -> length a = length y -> length b = length y -> fn a b = 0%nat ->
  error_loss alpha beta y a <= error_loss alpha beta y b.
Proof.
  intros alpha beta y a b A B N La Lb S.
  apply (TverskySubmodular.tversky_monotone alpha beta y A B N a b La Lb). split; congruence.
Qed.

Theorem tversky_submodular : forall alpha beta : R, 0 <= alpha -> 0 < beta ->
  ((forall y : mask, (0 < size y)%nat \/ 0 < alpha ->
    forall a b : mask, length a = length y -> length b = length y ->
      error_loss alpha beta y (zip andb a b) + error_loss alpha beta y (zip orb a b) <=
      error_loss alpha beta y a + error_loss alpha beta y b)
   <-> 1 <= beta).
Proof. intros alpha beta A B. exact (proj2 (TverskySubmodular.tversky_submodular alpha beta A B)). Qed.

Theorem tversky_submodular_one : forall (alpha beta : R) (y : mask), 0 < alpha -> 0 < beta -> (size y <= 1)%nat ->
  forall a b : mask, length a = length y -> length b = length y ->
    error_loss alpha beta y (zip andb a b) + error_loss alpha beta y (zip orb a b) <=
    error_loss alpha beta y a + error_loss alpha beta y b.
Proof. exact TverskySubmodular.tversky_submodular_one. Qed.

(** In the prediction, not in the errors. *)
Theorem jaccard_submodular_sizes : forall y : mask,
  let loss s := if (size y + size s =? 0)%nat then 0 else 1 - Jaccard y s in
  (forall a b : mask, length a = length y -> length b = length y ->
    loss (zip andb a b) + loss (zip orb a b) <= loss a + loss b)
  <-> (size y = 0 \/ size y = length y)%nat.
Proof. exact TverskySubmodular.jaccard_submodular_sizes. Qed.

Theorem dice_loss_not_submodular :
  let loss := fun m : mask => 1 - Dice [true; true] (zip xorb [true; true] m) in
  loss [true; false] = 1 / 3 /\ loss [false; true] = 1 / 3 /\ loss [true; true] = 1 /\ loss [false; false] = 0.
Proof.
  destruct TverskySubmodular.dice_loss_not_submodular as (A & B & C & D & _). exact (conj A (conj B (conj C D))).
Qed.

(** * HammingNoFactor.v: no weighted Hamming similarity is within a factor of Dice or Jaccard *)

Theorem hamming_no_factor : forall gamma : nat -> nat -> R, (forall n d, 0 <= gamma n d <= 1) ->
  forall c : R, exists y s : mask, length y = length s /\ (1 <= size y < length y)%nat /\
  Hamming (gamma (size y) (length y)) y s > c * Dice y s.
Proof. exact HammingNoFactor.hamming_no_factor. Qed.

Theorem hamming_no_factor_jaccard : forall gamma : nat -> nat -> R, (forall n d, 0 <= gamma n d <= 1) ->
  forall c : R, exists y s : mask, length y = length s /\ (1 <= size y < length y)%nat /\
  Hamming (gamma (size y) (length y)) y s > c * Jaccard y s.
Proof. exact HammingNoFactor.hamming_no_factor_jaccard. Qed.

Theorem hamming_no_factor_below_1 : forall (gamma : R) (n d : nat), 0 <= gamma < 1 -> (1 <= n < d)%nat ->
  forall c : R, exists y s : mask, length y = d /\ length s = d /\ size y = n /\
  Hamming gamma y s > c * Dice y s /\ Hamming gamma y s > c * Jaccard y s.
Proof. exact HammingNoFactor.hamming_no_factor_below_1. Qed.

Theorem hamming_no_factor_reverse : forall n d : nat, (1 <= n < d)%nat ->
  forall c : R, exists y s : mask, length y = d /\ length s = d /\ size y = n /\
  Dice y s > c * Hamming 0 y s /\ Jaccard y s > c * Hamming 0 y s.
Proof. exact HammingNoFactor.hamming_no_factor_reverse. Qed.

(** * HammingError.v: weighted Hamming similarities are off from Dice and Jaccard by 1 *)

Theorem hamming_error : forall gamma : nat -> nat -> R, (forall n d, 0 <= gamma n d <= 1) ->
  forall eps : R, 0 < eps -> exists y s : mask, length y = length s /\ (1 <= size y < length y)%nat /\
  Rabs (Dice y s - Hamming (gamma (size y) (length y)) y s) > 1 - eps /\
  Rabs (Jaccard y s - Hamming (gamma (size y) (length y)) y s) > 1 - eps.
Proof. exact HammingError.hamming_error. Qed.

Theorem hamming_error_bound : forall (gamma : R) (y s : mask), 0 <= gamma <= 1 -> length y = length s ->
  (1 <= size y < length y)%nat ->
  Rabs (Dice y s - Hamming gamma y s) <= 1 /\ Rabs (Jaccard y s - Hamming gamma y s) <= 1.
Proof. exact HammingError.hamming_error_bound. Qed.

Theorem hamming_error_attained : forall (gamma : R) (y s : mask), 0 <= gamma <= 1 -> length y = length s ->
  (1 <= size y < length y)%nat ->
  Rabs (Dice y s - Hamming gamma y s) = 1 \/ Rabs (Jaccard y s - Hamming gamma y s) = 1 -> gamma = 0.
Proof.
  intros gamma y s G L N [E|E]; [apply (HammingError.hamming_error_attained gamma y s G L N E) |
                                 apply (HammingError.hamming_error_attained_jaccard gamma y s G L N E)].
Qed.

Theorem hamming_error_attained_at_0 : exists y s : mask, length y = length s /\ (1 <= size y < length y)%nat /\
  Rabs (Dice y s - Hamming 0 y s) = 1.
Proof. exact HammingError.hamming_error_attained_at_0. Qed.

(** * SoftDiceJaccard.v: soft Dice and soft Jaccard are as near as Dice and Jaccard *)

Theorem soft_dice_jaccard : forall (y : mask) (p : list R), probabilities p -> (0 < size y)%nat ->
  SoftJaccard y p <= SoftDice y p <= 2 * SoftJaccard y p /\
  1 - SoftDice y p <= 1 - SoftJaccard y p <= 2 * (1 - SoftDice y p) /\
  0 <= SoftDice y p - SoftJaccard y p <= 3 - 2 * sqrt 2.
Proof. exact SoftDiceJaccard.soft_dice_jaccard. Qed.

Theorem soft_dice_jaccard_tight : forall (y : mask) (eps : R), (0 < size y)%nat -> 0 < eps ->
  (exists p, length p = length y /\ probabilities p /\ 0 < SoftJaccard y p /\
    SoftDice y p > (2 - eps) * SoftJaccard y p) /\
  (exists p, length p = length y /\ probabilities p /\ SoftDice y p < 1 /\
    1 - SoftJaccard y p > (2 - eps) * (1 - SoftDice y p)) /\
  (exists p, length p = length y /\ probabilities p /\ SoftDice y p - SoftJaccard y p = 3 - 2 * sqrt 2).
Proof. exact SoftDiceJaccard.soft_dice_jaccard_tight. Qed.

(** * SoftLabelDistance.v: Jaccard distances of soft labels are metrics *)

(** Sums over the voxels of two lists of labels. *)
Fixpoint sum_of (h : R -> R -> R) (y p : list R) : R :=
  match y, p with
  | a :: y', b :: p' => h a b + sum_of h y' p'
  | _, _ => 0
  end.

Definition inner (y p : list R) : R := sum_of Rmult y p.
Definition l1 (y p : list R) : R := sum_of (fun a b => Rabs (a - b)) y p.
Definition both (y p : list R) : R := sum_of Rplus y p.

Definition jml1 (y p : list R) : R :=
  if Req_EM_T (both y p + l1 y p) 0 then 0 else 1 - (both y p - l1 y p) / (both y p + l1 y p).
Definition jml2 (y p : list R) : R :=
  if Req_EM_T (inner y p + l1 y p) 0 then 0 else l1 y p / (inner y p + l1 y p).
Definition dml1 (y p : list R) : R := if Req_EM_T (both y p) 0 then 0 else l1 y p / both y p.
Definition dml2 (y p : list R) : R :=
  if Req_EM_T (2 * inner y p + l1 y p) 0 then 0 else l1 y p / (2 * inner y p + l1 y p).

Definition labels (d : nat) (y : list R) : Prop := length y = d /\ probabilities y.

Definition is_metric (d : nat) (dist : list R -> list R -> R) : Prop :=
  (forall y p, labels d y -> labels d p -> 0 <= dist y p <= 1) /\
  (forall y p, labels d y -> labels d p -> (dist y p = 0 <-> y = p)) /\
  (forall y p, labels d y -> labels d p -> dist y p = dist p y) /\
  (forall x y z, labels d x -> labels d y -> labels d z -> dist x z <= dist x y + dist y z).

Theorem soft_label_distance : forall d : nat, is_metric d jml1 /\ is_metric d jml2.
Proof. exact SoftLabelDistance.soft_label_distance. Qed.

Theorem soft_label_distance_order : forall y p : list R, probabilities y -> probabilities p -> jml1 y p <= jml2 y p.
Proof. exact SoftLabelDistance.soft_label_distance_order. Qed.

Theorem soft_label_distance_binary : forall (y : mask) (p : list R), length y = length p -> probabilities p ->
  (0 < size y)%nat ->
  let binary := map (fun a : bool => if a then 1 else 0) y in
  jml1 binary p = 1 - SoftJaccard y p /\ jml2 binary p = 1 - SoftJaccard y p.
Proof. exact SoftLabelDistance.soft_label_distance_binary. Qed.

Theorem soft_label_distance_dice : forall (d : nat) (x y z : list R), labels d x -> labels d y -> labels d z ->
  dml1 x z <= 3 / 2 * (dml1 x y + dml1 y z) /\ dml2 x z <= 3 / 2 * (dml2 x y + dml2 y z).
Proof. exact SoftLabelDistance.soft_label_distance_dice. Qed.

Theorem soft_label_distance_dice_tight : forall c : R,
  (forall x y z : list R, labels 2 x -> labels 2 y -> labels 2 z -> dml1 x z <= c * (dml1 x y + dml1 y z)) \/
  (forall x y z : list R, labels 2 x -> labels 2 y -> labels 2 z -> dml2 x z <= c * (dml2 x y + dml2 y z)) ->
  3 / 2 <= c.
Proof. exact SoftLabelDistance.soft_label_distance_dice_tight. Qed.

(** The soft Jaccard score of soft labels is greatest at p = 1 for one voxel with the label 1/2, not at p = 1/2. *)
Theorem soft_label_jaccard_minimum : forall p : R, 0 <= p <= 1 ->
  let score := fun q => inner [1 / 2] [q] / (both [1 / 2] [q] - inner [1 / 2] [q]) in
  score p = p / (1 + p) /\ (p <> 1 -> score p < score 1) /\ score (1 / 2) = 1 / 3.
Proof. exact SoftLabelDistance.soft_label_jaccard_minimum. Qed.

(** * FiniteSizes.v: the best factors for masks of given sizes *)

(** c is the greatest value of all these pairs. *)
Definition greatest (among : mask -> mask -> Prop) (value : mask -> mask -> R) (c : R) : Prop :=
  (exists y s : mask, among y s /\ value y s = c) /\ (forall y s : mask, among y s -> value y s <= c).

Theorem dice_jaccard_factor_sizes : forall n m d : nat, (1 <= n)%nat -> (1 <= m)%nat -> (n + m <= d + 1)%nat ->
  greatest (fun y s => length y = d /\ length s = d /\ size y = n /\ size s = m /\ (1 <= tp y s)%nat)
    (fun y s => Dice y s / Jaccard y s) (2 * (INR n + INR m - 1) / (INR n + INR m)).
Proof. exact FiniteSizes.dice_jaccard_factor_sizes. Qed.

Theorem dice_jaccard_loss_factor_sizes : forall n d : nat, (1 <= n <= d)%nat ->
  greatest (fun y s => length y = d /\ length s = d /\ size y = n /\ (1 <= fp y s + fn y s)%nat)
    (fun y s => (1 - Jaccard y s) / (1 - Dice y s))
    (if (n =? d)%nat then (2 * INR d - 1) / INR d else (2 * INR n + 1) / (INR n + 1)).
Proof. exact FiniteSizes.dice_jaccard_loss_factor_sizes. Qed.

Theorem tversky_factor_finite : forall (alpha beta alpha' beta' : R) (d : nat),
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> (1 <= d)%nat ->
  greatest (fun y s => length y = d /\ length s = d /\ (1 <= tp y s)%nat)
    (fun y s => Tversky alpha beta y s / Tversky alpha' beta' y s)
    (Rmax 1 (Rmax ((1 + alpha' * (INR d - 1)) / (1 + alpha * (INR d - 1)))
                  ((1 + beta' * (INR d - 1)) / (1 + beta * (INR d - 1))))).
Proof. exact FiniteSizes.tversky_factor_finite. Qed.

Theorem tversky_factor_sizes : forall (alpha beta alpha' beta' : R) (n d : nat),
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> (1 <= n <= d)%nat ->
  let at_corner := fun t u : R => tversky alpha beta t u (INR n - t) / tversky alpha' beta' t u (INR n - t) in
  greatest (fun y s => length y = d /\ length s = d /\ size y = n /\ (1 <= tp y s)%nat)
    (fun y s => Tversky alpha beta y s / Tversky alpha' beta' y s)
    (Rmax (Rmax (at_corner 1 0) (at_corner 1 (INR d - INR n)))
          (Rmax (at_corner (INR n) 0) (at_corner (INR n) (INR d - INR n)))).
Proof. exact FiniteSizes.tversky_factor_sizes. Qed.

(** * ScoreTransfer.v: what the best prediction for one score is worth in another *)

(** s maximises the expected score. *)
Definition best (score : mask -> mask -> R) (d : nat) (mu : distribution) (s : mask) : Prop :=
  mask_of d s /\
  forall s', mask_of d s' -> expected (fun y => score y s') mu <= expected (fun y => score y s) mu.

Theorem dice_optimum : forall (d : nat) (mu : distribution) (s s' : mask), is_distribution d mu ->
  best Dice d mu s -> mask_of d s' ->
  let J := expected (fun y => Jaccard y s) mu in
  let J' := expected (fun y => Jaccard y s') mu in
  J' - J <= 3 - 2 * sqrt 2 /\ J' <= 2 * INR d / (INR d + 1) * J /\ 1 - J <= (2 * INR d - 1) / INR d * (1 - J').
Proof. exact ScoreTransfer.dice_optimum. Qed.

Theorem jaccard_optimum : forall (d : nat) (mu : distribution) (s s' : mask), is_distribution d mu ->
  best Jaccard d mu s -> mask_of d s' ->
  let D := expected (fun y => Dice y s) mu in
  let D' := expected (fun y => Dice y s') mu in
  D' - D <= 3 - 2 * sqrt 2 /\ D' <= 2 * INR d / (INR d + 1) * D /\ 1 - D <= (2 * INR d - 1) / INR d * (1 - D').
Proof. exact ScoreTransfer.jaccard_optimum. Qed.

Theorem dice_optimum_attained :
  let mu := [(2 / 3, [true; false]); (1 - 2 / 3, [false; true])] in
  let J := fun s : mask => expected (fun y => Jaccard y s) mu in
  is_distribution 2 mu /\ best Dice 2 mu [true; true] /\
  J [true; false] = 4 / 3 * J [true; true] /\ 1 - J [true; true] = 3 / 2 * (1 - J [true; false]).
Proof. exact ScoreTransfer.dice_optimum_attained. Qed.

Theorem jaccard_optimum_attained :
  let mu := [(1 / 2, [true; false]); (1 - 1 / 2, [false; true])] in
  let D := fun s : mask => expected (fun y => Dice y s) mu in
  is_distribution 2 mu /\ best Jaccard 2 mu [true; false] /\
  D [true; true] = 4 / 3 * D [true; false] /\ 1 - D [true; false] = 3 / 2 * (1 - D [true; true]).
Proof. exact ScoreTransfer.jaccard_optimum_attained. Qed.

(** * HammingMinimax.v: the best weight of weighted Hamming similarity on d voxels *)

(** The term of b, with m = d - 1, and the largest up to k. *)
Definition term (h m : R) (b : nat) : R := INR b * m / ((INR b + h) * (INR b + m)).

Fixpoint largest_term (h m : R) (k : nat) : R :=
  match k with
  | O => 0
  | S j => Rmax (term h m (S j)) (largest_term h m j)
  end.

(** Foreground and background in the target. *)
Definition mixed (d : nat) (y s : mask) : Prop := length y = d /\ length s = d /\ (1 <= size y < d)%nat.

(** The larger of the two ratios of a score and recall. *)
Definition factor (score : mask -> mask -> R) (y s : mask) : R :=
  Rmax (Hamming 1 y s / score y s) (score y s / Hamming 1 y s).

Theorem hamming_minimax_dice : forall d : nat, (2 <= d)%nat ->
  let E := largest_term 2 (INR d - 1) (d - 1) in
  0 < E < 1 /\
  (forall gamma : R, exists y s, mixed d y s /\ E <= Rabs (Dice y s - Hamming gamma y s)) /\
  (forall y s, mixed d y s -> Rabs (Dice y s - Hamming (1 - E) y s) <= E).
Proof. exact HammingMinimax.hamming_minimax_dice. Qed.

Theorem hamming_minimax_jaccard : forall d : nat, (2 <= d)%nat ->
  let E := largest_term 1 (INR d - 1) (d - 1) in
  0 < E < 1 /\
  (forall gamma : R, exists y s, mixed d y s /\ E <= Rabs (Jaccard y s - Hamming gamma y s)) /\
  (forall y s, mixed d y s -> Rabs (Jaccard y s - Hamming (1 - E) y s) <= E).
Proof. exact HammingMinimax.hamming_minimax_jaccard. Qed.

Theorem hamming_minimax_envelope : forall (h : R) (d b : nat), 0 < h -> (2 <= d)%nat -> (1 <= b)%nat ->
  term h (INR d - 1) b <= / ((1 + sqrt (h / (INR d - 1))) * (1 + sqrt (h / (INR d - 1)))).
Proof. exact HammingMinimax.hamming_minimax_envelope. Qed.

Theorem recall_factor_dice : forall d : nat, (2 <= d)%nat ->
  greatest (fun y s => mixed d y s /\ (1 <= tp y s)%nat) (factor Dice) ((INR d + 1) / 2).
Proof. exact HammingMinimax.recall_factor_dice. Qed.

Theorem recall_factor_jaccard : forall d : nat, (2 <= d)%nat ->
  greatest (fun y s => mixed d y s /\ (1 <= tp y s)%nat) (factor Jaccard) (INR d).
Proof. exact HammingMinimax.recall_factor_jaccard. Qed.

Theorem recall_factor_fraction : forall d y s, mixed d y s -> (1 <= tp y s)%nat ->
  factor Dice y s <= Rmax ((1 + INR d / INR (size y)) / 2) 2.
Proof. exact HammingMinimax.recall_factor_fraction. Qed.

(** * HammingMinimaxFraction.v: the same for targets with n of d voxels *)

Definition of_size (n d : nat) (y s : mask) : Prop := length y = d /\ length s = d /\ size y = n.

Definition can_reach (n d : nat) (e : R) : Prop := exists gamma, 0 <= gamma <= 1 /\
  forall y s, of_size n d y s -> Rabs (Dice y s - Hamming gamma y s) <= e.

Theorem hamming_minimax_fraction_jaccard : forall n d : nat, (1 <= n < d)%nat ->
  let E := largest_term (INR n) (INR d - INR n) (d - n) in
  0 < E < 1 /\
  (forall gamma : R, exists y s, of_size n d y s /\ E <= Rabs (Jaccard y s - Hamming gamma y s)) /\
  (forall y s, of_size n d y s -> Rabs (Jaccard y s - Hamming (1 - E) y s) <= E).
Proof. exact HammingMinimaxFraction.hamming_minimax_fraction_jaccard. Qed.

Theorem hamming_minimax_fraction_dice_exact : forall n d : nat, (1 <= n < d)%nat -> (11 * n <= 7 * d)%nat ->
  let E := largest_term (2 * INR n) (INR d - INR n) (d - n) in
  0 < E < 1 /\
  (forall gamma : R, exists y s, of_size n d y s /\ E <= Rabs (Dice y s - Hamming gamma y s)) /\
  (forall y s, of_size n d y s -> Rabs (Dice y s - Hamming (1 - E) y s) <= E).
Proof. exact HammingMinimaxFraction.hamming_minimax_fraction_dice_exact. Qed.

Theorem hamming_minimax_fraction_dice : forall n d : nat, (1 <= n < d)%nat ->
  let r := INR d / INR n in let r0 := (3 / 2 - sqrt 2 / 4) * (3 / 2 - sqrt 2 / 4) in
  let low := (2 - sqrt r) / (sqrt 2 + sqrt r) in
  (3 <= r -> can_reach n d (/ ((1 + sqrt (2 / (r - 1))) * (1 + sqrt (2 / (r - 1)))))) /\
  (11 / 7 <= r <= 3 -> can_reach n d ((r - 1) / (2 * (r + 1)))) /\
  (r0 <= r <= 11 / 7 -> can_reach n d (1 / 9)) /\
  (r <= r0 -> can_reach n d (low * low)).
Proof. exact HammingMinimaxFraction.hamming_minimax_fraction_dice. Qed.

(** * SpecialScores.v: special cases, and two empty masks *)

Theorem tversky_special_cases : forall tp fp fn : R, 0 < tp -> 0 <= fp -> 0 <= fn ->
  tversky 1 0 tp fp fn = tp / (tp + fp) /\ tversky 0 1 tp fp fn = tp / (tp + fn) /\
  tversky (1 / 2) (1 / 2) tp fp fn = dice tp fp fn /\ tversky 1 1 tp fp fn = jaccard tp fp fn.
Proof. exact SpecialScores.tversky_special_cases. Qed.

Theorem f_score_tversky : forall b tp fp fn : R, 0 < b -> 0 < tp -> 0 <= fp -> 0 <= fn ->
  let P := tp / (tp + fp) in
  let R := tp / (tp + fn) in
  (1 + b * b) * P * R / (b * b * P + R) = tversky (1 / (1 + b * b)) (b * b / (1 + b * b)) tp fp fn.
Proof. exact SpecialScores.f_score_tversky. Qed.

Theorem empty_rule : forall c : R, 0 <= c ->
  (c = 2 * c / (1 + c) <-> c = 0 \/ c = 1) /\
  (c = 0 \/ c = 1 ->
    c = c / (2 - c) /\ 1 - c = (1 - c) / (1 + c) /\ 1 - c = 2 * (1 - c) / (2 - c) /\ c - c = c * (1 - c) / (1 + c) /\
    c <= c <= 2 * c).
Proof. exact SpecialScores.empty_rule. Qed.

(** * What all of this rests on

    One list for all, since Coq takes a second for each list: Statements.v prints it. *)

Definition proved :=
  (dice_jaccard_identity, dice_jaccard_identity_masks, dice_jaccard_identity_soft, dice_jaccard_identity_smoothing,
   dice_jaccard_order, dice_jaccard_order_fails_for_means, dice_jaccard_order_fails_for_expectations,
   dice_jaccard_means, dice_jaccard_factor, dice_jaccard_factor_tight, dice_jaccard_factor_finite,
   dice_jaccard_factor_finite_attained, dice_jaccard_gap, dice_jaccard_gap_masks, dice_jaccard_gap_tight,
   dice_jaccard_gap_soft_attained, dice_jaccard_gap_finite_fractions, dice_jaccard_gap_finite,
   dice_jaccard_gap_finite_every, dice_jaccard_gap_finite_rises, dice_jaccard_gap_finite_values,
   dice_jaccard_gap_finite_below, dice_jaccard_loss_factor, dice_jaccard_loss_factor_tight,
   dice_jaccard_loss_factor_finite, dice_jaccard_loss_factor_finite_attained, jaccard_distance_metric, share_triangle,
   jaccard_distance_measure, dice_distance_not_metric, dice_distance_relaxed_triangle,
   dice_distance_relaxed_triangle_tight, dice_distance_inframetric_tight, dice_distance_root_metric, tversky_factor,
   tversky_factor_tight, tversky_gap, tversky_gap_attained, tversky_gap_tight, tversky_loss_factor,
   tversky_loss_factor_tight, tversky_monotone, tversky_submodular, dice_loss_not_submodular, hamming_no_factor,
   hamming_no_factor_jaccard, hamming_no_factor_below_1, hamming_no_factor_reverse, hamming_error, hamming_error_bound,
   hamming_error_attained, hamming_error_attained_at_0, soft_dice_jaccard, soft_dice_jaccard_tight,
   soft_label_distance, soft_label_distance_order, soft_label_distance_binary, soft_label_distance_dice,
   soft_label_distance_dice_tight, soft_label_jaccard_minimum, dice_jaccard_factor_sizes,
   dice_jaccard_loss_factor_sizes, tversky_factor_finite, tversky_factor_sizes, dice_optimum, jaccard_optimum,
   dice_optimum_attained, jaccard_optimum_attained, hamming_minimax_dice, hamming_minimax_jaccard,
   hamming_minimax_envelope, recall_factor_dice, recall_factor_jaccard, recall_factor_fraction,
   hamming_minimax_fraction_jaccard, hamming_minimax_fraction_dice_exact, hamming_minimax_fraction_dice,
   tversky_special_cases, f_score_tversky, empty_rule, weight_ratio_line, tversky_submodular_one,
   jaccard_submodular_sizes).
