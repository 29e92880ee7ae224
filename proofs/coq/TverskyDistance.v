(** Symmetric Tversky distances

    Law. With the weight alpha > 0 for false positives and for false negatives, and 0 for two empty masks, the distance
    1 - T of masks is a metric for alpha >= 1. For 0 < alpha <= 1 it obeys

        d(x,z) <= (1+alpha)/(2 alpha) (d(x,y) + d(y,z))     and     d(x,z) <= (1+alpha)/alpha max(d(x,y), d(y,z)),

    and no smaller constants do, as the masks {1}, {1,2} and {2} show. Jaccard is alpha = 1, Dice is alpha = 1/2.

    Proof. The distance is f(t) = alpha t/(1 - (1-alpha) t) of the Jaccard distance t, and f rises on [0,1]. For alpha
    >= 1 it's concave. Else let delta = 1 - alpha. As Z <= X + Y and Z <= 1, a smaller X will do where s = X + Y is
    above 1. With p = XY <= s^2/4 the first claim is delta s (1-s)(2 - delta s)/2 >= 0 up to a multiple of s^2/4 - p.
    *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks JaccardDistance.
Import ListNotations.
Open Scope R_scope.

Definition tversky_distance (alpha : R) (y s : mask) : R :=
  if (size y + size s =? 0)%nat then 0 else 1 - Tversky alpha alpha y s.

(** * As a function of the Jaccard distance *)

Definition stretch (alpha t : R) : R := alpha * t / (1 - (1 - alpha) * t).

Lemma stretch_positive : forall alpha t, 0 < alpha -> 0 <= t <= 1 -> 0 < 1 - (1 - alpha) * t.
Proof. intros. nra. Qed.

Lemma tversky_distance_stretch : forall alpha y s, 0 < alpha -> length y = length s ->
  tversky_distance alpha y s = stretch alpha (jaccard_distance y s).
Proof.
  intros alpha y s A L. unfold tversky_distance, jaccard_distance, stretch.
  destruct (Nat.eqb_spec (size y + size s) 0) as [Z|Z]; [unfold Rdiv; lra|].
  pose proof (union_real_pos y s L ltac:(lia)) as U.
  pose proof (tp_real_nonneg y s). pose proof (fp_real_nonneg y s). pose proof (fn_real_nonneg y s).
  unfold Tversky, tversky, Jaccard, jaccard.
  set (t := INR (tp y s)) in *. set (a := INR (fp y s)) in *. set (b := INR (fn y s)) in *.
  assert (0 < t + alpha * a + alpha * b).
  { destruct (Req_dec t 0) as [->|N]; [|nra]. assert (0 < alpha * (a + b)) by (apply Rmult_lt_0_compat; lra). lra. }
  field. repeat split; lra.
Qed.

Lemma stretch_range : forall alpha t, 0 < alpha -> 0 <= t <= 1 -> 0 <= stretch alpha t <= 1.
Proof.
  intros alpha t A T. pose proof (stretch_positive alpha t A T). unfold stretch.
  split; [apply div_nonneg | apply div_le]; nra.
Qed.

Lemma stretch_monotone : forall alpha t u, 0 < alpha -> 0 <= t -> t <= u -> u <= 1 -> stretch alpha t <= stretch alpha
  u.
Proof.
  intros alpha t u A T H U. pose proof (stretch_positive alpha t A ltac:(lra)).
  pose proof (stretch_positive alpha u A ltac:(lra)). unfold stretch. apply div_le_div; nra.
Qed.

Lemma stretch_zero : forall alpha t, 0 < alpha -> 0 <= t <= 1 -> (stretch alpha t = 0 <-> t = 0).
Proof.
  intros alpha t A H. unfold stretch. split; [|intros ->; unfold Rdiv; lra].
  intro E. destruct (Req_dec t 0) as [|N]; auto.
  pose proof (div_pos (alpha * t) _ ltac:(nra) (stretch_positive alpha t A H)). lra.
Qed.

(** Two distances that sum to 1 or less are enough. *)
Lemma reduce : forall x y z, 0 <= x <= 1 -> 0 <= y <= 1 -> 0 <= z <= 1 -> z <= x + y ->
  exists x', 0 <= x' <= x /\ x' + y <= 1 /\ z <= x' + y.
Proof.
  intros x y z X Y Z T. destruct (Rle_lt_dec (x + y) 1) as [S|S]; [exists x | exists (1 - y)]; lra.
Qed.

Lemma relaxed_sum : forall alpha x y, 0 < alpha <= 1 -> 0 <= x -> 0 <= y -> x + y <= 1 ->
  stretch alpha (x + y) <= (1 + alpha) / (2 * alpha) * (stretch alpha x + stretch alpha y).
Proof.
  intros alpha x y A X Y S.
  pose proof (stretch_positive alpha x ltac:(lra) ltac:(lra)).
  pose proof (stretch_positive alpha y ltac:(lra) ltac:(lra)).
  pose proof (stretch_positive alpha (x + y) ltac:(lra) ltac:(lra)). unfold stretch.
  set (e := 1 - alpha) in *. assert (E : alpha = 1 - e) by (subst e; lra). clearbody e. subst alpha.
  replace ((1 + (1 - e)) / (2 * (1 - e)) * ((1 - e) * x / (1 - e * x) + (1 - e) * y / (1 - e * y)))
    with ((2 - e) * (x * (1 - e * y) + y * (1 - e * x)) / (2 * ((1 - e * x) * (1 - e * y)))) by (field; lra).
  apply div_le_div; [lra | apply Rmult_lt_0_compat; [lra | apply Rmult_lt_0_compat; lra] |].
  set (s := x + y) in *. set (p := x * y).
  assert (Hp : p <= s * s / 4) by (subst s p; pose proof (Rle_0_sqr (x - y)) as Q; unfold Rsqr in Q; lra).
  replace (x * (1 - e * y) + y * (1 - e * x)) with (s - 2 * e * p) by (subst s p; ring).
  replace ((1 - e * x) * (1 - e * y)) with (1 - e * s + e * e * p) by (subst s p; ring).
  assert (Hs : 0 <= s <= 1) by (subst s; lra). clearbody s p.
  assert (K1 : 0 <= (s * s / 4 - p) * (2 * e * (2 - e) * (1 - e * s) + 2 * (1 - e) * s * (e * e))).
  { apply Rmult_le_pos; [lra|]. assert (0 <= e * (2 - e)) by nra. assert (0 <= (1 - e) * s) by nra.
    assert (0 <= e * (2 - e) * (1 - e * s)) by (apply Rmult_le_pos; lra).
    assert (0 <= (1 - e) * s * (e * e)) by (apply Rmult_le_pos; nra). lra. }
  assert (K2 : 0 <= e * s * ((1 - s) * (2 - e * s)))
    by (apply Rmult_le_pos; [nra | apply Rmult_le_pos; nra]).
  lra.
Qed.

Lemma concave_sum : forall alpha x y z, 1 <= alpha -> 0 <= x -> 0 <= y -> 0 <= z -> z <= x + y ->
  stretch alpha z <= stretch alpha x + stretch alpha y.
Proof.
  intros alpha x y z A X Y Z T. unfold stretch.
  assert (P : forall t, 0 <= t -> 0 < 1 - (1 - alpha) * t) by (intros; nra).
  pose proof (P x X). pose proof (P y Y). pose proof (P z Z). pose proof (P (x + y) ltac:(lra)).
  apply Rle_trans with (alpha * x / (1 - (1 - alpha) * (x + y)) + alpha * y / (1 - (1 - alpha) * (x + y))).
  - replace (alpha * x / (1 - (1 - alpha) * (x + y)) + alpha * y / (1 - (1 - alpha) * (x + y)))
      with (alpha * (x + y) / (1 - (1 - alpha) * (x + y))) by (field; lra). apply div_le_div; nra.
  - apply Rplus_le_compat; apply div_le_div; auto; apply Rmult_le_compat_l; nra.
Qed.

(** * Of masks *)

Theorem tversky_distance_range : forall (alpha : R) (y s : mask), 0 < alpha -> length y = length s ->
  0 <= tversky_distance alpha y s <= 1.
Proof.
  intros alpha y s A L. rewrite tversky_distance_stretch by assumption.
  apply stretch_range, jaccard_distance_range; auto.
Qed.

Theorem tversky_distance_symmetric : forall (alpha : R) (y s : mask), 0 < alpha -> length y = length s ->
  tversky_distance alpha y s = tversky_distance alpha s y.
Proof.
  intros alpha y s A L. rewrite !tversky_distance_stretch by congruence. f_equal. apply jaccard_distance_symmetric, L.
Qed.

Theorem tversky_distance_zero : forall (alpha : R) (y s : mask), 0 < alpha -> length y = length s ->
  (tversky_distance alpha y s = 0 <-> y = s).
Proof.
  intros alpha y s A L. rewrite tversky_distance_stretch by assumption.
  rewrite stretch_zero by (try apply jaccard_distance_range; assumption). apply jaccard_distance_zero, L.
Qed.

(** A metric for alpha >= 1. *)
Theorem tversky_distance_metric : forall (alpha : R) (d : nat), 1 <= alpha ->
  (forall y s : mask, length y = d -> length s = d -> 0 <= tversky_distance alpha y s <= 1) /\
  (forall y s : mask, length y = d -> length s = d -> (tversky_distance alpha y s = 0 <-> y = s)) /\
  (forall y s : mask, length y = d -> length s = d -> tversky_distance alpha y s = tversky_distance alpha s y) /\
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    tversky_distance alpha x z <= tversky_distance alpha x y + tversky_distance alpha y z).
Proof.
  intros alpha d A. repeat apply conj; intros.
  - apply tversky_distance_range; [lra | congruence].
  - apply tversky_distance_zero; [lra | congruence].
  - apply tversky_distance_symmetric; [lra | congruence].
  - rewrite !tversky_distance_stretch by (congruence || lra).
    apply concave_sum; [exact A | apply jaccard_distance_range .. | apply jaccard_distance_triangle]; congruence.
Qed.

Theorem tversky_distance_relaxed_triangle : forall (alpha : R) (x y z : mask), 0 < alpha <= 1 ->
  length x = length y -> length y = length z ->
  tversky_distance alpha x z <=
    (1 + alpha) / (2 * alpha) * (tversky_distance alpha x y + tversky_distance alpha y z).
Proof.
  intros alpha x y z A L M. rewrite !tversky_distance_stretch by (congruence || lra).
  pose proof (jaccard_distance_range x y L) as R1. pose proof (jaccard_distance_range y z M) as R2.
  pose proof (jaccard_distance_range x z ltac:(congruence)) as R3.
  destruct (reduce _ _ _ R1 R2 R3 (jaccard_distance_triangle x y z L M)) as (t & T & S & Z).
  pose proof (relaxed_sum alpha t (jaccard_distance y z) A ltac:(lra) ltac:(lra) S).
  pose proof (stretch_monotone alpha (jaccard_distance x z) (t + jaccard_distance y z)
    ltac:(lra) ltac:(lra) Z S).
  pose proof (stretch_monotone alpha t (jaccard_distance x y) ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra)).
  pose proof (div_pos (1 + alpha) (2 * alpha) ltac:(lra) ltac:(lra)). nra.
Qed.

Theorem tversky_distance_inframetric : forall (alpha : R) (x y z : mask), 0 < alpha <= 1 ->
  length x = length y -> length y = length z ->
  tversky_distance alpha x z <=
    (1 + alpha) / alpha * Rmax (tversky_distance alpha x y) (tversky_distance alpha y z).
Proof.
  intros alpha x y z A L M. pose proof (tversky_distance_relaxed_triangle alpha x y z A L M).
  pose proof (Rmax_l (tversky_distance alpha x y) (tversky_distance alpha y z)).
  pose proof (Rmax_r (tversky_distance alpha x y) (tversky_distance alpha y z)).
  pose proof (div_pos (1 + alpha) (2 * alpha) ltac:(lra) ltac:(lra)).
  replace ((1 + alpha) / alpha) with ((1 + alpha) / (2 * alpha) * 2) by (field; lra). nra.
Qed.

(** * The masks {1}, {1,2} and {2} of d >= 2 voxels *)

Definition first (d : nat) : mask := [true; false] ++ repeat false (d - 2).
Definition pair_of (d : nat) : mask := [true; true] ++ repeat false (d - 2).
Definition second (d : nat) : mask := [false; true] ++ repeat false (d - 2).

Lemma detour_length : forall d, (2 <= d)%nat -> length (first d) = d /\ length (pair_of d) = d /\ length (second d) = d.
Proof. intros d H. unfold first, pair_of, second. rewrite !app_length, !repeat_length. simpl. lia. Qed.

Lemma detour_jaccard : forall d, jaccard_distance (first d) (second d) = 1 /\
  jaccard_distance (first d) (pair_of d) = 1 / 2 /\ jaccard_distance (pair_of d) (second d) = 1 / 2.
Proof.
  intro d. unfold first, pair_of, second. rewrite !jaccard_distance_share by reflexivity.
  unfold tp, fp, fn. rewrite !count_app by reflexivity. rewrite !count_repeat. simpl.
  rewrite !share_pos by lra. lra.
Qed.

Theorem tversky_distance_detour : forall (alpha : R) (d : nat), 0 < alpha ->
  tversky_distance alpha (first d) (second d) = 1 /\
  tversky_distance alpha (first d) (pair_of d) = alpha / (1 + alpha) /\
  tversky_distance alpha (pair_of d) (second d) = alpha / (1 + alpha).
Proof.
  intros alpha d A. destruct (detour_jaccard d) as (E1 & E2 & E3).
  rewrite !tversky_distance_stretch, E1, E2, E3 by (auto; reflexivity).
  unfold stretch. repeat split; field; lra.
Qed.

Theorem tversky_distance_relaxed_triangle_tight : forall (alpha c : R) (d : nat), 0 < alpha -> (2 <= d)%nat ->
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    tversky_distance alpha x z <= c * (tversky_distance alpha x y + tversky_distance alpha y z)) ->
  (1 + alpha) / (2 * alpha) <= c.
Proof.
  intros alpha c d A D H. destruct (detour_length d D) as (L1 & L2 & L3). specialize (H _ _ _ L1 L2 L3).
  destruct (tversky_distance_detour alpha d A) as (E1 & E2 & E3). rewrite E1, E2, E3 in H.
  apply div_le; [lra|]. apply (Rmult_le_compat_r (1 + alpha)) in H; [|lra].
  replace (c * (alpha / (1 + alpha) + alpha / (1 + alpha)) * (1 + alpha)) with (c * (2 * alpha)) in H by (field; lra).
  lra.
Qed.

Theorem tversky_distance_inframetric_tight : forall (alpha c : R) (d : nat), 0 < alpha -> (2 <= d)%nat ->
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    tversky_distance alpha x z <= c * Rmax (tversky_distance alpha x y) (tversky_distance alpha y z)) ->
  (1 + alpha) / alpha <= c.
Proof.
  intros alpha c d A D H. destruct (detour_length d D) as (L1 & L2 & L3). specialize (H _ _ _ L1 L2 L3).
  destruct (tversky_distance_detour alpha d A) as (E1 & E2 & E3). rewrite E1, E2, E3, Rmax_left in H by lra.
  apply div_le; [lra|]. apply (Rmult_le_compat_r (1 + alpha)) in H; [|lra].
  replace (c * (alpha / (1 + alpha)) * (1 + alpha)) with (c * alpha) in H by (field; lra). lra.
Qed.
