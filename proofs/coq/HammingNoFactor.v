(** No weighted Hamming similarity is within a factor of Dice or Jaccard

    Law. H = 1 - gamma fn/n - (1-gamma) fp/(d-n), of a target with n of d voxels, 1 <= n <= d-1. For no choice of
    gamma in [0,1], even one that depends on n and d, and for no factor c, is H <= c D for all pairs of masks, nor
    H <= c J. If gamma < 1 for some n and d, no factor does for masks of that n and d alone. In the other
    direction gamma = 0 fails: no c has D <= c H, since H = 0 < D where all voxels are predicted.

    Proof. Where gamma < 1 the empty prediction has D = J = 0 and H = 1 - gamma > 0. Where gamma = 1 the full
    prediction has H = 1, and for a target of one voxel D = 2/(1+d) and J = 1/d, which fall to 0 as d grows. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks DiceJaccardFactor.
Import ListNotations.
Open Scope R_scope.

(** * The two predictions *)

(** Nothing is predicted. *)
Lemma hamming_empty_prediction : forall n d : nat, (1 <= n < d)%nat -> exists y s : mask,
  length y = d /\ length s = d /\ size y = n /\ Dice y s = 0 /\ Jaccard y s = 0 /\
  forall gamma, Hamming gamma y s = 1 - gamma.
Proof.
  intros n d H. destruct (mask_pair 0 0 n (d - n)) as (y & s & Ly & Ls & Htp & Hfp & Hfn & Htn).
  exists y, s. pose proof (tp_fn_size y s ltac:(lia)).
  unfold Dice, dice, Jaccard, jaccard, Hamming, hamming. rewrite Htp, Hfp, Hfn, Htn.
  pose proof (INR_ge_1 n ltac:(lia)). pose proof (INR_ge_1 (d - n) ltac:(lia)).
  repeat split; try lia; intros; simpl INR; field; lra.
Qed.

(** All is predicted. *)
Lemma hamming_full_prediction : forall n d : nat, (1 <= n < d)%nat -> exists y s : mask,
  length y = d /\ length s = d /\ size y = n /\
  Dice y s = 2 * INR n / (INR n + INR d) /\ Jaccard y s = INR n / INR d /\
  forall gamma, Hamming gamma y s = gamma.
Proof.
  intros n d H. destruct (mask_pair n (d - n) 0 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & Htn).
  exists y, s. pose proof (tp_fn_size y s ltac:(lia)).
  unfold Dice, dice, Jaccard, jaccard, Hamming, hamming. rewrite Htp, Hfp, Hfn, Htn.
  pose proof (INR_ge_1 n ltac:(lia)). pose proof (INR_ge_1 (d - n) ltac:(lia)) as K.
  rewrite minus_INR in * by lia.
  repeat split; try lia; intros; simpl INR; field; lra.
Qed.

(** * The law *)

Theorem hamming_no_factor : forall gamma : nat -> nat -> R,
  (forall n d, 0 <= gamma n d <= 1) ->
  forall c : R, exists y s : mask, length y = length s /\ (1 <= size y < length y)%nat /\
  Hamming (gamma (size y) (length y)) y s > c * Dice y s.
Proof.
  intros gamma G c. destruct (exists_INR_above (2 * Rmax c 1)) as [d [D1 HD]].
  pose proof (Rmax_l c 1) as M1. pose proof (Rmax_r c 1) as M2. set (m := Rmax c 1) in *.
  assert (D2 : (1 < d)%nat) by (apply INR_lt; simpl; lra).
  destruct (Req_dec (gamma 1%nat d) 1) as [E|N].
  - destruct (hamming_full_prediction 1 d ltac:(lia)) as (y & s & Ly & Ls & S & HDc & _ & HH).
    exists y, s. rewrite Ly, Ls, S, HH, HDc, E. repeat split; try lia.
    assert (K : 2 * INR 1 / (INR 1 + INR d) < 1 / m) by (simpl INR; apply div_lt_div; lra).
    assert (0 < 2 * INR 1 / (INR 1 + INR d)) by (simpl INR; apply div_pos; lra).
    assert (c * (2 * INR 1 / (INR 1 + INR d)) <= m * (2 * INR 1 / (INR 1 + INR d)))
      by (apply Rmult_le_compat_r; lra).
    apply (Rmult_lt_compat_l m) in K; [|lra]. replace (m * (1 / m)) with 1 in K by (field; lra). lra.
  - destruct (hamming_empty_prediction 1 d ltac:(lia)) as (y & s & Ly & Ls & S & HDc & _ & HH).
    exists y, s. rewrite Ly, Ls, S, HH, HDc. specialize (G 1%nat d). repeat split; try lia. lra.
Qed.

Theorem hamming_no_factor_jaccard : forall gamma : nat -> nat -> R,
  (forall n d, 0 <= gamma n d <= 1) ->
  forall c : R, exists y s : mask, length y = length s /\ (1 <= size y < length y)%nat /\
  Hamming (gamma (size y) (length y)) y s > c * Jaccard y s.
Proof.
  intros gamma G c. destruct (hamming_no_factor gamma G (Rmax c 0)) as (y & s & L & S & H).
  exists y, s. repeat split; try lia; auto.
  destruct (dice_jaccard_factor_masks y s L ltac:(lia)) as [J D].
  pose proof (Rmax_l c 0). pose proof (Rmax_r c 0).
  assert (J0 : 0 <= Jaccard y s) by lra.
  assert (c * Jaccard y s <= Rmax c 0 * Jaccard y s) by (apply Rmult_le_compat_r; lra).
  assert (Rmax c 0 * Jaccard y s <= Rmax c 0 * Dice y s) by (apply Rmult_le_compat_l; lra). lra.
Qed.

(** One gamma below 1: no factor does for masks of n of d voxels, whatever n and d. *)
Theorem hamming_no_factor_below_1 : forall (gamma : R) (n d : nat), 0 <= gamma < 1 -> (1 <= n < d)%nat ->
  forall c : R, exists y s : mask, length y = d /\ length s = d /\ size y = n /\
  Hamming gamma y s > c * Dice y s /\ Hamming gamma y s > c * Jaccard y s.
Proof.
  intros gamma n d G N c. destruct (hamming_empty_prediction n d N) as (y & s & Ly & Ls & S & HD & HJ & HH).
  exists y, s. rewrite HD, HJ, HH. repeat split; auto; lra.
Qed.

(** gamma = 0: no factor does in the other direction. *)
Theorem hamming_no_factor_reverse : forall n d : nat, (1 <= n < d)%nat ->
  forall c : R, exists y s : mask, length y = d /\ length s = d /\ size y = n /\
  Dice y s > c * Hamming 0 y s /\ Jaccard y s > c * Hamming 0 y s.
Proof.
  intros n d N c. destruct (hamming_full_prediction n d N) as (y & s & Ly & Ls & S & HD & HJ & HH).
  exists y, s. rewrite HD, HJ, HH, Rmult_0_r. repeat split; auto.
  all: pose proof (INR_ge_1 n ltac:(lia)); pose proof (INR_ge_1 d ltac:(lia)); apply div_pos; lra.
Qed.
