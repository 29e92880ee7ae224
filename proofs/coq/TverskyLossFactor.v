(** Two Tversky losses differ by at most a factor, the largest ratio of their weights

    Law. Take two Tversky scores with positive weights, T with alpha, beta and T' with alpha', beta', and let rho be the
    largest of alpha/alpha', alpha'/alpha, beta/beta' and beta'/beta. For every target and prediction that aren't both
    empty, 1 - T <= rho (1 - T') and 1 - T' <= rho (1 - T). No smaller factor does for all masks.

    Proof. 1 - T = u/(tp+u) with u = alpha fp + beta fn, and 1 - T' the same with u', where u <= rho u'. So 1 - T <=
    rho u'/(tp + rho u') <= rho u'/(tp + u'). With N voxels that are hit and one error, (1-T)/(1-T') goes to a ratio of
    two weights as N grows. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks TverskyFactor.
Import ListNotations.
Open Scope R_scope.

Theorem tversky_loss_factor : forall alpha beta alpha' beta' tp fp fn : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' ->
  0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  let rho := weight_ratio alpha beta alpha' beta' in
  1 - tversky alpha beta tp fp fn <= rho * (1 - tversky alpha' beta' tp fp fn) /\
  1 - tversky alpha' beta' tp fp fn <= rho * (1 - tversky alpha beta tp fp fn).
Proof.
  assert (W : forall a b a' b' tp fp fn, 0 < a -> 0 < b -> 0 < a' -> 0 < b' ->
    0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
    1 - tversky a b tp fp fn <= weight_ratio a b a' b' * (1 - tversky a' b' tp fp fn)).
  { intros a b a' b' tp fp fn A B A' B' Htp Hfp Hfn U.
    pose proof (tversky_denominator a b tp fp fn A B Htp Hfp Hfn U) as D.
    pose proof (tversky_denominator a' b' tp fp fn A' B' Htp Hfp Hfn U) as D'.
    pose proof (weighted_errors a b a' b' fp fn A B A' B' Hfp Hfn) as E.
    pose proof (weighted_errors_nonneg a b fp fn A B Hfp Hfn).
    pose proof (weighted_errors_nonneg a' b' fp fn A' B' Hfp Hfn).
    destruct (weight_ratio_bounds a b a' b' A B A' B') as [R1 _]. unfold tversky.
    set (rho := weight_ratio a b a' b') in *.
    set (u := a * fp + b * fn) in *. set (v := a' * fp + b' * fn) in *.
    replace (tp + a * fp + b * fn) with (tp + u) in * by (subst u; ring).
    replace (tp + a' * fp + b' * fn) with (tp + v) in * by (subst v; ring).
    replace (1 - tp / (tp + u)) with (u / (tp + u)) by (field; lra).
    replace (rho * (1 - tp / (tp + v))) with (rho * v / (tp + v)) by (field; lra).
    apply div_le_div; auto.
    assert (u * tp <= rho * v * tp) by (apply Rmult_le_compat_r; lra).
    assert (0 <= (rho - 1) * (u * v)) by (apply Rmult_le_pos; [lra | apply Rmult_le_pos; lra]). lra. }
  intros a b a' b' tp fp fn A B A' B' Htp Hfp Hfn U rho. split; [apply W; auto|].
  subst rho. rewrite weight_ratio_sym. apply W; auto.
Qed.

Corollary tversky_loss_factor_masks : forall (alpha beta alpha' beta' : R) (y s : mask),
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> length y = length s -> (0 < size y + size s)%nat ->
  let rho := weight_ratio alpha beta alpha' beta' in
  1 - Tversky alpha beta y s <= rho * (1 - Tversky alpha' beta' y s) /\
  1 - Tversky alpha' beta' y s <= rho * (1 - Tversky alpha beta y s).
Proof.
  intros a b a' b' y s A B A' B' L H rho. pose proof (union_real_pos y s L H).
  apply tversky_loss_factor; auto with masks.
Qed.

(** * No smaller factor does *)

(** N voxels are hit, one is an error of the weights a and a'. *)
Lemma loss_ray : forall a a' eps, 0 < a -> 0 < a' -> 0 < eps -> exists N, (1 <= N)%nat /\
  1 - INR N / (INR N + a * 1) > (a / a' - eps) * (1 - INR N / (INR N + a' * 1)).
Proof.
  intros a a' eps A A' E. destruct (exists_INR_above (a * a / (eps * a'))) as [N [N1 HN]]. exists N. split; auto.
  pose proof (INR_ge_1 N N1). assert (EA : 0 < eps * a') by nra.
  assert (K : a * a < eps * a' * INR N).
  { apply (Rmult_lt_compat_r (eps * a')) in HN; auto.
    replace (a * a / (eps * a') * (eps * a')) with (a * a) in HN by (field; lra). lra. }
  replace (1 - INR N / (INR N + a * 1)) with (a / (INR N + a)) by (field; lra).
  replace ((a / a' - eps) * (1 - INR N / (INR N + a' * 1))) with ((a - eps * a') / (INR N + a'))
    by (field; lra).
  assert (0 < a * a') by nra. assert (0 < eps * a' * a) by nra.
  apply div_lt_div; lra.
Qed.

Theorem tversky_loss_factor_tight : forall alpha beta alpha' beta' eps : R,
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> 0 < eps ->
  let rho := weight_ratio alpha beta alpha' beta' in
  exists y s : mask, length y = length s /\ (0 < size y + size s)%nat /\
  Tversky alpha beta y s < 1 /\ Tversky alpha' beta' y s < 1 /\
  (1 - Tversky alpha beta y s > (rho - eps) * (1 - Tversky alpha' beta' y s) \/
   1 - Tversky alpha' beta' y s > (rho - eps) * (1 - Tversky alpha beta y s)).
Proof.
  intros a b a' b' eps A B A' B' E rho.
  assert (FP : forall N, (1 <= N)%nat -> exists y s : mask, length y = length s /\ (0 < size y + size s)%nat /\
    forall u v, Tversky u v y s = INR N / (INR N + u * 1)).
  { intros N N1. destruct (mask_pair N 1 0 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
    exists y, s. pose proof (tp_fn_size y s ltac:(lia)). repeat split; try lia.
    intros. unfold Tversky. rewrite Htp, Hfp, Hfn. apply tversky_one_kind_fp. }
  assert (FN : forall N, (1 <= N)%nat -> exists y s : mask, length y = length s /\ (0 < size y + size s)%nat /\
    forall u v, Tversky u v y s = INR N / (INR N + v * 1)).
  { intros N N1. destruct (mask_pair N 0 1 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
    exists y, s. pose proof (tp_fn_size y s ltac:(lia)). repeat split; try lia.
    intros. unfold Tversky. rewrite Htp, Hfp, Hfn. apply tversky_one_kind_fn. }
  assert (P : forall c N, 0 < c -> INR N / (INR N + c * 1) < 1).
  { intros c N C. pose proof (pos_INR N). apply div_lt; lra. }
  subst rho. apply weight_ratio_cases.
  - destruct (loss_ray a a' eps A A' E) as [N [N1 H]]. destruct (FP N N1) as (y & s & L & S & T).
    exists y, s. rewrite !T. auto 6.
  - destruct (loss_ray a' a eps A' A E) as [N [N1 H]]. destruct (FP N N1) as (y & s & L & S & T).
    exists y, s. rewrite !T. auto 6.
  - destruct (loss_ray b b' eps B B' E) as [N [N1 H]]. destruct (FN N N1) as (y & s & L & S & T).
    exists y, s. rewrite !T. auto 6.
  - destruct (loss_ray b' b eps B' B E) as [N [N1 H]]. destruct (FN N N1) as (y & s & L & S & T).
    exists y, s. rewrite !T. auto 6.
Qed.
