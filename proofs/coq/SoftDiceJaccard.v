(** Soft Dice and soft Jaccard are as near as Dice and Jaccard

    Law. For probabilities p of the voxels and a target y that isn't empty, with soft scores SD and SJ:

        SJ <= SD <= 2 SJ,     1 - SD <= 1 - SJ <= 2 (1 - SD),     0 <= SD - SJ <= 3 - 2 sqrt 2.

    The factors and the difference are the best for every such target, so they don't depend on the number of voxels; the
    difference is reached.

    Proof. hit, spill and size - hit are counts that aren't negative, so the laws of counts hold. The probability t on
    the voxels of the target and 0 on the others has SJ = t, so every score from 0 to 1 occurs: t near 0 for the first
    factor, t near 1 for the second, t = sqrt 2 - 1 for the difference. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks DiceJaccardIdentity DiceJaccardFactor DiceJaccardLossFactor DiceJaccardGap.
Import ListNotations.
Open Scope R_scope.

Theorem soft_dice_jaccard : forall (y : mask) (p : list R), probabilities p -> (0 < size y)%nat ->
  SoftJaccard y p <= SoftDice y p <= 2 * SoftJaccard y p /\
  1 - SoftDice y p <= 1 - SoftJaccard y p <= 2 * (1 - SoftDice y p) /\
  0 <= SoftDice y p - SoftJaccard y p <= 3 - 2 * sqrt 2.
Proof.
  intros y p P N. rewrite soft_dice_counts, soft_jaccard_counts.
  pose proof (hit_nonneg y p P). pose proof (spill_nonneg y p P). pose proof (hit_le_size y p P).
  pose proof (size_real_pos y N).
  repeat apply conj; try apply dice_jaccard_factor; try apply dice_jaccard_loss_factor; try apply dice_jaccard_gap; lra.
Qed.

(** The probability t on the target, 0 elsewhere. *)
Definition on_target (t : R) (y : mask) : list R := map (fun a : bool => if a then t else 0) y.

Lemma on_target_scores : forall (y : mask) (t : R), (0 < size y)%nat -> 0 <= t <= 1 ->
  probabilities (on_target t y) /\ SoftJaccard y (on_target t y) = t /\ SoftDice y (on_target t y) = 2 * t / (1 + t).
Proof.
  intros y t N T. pose proof (size_real_pos y N) as S.
  assert (H : forall z : mask, hit z (on_target t z) = t * INR (size z) /\ spill z (on_target t z) = 0).
  { unfold hit, spill, on_target. induction z as [|a z [IH1 IH2]]; [simpl; lra|].
    simpl size. rewrite plus_INR. destruct a; simpl; rewrite IH1, IH2; lra. }
  destruct (H y) as [H1 H2]. split.
  - unfold probabilities, on_target. apply Forall_forall. intros x Hx. apply in_map_iff in Hx.
    destruct Hx as [[] [<- _]]; lra.
  - unfold SoftJaccard, SoftDice. rewrite H1, H2. split; field; [lra|]. split; nra.
Qed.

Theorem soft_dice_jaccard_tight : forall (y : mask) (eps : R), (0 < size y)%nat -> 0 < eps ->
  (exists p, length p = length y /\ probabilities p /\ 0 < SoftJaccard y p /\
    SoftDice y p > (2 - eps) * SoftJaccard y p) /\
  (exists p, length p = length y /\ probabilities p /\ SoftDice y p < 1 /\
    1 - SoftJaccard y p > (2 - eps) * (1 - SoftDice y p)) /\
  (exists p, length p = length y /\ probabilities p /\ SoftDice y p - SoftJaccard y p = 3 - 2 * sqrt 2).
Proof.
  intros y eps N E. assert (L : forall t, length (on_target t y) = length y) by (intro; apply map_length).
  set (t := Rmin (eps / 4) (1 / 2)).
  assert (T : 0 < t <= 1 / 2 /\ t <= eps / 4).
  { subst t. split; [split|]; [apply Rmin_glb_lt; lra | apply Rmin_r | apply Rmin_l]. }
  repeat apply conj.
  - exists (on_target t y). destruct (on_target_scores y t N ltac:(lra)) as (P & HJ & HD). rewrite HJ, HD.
    repeat split; auto; [lra|]. apply lt_div; nra.
  - exists (on_target (1 - t) y). destruct (on_target_scores y (1 - t) N ltac:(lra)) as (P & HJ & HD). rewrite HJ, HD.
    repeat split; auto; [apply div_lt; lra|].
    replace (1 - 2 * (1 - t) / (1 + (1 - t))) with (t / (2 - t)) by (field; lra).
    replace ((2 - eps) * (t / (2 - t))) with ((2 - eps) * t / (2 - t)) by (field; lra). apply div_lt; nra.
  - exists (on_target (sqrt 2 - 1) y). destruct (dice_jaccard_gap_soft_attained y N) as [P G].
    repeat split; auto.
Qed.
