(** Thresholding a best soft Dice prediction may cost as near to (3 sqrt 3 - 5)/4 as one likes
    =========================================================================================

    Law. For every c0 < (3 sqrt 3 - 5)/4 there are a distribution of a nonempty target, a prediction p of the largest
    expected soft Dice, and a mask s that is p cut at 1/2, such that some mask has an expected Dice score of more than
    c0 above that of s.

    The targets: c voxels together with any e of 7e others, or else any a of 2G voxels, with G = 5c + 3a, e = 3(a+c) and
    5/3 <= a/c <= 2; the first kind with probability A/(A+B), A = aG(a+c), B = 2c(3c+2a)^2. The prediction: 1 on the c
    voxels, 1/2 on the 2G, else 0. The loss is ac/(3a^2 + 10ac + 9c^2), and tends to the limit as a/c tends to sqrt 3.

    Proof. A prediction counts by its sums t1, t2, t3 on the three blocks. For a given sum s of all it is best to fill
    them in this order. With s >= c the difference to the value at t2 = G is then a square over positive factors. *)

From Coq Require Import Reals List Bool Arith ZArith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation ExpectedSoftJaccard SoftDiceThresholdRegret.
Import ListNotations.
Open Scope R_scope.

(** * All masks of a of m voxels *)

Fixpoint choose (m a : nat) : list mask :=
  match m with
  | O => match a with O => [[]] | S _ => [] end
  | S m' => map (cons false) (choose m' a) ++ match a with O => [] | S a' => map (cons true) (choose m' a') end
  end.

Definition number (m a : nat) : R := INR (length (choose m a)).

Lemma in_choose : forall m a y, In y (choose m a) -> length y = m /\ size y = a.
Proof.
  induction m as [|m IH]; intros a y H.
  - destruct a; simpl in H; [destruct H as [<-|[]]; split; reflexivity | destruct H].
  - cbn [choose] in H. apply in_app_or in H. destruct H as [H|H].
    + apply in_map_iff in H. destruct H as (z & <- & Hz). destruct (IH a z Hz). simpl. lia.
    + destruct a as [|a]; [destruct H|]. apply in_map_iff in H. destruct H as (z & <- & Hz).
      destruct (IH a z Hz). simpl. lia.
Qed.

Lemma number_succ : forall m a,
  number (S m) a = number m a + match a with O => 0 | S a' => number m a' end.
Proof.
  intros m a. unfold number. cbn [choose]. rewrite app_length, plus_INR, map_length.
  destruct a; [reflexivity|]. rewrite map_length. reflexivity.
Qed.

Lemma number_pos : forall m a, (a <= m)%nat -> 0 < number m a.
Proof.
  induction m as [|m IH]; intros a H.
  - replace a with 0%nat by lia. unfold number. simpl. lra.
  - rewrite number_succ. destruct a as [|a].
    + specialize (IH 0%nat ltac:(lia)). lra.
    + specialize (IH a ltac:(lia)). assert (0 <= number m (S a)) by apply pos_INR. lra.
Qed.

Fixpoint sum_over (f : mask -> R) (ys : list mask) : R :=
  match ys with [] => 0 | y :: ys' => f y + sum_over f ys' end.

Lemma sum_over_app : forall f xs ys, sum_over f (xs ++ ys) = sum_over f xs + sum_over f ys.
Proof. intros f xs ys. induction xs as [|x xs IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma sum_over_map : forall f h ys, sum_over f (map h ys) = sum_over (fun y => f (h y)) ys.
Proof. intros f h ys. induction ys as [|y ys IH]; simpl; [reflexivity | rewrite IH; reflexivity]. Qed.

Lemma sum_over_plus : forall x f ys, sum_over (fun y => x + f y) ys = INR (length ys) * x + sum_over f ys.
Proof.
  intros x f ys. induction ys as [|y ys IH]; [simpl; lra|]. cbn [sum_over length]. rewrite IH, S_INR. lra.
Qed.

Lemma sum_over_scale : forall x f ys, sum_over (fun y => x * f y) ys = x * sum_over f ys.
Proof. intros x f ys. induction ys as [|y ys IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma sum_over_eq : forall f h ys, (forall y, In y ys -> f y = h y) -> sum_over f ys = sum_over h ys.
Proof.
  intros f h ys. induction ys as [|y ys IH]; intros E; [reflexivity|]. simpl. rewrite IH, (E y).
  - reflexivity.
  - left. reflexivity.
  - intros z Hz. apply E. right. exact Hz.
Qed.

Fixpoint total (p : list R) : R := match p with [] => 0 | x :: p' => x + total p' end.

Lemma hit_empty : forall y p, size y = 0%nat -> hit y p = 0.
Proof.
  unfold hit. induction y as [|b y IH]; intros [|x p] H; try reflexivity. destruct b; simpl in H; [discriminate|].
  simpl. rewrite IH by exact H. lra.
Qed.

Lemma hits_succ : forall m a p, length p = S m ->
  sum_over (fun y => hit y p) (choose (S m) (S a)) = number m a * total p.
Proof.
  induction m as [|m IH]; intros a p L; destruct p as [|x p]; try discriminate; injection L as L.
  - destruct p; [|discriminate]. unfold number. destruct a; simpl; unfold hit; simpl; lra.
  - change (choose (S (S m)) (S a)) with (map (cons false) (choose (S m) (S a)) ++ map (cons true) (choose (S m) a)).
    rewrite sum_over_app, !sum_over_map.
    rewrite (sum_over_eq (fun y => hit (false :: y) (x :: p)) (fun y => hit y p))
      by (intros; unfold hit; simpl; lra).
    change (fun y => hit (true :: y) (x :: p)) with (fun y => x + hit y p).
    rewrite sum_over_plus, IH by exact L. fold (number (S m) a). rewrite number_succ. cbn [total].
    destruct a as [|a].
    + rewrite (sum_over_eq (fun y => hit y p) (fun _ => 0 * 0)).
      * rewrite sum_over_scale. lra.
      * intros y Hy. destruct (in_choose _ _ _ Hy) as [_ E]. rewrite hit_empty by exact E. lra.
    + rewrite IH by exact L. lra.
Qed.

Lemma total_repeat : forall x n, total (repeat x n) = INR n * x.
Proof. intros x n. induction n as [|n IH]; [simpl; lra|]. cbn [repeat total]. rewrite IH, S_INR. lra. Qed.

Lemma hit_ones : forall y, hit y (repeat 1 (length y)) = INR (size y).
Proof.
  unfold hit. induction y as [|b y IH]; [reflexivity|]. cbn [length repeat sum_where]. rewrite IH, size_cons.
  destruct b; simpl; lra.
Qed.

(** On average a/m of the sum of a prediction is hit. *)
Lemma hits : forall m a p, (0 < m)%nat -> (0 < a)%nat -> length p = m ->
  sum_over (fun y => hit y p) (choose m a) = number m a * (INR a / INR m * total p).
Proof.
  intros m a p Hm Ha L. destruct m as [|m]; [lia|]. destruct a as [|a]; [lia|].
  rewrite hits_succ by exact L.
  assert (E := hits_succ m a (repeat 1 (S m)) (repeat_length _ _)).
  rewrite (sum_over_eq _ (fun y => INR (S a) * 1)) in E.
  - rewrite sum_over_scale, total_repeat in E.
    assert (C : sum_over (fun _ => 1) (choose (S m) (S a)) = number (S m) (S a)).
    { rewrite (sum_over_eq _ (fun _ => 1 + 0 * 0)) by (intros; lra).
      rewrite sum_over_plus, sum_over_scale. fold (number (S m) (S a)). lra. }
    rewrite C in E. assert (INR (S m) <> 0) by (apply not_0_INR; lia).
    apply Rmult_eq_reg_r with (INR (S m)); [|assumption].
    replace (number (S m) (S a) * (INR (S a) / INR (S m) * total p) * INR (S m))
      with (INR (S a) * number (S m) (S a) * total p) by (field; assumption).
    rewrite E. ring.
  - intros y Hy. destruct (in_choose _ _ _ Hy) as [Ly Sy]. rewrite <- Ly, hit_ones, Sy. lra.
Qed.

(** * The targets *)

Lemma hit_spill_total : forall y p, length y = length p -> hit y p + spill y p = total p.
Proof.
  unfold hit, spill. induction y as [|b y IH]; intros [|x p] L; simpl in L; try discriminate; [simpl; lra|].
  specialize (IH p ltac:(lia)). destruct b; simpl; lra.
Qed.

Lemma SoftDice_total : forall y p, length y = length p -> SoftDice y p = 2 * hit y p / (INR (size y) + total p).
Proof. intros y p L. unfold SoftDice. rewrite Rplus_assoc, hit_spill_total by exact L. reflexivity. Qed.

Lemma total_app : forall p q, total (p ++ q) = total p + total q.
Proof. intros p q. induction p as [|x p IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma size_app : forall y z, size (y ++ z) = (size y + size z)%nat.
Proof. induction y as [|b y IH]; intro z; [reflexivity|]. cbn [app size]. rewrite IH. lia. Qed.

Lemma size_repeat : forall b n, size (repeat b n) = if b then n else 0%nat.
Proof. intros b n. induction n as [|n IH]; [destruct b; reflexivity|]. simpl. rewrite IH. destruct b; reflexivity. Qed.

Lemma hit_repeat : forall b p, hit (repeat b (length p)) p = if b then total p else 0.
Proof.
  unfold hit. intros b p. induction p as [|x p IH]; [destruct b; reflexivity|]. cbn [length repeat sum_where total].
  rewrite IH. destruct b; simpl; lra.
Qed.

Lemma expected_map : forall f h q zs,
  expected f (map (fun z => (q, h z)) zs) = q * sum_over (fun z => f (h z)) zs.
Proof. intros f h q zs. induction zs as [|z zs IH]; simpl; [lra | rewrite IH; lra]. Qed.

Section Targets.

  Variables (c m l a e : nat) (P : R).
  Hypotheses (Ha : (0 < a <= m)%nat) (He : (0 < e <= l)%nat) (HP : 0 < P < 1).

  Definition with_core (z : mask) : mask := repeat true c ++ repeat false m ++ z.
  Definition scattered (z : mask) : mask := repeat false c ++ z ++ repeat false l.

  Definition targets : distribution :=
    map (fun z => (P / number l e, with_core z)) (choose l e) ++
    map (fun z => ((1 - P) / number m a, scattered z)) (choose m a).

  Lemma count_over : forall n b, sum_over (fun _ => 1) (choose n b) = number n b.
  Proof.
    intros n b. rewrite (sum_over_eq _ (fun _ => 1 + 0 * 0)) by (intros; lra).
    rewrite sum_over_plus, sum_over_scale. unfold number. lra.
  Qed.

  Lemma targets_distribution : is_distribution (c + (m + l)) targets.
  Proof.
    pose proof (number_pos l e ltac:(lia)). pose proof (number_pos m a ltac:(lia)).
    split.
    - apply Forall_forall. intros [q y] Hy. apply in_app_or in Hy. simpl.
      destruct Hy as [Hy|Hy]; apply in_map_iff in Hy; destruct Hy as (z & E & Hz); inversion E; subst;
        destruct (in_choose _ _ _ Hz) as [Lz Sz]; unfold with_core, scattered;
        rewrite !app_length, !repeat_length, !size_app, !size_repeat; (split; [apply Rdiv_lt_0_compat; lra | lia]).
    - unfold targets. rewrite expected_app, !expected_map, !count_over. field. lra.
  Qed.

  (** The expected soft Dice, by the sums of the prediction on the three blocks. *)
  Lemma targets_score : forall p1 p2 p3, length p1 = c -> length p2 = m -> length p3 = l ->
    let s := total p1 + total p2 + total p3 in
    expected (fun y => SoftDice y (p1 ++ p2 ++ p3)) targets
    = P * (2 * (total p1 + INR e / INR l * total p3) / (INR c + INR e + s))
      + (1 - P) * (2 * (INR a / INR m * total p2) / (INR a + s)).
  Proof.
    intros p1 p2 p3 L1 L2 L3 s. unfold targets. rewrite expected_app, !expected_map.
    pose proof (number_pos l e ltac:(lia)). pose proof (number_pos m a ltac:(lia)).
    rewrite (sum_over_eq (fun z => SoftDice (with_core z) _)
      (fun z => 2 / (INR c + INR e + s) * (total p1 + hit z p3))).
    - rewrite (sum_over_eq (fun z => SoftDice (scattered z) _) (fun z => 2 / (INR a + s) * hit z p2)).
      + rewrite !sum_over_scale, sum_over_plus, !hits by lia. fold (number l e).
        unfold Rdiv. generalize (/ (INR c + INR e + s)), (/ (INR a + s)), (/ INR l), (/ INR m). intros i1 i2 i3 i4.
        field. split; lra.
      + intros z Hz. destruct (in_choose _ _ _ Hz) as [Lz Sz]. unfold scattered.
        rewrite SoftDice_total by (rewrite !app_length, !repeat_length; lia).
        rewrite !size_app, !size_repeat, !total_app. unfold hit.
        rewrite !sum_where_app by (rewrite ?repeat_length; lia).
        fold (hit (repeat false c) p1). fold (hit z p2). fold (hit (repeat false l) p3).
        rewrite <- L1, <- L3, !hit_repeat. cbn [Nat.add]. rewrite Nat.add_0_r, Sz. unfold s, Rdiv.
        replace (total p1 + (total p2 + total p3)) with (total p1 + total p2 + total p3) by ring. ring.
    - intros z Hz. destruct (in_choose _ _ _ Hz) as [Lz Sz]. unfold with_core.
      rewrite SoftDice_total by (rewrite !app_length, !repeat_length; lia).
      rewrite !size_app, !size_repeat, !total_app. unfold hit.
      rewrite !sum_where_app by (rewrite ?repeat_length; lia).
      fold (hit (repeat true c) p1). fold (hit (repeat false m) p2). fold (hit z p3).
      rewrite <- L1, <- L2, !hit_repeat. cbn [Nat.add]. rewrite Sz, plus_INR. unfold s, Rdiv. rewrite L1.
      replace (total p1 + (total p2 + total p3)) with (total p1 + total p2 + total p3) by ring. ring.
  Qed.

End Targets.

(** * The best sums

    c = 3(x+y) and a = 6x + 5y with x, y >= 0, which is 5/3 <= a/c <= 2; then all polynomials have positive
    coefficients. *)

Ltac positive :=
  ring_simplify; repeat (first [apply Rplus_le_le_0_compat | apply Rmult_le_pos | apply pow_le]); lra.

Section Sums.

  Variables x y : R.
  Hypotheses (Hx : 0 <= x) (Hy : 0 <= y) (Hxy : 0 < x + y).

  Let c := 3 * (x + y).
  Let a := 6 * x + 5 * y.
  Let G := 33 * x + 30 * y.
  Let n := 30 * x + 27 * y.
  Let b := 21 * x + 19 * y.

  Lemma sums_meaning : G = 5 * c + 3 * a /\ n = 4 * c + 3 * a /\ b = 3 * c + 2 * a /\ n + c = G.
  Proof. unfold G, n, b, c, a. repeat split; ring. Qed.

  Lemma core_first : forall s, 0 <= s -> c * (b * b) * (n + s) <= G * G * (a + c) * (a + s).
  Proof.
    intros s Hs. enough (0 <= G * G * (a + c) * (a + s) - c * (b * b) * (n + s)) by lra.
    unfold G, n, b, c, a. positive.
  Qed.

  Lemma ring_next : forall s, 0 <= s <= c + 2 * G + 21 * (a + c) ->
    G * G * (a + c) * (a + s) <= 7 * (c * (b * b) * (n + s)).
  Proof.
    intros s Hs. set (m := c + 2 * G + 21 * (a + c)) in *.
    assert (Hm : 0 < m) by (unfold m, G, c, a; lra).
    apply Rmult_le_reg_l with m; [exact Hm|].
    assert (H0 : 0 <= 7 * (c * (b * b) * n) - G * G * (a + c) * a) by (unfold G, n, b, c, a; positive).
    assert (H1 : 0 <= 7 * (c * (b * b) * (n + m)) - G * G * (a + c) * (a + m)) by (unfold m, G, n, b, c, a; positive).
    assert (0 <= (m - s) * (7 * (c * (b * b) * n) - G * G * (a + c) * a)) by (apply Rmult_le_pos; lra).
    assert (0 <= s * (7 * (c * (b * b) * (n + m)) - G * G * (a + c) * (a + m))) by (apply Rmult_le_pos; lra).
    lra.
  Qed.

  Lemma best_sums : forall t1 t2 t3, 0 <= t1 <= c -> 0 <= t2 <= 2 * G -> 0 <= t3 <= 21 * (a + c) ->
    let s := t1 + t2 + t3 in
    2 * G * (a + c) * (t1 + t3 / 7) / (n + s) + 2 * c * (b * b) * t2 / (G * (a + s)) <= c * n.
  Proof.
    intros t1 t2 t3 H1 H2 H3 s.
    assert (Hc : 0 < c) by (unfold c; lra). assert (Ha : 0 < a) by (unfold a; lra).
    assert (HG : 0 < G) by (unfold G; lra). assert (Hn : 0 < n) by (unfold n; lra).
    assert (Hb : 0 < b) by (unfold b; lra). assert (Hs : 0 <= s) by (unfold s; lra).
    destruct sums_meaning as (_ & _ & _ & EG).
    assert (Hbb : 0 < b * b) by (apply Rmult_lt_0_compat; lra).
    assert (Hac : 0 < G * (a + c)) by (apply Rmult_lt_0_compat; lra).
    assert (Hcb : 0 < c * (b * b)) by (apply Rmult_lt_0_compat; lra).
    assert (HGs : 0 < G * (a + s)) by (apply Rmult_lt_0_compat; lra).
    set (U := 2 * G * (a + c) / (n + s)). set (V := 2 * c * (b * b) / (G * (a + s))).
    replace (2 * G * (a + c) * (t1 + t3 / 7) / (n + s) + 2 * c * (b * b) * t2 / (G * (a + s)))
      with (U * t1 + V * t2 + U / 7 * t3) by (unfold U, V; field; repeat split; lra).
    assert (HV : 0 <= V) by (apply div_nonneg; lra).
    assert (HVU : V <= U).
    { apply div_le_div; [lra | lra |]. pose proof (core_first s Hs). lra. }
    assert (HUV : U / 7 <= V).
    { replace (U / 7) with (2 * G * (a + c) / (7 * (n + s))) by (unfold U; field; lra).
      apply div_le_div; [lra | lra |]. pose proof (ring_next s ltac:(unfold s; lra)). lra. }
    destruct (Rle_dec s c) as [S1|S1]; [|destruct (Rle_dec s (c + 2 * G)) as [S2|S2]].
    - apply Rle_trans with (U * s).
      { assert (0 <= (U - V) * t2) by (apply Rmult_le_pos; lra).
        assert (0 <= (U - U / 7) * t3) by (apply Rmult_le_pos; lra). unfold s. lra. }
      unfold U. replace (2 * G * (a + c) / (n + s) * s) with (2 * G * (a + c) * s / (n + s)) by (field; lra).
      replace (c * n) with (c * n / 1) by field. apply div_le_div; [lra | lra |].
      assert (E1 : s * G <= c * (n + s)).
      { rewrite <- EG. assert (s * n <= c * n) by (apply Rmult_le_compat_r; lra). lra. }
      assert (E2 : 2 * (a + c) * (s * G) <= n * (s * G)).
      { apply Rmult_le_compat_r; [apply Rmult_le_pos; lra | unfold n, a, c; lra]. }
      assert (E3 : n * (s * G) <= n * (c * (n + s))) by (apply Rmult_le_compat_l; lra). lra.
    - set (f := s - c). apply Rle_trans with (U * c + V * f).
      { assert (0 <= (U - V) * (c - t1)) by (apply Rmult_le_pos; lra).
        assert (0 <= (V - U / 7) * t3) by (apply Rmult_le_pos; lra). unfold f, s. lra. }
      assert (Hf : 0 <= f) by (unfold f; lra).
      assert (E : c * n - (U * c + V * f)
        = c * (n * G - 2 * (b * b)) * ((f - G) * (f - G)) / (G * ((G + f) * (a + c + f)))).
      { unfold U, V. replace (n + s) with (G + f) by (unfold f; lra).
        replace (a + s) with (a + c + f) by (unfold f; ring).
        apply Rmult_eq_reg_r with (G * ((G + f) * (a + c + f)));
          [|apply Rgt_not_eq; repeat apply Rmult_lt_0_compat; lra].
        field_simplify; [|lra | repeat split; lra]. unfold G, n, b, c, a. field. }
      assert (0 <= n * G - 2 * (b * b)) by (unfold n, G, b; positive).
      assert (0 <= c * (n * G - 2 * (b * b)) * ((f - G) * (f - G)) / (G * ((G + f) * (a + c + f)))); [|lra].
      apply div_nonneg; [|repeat apply Rmult_le_pos; lra].
      apply Rmult_le_pos; [apply Rmult_le_pos; lra | apply Rle_0_sqr].
    - set (z := s - c - 2 * G). assert (Hz : 0 <= z) by (unfold z; lra).
      apply Rle_trans with (U * c + V * (2 * G) + U / 7 * z).
      { assert (0 <= (U - U / 7) * (c - t1)) by (apply Rmult_le_pos; lra).
        assert (0 <= (V - U / 7) * (2 * G - t2)) by (apply Rmult_le_pos; lra). unfold z, s. lra. }
      unfold U, V. replace (n + s) with (3 * G + z) by (unfold z; lra).
      replace (a + s) with (a + c + 2 * G + z) by (unfold z; ring).
      replace (2 * G * (a + c) / (3 * G + z) * c + 2 * c * (b * b) / (G * (a + c + 2 * G + z)) * (2 * G)
        + 2 * G * (a + c) / (3 * G + z) / 7 * z)
        with ((2 * G * (a + c) * (c + z / 7) * (a + c + 2 * G + z) + 4 * c * (b * b) * (3 * G + z))
          / ((3 * G + z) * (a + c + 2 * G + z))) by (field; repeat split; lra).
      replace (c * n) with (c * n / 1) by field. apply div_le_div; [apply Rmult_lt_0_compat; lra | lra |].
      enough (0 <= 7 * (c * n * ((3 * G + z) * (a + c + 2 * G + z)))
        - (2 * G * (a + c) * (7 * c + z) * (a + c + 2 * G + z) + 28 * c * (b * b) * (3 * G + z))) by lra.
      clearbody z. unfold G, n, b, c, a. positive.
  Qed.

End Sums.

(** * The loss *)

(** Of whole numbers x <= N: c = 3N, a = 5N + x, so that y = N - x. *)
Section Loss.

  Variables (N x : nat).
  Hypotheses (HN : (0 < N)%nat) (HxN : (x <= N)%nat).

  Let c := (3 * N)%nat.
  Let a := (5 * N + x)%nat.
  Let half := (30 * N + 3 * x)%nat.
  Let e := (24 * N + 3 * x)%nat.
  Let rc := INR c.
  Let ra := INR a.
  Let A := ra * INR half * (ra + rc).
  Let B := 2 * rc * ((3 * rc + 2 * ra) * (3 * rc + 2 * ra)).
  Let mu := targets c (2 * half) (7 * e) a e (A / (A + B)).

  Lemma real_sizes : 0 < rc /\ 0 < ra /\ INR half = 5 * rc + 3 * ra /\ INR e = 3 * (ra + rc).
  Proof.
    unfold rc, ra, c, a, half, e. rewrite !plus_INR, !mult_INR. simpl INR.
    assert (0 < INR N) by (apply lt_0_INR; exact HN). pose proof (pos_INR x). repeat split; lra.
  Qed.

  Lemma weights : 0 < A /\ 0 < B /\ 0 < A / (A + B) < 1.
  Proof.
    destruct real_sizes as (Hc & Ha & Eh & _).
    assert (HA : 0 < A) by (unfold A; rewrite Eh; repeat apply Rmult_lt_0_compat; lra).
    assert (HB : 0 < B) by (unfold B; repeat apply Rmult_lt_0_compat; lra).
    split; [exact HA|]. split; [exact HB|]. split; [apply Rdiv_lt_0_compat; lra|].
    replace 1 with (1 / 1) by field. apply div_lt_div; lra.
  Qed.

  Lemma is_target : is_distribution (c + (2 * half + 7 * e)) mu.
  Proof. apply targets_distribution; try exact (proj2 (proj2 weights)); unfold c, a, half, e; lia. Qed.

  Lemma score : forall p1 p2 p3, length p1 = c -> length p2 = (2 * half)%nat -> length p3 = (7 * e)%nat ->
    let s := total p1 + total p2 + total p3 in
    expected (fun y => SoftDice y (p1 ++ p2 ++ p3)) mu
    = ra / (A + B) * (2 * INR half * (ra + rc) * (total p1 + total p3 / 7) / (4 * rc + 3 * ra + s)
        + 2 * rc * ((3 * rc + 2 * ra) * (3 * rc + 2 * ra)) * total p2 / (INR half * (ra + s))).
  Proof.
    intros p1 p2 p3 L1 L2 L3 s. destruct real_sizes as (Hc & Ha & Eh & Ee). destruct weights as (HA & HB & _).
    unfold mu. rewrite targets_score by (try assumption; unfold a, half, e; lia).
    fold s. rewrite (mult_INR 7 e), (mult_INR 2 half). fold rc ra. rewrite Ee.
    replace (INR 7) with 7 by (simpl; lra). replace (INR 2) with 2 by (simpl; lra).
    replace (rc + 3 * (ra + rc) + s) with (4 * rc + 3 * ra + s) by ring.
    unfold Rdiv. rewrite !Rinv_mult. generalize (/ (4 * rc + 3 * ra + s)), (/ (ra + s)). intros i1 i2.
    replace (1 - A * / (A + B)) with (B * / (A + B)) by (field; lra).
    unfold A at 1. unfold B at 2. rewrite Eh. generalize (/ (A + B)). intros i3. field. repeat split; lra.
  Qed.

  Lemma total_range : forall p, probabilities p -> 0 <= total p <= INR (length p).
  Proof.
    intros p P. induction P as [|z p Z _ IH]; [simpl; lra|]. cbn [total length]. rewrite S_INR. lra.
  Qed.

  Lemma best : forall p, length p = (c + (2 * half + 7 * e))%nat -> probabilities p ->
    expected (fun y => SoftDice y p) mu <= ra / (A + B) * (rc * (4 * rc + 3 * ra)).
  Proof.
    intros p L P. destruct real_sizes as (Hc & Ha & Eh & Ee). destruct weights as (HA & HB & _).
    rewrite <- (firstn_skipn c p) in P |- *. rewrite <- (firstn_skipn (2 * half) (skipn c p)) in P |- *.
    set (p1 := firstn c p) in *. set (p2 := firstn (2 * half) (skipn c p)) in *.
    set (p3 := skipn (2 * half) (skipn c p)) in *.
    assert (L1 : length p1 = c) by (apply firstn_length_le; lia).
    assert (L2 : length p2 = (2 * half)%nat) by (apply firstn_length_le; rewrite skipn_length; lia).
    assert (L3 : length p3 = (7 * e)%nat) by (unfold p3; rewrite !skipn_length; lia).
    apply Forall_app in P. destruct P as [P1 P]. apply Forall_app in P. destruct P as [P2 P3].
    rewrite score by assumption. apply Rmult_le_compat_l; [apply div_nonneg; lra|].
    assert (T1 := total_range p1 P1). assert (T2 := total_range p2 P2). assert (T3 := total_range p3 P3).
    rewrite L1 in T1. rewrite L2, mult_INR in T2. rewrite L3, mult_INR, Ee in T3. fold rc in T1.
    replace (INR 7) with 7 in T3 by (simpl; lra). replace (INR 2) with 2 in T2 by (simpl; lra).
    assert (Hx := pos_INR x). assert (HxN' := le_INR _ _ HxN). assert (HN' := lt_0_INR _ HN).
    assert (Ec : rc = 3 * (INR x + (INR N - INR x))) by (unfold rc, c; rewrite mult_INR; simpl INR; lra).
    assert (Ea : ra = 6 * INR x + 5 * (INR N - INR x))
      by (unfold ra, a; rewrite plus_INR, mult_INR; simpl INR; lra).
    assert (M := best_sums (INR x) (INR N - INR x) Hx ltac:(lra) ltac:(lra) (total p1) (total p2) (total p3)).
    rewrite <- Ec, <- Ea in M.
    destruct (sums_meaning (INR x) (INR N - INR x)) as (E1 & E2 & E3 & _). rewrite <- Ec, <- Ea in E1, E2, E3.
    rewrite E1, E2, E3, <- Eh in M. apply M; lra.
  Qed.

  Definition halves : list R := repeat 1 c ++ repeat (1/2) (2 * half) ++ repeat 0 (7 * e).
  Definition core : mask := repeat true c ++ repeat false (2 * half) ++ repeat false (7 * e).
  Definition better : mask := repeat true c ++ (repeat true half ++ repeat false half) ++ repeat false (7 * e).

  Lemma certain_repeat : forall b k, certain (repeat b k) = repeat (if b then 1 else 0) k.
  Proof. intros b k. unfold certain. induction k as [|k IH]; [reflexivity|]. simpl. rewrite IH. reflexivity. Qed.

  Lemma certain_app : forall s t, certain (s ++ t) = certain s ++ certain t.
  Proof. intros s t. apply map_app. Qed.

  Lemma at_half : forall p2, length p2 = (2 * half)%nat -> total p2 = INR half ->
    expected (fun y => SoftDice y (repeat 1 c ++ p2 ++ repeat 0 (7 * e))) mu
    = ra / (A + B) * (rc * (4 * rc + 3 * ra)).
  Proof.
    intros p2 L E. destruct real_sizes as (Hc & Ha & Eh & _). destruct weights as (HA & HB & _).
    rewrite score by (try assumption; apply repeat_length). rewrite E, !total_repeat, Eh. fold rc.
    field. repeat split; lra.
  Qed.

  Lemma at_core : expected (fun y => SoftDice y (certain core)) mu = ra / (A + B) * (2 * rc * (ra + rc)).
  Proof.
    destruct real_sizes as (Hc & Ha & Eh & _). destruct weights as (HA & HB & _).
    unfold core. rewrite !certain_app, !certain_repeat, score by apply repeat_length.
    rewrite !total_repeat, Eh. fold rc. field. repeat split; lra.
  Qed.

  Lemma cut_core : cut_at (1/2) halves core.
  Proof.
    assert (H : Forall2 (fun (b : bool) z => (1/2 < z -> b = true) /\ (z < 1/2 -> b = false)) core halves).
    { assert (R : forall b z k, (1/2 < z -> b = true) /\ (z < 1/2 -> b = false) ->
        Forall2 (fun (b : bool) z => (1/2 < z -> b = true) /\ (z < 1/2 -> b = false)) (repeat b k) (repeat z k)).
      { intros b z k Hz. induction k as [|k IH]; simpl; constructor; assumption. }
      unfold core, halves. apply Forall2_app; [|apply Forall2_app]; apply R; split; intro C; try reflexivity; lra. }
    clear -H. induction H as [|b z s p Hb _ [L IH]].
    - split; [reflexivity|]. simpl. lia.
    - split; [simpl; lia|]. intros [|i] Hi; [exact Hb|]. apply IH. simpl in Hi. lia.
  Qed.

  Lemma loss : exists d mu' p s s', is_distribution d mu' /\ length p = d /\ probabilities p /\
    (forall p', length p' = d -> probabilities p' ->
       expected (fun y => SoftDice y p') mu' <= expected (fun y => SoftDice y p) mu') /\
    cut_at (1/2) p s /\ mask_of d s' /\
    expected (fun y => Dice y s') mu' - expected (fun y => Dice y s) mu'
    = ra * rc / (3 * (ra * ra) + 10 * (ra * rc) + 9 * (rc * rc)).
  Proof.
    destruct real_sizes as (Hc & Ha & Eh & _). destruct weights as (HA & HB & _).
    exists (c + (2 * half + 7 * e))%nat, mu, halves, core, better.
    assert (Hp : expected (fun y => SoftDice y halves) mu = ra / (A + B) * (rc * (4 * rc + 3 * ra))).
    { apply at_half; [apply repeat_length|]. rewrite total_repeat, mult_INR. simpl INR. lra. }
    assert (Ld : forall s, length s = (c + (2 * half + 7 * e))%nat ->
      expected (fun y => Dice y s) mu = expected (fun y => SoftDice y (certain s)) mu).
    { intros s L. symmetry. apply (expected_eq (c + (2 * half + 7 * e))); [apply is_target|].
      intros y Hy _. apply SoftDice_certain. lia. }
    assert (Lb : length better = (c + (2 * half + 7 * e))%nat)
      by (unfold better; rewrite !app_length, !repeat_length; lia).
    assert (Lc : length core = (c + (2 * half + 7 * e))%nat)
      by (unfold core; rewrite !app_length, !repeat_length; lia).
    split; [apply is_target|]. split; [unfold halves; rewrite !app_length, !repeat_length; lia|].
    split. { unfold halves. apply Forall_app. split; [|apply Forall_app; split]; apply Forall_forall; intros z Hz;
      apply repeat_spec in Hz; lra. }
    split; [intros p' L' P'; rewrite Hp; apply best; assumption|]. split; [apply cut_core|]. split; [exact Lb|].
    rewrite !Ld by assumption. rewrite at_core.
    assert (E : expected (fun y => SoftDice y (certain better)) mu = ra / (A + B) * (rc * (4 * rc + 3 * ra))).
    { unfold better. rewrite !certain_app, !certain_repeat.
      apply (at_half (repeat 1 half ++ repeat 0 half)).
      - rewrite app_length, !repeat_length. lia.
      - rewrite total_app, !total_repeat. lra. }
    rewrite E. unfold A, B. rewrite Eh.
    replace (ra * (5 * rc + 3 * ra) * (ra + rc) + 2 * rc * ((3 * rc + 2 * ra) * (3 * rc + 2 * ra)))
      with ((ra + 2 * rc) * (3 * (ra * ra) + 10 * (ra * rc) + 9 * (rc * rc))) by ring.
    field. split; [|lra].
    assert (0 < ra * ra) by (apply Rmult_lt_0_compat; lra). assert (0 < ra * rc) by (apply Rmult_lt_0_compat; lra).
    assert (0 < rc * rc) by (apply Rmult_lt_0_compat; lra). lra.
  Qed.

End Loss.

(** * The limit *)

Lemma whole_part : forall t N, 0 <= t <= 1 -> exists x, (x <= N)%nat /\ INR x <= t * INR N < INR x + 1.
Proof.
  intros t N Ht. induction N as [|N (x & Hx & H1 & H2)].
  - exists 0%nat. simpl. split; [lia | lra].
  - rewrite S_INR. destruct (Rlt_dec (t * (INR N + 1)) (INR x + 1)) as [G|G].
    + exists x. split; [lia | lra].
    + exists (S x). rewrite S_INR. split; [lia | lra].
Qed.

Lemma beyond : forall r, exists N, r < INR N.
Proof.
  intros r. destruct (archimed r) as [U _]. destruct (Z_le_gt_dec 0 (up r)) as [G|G].
  - exists (Z.to_nat (up r)). rewrite INR_IZR_INZ, Z2Nat.id by exact G. lra.
  - exists 0%nat. assert (IZR (up r) < 0) by (apply IZR_lt; lia). simpl. lra.
Qed.

Theorem soft_dice_threshold_tight : forall c0, c0 < (3 * sqrt 3 - 5) / 4 ->
  exists d mu p s s', is_distribution d mu /\ length p = d /\ probabilities p /\
    (forall p', length p' = d -> probabilities p' ->
       expected (fun y => SoftDice y p') mu <= expected (fun y => SoftDice y p) mu) /\
    cut_at (1/2) p s /\ mask_of d s' /\
    c0 < expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu.
Proof.
  intros c0 H0. fold largest_loss in H0. rewrite largest_loss_g in H0. pose proof g_range as Hg.
  assert (R3 : sqrt 3 * sqrt 3 = 3) by (apply sqrt_sqrt; lra).
  assert (Eg : 3 * sqrt 3 = g - 5) by (unfold g; ring).
  assert (Hgap : 0 < 1 - 2 * g * c0).
  { assert (2 * g * c0 < 2 * g * (1 / (2 * g))) by (apply Rmult_lt_compat_l; lra).
    replace (2 * g * (1 / (2 * g))) with 1 in * by (field; lra). lra. }
  destruct (beyond (1 + Rabs (3 * c0) / (1 - 2 * g * c0))) as [N HNlarge].
  assert (Habs : 0 <= Rabs (3 * c0) / (1 - 2 * g * c0)) by (apply div_nonneg; [apply Rabs_pos | lra]).
  assert (HN : (0 < N)%nat) by (apply INR_lt; simpl; lra).
  assert (Hlarge : 3 * c0 < INR N * (1 - 2 * g * c0)).
  { apply Rle_lt_trans with (Rabs (3 * c0)); [apply Rle_abs|].
    replace (Rabs (3 * c0)) with (Rabs (3 * c0) / (1 - 2 * g * c0) * (1 - 2 * g * c0)) by (field; lra).
    apply Rmult_lt_compat_r; lra. }
  assert (Ht : 0 <= 3 * sqrt 3 - 5 <= 1).
  { rewrite Eg. split; [lra|]. lra. }
  destruct (whole_part (3 * sqrt 3 - 5) N Ht) as (x & HxN & Hx1 & Hx2).
  destruct (loss N x HN HxN) as (d & mu & p & s & s' & H1 & H2 & H3 & H4 & H5 & H6 & H7).
  exists d, mu, p, s, s'. repeat (split; [assumption|]). rewrite H7.
  rewrite !plus_INR, !mult_INR. simpl INR.
  set (ra := (1 + 1 + 1 + 1 + 1) * INR N + INR x). set (rc := (1 + 1 + 1) * INR N).
  assert (PN : 1 <= INR N) by lra. assert (Px := pos_INR x).
  assert (Hd : -1 <= ra - sqrt 3 * rc <= 0) by (unfold ra, rc; lra).
  assert (Hsq : (ra - sqrt 3 * rc) * (ra - sqrt 3 * rc) <= 1) by nra.
  assert (Hrr : INR N <= ra * rc) by (unfold ra, rc; nra).
  clearbody ra rc.
  assert (E : 3 * (ra * ra) + 10 * (ra * rc) + 9 * (rc * rc)
    = 2 * g * (ra * rc) + 3 * ((ra - sqrt 3 * rc) * (ra - sqrt 3 * rc))).
  { transitivity (3 * (ra * ra) + 10 * (ra * rc) + 3 * (sqrt 3 * sqrt 3) * (rc * rc)); [rewrite R3; ring|].
    unfold g. ring. }
  rewrite E. set (D := 2 * g * (ra * rc) + 3 * ((ra - sqrt 3 * rc) * (ra - sqrt 3 * rc))).
  assert (Hsq0 : 0 <= (ra - sqrt 3 * rc) * (ra - sqrt 3 * rc)) by apply Rle_0_sqr.
  assert (HD : 0 < D).
  { unfold D. assert (0 < 2 * g * (ra * rc)) by (apply Rmult_lt_0_compat; lra). lra. }
  apply Rmult_lt_reg_r with D; [exact HD|].
  replace (ra * rc / D * D) with (ra * rc) by (field; lra).
  destruct (Rle_dec c0 0) as [G|G].
  - assert (0 <= - c0 * D) by (apply Rmult_le_pos; lra). lra.
  - assert (c0 * D <= c0 * (2 * g * (ra * rc) + 3)) by (apply Rmult_le_compat_l; unfold D; lra).
    assert (INR N * (1 - 2 * g * c0) <= ra * rc * (1 - 2 * g * c0)) by (apply Rmult_le_compat_r; lra). lra.
Qed.
