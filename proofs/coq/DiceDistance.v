(** 1 - Dice isn't a metric, but nearly

    Law. The Dice distance of masks, 1 - D and 0 for two empty masks, doesn't obey the triangle inequality: of the masks
    {1}, {2} and {1,2} the first two are 1 apart, and each is 1/3 from the third. It does obey

        d(x,z) <= 3/2 (d(x,y) + d(y,z))      and      d(x,z) <= 3 max(d(x,y), d(y,z)),

    and no smaller constants than 3/2 and 3 do, as the same masks show. The root of the Dice distance is a metric.

    Proof. The Dice distance is bend(t) = t/(2-t) of the Jaccard distance t, and bend rises on [0,1]. With distances X,
    Y, Z that obey the triangle inequality, this and Z <= 1 allow to take Z = X + Y <= 1 (else Y is kept and X becomes
    1 - Y). Then, with s = X + Y and p = XY <= s^2/4, the first claim is s (1-s)(4-s) >= 0 up to a multiple of s^2/4 -
    p, and the one on roots is p ((4-s)^2 - (4-2s)^2) <= 8 (2-s)^3. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks JaccardDistance.
Import ListNotations.
Open Scope R_scope.

Definition dice_distance (y s : mask) : R :=
  if (size y + size s =? 0)%nat then 0 else 1 - Dice y s.

(** * The Dice distance as a function of the Jaccard distance *)

Definition bend (t : R) : R := t / (2 - t).

Lemma dice_distance_bend : forall y s, length y = length s -> dice_distance y s = bend (jaccard_distance y s).
Proof.
  intros y s L. unfold dice_distance, jaccard_distance, bend.
  destruct (Nat.eqb_spec (size y + size s) 0) as [Z|Z]; [unfold Rdiv; lra|].
  pose proof (union_real_pos y s L ltac:(lia)) as U.
  pose proof (tp_real_nonneg y s). unfold Dice, dice, Jaccard, jaccard. field. repeat split; lra.
Qed.

Lemma bend_range : forall t, 0 <= t <= 1 -> 0 <= bend t <= 1.
Proof. intros. unfold bend. split; [apply div_nonneg | apply div_le]; lra. Qed.

Lemma bend_monotone : forall t u, 0 <= t -> t <= u -> u <= 1 -> bend t <= bend u.
Proof. intros. unfold bend. apply div_le_div; nra. Qed.

Lemma bend_zero : forall t, 0 <= t <= 1 -> (bend t = 0 <-> t = 0).
Proof.
  intros t H. unfold bend. split; [|intros ->; unfold Rdiv; lra].
  intro E. destruct (Req_dec t 0) as [|N]; auto. pose proof (div_pos t (2 - t) ltac:(lra) ltac:(lra)). lra.
Qed.

(** Two distances that sum to 1 or less are enough. *)
Lemma reduce : forall x y z, 0 <= x <= 1 -> 0 <= y <= 1 -> 0 <= z <= 1 -> z <= x + y ->
  exists x', 0 <= x' <= x /\ x' + y <= 1 /\ bend z <= bend (x' + y) /\ bend x' <= bend x.
Proof.
  intros x y z X Y Z T. destruct (Rle_lt_dec (x + y) 1) as [S|S].
  - exists x. repeat split; try lra. apply bend_monotone; lra.
  - exists (1 - y). repeat split; try lra; apply bend_monotone; lra.
Qed.

Lemma relaxed_sum : forall x y, 0 <= x -> 0 <= y -> x + y <= 1 -> bend (x + y) <= 3 / 2 * (bend x + bend y).
Proof.
  intros x y X Y S. unfold bend.
  replace (3 / 2 * (x / (2 - x) + y / (2 - y)))
    with (3 * (x * (2 - y) + y * (2 - x)) / (2 * ((2 - x) * (2 - y)))) by (field; lra).
  assert (P : 0 < (2 - x) * (2 - y)) by nra.
  apply div_le_div; try lra.
  set (s := x + y). set (p := x * y).
  assert (Hp : p <= s * s / 4) by (subst s p; pose proof (Rle_0_sqr (x - y)) as Q; unfold Rsqr in Q; lra).
  assert (Hs : 0 <= s <= 1) by (subst s; lra).
  assert (K : 0 <= 2 * s - s * s - 6 * p + 2 * (p * s)).
  { assert (0 <= (6 - 2 * s) * (s * s / 4 - p)) by (apply Rmult_le_pos; lra).
    assert (0 <= s * ((1 - s) * (4 - s))) by (repeat apply Rmult_le_pos; lra). lra. }
  subst s p. lra.
Qed.

(** sqrt c <= sqrt a + sqrt b, without roots. *)
Lemma sqrt_triangle : forall a b c, 0 <= a -> 0 <= b -> 0 <= c ->
  (c - a - b) * (c - a - b) <= 4 * (a * b) -> sqrt c <= sqrt a + sqrt b.
Proof.
  intros a b c A B C H.
  pose proof (sqrt_sqrt a A) as A2. pose proof (sqrt_sqrt b B) as B2. pose proof (sqrt_sqrt c C) as C2.
  pose proof (sqrt_pos a). pose proof (sqrt_pos b). pose proof (sqrt_pos c).
  set (u := sqrt a) in *. set (v := sqrt b) in *. set (w := sqrt c) in *.
  apply Rnot_lt_le. intro W. rewrite <- A2, <- B2, <- C2 in H.
  assert (Q : 2 * (u * v) < w * w - u * u - v * v) by nra.
  assert (0 <= u * v) by nra. nra.
Qed.

Lemma root_sum : forall x y, 0 <= x -> 0 <= y -> x + y <= 1 -> sqrt (bend (x + y)) <= sqrt (bend x) + sqrt (bend y).
Proof.
  intros x y X Y S. apply sqrt_triangle; try (apply bend_range; lra).
  set (s := x + y). set (p := x * y).
  assert (Hp : 0 <= p <= s * s / 4)
    by (subst s p; pose proof (Rle_0_sqr (x - y)) as Q; unfold Rsqr in Q; nra).
  assert (Hs : 0 <= s <= 1) by (subst s; lra).
  assert (Q : 0 < 4 - 2 * s + p) by lra.
  assert (E1 : bend s - bend x - bend y = p * (4 - s) / ((2 - s) * (4 - 2 * s + p))).
  { unfold bend. subst s p. field. repeat split; lra. }
  assert (E2 : 4 * (bend x * bend y) = 4 * p / (4 - 2 * s + p)).
  { unfold bend. subst s p. field. repeat split; lra. }
  rewrite E1, E2.
  replace (p * (4 - s) / ((2 - s) * (4 - 2 * s + p)) * (p * (4 - s) / ((2 - s) * (4 - 2 * s + p))))
    with (p * p * ((4 - s) * (4 - s)) / (((2 - s) * (2 - s)) * ((4 - 2 * s + p) * (4 - 2 * s + p))))
    by (field; repeat split; lra).
  assert (D : 1 <= (2 - s) * (2 - s)) by nra.
  apply div_le_div; [apply Rmult_lt_0_compat; nra | lra |].
  assert (K : p * ((4 - s) * (4 - s)) <= 4 * ((2 - s) * (2 - s)) * (4 - 2 * s + p)).
  { assert (A : p * (s * (8 - 3 * s)) <= 1 / 4 * 8) by (apply Rmult_le_compat; nra).
    assert (B : 1 <= (2 - s) * ((2 - s) * (2 - s))) by nra. lra. }
  assert (0 <= p * (4 - 2 * s + p)) by nra.
  assert (M : p * (4 - 2 * s + p) * (p * ((4 - s) * (4 - s))) <=
              p * (4 - 2 * s + p) * (4 * ((2 - s) * (2 - s)) * (4 - 2 * s + p)))
    by (apply Rmult_le_compat_l; assumption).
  lra.
Qed.

(** * Of masks *)

Theorem dice_distance_relaxed_triangle : forall x y z : mask, length x = length y -> length y = length z ->
  dice_distance x z <= 3 / 2 * (dice_distance x y + dice_distance y z).
Proof.
  intros x y z L M. rewrite !dice_distance_bend by congruence.
  destruct (reduce (jaccard_distance x y) (jaccard_distance y z) (jaccard_distance x z)) as (t & T & S & A & B);
    try (apply jaccard_distance_range; congruence); [apply jaccard_distance_triangle; congruence|].
  pose proof (jaccard_distance_range y z M).
  pose proof (relaxed_sum t (jaccard_distance y z) ltac:(lra) ltac:(lra) S). lra.
Qed.

Theorem dice_distance_inframetric : forall x y z : mask, length x = length y -> length y = length z ->
  dice_distance x z <= 3 * Rmax (dice_distance x y) (dice_distance y z).
Proof.
  intros x y z L M. pose proof (dice_distance_relaxed_triangle x y z L M).
  pose proof (Rmax_l (dice_distance x y) (dice_distance y z)).
  pose proof (Rmax_r (dice_distance x y) (dice_distance y z)). lra.
Qed.

(** The masks {1}, {1,2} and {2} of two voxels. *)
Lemma dice_distance_witness :
  dice_distance [true; false] [false; true] = 1 /\
  dice_distance [true; false] [true; true] = 1 / 3 /\ dice_distance [true; true] [false; true] = 1 / 3.
Proof. unfold dice_distance, Dice, dice, tp, fp, fn. simpl. lra. Qed.

(** They break the triangle inequality, and no constants below 3/2 and 3 do. *)
Theorem dice_distance_not_metric : exists x y z : mask, length x = 2%nat /\ length y = 2%nat /\ length z = 2%nat /\
  dice_distance x z > dice_distance x y + dice_distance y z.
Proof.
  exists [true; false], [true; true], [false; true]. destruct dice_distance_witness as (-> & -> & ->).
  repeat split; auto. lra.
Qed.

Theorem dice_distance_relaxed_triangle_tight : forall c : R,
  (forall x y z : mask, length x = length y -> length y = length z ->
    dice_distance x z <= c * (dice_distance x y + dice_distance y z)) -> 3 / 2 <= c.
Proof.
  intros c H. specialize (H [true; false] [true; true] [false; true] eq_refl eq_refl).
  destruct dice_distance_witness as (A & B & C). rewrite A, B, C in H. lra.
Qed.

Theorem dice_distance_inframetric_tight : forall c : R,
  (forall x y z : mask, length x = length y -> length y = length z ->
    dice_distance x z <= c * Rmax (dice_distance x y) (dice_distance y z)) -> 3 <= c.
Proof.
  intros c H. specialize (H [true; false] [true; true] [false; true] eq_refl eq_refl).
  destruct dice_distance_witness as (A & B & C). rewrite A, B, C in H. rewrite Rmax_left in H; lra.
Qed.

(** The other laws of a metric hold. *)

Theorem dice_distance_range : forall y s : mask, length y = length s -> 0 <= dice_distance y s <= 1.
Proof. intros y s L. rewrite dice_distance_bend by exact L. apply bend_range, jaccard_distance_range, L. Qed.

Theorem dice_distance_symmetric : forall y s : mask, length y = length s -> dice_distance y s = dice_distance s y.
Proof. intros y s L. rewrite !dice_distance_bend by congruence. f_equal. apply jaccard_distance_symmetric, L. Qed.

Theorem dice_distance_zero : forall y s : mask, length y = length s -> (dice_distance y s = 0 <-> y = s).
Proof.
  intros y s L. rewrite dice_distance_bend by exact L.
  rewrite bend_zero by (apply jaccard_distance_range, L). apply jaccard_distance_zero, L.
Qed.

(** The root of the Dice distance is a metric. *)
Theorem dice_distance_root_metric : forall d : nat,
  (forall y s : mask, length y = d -> length s = d -> 0 <= sqrt (dice_distance y s) <= 1) /\
  (forall y s : mask, length y = d -> length s = d -> (sqrt (dice_distance y s) = 0 <-> y = s)) /\
  (forall y s : mask, length y = d -> length s = d -> sqrt (dice_distance y s) = sqrt (dice_distance s y)) /\
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    sqrt (dice_distance x z) <= sqrt (dice_distance x y) + sqrt (dice_distance y z)).
Proof.
  intro d. repeat apply conj; intros.
  - pose proof (dice_distance_range y s ltac:(congruence)) as R. split; [apply sqrt_pos|].
    rewrite <- sqrt_1. apply sqrt_le_1_alt. lra.
  - pose proof (dice_distance_range y s ltac:(congruence)) as R.
    rewrite <- (dice_distance_zero y s) by congruence. split; [|intros ->; apply sqrt_0].
    intro E. apply sqrt_eq_0; lra.
  - f_equal. apply dice_distance_symmetric. congruence.
  - rewrite !dice_distance_bend by congruence.
    destruct (reduce (jaccard_distance x y) (jaccard_distance y z) (jaccard_distance x z)) as (t & T & S & A & B);
      try (apply jaccard_distance_range; congruence); [apply jaccard_distance_triangle; congruence|].
    pose proof (jaccard_distance_range y z ltac:(congruence)).
    pose proof (root_sum t (jaccard_distance y z) ltac:(lra) ltac:(lra) S).
    apply sqrt_le_1_alt in A, B. lra.
Qed.
