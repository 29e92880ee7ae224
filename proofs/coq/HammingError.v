(** Weighted Hamming similarities are off from Dice and Jaccard by 1

    Law. H = 1 - gamma fn/n - (1-gamma) fp/(d-n), of a target with n of d voxels, 1 <= n <= d-1. For every choice of
    gamma in [0,1], even one that depends on n and d, and for every eps > 0 there are masks with |D - H| > 1 - eps; the
    same masks have |J - H| > 1 - eps. No masks are off by more than 1, and if any is off by 1 exactly its gamma is 0.

    Proof. A target of one voxel that is hit, b voxels predicted wrongly, and d = b^2 + 1: D = 2/(2+b) and J <= D go to
    0 as b grows, and H = 1 - (1-gamma)/b goes to 1. All three numbers are in [0,1], which gives the bound. D = 1 makes
    both masks equal, so H = 1; D = 0 means that all n voxels are missed, so H <= 1 - gamma. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks DiceJaccardIdentity DiceJaccardFactor.
Import ListNotations.
Open Scope R_scope.

(** * The witness *)

Lemma hamming_error_witness : forall b : nat, (1 <= b)%nat -> exists y s : mask,
  length y = length s /\ (1 <= size y < length y)%nat /\ Dice y s <= 2 / INR b /\
  forall gamma, 0 <= gamma <= 1 -> Hamming gamma y s >= 1 - 1 / INR b.
Proof.
  intros b B. destruct (mask_pair 1 b 0 (b * b - b)) as (y & s & Ly & Ls & Htp & Hfp & Hfn & Htn).
  exists y, s. pose proof (tp_fn_size y s ltac:(lia)) as S. assert (b <= b * b)%nat by nia.
  pose proof (INR_ge_1 b B) as B1.
  unfold Dice, dice, Hamming, hamming. rewrite Htp, Hfp, Hfn, Htn, minus_INR, mult_INR by lia. simpl INR.
  repeat split; try lia.
  - apply div_le_div; lra.
  - intros gamma G. replace (INR b / (INR b + (INR b * INR b - INR b))) with (1 / INR b) by (field; split; nra).
    assert (0 < 1 / INR b) by (apply div_pos; lra).
    assert (gamma * (0 / (1 + 0)) = 0) by field. nra.
Qed.

Theorem hamming_error : forall gamma : nat -> nat -> R, (forall n d, 0 <= gamma n d <= 1) ->
  forall eps : R, 0 < eps -> exists y s : mask, length y = length s /\ (1 <= size y < length y)%nat /\
  Rabs (Dice y s - Hamming (gamma (size y) (length y)) y s) > 1 - eps /\
  Rabs (Jaccard y s - Hamming (gamma (size y) (length y)) y s) > 1 - eps.
Proof.
  intros gamma G eps E. destruct (exists_INR_above (3 / eps)) as [b [B HB]].
  destruct (hamming_error_witness b B) as (y & s & L & S & HD & HH).
  exists y, s. repeat split; try lia; auto.
  all: destruct (dice_jaccard_factor_masks y s L ltac:(lia)) as [J _]; pose proof (INR_ge_1 b B) as B1.
  all: specialize (HH (gamma (size y) (length y)) (G _ _)); set (h := Hamming _ y s) in *.
  all: assert (K : 3 * (1 / INR b) < eps)
    by (replace (3 * (1 / INR b)) with (3 / INR b) by (field; lra); apply div_lt; [lra|];
        apply (Rmult_lt_compat_r eps) in HB; auto; replace (3 / eps * eps) with 3 in HB by (field; lra); lra).
  all: replace (2 / INR b) with (2 * (1 / INR b)) in HD by (field; lra).
  all: rewrite Rabs_minus_sym.
  - pose proof (Rle_abs (h - Dice y s)). lra.
  - pose proof (Rle_abs (h - Jaccard y s)). lra.
Qed.

(** The same for one gamma. *)
Corollary hamming_error_constant : forall gamma : R, 0 <= gamma <= 1 ->
  forall eps : R, 0 < eps -> exists y s : mask, length y = length s /\ (1 <= size y < length y)%nat /\
  Rabs (Dice y s - Hamming gamma y s) > 1 - eps /\ Rabs (Jaccard y s - Hamming gamma y s) > 1 - eps.
Proof. intros gamma G. apply (hamming_error (fun _ _ => gamma)). auto. Qed.

(** * The bound *)

(** The rates of misses and of false alarms. *)
Lemma hamming_rates : forall y s : mask, length y = length s -> (1 <= size y < length y)%nat ->
  0 < INR (tp y s) + INR (fn y s) /\ 0 < INR (fp y s) + INR (tn y s) /\
  0 <= INR (fn y s) / (INR (tp y s) + INR (fn y s)) <= 1 /\
  0 <= INR (fp y s) / (INR (fp y s) + INR (tn y s)) <= 1.
Proof.
  intros y s L S. pose proof (tp_fn_size y s L). pose proof (counts_length y s L).
  assert (A : 0 < INR (tp y s) + INR (fn y s)) by (rewrite <- plus_INR; apply lt_0_INR; lia).
  assert (B : 0 < INR (fp y s) + INR (tn y s)) by (rewrite <- plus_INR; apply lt_0_INR; lia).
  pose proof (tp_real_nonneg y s). pose proof (fn_real_nonneg y s). pose proof (fp_real_nonneg y s).
  pose proof (tn_real_nonneg y s).
  repeat split; auto; first [apply div_nonneg | apply div_le]; lra.
Qed.

Lemma hamming_range : forall (gamma : R) (y s : mask), 0 <= gamma <= 1 -> length y = length s ->
  (1 <= size y < length y)%nat -> 0 <= Hamming gamma y s <= 1.
Proof.
  intros gamma y s G L S. destruct (hamming_rates y s L S) as (_ & _ & M & F). unfold Hamming, hamming.
  set (m := INR (fn y s) / (INR (tp y s) + INR (fn y s))) in *.
  set (w := INR (fp y s) / (INR (fp y s) + INR (tn y s))) in *. nra.
Qed.

Theorem hamming_error_bound : forall (gamma : R) (y s : mask), 0 <= gamma <= 1 -> length y = length s ->
  (1 <= size y < length y)%nat ->
  Rabs (Dice y s - Hamming gamma y s) <= 1 /\ Rabs (Jaccard y s - Hamming gamma y s) <= 1.
Proof.
  intros gamma y s G L S. pose proof (hamming_range gamma y s G L S) as H.
  pose proof (union_real_pos y s L ltac:(lia)) as U.
  assert (D : 0 <= Dice y s <= 1) by (apply dice_range; auto with masks).
  assert (J : 0 <= Jaccard y s <= 1) by (apply jaccard_range; auto with masks).
  split; apply Rabs_le; lra.
Qed.

(** Equal masks are scored 1 by H. *)
Lemma hamming_equal : forall (gamma : R) (y : mask), Hamming gamma y y = 1.
Proof.
  intros. unfold Hamming, hamming. destruct (errors_self y) as [-> ->]. simpl. unfold Rdiv. ring.
Qed.

Lemma dice_1_equal : forall y s : mask, length y = length s -> (0 < size y + size s)%nat -> Dice y s = 1 -> y = s.
Proof.
  intros y s L N E. apply no_errors_equal; auto. pose proof (union_real_pos y s L N) as U.
  unfold Dice, dice in E. pose proof (tp_real_nonneg y s).
  apply (f_equal (fun x => x * (2 * INR (tp y s) + INR (fp y s) + INR (fn y s)))) in E.
  unfold Rdiv in E. rewrite Rmult_assoc, Rinv_l in E by lra.
  apply INR_eq. rewrite plus_INR. simpl. lra.
Qed.

Lemma dice_0_missed : forall y s : mask, length y = length s -> (0 < size y + size s)%nat -> Dice y s = 0 ->
  tp y s = 0%nat.
Proof.
  intros y s L N E. pose proof (union_real_pos y s L N) as U. unfold Dice, dice in E.
  pose proof (tp_real_nonneg y s). apply INR_eq. simpl.
  apply (f_equal (fun x => x * (2 * INR (tp y s) + INR (fp y s) + INR (fn y s)))) in E.
  unfold Rdiv in E. rewrite Rmult_assoc, Rinv_l in E by lra. lra.
Qed.

(** An error of 1 exactly needs gamma = 0. *)
Theorem hamming_error_attained : forall (gamma : R) (y s : mask), 0 <= gamma <= 1 -> length y = length s ->
  (1 <= size y < length y)%nat -> Rabs (Dice y s - Hamming gamma y s) = 1 -> gamma = 0.
Proof.
  intros gamma y s G L S E. pose proof (hamming_range gamma y s G L S) as H.
  pose proof (union_real_pos y s L ltac:(lia)) as U.
  assert (D : 0 <= Dice y s <= 1) by (apply dice_range; auto with masks).
  destruct (Rle_lt_dec (Hamming gamma y s) (Dice y s)) as [C|C].
  - rewrite Rabs_pos_eq in E by lra. assert (D1 : Dice y s = 1) by lra.
    apply dice_1_equal in D1; [|auto|lia]. subst s. rewrite hamming_equal in *. lra.
  - rewrite Rabs_left in E by lra. assert (D0 : Dice y s = 0) by lra.
    apply dice_0_missed in D0; [|auto|lia]. destruct (hamming_rates y s L S) as (A & _ & M & F).
    assert (H1 : Hamming gamma y s = 1) by lra. unfold Hamming, hamming in H1. rewrite D0 in *. simpl in *.
    replace (INR (fn y s) / (0 + INR (fn y s))) with 1 in H1 by (field; lra). nra.
Qed.

(** Where Jaccard is off by 1, it is 0 or 1, and Dice is the same number. *)
Theorem hamming_error_attained_jaccard : forall (gamma : R) (y s : mask), 0 <= gamma <= 1 -> length y = length s ->
  (1 <= size y < length y)%nat -> Rabs (Jaccard y s - Hamming gamma y s) = 1 -> gamma = 0.
Proof.
  intros gamma y s G L S E. apply (hamming_error_attained gamma y s G L S). rewrite <- E.
  pose proof (hamming_range gamma y s G L S) as H. pose proof (union_real_pos y s L ltac:(lia)) as U.
  assert (J : 0 <= Jaccard y s <= 1) by (apply jaccard_range; auto with masks).
  destruct (dice_jaccard_identity_masks y s L ltac:(lia)) as [I _].
  assert (C : Jaccard y s = 0 \/ Jaccard y s = 1).
  { destruct (Rle_lt_dec (Hamming gamma y s) (Jaccard y s)).
    - rewrite Rabs_pos_eq in E by lra. right. lra.
    - rewrite Rabs_left in E by lra. left. lra. }
  do 2 f_equal. rewrite I. destruct C as [-> | ->]; field.
Qed.

(** With gamma = 0 it happens: the empty prediction has D = 0 and H = 1. *)
Theorem hamming_error_attained_at_0 : exists y s : mask, length y = length s /\ (1 <= size y < length y)%nat /\
  Rabs (Dice y s - Hamming 0 y s) = 1.
Proof.
  exists [true; false], [false; false]. repeat split; simpl; auto.
  unfold Dice, dice, Hamming, hamming, tp, fp, fn, tn. simpl.
  replace (2 * 0 / (2 * 0 + 0 + 1) - (1 - 0 * (1 / (0 + 1)) - (1 - 0) * (0 / (0 + 1)))) with (-1) by field.
  rewrite Rabs_left; lra.
Qed.
