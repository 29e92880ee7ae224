(** Each of Dice and Jaccard is a function of the other

    Law. For every target and prediction that aren't both empty, with D their Dice and J their Jaccard score:

        D = 2J/(1+J)          J = D/(2-D)
        1-D = (1-J)/(1+J)     1-J = 2(1-D)/(2-D)
        D-J = J(1-J)/(1+J)    D/J = 2/(1+J) = 2-D  where J > 0

    It holds for all real counts that aren't negative, so for masks and for the soft scores of probabilities alike. With
    smoothing, (I+s)/(U+s) for Jaccard has its identity with (2I+2s)/(U+I+2s) for Dice: the constant of Dice has to be
    twice that of Jaccard. With any other constant the identity fails wherever I < U, with the same constant too.

    Proof. The two denominators tp+fp+fn and 2tp+fp+fn are positive; clearing them leaves identities of polynomials. *)

From Coq Require Import Reals List Bool Arith Lia Lra.
From CertiDice Require Import Overlap Masks.
Import ListNotations.
Open Scope R_scope.

Theorem dice_jaccard_identity : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  let D := dice tp fp fn in
  let J := jaccard tp fp fn in
  D = 2 * J / (1 + J) /\ J = D / (2 - D) /\
  1 - D = (1 - J) / (1 + J) /\ 1 - J = 2 * (1 - D) / (2 - D) /\
  D - J = J * (1 - J) / (1 + J) /\
  (0 < J -> D / J = 2 / (1 + J) /\ D / J = 2 - D).
Proof.
  intros tp fp fn Htp Hfp Hfn Hu D J. subst D J. unfold dice, jaccard.
  repeat split; try (field; repeat split; lra).
  all: intros; assert (tp <> 0) by (intro E; rewrite E in *; unfold Rdiv in *; lra); field; repeat split; lra.
Qed.

(** Jaccard is between 0 and 1. *)
Lemma jaccard_range : forall tp fp fn, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  0 <= jaccard tp fp fn <= 1.
Proof. intros. unfold jaccard. split; [apply div_nonneg | apply div_le]; lra. Qed.

Lemma dice_range : forall tp fp fn, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn -> 0 <= dice tp fp fn <= 1.
Proof. intros. unfold dice. split; [apply div_nonneg | apply div_le]; lra. Qed.

(** The identity that other proofs start from. *)
Lemma dice_of_jaccard : forall tp fp fn, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  dice tp fp fn = 2 * jaccard tp fp fn / (1 + jaccard tp fp fn).
Proof. intros. apply dice_jaccard_identity; assumption. Qed.

(** Of masks. *)
Corollary dice_jaccard_identity_masks : forall y s : mask, length y = length s -> (0 < size y + size s)%nat ->
  Dice y s = 2 * Jaccard y s / (1 + Jaccard y s) /\ Jaccard y s = Dice y s / (2 - Dice y s).
Proof.
  intros y s L H. pose proof (union_real_pos y s L H) as U.
  destruct (dice_jaccard_identity (INR (tp y s)) (INR (fp y s)) (INR (fn y s))) as [A [B _]]; auto with masks.
Qed.

(** Of probabilities. *)
Corollary dice_jaccard_identity_soft : forall (y : mask) (p : list R), probabilities p -> (0 < size y)%nat ->
  SoftDice y p = 2 * SoftJaccard y p / (1 + SoftJaccard y p) /\
  SoftJaccard y p = SoftDice y p / (2 - SoftDice y p).
Proof.
  intros y p P H. rewrite soft_dice_counts, soft_jaccard_counts.
  pose proof (hit_nonneg y p P). pose proof (spill_nonneg y p P). pose proof (hit_le_size y p P).
  pose proof (size_real_pos y H).
  destruct (dice_jaccard_identity (hit y p) (spill y p) (INR (size y) - hit y p)) as [A [B _]]; auto; lra.
Qed.

(** With smoothing. I is the intersection, U the union, so I + U is the sum of the two sizes. *)
Theorem dice_jaccard_identity_smoothing : forall I U s t : R, 0 <= I -> I < U -> 0 <= s -> 0 <= t ->
  let J := (I + s) / (U + s) in
  ((2 * I + t) / (U + I + t) = 2 * J / (1 + J) <-> t = 2 * s).
Proof.
  intros I U s t HI HU Hs Ht J.
  assert (E : 2 * J / (1 + J) = (2 * I + 2 * s) / (U + I + 2 * s)) by (subst J; field; split; lra).
  rewrite E. split; [|intros ->; reflexivity].
  intro H. assert (K : (2 * I + t) * (U + I + 2 * s) = (2 * I + 2 * s) * (U + I + t)).
  { apply (f_equal (fun x => x * ((U + I + t) * (U + I + 2 * s)))) in H.
    replace ((2 * I + t) / (U + I + t) * ((U + I + t) * (U + I + 2 * s)))
      with ((2 * I + t) * (U + I + 2 * s)) in H by (field; lra).
    replace ((2 * I + 2 * s) / (U + I + 2 * s) * ((U + I + t) * (U + I + 2 * s)))
      with ((2 * I + 2 * s) * (U + I + t)) in H by (field; lra). exact H. }
  assert (Z : (t - 2 * s) * (U - I) = 0) by lra.
  apply Rmult_integral in Z. destruct Z; lra.
Qed.
