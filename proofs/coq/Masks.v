(** Facts on the counts of a pair of masks, that several proofs share.

    How many voxels of each kind a pair has, how the four counts add up, what happens when target and prediction change
    places, and a pair of masks for any four counts that one asks for. *)

From Coq Require Import Reals List Bool Arith ZArith Lia Lra.
From CertiDice Require Import Overlap.
Import ListNotations.
Open Scope R_scope.

(** * The counts of a pair add up *)

Lemma tp_fn_size : forall y s, length y = length s -> (tp y s + fn y s = size y)%nat.
Proof.
  unfold tp, fn. induction y as [|a y IH]; intros [|b s] L; simpl in *; try lia.
  specialize (IH s ltac:(lia)). destruct a, b; simpl; lia.
Qed.

Lemma tp_fp_size : forall y s, length y = length s -> (tp y s + fp y s = size s)%nat.
Proof.
  unfold tp, fp. induction y as [|a y IH]; intros [|b s] L; simpl in *; try lia.
  specialize (IH s ltac:(lia)). destruct a, b; simpl; lia.
Qed.

Lemma counts_length : forall y s, length y = length s -> (tp y s + fp y s + fn y s + tn y s = length y)%nat.
Proof.
  unfold tp, fp, fn, tn. induction y as [|a y IH]; intros [|b s] L; simpl in *; try lia.
  specialize (IH s ltac:(lia)). destruct a, b; simpl; lia.
Qed.

Lemma size_le_length : forall y, (size y <= length y)%nat.
Proof. induction y as [|[] y IH]; simpl; lia. Qed.

(** A pair has a voxel in one of the masks exactly if they are not both empty. *)
Lemma union_size : forall y s, length y = length s ->
  ((0 < tp y s + fp y s + fn y s)%nat <-> (0 < size y + size s)%nat).
Proof. intros y s L. rewrite <- (tp_fn_size y s L), <- (tp_fp_size y s L). lia. Qed.

(** * Target and prediction change places *)

Lemma tp_sym : forall y s, tp y s = tp s y.
Proof. unfold tp. induction y as [|a y IH]; intros [|b s]; simpl; auto. rewrite IH. destruct a, b; auto. Qed.

Lemma fp_sym : forall y s, fp y s = fn s y.
Proof. unfold fp, fn. induction y as [|a y IH]; intros [|b s]; simpl; auto. rewrite IH. destruct a, b; auto. Qed.

Lemma fn_sym : forall y s, fn y s = fp s y.
Proof. intros. symmetry. apply fp_sym. Qed.

Lemma no_errors_equal : forall y s, length y = length s -> (fp y s + fn y s = 0)%nat -> y = s.
Proof.
  unfold fp, fn. induction y as [|a y IH]; intros [|b s] L; simpl in *; try discriminate; auto.
  intro H. f_equal; [destruct a, b; simpl in *; auto; lia | apply IH; lia].
Qed.

Lemma errors_self : forall y, (fp y y = 0 /\ fn y y = 0)%nat.
Proof. unfold fp, fn. induction y as [|[] y [IH1 IH2]]; simpl; auto. Qed.

Lemma tp_self : forall y, tp y y = size y.
Proof. unfold tp. induction y as [|[] y IH]; simpl; auto. Qed.

(** * As real numbers *)

Lemma tp_real_nonneg : forall y s, 0 <= INR (tp y s). Proof. intros. apply pos_INR. Qed.
Lemma fp_real_nonneg : forall y s, 0 <= INR (fp y s). Proof. intros. apply pos_INR. Qed.
Lemma fn_real_nonneg : forall y s, 0 <= INR (fn y s). Proof. intros. apply pos_INR. Qed.
Lemma tn_real_nonneg : forall y s, 0 <= INR (tn y s). Proof. intros. apply pos_INR. Qed.
#[export] Hint Resolve tp_real_nonneg fp_real_nonneg fn_real_nonneg tn_real_nonneg : masks.

Lemma union_real_pos : forall y s, length y = length s -> (0 < size y + size s)%nat ->
  0 < INR (tp y s) + INR (fp y s) + INR (fn y s).
Proof.
  intros y s L H. apply (union_size y s L) in H. apply lt_INR in H. rewrite !plus_INR in H. simpl in H. lra.
Qed.

Lemma INR_ge_1 : forall n, (1 <= n)%nat -> 1 <= INR n.
Proof. intros n H. apply le_INR in H. simpl in H. lra. Qed.

(** * Soft counts

    Of probabilities, hit, spill and size - hit take the places of tp, fp and fn. *)

Lemma hit_nonneg : forall y p, probabilities p -> 0 <= hit y p.
Proof.
  unfold hit. induction y as [|a y IH]; intros [|x p] P; simpl; try lra.
  inversion P as [|x' p' X P']; subst. specialize (IH p P'). destruct a; simpl; lra.
Qed.

Lemma spill_nonneg : forall y p, probabilities p -> 0 <= spill y p.
Proof.
  unfold spill. induction y as [|a y IH]; intros [|x p] P; simpl; try lra.
  inversion P as [|x' p' X P']; subst. specialize (IH p P'). destruct a; simpl; lra.
Qed.

Lemma hit_le_size : forall y p, probabilities p -> hit y p <= INR (size y).
Proof.
  unfold hit. induction y as [|a y IH]; intros p P; [simpl; lra|].
  simpl size. rewrite plus_INR. destruct p as [|x p].
  - simpl sum_where. pose proof (pos_INR (size y)). destruct a; simpl; lra.
  - inversion P as [|x' p' X P']; subst. specialize (IH p P'). destruct a; simpl in *; lra.
Qed.

Lemma soft_dice_counts : forall y p, SoftDice y p = dice (hit y p) (spill y p) (INR (size y) - hit y p).
Proof. intros. unfold SoftDice, dice. f_equal. ring. Qed.

Lemma soft_jaccard_counts : forall y p, SoftJaccard y p = jaccard (hit y p) (spill y p) (INR (size y) - hit y p).
Proof. intros. unfold SoftJaccard, jaccard. f_equal. ring. Qed.

Lemma size_real_pos : forall y, (0 < size y)%nat -> 0 < INR (size y).
Proof. intros y H. apply lt_INR in H. simpl in H. exact H. Qed.

(** * Masks of given counts *)

Definition target_of (a b c e : nat) : mask := repeat true a ++ repeat false b ++ repeat true c ++ repeat false e.
Definition prediction_of (a b c e : nat) : mask := repeat true a ++ repeat true b ++ repeat false c ++ repeat false e.

Lemma count_app : forall f y1 s1 y2 s2, length y1 = length s1 ->
  count f (y1 ++ y2) (s1 ++ s2) = (count f y1 s1 + count f y2 s2)%nat.
Proof.
  induction y1 as [|a y1 IH]; intros [|b s1] y2 s2 L; simpl in *; try discriminate; auto.
  rewrite IH by lia. lia.
Qed.

Lemma count_repeat : forall f a b n, count f (repeat a n) (repeat b n) = (if f a b then n else 0)%nat.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; destruct (f a b); auto. Qed.

Lemma count_of : forall f a b c e, count f (target_of a b c e) (prediction_of a b c e) =
  ((if f true true then a else 0) + ((if f false true then b else 0) +
  ((if f true false then c else 0) + (if f false false then e else 0))))%nat.
Proof.
  intros. unfold target_of, prediction_of. rewrite !count_app by (rewrite !repeat_length; reflexivity).
  rewrite !count_repeat. reflexivity.
Qed.

Lemma length_target_of : forall a b c e, length (target_of a b c e) = (a + b + c + e)%nat.
Proof. intros. unfold target_of. rewrite !app_length, !repeat_length. lia. Qed.

Lemma length_prediction_of : forall a b c e, length (prediction_of a b c e) = (a + b + c + e)%nat.
Proof. intros. unfold prediction_of. rewrite !app_length, !repeat_length. lia. Qed.

Lemma tp_of : forall a b c e, tp (target_of a b c e) (prediction_of a b c e) = a.
Proof. intros. unfold tp. rewrite count_of. simpl. lia. Qed.

Lemma fp_of : forall a b c e, fp (target_of a b c e) (prediction_of a b c e) = b.
Proof. intros. unfold fp. rewrite count_of. simpl. lia. Qed.

Lemma fn_of : forall a b c e, fn (target_of a b c e) (prediction_of a b c e) = c.
Proof. intros. unfold fn. rewrite count_of. simpl. lia. Qed.

Lemma tn_of : forall a b c e, tn (target_of a b c e) (prediction_of a b c e) = e.
Proof. intros. unfold tn. rewrite count_of. simpl. lia. Qed.

(** For any four counts there is a pair of masks that has them. *)
Lemma mask_pair : forall a b c e, exists y s,
  length y = (a + b + c + e)%nat /\ length s = (a + b + c + e)%nat /\
  tp y s = a /\ fp y s = b /\ fn y s = c /\ tn y s = e.
Proof.
  intros. exists (target_of a b c e), (prediction_of a b c e).
  rewrite length_target_of, length_prediction_of, tp_of, fp_of, fn_of, tn_of. auto 8.
Qed.

(** * Real numbers *)

Lemma exists_INR_above : forall x, exists n, (1 <= n)%nat /\ x < INR n.
Proof.
  intro x. destruct (archimed (Rmax x 1)) as [H _]. pose proof (Rmax_l x 1). pose proof (Rmax_r x 1).
  assert (P : (0 <= up (Rmax x 1))%Z) by (apply le_IZR; simpl; lra).
  assert (E : INR (Z.to_nat (up (Rmax x 1))) = IZR (up (Rmax x 1)))
    by (rewrite INR_IZR_INZ, Z2Nat.id by exact P; reflexivity).
  exists (Z.to_nat (up (Rmax x 1))). rewrite E. split; [|lra]. apply INR_le. rewrite E. simpl. lra.
Qed.

(** The whole part of a real number that isn't negative. *)
Lemma exists_INR_below : forall x, 0 <= x -> exists n, INR n <= x < INR n + 1.
Proof.
  intros x H. destruct (archimed x) as [U V].
  assert (P : (0 < up x)%Z) by (apply lt_IZR; simpl; lra).
  exists (Z.to_nat (up x - 1)). rewrite INR_IZR_INZ, Z2Nat.id, minus_IZR by lia. lra.
Qed.

(** * Quotients *)

(** A quotient is compared by clearing its denominator. *)
Lemma div_le : forall a b c, 0 < b -> a <= c * b -> a / b <= c.
Proof. intros. apply (Rmult_le_reg_r b); auto. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.

Lemma le_div : forall a b c, 0 < b -> c * b <= a -> c <= a / b.
Proof. intros. apply (Rmult_le_reg_r b); auto. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.

Lemma div_lt : forall a b c, 0 < b -> a < c * b -> a / b < c.
Proof. intros. apply (Rmult_lt_reg_r b); auto. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.

Lemma lt_div : forall a b c, 0 < b -> c * b < a -> c < a / b.
Proof. intros. apply (Rmult_lt_reg_r b); auto. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.

Lemma div_le_div : forall a b c e, 0 < b -> 0 < e -> a * e <= c * b -> a / b <= c / e.
Proof.
  intros. apply div_le; auto. unfold Rdiv. rewrite Rmult_assoc, (Rmult_comm (/ e)), <- Rmult_assoc.
  apply le_div; auto.
Qed.

Lemma div_lt_div : forall a b c e, 0 < b -> 0 < e -> a * e < c * b -> a / b < c / e.
Proof.
  intros. apply div_lt; auto. unfold Rdiv. rewrite Rmult_assoc, (Rmult_comm (/ e)), <- Rmult_assoc.
  apply lt_div; auto.
Qed.

Lemma div_nonneg : forall a b, 0 <= a -> 0 < b -> 0 <= a / b.
Proof. intros. apply le_div; auto. lra. Qed.

Lemma div_pos : forall a b, 0 < a -> 0 < b -> 0 < a / b.
Proof. intros. apply lt_div; auto. lra. Qed.
