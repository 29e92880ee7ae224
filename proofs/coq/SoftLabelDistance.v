(** Jaccard distances of soft labels are metrics

    Law. Labels y and predictions p are lists of numbers in [0,1] of equal length. With |.| the sum of absolute values,

        jml1 = 1 - (|y|+|p|-|y-p|) / (|y|+|p|+|y-p|)      and      jml2 = |y-p| / (<y,p> + |y-p|),

    0 where both are all zero, are metrics. Of a binary target both equal 1 - soft Jaccard; in general jml1 <= jml2. So
    they are 0 for p = y, which the soft Jaccard loss of soft labels isn't: with one voxel and y = 1/2 its minimum is
    at p = 1. The Dice versions |y-p|/(|y|+|p|) and |y-p|/(2<y,p> + |y-p|) obey the triangle inequality up to the
    factor 3/2, which the labels (1,0), (1,1) and (0,1) attain.

    Proof. Both are of the form N/(I+N) with N = |y-p|, which obeys the triangle inequality, and I the sum of min(y,p),
    or of y p. When p is exchanged for q, each of the two changes by at most |p-q|, so the lemma of the Jaccard
    distance applies. The Dice versions are t/(2-t) of these distances t. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks JaccardDistance DiceDistance.
Import ListNotations.
Open Scope R_scope.

(** * Definitions *)

Fixpoint sum_of (h : R -> R -> R) (y p : list R) : R :=
  match y, p with
  | a :: y', b :: p' => h a b + sum_of h y' p'
  | _, _ => 0
  end.

(** <y,p>, |y-p| and |y|+|p|. *)
Definition inner (y p : list R) : R := sum_of Rmult y p.
Definition l1 (y p : list R) : R := sum_of (fun a b => Rabs (a - b)) y p.
Definition both (y p : list R) : R := sum_of Rplus y p.

Definition jml1 (y p : list R) : R :=
  if Req_EM_T (both y p + l1 y p) 0 then 0 else 1 - (both y p - l1 y p) / (both y p + l1 y p).
Definition jml2 (y p : list R) : R :=
  if Req_EM_T (inner y p + l1 y p) 0 then 0 else l1 y p / (inner y p + l1 y p).
Definition dml1 (y p : list R) : R :=
  if Req_EM_T (both y p) 0 then 0 else l1 y p / both y p.
Definition dml2 (y p : list R) : R :=
  if Req_EM_T (2 * inner y p + l1 y p) 0 then 0 else l1 y p / (2 * inner y p + l1 y p).

(** Labels of d voxels. *)
Definition labels (d : nat) (y : list R) : Prop := length y = d /\ probabilities y.

(** * Sums *)

Lemma sum_of_le : forall h k y p, probabilities y -> probabilities p ->
  (forall a b, 0 <= a <= 1 -> 0 <= b <= 1 -> h a b <= k a b) -> sum_of h y p <= sum_of k y p.
Proof.
  intros h k y p Y P H. revert p P. induction y as [|a y IH]; intros [|b p] P; simpl; try lra.
  inversion Y; inversion P; subst. apply Rplus_le_compat; auto.
Qed.

Lemma sum_of_zero : forall y p, sum_of (fun _ _ => 0) y p = 0.
Proof. induction y as [|a y IH]; intros [|b p]; simpl; auto. rewrite IH. lra. Qed.

Lemma sum_of_sym : forall h y p, (forall a b, h a b = h b a) -> sum_of h y p = sum_of h p y.
Proof. intros h y p H. revert p. induction y as [|a y IH]; intros [|b p]; simpl; auto. rewrite H, IH. auto. Qed.

Definition least (y p : list R) : R := sum_of Rmin y p.

Lemma nonneg_sums : forall y p, probabilities y -> probabilities p -> 0 <= inner y p /\ 0 <= least y p /\ 0 <= l1 y p.
Proof.
  intros y p Y P. unfold inner, least, l1. rewrite <- (sum_of_zero y p).
  repeat split; apply sum_of_le; auto; intros a b A B; [nra | apply Rmin_glb; lra | apply Rabs_pos].
Qed.

(** |y|+|p| is twice the sum of the lesser, and the distance. *)
Lemma both_least : forall y p, both y p = 2 * least y p + l1 y p.
Proof.
  unfold both, least, l1. induction y as [|a y IH]; intros [|b p]; simpl; try lra. rewrite IH.
  unfold Rmin, Rabs. destruct (Rle_dec a b), (Rcase_abs (a - b)); lra.
Qed.

Lemma l1_zero : forall y p, length y = length p -> (l1 y p = 0 <-> y = p).
Proof.
  unfold l1. intros y p L. split; [|intros <-; clear L; induction y as [|a y IH]; simpl; [auto|];
    rewrite IH, Rminus_diag_eq, Rabs_R0 by auto; lra].
  assert (N : forall y p, 0 <= sum_of (fun a b => Rabs (a - b)) y p).
  { clear. induction y as [|a y IH]; intros [|b p]; simpl; try lra.
    pose proof (Rabs_pos (a - b)). specialize (IH p). lra. }
  revert p L. induction y as [|a y IH]; intros [|b p] L E; simpl in *; try discriminate; auto.
  pose proof (Rabs_pos (a - b)). pose proof (N y p). f_equal; [|apply IH; [lia|lra]].
  destruct (Req_dec (a - b) 0) as [Z|Z]; [lra|]. apply Rabs_pos_lt in Z. lra.
Qed.

Lemma l1_sym : forall y p, l1 y p = l1 p y.
Proof. intros. apply sum_of_sym. intros. apply Rabs_minus_sym. Qed.

(** What three labels have to do with each other. *)
Lemma three_labels : forall d x y z, labels d x -> labels d y -> labels d z ->
  l1 x z <= l1 x y + l1 y z /\
  inner x y - inner x z <= l1 y z /\ inner y z - inner x z <= l1 x y /\
  least x y - least x z <= l1 y z /\ least y z - least x z <= l1 x y.
Proof.
  unfold labels, l1, inner, least, probabilities. intros d x y z [Lx X] [Ly Y] [Lz Z].
  revert x y z Lx Ly Lz X Y Z. induction d as [|d IH]; intros [|a x] [|b y] [|c z] Lx Ly Lz X Y Z;
    try discriminate; simpl; [lra|].
  inversion X; inversion Y; inversion Z; subst. injection Lx as Lx. injection Ly as Ly. injection Lz as Lz.
  destruct (IH x y z) as (H1' & H2' & H3' & H4' & H5'); auto.
  assert (T : Rabs (a - c) <= Rabs (a - b) + Rabs (b - c) /\ a * b - a * c <= Rabs (b - c) /\
    b * c - a * c <= Rabs (a - b) /\ Rmin a b - Rmin a c <= Rabs (b - c) /\ Rmin b c - Rmin a c <= Rabs (a - b)).
  { repeat split.
    - unfold Rabs. repeat destruct (Rcase_abs _); lra.
    - unfold Rabs. repeat destruct (Rcase_abs _); nra.
    - unfold Rabs. repeat destruct (Rcase_abs _); nra.
    - unfold Rabs, Rmin. repeat destruct (Rcase_abs _); repeat destruct (Rle_dec _ _); lra.
    - unfold Rabs, Rmin. repeat destruct (Rcase_abs _); repeat destruct (Rle_dec _ _); lra. }
  lra.
Qed.

(** * Both distances are shares *)

Lemma jml1_share : forall y p, probabilities y -> probabilities p -> jml1 y p = share (least y p) (l1 y p).
Proof.
  intros y p Y P. destruct (nonneg_sums y p Y P) as (_ & M & N). unfold jml1, share. rewrite both_least.
  destruct (Req_EM_T (2 * least y p + l1 y p + l1 y p) 0), (Req_EM_T (least y p + l1 y p) 0); try lra.
  field. split; lra.
Qed.

Lemma jml2_share : forall y p, jml2 y p = share (inner y p) (l1 y p).
Proof. reflexivity. Qed.

Lemma share_zero_iff : forall i n, 0 <= i -> 0 <= n -> (share i n = 0 <-> n = 0).
Proof.
  intros i n I N. unfold share. destruct (Req_EM_T (i + n) 0); [split; intro; lra|].
  split; [|intros ->; unfold Rdiv; lra]. intro E. destruct N as [N|N]; [|lra].
  pose proof (div_pos n (i + n) N ltac:(lra)). lra.
Qed.

(** A share that is made of such sums is a metric. *)
Definition is_metric (d : nat) (dist : list R -> list R -> R) : Prop :=
  (forall y p, labels d y -> labels d p -> 0 <= dist y p <= 1) /\
  (forall y p, labels d y -> labels d p -> (dist y p = 0 <-> y = p)) /\
  (forall y p, labels d y -> labels d p -> dist y p = dist p y) /\
  (forall x y z, labels d x -> labels d y -> labels d z -> dist x z <= dist x y + dist y z).

Theorem soft_label_distance : forall d : nat, is_metric d jml1 /\ is_metric d jml2.
Proof.
  intro d. split.
  - assert (S : forall y p, labels d y -> labels d p -> jml1 y p = share (least y p) (l1 y p))
      by (intros y p [_ Y] [_ P]; apply jml1_share; auto).
    split; [|split; [|split]]; intros; rewrite !S by assumption.
    + destruct H as [_ Y], H0 as [_ P]. apply share_range; apply nonneg_sums; auto.
    + destruct H as [Ly Y], H0 as [Lp P]. destruct (nonneg_sums y p Y P) as (_ & M & N).
      rewrite share_zero_iff by assumption. apply l1_zero. congruence.
    + f_equal; [apply sum_of_sym, Rmin_comm | apply l1_sym].
    + destruct (three_labels d x y z H H0 H1) as (T & _ & _ & A & B). destruct H as [_ X], H0 as [_ Y], H1 as [_ Z].
      apply share_triangle; auto; apply nonneg_sums; auto.
  - split; [|split; [|split]]; intros; rewrite !jml2_share.
    + destruct H as [_ Y], H0 as [_ P]. apply share_range; apply nonneg_sums; auto.
    + destruct H as [Ly Y], H0 as [Lp P]. destruct (nonneg_sums y p Y P) as (I & _ & N).
      rewrite share_zero_iff by assumption. apply l1_zero. congruence.
    + f_equal; [apply sum_of_sym, Rmult_comm | apply l1_sym].
    + destruct (three_labels d x y z H H0 H1) as (T & A & B & _ & _). destruct H as [_ X], H0 as [_ Y], H1 as [_ Z].
      apply share_triangle; auto; apply nonneg_sums; auto.
Qed.

(** * Their order, and binary targets *)

Lemma share_antitone : forall i j n, 0 <= j -> 0 <= n -> j <= i -> share i n <= share j n.
Proof.
  intros i j n J N L. destruct (Req_EM_T (i + n) 0) as [Z|Z].
  - rewrite (share_zero i) by exact Z. apply share_range; assumption.
  - rewrite (share_pos i) by lra. apply share_smaller; lra.
Qed.

Theorem soft_label_distance_order : forall y p : list R, probabilities y -> probabilities p -> jml1 y p <= jml2 y p.
Proof.
  intros y p Y P. rewrite jml1_share, jml2_share by assumption. destruct (nonneg_sums y p Y P) as (I & M & N).
  apply share_antitone; auto. unfold inner, least. apply sum_of_le; auto.
  intros a b A B. apply Rmin_glb; nra.
Qed.

Definition binary (y : mask) : list R := map (fun a : bool => if a then 1 else 0) y.

Lemma binary_sums : forall y p, length y = length p -> probabilities p ->
  inner (binary y) p = hit y p /\ least (binary y) p = hit y p /\
  l1 (binary y) p = INR (size y) - hit y p + spill y p.
Proof.
  unfold inner, least, l1, hit, spill, binary.
  induction y as [|a y IH]; intros [|x p] L P; try discriminate; [simpl; lra|].
  inversion P as [|x' p' X P']; subst. destruct (IH p ltac:(simpl in L; lia) P') as (H1 & H2 & H3).
  simpl size. rewrite plus_INR. simpl map. simpl sum_of. rewrite H1, H2, H3. destruct a; simpl.
  - rewrite Rmin_right, Rabs_pos_eq by lra. lra.
  - rewrite Rmin_left, Rabs_left1 by lra. lra.
Qed.

Theorem soft_label_distance_binary : forall (y : mask) (p : list R), length y = length p -> probabilities p ->
  (0 < size y)%nat -> jml1 (binary y) p = 1 - SoftJaccard y p /\ jml2 (binary y) p = 1 - SoftJaccard y p.
Proof.
  intros y p L P N. assert (B : probabilities (binary y)).
  { unfold probabilities, binary. apply Forall_forall. intros x Hx. apply in_map_iff in Hx.
    destruct Hx as [[] [<- _]]; lra. }
  pose proof (hit_nonneg y p P). pose proof (spill_nonneg y p P). pose proof (hit_le_size y p P).
  pose proof (size_real_pos y N). rewrite jml1_share, jml2_share by assumption.
  destruct (binary_sums y p L P) as (-> & -> & ->). rewrite share_pos by lra.
  unfold SoftJaccard. split; field; repeat split; lra.
Qed.

(** * Why the soft Jaccard loss won't do for soft labels *)

Definition soft_label_jaccard (y p : list R) : R := inner y p / (both y p - inner y p).

Theorem soft_label_jaccard_minimum : forall p : R, 0 <= p <= 1 ->
  soft_label_jaccard [1 / 2] [p] = p / (1 + p) /\
  (p <> 1 -> soft_label_jaccard [1 / 2] [p] < soft_label_jaccard [1 / 2] [1]) /\
  soft_label_jaccard [1 / 2] [1 / 2] = 1 / 3.
Proof.
  assert (F : forall p, 0 <= p <= 1 -> soft_label_jaccard [1 / 2] [p] = p / (1 + p)).
  { intros p P. unfold soft_label_jaccard, inner, both. simpl. field. lra. }
  intros p P. rewrite (F p P), (F 1), (F (1 / 2)) by lra. repeat split; [|field].
  intro N. apply div_lt_div; lra.
Qed.

(** * The Dice versions *)

Lemma dml1_bend : forall y p, probabilities y -> probabilities p -> dml1 y p = bend (jml1 y p).
Proof.
  intros y p Y P. rewrite jml1_share by assumption. destruct (nonneg_sums y p Y P) as (_ & M & N).
  unfold dml1, bend, share. rewrite both_least.
  destruct (Req_EM_T (2 * least y p + l1 y p) 0), (Req_EM_T (least y p + l1 y p) 0);
    try (unfold Rdiv; lra); try lra.
  field. repeat split; lra.
Qed.

Lemma dml2_bend : forall y p, probabilities y -> probabilities p -> dml2 y p = bend (jml2 y p).
Proof.
  intros y p Y P. rewrite jml2_share. destruct (nonneg_sums y p Y P) as (I & _ & N).
  unfold dml2, bend, share.
  destruct (Req_EM_T (2 * inner y p + l1 y p) 0), (Req_EM_T (inner y p + l1 y p) 0);
    try (unfold Rdiv; lra); try lra.
  field. repeat split; lra.
Qed.

Theorem soft_label_distance_dice : forall (d : nat) (x y z : list R), labels d x -> labels d y -> labels d z ->
  dml1 x z <= 3 / 2 * (dml1 x y + dml1 y z) /\ dml2 x z <= 3 / 2 * (dml2 x y + dml2 y z).
Proof.
  intros d x y z X Y Z. destruct (soft_label_distance d) as [(R1 & _ & _ & T1) (R2 & _ & _ & T2)].
  pose proof X as [_ PX]. pose proof Y as [_ PY]. pose proof Z as [_ PZ].
  split; [rewrite !dml1_bend by assumption | rewrite !dml2_bend by assumption].
  - destruct (reduce (jml1 x y) (jml1 y z) (jml1 x z)) as (t & T & S & A & B); auto.
    destruct (R1 y z Y Z). pose proof (relaxed_sum t (jml1 y z) ltac:(lra) ltac:(lra) S). lra.
  - destruct (reduce (jml2 x y) (jml2 y z) (jml2 x z)) as (t & T & S & A & B); auto.
    destruct (R2 y z Y Z). pose proof (relaxed_sum t (jml2 y z) ltac:(lra) ltac:(lra) S). lra.
Qed.

(** (1,0), (1,1) and (0,1). *)
Theorem soft_label_distance_dice_tight : forall c : R,
  (forall x y z : list R, labels 2 x -> labels 2 y -> labels 2 z ->
    dml1 x z <= c * (dml1 x y + dml1 y z)) \/
  (forall x y z : list R, labels 2 x -> labels 2 y -> labels 2 z ->
    dml2 x z <= c * (dml2 x y + dml2 y z)) ->
  3 / 2 <= c.
Proof.
  assert (L : forall a b : R, 0 <= a <= 1 -> 0 <= b <= 1 -> labels 2 [a; b])
    by (intros a b A B; split; [reflexivity | repeat (apply Forall_cons; [assumption|]); apply Forall_nil]).
  assert (L1 := L 1 0 ltac:(lra) ltac:(lra)). assert (L2 := L 1 1 ltac:(lra) ltac:(lra)).
  assert (L3 := L 0 1 ltac:(lra) ltac:(lra)).
  assert (A : forall a b : R, a <= b -> Rabs (a - b) = b - a) by (intros; rewrite Rabs_left1; lra).
  assert (B : forall a b : R, b <= a -> Rabs (a - b) = a - b) by (intros; rewrite Rabs_right; lra).
  intros c [H|H]; specialize (H _ _ _ L1 L2 L3); unfold dml1, dml2, both, inner, l1 in H; cbn [sum_of] in H;
    rewrite (B 1 0), (A 0 1), (B 1 1) in H by lra;
    repeat match type of H with context [Req_EM_T ?a ?b] => destruct (Req_EM_T a b); [exfalso; lra|] end; lra.
Qed.
