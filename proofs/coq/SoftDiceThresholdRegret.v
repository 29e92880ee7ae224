(** What thresholding a best soft Dice prediction costs at most
    =============================================================

    Law. Let p have the largest expected soft Dice of all predictions, for any distribution of a nonempty target, and
    let s be p cut at 1/2, at 1/2 itself either way. Then every mask, and p itself, has an expected score of at most
    (3 sqrt 3 - 5)/4 more than the Dice score of s.

    Proof. Let p(a, b) be a p_i off s and 1 - b (1 - p_i) on s: p(1, 1) is p and p(0, 0) is s. For 0 <= a, b <= 2 these
    are predictions. With Q and H the sums of p_i off s and of 1 - p_i on s, those with the same a Q - b H have the same
    sum, on which the expected soft Dice is linear. So if H <= Q, p is halfway between p(1 - H/Q, 0) and p(1 + H/Q, 2),
    and the former is a best prediction too; if Q <= H, p(0, 1 - Q/H) is. On the line from s through that prediction the
    slope of the score isn't positive, and for each target the score of the prediction exceeds that of s by at most
    (3 sqrt 3 - 5)/4 and a positive multiple of the slope. *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation.
Import ListNotations.
Open Scope R_scope.

(** * One target

    n and k are the sizes of target and s, T that of what they share; on the target the prediction differs from s by t,
    and by q altogether. C is (3 sqrt 3 - 5)/4 = 1/(2g). *)

Definition g : R := 5 + 3 * sqrt 3.
Definition largest_loss : R := (3 * sqrt 3 - 5) / 4.

Lemma g_square : g * g = 10 * g + 2.
Proof.
  unfold g. transitivity (25 + 30 * sqrt 3 + 9 * (sqrt 3 * sqrt 3)); [ring|]. rewrite sqrt_sqrt by lra. ring.
Qed.

Lemma g_range : 10 < g < 21/2.
Proof. pose proof g_square. assert (0 < g) by (unfold g; pose proof (sqrt_pos 3); lra). split; nra. Qed.

Lemma largest_loss_g : largest_loss = 1 / (2 * g).
Proof.
  pose proof g_range. apply Rmult_eq_reg_r with (2 * g); [|lra].
  replace (1 / (2 * g) * (2 * g)) with 1 by (field; lra).
  unfold largest_loss, g. transitivity (9/2 * (sqrt 3 * sqrt 3) - 25/2); [field | rewrite sqrt_sqrt by lra; field].
Qed.

Definition slope (N T t q : R) : R := 2 * (t * N - T * q) / ((N + q) * (N + q)).

Lemma excess : forall N T t q, 0 < N -> 0 < N + q ->
  2 * (T + t) / (N + q) - 2 * T / N = (1 + q / N) * slope N T t q.
Proof. intros N T t q HN Hq. unfold slope. field. split; lra. Qed.

(** The slope times what is left over, against 1/(2g). *)
Lemma below_largest : forall N T t q e, 0 < N -> 0 < N + q ->
  4 * g * ((t * N - T * q) * e) <= N * ((N + q) * (N + q)) -> slope N T t q * (e / N) <= largest_loss.
Proof.
  intros N T t q e HN Hq H. pose proof g_range. rewrite largest_loss_g. unfold slope.
  assert (P : 0 < (N + q) * (N + q)) by (apply Rmult_lt_0_compat; lra).
  replace (2 * (t * N - T * q) / ((N + q) * (N + q)) * (e / N))
    with (2 * ((t * N - T * q) * e) / ((N + q) * (N + q) * N)) by (field; repeat split; lra).
  apply div_le_div; [apply Rmult_lt_0_compat; lra | lra |]. nra.
Qed.

Lemma far_targets : forall N k u, 0 <= k -> 0 <= u ->
  let q := g * k * (u * u) in g * k * (2 * u * N - q) <= N * N.
Proof. intros N k u Hk Hu q. unfold q. pose proof (Rle_0_sqr (N - g * k * u)) as P. unfold Rsqr in P. lra. Qed.

Lemma near_targets : forall N k u, 0 < k <= N -> 0 <= u ->
  let q := g * k * (u * u) in 2 * g * ((N - k) * (q - 2 * u * N)) <= (N + q) * (N + q).
Proof.
  intros N k u Hk Hu q. pose proof g_range as Hg.
  set (X := 1 + 4 * (g * u)). set (Y := 2 * q - 2 * g * q - 4 * g * u * k).
  set (Z := (N + q) * (N + q) - 2 * g * ((N - k) * (q - 2 * u * N))).
  assert (HX : 0 < X) by (unfold X; pose proof (Rmult_le_pos g u ltac:(lra) Hu); lra).
  enough (0 <= Z) by (unfold Z in *; lra).
  destruct (Rle_dec (1/2) (g * u)) as [H|H].
  - assert (E : 4 * X * Z = (2 * X * N + Y) * (2 * X * N + Y)
              + 8 * ((2 * (g * u) - 1) * ((g * u * k * (u - 1)) * (g * u * k * (u - 1))))).
    { assert (R : (1 + 4 * (g * u)) * (u * u + 2) - (u - g * u - 2) * (u - g * u - 2)
                = 2 * (2 * (g * u) - 1) * ((u - 1) * (u - 1))).
      { transitivity (4 * g * u * u * u - g * g * (u * u) + 2 * g * u * u + 4 * g * u + 4 * u - 2); [ring|].
        rewrite g_square. ring. }
      assert (D : 4 * X * Z - (2 * X * N + Y) * (2 * X * N + Y)
                = 4 * ((g * u * k) * (g * u * k)) *
                  ((1 + 4 * (g * u)) * (u * u + 2) - (u - g * u - 2) * (u - g * u - 2)))
        by (unfold X, Y, Z, q; ring).
      rewrite R in D. lra. }
    assert (0 <= 4 * X * Z).
    { rewrite E. apply Rplus_le_le_0_compat; [apply Rle_0_sqr|].
      apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; [lra | apply Rle_0_sqr]. }
    apply Rmult_le_reg_l with (4 * X); lra.
  - assert (Hv : 0 <= g * u) by (apply Rmult_le_pos; lra).
    assert (E : Z = (N + q) * (N + q) + 4 * (g * u) * (N * (N - k)) - 2 * ((g * u) * (g * u)) * (k * (N - k)))
      by (unfold Z, q; ring).
    assert (0 <= q) by (unfold q; repeat apply Rmult_le_pos; lra).
    assert (0 <= 4 * (g * u) * (N * (N - k))) by (apply Rmult_le_pos; [lra | apply Rmult_le_pos; lra]).
    assert (0 <= k * (N - k) <= N * N).
    { split; [apply Rmult_le_pos; lra|]. apply Rmult_le_compat; lra. }
    assert ((g * u) * (g * u) <= 1/2 * (1/2)) by (apply Rmult_le_compat; lra).
    assert (N * N <= (N + q) * (N + q)) by (apply Rmult_le_compat; lra).
    assert (2 * ((g * u) * (g * u)) * (k * (N - k)) <= 1/2 * (N * N)).
    { apply Rmult_le_compat; try lra. apply Rmult_le_pos; [lra | apply Rle_0_sqr]. }
    assert (0 <= N * N) by apply Rle_0_sqr. lra.
Qed.

(** What the cut drops. *)
Lemma dropped_excess : forall N k T t q, 0 < k <= N -> 0 <= q -> 0 <= T <= k -> 0 <= t -> T + 2 * t <= N - k ->
  2 * (T + t) / (N + q) - 2 * T / N <= largest_loss + (1 + 2 * sqrt (q / (g * k))) * slope N T t q.
Proof.
  intros N k T t q Hk Hq HT Ht HTt. pose proof g_range as Hg.
  set (u := sqrt (q / (g * k))).
  assert (Hgk : 0 < g * k) by (apply Rmult_lt_0_compat; lra).
  assert (Hu : 0 <= u) by apply sqrt_pos.
  assert (Eq : q = g * k * (u * u)).
  { unfold u. rewrite sqrt_sqrt by (apply div_nonneg; lra). field. split; lra. }
  rewrite excess by lra.
  enough (slope N T t q * ((q - 2 * u * N) / N) <= largest_loss) as H.
  { replace (slope N T t q * ((q - 2 * u * N) / N)) with (slope N T t q * (q / N - 2 * u)) in H by (field; lra). lra. }
  apply below_largest; [lra | lra |].
  assert (Hq2 : 0 <= (N + q) * (N + q)) by apply Rle_0_sqr.
  destruct (Rle_dec q (2 * u * N)) as [H|H].
  - assert (A : (t * N - T * q) * (q - 2 * u * N) <= k * q * (2 * u * N - q)).
    { assert (0 <= (2 * u * N - q) * (t * N)) by (apply Rmult_le_pos; [lra | apply Rmult_le_pos; lra]).
      assert (T * q * (2 * u * N - q) <= k * q * (2 * u * N - q)).
      { apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_r; lra. }
      lra. }
    assert (B := far_targets N k u ltac:(lra) Hu). cbv zeta in B. rewrite <- Eq in B.
    assert (D : 4 * q * (g * k * (2 * u * N - q)) <= 4 * q * (N * N)) by (apply Rmult_le_compat_l; lra).
    assert (E : 4 * q * (N * N) <= N * ((N + q) * (N + q))).
    { replace (4 * q * (N * N)) with (N * (4 * (q * N))) by ring. apply Rmult_le_compat_l; [lra|].
      pose proof (Rle_0_sqr (N - q)) as S. unfold Rsqr in S. lra. }
    assert (F : 4 * g * ((t * N - T * q) * (q - 2 * u * N)) <= 4 * g * (k * q * (2 * u * N - q)))
      by (apply Rmult_le_compat_l; lra).
    lra.
  - assert (A : 2 * ((t * N - T * q) * (q - 2 * u * N)) <= N * ((N - k) * (q - 2 * u * N))).
    { assert (0 <= T * q * (q - 2 * u * N)) by (apply Rmult_le_pos; [apply Rmult_le_pos|]; lra).
      assert (2 * t * (N * (q - 2 * u * N)) <= (N - k) * (N * (q - 2 * u * N))).
      { apply Rmult_le_compat_r; [apply Rmult_le_pos|]; lra. }
      lra. }
    assert (B := near_targets N k u ltac:(lra) Hu). cbv zeta in B. rewrite <- Eq in B.
    assert (D : 2 * g * (2 * ((t * N - T * q) * (q - 2 * u * N))) <= 2 * g * (N * ((N - k) * (q - 2 * u * N))))
      by (apply Rmult_le_compat_l; lra).
    assert (E : N * (2 * g * ((N - k) * (q - 2 * u * N))) <= N * ((N + q) * (N + q)))
      by (apply Rmult_le_compat_l; lra).
    lra.
Qed.

(** What the cut adds. *)
Lemma added_excess : forall N k T w r, 0 < k < N -> 0 <= r <= k / 2 -> 0 <= T <= k -> T <= N - k ->
  0 <= w <= T / 2 ->
  2 * (T + - w) / (N + - r) - 2 * T / N <= largest_loss + (1 - r / (2 * k)) * slope N T (- w) (- r).
Proof.
  intros N k T w r Hk Hr HT HTN Hw. pose proof g_range as Hg.
  rewrite excess by lra.
  enough (slope N T (- w) (- r) * ((r * (N - 2 * k) / (2 * k)) / N) <= largest_loss) as H.
  { replace (slope N T (- w) (- r) * ((r * (N - 2 * k) / (2 * k)) / N))
      with (slope N T (- w) (- r) * (- r / N + r / (2 * k))) in H by (field; split; lra). lra. }
  apply below_largest; [lra | lra |].
  apply Rmult_le_reg_l with (2 * k); [lra|].
  replace (2 * k * (4 * g * ((- w * N - T * - r) * (r * (N - 2 * k) / (2 * k)))))
    with (4 * g * ((T * r - w * N) * (r * (N - 2 * k)))) by (field; lra).
  replace (N + - r) with (N - r) by ring.
  assert (HNr : 0 <= (N - r) * (N - r)) by apply Rle_0_sqr.
  assert (Hsmall : (T * r - w * N) * (r * (N - 2 * k)) <= 1 / 21 * (k * (N * ((N - r) * (N - r))))).
  { destruct (Rle_dec (2 * k) N) as [H|H].
    - assert (A : (T * r - w * N) * (r * (N - 2 * k)) <= k * r * (r * (N - 2 * k))).
      { apply Rmult_le_compat_r; [apply Rmult_le_pos; lra|].
        assert (0 <= w * N) by (apply Rmult_le_pos; lra). assert (T * r <= k * r) by (apply Rmult_le_compat_r; lra).
        lra. }
      assert (B : 21 * (r * (r * (N - 2 * k))) <= N * ((N - r) * (N - r))).
      { assert (r * r * (N - 2 * k) <= k / 2 * (k / 2) * (N - 2 * k)).
        { apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat; lra. }
        assert (N * ((N - k / 2) * (N - k / 2)) <= N * ((N - r) * (N - r))).
        { apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat; lra. }
        enough (21 / 4 * (k * k * (N - 2 * k)) <= N * ((N - k / 2) * (N - k / 2))) by lra.
        assert (E : N * ((N - k / 2) * (N - k / 2)) - 21 / 4 * (k * k * (N - 2 * k))
          = (N - 2 * k) * ((N - 2 * k) * (N + 3 * k) + 3 * (k * k)) + 9/2 * (k * k * k)) by field.
        assert (0 < k * k) by (apply Rmult_lt_0_compat; lra).
        assert (0 < k * k * k) by (apply Rmult_lt_0_compat; lra).
        assert (0 <= (N - 2 * k) * (N + 3 * k)) by (apply Rmult_le_pos; lra).
        assert (0 <= (N - 2 * k) * ((N - 2 * k) * (N + 3 * k) + 3 * (k * k))) by (apply Rmult_le_pos; lra).
        lra. }
      assert (k * (21 * (r * (r * (N - 2 * k)))) <= k * (N * ((N - r) * (N - r)))) by (apply Rmult_le_compat_l; lra).
      lra.
    - assert (A : (T * r - w * N) * (r * (N - 2 * k)) <= (N - k) * (N / 2 - r) * (r * (2 * k - N))).
      { replace ((T * r - w * N) * (r * (N - 2 * k))) with ((w * N - T * r) * (r * (2 * k - N))) by ring.
        apply Rmult_le_compat_r; [apply Rmult_le_pos; lra|].
        assert (w * N <= T / 2 * N) by (apply Rmult_le_compat_r; lra).
        assert (T * (N / 2 - r) <= (N - k) * (N / 2 - r)) by (apply Rmult_le_compat_r; lra). lra. }
      enough (B : 21 * ((N - k) * (N / 2 - r) * (r * (2 * k - N))) <= k * (N * ((N - r) * (N - r)))) by lra.
      assert (A1 : r * (N / 2 - r) <= N * N / 16).
      { pose proof (Rle_0_sqr (N / 4 - r)) as S. unfold Rsqr in S. lra. }
      assert (P : 0 <= (N - k) * (2 * k - N)) by (apply Rmult_le_pos; lra).
      assert (A2 : (N - k) * (2 * k - N) * (r * (N / 2 - r)) <= (N - k) * (2 * k - N) * (N * N / 16))
        by (apply Rmult_le_compat_l; assumption).
      assert (A3 : 21 * (N * ((N - k) * (2 * k - N))) <= 16 * (k * ((N - k / 2) * (N - k / 2)))).
      { set (a := N - k). set (b := 2 * k - N). assert (Ha : 0 <= a) by (unfold a; lra).
        assert (Hb : 0 <= b) by (unfold b; lra).
        assert (E : 16 * (k * ((N - k / 2) * (N - k / 2))) - 21 * (N * (a * b))
          = 36 * (a * a * a) + 18 * (a * a * b) + 7 * (a * b * b) + 4 * (b * b * b)) by (unfold a, b; field).
        assert (0 <= a * a * a /\ 0 <= a * a * b /\ 0 <= a * b * b /\ 0 <= b * b * b)
          by (repeat split; repeat apply Rmult_le_pos; assumption).
        lra. }
      assert (A4 : N * (21 * (N * ((N - k) * (2 * k - N)))) <= N * (16 * (k * ((N - k / 2) * (N - k / 2)))))
        by (apply Rmult_le_compat_l; lra).
      assert (A5 : (N - k / 2) * (N - k / 2) <= (N - r) * (N - r)) by (apply Rmult_le_compat; lra).
      assert (A6 : k * N * ((N - k / 2) * (N - k / 2)) <= k * N * ((N - r) * (N - r))).
      { apply Rmult_le_compat_l; [apply Rmult_le_pos; lra | exact A5]. }
      lra. }
  assert (4 * g * ((T * r - w * N) * (r * (N - 2 * k))) <= 4 * g * (1 / 21 * (k * (N * ((N - r) * (N - r)))))).
  { apply Rmult_le_compat_l; lra. }
  assert (4 * g * (1 / 21 * (k * (N * ((N - r) * (N - r))))) <= 2 * (k * (N * ((N - r) * (N - r))))).
  { assert (0 <= k * (N * ((N - r) * (N - r)))) by (apply Rmult_le_pos; [lra | apply Rmult_le_pos; lra]). nra. }
  lra.
Qed.

(** * Predictions between s and p *)

(** Voxel by voxel on one side of 1/2. *)
Definition sides (s : mask) (p : list R) : Prop :=
  Forall2 (fun (b : bool) x => if b then 1/2 <= x <= 1 else 0 <= x <= 1/2) s p.

Lemma cut_sides : forall p s, probabilities p -> cut_at (1/2) p s -> sides s p.
Proof.
  induction p as [|x p IH]; intros [|b s] P [L H]; simpl in L; try discriminate; [constructor|].
  inversion P as [|? ? X P']; subst. constructor.
  - specialize (H 0%nat ltac:(simpl; lia)). simpl in H. destruct H as [H1 H0].
    assert (G : forall c : bool, b <> c -> if c then x <= 1/2 else 1/2 <= x).
    { intros [|] N; apply Rnot_lt_le; intro C; apply N; [apply H1 | apply H0]; exact C. }
    destruct b; [specialize (G false) | specialize (G true)]; split; try apply X; apply G; discriminate.
  - apply IH; [exact P'|]. split; [lia|]. intros i Hi. apply (H (S i)). simpl. lia.
Qed.

Fixpoint between (a b : R) (s : mask) (p : list R) : list R :=
  match s, p with
  | c :: s', x :: p' => (if c then 1 - b * (1 - x) else a * x) :: between a b s' p'
  | _, _ => []
  end.

(** On the target y: the sum of p off s, and of what p lacks on s. *)
Fixpoint dropped (y s : mask) (p : list R) : R :=
  match y, s, p with
  | c :: y', b :: s', x :: p' => (if c && negb b then x else 0) + dropped y' s' p'
  | _, _, _ => 0
  end.
Fixpoint lacking (y s : mask) (p : list R) : R :=
  match y, s, p with
  | c :: y', b :: s', x :: p' => (if c && b then 1 - x else 0) + lacking y' s' p'
  | _, _, _ => 0
  end.

(** On the whole image. *)
Definition whole (s : mask) : mask := map (fun _ => true) s.

Lemma between_length : forall a b s p, length s = length p -> length (between a b s p) = length p.
Proof.
  induction s as [|c s IH]; intros [|x p] H; simpl in *; try discriminate; [reflexivity|]. rewrite IH by lia.
  reflexivity.
Qed.

Lemma between_1 : forall s p, length s = length p -> between 1 1 s p = p.
Proof.
  induction s as [|c s IH]; intros [|x p] H; simpl in *; try discriminate; [reflexivity|]. rewrite IH by lia.
  f_equal. destruct c; lra.
Qed.

Lemma between_0 : forall s p, length s = length p -> between 0 0 s p = certain s.
Proof.
  induction s as [|c s IH]; intros [|x p] H; simpl in *; try discriminate; [reflexivity|]. rewrite IH by lia.
  f_equal. destruct c; lra.
Qed.

Lemma between_probabilities : forall a b s p, sides s p -> 0 <= a <= 2 -> 0 <= b <= 2 ->
  probabilities (between a b s p).
Proof.
  intros a b s p H Ha Hb. induction H as [|c x s p X _ IH]; simpl; [constructor|]. constructor; [|exact IH].
  destruct c.
  - assert (0 <= b * (1 - x) <= 2 * (1/2)) by (split; [apply Rmult_le_pos; lra | apply Rmult_le_compat; lra]). lra.
  - split; [apply Rmult_le_pos; lra|]. assert (a * x <= 2 * (1/2)) by (apply Rmult_le_compat; lra). lra.
Qed.

Lemma hit_between : forall a b y s p, length y = length s -> length s = length p ->
  hit y (between a b s p) = INR (tp y s) + a * dropped y s p - b * lacking y s p.
Proof.
  unfold hit, tp. intros a b. induction y as [|c y IH]; intros [|e s] [|x p] H1 H2; simpl in H1, H2; try discriminate;
    [simpl; lra|].
  cbn [between sum_where count dropped lacking]. rewrite plus_INR, IH by lia. destruct c, e; simpl; lra.
Qed.

Lemma sum_between : forall a b y s p, length y = length s -> length s = length p ->
  hit y (between a b s p) + spill y (between a b s p)
  = INR (size s) + a * dropped (whole s) s p - b * lacking (whole s) s p.
Proof.
  unfold hit, spill, whole. intros a b. induction y as [|c y IH]; intros [|e s] [|x p] H1 H2; simpl in H1, H2;
    try discriminate; [simpl; lra|].
  specialize (IH s p ltac:(lia) ltac:(lia)). rewrite size_cons.
  cbn [between sum_where map dropped lacking andb]. destruct c, e; simpl; lra.
Qed.

Lemma parts_range : forall y s p, sides s p -> length y = length s ->
  0 <= dropped y s p <= dropped (whole s) s p /\ INR (tp y s) + 2 * dropped y s p <= INR (size y) /\
  0 <= lacking y s p <= INR (tp y s) / 2 /\ lacking y s p <= lacking (whole s) s p /\
  lacking (whole s) s p <= INR (size s) / 2.
Proof.
  intros y s p H. revert y. unfold tp, whole. induction H as [|e x s p X _ IH]; intros [|c y] L; simpl in L;
    try discriminate; [simpl; lra|].
  destruct (IH y ltac:(lia)) as (A & B & D & E & F). rewrite !size_cons.
  cbn [map dropped lacking count andb]. rewrite plus_INR. destruct c, e; simpl; repeat split; lra.
Qed.

Lemma SoftDice_between : forall a b y s p, length y = length s -> length s = length p ->
  SoftDice y (between a b s p)
  = 2 * (INR (tp y s) + (a * dropped y s p - b * lacking y s p)) /
    (INR (size y) + INR (size s) + (a * dropped (whole s) s p - b * lacking (whole s) s p)).
Proof.
  intros a b y s p H1 H2. unfold SoftDice. rewrite Rplus_assoc, sum_between, hit_between by assumption. f_equal; ring.
Qed.

(** * The slope at a maximum *)

(** If the expectation of 2(T + xt)/(N + xq) isn't larger beyond x = 1, its slope there isn't positive. *)
Lemma slope_not_positive : forall d mu (N T t : mask -> R) q K, is_distribution d mu -> 0 < K ->
  (forall y x, length y = d -> (0 < size y)%nat -> 1 <= x <= 3/2 ->
     0 < N y + x * q /\ slope (N y) (T y) (t y) q * q / (N y + x * q) <= K) ->
  (forall x, 1 <= x <= 3/2 ->
     expected (fun y => 2 * (T y + x * t y) / (N y + x * q)) mu
     <= expected (fun y => 2 * (T y + 1 * t y) / (N y + 1 * q)) mu) ->
  expected (fun y => slope (N y) (T y) (t y) q) mu <= 0.
Proof.
  intros d mu N T t q K Hmu HK Hpos Hmax. set (S := expected (fun y => slope (N y) (T y) (t y) q) mu).
  assert (H : forall e, 0 < e <= 1/2 -> S <= e * K).
  { intros e He. assert (M := Hmax (1 + e) ltac:(lra)).
    assert (D : expected (fun y => e * slope (N y) (T y) (t y) q - e * e * K) mu <= 0).
    { apply Rle_trans with (expected (fun y => 2 * (T y + (1 + e) * t y) / (N y + (1 + e) * q)
        - 2 * (T y + 1 * t y) / (N y + 1 * q)) mu); [|rewrite expected_minus; lra].
      apply (expected_mono d); [exact Hmu|]. intros y Hy Hs.
      destruct (Hpos y 1 Hy Hs ltac:(lra)) as [P1 _]. destruct (Hpos y (1 + e) Hy Hs ltac:(lra)) as [P2 B].
      assert (E : 2 * (T y + (1 + e) * t y) / (N y + (1 + e) * q) - 2 * (T y + 1 * t y) / (N y + 1 * q)
        = e * slope (N y) (T y) (t y) q - e * e * (slope (N y) (T y) (t y) q * q / (N y + (1 + e) * q)))
        by (unfold slope; field; split; lra).
      rewrite E. assert (0 <= e * e) by (apply Rmult_le_pos; lra).
      assert (e * e * (slope (N y) (T y) (t y) q * q / (N y + (1 + e) * q)) <= e * e * K)
        by (apply Rmult_le_compat_l; assumption).
      lra. }
    rewrite expected_minus, expected_scale, (expected_const d) in D by exact Hmu. fold S in D.
    apply Rmult_le_reg_l with e; [lra|]. lra. }
  destruct (Rle_dec S 0) as [G|G]; [exact G|]. exfalso. set (e := Rmin (1/2) (S / (2 * K))).
  assert (0 < S / (2 * K)) by (apply Rdiv_lt_0_compat; lra).
  assert (He : 0 < e <= 1/2) by (unfold e; split; [apply Rmin_pos; lra | apply Rmin_l]).
  assert (e * K <= S / (2 * K) * K) by (apply Rmult_le_compat_r; [lra | apply Rmin_r]).
  replace (S / (2 * K) * K) with (S / 2) in * by (field; lra). specialize (H e He). lra.
Qed.

(** * A best prediction *)

Section Best.

  Variables (d : nat) (mu : distribution) (p : list R) (s : mask).
  Hypotheses (Hmu : is_distribution d mu) (Hl : length p = d) (Hls : length s = d) (Hsides : sides s p).
  Hypothesis Hbest : forall p', length p' = d -> probabilities p' ->
    expected (fun y => SoftDice y p') mu <= expected (fun y => SoftDice y p) mu.

  Let k := INR (size s).
  Let N (y : mask) := INR (size y) + k.
  Let T (y : mask) := INR (tp y s).
  Let t (y : mask) := dropped y s p.
  Let w (y : mask) := lacking y s p.
  Let Q := dropped (whole s) s p.
  Let H := lacking (whole s) s p.
  Let F (a b : R) := expected (fun y => 2 * (T y + (a * t y - b * w y)) / (N y + (a * Q - b * H))) mu.

  Lemma F_between : forall a b, expected (fun y => SoftDice y (between a b s p)) mu = F a b.
  Proof. intros a b. apply (expected_eq d); [exact Hmu|]. intros y Hy _. apply SoftDice_between; lia. Qed.

  Lemma F_p : F 1 1 = expected (fun y => SoftDice y p) mu.
  Proof. rewrite <- F_between, between_1 by lia. reflexivity. Qed.

  Lemma F_s : F 0 0 = expected (fun y => Dice y s) mu.
  Proof.
    rewrite <- F_between, between_0 by lia. apply (expected_eq d); [exact Hmu|]. intros y Hy _.
    apply SoftDice_certain. lia.
  Qed.

  Lemma F_best : forall a b, 0 <= a <= 2 -> 0 <= b <= 2 -> F a b <= F 1 1.
  Proof.
    intros a b Ha Hb. rewrite F_p, <- F_between. apply Hbest; [rewrite between_length; lia|].
    apply between_probabilities; assumption.
  Qed.

  (** Of two predictions of the sum of p, with p halfway between, none is worse than p. *)
  Lemma F_half : forall a b, 0 <= a <= 2 -> 0 <= b <= 2 -> a * Q - b * H = Q - H -> F 1 1 <= F a b.
  Proof.
    intros a b Ha Hb E. assert (B := F_best (2 - a) (2 - b) ltac:(lra) ltac:(lra)).
    enough (F a b + F (2 - a) (2 - b) = 2 * F 1 1) by lra.
    unfold F. rewrite <- expected_plus, <- expected_scale. apply expected_ext. intros y.
    replace ((2 - a) * Q - (2 - b) * H) with (Q - H) by lra. replace (1 * Q - 1 * H) with (Q - H) by ring.
    rewrite E. unfold Rdiv. ring.
  Qed.

  Lemma counts : forall y, length y = d -> (0 < size y)%nat ->
    1 <= N y - k /\ 0 <= T y <= k /\ T y <= N y - k /\ 0 <= t y <= Q /\ T y + 2 * t y <= N y - k /\
    0 <= w y <= T y / 2 /\ w y <= H /\ H <= k / 2.
  Proof.
    intros y Hy Hs. unfold N, T, t, w, Q, H, k.
    destruct (parts_range y s p Hsides ltac:(lia)) as (A & B & D & E & G).
    pose proof (INR_at_least_1 _ Hs). pose proof (pos_INR (tp y s)).
    pose proof (le_INR _ _ (tp_le_size_r y s ltac:(lia))). repeat split; lra.
  Qed.

  Lemma largest_loss_pos : 0 < largest_loss.
  Proof. rewrite largest_loss_g. pose proof g_range. apply Rdiv_lt_0_compat; lra. Qed.

  Lemma k_nonneg : 0 <= k.
  Proof. apply pos_INR. Qed.

  Lemma only_dropped : forall a, 0 <= a <= 1 -> 0 <= Q -> F 1 1 <= F a 0 -> F a 0 - F 0 0 <= largest_loss.
  Proof.
    intros a Ha HQ Hopt. pose proof k_nonneg as Hk. pose proof largest_loss_pos as HC. set (q := a * Q).
    assert (Hq : 0 <= q) by (apply Rmult_le_pos; lra).
    assert (Hat : forall y, length y = d -> (0 < size y)%nat -> 0 <= a * t y <= t y).
    { intros y Hy Hs. destruct (counts y Hy Hs) as (_ & _ & _ & [Ht _] & _).
      split; [apply Rmult_le_pos; lra|]. assert (a * t y <= 1 * t y) by (apply Rmult_le_compat_r; lra). lra. }
    assert (Hsl : expected (fun y => slope (N y) (T y) (a * t y) q) mu <= 0).
    { apply (slope_not_positive d) with (K := 1); [exact Hmu | lra | |].
      - intros y x Hy Hs Hx. destruct (counts y Hy Hs) as (HN & HT & _ & Ht & HTt & _). specialize (Hat y Hy Hs).
        assert (0 <= x * q) by (apply Rmult_le_pos; lra). split; [lra|].
        assert (q <= x * q) by (assert (1 * q <= x * q) by (apply Rmult_le_compat_r; lra); lra).
        assert (Hs1 : slope (N y) (T y) (a * t y) q <= 1).
        { unfold slope. apply Rmult_le_reg_r with ((N y + q) * (N y + q)); [apply Rmult_lt_0_compat; lra|].
          unfold Rdiv. rewrite Rmult_assoc, Rinv_l by (apply Rgt_not_eq, Rmult_lt_0_compat; lra).
          assert (0 <= T y * q) by (apply Rmult_le_pos; lra).
          assert (2 * (a * t y) * N y <= N y * N y) by (apply Rmult_le_compat_r; lra).
          assert (N y * N y <= (N y + q) * (N y + q)) by (apply Rmult_le_compat; lra). lra. }
        assert (Hfr : 0 <= q / (N y + x * q) <= 1) by (split; [apply div_nonneg; lra | apply div_le_1; lra]).
        unfold Rdiv in *. rewrite Rmult_assoc. destruct (Rle_dec (slope (N y) (T y) (a * t y) q) 0).
        + assert (0 <= - slope (N y) (T y) (a * t y) q * (q * / (N y + x * q))) by (apply Rmult_le_pos; lra). lra.
        + replace 1 with (1 * 1) by ring. apply Rmult_le_compat; lra.
      - intros x Hx. assert (B := F_best (x * a) 0). assert (0 <= x * a <= 2).
        { split; [apply Rmult_le_pos; lra|]. assert (x * a <= 3/2 * 1) by (apply Rmult_le_compat; lra). lra. }
        specialize (B ltac:(lra) ltac:(lra)).
        replace (expected (fun y => 2 * (T y + x * (a * t y)) / (N y + x * q)) mu) with (F (x * a) 0);
          [replace (expected (fun y => 2 * (T y + 1 * (a * t y)) / (N y + 1 * q)) mu) with (F a 0); [lra|]|];
          unfold F, q; apply expected_ext; intros y; f_equal; try ring; f_equal; ring. }
    assert (HF : F a 0 - F 0 0
      = expected (fun y => 2 * (T y + a * t y) / (N y + q) - 2 * T y / N y) mu).
    { unfold F, q. rewrite <- expected_minus. apply expected_ext. intros y. f_equal; [|f_equal]; f_equal; try ring;
      f_equal; ring. }
    rewrite HF. destruct (Req_dec k 0) as [K0|K0].
    - apply Rle_trans with (expected (fun y => (1 + q) * slope (N y) (T y) (a * t y) q) mu).
      + apply (expected_mono d); [exact Hmu|]. intros y Hy Hs.
        destruct (counts y Hy Hs) as (HN & HT & _ & Ht & _). specialize (Hat y Hy Hs).
        rewrite excess by lra. apply Rmult_le_compat_r.
        * unfold slope. apply div_nonneg; [|apply Rle_0_sqr]. replace (T y) with 0 by lra.
          assert (0 <= a * t y * N y) by (apply Rmult_le_pos; lra). lra.
        * assert (q / N y <= q / 1) by (apply div_le_div; try lra; apply Rmult_le_compat_l; lra). lra.
      + rewrite expected_scale. assert (0 <= (1 + q) * - expected (fun y => slope (N y) (T y) (a * t y) q) mu)
          by (apply Rmult_le_pos; lra). lra.
    - apply Rle_trans with (largest_loss + (1 + 2 * sqrt (q / (g * k))) *
        expected (fun y => slope (N y) (T y) (a * t y) q) mu).
      + apply (expected_le_line d); [exact Hmu|]. intros y Hy Hs.
        destruct (counts y Hy Hs) as (HN & HT & _ & Ht & HTt & _). specialize (Hat y Hy Hs).
        apply dropped_excess; lra.
      + pose proof (sqrt_pos (q / (g * k))).
        assert (0 <= (1 + 2 * sqrt (q / (g * k))) * - expected (fun y => slope (N y) (T y) (a * t y) q) mu)
          by (apply Rmult_le_pos; lra). lra.
  Qed.

  Lemma only_added : forall b, 0 <= b <= 1 -> 0 < k -> 0 <= H <= k / 2 -> F 1 1 <= F 0 b ->
    F 0 b - F 0 0 <= largest_loss.
  Proof.
    intros b Hb Hk HH Hopt. pose proof largest_loss_pos as HC. set (r := b * H).
    assert (Hr : 0 <= r <= k / 2).
    { unfold r. split; [apply Rmult_le_pos; lra|]. assert (b * H <= 1 * H) by (apply Rmult_le_compat_r; lra). lra. }
    assert (Hbw : forall y, length y = d -> (0 < size y)%nat -> 0 <= b * w y <= w y).
    { intros y Hy Hs. destruct (counts y Hy Hs) as (_ & _ & _ & _ & _ & [Hw _] & _).
      split; [apply Rmult_le_pos; lra|]. assert (b * w y <= 1 * w y) by (apply Rmult_le_compat_r; lra). lra. }
    assert (Hsl : expected (fun y => slope (N y) (T y) (- (b * w y)) (- r)) mu <= 0).
    { apply (slope_not_positive d) with (K := 8); [exact Hmu | lra | |].
      - intros y x Hy Hs Hx. destruct (counts y Hy Hs) as (HN & HT & _ & _ & _ & Hw & _). specialize (Hbw y Hy Hs).
        assert (0 <= x * r <= 3/2 * (k / 2)) by (split; [apply Rmult_le_pos | apply Rmult_le_compat]; lra).
        replace (x * - r) with (- (x * r)) by ring. split; [lra|].
        assert (Hs1 : - slope (N y) (T y) (- (b * w y)) (- r) <= 4).
        { unfold slope. apply Rmult_le_reg_r with ((N y + - r) * (N y + - r)); [apply Rmult_lt_0_compat; lra|].
          replace (- (2 * (- (b * w y) * N y - T y * - r) / ((N y + - r) * (N y + - r))) *
            ((N y + - r) * (N y + - r))) with (2 * (b * w y * N y - T y * r)) by (field; lra).
          assert (0 <= T y * r) by (apply Rmult_le_pos; lra).
          assert (2 * (b * w y) * N y <= N y * N y) by (apply Rmult_le_compat_r; lra).
          assert (N y / 2 * (N y / 2) <= (N y + - r) * (N y + - r)) by (apply Rmult_le_compat; lra). lra. }
        assert (Hfr : 0 <= r / (N y + - (x * r)) <= 2).
        { split; [apply div_nonneg; lra|]. replace 2 with (2 / 1) by field. apply div_le_div; lra. }
        replace (slope (N y) (T y) (- (b * w y)) (- r) * - r / (N y + - (x * r)))
          with (- slope (N y) (T y) (- (b * w y)) (- r) * (r / (N y + - (x * r)))) by (field; lra).
        destruct (Rle_dec 0 (slope (N y) (T y) (- (b * w y)) (- r))).
        + assert (0 <= slope (N y) (T y) (- (b * w y)) (- r) * (r / (N y + - (x * r)))) by (apply Rmult_le_pos; lra).
          lra.
        + replace 8 with (4 * 2) by ring. apply Rmult_le_compat; lra.
      - intros x Hx. assert (B := F_best 0 (x * b)). assert (0 <= x * b <= 2).
        { split; [apply Rmult_le_pos; lra|]. assert (x * b <= 3/2 * 1) by (apply Rmult_le_compat; lra). lra. }
        specialize (B ltac:(lra) ltac:(lra)).
        replace (expected (fun y => 2 * (T y + x * - (b * w y)) / (N y + x * - r)) mu) with (F 0 (x * b));
          [replace (expected (fun y => 2 * (T y + 1 * - (b * w y)) / (N y + 1 * - r)) mu) with (F 0 b); [lra|]|];
          unfold F, r; apply expected_ext; intros y; f_equal; try ring; f_equal; ring. }
    assert (HF : F 0 b - F 0 0
      = expected (fun y => 2 * (T y + - (b * w y)) / (N y + - r) - 2 * T y / N y) mu).
    { unfold F, r. rewrite <- expected_minus. apply expected_ext. intros y. f_equal; [|f_equal]; f_equal; try ring;
      f_equal; ring. }
    rewrite HF.
    apply Rle_trans with (largest_loss + (1 - r / (2 * k)) *
      expected (fun y => slope (N y) (T y) (- (b * w y)) (- r)) mu).
    - apply (expected_le_line d); [exact Hmu|]. intros y Hy Hs.
      destruct (counts y Hy Hs) as (HN & HT & HTN & _ & _ & Hw & _). specialize (Hbw y Hy Hs).
      apply added_excess; lra.
    - assert (r / (2 * k) <= 1) by (apply div_le_1; lra).
      assert (0 <= (1 - r / (2 * k)) * - expected (fun y => slope (N y) (T y) (- (b * w y)) (- r)) mu)
        by (apply Rmult_le_pos; lra). lra.
  Qed.

  Lemma best_loses : expected (fun y => SoftDice y p) mu - expected (fun y => Dice y s) mu <= largest_loss.
  Proof.
    rewrite <- F_p, <- F_s.
    destruct (parts_range (whole s) s p Hsides ltac:(unfold whole; apply map_length)) as ([HQ _] & _ & [HH _] & _ & Hk).
    fold Q in HQ. fold H in HH, Hk. fold k in Hk.
    destruct (Rle_dec H Q) as [G|G].
    - set (a := 1 - H / Q). assert (Ha : 0 <= a <= 1).
      { unfold a. pose proof (div_le_1 H Q ltac:(lra)). pose proof (div_nonneg H Q HH HQ). lra. }
      assert (E : a * Q - 0 * H = Q - H).
      { unfold a. destruct (Req_dec Q 0) as [Z|Z]; [replace H with 0 by lra; rewrite Z; lra | field; exact Z]. }
      assert (B := F_half a 0 ltac:(lra) ltac:(lra) E). assert (D := only_dropped a Ha HQ B). lra.
    - set (b := 1 - Q / H). assert (Hb : 0 <= b <= 1).
      { unfold b. pose proof (div_le_1 Q H ltac:(lra)). pose proof (div_nonneg Q H HQ HH). lra. }
      assert (E : 0 * Q - b * H = Q - H) by (unfold b; field; lra).
      assert (B := F_half 0 b ltac:(lra) ltac:(lra) E). assert (D := only_added b Hb ltac:(lra) ltac:(lra) B). lra.
  Qed.

End Best.

Theorem soft_dice_threshold_regret : forall d mu p s, is_distribution d mu -> length p = d -> probabilities p ->
  (forall p', length p' = d -> probabilities p' ->
     expected (fun y => SoftDice y p') mu <= expected (fun y => SoftDice y p) mu) ->
  cut_at (1/2) p s ->
  expected (fun y => SoftDice y p) mu - expected (fun y => Dice y s) mu <= (3 * sqrt 3 - 5) / 4 /\
  forall s', mask_of d s' ->
    expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu <= (3 * sqrt 3 - 5) / 4.
Proof.
  intros d mu p s Hmu Hl Hp Hbest Hcut. assert (Hls : length s = d) by (destruct Hcut as [L _]; lia).
  assert (B := best_loses d mu p s Hmu Hl Hls (cut_sides p s Hp Hcut) Hbest). fold largest_loss.
  split; [exact B|]. intros s' Hs'. unfold mask_of in Hs'.
  assert (C := Hbest (certain s')). unfold certain in C at 1. rewrite map_length in C.
  specialize (C Hs'). assert (P : probabilities (certain s')).
  { clear. unfold certain. induction s' as [|b s' IH]; constructor; [destruct b; lra | exact IH]. }
  specialize (C P). rewrite (expected_eq d mu (fun y => SoftDice y (certain s')) (fun y => Dice y s') Hmu) in C.
  - lra.
  - intros y Hy _. apply SoftDice_certain. lia.
Qed.
