(** Two voxels: weights that are consistent, and the best threshold
    ===============================================================

    Law. On two voxels, with a nonempty target, foreground weight 2 where one voxel is foreground, 1 where both are, and
    background weight 1 give masks of the largest expected Dice score; the voxels of probability at least 1/2 have the
    largest expected Jaccard index. A threshold t < 1/2 of probabilities loses at most max((1-2t)/3, t-1/3) of Dice,
    which is at least 1/15, and 1/15 at t = 2/5, where that is lost.

    Proof. The target is {1}, {2} or both, with probabilities a, b and c. All that the law speaks of is linear in them,
    and there are four masks to be made and four that may be better. *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation ImageWeights.
Import ListNotations.
Open Scope R_scope.

Lemma three_targets : forall mu, is_distribution 2 mu -> exists a b c, 0 <= a /\ 0 <= b /\ 0 <= c /\ a + b + c = 1 /\
  forall f, expected f mu = a * f [true; false] + b * f [false; true] + c * f [true; true].
Proof.
  intros mu [H S].
  assert (E : exists a b c, 0 <= a /\ 0 <= b /\ 0 <= c /\
    forall f, expected f mu = a * f [true; false] + b * f [false; true] + c * f [true; true]).
  { clear S. induction H as [|[q y] mu [Q [L N]] _ (a & b & c & A & B & C & E)].
    - exists 0, 0, 0. repeat split; try lra. intro f. simpl. lra.
    - simpl in Q, L, N. pose proof (masks_of_2 y L) as M. simpl in M.
      destruct M as [<-|[<-|[<-|[<-|[]]]]]; [simpl in N; lia | exists a, (b + q), c | exists (a + q), b, c |
        exists a, b, (c + q)]; repeat split; try lra; intro f; simpl; rewrite E; lra. }
  destruct E as (a & b & c & A & B & C & E). exists a, b, c. repeat split; auto. rewrite E in S. lra.
Qed.

Ltac scores := cbv [Dice Jaccard dice jaccard tp fp fn count size INR andb negb nth Nat.add] in *.

Ltac four s H := destruct (masks_of_2 s H) as [<-|[<-|[<-|[<-|[]]]]].

(** What is left out is not above the other side, what is included not below it. *)
Ltac decide_voxels := repeat match goal with
  | H : _ /\ _ |- _ => destruct H
  | H : ?p < ?q -> ?u = ?u |- _ => clear H
  | H : ?p < ?q -> _ |- _ => assert (~ p < q) by (let Z := fresh in intro Z; specialize (H Z); discriminate); clear H
  end.

Theorem two_voxels_weights_dice : forall mu s, is_distribution 2 mu ->
  majority (fun _ => 1) (fun n => if (n =? 1)%nat then 2 else 1) 2 mu s ->
  forall s', mask_of 2 s' -> expected (fun y => Dice y s') mu <= expected (fun y => Dice y s) mu.
Proof.
  intros mu s Hmu [Hs Hm] s' Hs'. destruct (three_targets mu Hmu) as (a & b & c & A & B & C & S & E).
  pose proof (Hm 0%nat ltac:(lia)) as M0. pose proof (Hm 1%nat ltac:(lia)) as M1. clear Hm.
  unfold votes_for, votes_against in M0, M1. rewrite !E in M0, M1. rewrite !E.
  four s Hs; four s' Hs'; scores; simpl in *; decide_voxels; lra.
Qed.

Theorem two_voxels_weights_jaccard : forall mu s', is_distribution 2 mu -> mask_of 2 s' ->
  expected (fun y => Jaccard y s') mu <= expected (fun y => Jaccard y (at_least (1/2) 2 mu)) mu.
Proof.
  intros mu s' Hmu Hs'. destruct (three_targets mu Hmu) as (a & b & c & A & B & C & S & E).
  unfold at_least. cbn [seq map]. unfold marginal. rewrite !E.
  destruct (Rle_dec _ _) as [X|X]; destruct (Rle_dec _ _) as [Y|Y]; four s' Hs'; scores;
    simpl in *; lra.
Qed.

Theorem two_voxels_threshold_dice : forall t mu s s', t < 1/2 -> is_distribution 2 mu -> thresholded t 2 mu s ->
  mask_of 2 s' ->
  expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu <= Rmax ((1 - 2 * t) / 3) (t - 1/3).
Proof.
  intros t mu s s' T Hmu [Hs Hm] Hs'. destruct (three_targets mu Hmu) as (a & b & c & A & B & C & S & E).
  pose proof (Hm 0%nat ltac:(lia)) as M0. pose proof (Hm 1%nat ltac:(lia)) as M1. clear Hm.
  unfold marginal in M0, M1. rewrite !E in M0, M1. rewrite !E.
  pose proof (Rmax_l ((1 - 2 * t) / 3) (t - 1/3)) as U. pose proof (Rmax_r ((1 - 2 * t) / 3) (t - 1/3)) as V.
  set (M := Rmax ((1 - 2 * t) / 3) (t - 1/3)) in *. clearbody M.
  four s Hs; four s' Hs'; scores; simpl in *; decide_voxels; lra.
Qed.

(** No threshold does better, and 2/5 loses 1/15. *)
Theorem two_voxels_threshold_dice_least : forall t, 1/15 <= Rmax ((1 - 2 * t) / 3) (t - 1/3).
Proof.
  intro t. destruct (Rle_lt_dec t (2/5)); [apply Rle_trans with (2 := Rmax_l _ _) |
    apply Rle_trans with (2 := Rmax_r _ _)]; lra.
Qed.

Theorem two_voxels_threshold_dice_attained : exists mu s s', is_distribution 2 mu /\ thresholded (2/5) 2 mu s /\
  mask_of 2 s' /\ expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu = 1/15.
Proof.
  exists [(3/5, [true; false]); (2/5, [true; true])], [true; true], [true; false].
  split; [concrete_distribution|]. split; [|split; [reflexivity | evaluate; lra]].
  split; [reflexivity|]. intros i Hi. unfold marginal.
  destruct i as [|[|i]]; [| |lia]; simpl; split; intro; try reflexivity; lra.
Qed.
