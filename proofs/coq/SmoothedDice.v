(** Dice with smoothing
    ===================

    Law. Let D_s = (2 tp + s)/(2 tp + fp + fn + s) with s > 0. On masks that aren't both empty

        D_s - D = (1 - D) s/(|y| + |z| + s), which is in [0, s/(1 + s)],      1 - D_s <= 1 - D <= (1 + s)(1 - D_s),

    both bounds attained where one mask has one voxel and the other none; on two empty masks D_s = 1. No factor bounds
    D_s by D: D = 0 < D_s where the masks are disjoint. The soft loss of a target of n > 0 voxels has the factor 1 +
    s/n, attained at p = 0; for n = 0 the smoothed loss is |p|/(|p| + s), which takes every value below 1. With s in
    the denominator only the perfect prediction has 2n/(2n + s) < 1.

    Proof. Both losses are (fp + fn)/den, with den = |y| + |z| and den + s, and |y| + |z| >= 1; in the soft case den >=
    n. *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Masks.
Import ListNotations.
Open Scope R_scope.

Definition smoothed_dice (s tp fp fn : R) : R := (2 * tp + s) / (2 * tp + fp + fn + s).
Definition SmoothedDice (s : R) (y z : mask) : R := smoothed_dice s (INR (tp y z)) (INR (fp y z)) (INR (fn y z)).
Definition SmoothedSoftDice (s : R) (y : mask) (p : list R) : R :=
  (2 * hit y p + s) / (INR (size y) + hit y p + spill y p + s).

(** * Masks *)

Lemma sizes_at_least_1 : forall y z, length y = length z -> (0 < size y + size z)%nat ->
  1 <= INR (size y) + INR (size z) /\
  INR (size y) + INR (size z) = 2 * INR (tp y z) + INR (fp y z) + INR (fn y z).
Proof.
  intros y z L N. rewrite <- plus_INR. split; [apply INR_ge_1; lia|].
  rewrite <- (tp_fn_size y z L), <- (tp_fp_size y z L), !plus_INR. ring.
Qed.

Theorem smoothed_dice_gap : forall (s : R) (y z : mask), 0 < s -> length y = length z -> (0 < size y + size z)%nat ->
  SmoothedDice s y z - Dice y z = (1 - Dice y z) * s / (INR (size y) + INR (size z) + s) /\
  0 <= SmoothedDice s y z - Dice y z <= s / (1 + s).
Proof.
  intros s y z S L N. destruct (sizes_at_least_1 y z L N) as [M E].
  pose proof (tp_real_nonneg y z). pose proof (fp_real_nonneg y z). pose proof (fn_real_nonneg y z).
  assert (G : SmoothedDice s y z - Dice y z = (1 - Dice y z) * s / (INR (size y) + INR (size z) + s)).
  { rewrite E. unfold SmoothedDice, smoothed_dice, Dice, dice. field. lra. }
  split; [exact G|]. rewrite G. rewrite E in *. unfold Dice, dice.
  set (t := INR (tp y z)) in *. set (u := INR (fp y z)) in *. set (v := INR (fn y z)) in *.
  replace (1 - 2 * t / (2 * t + u + v)) with ((u + v) / (2 * t + u + v)) by (field; lra).
  assert (R : 0 <= (u + v) / (2 * t + u + v) <= 1) by (split; [apply div_nonneg | apply div_le]; lra).
  split; [apply div_nonneg; nra | apply div_le_div; nra].
Qed.

Theorem smoothed_dice_loss_factor : forall (s : R) (y z : mask), 0 < s -> length y = length z ->
  (0 < size y + size z)%nat ->
  1 - Dice y z = (1 + s / (INR (size y) + INR (size z))) * (1 - SmoothedDice s y z) /\
  1 - SmoothedDice s y z <= 1 - Dice y z <= (1 + s) * (1 - SmoothedDice s y z).
Proof.
  intros s y z S L N. destruct (sizes_at_least_1 y z L N) as [M E].
  pose proof (tp_real_nonneg y z). pose proof (fp_real_nonneg y z). pose proof (fn_real_nonneg y z).
  assert (G : 1 - Dice y z = (1 + s / (INR (size y) + INR (size z))) * (1 - SmoothedDice s y z)).
  { rewrite E. unfold SmoothedDice, smoothed_dice, Dice, dice. field. lra. }
  assert (P : 0 <= 1 - SmoothedDice s y z).
  { unfold SmoothedDice, smoothed_dice. apply Rge_le, Rge_minus, Rle_ge, div_le; lra. }
  split; [exact G|]. rewrite G. set (w := INR (size y) + INR (size z)) in *. set (x := 1 - SmoothedDice s y z) in *.
  assert (W : 0 <= s / w <= s) by (split; [apply div_nonneg; lra | apply div_le; nra]). split; nra.
Qed.

(** One voxel in one mask, none in the other. *)
Theorem smoothed_dice_attained : forall s : R, 0 < s -> exists y z : mask,
  length y = length z /\ (0 < size y + size z)%nat /\
  SmoothedDice s y z - Dice y z = s / (1 + s) /\ 0 < 1 - SmoothedDice s y z /\
  1 - Dice y z = (1 + s) * (1 - SmoothedDice s y z).
Proof.
  intros s S. exists [true], [false]. unfold SmoothedDice, smoothed_dice, Dice, dice, tp, fp, fn. simpl.
  repeat split; try lia; try (field; lra).
  replace (1 - (2 * 0 + s) / (2 * 0 + 0 + 1 + s)) with (1 / (1 + s)) by (field; lra). apply div_pos; lra.
Qed.

Theorem smoothed_dice_empty : forall s d, 0 < s -> SmoothedDice s (repeat false d) (repeat false d) = 1.
Proof.
  intros s d S. unfold SmoothedDice, smoothed_dice, tp, fp, fn. rewrite !count_repeat. simpl. field. lra.
Qed.

Theorem smoothed_dice_no_factor : exists y z : mask, length y = length z /\ (0 < size y + size z)%nat /\
  forall s c : R, 0 < s -> SmoothedDice s y z > c * Dice y z.
Proof.
  exists [true], [false]. repeat split; [simpl; lia|]. intros s c S.
  unfold SmoothedDice, smoothed_dice, Dice, dice, tp, fp, fn. simpl.
  replace (c * (2 * 0 / (2 * 0 + 0 + 1))) with 0 by (field; lra). apply div_pos; lra.
Qed.

(** * Probabilities *)

Theorem smoothed_soft_dice_loss_factor : forall (s : R) (y : mask) (p : list R), 0 < s -> (0 < size y)%nat ->
  probabilities p ->
  1 - SmoothedSoftDice s y p <= 1 - SoftDice y p <= (1 + s / INR (size y)) * (1 - SmoothedSoftDice s y p).
Proof.
  intros s y p S N P. pose proof (size_real_pos y N). pose proof (hit_nonneg y p P). pose proof (spill_nonneg y p P).
  pose proof (hit_le_size y p P). unfold SmoothedSoftDice, SoftDice.
  set (n := INR (size y)) in *. set (T := hit y p) in *. set (b := spill y p) in *.
  replace (1 - (2 * T + s) / (n + T + b + s)) with ((n - T + b) / (n + T + b + s)) by (field; lra).
  replace (1 - 2 * T / (n + T + b)) with ((n - T + b) / (n + T + b)) by (field; lra).
  split; [apply div_le_div; nra|].
  replace ((1 + s / n) * ((n - T + b) / (n + T + b + s))) with ((n + s) * (n - T + b) / (n * (n + T + b + s)))
    by (field; lra).
  apply div_le_div; [lra | apply Rmult_lt_0_compat; lra |].
  assert (n * (n + T + b + s) <= (n + s) * (n + T + b)) by nra. nra.
Qed.

Theorem smoothed_soft_dice_loss_factor_attained : forall (s : R) (y : mask), 0 < s -> (0 < size y)%nat ->
  let p := repeat 0 (length y) in
  probabilities p /\ 0 < 1 - SmoothedSoftDice s y p /\
  1 - SoftDice y p = (1 + s / INR (size y)) * (1 - SmoothedSoftDice s y p).
Proof.
  intros s y S N p. pose proof (size_real_pos y N).
  assert (Z : forall keep z, sum_where keep z (repeat 0 (length z)) = 0).
  { intros keep. induction z as [|a z IH]; simpl; [reflexivity|]. rewrite IH. destruct (eqb a keep); ring. }
  split; [apply Forall_forall; intros x X; apply repeat_spec in X; lra|].
  unfold SmoothedSoftDice, SoftDice, hit, spill, p. rewrite !Z. split; [|field; lra].
  replace (1 - (2 * 0 + s) / (INR (size y) + 0 + 0 + s)) with (INR (size y) / (INR (size y) + s)) by (field; lra).
  apply div_pos; lra.
Qed.

(** An empty target. *)
Theorem smoothed_soft_dice_empty : forall (s : R) (d : nat) (p : list R), 0 < s -> length p = d -> probabilities p ->
  let total := fold_right Rplus 0 p in
  1 - SmoothedSoftDice s (repeat false d) p = total / (total + s).
Proof.
  intros s d p S L P total.
  assert (Z : forall d p, length p = d -> hit (repeat false d) p = 0 /\
    spill (repeat false d) p = fold_right Rplus 0 p /\ size (repeat false d) = 0%nat).
  { unfold hit, spill. induction d0 as [|e IH]; intros [|x q] K; simpl in *; try discriminate; [repeat split|].
    destruct (IH q ltac:(lia)) as (E1 & E2 & E3). rewrite E1, E2, E3. repeat split; lra. }
  destruct (Z d p L) as (E1 & E2 & E3). pose proof (spill_nonneg (repeat false d) p P) as B.
  unfold SmoothedSoftDice. rewrite E1, E2, E3 in *. fold total. fold total in B. simpl. field. lra.
Qed.

(** Smoothing of the denominator only: the target itself doesn't score 1. *)
Theorem guarded_dice_below_1 : forall s n : R, 0 < s -> 0 < n -> 2 * n / (2 * n + s) < 1.
Proof. intros s n S N. apply div_lt; lra. Qed.
