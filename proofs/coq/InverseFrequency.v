(** Weights by inverse frequency may lose all of Dice
    =================================================

    Law. Let the foreground of a target with n of d voxels weigh gamma/n, its background (1-gamma)/(d-n), 0 < gamma <
    1: gamma = 1/2 is inverse frequency. Let the target be the first voxel with probability 1 - q, else the first and v
    more. If

        d - 1 > (1-gamma)(1-q)(1+v)/(gamma q),

    the minimiser of the cross-entropy, cut at 1/2, is the first and the v more, and it loses (1-2q) v/(v+2) of expected
    Dice. So for every eps > 0 some distribution makes it lose more than 1 - eps.

    Proof. A voxel is in where its foreground weight is the larger one on average. For the v more these are q
    gamma/(v+1) and (1-q)(1-gamma)/(d-1). *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation ImageWeights.
From CertiDice Require Masks.
Import ListNotations.
Open Scope R_scope.

(** The first k of d voxels. *)
Definition first_voxels (d k : nat) : mask := repeat true k ++ repeat false (d - k).

Lemma first_voxels_length : forall d k, (k <= d)%nat -> length (first_voxels d k) = d.
Proof. intros d k K. unfold first_voxels. rewrite app_length, !repeat_length. lia. Qed.

Lemma first_voxels_size : forall d k, size (first_voxels d k) = k.
Proof.
  intros d k. unfold first_voxels. generalize (d - k)%nat as m. intro m.
  assert (Z : size (repeat false m) = 0%nat) by (induction m; simpl; auto).
  induction k as [|k IH]; [exact Z | simpl; rewrite IH; reflexivity].
Qed.

Lemma first_voxels_nth : forall d k i, nth i (first_voxels d k) false = (i <? k)%nat.
Proof.
  intros d k. unfold first_voxels. generalize (d - k)%nat as m. intro m. induction k as [|k IH]; intro i.
  - simpl. revert i. induction m as [|m IH]; intros [|i]; simpl; auto. rewrite IH. reflexivity.
  - destruct i as [|i]; [reflexivity|]. simpl. rewrite IH. reflexivity.
Qed.

Lemma first_voxels_dice : forall d v, (v + 1 <= d)%nat ->
  Dice (first_voxels d 1) (first_voxels d (v + 1)) = 2 / (INR v + 2) /\
  Dice (first_voxels d (v + 1)) (first_voxels d 1) = 2 / (INR v + 2) /\
  Dice (first_voxels d 1) (first_voxels d 1) = 1 /\
  Dice (first_voxels d (v + 1)) (first_voxels d (v + 1)) = 1.
Proof.
  intros d v H. pose proof (pos_INR v).
  assert (A : first_voxels d 1 = repeat true 1 ++ repeat false v ++ repeat false (d - (v + 1))).
  { unfold first_voxels. replace (d - 1)%nat with (v + (d - (v + 1)))%nat by lia. rewrite repeat_app. reflexivity. }
  assert (B : first_voxels d (v + 1) = repeat true 1 ++ repeat true v ++ repeat false (d - (v + 1))).
  { unfold first_voxels. replace (v + 1)%nat with (1 + v)%nat by lia. rewrite repeat_app, <- app_assoc. reflexivity. }
  unfold Dice, dice, tp, fp, fn. rewrite A, B.
  rewrite !Masks.count_app by (rewrite !repeat_length; reflexivity).
  rewrite !Masks.count_repeat. cbn [andb negb]. rewrite ?Nat.add_0_r, ?Nat.add_0_l, !plus_INR. cbn [INR].
  repeat split; field; lra.
Qed.

Definition one_or_more (q : R) (v d : nat) : distribution := [(1 - q, first_voxels d 1); (q, first_voxels d (v + 1))].

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
Proof.
  intros gamma q v d G Q V D Large mu w1 w0.
  pose proof (Masks.INR_ge_1 v V) as V1. pose proof (le_INR (v + 2) d D) as D1. rewrite plus_INR in D1. simpl in D1.
  split.
  { split; [|unfold mu, one_or_more; simpl; lra].
    apply Forall_cons; [|apply Forall_cons; [|apply Forall_nil]]; cbn [fst snd];
      (split; [lra | split; [apply first_voxels_length; lia | rewrite first_voxels_size; lia]]). }
  intros s [Ls H]. unfold mask_of in Ls.
  assert (E : s = first_voxels d (v + 1)).
  { apply nth_ext with false false; [rewrite first_voxels_length by lia; exact Ls|]. rewrite Ls. intros i Hi.
    destruct (H i Hi) as [In Out]. unfold votes_for, votes_against, mu, one_or_more in In, Out.
    cbn [expected] in In, Out. rewrite !first_voxels_size, !first_voxels_nth in In, Out. rewrite first_voxels_nth.
    unfold w0, w1 in In, Out. rewrite plus_INR in In, Out. cbn [INR] in In, Out.
    assert (P1 : 0 < gamma / 1) by (apply Masks.div_pos; lra).
    assert (P2 : 0 < gamma / (INR v + 1)) by (apply Masks.div_pos; lra).
    assert (P3 : 0 < (1 - gamma) / (INR d - 1)) by (apply Masks.div_pos; lra).
    assert (P4 : 0 < (1 - gamma) / (INR d - (INR v + 1))) by (apply Masks.div_pos; lra).
    destruct (Nat.ltb_spec i 1) as [C1|C1].
    - destruct (Nat.ltb_spec i (v + 1)) as [C2|C2]; [|lia]. apply In. nra.
    - destruct (Nat.ltb_spec i (v + 1)) as [C2|C2].
      + apply In. assert (X : (1 - q) * ((1 - gamma) / (INR d - 1)) < q * (gamma / (INR v + 1))); [|lra].
        replace ((1 - q) * ((1 - gamma) / (INR d - 1))) with ((1 - q) * (1 - gamma) / (INR d - 1)) by (field; lra).
        replace (q * (gamma / (INR v + 1))) with (q * gamma / (INR v + 1)) by (field; lra).
        apply Masks.div_lt_div; [lra | lra |].
        assert (GQ : 0 < gamma * q) by (apply Rmult_lt_0_compat; lra).
        apply (Rmult_gt_compat_r (gamma * q)) in Large; [|exact GQ].
        unfold Rdiv in Large. rewrite Rmult_assoc, Rinv_l in Large; lra.
      + apply Out. nra. }
  split; [exact E|]. rewrite E. unfold mu, one_or_more. cbn [expected].
  destruct (first_voxels_dice d v ltac:(lia)) as (A1 & A2 & A3 & A4). rewrite A1, A2, A3, A4. field. lra.
Qed.

(** So no bound below 1 holds. *)
Theorem inverse_frequency_regret_tight : forall gamma eps : R, 0 < gamma < 1 -> 0 < eps -> exists d mu s',
  is_distribution d mu /\ mask_of d s' /\
  forall s, majority (fun n => (1 - gamma) / (INR d - INR n)) (fun n => gamma / INR n) d mu s ->
    expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu > 1 - eps.
Proof.
  intros gamma eps G E. destruct (Masks.exists_INR_above (4 / eps)) as (v & V & Hv).
  set (q := Rmin (eps / 8) (1 / 4)). assert (Q : 0 < q <= 1 / 4 /\ q <= eps / 8).
  { unfold q. split; [split|]; [apply Rmin_glb_lt; lra | apply Rmin_r | apply Rmin_l]. }
  destruct (Masks.exists_INR_above (1 + (1 - gamma) * (1 - q) * (1 + INR v) / (gamma * q))) as (d0 & _ & Hd).
  set (d := (d0 + v + 2)%nat).
  assert (Large : INR d - 1 > (1 - gamma) * (1 - q) * (1 + INR v) / (gamma * q)).
  { unfold d. rewrite !plus_INR. simpl. pose proof (pos_INR v). lra. }
  destruct (inverse_frequency_regret gamma q v d G ltac:(lra) V ltac:(unfold d; lia) Large) as [Hmu H].
  exists d, (one_or_more q v d), (first_voxels d 1). split; [exact Hmu|].
  split; [apply first_voxels_length; unfold d; lia|]. intros s Hs. destruct (H s Hs) as [_ ->].
  pose proof (Masks.INR_ge_1 v V). apply Rlt_gt, Masks.lt_div; [lra|].
  assert (B : 4 < eps * INR v).
  { apply (Rmult_lt_compat_r eps) in Hv; [|exact E]. unfold Rdiv in Hv. rewrite Rmult_assoc, Rinv_l in Hv; lra. }
  assert (q * INR v <= eps / 8 * INR v) by (apply Rmult_le_compat_r; lra). nra.
Qed.
