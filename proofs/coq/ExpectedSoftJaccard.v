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
From CertiDice Require Import Overlap Expectation.
Import ListNotations.
Open Scope R_scope.

(** * One coordinate *)

(** The prediction pre, then x, then post. *)
Definition at_coordinate (pre : list R) (x : R) (post : list R) : list R := pre ++ x :: post.

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

Lemma expected_convex : forall d mu pre x post, is_distribution d mu -> length (at_coordinate pre x post) = d ->
  probabilities pre -> probabilities post -> 0 <= x <= 1 ->
  expected (fun y => SoftJaccard y (at_coordinate pre x post)) mu
  <= (1 - x) * expected (fun y => SoftJaccard y (at_coordinate pre 0 post)) mu
     + x * expected (fun y => SoftJaccard y (at_coordinate pre 1 post)) mu.
Proof.
  intros d mu pre x post Hmu Hl Hpre Hpost Hx. rewrite <- !expected_scale, <- expected_plus.
  apply (expected_mono d); [exact Hmu|]. intros y Hy Hs. apply SoftJaccard_convex; try assumption. lia.
Qed.

(** * All coordinates *)

Lemma probabilities_certain : forall s, probabilities (certain s).
Proof. intros s. unfold probabilities, certain. apply Forall_map, Forall_forall. intros [|] _; lra. Qed.

Lemma probabilities_app : forall p q, probabilities p -> probabilities q -> probabilities (p ++ q).
Proof. intros p q Hp Hq. apply Forall_app. split; assumption. Qed.

Lemma certain_snoc : forall s (b : bool) post, certain s ++ (if b then 1 else 0) :: post = certain (s ++ [b]) ++ post.
Proof. intros s b post. unfold certain. rewrite map_app, <- app_assoc. destruct b; reflexivity. Qed.

Lemma expected_certain : forall d mu s, is_distribution d mu -> mask_of d s ->
  expected (fun y => SoftJaccard y (certain s)) mu = expected (fun y => Jaccard y s) mu.
Proof.
  intros d mu s Hmu Hs. apply (expected_eq d); [exact Hmu|]. intros y Hy _. apply SoftJaccard_certain.
  unfold mask_of in Hs. lia.
Qed.

(** Coordinate by coordinate, the better of 0 and 1 is no worse. *)
Lemma expected_rounded : forall d mu, is_distribution d mu -> forall (post : list R) (s : mask),
  (length s + length post = d)%nat -> probabilities post ->
  exists s', mask_of d s' /\
    expected (fun y => SoftJaccard y (certain s ++ post)) mu <= expected (fun y => Jaccard y s') mu.
Proof.
  intros d mu Hmu. induction post as [|x post IH]; intros s Hl Hp.
  - exists s. simpl in Hl. split; [unfold mask_of; lia|]. rewrite app_nil_r.
    rewrite (expected_certain d) by (try assumption; unfold mask_of; lia). lra.
  - inversion Hp as [|x' p' Hx Hpost]; subst x' p'. cbn [length] in Hl.
    assert (C := expected_convex d mu (certain s) x post Hmu
                   ltac:(unfold at_coordinate, certain; rewrite app_length, map_length; simpl; lia)
                   (probabilities_certain s) Hpost Hx).
    unfold at_coordinate in C.
    assert (Hstep : forall b : bool, exists s', mask_of d s' /\
      expected (fun y => SoftJaccard y (certain s ++ (if b then 1 else 0) :: post)) mu
      <= expected (fun y => Jaccard y s') mu).
    { intros b. destruct (IH (s ++ [b])) as [s' [Hs' Hle]]; [rewrite app_length; simpl; lia | exact Hpost|].
      exists s'. split; [exact Hs'|]. rewrite certain_snoc. exact Hle. }
    destruct (Hstep true) as [s1 [Hs1 H1]]. destruct (Hstep false) as [s0 [Hs0 H0]].
    set (e0 := expected (fun y => SoftJaccard y (certain s ++ 0 :: post)) mu) in *.
    set (e1 := expected (fun y => SoftJaccard y (certain s ++ 1 :: post)) mu) in *.
    destruct (Rle_dec e0 e1) as [G|G].
    + exists s1. split; [exact Hs1|].
      pose proof (Rmult_le_compat_l (1 - x) e0 e1 ltac:(lra) G). lra.
    + exists s0. split; [exact Hs0|].
      pose proof (Rmult_le_compat_l x e1 e0 ltac:(lra) ltac:(lra)). lra.
Qed.

Theorem expected_soft_jaccard : forall d mu p, is_distribution d mu -> length p = d -> probabilities p ->
  exists s, mask_of d s /\ expected (fun y => SoftJaccard y p) mu <= expected (fun y => Jaccard y s) mu.
Proof. intros d mu p Hmu Hl Hp. exact (expected_rounded d mu Hmu p [] Hl Hp). Qed.

(** * Maximisers *)

(** Coordinates 0 and 1 stay, every other one goes either way. *)
Definition rounding (p : list R) (s : mask) : Prop :=
  Forall2 (fun x b => (x = 0 -> b = false) /\ (x = 1 -> b = true)) p s.

Lemma rounding_length : forall p s, rounding p s -> length s = length p.
Proof. intros p s H. induction H; simpl; congruence. Qed.

Definition maximises (d : nat) (mu : distribution) (p : list R) : Prop :=
  length p = d /\ probabilities p /\
  forall p', length p' = d -> probabilities p' ->
    expected (fun y => SoftJaccard y p') mu <= expected (fun y => SoftJaccard y p) mu.

Lemma maximiser_rounded : forall d mu, is_distribution d mu -> forall post r, rounding post r -> forall s : mask,
  maximises d mu (certain s ++ post) -> maximises d mu (certain (s ++ r)).
Proof.
  intros d mu Hmu post r Hr. induction Hr as [|x b post r [Hx0 Hx1] Hr IH]; intros s Hmax.
  - rewrite !app_nil_r in *. exact Hmax.
  - replace (s ++ b :: r) with ((s ++ [b]) ++ r) by (rewrite <- app_assoc; reflexivity). apply IH.
    rewrite <- certain_snoc. destruct Hmax as [Hl [Hp Hbest]].
    assert (Hpost := Hp). apply Forall_app in Hpost. destruct Hpost as [_ Hpost].
    inversion Hpost as [|x' p' Hx Hpost']; subst x' p'.
    assert (Hgood : forall z, 0 <= z <= 1 ->
      length (certain s ++ z :: post) = d /\ probabilities (certain s ++ z :: post)).
    { intros z Hz. split; [rewrite app_length in *; simpl in *; lia|].
      apply probabilities_app; [apply probabilities_certain | constructor; assumption]. }
    assert (Heq : expected (fun y => SoftJaccard y (certain s ++ (if b then 1 else 0) :: post)) mu
                  = expected (fun y => SoftJaccard y (certain s ++ x :: post)) mu).
    { destruct (Req_dec x 0) as [E|N0]; [rewrite (Hx0 E), E; reflexivity|].
      destruct (Req_dec x 1) as [E|N1]; [rewrite (Hx1 E), E; reflexivity|].
      assert (C := expected_convex d mu (certain s) x post Hmu Hl (probabilities_certain s) Hpost' Hx).
      unfold at_coordinate in C.
      destruct (Hgood 0 ltac:(lra)) as [Hl0 Hp0]. destruct (Hgood 1 ltac:(lra)) as [Hl1 Hp1].
      assert (B0 := Hbest _ Hl0 Hp0). assert (B1 := Hbest _ Hl1 Hp1).
      set (e := expected (fun y => SoftJaccard y (certain s ++ x :: post)) mu) in *. clearbody e.
      set (e0 := expected (fun y => SoftJaccard y (certain s ++ 0 :: post)) mu) in *.
      set (e1 := expected (fun y => SoftJaccard y (certain s ++ 1 :: post)) mu) in *.
      destruct b; [fold e1; clearbody e0 e1 | fold e0; clearbody e0 e1].
      - pose proof (Rmult_le_compat_l (1 - x) e0 e ltac:(lra) B0).
        apply Rle_antisym; [exact B1|]. apply Rmult_le_reg_l with x; lra.
      - pose proof (Rmult_le_compat_l x e1 e ltac:(lra) B1).
        apply Rle_antisym; [exact B0|]. apply Rmult_le_reg_l with (1 - x); lra. }
    destruct (Hgood (if b then 1 else 0) ltac:(destruct b; lra)) as [Hlb Hpb].
    split; [exact Hlb|]. split; [exact Hpb|]. intros p' Hl' Hp'. rewrite Heq. apply Hbest; assumption.
Qed.

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
  assert (Hls : mask_of d s) by (unfold mask_of; rewrite <- Hl; apply rounding_length, Hr).
  assert (Hmax : maximises d mu (certain ([] ++ s))).
  { apply (maximiser_rounded d mu Hmu p s Hr []). repeat split; assumption. }
  simpl in Hmax. destruct Hmax as [Hl' [Hp' Hbest']].
  split; [exact Hls|].
  assert (Heq : expected (fun y => Jaccard y s) mu = expected (fun y => SoftJaccard y p) mu).
  { rewrite <- (expected_certain d mu s Hmu Hls). apply Rle_antisym;
      [apply Hbest; assumption | apply Hbest'; assumption]. }
  split; [exact Heq|]. intros s' Hs'. rewrite Heq, <- (expected_certain d mu s' Hmu Hs').
  apply Hbest; [unfold certain; rewrite map_length; exact Hs' | apply probabilities_certain].
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
