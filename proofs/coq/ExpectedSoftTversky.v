(** The expected soft Tversky score is maximised by masks where misses weigh at least 1
    ================================================================================

    Law. With weights alpha >= 0 of false positives and beta >= 1 of false negatives, for every distribution of a
    nonempty target: whatever p in [0,1]^d, some mask has expected Tversky score at least the expected soft Tversky
    score of p; and every rounding of a maximiser - coordinates 0 and 1 stay, every other one goes to 0 or 1 - is a
    mask of the largest expected Tversky score. Soft Jaccard is alpha = beta = 1.

    Proof. In each coordinate the soft score is convex: (h + x)/(c - (beta - 1) x) if the voxel is foreground, h/(c +
    alpha x) if it isn't. So is the expectation, which hence at x is at most (1-x) times its value at 0 plus x times
    its value at 1. One coordinate after the other goes to the better side; at a maximum with 0 < x < 1 both are as
    good. *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation Vertices ExpectedSoftJaccard.
Import ListNotations.
Open Scope R_scope.

(** * Soft Tversky *)

Definition SoftTversky (alpha beta : R) (y : mask) (p : list R) : R :=
  hit y p / (hit y p + alpha * spill y p + beta * (INR (size y) - hit y p)).

Lemma SoftTversky_certain : forall alpha beta y s, length y = length s ->
  SoftTversky alpha beta y (certain s) = Tversky alpha beta y s.
Proof.
  intros alpha beta y s H. unfold SoftTversky, Tversky, tversky. rewrite hit_certain, spill_certain by exact H.
  rewrite <- (tp_fn_size y s H), plus_INR. f_equal. ring.
Qed.

(** Both shapes lie below their chords from 0 to 1. *)
Lemma foreground_chord : forall h c e x, 0 <= h -> 0 <= e < c -> 0 <= x <= 1 ->
  (h + x) / (c - e * x) <= (1 - x) * ((h + 0) / (c - e * 0)) + x * ((h + 1) / (c - e * 1)).
Proof.
  intros h c e x H E X. assert (0 <= e * x <= e) by nra.
  assert (D : (1 - x) * ((h + 0) / (c - e * 0)) + x * ((h + 1) / (c - e * 1)) - (h + x) / (c - e * x) =
    (h * e + c) * e * (x * (1 - x)) / (c * (c - e) * (c - e * x))) by (field; repeat split; lra).
  assert (0 <= (h * e + c) * e * (x * (1 - x)) / (c * (c - e) * (c - e * x))); [|lra].
  apply div_nonneg; [|apply Rlt_le; repeat apply Rmult_lt_0_compat; lra].
  apply Rmult_le_pos; [apply Rmult_le_pos; nra | apply Rmult_le_pos; lra].
Qed.

Lemma background_chord : forall h c e x, 0 <= h -> 0 <= e -> 0 < c -> 0 <= x <= 1 ->
  h / (c + e * x) <= (1 - x) * (h / (c + e * 0)) + x * (h / (c + e * 1)).
Proof.
  intros h c e x H E C X. assert (0 <= e * x) by nra.
  assert (D : (1 - x) * (h / (c + e * 0)) + x * (h / (c + e * 1)) - h / (c + e * x) =
    h * (e * e) * (x * (1 - x)) / (c * (c + e) * (c + e * x))) by (field; repeat split; lra).
  assert (0 <= h * (e * e) * (x * (1 - x)) / (c * (c + e) * (c + e * x))); [|lra].
  apply div_nonneg; [|apply Rlt_le; repeat apply Rmult_lt_0_compat; lra].
  apply Rmult_le_pos; [apply Rmult_le_pos; nra | apply Rmult_le_pos; lra].
Qed.

Lemma hit_le : forall y p, probabilities p -> sum_where true y p <= INR (size y).
Proof.
  induction y as [|a y IH]; intros p P; [simpl; lra|]. rewrite size_cons. destruct p as [|x p].
  - simpl. pose proof (pos_INR (size y)). destruct a; lra.
  - inversion P as [|? ? X P']; subst. specialize (IH p P'). destruct a; simpl; lra.
Qed.

Lemma size_app : forall y z, INR (size (y ++ z)) = INR (size y) + INR (size z).
Proof. induction y as [|a y IH]; intro z; [simpl; lra|]. cbn [app]. rewrite !size_cons, IH. lra. Qed.

Theorem soft_tversky_convex : forall alpha beta y, 0 <= alpha -> 1 <= beta -> (0 < size y)%nat ->
  convex_in_each (length y) (SoftTversky alpha beta y).
Proof.
  intros alpha beta y Ha Hb Hs pre x post Hl Hpre Hpost Hx. unfold at_coordinate in *.
  rewrite app_length in Hl. simpl in Hl.
  destruct (mask_split y (length pre) ltac:(lia)) as (y1 & a & y2 & -> & Hl1).
  unfold SoftTversky, hit, spill. rewrite !sum_where_app by exact Hl1. cbn [sum_where].
  assert (Hn := INR_at_least_1 _ Hs). rewrite size_app, size_cons in *.
  pose proof (hit_le y1 pre Hpre). pose proof (hit_le y2 post Hpost).
  pose proof (sum_where_nonneg true y1 pre Hpre). pose proof (sum_where_nonneg true y2 post Hpost).
  pose proof (sum_where_nonneg false y1 pre Hpre). pose proof (sum_where_nonneg false y2 post Hpost).
  set (n1 := INR (size y1)) in *. set (n2 := INR (size y2)) in *.
  set (h1 := sum_where true y1 pre) in *. set (h2 := sum_where true y2 post) in *.
  set (b1 := sum_where false y1 pre) in *. set (b2 := sum_where false y2 post) in *. clearbody n1 n2 h1 h2 b1 b2.
  assert (0 <= alpha * (b1 + b2)) by (apply Rmult_le_pos; lra).
  destruct a; cbn [eqb].
  - set (c := h1 + h2 + alpha * (b1 + b2) + beta * (n1 + (1 + n2) - (h1 + h2))).
    assert (E : forall z, (h1 + (z + h2)) / (h1 + (z + h2) + alpha * (b1 + (0 + b2)) + beta * (n1 + (1 + n2) - (h1 +
      (z + h2))))
      = (h1 + h2 + z) / (c - (beta - 1) * z)) by (intro z; unfold c; f_equal; ring).
    rewrite !E. apply foreground_chord; try lra. unfold c. split; [lra|].
    assert (beta * 1 <= beta * (n1 + (1 + n2) - (h1 + h2))) by (apply Rmult_le_compat_l; lra). lra.
  - set (c := h1 + h2 + alpha * (b1 + b2) + beta * (n1 + (0 + n2) - (h1 + h2))).
    assert (E : forall z, (h1 + (0 + h2)) / (h1 + (0 + h2) + alpha * (b1 + (z + b2)) + beta * (n1 + (0 + n2) - (h1 +
      (0 + h2))))
      = (h1 + h2) / (c + alpha * z)) by (intro z; unfold c; f_equal; ring).
    rewrite !E. apply background_chord; try lra. unfold c.
    assert (1 * (n1 + (0 + n2) - (h1 + h2)) <= beta * (n1 + (0 + n2) - (h1 + h2))) by (apply Rmult_le_compat_r; lra).
    lra.
Qed.

Lemma expected_tversky_convex : forall alpha beta d mu, 0 <= alpha -> 1 <= beta -> is_distribution d mu ->
  convex_in_each d (fun p => expected (fun y => SoftTversky alpha beta y p) mu).
Proof.
  intros alpha beta d mu Ha Hb Hmu pre x post Hl Hpre Hpost Hx. rewrite <- !expected_scale, <- expected_plus.
  apply (expected_mono d); [exact Hmu|]. intros y Hy Hs. rewrite <- Hy in Hl.
  exact (soft_tversky_convex alpha beta y Ha Hb Hs pre x post Hl Hpre Hpost Hx).
Qed.

Lemma expected_tversky_certain : forall alpha beta d mu s, is_distribution d mu -> mask_of d s ->
  expected (fun y => SoftTversky alpha beta y (certain s)) mu = expected (fun y => Tversky alpha beta y s) mu.
Proof.
  intros alpha beta d mu s Hmu Hs. apply (expected_eq d); [exact Hmu|]. intros y Hy _. apply SoftTversky_certain.
  unfold mask_of in Hs. lia.
Qed.

Theorem expected_soft_tversky : forall alpha beta d mu p, 0 <= alpha -> 1 <= beta -> is_distribution d mu ->
  length p = d -> probabilities p ->
  exists s, mask_of d s /\
    expected (fun y => SoftTversky alpha beta y p) mu <= expected (fun y => Tversky alpha beta y s) mu.
Proof.
  intros alpha beta d mu p Ha Hb Hmu Hl Hp.
  assert (C := convex_below_ends _ _ (expected_tversky_convex alpha beta d mu Ha Hb Hmu)).
  destruct (best_at_vertex d _ C p Hl Hp) as (s & Hs & H).
  exists s. split; [exact Hs|]. rewrite (expected_tversky_certain alpha beta d mu s Hmu Hs) in H. exact H.
Qed.

Theorem expected_soft_tversky_consistent : forall alpha beta d mu p s, 0 <= alpha -> 1 <= beta ->
  is_distribution d mu -> length p = d -> probabilities p ->
  (forall p', length p' = d -> probabilities p' ->
     expected (fun y => SoftTversky alpha beta y p') mu <= expected (fun y => SoftTversky alpha beta y p) mu) ->
  rounding p s ->
  mask_of d s /\
  forall s', mask_of d s' -> expected (fun y => Tversky alpha beta y s') mu <= expected (fun y => Tversky alpha beta y
    s) mu.
Proof.
  intros alpha beta d mu p s Ha Hb Hmu Hl Hp Hbest Hr.
  assert (C := expected_tversky_convex alpha beta d mu Ha Hb Hmu).
  destruct (rounding_of_maximum d _ C p s ltac:(repeat split; assumption) Hr) as (Hs & _ & B).
  split; [exact Hs|]. intros s' Hs'. rewrite <- !(expected_tversky_certain alpha beta d mu) by assumption. apply B, Hs'.
Qed.
