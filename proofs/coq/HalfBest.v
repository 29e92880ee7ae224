(** Half the best score is the right threshold: Tversky indices, pooled images, soft predictions
    ===========================================================================================

    Law. Let every target have n > 0 foreground voxels, and let T be the largest expected Tversky index of a mask, for
    weights alpha and 1 - alpha. Then thresholding the marginals at alpha T gives masks of that expected index, however
    ties are broken; for Dice that is half the best score. Where the counts of all targets are pooled, thresholding at
    D/2 gives the largest Dice D, and at J/(1+J) the largest Jaccard index J, whatever the sizes. And where every target
    has n foreground voxels no soft prediction has a larger expected soft Dice than the best mask.

    Proof. All three scores of a mask s are h(s)/(c + a |s|) or a growing function of one, h(s) the sum of the marginals
    on s. With R the largest, h(s) - a R |s| <= c R, with equality for the best s, and a threshold mask at a R has the
    largest left side. Expected soft Dice is a fraction of functions that are linear in p, so in each coordinate it is
    at most its value at 0 or at 1. *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation ConstantSize Vertices.
From CertiDice Require SoftLabelBest.
Import ListNotations.
Open Scope R_scope.

(** * Ratios *)

Definition ratio (a c : R) (mu : distribution) (s : mask) : R := hits mu s / (c + a * INR (size s)).

Lemma ratio_threshold : forall a c d mu best T, 0 < a -> 0 < c -> is_distribution d mu -> mask_of d best ->
  (forall s, mask_of d s -> ratio a c mu s <= ratio a c mu best) ->
  thresholded (a * ratio a c mu best) d mu T -> ratio a c mu T = ratio a c mu best.
Proof.
  intros a c d mu best T Ha Hc Hmu Hb Hopt HT. apply Rle_antisym; [apply Hopt, HT|].
  assert (L := threshold_largest _ d mu best T Hmu HT Hb).
  assert (P : forall s : mask, 0 < c + a * INR (size s)).
  { intro s. pose proof (Rmult_le_pos a _ ltac:(lra) (pos_INR (size s))). lra. }
  pose proof (P best) as Pb. pose proof (P T) as Pt.
  assert (E : hits mu best = ratio a c mu best * (c + a * INR (size best))) by (unfold ratio; field; lra).
  set (R := ratio a c mu best) in *. unfold ratio. apply le_div; [exact Pt|]. lra.
Qed.

Lemma hits_le_size : forall d mu s, is_distribution d mu -> mask_of d s -> 0 <= hits mu s <= INR (size s).
Proof.
  intros d mu s Hmu Hs. unfold hits, mask_of in *. split.
  - apply Rle_trans with (expected (fun _ => 0) mu); [rewrite (expected_const d mu 0 Hmu); lra|].
    apply (expected_mono d); [exact Hmu|]. intros y _ _. apply pos_INR.
  - apply Rle_trans with (expected (fun _ => INR (size s)) mu).
    + apply (expected_mono d); [exact Hmu|]. intros y Hy _. apply le_INR, tp_le_size_r. lia.
    + rewrite (expected_const d mu _ Hmu). lra.
Qed.

(** * Tversky indices *)

Lemma expected_of_size : forall n d mu (f g : mask -> R), is_distribution d mu -> size_always n mu ->
  (forall y, length y = d -> size y = n -> f y = g y) -> expected f mu = expected g mu.
Proof.
  intros n d mu f g [Hmu _] Hn H. induction Hn as [|[q y] mu Hy Hn IH]; simpl in *; [reflexivity|].
  destruct (Forall_inv Hmu) as [_ [Hl _]]. simpl in Hl, Hy. rewrite (IH (Forall_inv_tail Hmu)), H; auto.
Qed.

Lemma expected_tversky_constant_size : forall alpha n d mu s, is_distribution d mu -> size_always n mu ->
  mask_of d s ->
  expected (fun y => Tversky alpha (1 - alpha) y s) mu = ratio alpha ((1 - alpha) * INR n) mu s.
Proof.
  intros alpha n d mu s Hmu Hn Hs. unfold ratio, hits, mask_of in *.
  rewrite (expected_of_size n d mu _ (fun y => / ((1 - alpha) * INR n + alpha * INR (size s)) * INR (tp y s)) Hmu Hn).
  - rewrite expected_scale. unfold Rdiv. ring.
  - intros y Hy Hsz. unfold Tversky, tversky, Rdiv. rewrite Rmult_comm. f_equal. f_equal.
    rewrite <- Hsz, <- (tp_fn_size y s ltac:(lia)), <- (tp_fp_size y s ltac:(lia)), !plus_INR. ring.
Qed.

Theorem half_best_threshold : forall alpha n d mu best T, 0 < alpha < 1 -> (0 < n)%nat -> is_distribution d mu ->
  size_always n mu -> mask_of d best ->
  (forall s, mask_of d s -> expected (fun y => Tversky alpha (1 - alpha) y s) mu <=
                            expected (fun y => Tversky alpha (1 - alpha) y best) mu) ->
  thresholded (alpha * expected (fun y => Tversky alpha (1 - alpha) y best) mu) d mu T ->
  expected (fun y => Tversky alpha (1 - alpha) y T) mu = expected (fun y => Tversky alpha (1 - alpha) y best) mu.
Proof.
  intros alpha n d mu best T Ha Hn Hmu Hs Hb Hopt HT. pose proof (INR_at_least_1 n Hn) as N.
  assert (E := fun s => expected_tversky_constant_size alpha n d mu s Hmu Hs).
  rewrite (E best Hb) in *. rewrite (E T (proj1 HT)).
  apply (ratio_threshold alpha _ d); try assumption; [lra | apply Rmult_lt_0_compat; lra|].
  intros s Hm. rewrite <- (E s Hm). apply Hopt, Hm.
Qed.

(** * Pooled images *)

Definition mean_size (mu : distribution) : R := expected (fun y => INR (size y)) mu.
Definition pooled_dice (mu : distribution) (s : mask) : R := 2 * hits mu s / (mean_size mu + INR (size s)).
Definition pooled_jaccard (mu : distribution) (s : mask) : R :=
  hits mu s / (mean_size mu + INR (size s) - hits mu s).

Lemma mean_size_at_least_1 : forall d mu, is_distribution d mu -> 1 <= mean_size mu.
Proof.
  intros d mu Hmu. rewrite <- (expected_const d mu 1 Hmu). apply (expected_mono d); [exact Hmu|].
  intros y _ Hs. apply INR_at_least_1, Hs.
Qed.

Theorem population_threshold : forall d mu best T, is_distribution d mu -> mask_of d best ->
  ((forall s, mask_of d s -> pooled_dice mu s <= pooled_dice mu best) ->
    thresholded (pooled_dice mu best / 2) d mu T -> pooled_dice mu T = pooled_dice mu best) /\
  ((forall s, mask_of d s -> pooled_jaccard mu s <= pooled_jaccard mu best) ->
    let J := pooled_jaccard mu best in
    thresholded (J / (1 + J)) d mu T -> pooled_jaccard mu T = J).
Proof.
  intros d mu best T Hmu Hb. pose proof (mean_size_at_least_1 d mu Hmu) as N. split.
  - assert (E : forall s, pooled_dice mu s = ratio (1 / 2) (mean_size mu / 2) mu s).
    { intro s. pose proof (pos_INR (size s)). unfold pooled_dice, ratio. field. lra. }
    intros Hopt HT. rewrite (E best) in HT. rewrite !E. apply (ratio_threshold (1 / 2) _ d); try assumption; try lra.
    + intros s Hs. rewrite <- !E. apply Hopt, Hs.
    + replace (1 / 2 * ratio (1 / 2) (mean_size mu / 2) mu best) with
        (ratio (1 / 2) (mean_size mu / 2) mu best / 2) by field. exact HT.
  - intros Hopt J HT. apply Rle_antisym; [apply Hopt, HT|].
    assert (L := threshold_largest _ d mu best T Hmu HT Hb).
    destruct (hits_le_size d mu best Hmu Hb) as [B0 B1]. destruct (hits_le_size d mu T Hmu (proj1 HT)) as [T0 T1].
    assert (E : hits mu best = J * (mean_size mu + INR (size best) - hits mu best))
      by (unfold J, pooled_jaccard; field; lra).
    assert (J0 : 0 <= J) by (unfold J, pooled_jaccard; apply div_nonneg; lra). unfold pooled_jaccard.
    set (h := hits mu best) in *. set (k := hits mu T) in *. set (m := INR (size best)) in *.
    set (l := INR (size T)) in *. set (S := mean_size mu) in *. clearbody J h k m l S. apply le_div; [lra|].
    apply (Rmult_le_compat_r (1 + J)) in L; [|lra].
    replace ((h - J / (1 + J) * m) * (1 + J)) with (h * (1 + J) - J * m) in L by (field; lra).
    replace ((k - J / (1 + J) * l) * (1 + J)) with (k * (1 + J) - J * l) in L by (field; lra). lra.
Qed.

(** * Soft predictions *)

Lemma hit_spill : forall y p, length p = length y -> hit y p + spill y p = fold_right Rplus 0 p.
Proof.
  unfold hit, spill. induction y as [|a y IH]; intros [|x p] H; simpl in *; try discriminate; [lra|].
  rewrite <- (IH p) by lia. destruct a; simpl; lra.
Qed.

Lemma hit_at : forall y pre x post, length (at_coordinate pre x post) = length y ->
  hit y (at_coordinate pre x post) =
  hit y (at_coordinate pre 0 post) + x * (if nth (length pre) y false then 1 else 0).
Proof.
  unfold hit, at_coordinate. induction y as [|a y IH]; intros [|z pre] x post H; simpl in *; try discriminate.
  - destruct a; simpl; lra.
  - rewrite IH by (simpl in H; lia). lra.
Qed.

Lemma expected_soft_dice_constant_size : forall n d mu p, is_distribution d mu -> size_always n mu -> length p = d ->
  expected (fun y => SoftDice y p) mu = 2 * expected (fun y => hit y p) mu / (INR n + fold_right Rplus 0 p).
Proof.
  intros n d mu p Hmu Hn Hl.
  rewrite (expected_of_size n d mu _ (fun y => 2 / (INR n + fold_right Rplus 0 p) * hit y p) Hmu Hn).
  - rewrite expected_scale. unfold Rdiv. ring.
  - intros y Hy Hs. unfold SoftDice. rewrite Hs, Rplus_assoc, hit_spill by lia. unfold Rdiv. ring.
Qed.

Lemma sum_at : forall pre x post,
  fold_right Rplus 0 (at_coordinate pre x post) = fold_right Rplus 0 (at_coordinate pre 0 post) + x.
Proof. unfold at_coordinate. induction pre as [|z pre IH]; intros x post; simpl; [lra | rewrite IH; lra]. Qed.

Lemma sum_nonneg : forall p, probabilities p -> 0 <= fold_right Rplus 0 p.
Proof. intros p P. induction P; simpl; lra. Qed.

Theorem constant_size_soft_dice : forall n d mu p, (0 < n)%nat -> is_distribution d mu -> size_always n mu ->
  length p = d -> probabilities p ->
  exists s, mask_of d s /\ expected (fun y => SoftDice y p) mu <= expected (fun y => Dice y s) mu.
Proof.
  intros n d mu p Hn Hmu Hs Hl Hp. pose proof (INR_at_least_1 n Hn) as N.
  assert (B : below_ends d (fun p => expected (fun y => SoftDice y p) mu)).
  { intros pre x post Hlen Hpre Hpost X.
    assert (Hlen' : forall z, length (at_coordinate pre z post) = d)
      by (intro z; unfold at_coordinate in *; rewrite app_length in *; exact Hlen).
    rewrite !(expected_soft_dice_constant_size n d) by (try assumption; apply Hlen').
    assert (H : forall z, expected (fun y => hit y (at_coordinate pre z post)) mu =
      expected (fun y => hit y (at_coordinate pre 0 post)) mu + z * marginal (length pre) mu).
    { intro z. unfold marginal. rewrite <- expected_scale, <- expected_plus. apply (expected_eq d); [exact Hmu|].
      intros y Hy _. apply hit_at. rewrite Hlen'. symmetry. exact Hy. }
    rewrite (H x), (H 1), (sum_at pre x), (sum_at pre 1).
    assert (P : 0 <= fold_right Rplus 0 (at_coordinate pre 0 post)).
    { apply sum_nonneg, probabilities_app; [exact Hpre | constructor; [lra | exact Hpost]]. }
    set (h := expected (fun y => hit y (at_coordinate pre 0 post)) mu). set (m := marginal (length pre) mu).
    set (u := fold_right Rplus 0 (at_coordinate pre 0 post)) in *.
    pose proof (SoftLabelBest.fraction_end (2 * h) (2 * m) (INR n + u) 1 x ltac:(lra) ltac:(lra) X) as F.
    replace (2 * (h + x * m) / (INR n + (u + x))) with ((2 * h + 2 * m * x) / (INR n + u + 1 * x)) by (f_equal; ring).
    replace (2 * (h + 1 * m) / (INR n + (u + 1))) with ((2 * h + 2 * m) / (INR n + u + 1)) by (f_equal; ring).
    exact F. }
  destruct (best_at_vertex d _ B p Hl Hp) as (s & Hm & H). exists s. split; [exact Hm|].
  apply Rle_trans with (1 := H). apply Req_le, (expected_eq d); [exact Hmu|]. intros y Hy _. apply SoftDice_certain.
  unfold mask_of in Hm. lia.
Qed.
