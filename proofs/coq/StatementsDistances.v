(** What is proved of symmetric Tversky distances and their powers, in full

    Each law once more in the definitions of Overlap.v, or with the few that stand before it. Statements.v prints what
    the proofs rest on. *)

From Coq Require Import Reals List Bool Arith.
From CertiDice Require Import Overlap.
From CertiDice Require TverskyDistance TverskyPowerMetric.
Import ListNotations.
Open Scope R_scope.

Definition dice_distance (y s : mask) : R := if (size y + size s =? 0)%nat then 0 else 1 - Dice y s.
Definition tversky_distance (alpha : R) (y s : mask) : R :=
  if (size y + size s =? 0)%nat then 0 else 1 - Tversky alpha alpha y s.

(** Of the masks of d voxels. *)
Definition is_metric (d : nat) (dist : mask -> mask -> R) : Prop :=
  (forall y s : mask, length y = d -> length s = d -> 0 <= dist y s <= 1) /\
  (forall y s : mask, length y = d -> length s = d -> (dist y s = 0 <-> y = s)) /\
  (forall y s : mask, length y = d -> length s = d -> dist y s = dist s y) /\
  (forall x y z : mask, length x = d -> length y = d -> length z = d -> dist x z <= dist x y + dist y z).

(** * TverskyDistance.v: how far they are from a metric *)

Theorem tversky_distance_metric : forall (alpha : R) (d : nat), 1 <= alpha -> is_metric d (tversky_distance alpha).
Proof. exact TverskyDistance.tversky_distance_metric. Qed.

Theorem tversky_distance_relaxed_triangle : forall (alpha : R) (x y z : mask), 0 < alpha <= 1 ->
  length x = length y -> length y = length z ->
  tversky_distance alpha x z <= (1 + alpha) / (2 * alpha) * (tversky_distance alpha x y + tversky_distance alpha y z) /\
  tversky_distance alpha x z <= (1 + alpha) / alpha * Rmax (tversky_distance alpha x y) (tversky_distance alpha y z).
Proof.
  intros. split; [apply TverskyDistance.tversky_distance_relaxed_triangle; assumption |
                  apply TverskyDistance.tversky_distance_inframetric; assumption].
Qed.

Theorem tversky_distance_relaxed_triangle_tight : forall (alpha c : R) (d : nat), 0 < alpha -> (2 <= d)%nat ->
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    tversky_distance alpha x z <= c * (tversky_distance alpha x y + tversky_distance alpha y z)) ->
  (1 + alpha) / (2 * alpha) <= c.
Proof. exact TverskyDistance.tversky_distance_relaxed_triangle_tight. Qed.

Theorem tversky_distance_inframetric_tight : forall (alpha c : R) (d : nat), 0 < alpha -> (2 <= d)%nat ->
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    tversky_distance alpha x z <= c * Rmax (tversky_distance alpha x y) (tversky_distance alpha y z)) ->
  (1 + alpha) / alpha <= c.
Proof. exact TverskyDistance.tversky_distance_inframetric_tight. Qed.

(** * TverskyPowerMetric.v: which of their powers are metrics *)

(** x^p, and 0 for x = 0. *)
Definition power (x p : R) : R := if Rle_dec x 0 then 0 else exp (p * ln x).

Theorem tversky_power_metric : forall (alpha p : R) (d : nat), 0 < alpha < 1 -> 0 < p -> (2 <= d)%nat ->
  (is_metric d (fun y s => power (tversky_distance alpha y s) p) <-> p <= ln 2 / ln ((1 + alpha) / alpha)).
Proof.
  intros alpha p d A P D. destruct (TverskyPowerMetric.tversky_power_metric alpha p d A P D) as [H K].
  exact (iff_trans H K).
Qed.

Theorem dice_power_metric : forall (p : R) (d : nat), 0 < p <= ln 2 / ln 3 ->
  is_metric d (fun y s => power (dice_distance y s) p).
Proof. exact TverskyPowerMetric.dice_power_metric. Qed.

Theorem dice_power_metric_attained : forall d : nat, (2 <= d)%nat -> exists x y z : mask,
  length x = d /\ length y = d /\ length z = d /\
  (let p := ln 2 / ln 3 in
   power (dice_distance x z) p = 1 /\ power (dice_distance x y) p = 1 / 2 /\ power (dice_distance y z) p = 1 / 2) /\
  forall p : R, ln 2 / ln 3 < p ->
    power (dice_distance x z) p > power (dice_distance x y) p + power (dice_distance y z) p.
Proof. exact TverskyPowerMetric.dice_power_metric_attained. Qed.

(** * What all of this rests on: Statements.v prints it *)

Definition distances :=
  (tversky_distance_metric, tversky_distance_relaxed_triangle, tversky_distance_relaxed_triangle_tight,
   tversky_distance_inframetric_tight, tversky_power_metric, dice_power_metric, dice_power_metric_attained).
