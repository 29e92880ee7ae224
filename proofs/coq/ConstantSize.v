(** If the size of the target is known, some threshold is best for Dice
    ===================================================================

    Law. Let every target have n > 0 foreground voxels, and let D be the largest expected Dice of a mask. Then
    thresholding the marginals at D/2 gives masks of expected Dice D, however ties are broken; and every mask of
    expected Dice D comes about in this way. So for each such distribution some weights of the cross-entropy are
    right.

    Proof. With |y| = n the expected Dice of s is 2 h(s)/(n + |s|), h(s) the sum of the marginals on s. It is at most
    D for every mask, so h(s) - (D/2)|s| <= (D/2) n, with equality iff s is best. The left side is a sum over the
    voxels of s, of the marginals minus D/2. A mask made by the threshold D/2 has the largest such sum, and no other
    mask has it. *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation CrossEntropyRegret.
Import ListNotations.
Open Scope R_scope.

Definition size_always (n : nat) (mu : distribution) : Prop := Forall (fun qy => size (snd qy) = n) mu.

(** The sum of the marginals on s. *)
Definition hits (mu : distribution) (s : mask) : R := expected (fun y => INR (tp y s)) mu.

Lemma expected_dice_constant_size : forall n d mu s, is_distribution d mu -> size_always n mu -> mask_of d s ->
  expected (fun y => Dice y s) mu = 2 * hits mu s / (INR n + INR (size s)).
Proof.
  intros n d mu s [Hmu _] Hn Hs. unfold hits.
  assert (E : expected (fun y => Dice y s) mu = expected (fun y => 2 / (INR n + INR (size s)) * INR (tp y s)) mu).
  { induction Hn as [|[q y] mu Hy Hn IH]; simpl; [reflexivity|].
    destruct (Forall_inv Hmu) as [_ [Hl _]]. simpl in Hl, Hy. rewrite (IH (Forall_inv_tail Hmu)).
    unfold mask_of in Hs. rewrite Dice_sizes by lia. rewrite Hy. unfold Rdiv. lra. }
  rewrite E, expected_scale. unfold Rdiv. lra.
Qed.

Lemma hits_of_parts_expected : forall d mu s t, is_distribution d mu -> mask_of d s -> mask_of d t ->
  hits mu s = hits mu (meet s t) + hits mu (minus s t) /\ hits mu t = hits mu (meet s t) + hits mu (minus t s).
Proof.
  intros d mu s t Hmu Hs Ht. unfold hits, mask_of in *. rewrite <- !expected_plus.
  split; apply (expected_eq d); try assumption; intros y Hy _;
    destruct (hits_of_parts y s t ltac:(lia) ltac:(lia)) as [E1 [E2 _]]; rewrite <- plus_INR; f_equal; assumption.
Qed.

(** A threshold mask has the largest sum of marginals minus t. *)
Lemma threshold_largest : forall t d mu s T, is_distribution d mu -> thresholded t d mu T -> mask_of d s ->
  hits mu s - t * INR (size s) <= hits mu T - t * INR (size T).
Proof.
  intros t d mu s T Hmu HT Hs.
  assert (M := missed_rarely t d mu s T HT Hs). assert (I := included_often t d mu s T HT Hs).
  destruct (hits_of_parts_expected d mu s T Hmu Hs (proj1 HT)) as [E1 E2].
  assert (HTl := proj1 HT). unfold mask_of in Hs, HTl.
  destruct (sizes_of_parts s T ltac:(lia)) as [F1 F2]. rewrite E1, E2, F1, F2, !plus_INR. unfold hits in *. lra.
Qed.

Lemma best_equation : forall n h m D, 0 < n + m -> (2 * h / (n + m) = D <-> h - D / 2 * m = D / 2 * n) /\
  (2 * h / (n + m) <= D <-> h - D / 2 * m <= D / 2 * n).
Proof.
  intros n h m D Hpos.
  assert (E : 2 * h / (n + m) * (n + m) = 2 * h) by (field; lra). split; split; intros H.
  - rewrite H in E. lra.
  - apply Rmult_eq_reg_r with (n + m); lra.
  - apply Rmult_le_compat_r with (r := n + m) in H; lra.
  - apply Rmult_le_reg_r with (n + m); lra.
Qed.

Theorem constant_size_threshold : forall n d mu best T, (0 < n)%nat -> is_distribution d mu -> size_always n mu ->
  mask_of d best -> (forall s, mask_of d s -> expected (fun y => Dice y s) mu <= expected (fun y => Dice y best) mu) ->
  thresholded (expected (fun y => Dice y best) mu / 2) d mu T ->
  expected (fun y => Dice y T) mu = expected (fun y => Dice y best) mu.
Proof.
  intros n d mu best T Hn Hmu Hcs Hb Hopt HT. apply Rle_antisym; [apply Hopt, HT|].
  assert (L := threshold_largest _ d mu best T Hmu HT Hb).
  set (D := expected (fun y => Dice y best) mu) in *.
  assert (ED : D = 2 * hits mu best / (INR n + INR (size best)))
    by (apply (expected_dice_constant_size n d); assumption).
  rewrite (expected_dice_constant_size n d mu T Hmu Hcs (proj1 HT)).
  pose proof (INR_at_least_1 n Hn). pose proof (pos_INR (size best)). pose proof (pos_INR (size T)).
  symmetry in ED. apply best_equation in ED; [|lra].
  apply Rmult_le_reg_r with (INR n + INR (size T)); [lra|].
  replace (2 * hits mu T / (INR n + INR (size T)) * (INR n + INR (size T))) with (2 * hits mu T) by (field; lra). lra.
Qed.

(** * Only these masks *)

Lemma set_voxel_hits : forall mu s i b, (i < length s)%nat ->
  hits mu (set_voxel i b s) = hits mu s + (one b - one (nth i s false)) * marginal i mu.
Proof.
  intros mu s i b Hi. unfold hits.
  assert (G : forall s k i, (i < length s)%nat ->
    expected (fun y => INR (tp (skipn k y) (set_voxel i b s))) mu
    = expected (fun y => INR (tp (skipn k y) s)) mu + (one b - one (nth i s false)) * marginal (k + i) mu).
  { clear s i Hi. induction s as [|a s IH]; intros k i Hi; cbn [length] in Hi; [lia|].
    destruct i as [|i]; cbn [set_voxel nth]; rewrite !expected_hits_cons.
    - rewrite Nat.add_0_r. unfold one. destruct a, b; lra.
    - rewrite IH by lia. replace (S k + i)%nat with (k + S i)%nat by lia. lra. }
  apply (G s 0%nat i Hi).
Qed.

Theorem constant_size_only_threshold : forall n d mu best, (0 < n)%nat -> is_distribution d mu -> size_always n mu ->
  mask_of d best -> (forall s, mask_of d s -> expected (fun y => Dice y s) mu <= expected (fun y => Dice y best) mu) ->
  thresholded (expected (fun y => Dice y best) mu / 2) d mu best.
Proof.
  intros n d mu best Hn Hmu Hcs Hb Hopt. split; [exact Hb|]. intros i Hi.
  set (D := expected (fun y => Dice y best) mu) in *.
  assert (ED : D = 2 * hits mu best / (INR n + INR (size best)))
    by (apply (expected_dice_constant_size n d); assumption).
  pose proof (INR_at_least_1 n Hn). pose proof (pos_INR (size best)).
  symmetry in ED. apply best_equation in ED; [|lra].
  assert (Hset : forall b, (one b - one (nth i best false)) * (marginal i mu - D / 2) <= 0).
  { intros b. unfold mask_of in Hb.
    assert (Hs : mask_of d (set_voxel i b best)) by (unfold mask_of; rewrite set_voxel_length; exact Hb).
    assert (O := Hopt _ Hs). rewrite (expected_dice_constant_size n d _ _ Hmu Hcs Hs) in O.
    pose proof (pos_INR (size (set_voxel i b best))).
    apply best_equation in O; [|lra]. rewrite set_voxel_size, set_voxel_hits in O by lia. lra. }
  split; intros H1.
  - destruct (nth i best false) eqn:E; [reflexivity|]. specialize (Hset true). unfold one in Hset. lra.
  - destruct (nth i best false) eqn:E; [|reflexivity]. specialize (Hset false). unfold one in Hset. lra.
Qed.

(** A mask is best iff the threshold D/2 gives it. *)
Theorem constant_size : forall n d mu best, (0 < n)%nat -> is_distribution d mu -> size_always n mu ->
  mask_of d best -> (forall s, mask_of d s -> expected (fun y => Dice y s) mu <= expected (fun y => Dice y best) mu) ->
  forall T, mask_of d T ->
    (expected (fun y => Dice y T) mu = expected (fun y => Dice y best) mu
     <-> thresholded (expected (fun y => Dice y best) mu / 2) d mu T).
Proof.
  intros n d mu best Hn Hmu Hcs Hb Hopt T HT. split.
  - intros E. rewrite <- E. apply (constant_size_only_threshold n); try assumption.
    intros s Hs. rewrite E. apply Hopt, Hs.
  - apply (constant_size_threshold n); assumption.
Qed.

(** For every such distribution some threshold in [0,1/2] gives best masks only. *)
Theorem constant_size_some_threshold : forall n d mu, (0 < n)%nat -> is_distribution d mu -> size_always n mu ->
  exists t, 0 <= t <= 1/2 /\ forall T, thresholded t d mu T ->
    forall s, mask_of d s -> expected (fun y => Dice y s) mu <= expected (fun y => Dice y T) mu.
Proof.
  intros n d mu Hn Hmu Hcs.
  destruct (best_mask_exists d (fun s => expected (fun y => Dice y s) mu)) as [best [Hb Hopt]].
  exists (expected (fun y => Dice y best) mu / 2). split.
  - assert (0 <= expected (fun y => Dice y best) mu).
    { apply Rle_trans with (expected (fun _ => 0) mu); [rewrite (expected_const d) by exact Hmu; lra|].
      apply (expected_mono d); [exact Hmu|]. intros y Hy _. apply Dice_range. unfold mask_of in Hb. lia. }
    assert (expected (fun y => Dice y best) mu <= 1).
    { apply Rle_trans with (expected (fun _ => 1) mu); [|rewrite (expected_const d) by exact Hmu; lra].
      apply (expected_mono d); [exact Hmu|]. intros y Hy _. apply Dice_range. unfold mask_of in Hb. lia. }
    lra.
  - intros T HT s Hs. rewrite (constant_size_threshold n d mu best T Hn Hmu Hcs Hb Hopt HT). apply Hopt, Hs.
Qed.
