(** Sometimes no threshold finds the best mask
    ==========================================

    Law. There are distributions of a target of three voxels, never empty, for which no threshold of the marginals
    gives a best mask, whatever the threshold (any real number) and however ties are broken:

    - Dice. {1}, {3}, {2,3} with probabilities 6/21, 8/21, 7/21: the best mask is {1,3}, with 77/126; thresholds reach
      at most 76/126, by {3}.
    - Jaccard. {1}, {2,3}, {3} with probabilities 7/18, 6/18, 5/18: the best mask is {2,3}, with 17/36; thresholds
      reach at most 16/36.

    Proof. The marginals are (6, 7, 15)/21 and (7, 6, 11)/18. A mask that has voxel i but not j is given by a
    threshold only if the marginal of i is at least that of j; that leaves four masks. The scores of all eight are
    numbers. *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation.
Import ListNotations.
Open Scope R_scope.

Definition hard_for_dice : distribution :=
  [(6/21, [true; false; false]); (8/21, [false; false; true]); (7/21, [false; true; true])].

Definition hard_for_jaccard : distribution :=
  [(7/18, [true; false; false]); (6/18, [false; true; true]); (5/18, [false; false; true])].

Lemma hard_for_dice_is_distribution : is_distribution 3 hard_for_dice.
Proof. unfold hard_for_dice. concrete_distribution. Qed.

Lemma hard_for_jaccard_is_distribution : is_distribution 3 hard_for_jaccard.
Proof. unfold hard_for_jaccard. concrete_distribution. Qed.

(** A threshold never prefers the less likely of two voxels. *)
Lemma thresholded_monotone : forall t d mu s i j, thresholded t d mu s -> (i < d)%nat -> (j < d)%nat ->
  nth i s false = true -> nth j s false = false -> marginal j mu <= marginal i mu.
Proof.
  intros t d mu s i j [_ H] Hi Hj Ei Ej. destruct (H i Hi) as [_ Hi']. destruct (H j Hj) as [Hj' _].
  assert (t <= marginal i mu) by (apply Rnot_lt_le; intros G; apply Hi' in G; congruence).
  assert (marginal j mu <= t) by (apply Rnot_lt_le; intros G; apply Hj' in G; congruence). lra.
Qed.

(** Refutes that a concrete mask comes from a threshold: it has voxel i and not the likelier voxel j. *)
Ltac not_thresholded H i j :=
  exfalso; pose proof (thresholded_monotone _ _ _ _ i j H ltac:(lia) ltac:(lia) eq_refl eq_refl) as G;
  evaluate_in G; lra.

Theorem no_threshold_dice :
  let score s := expected (fun y => Dice y s) hard_for_dice in
  score [true; false; true] = 77/126 /\
  (forall s, mask_of 3 s -> score s <= 77/126) /\
  (forall t s, thresholded t 3 hard_for_dice s -> score s <= 76/126) /\
  thresholded (1/2) 3 hard_for_dice [false; false; true] /\ score [false; false; true] = 76/126.
Proof.
  intros score. unfold score, hard_for_dice. repeat split.
  - evaluate. lra.
  - intros s Hs. apply masks_of_3 in Hs. repeat (destruct Hs as [<-|Hs]; [evaluate; lra|]). destruct Hs.
  - intros t s Hs. pose proof (masks_of_3 s (proj1 Hs)) as C.
    repeat (destruct C as [<-|C];
      [first [not_thresholded Hs 0%nat 1%nat | not_thresholded Hs 0%nat 2%nat | not_thresholded Hs 1%nat 2%nat
             | evaluate; lra]|]). destruct C.
  - destruct i as [|[|[|i]]]; try lia; evaluate; intros; try reflexivity; lra.
  - destruct i as [|[|[|i]]]; try lia; evaluate; intros; try reflexivity; lra.
  - evaluate. lra.
Qed.

Theorem no_threshold_jaccard :
  let score s := expected (fun y => Jaccard y s) hard_for_jaccard in
  score [false; true; true] = 17/36 /\
  (forall s, mask_of 3 s -> score s <= 17/36) /\
  (forall t s, thresholded t 3 hard_for_jaccard s -> score s <= 16/36) /\
  thresholded (1/2) 3 hard_for_jaccard [false; false; true] /\ score [false; false; true] = 16/36.
Proof.
  intros score. unfold score, hard_for_jaccard. repeat split.
  - evaluate. lra.
  - intros s Hs. apply masks_of_3 in Hs. repeat (destruct Hs as [<-|Hs]; [evaluate; lra|]). destruct Hs.
  - intros t s Hs. pose proof (masks_of_3 s (proj1 Hs)) as C.
    repeat (destruct C as [<-|C];
      [first [not_thresholded Hs 0%nat 1%nat | not_thresholded Hs 0%nat 2%nat | not_thresholded Hs 1%nat 2%nat
             | not_thresholded Hs 1%nat 0%nat | evaluate; lra]|]). destruct C.
  - destruct i as [|[|[|i]]]; try lia; evaluate; intros; try reflexivity; lra.
  - destruct i as [|[|[|i]]]; try lia; evaluate; intros; try reflexivity; lra.
  - evaluate. lra.
Qed.

(** So for both scores some distribution has a mask that is strictly better than every threshold. *)
Theorem no_threshold :
  (exists mu best, is_distribution 3 mu /\ mask_of 3 best /\ forall t s, thresholded t 3 mu s ->
     expected (fun y => Dice y best) mu - expected (fun y => Dice y s) mu >= 1/126) /\
  (exists mu best, is_distribution 3 mu /\ mask_of 3 best /\ forall t s, thresholded t 3 mu s ->
     expected (fun y => Jaccard y best) mu - expected (fun y => Jaccard y s) mu >= 1/36).
Proof.
  split.
  - exists hard_for_dice, [true; false; true]. split; [apply hard_for_dice_is_distribution|].
    split; [reflexivity|]. intros t s Hs. destruct no_threshold_dice as [E [_ [H _]]].
    specialize (H t s Hs). simpl in *. lra.
  - exists hard_for_jaccard, [false; true; true]. split; [apply hard_for_jaccard_is_distribution|].
    split; [reflexivity|]. intros t s Hs. destruct no_threshold_jaccard as [E [_ [H _]]].
    specialize (H t s Hs). simpl in *. lra.
Qed.
