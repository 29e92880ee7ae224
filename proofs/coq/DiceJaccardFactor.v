(** Dice is between Jaccard and twice Jaccard

    Law. For every target and prediction that aren't both empty, J <= D <= 2J. No factor below 2 does for all masks:
    for every eps > 0 some pair has D > (2 - eps) J with J > 0. The factor 2 itself isn't reached: D < 2J wherever J >
    0. For masks of d voxels the best factor is 2d/(d+1), reached exactly where J = 1/d, and a target of any size has
    such a prediction.

    Proof. D/J = 2/(1+J), which falls from 2 to 1 while J goes from 0 to 1. One voxel that is hit and N that are
    predicted wrongly have J = 1/(N+1) and D/J = 2 - 2/(N+2). With d voxels a J above 0 is at least 1/d. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks.
Import ListNotations.
Open Scope R_scope.

Theorem dice_jaccard_factor : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  jaccard tp fp fn <= dice tp fp fn <= 2 * jaccard tp fp fn.
Proof.
  intros tp fp fn Htp Hfp Hfn Hu. unfold jaccard, dice. split.
  - apply div_le_div; nra.
  - replace (2 * (tp / (tp + fp + fn))) with (2 * tp / (tp + fp + fn)) by (field; lra). apply div_le_div; nra.
Qed.

(** The factor 2 isn't reached. *)
Theorem dice_jaccard_factor_strict : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < jaccard tp fp fn ->
  0 < tp + fp + fn -> dice tp fp fn < 2 * jaccard tp fp fn.
Proof.
  intros tp fp fn Htp Hfp Hfn HJ Hu. unfold jaccard, dice in *.
  assert (0 < tp).
  { destruct Htp as [P|E]; auto. rewrite <- E in HJ. unfold Rdiv in HJ. rewrite Rmult_0_l in HJ. lra. }
  replace (2 * (tp / (tp + fp + fn))) with (2 * tp / (tp + fp + fn)) by (field; lra). apply div_lt_div; nra.
Qed.

Corollary dice_jaccard_factor_masks : forall y s : mask, length y = length s -> (0 < size y + size s)%nat ->
  Jaccard y s <= Dice y s <= 2 * Jaccard y s.
Proof.
  intros y s L H. pose proof (union_real_pos y s L H). apply dice_jaccard_factor; auto with masks.
Qed.

(** No smaller factor does, for masks. *)
Theorem dice_jaccard_factor_tight : forall eps : R, 0 < eps -> exists y s : mask, length y = length s /\
  (0 < size y + size s)%nat /\ 0 < Jaccard y s /\ Dice y s > (2 - eps) * Jaccard y s.
Proof.
  intros eps He. destruct (exists_INR_above (2 / eps)) as [N [N1 HN]].
  destruct (mask_pair 1 N 0 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
  exists y, s. pose proof (tp_fn_size y s ltac:(lia)).
  unfold Jaccard, Dice, jaccard, dice. rewrite Htp, Hfp, Hfn. simpl INR.
  pose proof (pos_INR N). assert (HN' : 2 < eps * INR N).
  { apply (Rmult_lt_compat_r eps) in HN; auto. unfold Rdiv in HN. rewrite Rmult_assoc, Rinv_l in HN; lra. }
  repeat split; try lia.
  - apply div_pos; lra.
  - replace ((2 - eps) * (1 / (1 + INR N + 0))) with ((2 - eps) / (1 + INR N + 0)) by (field; lra).
    apply div_lt_div; nra.
Qed.

(** The best factor for masks of d voxels. *)

Lemma jaccard_least : forall (d : nat) (y s : mask), length y = d -> length s = d -> 0 < Jaccard y s ->
  (1 <= tp y s)%nat /\ (tp y s + fp y s + fn y s <= d)%nat.
Proof.
  intros d y s Ly Ls HJ. pose proof (counts_length y s ltac:(lia)). split; [|lia].
  destruct (tp y s) eqn:E; [|lia]. unfold Jaccard, jaccard in HJ. rewrite E in HJ. simpl in HJ.
  unfold Rdiv in HJ. rewrite Rmult_0_l in HJ. lra.
Qed.

Theorem dice_jaccard_factor_finite : forall (d : nat) (y s : mask), length y = d -> length s = d ->
  (0 < size y + size s)%nat ->
  Dice y s <= 2 * INR d / (INR d + 1) * Jaccard y s /\
  (0 < Jaccard y s -> (Dice y s = 2 * INR d / (INR d + 1) * Jaccard y s <-> Jaccard y s = 1 / INR d)).
Proof.
  intros d y s Ly Ls H. pose proof (union_real_pos y s ltac:(lia) H) as U.
  pose proof (pos_INR d). pose proof (tp_real_nonneg y s) as P.
  destruct (Rle_lt_or_eq_dec 0 (INR (tp y s)) P) as [Hp|Hz].
  2: { unfold Dice, dice, Jaccard, jaccard. rewrite <- Hz. unfold Rdiv. rewrite Rmult_0_r, !Rmult_0_l. split; lra. }
  assert (HJ : 0 < Jaccard y s) by (apply div_pos; auto).
  destruct (jaccard_least d y s Ly Ls HJ) as [T V].
  apply INR_ge_1 in T. apply le_INR in V. rewrite !plus_INR in V. unfold Dice, dice, Jaccard, jaccard in *.
  set (t := INR (tp y s)) in *. set (u := INR (fp y s)) in *. set (v := INR (fn y s)) in *. set (n := INR d) in *.
  replace (2 * n / (n + 1) * (t / (t + u + v))) with (2 * n * t / ((n + 1) * (t + u + v))) by (field; lra).
  assert (M : t + u + v <= t * n) by nra.
  assert (M2 : t * (t + u + v) <= t * (t * n)) by (apply Rmult_le_compat_l; lra).
  split; [apply div_le_div; nra|]. intros _.
  split; intro E.
  - assert (K : t + u + v = t * n).
    { apply Rle_antisym; auto. apply Rnot_lt_le. intro Lt. apply (Rlt_irrefl (2 * t / (2 * t + u + v))).
      rewrite E at 2. apply (Rmult_lt_compat_l t) in Lt; [|lra]. apply div_lt_div; nra. }
    rewrite K. field. nra.
  - assert (K : t + u + v = t * n).
    { apply (f_equal (fun x => x * (n * (t + u + v)))) in E.
      replace (t / (t + u + v) * (n * (t + u + v))) with (t * n) in E by (field; lra).
      replace (1 / n * (n * (t + u + v))) with (t + u + v) in E by (field; lra). lra. }
    replace (2 * t + u + v) with (t + t * n) by lra. rewrite K. field. split; nra.
Qed.

(** A target of any size n from 1 to d has a prediction with J = 1/d. *)
Theorem dice_jaccard_factor_finite_attained : forall d n : nat, (1 <= n <= d)%nat -> exists y s : mask,
  length y = d /\ length s = d /\ size y = n /\ Jaccard y s = 1 / INR d /\
  Dice y s = 2 * INR d / (INR d + 1) * Jaccard y s.
Proof.
  intros d n Hn. destruct (mask_pair 1 (d - n) (n - 1) 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
  exists y, s. pose proof (tp_fn_size y s ltac:(lia)).
  assert (HJ : Jaccard y s = 1 / INR d).
  { unfold Jaccard, jaccard. rewrite Htp, Hfp, Hfn, <- !plus_INR. replace (1 + (d - n) + (n - 1))%nat with d by lia.
    reflexivity. }
  repeat split; try lia; auto.
  pose proof (INR_ge_1 d ltac:(lia)).
  apply dice_jaccard_factor_finite; try lia; auto. rewrite HJ. apply div_pos; lra.
Qed.
