(** The Jaccard loss is between the Dice loss and twice the Dice loss

    Law. For every target and prediction that aren't both empty, 1 - D <= 1 - J <= 2(1 - D). No factor below 2 does for
    all masks: for every eps > 0 some pair has 1 - J > (2 - eps)(1 - D) with D < 1. The factor 2 itself isn't reached
    where J < 1. For masks of d voxels the best factor is (2d - 1)/d, reached exactly where J = (d - 1)/d.

    Proof. (1 - J)/(1 - D) = 1 + J, which is between 1 and 2. N voxels that are hit and one predicted wrongly have
    J = N/(N+1). With d voxels a J below 1 is at most (d - 1)/d. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks DiceJaccardIdentity.
Import ListNotations.
Open Scope R_scope.

(** The quotient of the two losses. *)
Lemma loss_quotient : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  1 - jaccard tp fp fn = (1 + jaccard tp fp fn) * (1 - dice tp fp fn).
Proof. intros. unfold jaccard, dice. field. lra. Qed.

Theorem dice_jaccard_loss_factor : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  1 - dice tp fp fn <= 1 - jaccard tp fp fn <= 2 * (1 - dice tp fp fn).
Proof.
  intros tp fp fn Htp Hfp Hfn U. rewrite loss_quotient by assumption.
  pose proof (jaccard_range tp fp fn Htp Hfp Hfn U). pose proof (dice_range tp fp fn Htp Hfp Hfn U). nra.
Qed.

(** The factor 2 isn't reached. *)
Theorem dice_jaccard_loss_factor_strict : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  jaccard tp fp fn < 1 -> 1 - jaccard tp fp fn < 2 * (1 - dice tp fp fn).
Proof.
  intros tp fp fn Htp Hfp Hfn U HJ. pose proof (loss_quotient tp fp fn Htp Hfp Hfn U) as E.
  pose proof (jaccard_range tp fp fn Htp Hfp Hfn U). pose proof (dice_range tp fp fn Htp Hfp Hfn U). nra.
Qed.

Corollary dice_jaccard_loss_factor_masks : forall y s : mask, length y = length s -> (0 < size y + size s)%nat ->
  1 - Dice y s <= 1 - Jaccard y s <= 2 * (1 - Dice y s).
Proof.
  intros y s L H. pose proof (union_real_pos y s L H). apply dice_jaccard_loss_factor; auto with masks.
Qed.

(** No smaller factor does, for masks. *)
Theorem dice_jaccard_loss_factor_tight : forall eps : R, 0 < eps -> exists y s : mask, length y = length s /\
  (0 < size y + size s)%nat /\ Dice y s < 1 /\ 1 - Jaccard y s > (2 - eps) * (1 - Dice y s).
Proof.
  intros eps He. destruct (exists_INR_above (1 / eps)) as [N [N1 HN]].
  destruct (mask_pair N 1 0 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
  exists y, s. pose proof (tp_fn_size y s ltac:(lia)). pose proof (INR_ge_1 N N1).
  assert (HN' : 1 < eps * INR N).
  { apply (Rmult_lt_compat_r eps) in HN; auto. unfold Rdiv in HN. rewrite Rmult_assoc, Rinv_l in HN; lra. }
  unfold Jaccard, Dice. rewrite Htp, Hfp, Hfn. simpl INR.
  rewrite loss_quotient by lra.
  assert (HD : dice (INR N) 1 0 < 1) by (apply div_lt; lra).
  assert (HJ : 1 - eps < jaccard (INR N) 1 0) by (apply lt_div; nra).
  repeat split; try lia; nra.
Qed.

(** * The best factor for masks of d voxels *)

Lemma jaccard_most : forall (d : nat) (y s : mask), length y = d -> length s = d -> (0 < size y + size s)%nat ->
  Jaccard y s < 1 ->
  (1 <= fp y s + fn y s)%nat /\ (tp y s + fp y s + fn y s <= d)%nat.
Proof.
  intros d y s Ly Ls H HJ. pose proof (counts_length y s ltac:(lia)). split; [|lia].
  pose proof (union_real_pos y s ltac:(lia) H) as U.
  destruct (fp y s + fn y s)%nat eqn:E; [|lia]. exfalso.
  assert (F : fp y s = 0%nat /\ fn y s = 0%nat) by lia. destruct F as [F1 F2].
  unfold Jaccard, jaccard in *. rewrite F1, F2 in *. simpl in *. rewrite !Rplus_0_r in *.
  unfold Rdiv in HJ. rewrite Rinv_r in HJ; lra.
Qed.

Theorem dice_jaccard_loss_factor_finite : forall (d : nat) (y s : mask), length y = d -> length s = d ->
  (0 < size y + size s)%nat ->
  1 - Jaccard y s <= (2 * INR d - 1) / INR d * (1 - Dice y s) /\
  (Jaccard y s < 1 ->
    (1 - Jaccard y s = (2 * INR d - 1) / INR d * (1 - Dice y s) <-> Jaccard y s = (INR d - 1) / INR d)).
Proof.
  intros d y s Ly Ls H. pose proof (union_real_pos y s ltac:(lia) H) as U.
  assert (E : 1 - Jaccard y s = (1 + Jaccard y s) * (1 - Dice y s)) by (apply loss_quotient; auto with masks).
  assert (RJ : 0 <= Jaccard y s <= 1) by (apply jaccard_range; auto with masks).
  assert (RD : 0 <= Dice y s <= 1) by (apply dice_range; auto with masks).
  assert (Hd : 1 <= INR d).
  { apply INR_ge_1. pose proof (size_le_length y). pose proof (size_le_length s). lia. }
  assert (K : (2 * INR d - 1) / INR d = 1 + (INR d - 1) / INR d) by (field; lra).
  destruct (Rle_lt_or_eq_dec (Jaccard y s) 1 (proj2 RJ)) as [HJ|HJ].
  2: { assert (1 - Dice y s = 0) by nra. split; [|lra]. rewrite HJ. nra. }
  destruct (jaccard_most d y s Ly Ls H HJ) as [X V].
  apply INR_ge_1 in X. apply le_INR in V. rewrite !plus_INR in V. rewrite plus_INR in X.
  assert (B : Jaccard y s <= (INR d - 1) / INR d).
  { unfold Jaccard, jaccard. pose proof (tp_real_nonneg y s). apply div_le_div; try lra. nra. }
  assert (D1 : 0 < 1 - Dice y s) by nra.
  rewrite K, E. split; [nra|]. intros _. split; intro G; [|rewrite <- G; ring].
  apply Rmult_eq_reg_r in G; lra.
Qed.

(** Reached by a pair of full size d, one voxel of which is missed or predicted wrongly. *)
Theorem dice_jaccard_loss_factor_finite_attained : forall d : nat, (1 <= d)%nat -> exists y s : mask,
  length y = d /\ length s = d /\ (0 < size y + size s)%nat /\
  Jaccard y s = (INR d - 1) / INR d /\ 1 - Jaccard y s = (2 * INR d - 1) / INR d * (1 - Dice y s) /\ Dice y s < 1.
Proof.
  intros d Hd. destruct (mask_pair (d - 1) 0 1 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
  exists y, s. pose proof (tp_fn_size y s ltac:(lia)). pose proof (INR_ge_1 d Hd) as D1.
  assert (HJ : Jaccard y s = (INR d - 1) / INR d).
  { unfold Jaccard, jaccard. rewrite Htp, Hfp, Hfn, <- !plus_INR, minus_INR by lia.
    replace (d - 1 + 0 + 1)%nat with d by lia. reflexivity. }
  assert (J1 : Jaccard y s < 1) by (rewrite HJ; apply div_lt; lra).
  assert (NE : (0 < size y + size s)%nat) by lia.
  pose proof (union_real_pos y s ltac:(lia) NE) as U.
  repeat split; try lia; auto.
  - apply dice_jaccard_loss_factor_finite; auto; lia.
  - unfold Dice, dice. apply div_lt; pose proof (tp_real_nonneg y s); [lra|].
    rewrite Hfp, Hfn. simpl. lra.
Qed.
