(** 1 - Jaccard is a metric

    Law. On masks of equal length the Jaccard distance, 1 - J and 0 for two empty masks, is a metric: it is at least 0,
    0 exactly for equal masks, symmetric, and d(x,z) <= d(x,y) + d(y,z). It is at most 1. The triangle inequality
    holds of real measures of the seven regions of a Venn diagram, too.

    Proof. One lemma: take N (here the number of voxels in one mask but not in both) that obeys the triangle inequality,
    and I (here the number of voxels in both masks) that changes by at most N when one of its masks is exchanged. Then
    N/(I+N) obeys the triangle inequality. With 1, 2, 3 for the pairs xy, yz, xz:

        N3/(I3+N3) <= (N1+N2)/(I3+N1+N2) <= N1/(I1+N1) + N2/(I2+N2),

    the first since t/(I3+t) rises with t, the second since I3+N2 >= I1 and I3+N1 >= I2. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks.
Import ListNotations.
Open Scope R_scope.

(** * The lemma *)

(** A share N/(I+N), 0 where both are 0. *)
Definition share (i n : R) : R := if Req_EM_T (i + n) 0 then 0 else n / (i + n).

Lemma share_zero : forall i n, i + n = 0 -> share i n = 0.
Proof. intros. unfold share. destruct (Req_EM_T (i + n) 0); [reflexivity | contradiction]. Qed.

Lemma share_pos : forall i n, 0 < i + n -> share i n = n / (i + n).
Proof. intros. unfold share. destruct (Req_EM_T (i + n) 0); [lra | reflexivity]. Qed.

Lemma share_range : forall i n, 0 <= i -> 0 <= n -> 0 <= share i n <= 1.
Proof.
  intros i n Hi Hn. destruct (Req_EM_T (i + n) 0) as [Z|Z].
  - rewrite share_zero by exact Z. lra.
  - rewrite share_pos by lra. split; [apply div_nonneg | apply div_le]; lra.
Qed.

Lemma share_monotone : forall i n m, 0 <= i -> 0 <= n <= m -> share i n <= share i m.
Proof.
  intros i n m Hi Hn. destruct (Req_EM_T (i + n) 0) as [Z|Z].
  - rewrite share_zero by exact Z. apply share_range; lra.
  - rewrite !share_pos by lra. apply div_le_div; nra.
Qed.

(** n/u <= n/v if v <= u, and with the convention for u = 0. *)
Lemma share_smaller : forall i n u, 0 <= i -> 0 <= n -> 0 < u -> i + n <= u -> n / u <= share i n.
Proof.
  intros i n u Hi Hn Hu H. destruct (Req_EM_T (i + n) 0) as [Z|Z].
  - rewrite share_zero by exact Z. apply div_le; lra.
  - rewrite share_pos by lra. apply div_le_div; nra.
Qed.

Theorem share_triangle : forall i1 n1 i2 n2 i3 n3 : R,
  0 <= i1 -> 0 <= i2 -> 0 <= i3 -> 0 <= n1 -> 0 <= n2 -> 0 <= n3 ->
  n3 <= n1 + n2 -> i1 - i3 <= n2 -> i2 - i3 <= n1 ->
  share i3 n3 <= share i1 n1 + share i2 n2.
Proof.
  intros i1 n1 i2 n2 i3 n3 I1 I2 I3 N1 N2 N3 T A B.
  apply Rle_trans with (share i3 (n1 + n2)); [apply share_monotone; lra|].
  destruct (Req_EM_T (i3 + (n1 + n2)) 0) as [Z|Z].
  - rewrite share_zero by exact Z. pose proof (share_range i1 n1 I1 N1). pose proof (share_range i2 n2 I2 N2). lra.
  - rewrite (share_pos i3) by lra.
    replace ((n1 + n2) / (i3 + (n1 + n2))) with (n1 / (i3 + (n1 + n2)) + n2 / (i3 + (n1 + n2))) by (field; lra).
    apply Rplus_le_compat; apply share_smaller; lra.
Qed.

(** * Of measures: seven regions of a Venn diagram of the sets A, B and C *)

Theorem jaccard_distance_measure : forall a b c ab bc ac abc : R,
  0 <= a -> 0 <= b -> 0 <= c -> 0 <= ab -> 0 <= bc -> 0 <= ac -> 0 <= abc ->
  let AB := share (ab + abc) (a + ac + b + bc) in
  let BC := share (bc + abc) (b + ab + c + ac) in
  let AC := share (ac + abc) (a + ab + c + bc) in
  AC <= AB + BC.
Proof. intros. apply share_triangle; lra. Qed.

(** * Of masks *)

Definition jaccard_distance (y s : mask) : R :=
  if (size y + size s =? 0)%nat then 0 else 1 - Jaccard y s.

Lemma jaccard_distance_share : forall y s, length y = length s ->
  jaccard_distance y s = share (INR (tp y s)) (INR (fp y s) + INR (fn y s)).
Proof.
  intros y s L. unfold jaccard_distance. destruct (Nat.eqb_spec (size y + size s) 0) as [Z|Z].
  - rewrite <- (tp_fn_size y s L), <- (tp_fp_size y s L) in Z.
    assert (E : tp y s = 0%nat /\ fp y s = 0%nat /\ fn y s = 0%nat) by lia. destruct E as (-> & -> & ->).
    rewrite share_zero; simpl; lra.
  - pose proof (union_real_pos y s L ltac:(lia)) as U. rewrite share_pos by lra.
    unfold Jaccard, jaccard. field. lra.
Qed.

(** What three masks have to do with each other: no more voxels differ between x and z than between x and y, and y and z
    together; and x shares at most that many more with y than with z as y and z differ by. *)
Lemma three_masks : forall x y z : mask, length x = length y -> length y = length z ->
  (fp x z + fn x z <= (fp x y + fn x y) + (fp y z + fn y z))%nat /\
  (tp x y <= tp x z + (fp y z + fn y z))%nat /\ (tp y z <= tp x z + (fp x y + fn x y))%nat.
Proof.
  unfold fp, fn, tp. induction x as [|a x IH]; intros [|b y] [|c z] L M; simpl in *; try discriminate; try lia.
  specialize (IH y z ltac:(lia) ltac:(lia)). destruct a, b, c; simpl; lia.
Qed.

Theorem jaccard_distance_range : forall y s : mask, length y = length s -> 0 <= jaccard_distance y s <= 1.
Proof.
  intros y s L. rewrite jaccard_distance_share by exact L.
  apply share_range; [apply pos_INR|]. pose proof (fp_real_nonneg y s). pose proof (fn_real_nonneg y s). lra.
Qed.

Theorem jaccard_distance_symmetric : forall y s : mask, length y = length s ->
  jaccard_distance y s = jaccard_distance s y.
Proof.
  intros y s L. rewrite !jaccard_distance_share by congruence.
  rewrite (tp_sym s y), (fp_sym s y), (fn_sym s y). f_equal. ring.
Qed.

Theorem jaccard_distance_zero : forall y s : mask, length y = length s -> (jaccard_distance y s = 0 <-> y = s).
Proof.
  intros y s L. rewrite jaccard_distance_share by exact L. split.
  - intro E. apply no_errors_equal; auto.
    pose proof (tp_real_nonneg y s). pose proof (pos_INR (fp y s + fn y s)) as P. rewrite plus_INR in P.
    assert (Z : INR (fp y s + fn y s) = 0).
    { rewrite plus_INR. destruct (Req_EM_T (INR (tp y s) + (INR (fp y s) + INR (fn y s))) 0) as [Z|Z]; [lra|].
      rewrite share_pos in E by lra.
      destruct P as [P|P]; [|lra]. pose proof (div_pos _ (INR (tp y s) + (INR (fp y s) + INR (fn y s))) P). lra. }
    apply INR_eq. exact Z.
  - intros <-. destruct (errors_self y) as [-> ->]. simpl.
    unfold share. destruct (Req_EM_T _ 0); [reflexivity|]. unfold Rdiv. lra.
Qed.

Theorem jaccard_distance_triangle : forall x y z : mask, length x = length y -> length y = length z ->
  jaccard_distance x z <= jaccard_distance x y + jaccard_distance y z.
Proof.
  intros x y z L M. rewrite !jaccard_distance_share by congruence.
  destruct (three_masks x y z L M) as (T & A & B).
  apply le_INR in T, A, B. rewrite !plus_INR in *.
  pose proof (fp_real_nonneg x z). pose proof (fn_real_nonneg x z). pose proof (fp_real_nonneg x y).
  pose proof (fn_real_nonneg x y). pose proof (fp_real_nonneg y z). pose proof (fn_real_nonneg y z).
  apply share_triangle; auto with masks; lra.
Qed.

(** All together. *)
Theorem jaccard_distance_metric : forall d : nat,
  (forall y s : mask, length y = d -> length s = d -> 0 <= jaccard_distance y s <= 1) /\
  (forall y s : mask, length y = d -> length s = d -> (jaccard_distance y s = 0 <-> y = s)) /\
  (forall y s : mask, length y = d -> length s = d -> jaccard_distance y s = jaccard_distance s y) /\
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    jaccard_distance x z <= jaccard_distance x y + jaccard_distance y z).
Proof.
  intro d. repeat apply conj; intros.
  - apply jaccard_distance_range; congruence.
  - apply jaccard_distance_zero; congruence.
  - apply jaccard_distance_symmetric; congruence.
  - apply jaccard_distance_triangle; congruence.
Qed.
