(** The prediction that a weighted cross-entropy asks for
    =====================================================

    Law. Weigh the cross-entropy of foreground voxels by w1 and of background voxels by w0. Whatever the distribution
    of the target, a prediction minimises the expected loss of the image iff at every voxel i

        p_i = w1 pi_i / (w1 pi_i + w0 (1 - pi_i)),        pi_i = P(voxel i is foreground);

    where that is 0/0, every p_i will do. For positive weights the minimiser is thus unique. It depends on the
    marginals only, and a threshold tau on it is the threshold tau w0 / (tau w0 + (1 - tau) w1) on pi; for tau = 1/2
    that is w0 / (w0 + w1).

    Proof. The expected loss is a sum over voxels. At one voxel, with A = w1 pi and B = w0 (1 - pi), it is Gibbs'
    inequality: A ln p + B ln (1 - p) is largest at p = A/(A+B) only, because ln x < x - 1 unless x = 1. *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation.
Import ListNotations.
Open Scope R_scope.

(** * The loss *)

Fixpoint cross_entropy (w0 w1 : R) (y : mask) (p : list R) : R :=
  match y, p with
  | a :: y', x :: p' => (if a then - w1 * ln x else - w0 * ln (1 - x)) + cross_entropy w0 w1 y' p'
  | _, _ => 0
  end.

(** Coq's ln is 0 at 0, where the loss is infinite. A prediction of d probabilities has finite expected loss
    iff it is not
    certain of what may turn out wrong at a cost. *)
Definition finite_loss (w0 w1 : R) (d : nat) (mu : distribution) (p : list R) : Prop :=
  length p = d /\
  forall i, (i < d)%nat ->
    0 <= nth i p 0 <= 1 /\
    (0 < w1 * marginal i mu -> 0 < nth i p 0) /\
    (0 < w0 * (1 - marginal i mu) -> nth i p 0 < 1).

Definition minimises_cross_entropy (w0 w1 : R) (d : nat) (mu : distribution) (p : list R) : Prop :=
  finite_loss w0 w1 d mu p /\
  forall p', finite_loss w0 w1 d mu p' ->
    expected (fun y => cross_entropy w0 w1 y p) mu <= expected (fun y => cross_entropy w0 w1 y p') mu.

(** * One voxel *)

Lemma ln_lt_minus_1 : forall x, 0 < x -> x <> 1 -> ln x < x - 1.
Proof.
  intros x Hx H1. assert (ln x <> 0).
  { intros H. apply H1. rewrite <- (exp_ln x Hx), H. apply exp_0. }
  pose proof (exp_ineq1 (ln x) H). rewrite exp_ln in H0 by exact Hx. lra.
Qed.

Lemma gibbs_half : forall A S p, 0 <= A -> 0 < S -> 0 <= p -> (0 < A -> 0 < p) ->
  A * ln p <= A * ln (A / S) + S * p - A /\
  (0 < A -> p <> A / S -> A * ln p < A * ln (A / S) + S * p - A).
Proof.
  intros A S p HA HS Hp Hpos.
  destruct (Req_dec A 0) as [->|H0].
  - split; [|intros; lra]. rewrite !Rmult_0_l. pose proof (Rmult_le_pos S p). lra.
  - assert (HA' : 0 < A) by lra. specialize (Hpos HA').
    assert (Hm : 0 < A / S) by (apply Rdiv_lt_0_compat; assumption).
    assert (Hstrict : p <> A / S -> A * ln p < A * ln (A / S) + S * p - A).
    { intros Hne. set (x := p * / (A / S)).
      assert (Hx : 0 < x) by (apply Rmult_lt_0_compat; [|apply Rinv_0_lt_compat]; assumption).
      assert (Hx1 : x <> 1).
      { intros E. apply Hne. unfold x in E. apply Rmult_eq_reg_r with (/ (A / S));
          [|apply Rinv_neq_0_compat; lra]. rewrite E. field. lra. }
      pose proof (ln_lt_minus_1 x Hx Hx1) as Hl. unfold x in Hl.
      rewrite ln_mult, ln_Rinv in Hl by (try assumption; apply Rinv_0_lt_compat; assumption).
      apply Rmult_lt_compat_l with (r := A) in Hl; [|assumption].
      replace (A * (p * / (A / S) - 1)) with (S * p - A) in Hl by (field; lra). lra. }
    split; [|intros _; exact Hstrict].
    destruct (Req_dec p (A / S)) as [->|Hne]; [|apply Rlt_le, Hstrict, Hne].
    replace (S * (A / S)) with A by (field; lra). lra.
Qed.

(** The expected loss of a voxel that is foreground with probability x. *)
Definition risk (w0 w1 x p : R) : R := - (w1 * x * ln p) - w0 * (1 - x) * ln (1 - p).

(** What the loss asks for. *)
Definition asked (w0 w1 x : R) : R := w1 * x / (w1 * x + w0 * (1 - x)).

Theorem voxel_minimiser : forall w0 w1 x p,
  0 <= w1 * x -> 0 <= w0 * (1 - x) -> 0 < w1 * x + w0 * (1 - x) ->
  0 <= p <= 1 -> (0 < w1 * x -> 0 < p) -> (0 < w0 * (1 - x) -> p < 1) ->
  risk w0 w1 x (asked w0 w1 x) <= risk w0 w1 x p /\
  (p <> asked w0 w1 x -> risk w0 w1 x (asked w0 w1 x) < risk w0 w1 x p).
Proof.
  intros w0 w1 x p HA HB HS Hp HpA HpB. unfold risk, asked.
  set (A := w1 * x) in *. set (B := w0 * (1 - x)) in *.
  destruct (gibbs_half A (A + B) p HA HS (proj1 Hp) HpA) as [L1 S1].
  destruct (gibbs_half B (A + B) (1 - p) HB HS) as [L2 S2]; [lra | intros; apply HpB in H; lra |].
  replace (1 - A / (A + B)) with (B / (A + B)) by (field; lra).
  assert (HSp : (A + B) * p - A + ((A + B) * (1 - p) - B) = 0) by ring.
  split; [lra|]. intros Hne.
  assert (Hne' : 1 - p <> B / (A + B)).
  { intros E. apply Hne. replace (A / (A + B)) with (1 - B / (A + B)) by (field; lra). lra. }
  destruct (Rlt_le_dec 0 A) as [H|H]; [specialize (S1 H Hne); lra|].
  assert (HB' : 0 < B) by lra. specialize (S2 HB' Hne'). lra.
Qed.

(** For weights and probabilities that are neither 0 nor 1, in the open interval. *)
Corollary voxel_minimiser_inside : forall w0 w1 x p, 0 < w0 -> 0 < w1 -> 0 < x < 1 -> 0 < p < 1 ->
  0 < asked w0 w1 x < 1 /\
  (p <> asked w0 w1 x -> risk w0 w1 x (asked w0 w1 x) < risk w0 w1 x p).
Proof.
  intros w0 w1 x p H0 H1 Hx Hp.
  assert (HA : 0 < w1 * x) by (apply Rmult_lt_0_compat; lra).
  assert (HB : 0 < w0 * (1 - x)) by (apply Rmult_lt_0_compat; lra).
  split.
  - unfold asked. split; [apply Rdiv_lt_0_compat; lra|].
    apply Rmult_lt_reg_r with (w1 * x + w0 * (1 - x)); [lra|].
    replace (w1 * x / (w1 * x + w0 * (1 - x)) * (w1 * x + w0 * (1 - x))) with (w1 * x) by (field; lra). lra.
  - apply voxel_minimiser; try lra.
Qed.

(** * The sum over voxels *)

Fixpoint risks (w0 w1 : R) (mu : distribution) (k : nat) (p : list R) : R :=
  match p with
  | [] => 0
  | x :: p' => risk w0 w1 (marginal k mu) x + risks w0 w1 mu (S k) p'
  end.

Lemma skipn_split : forall (y : mask) k, (k < length y)%nat -> skipn k y = nth k y false :: skipn (S k) y.
Proof.
  induction y as [|a y IH]; intros k Hk; simpl in Hk; [lia|].
  destruct k as [|k]; [reflexivity|]. simpl. rewrite IH by lia. reflexivity.
Qed.

Lemma expected_cross_entropy_from : forall w0 w1 d mu p k, is_distribution d mu -> (k + length p = d)%nat ->
  expected (fun y => cross_entropy w0 w1 (skipn k y) p) mu = risks w0 w1 mu k p.
Proof.
  intros w0 w1 d mu p. induction p as [|x p IH]; intros k Hmu Hk.
  - simpl. rewrite (expected_ext _ (fun _ => 0)) by (intros y; destruct (skipn k y); reflexivity).
    apply (expected_const d), Hmu.
  - simpl in Hk |- *. rewrite <- IH by (try assumption; lia).
    rewrite (expected_eq d mu _ (fun y => (- w0 * ln (1 - x) + (w0 * ln (1 - x) - w1 * ln x)
              * (if nth k y false then 1 else 0)) + cross_entropy w0 w1 (skipn (S k) y) p) Hmu).
    + rewrite !expected_plus, (expected_const d), expected_scale by assumption.
      unfold risk, marginal. lra.
    + intros y Hy _. rewrite skipn_split by lia. simpl. destruct (nth k y false); lra.
Qed.

Lemma expected_cross_entropy : forall w0 w1 d mu p, is_distribution d mu -> length p = d ->
  expected (fun y => cross_entropy w0 w1 y p) mu = risks w0 w1 mu 0 p.
Proof. intros w0 w1 d mu p Hmu Hp. apply (expected_cross_entropy_from w0 w1 d mu p 0 Hmu Hp). Qed.

(** Two predictions, one of them no worse at any voxel. *)
Lemma risks_le : forall w0 w1 mu p q k, length p = length q ->
  (forall i, (i < length p)%nat ->
     risk w0 w1 (marginal (k + i) mu) (nth i p 0) <= risk w0 w1 (marginal (k + i) mu) (nth i q 0)) ->
  risks w0 w1 mu k p <= risks w0 w1 mu k q.
Proof.
  intros w0 w1 mu. induction p as [|x p IH]; intros [|z q] k Hl H; simpl in Hl; try discriminate; simpl; [lra|].
  assert (H0 := H 0%nat). rewrite Nat.add_0_r in H0. simpl in H0. specialize (H0 ltac:(lia)).
  assert (risks w0 w1 mu (S k) p <= risks w0 w1 mu (S k) q); [|lra].
  apply IH; [lia|]. intros i Hi. specialize (H (S i)). simpl in H.
  replace (S k + i)%nat with (k + S i)%nat by lia. apply H. lia.
Qed.

Lemma risks_lt : forall w0 w1 mu p q k j, length p = length q ->
  (forall i, (i < length p)%nat ->
     risk w0 w1 (marginal (k + i) mu) (nth i p 0) <= risk w0 w1 (marginal (k + i) mu) (nth i q 0)) ->
  (j < length p)%nat ->
  risk w0 w1 (marginal (k + j) mu) (nth j p 0) < risk w0 w1 (marginal (k + j) mu) (nth j q 0) ->
  risks w0 w1 mu k p < risks w0 w1 mu k q.
Proof.
  intros w0 w1 mu. induction p as [|x p IH]; intros [|z q] k j Hl H Hj Hs; simpl in Hl; try discriminate;
    simpl in Hj; [lia|]. simpl.
  assert (H0 := H 0%nat). rewrite Nat.add_0_r in H0. simpl in H0. specialize (H0 ltac:(lia)).
  assert (Hr : forall i, (i < length p)%nat -> risk w0 w1 (marginal (S k + i) mu) (nth i p 0)
                 <= risk w0 w1 (marginal (S k + i) mu) (nth i q 0)).
  { intros i Hi. specialize (H (S i)). simpl in H.
    replace (S k + i)%nat with (k + S i)%nat by lia. apply H. lia. }
  destruct j as [|j].
  - rewrite Nat.add_0_r in Hs. simpl in Hs.
    pose proof (risks_le w0 w1 mu p q (S k) ltac:(lia) Hr). lra.
  - simpl in Hs. replace (k + S j)%nat with (S k + j)%nat in Hs by lia.
    pose proof (IH q (S k) j ltac:(lia) Hr ltac:(lia) Hs). lra.
Qed.

(** * The theorem *)

(** p moved to what the loss asks for, where it asks for something. *)
Definition best (w0 w1 : R) (mu : distribution) (p : list R) : list R :=
  map (fun i => if Rlt_dec 0 (w1 * marginal i mu + w0 * (1 - marginal i mu))
                then asked w0 w1 (marginal i mu) else nth i p 0) (seq 0 (length p)).

Lemma nth_map_seq_R : forall (f : nat -> R) d i, (i < d)%nat -> nth i (map f (seq 0 d)) 0 = f i.
Proof.
  intros f d i Hi.
  rewrite nth_indep with (d' := f 0%nat) by (rewrite map_length, seq_length; exact Hi).
  rewrite map_nth, seq_nth by exact Hi. reflexivity.
Qed.

Lemma best_length : forall w0 w1 mu p, length (best w0 w1 mu p) = length p.
Proof. intros. unfold best. rewrite map_length, seq_length. reflexivity. Qed.

Lemma best_finite : forall w0 w1 d mu p, 0 <= w0 -> 0 <= w1 -> is_distribution d mu ->
  finite_loss w0 w1 d mu p -> finite_loss w0 w1 d mu (best w0 w1 mu p).
Proof.
  intros w0 w1 d mu p H0 H1 Hmu [Hl Hp]. split; [rewrite best_length; exact Hl|].
  intros i Hi. unfold best. rewrite nth_map_seq_R by lia.
  destruct (Rlt_dec 0 _) as [HS|HS]; [|apply Hp, Hi]. unfold asked.
  destruct (marginal_range d mu i Hmu) as [Hm0 Hm1].
  assert (HA : 0 <= w1 * marginal i mu) by (apply Rmult_le_pos; lra).
  assert (HB : 0 <= w0 * (1 - marginal i mu)) by (apply Rmult_le_pos; lra).
  set (A := w1 * marginal i mu) in *. set (B := w0 * (1 - marginal i mu)) in *.
  assert (E : A / (A + B) = 1 - B / (A + B)) by (field; lra).
  pose proof (div_nonneg A (A + B) HA ltac:(lra)). pose proof (div_nonneg B (A + B) HB ltac:(lra)).
  repeat split; try lra; intros Hpos.
  - apply Rdiv_lt_0_compat; lra.
  - pose proof (Rdiv_lt_0_compat B (A + B) Hpos HS). lra.
Qed.

Theorem cross_entropy_minimiser : forall w0 w1 d mu p, 0 <= w0 -> 0 <= w1 -> is_distribution d mu ->
  minimises_cross_entropy w0 w1 d mu p <->
  finite_loss w0 w1 d mu p /\
  forall i, (i < d)%nat -> 0 < w1 * marginal i mu + w0 * (1 - marginal i mu) ->
    nth i p 0 = w1 * marginal i mu / (w1 * marginal i mu + w0 * (1 - marginal i mu)).
Proof.
  intros w0 w1 d mu p H0 H1 Hmu.
  (* Whoever is as asked beats everyone, and strictly so where they differ. *)
  assert (Hvox : forall q i, finite_loss w0 w1 d mu q -> (i < d)%nat ->
     0 < w1 * marginal i mu + w0 * (1 - marginal i mu) ->
     risk w0 w1 (marginal i mu) (asked w0 w1 (marginal i mu)) <= risk w0 w1 (marginal i mu) (nth i q 0) /\
     (nth i q 0 <> asked w0 w1 (marginal i mu) ->
      risk w0 w1 (marginal i mu) (asked w0 w1 (marginal i mu)) < risk w0 w1 (marginal i mu) (nth i q 0))).
  { intros q i [Hl Hq] Hi HS. destruct (Hq i Hi) as [Hr [Hlo Hhi]].
    destruct (marginal_range d mu i Hmu) as [Hm0 Hm1].
    apply voxel_minimiser; try assumption; apply Rmult_le_pos; lra. }
  assert (Hflat : forall i q q', (i < d)%nat -> ~ 0 < w1 * marginal i mu + w0 * (1 - marginal i mu) ->
     risk w0 w1 (marginal i mu) q = risk w0 w1 (marginal i mu) q').
  { intros i q q' Hi HS. destruct (marginal_range d mu i Hmu) as [Hm0 Hm1].
    pose proof (Rmult_le_pos w1 (marginal i mu) H1 Hm0).
    pose proof (Rmult_le_pos w0 (1 - marginal i mu) H0 ltac:(lra)).
    unfold risk. replace (w1 * marginal i mu) with 0 by lra. replace (w0 * (1 - marginal i mu)) with 0 by lra. lra. }
  split.
  - intros [Hp Hmin]. split; [exact Hp|]. intros j Hj HS.
    destruct (Req_dec (nth j p 0) (asked w0 w1 (marginal j mu))) as [E|Hne]; [exact E|]. exfalso.
    pose proof (Hmin _ (best_finite w0 w1 d mu p H0 H1 Hmu Hp)) as Hle.
    assert (Hlp : length p = d) by apply Hp.
    rewrite !(expected_cross_entropy w0 w1 d) in Hle by (try assumption; rewrite ?best_length; assumption).
    apply (Rlt_not_le _ _) in Hle; [exact Hle|].
    apply risks_lt with (j := j).
    + apply best_length.
    + intros i Hi. rewrite best_length in Hi. simpl. unfold best. rewrite nth_map_seq_R by lia.
      destruct (Rlt_dec 0 _) as [H|H]; [|lra]. apply Hvox; try assumption; lia.
    + rewrite best_length. lia.
    + simpl. unfold best. rewrite nth_map_seq_R by lia.
      destruct (Rlt_dec 0 _) as [H|H]; [|contradiction]. apply Hvox; assumption.
  - intros [Hp Has]. split; [exact Hp|]. intros q Hq.
    assert (Hlp : length p = d) by apply Hp. assert (Hlq : length q = d) by apply Hq.
    rewrite !(expected_cross_entropy w0 w1 d) by assumption.
    apply risks_le; [lia|]. intros i Hi. simpl. rewrite Hlp in Hi.
    destruct (Rlt_dec 0 (w1 * marginal i mu + w0 * (1 - marginal i mu))) as [H|H].
    + rewrite (Has i Hi H). apply (Hvox q i Hq Hi H).
    + right. apply Hflat; assumption.
Qed.

(** There always is a minimiser. *)
Corollary cross_entropy_minimiser_exists : forall w0 w1 d mu, 0 <= w0 -> 0 <= w1 -> is_distribution d mu ->
  exists p, minimises_cross_entropy w0 w1 d mu p.
Proof.
  intros w0 w1 d mu H0 H1 Hmu. set (half := map (fun _ => 1 / 2) (seq 0 d)).
  assert (Hone : finite_loss w0 w1 d mu half).
  { unfold half. split; [rewrite map_length, seq_length; reflexivity|]. intros i Hi. rewrite nth_map_seq_R by exact Hi.
    repeat split; intros; lra. }
  exists (best w0 w1 mu half). apply cross_entropy_minimiser; try assumption.
  split; [apply best_finite; assumption|]. intros i Hi HS. unfold best.
  rewrite nth_map_seq_R by (unfold half; rewrite map_length, seq_length; exact Hi).
  destruct (Rlt_dec 0 _) as [H|H]; [reflexivity | contradiction].
Qed.

(** For positive weights there is exactly one minimiser. *)
Corollary cross_entropy_minimiser_unique : forall w0 w1 d mu p, 0 < w0 -> 0 < w1 -> is_distribution d mu ->
  minimises_cross_entropy w0 w1 d mu p <-> p = map (fun i => asked w0 w1 (marginal i mu)) (seq 0 d).
Proof.
  intros w0 w1 d mu p H0 H1 Hmu.
  assert (Hpos : forall i, 0 < w1 * marginal i mu + w0 * (1 - marginal i mu)).
  { intros i. destruct (marginal_range d mu i Hmu) as [Hm0 Hm1].
    destruct (Req_dec (marginal i mu) 0) as [->|Hm]; [lra|].
    pose proof (Rmult_lt_0_compat w1 (marginal i mu) H1 ltac:(lra)).
    pose proof (Rmult_le_pos w0 (1 - marginal i mu) ltac:(lra) ltac:(lra)). lra. }
  rewrite cross_entropy_minimiser by (try assumption; lra). split.
  - intros [[Hl _] Has]. apply nth_ext with (d := 0) (d' := 0).
    + rewrite map_length, seq_length. exact Hl.
    + intros i Hi. rewrite Hl in Hi. rewrite nth_map_seq_R by exact Hi. apply Has; [exact Hi | apply Hpos].
  - intros E. destruct (cross_entropy_minimiser_exists w0 w1 d mu ltac:(lra) ltac:(lra) Hmu) as [q Hq].
    apply cross_entropy_minimiser in Hq; try assumption; try lra. destruct Hq as [[Hl Hf] Has].
    assert (p = q) as ->; [|repeat split; assumption || (apply Hf; assumption) || (apply Has; assumption)].
    rewrite E. symmetry. apply nth_ext with (d := 0) (d' := 0).
    + rewrite map_length, seq_length. exact Hl.
    + intros i Hi. rewrite Hl in Hi. rewrite nth_map_seq_R by exact Hi. apply Has; [exact Hi | apply Hpos].
Qed.

(** * The threshold that weights amount to *)

Definition threshold_of (w0 w1 tau : R) : R := tau * w0 / (tau * w0 + (1 - tau) * w1).

Lemma threshold_of_range : forall w0 w1 tau, 0 <= w0 -> 0 <= w1 -> 0 < w0 + w1 -> 0 < tau < 1 ->
  0 < tau * w0 + (1 - tau) * w1 /\ 0 <= threshold_of w0 w1 tau <= 1.
Proof.
  intros w0 w1 tau H0 H1 HS Ht. unfold threshold_of.
  pose proof (Rmult_le_pos tau w0 ltac:(lra) H0). pose proof (Rmult_le_pos (1 - tau) w1 ltac:(lra) H1).
  assert (0 < tau * w0 + (1 - tau) * w1).
  { destruct (Rlt_le_dec 0 w0) as [G|G].
    - pose proof (Rmult_lt_0_compat tau w0 ltac:(lra) G). lra.
    - pose proof (Rmult_lt_0_compat (1 - tau) w1 ltac:(lra) ltac:(lra)). lra. }
  split; [assumption|]. split; [apply div_nonneg; lra | apply div_le_1; lra].
Qed.

(** The vote for foreground weighs more iff the marginal is above w0/(w0+w1). *)
Theorem weights_are_a_threshold : forall w0 w1 x, 0 < w0 + w1 ->
  w1 * x > w0 * (1 - x) <-> x > w0 / (w0 + w1).
Proof.
  intros w0 w1 x HS. split; intros H.
  - apply Rmult_lt_reg_r with (w0 + w1); [exact HS|].
    replace (w0 / (w0 + w1) * (w0 + w1)) with w0 by (field; lra). lra.
  - apply Rmult_lt_compat_r with (r := w0 + w1) in H; [|exact HS].
    replace (w0 / (w0 + w1) * (w0 + w1)) with w0 in H by (field; lra). lra.
Qed.

Lemma asked_above : forall w0 w1 tau x, 0 < tau * w0 + (1 - tau) * w1 -> 0 < w1 * x + w0 * (1 - x) ->
  (threshold_of w0 w1 tau < x <-> tau < asked w0 w1 x) /\ (x < threshold_of w0 w1 tau <-> asked w0 w1 x < tau).
Proof.
  intros w0 w1 tau x Ht Hx. unfold threshold_of, asked.
  set (u := tau * w0 + (1 - tau) * w1) in *. set (v := w1 * x + w0 * (1 - x)) in *.
  assert (E : (asked w0 w1 x - tau) * v = (x - threshold_of w0 w1 tau) * u).
  { unfold asked, threshold_of. fold u v.
    replace ((w1 * x / v - tau) * v) with (w1 * x - tau * v) by (field; lra).
    replace ((x - tau * w0 / u) * u) with (x * u - tau * w0) by (field; lra). unfold u, v. ring. }
  unfold asked, threshold_of in E. fold u v in E.
  set (p := w1 * x / v) in *. set (t := tau * w0 / u) in *. clearbody u v p t.
  repeat split; intros H.
  - pose proof (Rmult_lt_0_compat (x - t) u ltac:(lra) Ht). apply Rnot_le_lt. intros G.
    pose proof (Rmult_le_pos (tau - p) v ltac:(lra) ltac:(lra)). lra.
  - pose proof (Rmult_lt_0_compat (p - tau) v ltac:(lra) Hx). apply Rnot_le_lt. intros G.
    pose proof (Rmult_le_pos (t - x) u ltac:(lra) ltac:(lra)). lra.
  - pose proof (Rmult_lt_0_compat (t - x) u ltac:(lra) Ht). apply Rnot_le_lt. intros G.
    pose proof (Rmult_le_pos (p - tau) v ltac:(lra) ltac:(lra)). lra.
  - pose proof (Rmult_lt_0_compat (tau - p) v ltac:(lra) Hx). apply Rnot_le_lt. intros G.
    pose proof (Rmult_le_pos (x - t) u ltac:(lra) ltac:(lra)). lra.
Qed.

(** A minimiser cut at tau is the marginals cut at the threshold of the weights, if the loss asks for something
    everywhere. *)
Theorem minimiser_cut : forall w0 w1 tau d mu p s,
  0 <= w0 -> 0 <= w1 -> 0 < w0 + w1 -> 0 < tau < 1 -> is_distribution d mu ->
  (forall i, (i < d)%nat -> 0 < w1 * marginal i mu + w0 * (1 - marginal i mu)) ->
  minimises_cross_entropy w0 w1 d mu p -> cut_at tau p s -> thresholded (threshold_of w0 w1 tau) d mu s.
Proof.
  intros w0 w1 tau d mu p s H0 H1 HS Ht Hmu Hall Hmin [Hls Hcut].
  apply cross_entropy_minimiser in Hmin; try assumption. destruct Hmin as [[Hlp _] Has].
  split; [unfold mask_of; lia|]. intros i Hi.
  destruct (threshold_of_range w0 w1 tau H0 H1 HS Ht) as [Hden _].
  destruct (asked_above w0 w1 tau (marginal i mu) Hden (Hall i Hi)) as [Hab Hbe].
  destruct (Hcut i ltac:(lia)) as [Hc1 Hc2]. rewrite (Has i Hi (Hall i Hi)) in Hc1, Hc2.
  fold (asked w0 w1 (marginal i mu)) in Hc1, Hc2.
  split; intros H; [apply Hc1, Hab, H | apply Hc2, Hbe, H].
Qed.
