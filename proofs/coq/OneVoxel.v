(** What weights lose at least where the target is one voxel, on four and more voxels
    ================================================================================

    Law. Where the target is one of d voxels, weights that depend on the number of foreground voxels are constant, and
    include a voxel by a threshold t of its probability. With one rule for ties some distribution then loses 1/10 of
    Dice for d >= 4, 2/15 for d >= 5, 1/6 for d >= 6, 3/14 for d >= 7 and 7/30 for d >= 8.

    Proof. Voxels of probability q are included or not: q is 7/30, 1/5, 1/6, 1/7 or 2/15. If they are, the target is
    such a voxel, or one of two, and else one other voxel, which alone would be better. If they aren't, the target is
    one of three, five, six or seven of them, or a voxel of the rest; what is missing would be better. *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation ImageWeights.
Import ListNotations.
Open Scope R_scope.

(** The target is voxel i of the first ones with the i-th probability; k voxels more are never foreground. *)
Definition unit_mask (m i : nat) : mask := map (Nat.eqb i) (seq 0 m).
Definition one_of (qs : list R) (k : nat) : distribution :=
  combine qs (map (fun i => pad (unit_mask (length qs) i) k) (seq 0 (length qs))).

Ltac unfold_one_of := unfold one_of, unit_mask; cbn [length seq map combine Nat.eqb].

(** Whatever the rule is, one side of q is clear. *)
Lemma by_rule : forall d t q x muA SA muB SB,
  is_distribution d muA -> single muA -> mask_of d SA -> is_distribution d muB -> single muB -> mask_of d SB ->
  (forall T, mask_of d T -> (forall i, (i < d)%nat -> q <= marginal i muA -> nth i T false = true) ->
    expected (fun y => Dice y SA) muA - expected (fun y => Dice y T) muA >= x) ->
  (forall T, mask_of d T -> (forall i, marginal i muB <= q -> nth i T false = false) ->
    expected (fun y => Dice y SB) muB - expected (fun y => Dice y T) muB >= x) ->
  rule_loses above Dice d t x /\ rule_loses at_least Dice d t x.
Proof.
  intros d t q x muA SA muB SB DA HA MA DB HB MB A B.
  assert (LA : forall mu, mask_of d (above t d mu)) by (intro mu; apply above_thresholded).
  assert (LE : forall mu, mask_of d (at_least t d mu)) by (intro mu; apply at_least_thresholded).
  split.
  - destruct (Rlt_le_dec t q) as [H|H]; [exists muA, SA | exists muB, SB]; repeat (split; [assumption|]).
    + apply A; [apply LA|]. intros i Hi Hq. apply (above_thresholded t d muA); [exact Hi | lra].
    + apply B; [apply LA|]. intros i Hq. apply nth_above_false. lra.
  - destruct (Rle_lt_dec t q) as [H|H]; [exists muA, SA | exists muB, SB]; repeat (split; [assumption|]).
    + apply A; [apply LE|]. intros i Hi Hq. apply nth_at_least_true; [exact Hi | lra].
    + apply B; [apply LE|]. intros i Hq. destruct (Nat.ltb_spec i d) as [Hi|Hi].
      * apply (at_least_thresholded t d muB); [exact Hi | lra].
      * apply nth_overflow. pose proof (LE muB) as L. unfold mask_of in L. lia.
Qed.

(** Few scores in many voxels: the target is one of them at best. *)
Lemma many_score : forall d mu T m, is_distribution d mu -> single mu -> mask_of d T -> (m <= size T)%nat ->
  expected (fun y => Dice y T) mu <= 2 / (1 + INR m).
Proof.
  intros d mu T m Hmu Hs HT Hm. rewrite <- (expected_const d mu (2 / (1 + INR m)) Hmu).
  apply le_INR in Hm. pose proof (pos_INR m). pose proof (pos_INR (size T)).
  apply Rle_trans with (expected (fun _ => 2 / (1 + INR (size T))) mu).
  - destruct Hmu as [Hmu _]. induction Hs as [|[r y] mu Hy Hs IH]; simpl in *; [lra|].
    destruct (Forall_inv Hmu) as [Q [L _]]. simpl in Q, L, Hy. specialize (IH (Forall_inv_tail Hmu)).
    apply Rplus_le_compat; [|exact IH]. apply Rmult_le_compat_l; [lra|]. unfold mask_of in HT.
    rewrite Dice_sizes, Hy by lia. pose proof (le_INR _ _ (tp_le_size_l y T ltac:(lia))) as Ht. rewrite Hy in Ht.
    cbn [INR] in *. apply div_le_div; [lra | lra |]. apply Rmult_le_compat_r; lra.
  - apply (expected_mono d); [exact Hmu|]. intros. apply div_le_div; lra.
Qed.

(** Two voxels that are too many beside a third. *)
Lemma favourite_included : forall q k T, 0 < q <= 1/3 -> mask_of (3 + k) T ->
  (forall i, (i < 3 + k)%nat -> q <= marginal i (favourite_of_three q k) -> nth i T false = true) ->
  expected (fun y => Dice y (pad [true; false; false] k)) (favourite_of_three q k)
    - expected (fun y => Dice y T) (favourite_of_three q k) >= 1/2 - 2 * q.
Proof.
  intros q k T Hq HT H. destruct (favourite_of_three_is_distribution q k ltac:(lra)) as [D S].
  assert (E : forall i, (i < 3)%nat -> nth i T false = true).
  { intros i Hi. apply H; [lia|]. unfold favourite_of_three. padded_marginal.
    destruct i as [|[|[|i]]]; cbn [nth]; try lra. lia. }
  assert (Hs : (3 <= size T)%nat).
  { unfold mask_of in HT. destruct T as [|a [|b [|c T]]]; simpl in HT; try discriminate.
    pose proof (E 0%nat ltac:(lia)) as E0. pose proof (E 1%nat ltac:(lia)) as E1. pose proof (E 2%nat ltac:(lia)) as E2.
    simpl in E0, E1, E2. subst. simpl. lia. }
  pose proof (many_score _ _ T 3 D S HT Hs) as M.
  replace (2 / (1 + INR 3)) with (1/2) in M by (simpl; lra).
  assert (F : expected (fun y => Dice y (pad [true; false; false] k)) (favourite_of_three q k) = 1 - 2 * q).
  { unfold favourite_of_three. cbn [expected]. rewrite !Dice_sizes by (rewrite !length_pad; reflexivity).
    rewrite !size_pad, !tp_pad by reflexivity. cbn. lra. }
  rewrite F. lra.
Qed.

Lemma pair_included : forall q k T, 0 < q < 1/2 -> mask_of (3 + k) T ->
  (forall i, (i < 3 + k)%nat -> q <= marginal i (one_of_two q k) -> nth i T false = true) ->
  expected (fun y => Dice y (pad [true; false; false] k)) (one_of_two q k)
    - expected (fun y => Dice y T) (one_of_two q k) >= 1/3 - q.
Proof.
  intros q k T Hq HT H. destruct (one_of_two_marginal q k) as [M0 M1]. apply one_of_two_regret; [lra | exact HT | |];
    apply H; try lia; lra.
Qed.

(** Nothing is included: every other mask is better by all of its score. *)
Lemma nothing_included : forall d q mu T S, mask_of d T ->
  (forall i, marginal i mu <= q) -> (forall i, marginal i mu <= q -> nth i T false = false) ->
  expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu = expected (fun y => Dice y S) mu.
Proof.
  intros d q mu T S HT M H. unfold mask_of in HT.
  assert (E : T = repeat false d) by (rewrite <- HT; apply all_false; intro i; apply H, M). rewrite E.
  rewrite (expected_ext (fun y => Dice y (repeat false d)) (fun _ => 0 * 0));
    [|intro y; rewrite (proj1 (empty_mask_scores y d)); lra].
  rewrite (expected_scale 0). lra.
Qed.

Ltac one_of_distribution := unfold_one_of; split; [padded_distribution | padded_single].
Ltac one_of_score :=
  unfold_one_of; cbn [expected]; rewrite !Dice_sizes by (rewrite !length_pad; reflexivity);
  rewrite !size_pad, !tp_pad by reflexivity; cbn; lra.
Ltac one_of_marginal i :=
  unfold_one_of; padded_marginal; do 9 (destruct i as [|i]; cbn [nth]; [lra|]); destruct i; cbn [nth]; lra.

(** ** On four voxels *)

Definition four (k : nat) : distribution := one_of [3/10; 7/30; 7/30; 7/30] k.

Lemma four_left_out : forall k T, mask_of (4 + k) T ->
  (forall i, marginal i (four k) <= 7/30 -> nth i T false = false) ->
  expected (fun y => Dice y (pad [true; true; true; true] k)) (four k) - expected (fun y => Dice y T) (four k) >= 1/10.
Proof.
  intros k T HT H. assert (E : forall i, nth (S i) T false = false).
  { intro i. apply H. unfold four. one_of_marginal i. }
  unfold mask_of in HT. destruct T as [|a T]; [discriminate|].
  assert (HT' : T = repeat false (3 + k)).
  { rewrite (all_false T) by (intro i; exact (E i)). f_equal. simpl in HT. lia. }
  subst T. change (a :: repeat false (3 + k)) with (pad [a; false; false; false] k). unfold four. unfold_one_of.
  cbn [expected]. rewrite !Dice_sizes by (rewrite !length_pad; reflexivity).
  rewrite !size_pad, !tp_pad by reflexivity. destruct a; cbn; lra.
Qed.

(** ** On more: the same for all *)

(** Where the others have the probability q, or less, none is included. *)
Lemma left_out_loses : forall m k q x qs muA SA t, length qs = m ->
  is_distribution (m + k) muA -> single muA -> mask_of (m + k) SA ->
  (forall T, mask_of (m + k) T -> (forall i, (i < m + k)%nat -> q <= marginal i muA -> nth i T false = true) ->
    expected (fun y => Dice y SA) muA - expected (fun y => Dice y T) muA >= x) ->
  is_distribution (m + k) (one_of qs k) -> single (one_of qs k) ->
  (forall i, marginal i (one_of qs k) <= q) ->
  forall s, length s = m -> expected (fun y => Dice y (pad s k)) (one_of qs k) >= x ->
  rule_loses above Dice (m + k) t x /\ rule_loses at_least Dice (m + k) t x.
Proof.
  intros m k q x qs muA SA t Lq DA HA MA A DB HB M s Ls E.
  apply (by_rule (m + k) t q x muA SA (one_of qs k) (pad s k)); try assumption.
  - unfold mask_of. rewrite length_pad, Ls. reflexivity.
  - intros T HT H. rewrite (nothing_included (m + k) q _ T (pad s k) HT M H). exact E.
Qed.

Lemma pair_facts : forall q j, 0 < q < 1/2 ->
  is_distribution (3 + j) (one_of_two q j) /\ single (one_of_two q j) /\ mask_of (3 + j) (pad [true; false; false] j).
Proof.
  intros q j Q. destruct (one_of_two_is_distribution q j ltac:(lra)). repeat split; try assumption; try apply H.
  apply pad3_length.
Qed.

Lemma one_voxel_four : forall t k,
  rule_loses above Dice (4 + k) t (1/10) /\ rule_loses at_least Dice (4 + k) t (1/10).
Proof.
  intros t k. destruct (pair_facts (7/30) (1 + k) ltac:(lra)) as (DA & HA & MA).
  assert (F : is_distribution (4 + k) (four k) /\ single (four k)) by (unfold four; one_of_distribution).
  destruct F as [DB HB].
  apply (by_rule (4 + k) t (7/30) (1/10) (one_of_two (7/30) (1 + k)) (pad [true; false; false] (1 + k)) (four k)
    (pad [true; true; true; true] k)); try assumption.
  - intros T HT H. pose proof (pair_included (7/30) (1 + k) T ltac:(lra) HT H). lra.
  - intros T HT H. apply four_left_out; assumption.
Qed.

Lemma one_voxel_five : forall t k,
  rule_loses above Dice (5 + k) t (2/15) /\ rule_loses at_least Dice (5 + k) t (2/15).
Proof.
  intros t k. destruct (pair_facts (1/5) (2 + k) ltac:(lra)) as (DA & HA & MA).
  set (qs := repeat (1/5) 5).
  assert (F : is_distribution (5 + k) (one_of qs k) /\ single (one_of qs k))
    by (unfold qs; cbn [repeat]; one_of_distribution). destruct F as [DB HB].
  apply (left_out_loses 5 k (1/5) (2/15) qs (one_of_two (1/5) (2 + k))
    (pad [true; false; false] (2 + k)) t) with (s := [true; true; true; true; true]); try assumption; try reflexivity.
  - intros T HT H. pose proof (pair_included (1/5) (2 + k) T ltac:(lra) HT H). lra.
  - intro i. unfold qs. cbn [repeat]. one_of_marginal i.
  - unfold qs. cbn [repeat]. one_of_score.
Qed.

Lemma one_voxel_six : forall t k,
  rule_loses above Dice (6 + k) t (1/6) /\ rule_loses at_least Dice (6 + k) t (1/6).
Proof.
  intros t k. destruct (pair_facts (1/6) (3 + k) ltac:(lra)) as (DA & HA & MA). set (qs := repeat (1/6) 6).
  assert (F : is_distribution (6 + k) (one_of qs k) /\ single (one_of qs k))
    by (unfold qs; cbn [repeat]; one_of_distribution). destruct F as [DB HB].
  apply (left_out_loses 6 k (1/6) (1/6) qs (one_of_two (1/6) (3 + k)) (pad [true; false; false] (3 + k)) t)
    with (s := [true; true; true; true; true; true]); try assumption; try reflexivity.
  - intros T HT H. pose proof (pair_included (1/6) (3 + k) T ltac:(lra) HT H). lra.
  - intro i. unfold qs. cbn [repeat]. one_of_marginal i.
  - unfold qs. cbn [repeat]. one_of_score.
Qed.

Lemma one_voxel_seven : forall t k,
  rule_loses above Dice (7 + k) t (3/14) /\ rule_loses at_least Dice (7 + k) t (3/14).
Proof.
  intros t k. destruct (favourite_of_three_is_distribution (1/7) (4 + k) ltac:(lra)) as [DA HA].
  set (qs := repeat (1/7) 7).
  assert (F : is_distribution (7 + k) (one_of qs k) /\ single (one_of qs k))
    by (unfold qs; cbn [repeat]; one_of_distribution). destruct F as [DB HB].
  apply (left_out_loses 7 k (1/7) (3/14) qs (favourite_of_three (1/7) (4 + k)) (pad [true; false; false] (4 + k)) t)
    with (s := [true; true; true; true; true; true; true]); try assumption; try reflexivity.
  - apply pad3_length.
  - intros T HT H. pose proof (favourite_included (1/7) (4 + k) T ltac:(lra) HT H). lra.
  - intro i. unfold qs. cbn [repeat]. one_of_marginal i.
  - unfold qs. cbn [repeat]. one_of_score.
Qed.

Lemma one_voxel_eight : forall t k,
  rule_loses above Dice (8 + k) t (7/30) /\ rule_loses at_least Dice (8 + k) t (7/30).
Proof.
  intros t k. destruct (favourite_of_three_is_distribution (2/15) (5 + k) ltac:(lra)) as [DA HA].
  set (qs := repeat (2/15) 7 ++ [1/15]).
  assert (F : is_distribution (8 + k) (one_of qs k) /\ single (one_of qs k))
    by (unfold qs; cbn [repeat app]; one_of_distribution). destruct F as [DB HB].
  apply (left_out_loses 8 k (2/15) (7/30) qs (favourite_of_three (2/15) (5 + k)) (pad [true; false; false] (5 + k)) t)
    with (s := [true; true; true; true; true; true; true; false]); try assumption; try reflexivity.
  - apply pad3_length.
  - intros T HT H. pose proof (favourite_included (2/15) (5 + k) T ltac:(lra) HT H). lra.
  - intro i. unfold qs. cbn [repeat app]. one_of_marginal i.
  - unfold qs. cbn [repeat app]. one_of_score.
Qed.

Theorem one_voxel_weights_dice : forall t d,
  let loses x := rule_loses above Dice d t x /\ rule_loses at_least Dice d t x in
  ((4 <= d)%nat -> loses (1/10)) /\ ((5 <= d)%nat -> loses (2/15)) /\ ((6 <= d)%nat -> loses (1/6)) /\
  ((7 <= d)%nat -> loses (3/14)) /\ ((8 <= d)%nat -> loses (7/30)).
Proof.
  intros t d loses. unfold loses. split; [|split; [|split; [|split]]]; intro D.
  - replace d with (4 + (d - 4))%nat by lia. apply one_voxel_four.
  - replace d with (5 + (d - 5))%nat by lia. apply one_voxel_five.
  - replace d with (6 + (d - 6))%nat by lia. apply one_voxel_six.
  - replace d with (7 + (d - 7))%nat by lia. apply one_voxel_seven.
  - replace d with (8 + (d - 8))%nat by lia. apply one_voxel_eight.
Qed.
