(** How far cross-entropy moves with its predictions
    ================================================

    Law. Where the prediction of a voxel changes by h, and what it gives to the target is q and becomes q + h or q - h,

        ln (1 + h/q) <= |change of the cross-entropy| <= - ln (1 - h/q),    h/(q+h) <= ... <= h/(q-h).

    Where all predictions of an image stay within [delta, 1 - delta] and none moves by more than h, its cross-entropy, a
    sum over d voxels, moves by at most d ln (1 + h/delta), and by as much where all foreground moves from delta to
    delta + h. Without such a delta no factor K bounds the change by K h.

    Proof. -ln is steepest at the smallest argument; ln x <= x - 1 gives the fractions. *)

From Coq Require Import Reals List Bool Lra Lia.
From CertiDice Require Import Overlap Expectation CrossEntropyMinimiser.
Import ListNotations.
Open Scope R_scope.

(** What a prediction gives to the target of its voxel, and the loss of that. *)
Definition given (y : bool) (p : R) : R := if y then p else 1 - p.
Definition voxel_loss (y : bool) (p : R) : R := - ln (given y p).

(** * Logarithms *)

Lemma ln_le_mono : forall x y, 0 < x -> x <= y -> ln x <= ln y.
Proof.
  intros x y Hx [H|H]; [left; apply ln_increasing; assumption|right; rewrite H; reflexivity].
Qed.

Lemma ln_le_minus_1 : forall x, 0 < x -> ln x <= x - 1.
Proof.
  intros x Hx. destruct (Req_dec x 1) as [->|H]; [rewrite ln_1; lra|].
  left. apply ln_lt_minus_1; assumption.
Qed.

Lemma ln_ratio : forall a b, 0 < a -> 0 < b -> ln b - ln a = ln (b / a).
Proof.
  intros a b Ha Hb. unfold Rdiv. rewrite ln_mult, ln_Rinv; try assumption; [ring|].
  apply Rinv_0_lt_compat; assumption.
Qed.

Lemma minus_ln : forall x, 0 < x -> - ln x = ln (/ x).
Proof. intros x Hx. rewrite ln_Rinv; [reflexivity|assumption]. Qed.

Lemma ln_from_below : forall x, 0 <= x -> x / (1 + x) <= ln (1 + x).
Proof.
  intros x Hx.
  assert (Hi : 0 < / (1 + x)) by (apply Rinv_0_lt_compat; lra).
  pose proof (ln_le_minus_1 _ Hi) as H. rewrite ln_Rinv in H by lra.
  replace (x / (1 + x)) with (1 - / (1 + x)) by (field; lra). lra.
Qed.

Lemma ln_from_above : forall x, 0 <= x < 1 -> - ln (1 - x) <= x / (1 - x).
Proof.
  intros x Hx. rewrite minus_ln by lra.
  assert (Hi : 0 < / (1 - x)) by (apply Rinv_0_lt_compat; lra).
  pose proof (ln_le_minus_1 _ Hi) as H.
  replace (x / (1 - x)) with (/ (1 - x) - 1) by (field; lra). exact H.
Qed.

Lemma ln_sides : forall x, 0 <= x < 1 -> ln (1 + x) <= - ln (1 - x).
Proof.
  intros x Hx. rewrite minus_ln by lra. apply ln_le_mono; [lra|].
  apply Rmult_le_reg_r with (1 - x); [lra|]. rewrite Rinv_l by lra. pose proof (Rle_0_sqr x). unfold Rsqr in *. lra.
Qed.

Lemma share_bounds : forall q h, 0 < q -> 0 <= h < q -> 0 <= h / q < 1.
Proof.
  intros q h Hq Hh. split.
  - apply Rmult_le_pos; [lra|]. left. apply Rinv_0_lt_compat; assumption.
  - apply Rmult_lt_reg_r with q; [assumption|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.

(** * One voxel *)

Lemma change_up : forall q h, 0 < q -> 0 <= h -> Rabs (- ln (q + h) - - ln q) = ln (1 + h / q).
Proof.
  intros q h Hq Hh. replace (- ln (q + h) - - ln q) with (- (ln (q + h) - ln q)) by ring.
  rewrite Rabs_Ropp, ln_ratio by lra. replace ((q + h) / q) with (1 + h / q) by (field; lra).
  apply Rabs_right. apply Rle_ge. rewrite <- ln_1. apply ln_le_mono; [lra|].
  assert (0 <= h / q); [|lra]. apply Rmult_le_pos; [lra|]. left. apply Rinv_0_lt_compat; assumption.
Qed.

Lemma change_down : forall q h, 0 < q -> 0 <= h < q -> Rabs (- ln (q - h) - - ln q) = - ln (1 - h / q).
Proof.
  intros q h Hq Hh. pose proof (share_bounds q h Hq Hh) as Hs.
  replace (- ln (q - h) - - ln q) with (- (ln (q - h) - ln q)) by ring.
  rewrite ln_ratio by lra. replace ((q - h) / q) with (1 - h / q) by (field; lra).
  apply Rabs_right. apply Rle_ge.
  assert (ln (1 - h / q) <= ln 1); [apply ln_le_mono; lra|]. rewrite ln_1 in H. lra.
Qed.

(** By which way what is given to the target moves. *)
Lemma given_moves : forall y p p', let h := Rabs (p' - p) in
  given y p' = given y p + h \/ given y p' = given y p - h.
Proof.
  intros y p p' h. unfold h, given, Rabs. destruct y, (Rcase_abs (p' - p)); lra.
Qed.

Theorem cross_entropy_step : forall (y : bool) (p p' : R),
  let q := given y p in let h := Rabs (p' - p) in
  0 < q -> h < q ->
  ln (1 + h / q) <= Rabs (voxel_loss y p' - voxel_loss y p) <= - ln (1 - h / q).
Proof.
  intros y p p' q h Hq Hh. pose proof (Rabs_pos (p' - p)) as H0. fold h in H0.
  pose proof (ln_sides (h / q) (share_bounds q h Hq (conj H0 Hh))) as Hs.
  unfold voxel_loss. destruct (given_moves y p p') as [->| ->]; fold h; fold q.
  - rewrite change_up by assumption. split; [apply Rle_refl|exact Hs].
  - rewrite change_down by (try split; assumption). split; [exact Hs|apply Rle_refl].
Qed.

Theorem cross_entropy_step_attained : forall q h, 0 < q -> 0 <= h < q ->
  Rabs (voxel_loss true (q + h) - voxel_loss true q) = ln (1 + h / q) /\
  Rabs (voxel_loss true (q - h) - voxel_loss true q) = - ln (1 - h / q).
Proof.
  intros q h Hq Hh. split; [apply change_up; [assumption|apply Hh]|apply change_down; assumption].
Qed.

Theorem cross_entropy_sensitivity : forall (y : bool) (p p' : R),
  let q := given y p in let h := Rabs (p' - p) in
  0 < q -> h < q ->
  h / (q + h) <= Rabs (voxel_loss y p' - voxel_loss y p) <= h / (q - h).
Proof.
  intros y p p' q h Hq Hh. pose proof (Rabs_pos (p' - p)) as H0. fold h in H0.
  pose proof (cross_entropy_step y p p' Hq Hh) as [Hl Hu]. fold q in Hl, Hu. fold h in Hl, Hu.
  pose proof (share_bounds q h Hq (conj H0 Hh)) as Hs.
  pose proof (ln_from_below (h / q) (proj1 Hs)) as Hb. pose proof (ln_from_above (h / q) Hs) as Ha.
  replace (h / q / (1 + h / q)) with (h / (q + h)) in Hb by (field; lra).
  replace (h / q / (1 - h / q)) with (h / (q - h)) in Ha by (field; lra).
  split; eapply Rle_trans; eassumption.
Qed.

Theorem cross_entropy_modulus : forall (y : bool) (p p' delta : R),
  0 < delta -> delta <= p <= 1 - delta -> delta <= p' <= 1 - delta ->
  Rabs (voxel_loss y p' - voxel_loss y p) <= ln (1 + Rabs (p' - p) / delta).
Proof.
  intros y p p' delta Hd Hp Hp'. set (h := Rabs (p' - p)).
  assert (H0 : 0 <= h) by apply Rabs_pos.
  assert (Hq : delta <= given y p) by (unfold given; destruct y; lra).
  assert (Hq' : delta <= given y p') by (unfold given; destruct y; lra).
  assert (Hshare : forall q, delta <= q -> ln (1 + h / q) <= ln (1 + h / delta)).
  { intros q Hdq. assert (0 <= h / q).
    { apply Rmult_le_pos; [lra|]. left. apply Rinv_0_lt_compat. lra. }
    apply ln_le_mono; [lra|]. apply Rplus_le_compat_l. apply Rmult_le_compat_l; [lra|].
    apply Rinv_le_contravar; lra. }
  unfold voxel_loss. destruct (given_moves y p p') as [E|E]; fold h in E.
  - rewrite E, change_up by lra. apply Hshare; lra.
  - replace (given y p) with (given y p' + h) by lra. rewrite Rabs_minus_sym, change_up by lra. apply Hshare; lra.
Qed.

(** * Images *)

Fixpoint all_within (delta h : R) (p p' : list R) : Prop :=
  match p, p' with
  | x :: q, x' :: q' =>
      delta <= x <= 1 - delta /\ delta <= x' <= 1 - delta /\ Rabs (x' - x) <= h /\ all_within delta h q q'
  | [], [] => True
  | _, _ => False
  end.

Lemma loss_of_voxel : forall y x, voxel_loss y x = if y then - 1 * ln x else - 1 * ln (1 - x).
Proof. intros [] x; unfold voxel_loss, given; ring. Qed.

Theorem cross_entropy_modulus_image : forall (delta h : R) (y : mask) (p p' : list R),
  0 < delta -> length y = length p -> all_within delta h p p' ->
  Rabs (cross_entropy 1 1 y p' - cross_entropy 1 1 y p) <= INR (length y) * ln (1 + h / delta).
Proof.
  intros delta h y. induction y as [|a y IH]; intros p p' Hd Hlen Hall.
  - destruct p, p'; simpl; rewrite Rminus_0_r, Rabs_R0; lra.
  - destruct p as [|x p]; [discriminate|]. destruct p' as [|x' p']; [destruct Hall|].
    destruct Hall as [Hx [Hx' [Hh Hall]]]. injection Hlen as Hlen.
    specialize (IH p p' Hd Hlen Hall). cbn [length]. rewrite S_INR. cbn [cross_entropy].
    rewrite <- !loss_of_voxel.
    pose proof (cross_entropy_modulus a x x' delta Hd Hx Hx') as H1.
    assert (H2 : ln (1 + Rabs (x' - x) / delta) <= ln (1 + h / delta)).
    { assert (0 < / delta) by (apply Rinv_0_lt_compat; assumption).
      assert (0 <= Rabs (x' - x) / delta) by (apply Rmult_le_pos; [apply Rabs_pos|lra]).
      apply ln_le_mono; [lra|]. apply Rplus_le_compat_l. apply Rmult_le_compat_r; lra. }
    replace (voxel_loss a x' + cross_entropy 1 1 y p' - (voxel_loss a x + cross_entropy 1 1 y p))
      with (voxel_loss a x' - voxel_loss a x + (cross_entropy 1 1 y p' - cross_entropy 1 1 y p)) by ring.
    eapply Rle_trans; [apply Rabs_triang|]. lra.
Qed.

Theorem cross_entropy_modulus_attained : forall delta h, 0 < delta -> 0 <= h ->
  Rabs (voxel_loss true (delta + h) - voxel_loss true delta) = ln (1 + h / delta).
Proof. intros delta h Hd Hh. apply change_up; assumption. Qed.

(** * No factor *)

Theorem cross_entropy_not_lipschitz : forall K : R, exists p p',
  0 < p < 1 /\ 0 < p' < 1 /\ Rabs (voxel_loss true p' - voxel_loss true p) > K * Rabs (p' - p).
Proof.
  intros K. set (M := Rmax K 1). assert (HM : 1 <= M) by apply Rmax_r. assert (HK : K <= M) by apply Rmax_l.
  set (p := / (2 * M)). assert (Hp : 0 < p) by (apply Rinv_0_lt_compat; lra).
  assert (Hp1 : p <= 1 / 2).
  { unfold p. replace (1 / 2) with (/ 2) by lra. apply Rinv_le_contravar; lra. }
  assert (HMp : M * p = 1 / 2) by (unfold p; field; lra).
  exists p, (p - p / 2). repeat split; try lra.
  unfold voxel_loss, given. rewrite change_down by lra.
  replace (p / 2 / p) with (1 / 2) by (field; lra).
  replace (Rabs (p - p / 2 - p)) with (p / 2) by (rewrite <- Rabs_Ropp, Rabs_right; lra).
  rewrite minus_ln by lra. replace (/ (1 - 1 / 2)) with (1 + 1) by field.
  pose proof (ln_from_below 1). replace (1 / (1 + 1)) with (1 / 2) in H by lra.
  assert (K * (p / 2) <= M * (p / 2)) by (apply Rmult_le_compat_r; lra). lra.
Qed.
