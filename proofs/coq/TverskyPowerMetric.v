(** Powers of symmetric Tversky distances that are metrics

    Law. With 0 < alpha < 1 and p > 0, the power p of the symmetric Tversky distance of masks of d >= 2 voxels is a
    metric exactly if ((1 + alpha)/alpha)^p <= 2. The largest such exponent is log 2/log((1 + alpha)/alpha): for the
    Dice distance log 2/log 3, where the masks {1}, {1,2} and {2} give equality.

    Proof. The distance is a multiple of t/(c - t) of the Jaccard distance t, with c = 1/(1 - alpha) > 1. Let h(t) =
    (t/(c - t))^p. As Jaccard distances obey Z <= X + Y, and Z <= 1, it's enough that h(X) + h(Y) >= h(s) for X, Y > 0
    with s = X + Y <= 1. Put m = c/(c - s) and X <= Y, e^w = (c - X)/(c - Y). Then

        (m + 1) X/(c - X) = m e^-w - 1,     (m + 1) Y/(c - Y) = m e^w - 1,     (m + 1) s/(c - s) = m^2 - 1,

    so that F(w) = (m e^w - 1)^p + (m e^-w - 1)^p is to be compared with (m^2 - 1)^p for 0 <= w < log m. It has this
    limit at log m. At 0 it's 2 (m - 1)^p, which isn't below as (m + 1)^p <= 2. Between, F first rises, or not, and
    then falls: the sign of F' is that of

        K(w) = 2w - (1 - p) (log(m e^w - 1) - log(m e^-w - 1)),

    K(0) = 0, and K' falls. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks JaccardDistance TverskyDistance.
Import ListNotations.
Open Scope R_scope.

(** x^p, and 0 for x = 0. *)
Definition power (x p : R) : R := if Rle_dec x 0 then 0 else Rpower x p.

Lemma power_of_zero : forall p, power 0 p = 0.
Proof. intro p. unfold power. destruct (Rle_dec 0 0); lra. Qed.

Lemma power_of_positive : forall x p, 0 < x -> power x p = Rpower x p.
Proof. intros x p X. unfold power. destruct (Rle_dec x 0); [lra | reflexivity]. Qed.

Lemma Rpower_positive : forall x p, 0 < Rpower x p.
Proof. intros. apply exp_pos. Qed.

Lemma power_nonneg : forall x p, 0 <= power x p.
Proof. intros. unfold power. destruct (Rle_dec x 0); [lra | apply Rlt_le, Rpower_positive]. Qed.

Lemma Rpower_monotone : forall x y p, 0 < p -> 0 < x -> x <= y -> Rpower x p <= Rpower y p.
Proof. intros x y p P X H. apply Rle_Rpower_l; lra. Qed.

Lemma power_monotone : forall x y p, 0 < p -> x <= y -> power x p <= power y p.
Proof.
  intros x y p P H. unfold power at 1. destruct (Rle_dec x 0); [apply power_nonneg|].
  rewrite power_of_positive by lra. apply Rpower_monotone; lra.
Qed.

Lemma power_zero : forall x p, 0 <= x -> (power x p = 0 <-> x = 0).
Proof.
  intros x p X. split; [|intros ->; apply power_of_zero]. intro E. destruct (Req_dec x 0) as [|N]; auto.
  rewrite power_of_positive in E by lra. pose proof (Rpower_positive x p). lra.
Qed.

Lemma Rpower_of_1 : forall p, Rpower 1 p = 1.
Proof. intro p. unfold Rpower. rewrite ln_1, Rmult_0_r. apply exp_0. Qed.

Lemma power_le_1 : forall x p, 0 < p -> x <= 1 -> power x p <= 1.
Proof.
  intros x p P X. apply Rle_trans with (power 1 p); [apply power_monotone; lra|].
  rewrite power_of_positive, Rpower_of_1; lra.
Qed.

Lemma power_mult : forall a x p, 0 < a -> 0 <= x -> power (a * x) p = Rpower a p * power x p.
Proof.
  intros a x p A X. destruct X as [X|<-].
  - rewrite !power_of_positive by nra. symmetry. apply Rpower_mult_distr; assumption.
  - rewrite Rmult_0_r, power_of_zero. lra.
Qed.

(** * The function F *)

Section TwoSteps.

  Variables m p : R.
  Hypotheses (Hm : 1 < m) (Hp : 0 < p < 1).

  (** m e^w - 1 for e = 1, m e^-w - 1 for e = -1. *)
  Definition step (e w : R) : R := m * exp (e * w) - 1.

  Lemma step_product : forall w, exp (1 * w) * exp (-1 * w) = 1.
  Proof. intro w. rewrite <- exp_plus. replace (1 * w + -1 * w) with 0 by ring. apply exp_0. Qed.

  Lemma step_positive : forall w, 0 <= w -> exp w < m -> 0 < step 1 w /\ 0 < step (-1) w.
  Proof.
    intros w W L. unfold step. pose proof (step_product w) as E. rewrite Rmult_1_l in *.
    assert (1 <= exp w) by (rewrite <- exp_0; destruct W as [W| <-]; [left; apply exp_increasing, W | lra]).
    pose proof (exp_pos (-1 * w)). split; nra.
  Qed.

  Lemma step_derivative : forall e w, derivable_pt_lim (step e) w (m * (exp (e * w) * e)).
  Proof.
    intros e w. replace (m * (exp (e * w) * e)) with (m * (exp (e * w) * (e * 1)) - 0) by ring.
    apply (derivable_pt_lim_minus (fun x => m * exp (e * x)) (fun _ => 1)); [|apply derivable_pt_lim_const].
    apply (derivable_pt_lim_scal (fun x => exp (e * x))).
    apply (derivable_pt_lim_comp (fun x => e * x) exp); [|apply derivable_pt_lim_exp].
    apply (derivable_pt_lim_scal (fun x => x)), derivable_pt_lim_id.
  Qed.

  Definition F (w : R) : R := Rpower (step 1 w) p + Rpower (step (-1) w) p.
  Definition K (w : R) : R := 2 * w - (1 - p) * (ln (step 1 w) - ln (step (-1) w)).
  Definition F' (w : R) : R :=
    p * Rpower (step 1 w) (p - 1) * (m * (exp (1 * w) * 1)) +
    p * Rpower (step (-1) w) (p - 1) * (m * (exp (-1 * w) * -1)).
  Definition K' (w : R) : R :=
    2 - (1 - p) * (/ step 1 w * (m * (exp (1 * w) * 1)) - / step (-1) w * (m * (exp (-1 * w) * -1))).

  Lemma F_derivative : forall w, 0 <= w -> exp w < m -> derivable_pt_lim F w (F' w).
  Proof.
    intros w W L. destruct (step_positive w W L) as [P Q].
    apply (derivable_pt_lim_plus (fun x => Rpower (step 1 x) p) (fun x => Rpower (step (-1) x) p)).
    - apply (derivable_pt_lim_comp (step 1) (fun x => Rpower x p));
        [apply step_derivative | apply derivable_pt_lim_power, P].
    - apply (derivable_pt_lim_comp (step (-1)) (fun x => Rpower x p));
        [apply step_derivative | apply derivable_pt_lim_power, Q].
  Qed.

  Lemma K_derivative : forall w, 0 <= w -> exp w < m -> derivable_pt_lim K w (K' w).
  Proof.
    intros w W L. destruct (step_positive w W L) as [P Q]. unfold K'. replace 2 with (2 * 1) at 1 by ring.
    apply (derivable_pt_lim_minus (fun x => 2 * x) (fun x => (1 - p) * (ln (step 1 x) - ln (step (-1) x)))).
    - apply (derivable_pt_lim_scal (fun x => x)), derivable_pt_lim_id.
    - apply (derivable_pt_lim_scal (fun x => ln (step 1 x) - ln (step (-1) x))).
      apply (derivable_pt_lim_minus (fun x => ln (step 1 x)) (fun x => ln (step (-1) x))).
      + apply (derivable_pt_lim_comp (step 1) ln); [apply step_derivative | apply derivable_pt_lim_ln, P].
      + apply (derivable_pt_lim_comp (step (-1)) ln); [apply step_derivative | apply derivable_pt_lim_ln, Q].
  Qed.

  Lemma F'_factored : forall w, 0 <= w -> exp w < m ->
    F' w = p * m * (exp ((p - 1) * ln (step 1 w) + w) - exp ((p - 1) * ln (step (-1) w) - w)).
  Proof.
    intros w W L. unfold F', Rpower, Rminus. rewrite !exp_plus. replace (1 * w) with w by ring.
    replace (-1 * w) with (- w) by ring. ring.
  Qed.

  Lemma F'_negative : forall w, 0 <= w -> exp w < m -> F' w < 0 -> K w < 0.
  Proof.
    intros w W L H. rewrite F'_factored in H by assumption. unfold K.
    assert (E : (p - 1) * ln (step 1 w) + w < (p - 1) * ln (step (-1) w) - w); [|lra].
    apply exp_lt_inv. assert (0 < p * m) by nra. nra.
  Qed.

  Lemma K_negative : forall w, 0 <= w -> exp w < m -> K w < 0 -> F' w < 0.
  Proof.
    intros w W L H. rewrite F'_factored by assumption. unfold K in H.
    assert (E : (p - 1) * ln (step 1 w) + w < (p - 1) * ln (step (-1) w) - w) by lra.
    apply exp_increasing in E. assert (0 < p * m) by nra. nra.
  Qed.

  (** K' falls. *)
  Lemma K'_falls : forall v w, 0 <= v -> v <= w -> exp w < m -> K' w <= K' v.
  Proof.
    intros v w V H L. assert (Lv : exp v < m).
    { destruct H as [H| ->]; [|exact L]. apply exp_increasing in H. lra. }
    destruct (step_positive v V Lv) as [Pv Qv]. destruct (step_positive w ltac:(lra) L) as [Pw Qw].
    pose proof (step_product v) as Ev. pose proof (step_product w) as Ew.
    assert (1 <= exp (1 * v) <= exp (1 * w)).
    { rewrite !Rmult_1_l, <- exp_0. split.
      - destruct V as [V| <-]; [left; apply exp_increasing, V | lra].
      - destruct H as [H| ->]; [left; apply exp_increasing, H | lra]. }
    unfold K', step in *. set (a := exp (1 * v)) in *. set (a' := exp (-1 * v)) in *.
    set (b := exp (1 * w)) in *. set (b' := exp (-1 * w)) in *. clearbody a a' b b'.
    assert (S : a + a' <= b + b').
    { assert (a' * b' <= 1) by nra. assert (0 < a' * b') by nra.
      assert (E : b + b' - (a + a') = (b - a) * (1 - a' * b')) by (ring_simplify; nra). nra. }
    assert (N : forall x x', x * x' = 1 -> 0 < m * x - 1 -> 0 < m * x' - 1 ->
      / (m * x - 1) * (m * (x * 1)) - / (m * x' - 1) * (m * (x' * -1)) =
      2 + (m * (x + x') - 2) / (m * m + 1 - m * (x + x')) /\ 0 < m * m + 1 - m * (x + x')).
    { intros x x' E X X'. assert (D : m * m + 1 - m * (x + x') = (m * x - 1) * (m * x' - 1)).
      { replace ((m * x - 1) * (m * x' - 1)) with (m * m * (x * x') + 1 - m * (x + x')) by ring. rewrite E. ring. }
      rewrite D. split; [field; lra | apply Rmult_lt_0_compat; assumption]. }
    destruct (N a a' Ev Pv Qv) as [-> Da]. destruct (N b b' Ew Pw Qw) as [-> Db].
    assert ((m * (a + a') - 2) / (m * m + 1 - m * (a + a')) <= (m * (b + b') - 2) / (m * m + 1 - m * (b + b'))).
    { apply div_le_div; auto. set (x := m * (a + a')) in *. set (z := m * (b + b')) in *.
      assert (x <= z) by (apply (Rmult_le_compat_l m (a + a') (b + b')); [lra | exact S]).
      assert (0 <= (z - x) * (m * m - 1)) by (apply Rmult_le_pos; nra). lra. }
    nra.
  Qed.

  Lemma K_at_0 : K 0 = 0.
  Proof. unfold K, step. rewrite !Rmult_0_r. ring. Qed.

  Lemma below_end : forall v w, v <= w -> exp w < m -> exp v < m.
  Proof. intros v w [H| ->] L; [apply exp_increasing in H; lra | exact L]. Qed.

  (** Once negative, K stays so. *)
  Lemma K_stays : forall v w, 0 <= v -> v <= w -> exp w < m -> K v < 0 -> K w < 0.
  Proof.
    intros v w V H L N. destruct V as [V| <-]; [|rewrite K_at_0 in N; lra].
    destruct (MVT_cor2 K K' 0 v V) as (e & E & Ie).
    { intros c C. apply K_derivative; [lra | apply (below_end c w); lra]. }
    rewrite K_at_0 in E. destruct H as [H| ->]; [|exact N].
    destruct (MVT_cor2 K K' v w H) as (f & G & If).
    { intros c C. apply K_derivative; [lra | apply (below_end c w); lra]. }
    pose proof (K'_falls e f ltac:(lra) ltac:(lra) (below_end f w ltac:(lra) L)).
    assert (K' e < 0) by nra. nra.
  Qed.

  (** F isn't below both ends of an interval in between. *)
  Lemma F_no_valley : forall u v w, 0 <= u -> u < v -> v < w -> exp w < m -> F v < F u -> F w <= F v.
  Proof.
    intros u v w U H1 H2 L N.
    destruct (MVT_cor2 F F' u v H1) as (e & E & Ie).
    { intros c C. apply F_derivative; [lra | apply (below_end c w); lra]. }
    destruct (MVT_cor2 F F' v w H2) as (f & G & If).
    { intros c C. apply F_derivative; [lra | apply (below_end c w); lra]. }
    assert (Ke : K e < 0).
    { apply F'_negative; [lra | apply (below_end e w); lra|]. nra. }
    assert (Kf : K f < 0) by (apply (K_stays e f); [lra | lra | apply (below_end f w); lra | exact Ke]).
    apply K_negative in Kf; [|lra | apply (below_end f w); lra]. nra.
  Qed.

  (** (m^2 - 1)^p is the limit of F at the end. *)
  Lemma F_near_end : forall v, 0 <= v -> exp v < m -> F v < Rpower (m * m - 1) p ->
    exists w, v < w /\ exp w < m /\ F v < F w.
  Proof.
    intros v V L H. assert (P : 0 < F v) by (unfold F; pose proof (Rpower_positive (step 1 v) p);
      pose proof (Rpower_positive (step (-1) v) p); lra).
    assert (M : 0 < m * m - 1) by nra. set (x := Rpower (F v) (/ p)).
    assert (X : x < m * m - 1).
    { subst x. replace (m * m - 1) with (Rpower (Rpower (m * m - 1) p) (/ p)).
      - apply Rlt_Rpower_l; [apply Rinv_0_lt_compat; lra | lra].
      - rewrite Rpower_mult, Rinv_r, Rpower_1; lra. }
    assert (Xp : Rpower x p = F v) by (subst x; rewrite Rpower_mult, Rinv_l, Rpower_1; lra).
    assert (X0 : 0 < x) by apply Rpower_positive.
    set (q := (Rmax ((x + 1) / m) (exp v) + m) / 2). assert (Q : (x + 1) / m < q /\ exp v < q /\ q < m).
    { assert ((x + 1) / m < m) by (apply div_lt; lra). pose proof (Rmax_l ((x + 1) / m) (exp v)).
      pose proof (Rmax_r ((x + 1) / m) (exp v)). assert (Rmax ((x + 1) / m) (exp v) < m) by (apply Rmax_lub_lt; lra).
      subst q. lra. }
    assert (Q0 : 0 < q) by (pose proof (exp_pos v); lra).
    exists (ln q). assert (E : exp (ln q) = q) by (apply exp_ln, Q0). repeat split.
    - apply exp_lt_inv. rewrite E. apply Q.
    - rewrite E. apply Q.
    - unfold F at 2, step at 1. rewrite Rmult_1_l, E, <- Xp. pose proof (Rpower_positive (step (-1) (ln q)) p).
      assert (x < m * q - 1).
      { destruct Q as [Q _]. apply (Rmult_lt_compat_r m) in Q; [|lra]. unfold Rdiv in Q.
        rewrite Rmult_assoc, Rinv_l in Q; lra. }
      pose proof (Rpower_monotone x (m * q - 1) p ltac:(lra) X0 ltac:(lra)). lra.
  Qed.

  Hypothesis Hend : Rpower (m + 1) p <= 2.

  Lemma F_at_0 : Rpower (m * m - 1) p <= F 0.
  Proof.
    unfold F, step. rewrite !Rmult_0_r, exp_0, Rmult_1_r.
    replace (m * m - 1) with ((m + 1) * (m - 1)) by ring. rewrite <- Rpower_mult_distr by lra.
    pose proof (Rpower_positive (m - 1) p). nra.
  Qed.

  Lemma F_above : forall v, 0 <= v -> exp v < m -> Rpower (m * m - 1) p <= F v.
  Proof.
    intros v V L. apply Rnot_lt_le. intro N. destruct V as [V| <-]; [|pose proof F_at_0; lra].
    destruct (F_near_end v ltac:(lra) L N) as (w & H & Lw & G).
    pose proof F_at_0. pose proof (F_no_valley 0 v w ltac:(lra) V H Lw ltac:(lra)). lra.
  Qed.

End TwoSteps.

(** * Sums of two distances *)

(** ((2c - s)/(c - s))^p rises with s. *)
Lemma ratio_le : forall c s p, 0 < p -> 0 < s <= 1 -> 1 < c ->
  Rpower ((2 * c - 1) / (c - 1)) p <= 2 -> Rpower (c / (c - s) + 1) p <= 2.
Proof.
  intros c s p P S C H. apply Rle_trans with (2 := H).
  replace (c / (c - s) + 1) with ((2 * c - s) / (c - s)) by (field; lra).
  apply Rpower_monotone; [exact P | apply div_pos; lra | apply div_le_div; nra].
Qed.

Lemma exponent_below_1 : forall m p, 1 < m -> Rpower (m + 1) p <= 2 -> p < 1.
Proof.
  intros m p M H. apply Rnot_le_lt. intro P. pose proof (Rle_Rpower (m + 1) 1 p ltac:(lra) P) as Q.
  rewrite Rpower_1 in Q; lra.
Qed.

Lemma two_steps_ordered : forall c x y p, 0 < p -> 1 < c -> Rpower ((2 * c - 1) / (c - 1)) p <= 2 ->
  0 < x -> x <= y -> x + y <= 1 ->
  Rpower ((x + y) / (c - (x + y))) p <= Rpower (x / (c - x)) p + Rpower (y / (c - y)) p.
Proof.
  intros c x y p P C H X XY S. set (m := c / (c - (x + y))).
  assert (M : 1 < m) by (apply lt_div; lra).
  assert (Hm : Rpower (m + 1) p <= 2) by (apply ratio_le; auto; lra).
  pose proof (exponent_below_1 m p M Hm) as P1.
  assert (Q : 0 < (c - x) / (c - y)) by (apply div_pos; lra).
  assert (Q' : exp (-1 * ln ((c - x) / (c - y))) = (c - y) / (c - x)).
  { replace (-1 * ln ((c - x) / (c - y))) with (- ln ((c - x) / (c - y))) by ring.
    rewrite exp_Ropp, exp_ln by exact Q. field. lra. }
  assert (A := F_above m p M (conj P P1) Hm (ln ((c - x) / (c - y)))). unfold F, step in A.
  rewrite Q', !Rmult_1_l, !exp_ln in A by exact Q.
  replace (m * m - 1) with ((m + 1) * ((x + y) / (c - (x + y)))) in A by (unfold m; field; lra).
  replace (m * ((c - x) / (c - y)) - 1) with ((m + 1) * (y / (c - y))) in A by (unfold m; field; lra).
  replace (m * ((c - y) / (c - x)) - 1) with ((m + 1) * (x / (c - x))) in A by (unfold m; field; lra).
  rewrite <- !Rpower_mult_distr in A by (lra || (apply div_pos; lra)).
  assert (B : 0 <= ln ((c - x) / (c - y))).
  { rewrite <- ln_1. destruct (Req_dec x y) as [->|N]; [unfold Rdiv; rewrite Rinv_r; lra|].
    left. apply ln_increasing; [lra | apply lt_div; lra]. }
  assert (L : (c - x) / (c - y) < m) by (unfold m; apply div_lt_div; nra).
  specialize (A B L). pose proof (Rpower_positive (m + 1) p) as K.
  apply Rmult_le_reg_l with (Rpower (m + 1) p); lra.
Qed.

(** In the form of a distance. *)
Lemma power_sum : forall alpha p x y, 0 < alpha < 1 -> 0 < p -> Rpower ((1 + alpha) / alpha) p <= 2 ->
  0 <= x -> 0 <= y -> x + y <= 1 ->
  power (stretch alpha (x + y)) p <= power (stretch alpha x) p + power (stretch alpha y) p.
Proof.
  assert (W : forall alpha p x y, 0 < alpha < 1 -> 0 < p -> Rpower ((1 + alpha) / alpha) p <= 2 ->
    0 <= x -> x <= y -> x + y <= 1 ->
    power (stretch alpha (x + y)) p <= power (stretch alpha x) p + power (stretch alpha y) p).
  { intros alpha p x y A P H X XY S. destruct X as [X| <-].
    2: { rewrite Rplus_0_l. pose proof (power_nonneg (stretch alpha 0) p). lra. }
    set (c := / (1 - alpha)). assert (C : 1 < c) by (unfold c; rewrite <- Rinv_1; apply Rinv_lt_contravar; lra).
    assert (E : alpha = 1 - / c) by (unfold c; rewrite Rinv_inv; ring).
    assert (T : forall t, t < c -> stretch alpha t = alpha * c * (t / (c - t))).
    { intros t Tc. unfold stretch. rewrite E. field. repeat split; lra. }
    rewrite !T by lra. assert (AC : 0 < alpha * c) by nra.
    assert (D : forall t, 0 < t < c -> 0 < t / (c - t)) by (intros; apply div_pos; lra).
    rewrite !power_mult by (auto; apply Rlt_le, D; lra).
    rewrite !power_of_positive by (apply D; lra). rewrite <- Rmult_plus_distr_l.
    apply Rmult_le_compat_l; [apply Rlt_le, Rpower_positive|].
    apply two_steps_ordered; auto. replace ((2 * c - 1) / (c - 1)) with ((1 + alpha) / alpha); [exact H|].
    rewrite E. field. lra. }
  intros alpha p x y A P H X Y S. destruct (Rle_lt_dec x y) as [XY|XY]; [apply W; auto|].
  rewrite Rplus_comm, (Rplus_comm (power (stretch alpha x) p)). apply W; auto; lra.
Qed.

(** * Of masks *)

Definition is_metric (d : nat) (dist : mask -> mask -> R) : Prop :=
  (forall y s : mask, length y = d -> length s = d -> 0 <= dist y s <= 1) /\
  (forall y s : mask, length y = d -> length s = d -> (dist y s = 0 <-> y = s)) /\
  (forall y s : mask, length y = d -> length s = d -> dist y s = dist s y) /\
  (forall x y z : mask, length x = d -> length y = d -> length z = d -> dist x z <= dist x y + dist y z).

Theorem tversky_power_metric_if : forall (alpha p : R) (d : nat), 0 < alpha < 1 -> 0 < p ->
  Rpower ((1 + alpha) / alpha) p <= 2 -> is_metric d (fun y s => power (tversky_distance alpha y s) p).
Proof.
  intros alpha p d A P H. assert (A0 : 0 < alpha) by lra. repeat apply conj; intros.
  - pose proof (tversky_distance_range alpha y s A0 ltac:(congruence)).
    split; [apply power_nonneg | apply power_le_1; lra].
  - rewrite power_zero by (apply tversky_distance_range; [exact A0 | congruence]).
    apply tversky_distance_zero; [exact A0 | congruence].
  - f_equal. apply tversky_distance_symmetric; [exact A0 | congruence].
  - rewrite !tversky_distance_stretch by (congruence || lra).
    assert (R : forall a b : mask, length a = length b -> 0 <= jaccard_distance a b <= 1) by apply
      jaccard_distance_range.
    pose proof (R x y ltac:(congruence)) as R1. pose proof (R y z ltac:(congruence)) as R2.
    pose proof (R x z ltac:(congruence)) as R3.
    destruct (reduce _ _ _ R1 R2 R3 (jaccard_distance_triangle x y z ltac:(congruence) ltac:(congruence)))
      as (t & T & S & Z).
    pose proof (power_sum alpha p t (jaccard_distance y z) A P H ltac:(lra) ltac:(lra) S).
    assert (stretch alpha (jaccard_distance x z) <= stretch alpha (t + jaccard_distance y z))
      by (apply stretch_monotone; lra).
    assert (stretch alpha t <= stretch alpha (jaccard_distance x y)) by (apply stretch_monotone; lra).
    pose proof (power_monotone (stretch alpha (jaccard_distance x z)) (stretch alpha (t + jaccard_distance y z)) p P
      ltac:(assumption)).
    pose proof (power_monotone (stretch alpha t) (stretch alpha (jaccard_distance x y)) p P ltac:(assumption)). lra.
Qed.

(** {1}, {1,2} and {2}. *)
Lemma detour_power : forall alpha p d, 0 < alpha ->
  power (tversky_distance alpha (first d) (second d)) p = 1 /\
  power (tversky_distance alpha (first d) (pair_of d)) p = / Rpower ((1 + alpha) / alpha) p /\
  power (tversky_distance alpha (pair_of d) (second d)) p = / Rpower ((1 + alpha) / alpha) p.
Proof.
  intros alpha p d A. destruct (tversky_distance_detour alpha d A) as (-> & -> & ->).
  pose proof (div_pos (1 + alpha) alpha ltac:(lra) A). pose proof (div_pos alpha (1 + alpha) A ltac:(lra)).
  rewrite !power_of_positive, Rpower_of_1 by lra.
  assert (E : Rpower (alpha / (1 + alpha)) p = / Rpower ((1 + alpha) / alpha) p); [|auto].
  pose proof (Rpower_positive ((1 + alpha) / alpha) p).
  apply Rmult_eq_reg_r with (Rpower ((1 + alpha) / alpha) p); [|lra]. rewrite Rinv_l by lra.
  rewrite Rpower_mult_distr by assumption. replace (alpha / (1 + alpha) * ((1 + alpha) / alpha)) with 1 by (field; lra).
  apply Rpower_of_1.
Qed.

Theorem tversky_power_metric_only_if : forall (alpha p : R) (d : nat), 0 < alpha -> (2 <= d)%nat ->
  (forall x y z : mask, length x = d -> length y = d -> length z = d ->
    power (tversky_distance alpha x z) p <=
      power (tversky_distance alpha x y) p + power (tversky_distance alpha y z) p) ->
  Rpower ((1 + alpha) / alpha) p <= 2.
Proof.
  intros alpha p d A D H. destruct (detour_length d D) as (L1 & L2 & L3). specialize (H _ _ _ L1 L2 L3).
  destruct (detour_power alpha p d A) as (E1 & E2 & E3). rewrite E1, E2, E3 in H.
  pose proof (Rpower_positive ((1 + alpha) / alpha) p) as P.
  apply (Rmult_le_compat_r (Rpower ((1 + alpha) / alpha) p)) in H; [|lra].
  rewrite Rmult_plus_distr_r, Rinv_l in H; lra.
Qed.

Theorem tversky_power_metric : forall (alpha p : R) (d : nat), 0 < alpha < 1 -> 0 < p -> (2 <= d)%nat ->
  (is_metric d (fun y s => power (tversky_distance alpha y s) p) <-> Rpower ((1 + alpha) / alpha) p <= 2) /\
  (Rpower ((1 + alpha) / alpha) p <= 2 <-> p <= ln 2 / ln ((1 + alpha) / alpha)).
Proof.
  intros alpha p d A P D. split; [split|].
  - intros (_ & _ & _ & T). apply (tversky_power_metric_only_if alpha p d); auto; lra.
  - apply tversky_power_metric_if; assumption.
  - assert (L : 0 < ln ((1 + alpha) / alpha)).
    { rewrite <- ln_1. apply ln_increasing; [lra | apply lt_div; lra]. }
    replace 2 with (exp (ln 2)) at 1 by (apply exp_ln; lra). unfold Rpower. split; intro H.
    + apply le_div; [exact L|]. apply Rnot_lt_le. intro N. apply exp_increasing in N. lra.
    + apply (Rmult_le_compat_r (ln ((1 + alpha) / alpha))) in H; [|lra].
      replace (ln 2 / ln ((1 + alpha) / alpha) * ln ((1 + alpha) / alpha)) with (ln 2) in H by (field; lra).
      destruct H as [H| ->]; [left; apply exp_increasing, H | lra].
Qed.

(** * The Dice distance: alpha = 1/2 *)

Definition dice_distance (y s : mask) : R :=
  if (size y + size s =? 0)%nat then 0 else 1 - Dice y s.

Lemma dice_distance_tversky : forall y s : mask, length y = length s ->
  dice_distance y s = tversky_distance (1 / 2) y s.
Proof.
  intros y s L. unfold dice_distance, tversky_distance. destruct (Nat.eqb_spec (size y + size s) 0); [reflexivity|].
  pose proof (union_real_pos y s L ltac:(lia)). pose proof (tp_real_nonneg y s).
  unfold Tversky, tversky, Dice, dice. field. lra.
Qed.

Lemma is_metric_ext : forall d f g, (forall y s : mask, length y = d -> length s = d -> f y s = g y s) ->
  is_metric d g -> is_metric d f.
Proof.
  intros d f g E (M1 & M2 & M3 & M4). repeat apply conj; intros; rewrite !E by assumption; auto.
Qed.

Theorem dice_power_metric : forall (p : R) (d : nat), 0 < p <= ln 2 / ln 3 ->
  is_metric d (fun y s => power (dice_distance y s) p).
Proof.
  intros p d P. apply is_metric_ext with (fun y s => power (tversky_distance (1 / 2) y s) p).
  { intros y s Ly Ls. rewrite dice_distance_tversky by congruence. reflexivity. }
  apply tversky_power_metric_if; [lra | lra |]. replace ((1 + 1 / 2) / (1 / 2)) with 3 by field.
  assert (0 < ln 3) by (rewrite <- ln_1; apply ln_increasing; lra).
  replace 2 with (exp (ln 2)) by (apply exp_ln; lra). unfold Rpower.
  assert (B : p * ln 3 <= ln 2).
  { destruct P as [_ P]. apply (Rmult_le_compat_r (ln 3)) in P; [|lra].
    replace (ln 2 / ln 3 * ln 3) with (ln 2) in P by (field; lra). exact P. }
  destruct B as [B| ->]; [left; apply exp_increasing, B | lra].
Qed.

(** The masks {1}, {1,2} and {2} give equality at the largest exponent, and break the inequality above it. *)
Theorem dice_power_metric_attained : forall d : nat, (2 <= d)%nat -> exists x y z : mask,
  length x = d /\ length y = d /\ length z = d /\
  (let p := ln 2 / ln 3 in
   power (dice_distance x z) p = 1 /\ power (dice_distance x y) p = 1 / 2 /\ power (dice_distance y z) p = 1 / 2) /\
  forall p : R, ln 2 / ln 3 < p ->
    power (dice_distance x z) p > power (dice_distance x y) p + power (dice_distance y z) p.
Proof.
  intros d D. destruct (detour_length d D) as (L1 & L2 & L3). exists (first d), (pair_of d), (second d).
  assert (0 < ln 3) by (rewrite <- ln_1; apply ln_increasing; lra).
  repeat split; auto; rewrite !dice_distance_tversky by congruence; cbv zeta.
  - apply (detour_power (1 / 2) (ln 2 / ln 3) d). lra.
  - destruct (detour_power (1 / 2) (ln 2 / ln 3) d ltac:(lra)) as (_ & -> & _).
    replace ((1 + 1 / 2) / (1 / 2)) with 3 by field. unfold Rpower.
    replace (ln 2 / ln 3 * ln 3) with (ln 2) by (field; lra). rewrite exp_ln; lra.
  - destruct (detour_power (1 / 2) (ln 2 / ln 3) d ltac:(lra)) as (_ & _ & ->).
    replace ((1 + 1 / 2) / (1 / 2)) with 3 by field. unfold Rpower.
    replace (ln 2 / ln 3 * ln 3) with (ln 2) by (field; lra). rewrite exp_ln; lra.
  - intros p P.
    destruct (detour_power (1 / 2) p d ltac:(lra)) as (-> & -> & ->).
    replace ((1 + 1 / 2) / (1 / 2)) with 3 by field.
    assert (2 < Rpower 3 p).
    { unfold Rpower. replace 2 with (exp (ln 2)) by (apply exp_ln; lra). apply exp_increasing.
      apply (Rmult_lt_compat_r (ln 3)) in P; [|lra].
      replace (ln 2 / ln 3 * ln 3) with (ln 2) in P by (field; lra). exact P. }
    assert (/ Rpower 3 p < / 2) by (apply Rinv_lt_contravar; lra). lra.
Qed.
