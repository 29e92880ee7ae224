(** Two Tversky scores differ by at most a factor, the largest ratio of their weights

    Law. Take two Tversky scores with positive weights, T with alpha, beta and T' with alpha', beta', and let

        rho = max(alpha/alpha', alpha'/alpha, beta/beta', beta'/beta).

    For every target and prediction that aren't both empty, T <= rho T' and T' <= rho T. No smaller factor does for all
    masks: for every eps > 0 some pair of masks has T > (rho - eps) T' > 0 or T' > (rho - eps) T > 0. Dice has both
    weights 1/2 and Jaccard both 1, hence their factor 2. Of the weights with the sum 1, those of Dice are the nearest
    to those of Jaccard.

    Proof. T = tp/(tp+u) with u = alpha fp + beta fn, and T' the same with u', where u <= rho u' and u' <= rho u; rho
    is at least 1. With tp = 1 and one kind of error only, N of them, T/T' goes to a ratio of two weights as N grows.
    *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks.
Import ListNotations.
Open Scope R_scope.

Definition weight_ratio (alpha beta alpha' beta' : R) : R :=
  Rmax (Rmax (alpha / alpha') (alpha' / alpha)) (Rmax (beta / beta') (beta' / beta)).

(** * On the ratio of weights *)

Lemma weight_ratio_sym : forall a b a' b', weight_ratio a b a' b' = weight_ratio a' b' a b.
Proof. intros. unfold weight_ratio. f_equal; apply Rmax_comm. Qed.

Lemma weight_ratio_swap : forall a b a' b', weight_ratio a b a' b' = weight_ratio b a b' a'.
Proof. intros. unfold weight_ratio. apply Rmax_comm. Qed.

Lemma weight_ratio_bounds : forall a b a' b', 0 < a -> 0 < b -> 0 < a' -> 0 < b' ->
  let rho := weight_ratio a b a' b' in
  1 <= rho /\ a <= rho * a' /\ a' <= rho * a /\ b <= rho * b' /\ b' <= rho * b.
Proof.
  intros a b a' b' A B A' B' rho.
  assert (H : a / a' <= rho /\ a' / a <= rho /\ b / b' <= rho /\ b' / b <= rho).
  { subst rho. unfold weight_ratio. pose (m := Rmax (a / a') (a' / a)). pose (n := Rmax (b / b') (b' / b)).
    pose proof (Rmax_l m n). pose proof (Rmax_r m n). pose proof (Rmax_l (a / a') (a' / a)).
    pose proof (Rmax_r (a / a') (a' / a)). pose proof (Rmax_l (b / b') (b' / b)).
    pose proof (Rmax_r (b / b') (b' / b)). subst m n. lra. }
  destruct H as (H1 & H2 & H3 & H4).
  assert (C : forall x y, 0 < y -> x / y <= rho -> x <= rho * y).
  { intros x y Hy H. apply (Rmult_le_compat_r y) in H; [|lra]. unfold Rdiv in H.
    rewrite Rmult_assoc, Rinv_l in H; lra. }
  repeat split; auto.
  apply C in H1, H2; auto. nra.
Qed.

Lemma weight_ratio_cases : forall (P : R -> Prop) a b a' b',
  P (a / a') -> P (a' / a) -> P (b / b') -> P (b' / b) -> P (weight_ratio a b a' b').
Proof. intros. unfold weight_ratio, Rmax. repeat destruct (Rle_dec _ _); assumption. Qed.

(** The weighted errors of the two scores are within the ratio of each other. *)
Lemma weighted_errors : forall a b a' b' fp fn, 0 < a -> 0 < b -> 0 < a' -> 0 < b' -> 0 <= fp -> 0 <= fn ->
  a * fp + b * fn <= weight_ratio a b a' b' * (a' * fp + b' * fn).
Proof.
  intros a b a' b' fp fn A B A' B' Hfp Hfn.
  destruct (weight_ratio_bounds a b a' b' A B A' B') as (_ & H1 & _ & H3 & _). nra.
Qed.

Lemma weighted_errors_nonneg : forall a b fp fn, 0 < a -> 0 < b -> 0 <= fp -> 0 <= fn -> 0 <= a * fp + b * fn.
Proof. intros. nra. Qed.

(** Some voxel counts: the denominator is positive. *)
Lemma tversky_denominator : forall a b tp fp fn, 0 < a -> 0 < b -> 0 <= tp -> 0 <= fp -> 0 <= fn ->
  0 < tp + fp + fn -> 0 < tp + a * fp + b * fn.
Proof.
  intros a b tp fp fn A B Htp Hfp Hfn U. destruct Htp as [P|<-]; [nra|]. destruct Hfp as [P|<-]; nra.
Qed.

(** * The bound *)

Theorem tversky_factor : forall alpha beta alpha' beta' tp fp fn : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' ->
  0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  let rho := weight_ratio alpha beta alpha' beta' in
  tversky alpha beta tp fp fn <= rho * tversky alpha' beta' tp fp fn /\
  tversky alpha' beta' tp fp fn <= rho * tversky alpha beta tp fp fn.
Proof.
  assert (W : forall a b a' b' tp fp fn, 0 < a -> 0 < b -> 0 < a' -> 0 < b' ->
    0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
    tversky a b tp fp fn <= weight_ratio a b a' b' * tversky a' b' tp fp fn).
  { intros a b a' b' tp fp fn A B A' B' Htp Hfp Hfn U.
    pose proof (tversky_denominator a b tp fp fn A B Htp Hfp Hfn U).
    pose proof (tversky_denominator a' b' tp fp fn A' B' Htp Hfp Hfn U).
    pose proof (weighted_errors a' b' a b fp fn A' B' A B Hfp Hfn) as E. rewrite weight_ratio_sym in E.
    destruct (weight_ratio_bounds a b a' b' A B A' B') as [R1 _]. unfold tversky.
    set (rho := weight_ratio a b a' b') in *.
    replace (rho * (tp / (tp + a' * fp + b' * fn))) with (rho * tp / (tp + a' * fp + b' * fn)) by (field; lra).
    apply div_le_div; auto.
    replace (rho * tp * (tp + a * fp + b * fn)) with (tp * (rho * (tp + a * fp + b * fn))) by ring.
    apply Rmult_le_compat_l; nra. }
  intros a b a' b' tp fp fn A B A' B' Htp Hfp Hfn U rho. split; [apply W; auto|].
  subst rho. rewrite weight_ratio_sym. apply W; auto.
Qed.

Corollary tversky_factor_masks : forall (alpha beta alpha' beta' : R) (y s : mask),
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> length y = length s -> (0 < size y + size s)%nat ->
  let rho := weight_ratio alpha beta alpha' beta' in
  Tversky alpha beta y s <= rho * Tversky alpha' beta' y s /\ Tversky alpha' beta' y s <= rho * Tversky alpha beta y s.
Proof.
  intros a b a' b' y s A B A' B' L H rho. pose proof (union_real_pos y s L H).
  apply tversky_factor; auto with masks.
Qed.

(** * No smaller factor does *)

(** One voxel is hit, N are errors of one kind, with the weights a and a'. *)
Lemma factor_ray : forall a a' eps, 0 < a -> 0 < a' -> 0 < eps ->
  exists N, 1 / (1 + a * INR N) > (a' / a - eps) * (1 / (1 + a' * INR N)).
Proof.
  intros a a' eps A A' E. destruct (exists_INR_above (a' / a / (eps * a))) as [N [_ HN]]. exists N.
  pose proof (pos_INR N). assert (EA : 0 < eps * a) by nra.
  assert (K : a' / a < eps * a * INR N).
  { apply (Rmult_lt_compat_r (eps * a)) in HN; auto.
    replace (a' / a / (eps * a) * (eps * a)) with (a' / a) in HN by (field; lra). lra. }
  assert (0 <= a * INR N) by nra. assert (0 <= a' * INR N) by nra.
  replace ((a' / a - eps) * (1 / (1 + a' * INR N))) with ((a' / a - eps) / (1 + a' * INR N)) by (field; lra).
  apply div_lt_div; try lra.
  replace ((a' / a - eps) * (1 + a * INR N)) with (a' / a + a' * INR N - eps - eps * a * INR N) by (field; lra).
  lra.
Qed.

Lemma tversky_one_kind_fp : forall a b t n, tversky a b t n 0 = t / (t + a * n).
Proof. intros. unfold tversky. f_equal. ring. Qed.

Lemma tversky_one_kind_fn : forall a b t n, tversky a b t 0 n = t / (t + b * n).
Proof. intros. unfold tversky. f_equal. ring. Qed.

Theorem tversky_factor_tight : forall alpha beta alpha' beta' eps : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> 0 < eps ->
  let rho := weight_ratio alpha beta alpha' beta' in
  exists y s : mask, length y = length s /\ (0 < size y + size s)%nat /\
  0 < Tversky alpha beta y s /\ 0 < Tversky alpha' beta' y s /\
  (Tversky alpha beta y s > (rho - eps) * Tversky alpha' beta' y s \/
   Tversky alpha' beta' y s > (rho - eps) * Tversky alpha beta y s).
Proof.
  intros a b a' b' eps A B A' B' E rho.
  assert (FP : forall N, exists y s : mask, length y = length s /\ (0 < size y + size s)%nat /\
    forall u v, Tversky u v y s = 1 / (1 + u * INR N)).
  { intro N. destruct (mask_pair 1 N 0 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
    exists y, s. pose proof (tp_fn_size y s ltac:(lia)). repeat split; try lia.
    intros. unfold Tversky. rewrite Htp, Hfp, Hfn. apply tversky_one_kind_fp. }
  assert (FN : forall N, exists y s : mask, length y = length s /\ (0 < size y + size s)%nat /\
    forall u v, Tversky u v y s = 1 / (1 + v * INR N)).
  { intro N. destruct (mask_pair 1 0 N 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
    exists y, s. pose proof (tp_fn_size y s ltac:(lia)). repeat split; try lia.
    intros. unfold Tversky. rewrite Htp, Hfp, Hfn. apply tversky_one_kind_fn. }
  assert (P : forall c N, 0 < c -> 0 < 1 / (1 + c * INR N)).
  { intros c N C. pose proof (pos_INR N). apply div_pos; nra. }
  subst rho. apply weight_ratio_cases.
  - destruct (factor_ray a' a eps A' A E) as [N H]. destruct (FP N) as (y & s & L & S & T).
    exists y, s. rewrite !T. auto 6.
  - destruct (factor_ray a a' eps A A' E) as [N H]. destruct (FP N) as (y & s & L & S & T).
    exists y, s. rewrite !T. auto 6.
  - destruct (factor_ray b' b eps B' B E) as [N H]. destruct (FN N) as (y & s & L & S & T).
    exists y, s. rewrite !T. auto 6.
  - destruct (factor_ray b b' eps B B' E) as [N H]. destruct (FN N) as (y & s & L & S & T).
    exists y, s. rewrite !T. auto 6.
Qed.

(** * Dice and Jaccard *)

Lemma tversky_dice : forall tp fp fn, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  tversky (1 / 2) (1 / 2) tp fp fn = dice tp fp fn.
Proof. intros. unfold tversky, dice. field. lra. Qed.

Lemma tversky_jaccard : forall tp fp fn, tversky 1 1 tp fp fn = jaccard tp fp fn.
Proof. intros. unfold tversky, jaccard. f_equal. ring. Qed.

Lemma weight_ratio_dice_jaccard : weight_ratio 1 1 (1 / 2) (1 / 2) = 2.
Proof.
  unfold weight_ratio. replace (1 / (1 / 2)) with 2 by field. replace (1 / 2 / 1) with (1 / 2) by field.
  rewrite !Rmax_left; lra.
Qed.

(** * On the line alpha + beta = 1 *)

(** The factor against Jaccard is twice that against Dice, at least 2, and 2 for Dice only. *)
Theorem weight_ratio_line : forall alpha : R, 0 < alpha < 1 ->
  let rho := weight_ratio alpha (1 - alpha) 1 1 in
  rho = 1 / Rmin alpha (1 - alpha) /\ rho = 2 * weight_ratio alpha (1 - alpha) (1 / 2) (1 / 2) /\ 2 <= rho /\
  (rho = 2 -> alpha = 1 / 2).
Proof.
  assert (L : forall x y, 0 < x -> x <= y -> x + y = 1 ->
    weight_ratio x y 1 1 = 1 / x /\ weight_ratio x y (1 / 2) (1 / 2) = 1 / x / 2 /\ 2 <= 1 / x).
  { intros x y X Y S.
    assert (T : 2 <= 1 / x) by (apply le_div; lra). assert (Q : 1 / y <= 1 / x) by (apply div_le_div; lra).
    assert (Q1 : 1 <= 1 / y) by (apply le_div; lra).
    assert (U : y <= 1 / x / 2) by lra. unfold weight_ratio.
    replace (x / 1) with x by field. replace (y / 1) with y by field.
    replace (x / (1 / 2)) with (2 * x) by field. replace (y / (1 / 2)) with (2 * y) by field.
    replace (1 / 2 / x) with (1 / x / 2) by (field; lra). replace (1 / 2 / y) with (1 / y / 2) by (field; lra).
    assert (V : 2 * y <= 1 / x / 2).
    { apply (Rmult_le_reg_r (2 * x)); [lra|]. replace (1 / x / 2 * (2 * x)) with 1 by (field; lra).
      assert (0 <= (y - x) * (y - x)) by apply Rle_0_sqr. assert ((x + y) * (x + y) = 1) by (rewrite S; ring). nra. }
    repeat split; try lra; unfold Rmax; repeat destruct (Rle_dec _ _); lra. }
  intros alpha A rho. destruct (Rle_lt_dec alpha (1 - alpha)) as [C|C].
  - destruct (L alpha (1 - alpha) ltac:(lra) C ltac:(ring)) as (E & F & G). subst rho. rewrite E, F.
    rewrite Rmin_left by lra. repeat split; try lra. intro H.
    assert (K : 1 / alpha * alpha = 1) by (field; lra). rewrite H in K. lra.
  - destruct (L (1 - alpha) alpha ltac:(lra) ltac:(lra) ltac:(ring)) as (E & F & G). subst rho.
    rewrite weight_ratio_swap, (weight_ratio_swap alpha), E, F.
    rewrite Rmin_right by lra. repeat split; try lra. intro H.
    assert (K : 1 / (1 - alpha) * (1 - alpha) = 1) by (field; lra). rewrite H in K. lra.
Qed.
