(** Two Tversky scores differ by at most (sqrt rho - 1)/(sqrt rho + 1)

    Law. Take two Tversky scores with positive weights, T with alpha, beta and T' with alpha', beta', and let rho be the
    largest of alpha/alpha', alpha'/alpha, beta/beta' and beta'/beta. For every target and prediction that aren't both
    empty,

        |T - T'| <= (sqrt rho - 1)/(sqrt rho + 1).

    Real counts reach the bound, and masks come as near to it as one likes. Dice and Jaccard have rho = 2 and the bound
    3 - 2 sqrt 2.

    Proof. T = tp/(tp+u) and T' = tp/(tp+v), with v between u/rho and rho u. For u <= v <= r^2 u and t = tp the claim
    is (v-u) t (r+1) <= (r-1)(t+u)(t+v), which is linear in v; at v = u it's plain, at v = r^2 u it's (t - ru)^2 >= 0.
    With one kind of error only, weights a and a' = r^2 a, the bound is reached where a times the errors is tp/r. Whole
    numbers come near that quotient, and each of T and T' changes by at most its weight times the error of the
    quotient. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks TverskyFactor.
Import ListNotations.
Open Scope R_scope.

Definition largest_gap (rho : R) : R := (sqrt rho - 1) / (sqrt rho + 1).

Lemma sqrt_ge_1 : forall rho, 1 <= rho -> 1 <= sqrt rho.
Proof. intros. rewrite <- sqrt_1. apply sqrt_le_1_alt. assumption. Qed.

(** * The bound *)

Lemma gap_curve : forall t u v r, 0 <= t -> 0 <= u -> u <= v -> v <= r * r * u -> 1 <= r -> 0 < t + u ->
  t / (t + u) - t / (t + v) <= (r - 1) / (r + 1).
Proof.
  intros t u v r Ht Hu Huv Hv Hr P.
  replace (t / (t + u) - t / (t + v)) with (t * (v - u) / ((t + u) * (t + v))) by (field; lra).
  assert (Q : 0 < (t + u) * (t + v)) by (apply Rmult_lt_0_compat; lra).
  apply div_le_div; try lra.
  destruct (Req_dec v u) as [->|N].
  { assert (0 <= (r - 1) * ((t + u) * (t + u))) by (apply Rmult_le_pos; lra). lra. }
  assert (L : 0 < r * r * u - u) by lra.
  apply (Rmult_le_reg_l (r * r * u - u)); auto.
  assert (A : 0 <= (r * r * u - v) * ((r - 1) * ((t + u) * (t + u)))) by (repeat apply Rmult_le_pos; lra).
  assert (B : 0 <= (v - u) * ((r - 1) * ((t - r * u) * (t - r * u)))).
  { apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; [lra|]. apply Rle_0_sqr. }
  lra.
Qed.

Theorem tversky_gap : forall alpha beta alpha' beta' tp fp fn : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' ->
  0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  let rho := weight_ratio alpha beta alpha' beta' in
  Rabs (tversky alpha beta tp fp fn - tversky alpha' beta' tp fp fn) <= (sqrt rho - 1) / (sqrt rho + 1).
Proof.
  assert (W : forall a b a' b' tp fp fn, 0 < a -> 0 < b -> 0 < a' -> 0 < b' ->
    0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
    tversky a b tp fp fn - tversky a' b' tp fp fn <= largest_gap (weight_ratio a b a' b')).
  { intros a b a' b' tp fp fn A B A' B' Htp Hfp Hfn U.
    pose proof (tversky_denominator a b tp fp fn A B Htp Hfp Hfn U) as D.
    pose proof (tversky_denominator a' b' tp fp fn A' B' Htp Hfp Hfn U) as D'.
    pose proof (weighted_errors a' b' a b fp fn A' B' A B Hfp Hfn) as E. rewrite weight_ratio_sym in E.
    pose proof (weighted_errors_nonneg a b fp fn A B Hfp Hfn) as N.
    destruct (weight_ratio_bounds a b a' b' A B A' B') as [R1 _].
    pose proof (sqrt_ge_1 _ R1) as S. pose proof (sqrt_sqrt (weight_ratio a b a' b') ltac:(lra)) as Q.
    unfold largest_gap, tversky. set (r := sqrt (weight_ratio a b a' b')) in *.
    set (u := a * fp + b * fn) in *. set (v := a' * fp + b' * fn) in *.
    replace (tp + a * fp + b * fn) with (tp + u) in * by (subst u; ring).
    replace (tp + a' * fp + b' * fn) with (tp + v) in * by (subst v; ring).
    destruct (Rle_lt_dec u v) as [L|L].
    - apply gap_curve; auto. rewrite Q. exact E.
    - apply Rle_trans with 0; [|apply div_nonneg; lra].
      assert (tp / (tp + u) <= tp / (tp + v)) by (apply div_le_div; nra). lra. }
  intros a b a' b' tp fp fn A B A' B' Htp Hfp Hfn U rho. apply Rabs_le. split.
  - pose proof (W a' b' a b tp fp fn A' B' A B Htp Hfp Hfn U) as H. rewrite weight_ratio_sym in H.
    unfold largest_gap in H. subst rho. lra.
  - apply W; auto.
Qed.

Corollary tversky_gap_masks : forall (alpha beta alpha' beta' : R) (y s : mask),
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> length y = length s -> (0 < size y + size s)%nat ->
  let rho := weight_ratio alpha beta alpha' beta' in
  Rabs (Tversky alpha beta y s - Tversky alpha' beta' y s) <= (sqrt rho - 1) / (sqrt rho + 1).
Proof.
  intros a b a' b' y s A B A' B' L H rho. pose proof (union_real_pos y s L H). apply tversky_gap; auto with masks.
Qed.

(** * Reached by real counts *)

(** One kind of error only, x for each voxel that is hit, with the weights a and a'. *)
Lemma gap_ray : forall a a', 0 < a -> 0 < a' -> 1 <= a' / a ->
  let x := 1 / (a * sqrt (a' / a)) in
  0 < x /\ 1 / (1 + a * x) - 1 / (1 + a' * x) = largest_gap (a' / a).
Proof.
  intros a a' A A' H x. pose proof (sqrt_ge_1 _ H) as S. pose proof (sqrt_sqrt (a' / a) ltac:(lra)) as Q.
  unfold largest_gap. set (r := sqrt (a' / a)) in *.
  assert (E : a' = r * r * a) by (rewrite Q; field; lra).
  subst x. split; [apply div_pos; nra|]. rewrite E. field. repeat split; nra.
Qed.

(** The largest ratio is one of weights of the same kind. *)
Lemma gap_ray_cases : forall alpha beta alpha' beta', 0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' ->
  let rho := weight_ratio alpha beta alpha' beta' in
  exists a a' x, 0 < a /\ 0 < a' /\ 0 < x /\ 1 / (1 + a * x) - 1 / (1 + a' * x) = largest_gap rho /\
  ((a = alpha /\ a' = alpha') \/ (a = alpha' /\ a' = alpha) \/ (a = beta /\ a' = beta') \/ (a = beta' /\ a' = beta)).
Proof.
  intros alpha beta alpha' beta' A B A' B' rho.
  destruct (weight_ratio_bounds alpha beta alpha' beta' A B A' B') as [R1 _]. fold rho in R1.
  assert (C : forall a a', 0 < a -> 0 < a' -> a' / a = rho -> exists x, 0 < x /\
    1 / (1 + a * x) - 1 / (1 + a' * x) = largest_gap rho).
  { intros a a' P P' E. exists (1 / (a * sqrt (a' / a))).
    destruct (gap_ray a a' P P' ltac:(lra)) as [X G]. rewrite E in X, G |- *. auto. }
  assert (K : alpha / alpha' = rho \/ alpha' / alpha = rho \/ beta / beta' = rho \/ beta' / beta = rho).
  { subst rho. pattern (weight_ratio alpha beta alpha' beta'). apply weight_ratio_cases; auto. }
  destruct K as [K|[K|[K|K]]]; apply C in K; auto; destruct K as (x & X & G).
  - exists alpha', alpha, x. auto 12.
  - exists alpha, alpha', x. auto 12.
  - exists beta', beta, x. auto 12.
  - exists beta, beta', x. auto 12.
Qed.

Lemma abs_of_gap : forall p q g, 0 <= g -> p - q = g -> Rabs (p - q) = g /\ Rabs (q - p) = g.
Proof.
  intros p q g G E. rewrite (Rabs_minus_sym q p), E, Rabs_pos_eq; auto.
Qed.

Theorem tversky_gap_attained : forall alpha beta alpha' beta' : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' ->
  let rho := weight_ratio alpha beta alpha' beta' in
  exists tp fp fn : R, 0 < tp /\ 0 <= fp /\ 0 <= fn /\
  Rabs (tversky alpha beta tp fp fn - tversky alpha' beta' tp fp fn) = (sqrt rho - 1) / (sqrt rho + 1).
Proof.
  intros alpha beta alpha' beta' A B A' B' rho.
  destruct (weight_ratio_bounds alpha beta alpha' beta' A B A' B') as [R1 _]. fold rho in R1.
  pose proof (sqrt_ge_1 _ R1) as S.
  destruct (gap_ray_cases alpha beta alpha' beta' A B A' B') as (a & a' & x & P & P' & X & G & C). fold rho in G.
  assert (G0 : 0 <= largest_gap rho) by (unfold largest_gap; apply div_nonneg; lra).
  destruct (abs_of_gap _ _ _ G0 G) as [G1 G2]. fold (largest_gap rho).
  destruct C as [[-> ->]|[[-> ->]|[[-> ->]|[-> ->]]]].
  1, 2: exists 1, x, 0; rewrite !tversky_one_kind_fp; repeat split; auto; lra.
  1, 2: exists 1, 0, x; rewrite !tversky_one_kind_fn; repeat split; auto; lra.
Qed.

(** * Masks come near *)

Lemma slope : forall c x z, 0 < c -> 0 <= z <= x -> 0 <= 1 / (1 + c * z) - 1 / (1 + c * x) <= c * (x - z).
Proof.
  intros c x z C Z. assert (0 <= c * z) by nra. assert (0 <= c * x) by nra.
  replace (1 / (1 + c * z) - 1 / (1 + c * x)) with (c * (x - z) / ((1 + c * z) * (1 + c * x))) by (field; lra).
  assert (1 <= (1 + c * z) * (1 + c * x)) by nra. assert (0 <= c * (x - z)) by nra.
  split; [apply div_nonneg | apply div_le]; nra.
Qed.

Theorem tversky_gap_tight : forall alpha beta alpha' beta' eps : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> 0 < eps ->
  let rho := weight_ratio alpha beta alpha' beta' in
  exists y s : mask, length y = length s /\ (0 < size y + size s)%nat /\
  Rabs (Tversky alpha beta y s - Tversky alpha' beta' y s) > (sqrt rho - 1) / (sqrt rho + 1) - eps.
Proof.
  intros alpha beta alpha' beta' eps A B A' B' E rho.
  destruct (gap_ray_cases alpha beta alpha' beta' A B A' B') as (a & a' & x & P & P' & X & G & C).
  fold rho in G. fold (largest_gap rho).
  destruct (exists_INR_above (a' / eps)) as [N [N1 HN]]. pose proof (INR_ge_1 N N1) as N1'.
  assert (HN' : a' * (1 / INR N) < eps).
  { replace (a' * (1 / INR N)) with (a' / INR N) by (field; lra). apply div_lt; [lra|].
    apply (Rmult_lt_compat_r eps) in HN; auto.
    replace (a' / eps * eps) with a' in HN
      by (field; lra). lra. }
  destruct (exists_INR_below (x * INR N)) as [M [M1 M2]]; [nra|]. pose proof (pos_INR M).
  set (z := INR M / INR N).
  assert (Z : 0 <= z <= x) by (subst z; split; [apply div_nonneg | apply div_le]; lra).
  assert (Zx : x - z <= 1 / INR N).
  { apply le_div; [lra|]. subst z. replace ((x - INR M / INR N) * INR N) with (x * INR N - INR M)
      by (field; lra). lra. }
  assert (near : 1 / (1 + a * z) - 1 / (1 + a' * z) > largest_gap rho - eps).
  { pose proof (slope a x z P Z). pose proof (slope a' x z P' Z).
    assert (a' * (x - z) <= a' * (1 / INR N)) by (apply Rmult_le_compat_l; lra). lra. }
  assert (scale : forall c, 0 < c -> INR N / (INR N + c * INR M) = 1 / (1 + c * z)).
  { intros c Hc. subst z. field. split; nra. }
  assert (near' : INR N / (INR N + a * INR M) - INR N / (INR N + a' * INR M) > largest_gap rho - eps)
    by (rewrite !scale by assumption; exact near).
  pose proof (Rle_abs (INR N / (INR N + a * INR M) - INR N / (INR N + a' * INR M))) as Abs1.
  pose proof Abs1 as Abs2. rewrite Rabs_minus_sym in Abs2.
  destruct (mask_pair N M 0 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
  destruct (mask_pair N 0 M 0) as (w & q & Lw & Lq & Wtp & Wfp & Wfn & _).
  pose proof (tp_fn_size y s ltac:(lia)). pose proof (tp_fn_size w q ltac:(lia)).
  destruct C as [[-> ->]|[[-> ->]|[[-> ->]|[-> ->]]]].
  1, 2: exists y, s; split; [lia|]; split; [lia|]; unfold Tversky; rewrite Htp, Hfp, Hfn, !tversky_one_kind_fp; lra.
  1, 2: exists w, q; split; [lia|]; split; [lia|]; unfold Tversky; rewrite Wtp, Wfp, Wfn, !tversky_one_kind_fn; lra.
Qed.

(** Dice and Jaccard: the bound is 3 - 2 sqrt 2. *)
Lemma largest_gap_2 : largest_gap 2 = 3 - 2 * sqrt 2.
Proof.
  unfold largest_gap. pose proof (sqrt_sqrt 2 ltac:(lra)) as W. pose proof (sqrt_ge_1 2 ltac:(lra)).
  apply (Rmult_eq_reg_r (sqrt 2 + 1)); [|lra].
  replace ((sqrt 2 - 1) / (sqrt 2 + 1) * (sqrt 2 + 1)) with (sqrt 2 - 1) by (field; lra). nra.
Qed.
