(** The expected soft Jaccard is maximised by masks
    ===============================================

    Law. For every distribution of a nonempty target:

    - whatever p in [0,1]^d, some mask has expected Jaccard at least the expected soft Jaccard of p;
    - if p is a maximiser of the expected soft Jaccard, then every rounding of p - coordinates 0 and 1 stay, every
      other one goes to 0 or 1, independently of the others - is a mask of the largest expected Jaccard, which is the
      soft value at p.

    In particular every cut of a maximiser, at any tau in (0,1), is best for Jaccard.

    Proof. In each coordinate the soft Jaccard of a target is convex: linear if the voxel is foreground, h/(n + b + x)
    if it is not. So is the expectation, which hence at x is at most (1-x) times its value at 0 plus x times its value
    at 1. At a maximum with 0 < x < 1 both must be equal to it. One coordinate after the other is rounded in this way.
    *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation Vertices.
Import ListNotations.
Open Scope R_scope.

(** * One coordinate *)

Lemma sum_where_app : forall keep y1 p1 y2 p2, length y1 = length p1 ->
  sum_where keep (y1 ++ y2) (p1 ++ p2) = sum_where keep y1 p1 + sum_where keep y2 p2.
Proof.
  intros keep. induction y1 as [|a y1 IH]; intros [|x p1] y2 p2 H; simpl in H; try discriminate; simpl; [lra|].
  rewrite IH by lia. lra.
Qed.

Lemma sum_where_nonneg : forall keep y p, probabilities p -> 0 <= sum_where keep y p.
Proof.
  intros keep. induction y as [|a y IH]; intros [|x p] H; simpl; try lra.
  inversion H as [|x' p' Hx Hp]; subst. specialize (IH p Hp). destruct (eqb a keep); lra.
Qed.

Lemma mask_split : forall (y : mask) k, (k < length y)%nat ->
  exists y1 a y2, y = y1 ++ a :: y2 /\ length y1 = k.
Proof.
  intros y k H. exists (firstn k y), (nth k y false), (skipn (S k) y). split.
  - rewrite <- (firstn_skipn k y) at 1. f_equal. clear -H. revert k H.
    induction y as [|b y IH]; intros k H; simpl in H; [lia|]. destruct k as [|k]; [reflexivity|]. apply IH. lia.
  - rewrite firstn_length. lia.
Qed.

(** 1/(c + x) lies below its chord from 0 to 1. *)
Lemma inv_chord : forall c x, 0 < c -> 0 <= x <= 1 -> / (c + x) <= (1 - x) * / (c + 0) + x * / (c + 1).
Proof.
  intros c x Hc Hx.
  assert (E : (1 - x) * / (c + 0) + x * / (c + 1) - / (c + x) = x * (1 - x) * / (c * (c + 1) * (c + x)))
    by (field; lra).
  assert (0 <= x * (1 - x) * / (c * (c + 1) * (c + x))); [|lra].
  apply Rmult_le_pos; [apply Rmult_le_pos; lra|]. apply Rlt_le, Rinv_0_lt_compat.
  repeat apply Rmult_lt_0_compat; lra.
Qed.

Lemma SoftJaccard_convex : forall y pre x post, length y = length (at_coordinate pre x post) -> (0 < size y)%nat ->
  probabilities pre -> probabilities post -> 0 <= x <= 1 ->
  SoftJaccard y (at_coordinate pre x post)
  <= (1 - x) * SoftJaccard y (at_coordinate pre 0 post) + x * SoftJaccard y (at_coordinate pre 1 post).
Proof.
  intros y pre x post Hl Hs Hpre Hpost Hx. unfold at_coordinate in *.
  rewrite app_length in Hl. simpl in Hl.
  destruct (mask_split y (length pre) ltac:(lia)) as (y1 & a & y2 & -> & Hl1).
  unfold SoftJaccard, hit, spill. rewrite !sum_where_app by exact Hl1. cbn [sum_where].
  assert (Hn := INR_at_least_1 _ Hs). set (n := INR (size (y1 ++ a :: y2))) in *. clearbody n.
  pose proof (sum_where_nonneg true y1 pre Hpre). pose proof (sum_where_nonneg true y2 post Hpost).
  pose proof (sum_where_nonneg false y1 pre Hpre). pose proof (sum_where_nonneg false y2 post Hpost).
  set (h1 := sum_where true y1 pre) in *. set (h2 := sum_where true y2 post) in *.
  set (b1 := sum_where false y1 pre) in *. set (b2 := sum_where false y2 post) in *. clearbody h1 h2 b1 b2.
  destruct a; cbn [eqb].
  - right. field. lra.
  - pose proof (Rmult_le_compat_l (h1 + h2) _ _ ltac:(lra) (inv_chord (n + b1 + b2) x ltac:(lra) Hx)) as C.
    replace (n + (b1 + (x + b2))) with (n + b1 + b2 + x) by lra.
    replace (n + (b1 + (0 + b2))) with (n + b1 + b2 + 0) by lra.
    replace (n + (b1 + (1 + b2))) with (n + b1 + b2 + 1) by lra.
    rewrite !Rplus_0_l. unfold Rdiv. lra.
Qed.

Lemma expected_convex : forall d mu, is_distribution d mu ->
  convex_in_each d (fun p => expected (fun y => SoftJaccard y p) mu).
Proof.
  intros d mu Hmu pre x post Hl Hpre Hpost Hx. rewrite <- !expected_scale, <- expected_plus.
  apply (expected_mono d); [exact Hmu|]. intros y Hy Hs. apply SoftJaccard_convex; try assumption. lia.
Qed.

(** * All coordinates *)

Lemma expected_certain : forall d mu s, is_distribution d mu -> mask_of d s ->
  expected (fun y => SoftJaccard y (certain s)) mu = expected (fun y => Jaccard y s) mu.
Proof.
  intros d mu s Hmu Hs. apply (expected_eq d); [exact Hmu|]. intros y Hy _. apply SoftJaccard_certain.
  unfold mask_of in Hs. lia.
Qed.

Theorem expected_soft_jaccard : forall d mu p, is_distribution d mu -> length p = d -> probabilities p ->
  exists s, mask_of d s /\ expected (fun y => SoftJaccard y p) mu <= expected (fun y => Jaccard y s) mu.
Proof.
  intros d mu p Hmu Hl Hp.
  destruct (best_at_vertex d _ (convex_below_ends _ _ (expected_convex d mu Hmu)) p Hl Hp) as (s & Hs & H).
  exists s. split; [exact Hs|]. rewrite (expected_certain d mu s Hmu Hs) in H. exact H.
Qed.

(** * Maximisers *)

Theorem expected_soft_jaccard_consistent : forall d mu p s, is_distribution d mu ->
  length p = d -> probabilities p ->
  (forall p', length p' = d -> probabilities p' ->
     expected (fun y => SoftJaccard y p') mu <= expected (fun y => SoftJaccard y p) mu) ->
  rounding p s ->
  mask_of d s /\
  expected (fun y => Jaccard y s) mu = expected (fun y => SoftJaccard y p) mu /\
  forall s', mask_of d s' -> expected (fun y => Jaccard y s') mu <= expected (fun y => Jaccard y s) mu.
Proof.
  intros d mu p s Hmu Hl Hp Hbest Hr.
  destruct (rounding_of_maximum d _ (expected_convex d mu Hmu) p s ltac:(repeat split; assumption) Hr) as (Hs & E & B).
  rewrite (expected_certain d mu s Hmu Hs) in *. split; [exact Hs|]. split; [exact E|].
  intros s' Hs'. rewrite <- (expected_certain d mu s' Hmu Hs'). apply B, Hs'.
Qed.

(** Every cut of a maximiser is best. *)
Corollary expected_soft_jaccard_cut : forall d mu p tau s, is_distribution d mu ->
  length p = d -> probabilities p ->
  (forall p', length p' = d -> probabilities p' ->
     expected (fun y => SoftJaccard y p') mu <= expected (fun y => SoftJaccard y p) mu) ->
  0 < tau < 1 -> cut_at tau p s ->
  forall s', mask_of d s' -> expected (fun y => Jaccard y s') mu <= expected (fun y => Jaccard y s) mu.
Proof.
  intros d mu p tau s Hmu Hl Hp Hbest Ht [Hls Hcut].
  apply (expected_soft_jaccard_consistent d mu p s); try assumption.
  clear -Hls Hcut Ht. unfold rounding. revert s Hls Hcut.
  induction p as [|x p IH]; intros [|b s] Hls Hcut; simpl in Hls; try discriminate; constructor.
  - destruct (Hcut 0%nat ltac:(simpl; lia)) as [H1 H0]. simpl in H1, H0.
    split; intros ->; [apply H0 | apply H1]; lra.
  - apply IH; [lia|]. intros i Hi. apply (Hcut (S i)). simpl. lia.
Qed.
