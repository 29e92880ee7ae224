(** The largest difference of Dice and Jaccard on masks of d voxels

    Law. The largest D - J of masks of d voxels is the largest g(p/q) = (p/q)(1 - p/q)/(1 + p/q) of fractions with
    p <= q <= d. The Pell numbers 0, 1, 2, 5, 12, 29, 70, ... (each is twice the last plus the one before) give it for
    every d: from d = P(k) on, until the next Pell number, it's g(P(k-1)/P(k)), and it rises at each Pell number. So
    it's

        0 for d = 1,  1/6 for d = 2..4,  6/35 for d = 5..11,  35/204 for d = 12..28,  204/1189 for d = 29..69,
        1189/6930 for d = 70..168.

    It stays below 3 - 2 sqrt 2 by at least 1/(4 (3 + 2 sqrt 2) d^4).

    Proof. With x = p + q and y = q, g(p/q) = 3 - h with h = (x^2 + 2y^2)/(xy), and h^2 = 8 + N^2/(xy)^2, where
    N = x^2 - 2y^2. So the largest g has the least |N|/(xy). Take X = P(k-1) + P(k) and Y = P(k), for which N is 1 or
    -1, and let y be below P(k+1) = X + Y. To show: xy <= |N| XY.

    - |N| = 0, 3, 5 or 6 is impossible: sqrt 2 is irrational, and look at N modulo 16.
    - |N| = 1. Then x, y is a pair like X, Y, and of a number k that isn't greater; by descent from (x, y) to
      (2y - x, x - y), which has -N.
    - |N| = 2. Then (y, x/2) is such a pair. |N| = 4. Then (x/2, y/2) is.
    - |N| = 7 or 8. Then x is near sqrt 2 y, and xy isn't above 7 XY.
    - |N| >= 9. Then xy <= 2y^2 <= 2(X + Y)^2 <= 9 XY. *)

From Coq Require Import Reals List Bool Arith ZArith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks DiceJaccardIdentity DiceJaccardGap.
Import ListNotations.
Open Scope R_scope.

(** * What is to be found *)

(** c is the greatest D - J of all pairs of masks of d voxels that aren't both empty. *)
Definition is_largest_gap (d : nat) (c : R) : Prop :=
  (exists y s : mask, length y = d /\ length s = d /\ (0 < size y + size s)%nat /\ Dice y s - Jaccard y s = c) /\
  (forall y s : mask, length y = d -> length s = d -> (0 < size y + size s)%nat -> Dice y s - Jaccard y s <= c).

Definition gap_at (j : R) : R := j * (1 - j) / (1 + j).

Fixpoint pell (k : nat) : nat :=
  match k with
  | O => 0
  | S j => match j with O => 1 | S i => 2 * pell j + pell i end
  end.

(** * Masks and fractions *)

Lemma gap_of_fraction : forall y s : mask, length y = length s -> (0 < size y + size s)%nat ->
  Dice y s - Jaccard y s = gap_at (INR (tp y s) / INR (tp y s + fp y s + fn y s)).
Proof.
  intros y s L N. pose proof (union_real_pos y s L N) as U. rewrite !plus_INR.
  fold (jaccard (INR (tp y s)) (INR (fp y s)) (INR (fn y s))).
  fold (Jaccard y s). unfold gap_at. apply dice_jaccard_identity; auto with masks.
Qed.

Theorem largest_gap_of_fractions : forall (d : nat) (c : R), is_largest_gap d c <->
  (exists p q, (p <= q <= d)%nat /\ (1 <= q)%nat /\ gap_at (INR p / INR q) = c) /\
  (forall p q, (p <= q <= d)%nat -> (1 <= q)%nat -> gap_at (INR p / INR q) <= c).
Proof.
  assert (To : forall d (y s : mask), length y = d -> length s = d -> (0 < size y + size s)%nat ->
    exists p q, (p <= q <= d)%nat /\ (1 <= q)%nat /\ Dice y s - Jaccard y s = gap_at (INR p / INR q)).
  { intros d y s Ly Ls N. exists (tp y s), (tp y s + fp y s + fn y s)%nat.
    pose proof (counts_length y s ltac:(congruence)). pose proof (proj2 (union_size y s ltac:(congruence)) N).
    repeat split; try lia. apply gap_of_fraction; congruence. }
  assert (From : forall d p q, (p <= q <= d)%nat -> (1 <= q)%nat ->
    exists y s : mask, length y = d /\ length s = d /\ (0 < size y + size s)%nat /\
    Dice y s - Jaccard y s = gap_at (INR p / INR q)).
  { intros d p q H Q. destruct (mask_pair p (q - p) 0 (d - q)) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
    exists y, s. pose proof (tp_fp_size y s ltac:(lia)). repeat split; try lia.
    rewrite gap_of_fraction by lia. rewrite Htp, Hfp, Hfn. do 3 f_equal. lia. }
  intros d c. split.
  - intros [(y & s & Ly & Ls & N & E) M]. split.
    + destruct (To d y s Ly Ls N) as (p & q & H & Q & G). exists p, q. rewrite <- G. auto.
    + intros p q H Q. destruct (From d p q H Q) as (w & z & Lw & Lz & N' & G). rewrite <- G. auto.
  - intros [(p & q & H & Q & E) M]. split.
    + destruct (From d p q H Q) as (y & s & Ly & Ls & N & G). exists y, s. rewrite G. auto.
    + intros y s Ly Ls N. destruct (To d y s Ly Ls N) as (p' & q' & H' & Q' & G). rewrite G. auto.
Qed.

(** * Whole numbers: N = x^2 - 2y^2 *)

Open Scope Z_scope.

Definition Y (k : nat) : Z := Z.of_nat (pell (S k)).
Definition X (k : nat) : Z := Z.of_nat (pell k + pell (S k)).

Lemma Y_next : forall k, Y (S k) = X k + Y k.
Proof. intro k. unfold X, Y. change (pell (S (S k))) with (2 * pell (S k) + pell k)%nat. lia. Qed.

Lemma X_next : forall k, X (S k) = X k + 2 * Y k.
Proof. intro k. unfold X, Y. change (pell (S (S k))) with (2 * pell (S k) + pell k)%nat. lia. Qed.

Lemma XY_pos : forall k, 1 <= Y k <= X k.
Proof. induction k; [cbv; split; congruence|]. rewrite Y_next, X_next. lia. Qed.

(** N is 1 or -1. *)
Lemma XY_unit : forall k, X k * X k - 2 * (Y k * Y k) = 1 \/ X k * X k - 2 * (Y k * Y k) = -1.
Proof. induction k; [right; reflexivity|]. rewrite Y_next, X_next. destruct IHk; [right | left]; lia. Qed.

Lemma XY_grow : forall k, (1 <= k)%nat -> 2 <= Y k /\ 3 <= X k.
Proof. intros [|k] H; [lia|]. rewrite Y_next, X_next. pose proof (XY_pos k). lia. Qed.

Lemma square_le : forall a b, 0 <= b -> a * a <= b * b -> a <= b.
Proof. intros. nia. Qed.

(** X/Y is near sqrt 2. *)
Lemma XY_ratio : forall k, 4 * ((X k + Y k) * (X k + Y k)) <= 17 * (X k * Y k).
Proof.
  intro k. assert (4 * (X k * X k) + 4 * (Y k * Y k) <= 9 * (X k * Y k)); [|lia].
  pose proof (XY_pos k) as P. pose proof (XY_unit k) as U. destruct k; [cbv; congruence|].
  pose proof (XY_grow (S k) ltac:(lia)) as G. set (x := X (S k)) in *. set (y := Y (S k)) in *.
  apply square_le; [nia|]. set (z := y * y) in *.
  assert (4 <= z) by (subst z; nia).
  assert (E : 9 * (x * y) * (9 * (x * y)) = 81 * ((x * x) * z)) by (subst z; ring). rewrite E.
  destruct U as [U|U]; replace (x * x) with (2 * z + (x * x - 2 * z)) by ring; rewrite U; nia.
Qed.

(** All pairs with N = 1 or -1 are these. *)
Lemma unit_pairs : forall k x y, 1 <= x -> 1 <= y -> x * x - 2 * (y * y) = 1 \/ x * x - 2 * (y * y) = -1 ->
  y < Y (S k) -> x <= X k /\ y <= Y k.
Proof.
  induction k; intros x y Hx Hy U L.
  - change (Y 1) with 2 in L. change (Y 0) with 1. change (X 0) with 1. assert (y = 1) by lia. subst y. nia.
  - destruct (Z.eq_dec y 1) as [->|N1].
    { pose proof (XY_pos (S k)). nia. }
    assert (B : y < x < 2 * y) by nia.
    destruct (Z_lt_le_dec (x - y) (Y (S k))) as [Lt|Ge].
    + destruct (IHk (2 * y - x) (x - y)) as [H1 H2]; try lia.
      rewrite X_next, Y_next. lia.
    + exfalso. pose proof (Y_next (S k)) as Yn. pose proof (XY_unit (S k)) as V. pose proof (XY_pos (S k)) as P.
      set (x' := 2 * y - x). set (y' := x - y) in *.
      assert (E : x' + y' = y) by (subst x' y'; ring).
      assert (U' : x' * x' - 2 * (y' * y') = 1 \/ x' * x' - 2 * (y' * y') = -1) by (subst x' y'; lia).
      assert (x' < X (S k)) by lia.
      assert (x' * x' <= (X (S k) - 1) * (X (S k) - 1)) by (apply Z.mul_le_mono_nonneg; lia).
      assert (Y (S k) * Y (S k) <= y' * y') by (apply Z.mul_le_mono_nonneg; lia).
      pose proof (XY_grow (S k) ltac:(lia)). lia.
Qed.

(** Squares: of even numbers 4 times one, of odd numbers 1 modulo 8. *)
Lemma square_parity : forall x, (exists a, x = 2 * a) \/ (exists c, x * x = 8 * c + 1).
Proof.
  intro x. destruct (Z.Even_or_Odd x) as [[a H]|[a H]]; [left; exists a; exact H | right].
  destruct (Z.Even_or_Odd a) as [[b K]|[b K]]; subst a x.
  - exists (b * (2 * b + 1)). ring.
  - exists ((2 * b + 1) * (b + 1)). ring.
Qed.

Lemma residues : forall x y, let n := Z.abs (x * x - 2 * (y * y)) in n <> 3 /\ n <> 5 /\ n <> 6.
Proof.
  intros x y n. subst n.
  destruct (square_parity x) as [[a ->]|[c ->]], (square_parity y) as [[b ->]|[e ->]]; try lia.
  destruct (square_parity a) as [[f ->]|[f F]]; lia.
Qed.

Lemma N_nonzero : forall x y, 1 <= x -> 1 <= y -> x * x - 2 * (y * y) <> 0.
Proof.
  intros x y Hx Hy E. pose proof (no_double_square (Z.to_nat x) (Z.to_nat y)) as H. nia.
Qed.

Lemma pell_best : forall k x y, 1 <= y -> y < Y (S k) -> y <= x <= 2 * y ->
  x * y <= Z.abs (x * x - 2 * (y * y)) * (X k * Y k).
Proof.
  intros k x y Hy L B. pose proof (XY_pos k) as P. pose proof (XY_ratio k) as Q.
  pose proof (N_nonzero x y ltac:(lia) Hy) as NZ. pose proof (residues x y) as R. cbv zeta in R.
  set (n := x * x - 2 * (y * y)) in *. rewrite Y_next in L. assert (M : 1 <= X k * Y k) by nia.
  assert (Small : y * y <= (X k + Y k) * (X k + Y k)) by nia.
  destruct (Z_le_gt_dec 9 (Z.abs n)) as [Big|Lim]; [nia|].
  assert (C : n = 1 \/ n = -1 \/ Z.abs n = 2 \/ Z.abs n = 4 \/ 7 <= Z.abs n <= 8) by lia.
  destruct C as [C|[C|[C|[C|C]]]].
  - destruct (unit_pairs k x y) as [H1 H2]; try rewrite Y_next; try lia. rewrite C. nia.
  - destruct (unit_pairs k x y) as [H1 H2]; try rewrite Y_next; try lia. rewrite C. nia.
  - destruct (square_parity x) as [[z E]|[c E]]; [|subst n; lia]. subst x.
    destruct (unit_pairs k y z) as [H1 H2]; try rewrite Y_next; try (subst n; lia). rewrite C. nia.
  - destruct (square_parity x) as [[z E]|[c E]]; [|subst n; lia].
    destruct (square_parity y) as [[w F]|[c F]];
      [|subst n x; destruct (square_parity z) as [[f ->]|[f G]]; lia].
    subst x y. destruct (unit_pairs k z w) as [H1 H2]; try rewrite Y_next; try (subst n; lia). rewrite C. nia.
  - destruct k; [change (X 0) with 1 in *; change (Y 0) with 1 in *; assert (y = 1) by lia; subst n y; nia|].
    pose proof (XY_grow (S k) ltac:(lia)) as G. set (m := X (S k) * Y (S k)) in *.
    assert (6 <= m) by (subst m; nia).
    assert (xy : x * y <= 7 * m);
      [|apply Z.le_trans with (7 * m); [exact xy | apply Z.mul_le_mono_nonneg_r; lia]].
    apply square_le; [lia|].
    replace (x * y * (x * y)) with ((n + 2 * (y * y)) * (y * y)) by (subst n; ring).
    set (z := y * y) in *. assert (1 <= z) by (subst z; nia).
    assert (Z4 : 4 * z <= 17 * m) by lia.
    assert ((n + 2 * z) * z <= (8 + 2 * z) * z) by (apply Z.mul_le_mono_nonneg_r; lia).
    assert ((4 * z) * (4 * z) <= (17 * m) * (17 * m)) by (apply Z.mul_le_mono_nonneg; lia).
    assert (6 * m <= m * m) by (apply Z.mul_le_mono_nonneg_r; lia). lia.
Qed.

(** In terms of h = (x^2 + 2y^2)/(xy). *)
Lemma pell_best_h : forall k x y, 1 <= y -> y < Y (S k) -> y <= x <= 2 * y ->
  (X k * X k + 2 * (Y k * Y k)) * (x * y) <= (x * x + 2 * (y * y)) * (X k * Y k).
Proof.
  intros k x y Hy L B. pose proof (pell_best k x y Hy L B) as H. pose proof (XY_pos k) as P.
  pose proof (XY_unit k) as U. apply square_le; [apply Z.mul_nonneg_nonneg; nia|].
  assert (V : (X k * X k - 2 * (Y k * Y k)) * (X k * X k - 2 * (Y k * Y k)) = 1)
    by (destruct U as [-> | ->]; reflexivity).
  set (n := x * x - 2 * (y * y)) in *.
  assert (S : (x * y) * (x * y) <= (n * n) * ((X k * Y k) * (X k * Y k))).
  { apply Z.le_trans with ((Z.abs n * (X k * Y k)) * (Z.abs n * (X k * Y k)));
      [apply Z.mul_le_mono_nonneg; nia|].
    replace (n * n) with (Z.abs n * Z.abs n) by (apply Z.abs_square). lia. }
  replace ((X k * X k + 2 * (Y k * Y k)) * (x * y) * ((X k * X k + 2 * (Y k * Y k)) * (x * y)))
    with (((X k * X k - 2 * (Y k * Y k)) * (X k * X k - 2 * (Y k * Y k)) + 8 * ((X k * Y k) * (X k * Y k)))
      * ((x * y) * (x * y))) by ring.
  rewrite V.
  replace ((x * x + 2 * (y * y)) * (X k * Y k) * ((x * x + 2 * (y * y)) * (X k * Y k)))
    with ((n * n + 8 * ((x * y) * (x * y))) * ((X k * Y k) * (X k * Y k))) by (subst n; ring).
  lia.
Qed.

Close Scope Z_scope.

(** * The largest gap of masks of d voxels *)

Lemma gap_at_h : forall p q : R, 0 <= p -> 0 < q ->
  gap_at (p / q) = 3 - ((p + q) * (p + q) + 2 * (q * q)) / ((p + q) * q).
Proof. intros p q P Q. unfold gap_at. field. repeat split; lra. Qed.

Lemma pell_fraction_best : forall k p q, (1 <= q)%nat -> (q < pell (k + 2))%nat -> (p <= q)%nat ->
  gap_at (INR p / INR q) <= gap_at (INR (pell k) / INR (pell (k + 1))).
Proof.
  intros k p q Hq L Hp. rewrite (Nat.add_comm k 2), (Nat.add_comm k 1) in *. simpl plus in *.
  assert (H := pell_best_h k (Z.of_nat (p + q)) (Z.of_nat q) ltac:(lia) ltac:(unfold Y; lia) ltac:(lia)).
  pose proof (XY_pos k) as P. apply IZR_le in H. repeat rewrite ?mult_IZR, ?plus_IZR in H. unfold X, Y in *.
  rewrite <- !INR_IZR_INZ, !plus_INR in H.
  assert (Q1 : 1 <= INR (pell (S k))) by (apply INR_ge_1; lia). assert (q1 := INR_ge_1 q Hq).
  pose proof (pos_INR (pell k)). pose proof (pos_INR p).
  rewrite !gap_at_h by lra.
  set (a := INR p) in *. set (b := INR q) in *. set (c := INR (pell k)) in *. set (e := INR (pell (S k))) in *.
  assert (((c + e) * (c + e) + 2 * (e * e)) / ((c + e) * e) <=
          ((a + b) * (a + b) + 2 * (b * b)) / ((a + b) * b)); [|lra].
  apply div_le_div; try (apply Rmult_lt_0_compat; lra). lra.
Qed.

Theorem dice_jaccard_gap_finite : forall k d : nat, (pell (k + 1) <= d < pell (k + 2))%nat ->
  is_largest_gap d (gap_at (INR (pell k) / INR (pell (k + 1)))).
Proof.
  intros k d H. apply largest_gap_of_fractions.
  pose proof (XY_pos k) as P. unfold X, Y in P. rewrite <- (Nat.add_1_r k) in P. split.
  - exists (pell k), (pell (k + 1)). repeat split; try lia.
    destruct k; [simpl; lia|]. rewrite Nat.add_1_r. change (pell (S (S k))) with (2 * pell (S k) + pell k)%nat. lia.
  - intros p q Hp Hq. apply pell_fraction_best; lia.
Qed.

(** Every d is between two Pell numbers. *)
Theorem dice_jaccard_gap_finite_every : forall d : nat, (1 <= d)%nat ->
  exists k, (pell (k + 1) <= d < pell (k + 2))%nat.
Proof.
  intros d D. assert (G : forall k, (k < pell (k + 2))%nat).
  { induction k; [simpl; lia|]. replace (S k + 2)%nat with (S (S (S k))) by lia.
    rewrite Nat.add_comm in IHk. simpl plus in IHk.
    pose proof (XY_pos k) as P. unfold X, Y in P.
    change (pell (S (S (S k)))) with (2 * pell (S (S k)) + pell (S k))%nat. lia. }
  assert (F : forall m, (d < pell (m + 2))%nat -> exists k, (pell (k + 1) <= d < pell (k + 2))%nat).
  { induction m; intro H; [exists 0%nat; simpl in *; lia|].
    destruct (Nat.lt_ge_cases d (pell (m + 2))) as [C|C]; [auto|]. exists (S m).
    replace (S m + 1)%nat with (m + 2)%nat by lia. lia. }
  apply (F d). apply G.
Qed.

(** The largest gap rises at every Pell number. *)
Theorem dice_jaccard_gap_finite_rises : forall k : nat,
  gap_at (INR (pell k) / INR (pell (k + 1))) < gap_at (INR (pell (k + 1)) / INR (pell (k + 2))).
Proof.
  intro k. rewrite (Nat.add_comm k 2), (Nat.add_comm k 1). simpl plus.
  assert (H : ((X (S k) * X (S k) + 2 * (Y (S k) * Y (S k))) * (X k * Y k) <
               (X k * X k + 2 * (Y k * Y k)) * (X (S k) * Y (S k)))%Z).
  { rewrite X_next, Y_next. set (x := X k). set (y := Y k).
    assert (V : ((x * x - 2 * (y * y)) * (x * x - 2 * (y * y)) = 1)%Z)
      by (subst x y; destruct (XY_unit k) as [-> | ->]; reflexivity).
    lia. }
  apply IZR_lt in H. repeat rewrite ?mult_IZR, ?plus_IZR in H.
  pose proof (XY_pos k) as P. pose proof (XY_pos (S k)) as P'. unfold X, Y in *.
  rewrite <- !INR_IZR_INZ, !plus_INR in H.
  assert (Q1 : 1 <= INR (pell (S k))) by (apply INR_ge_1; lia).
  assert (Q2 : 1 <= INR (pell (S (S k)))) by (apply INR_ge_1; lia).
  pose proof (pos_INR (pell k)). rewrite !gap_at_h by lra.
  set (a := INR (pell k)) in *. set (b := INR (pell (S k))) in *. set (c := INR (pell (S (S k)))) in *.
  assert (((b + c) * (b + c) + 2 * (c * c)) / ((b + c) * c) <
          ((a + b) * (a + b) + 2 * (b * b)) / ((a + b) * b)); [|lra].
  apply div_lt_div; try (apply Rmult_lt_0_compat; lra). lra.
Qed.

(** The values for fewer than 169 voxels. *)
Theorem dice_jaccard_gap_finite_values : forall d : nat,
  (d = 1 -> is_largest_gap d 0)%nat /\
  (2 <= d <= 4 -> is_largest_gap d (1 / 6))%nat /\
  (5 <= d <= 11 -> is_largest_gap d (6 / 35))%nat /\
  (12 <= d <= 28 -> is_largest_gap d (35 / 204))%nat /\
  (29 <= d <= 69 -> is_largest_gap d (204 / 1189))%nat /\
  (70 <= d <= 168 -> is_largest_gap d (1189 / 6930))%nat.
Proof.
  assert (V : forall k d c, (pell (k + 1) <= d < pell (k + 2))%nat -> gap_at (INR (pell k) / INR (pell (k + 1))) = c ->
    is_largest_gap d c) by (intros k d c H <-; apply dice_jaccard_gap_finite, H).
  intro d. refine (conj _ (conj _ (conj _ (conj _ (conj _ _))))); intro H.
  - apply (V 0%nat); [simpl; lia|]. unfold gap_at. rewrite !INR_IZR_INZ. simpl. field.
  - apply (V 1%nat); [simpl; lia|]. unfold gap_at. rewrite !INR_IZR_INZ. simpl. field.
  - apply (V 2%nat); [simpl; lia|]. unfold gap_at. rewrite !INR_IZR_INZ. simpl. field.
  - apply (V 3%nat); [simpl; lia|]. unfold gap_at. rewrite !INR_IZR_INZ. simpl. field.
  - apply (V 4%nat); [simpl; lia|]. unfold gap_at. rewrite !INR_IZR_INZ. simpl. field.
  - apply (V 5%nat); [simpl; lia|]. unfold gap_at. rewrite !INR_IZR_INZ. simpl. field.
Qed.

(** * The distance from 3 - 2 sqrt 2 *)

Theorem dice_jaccard_gap_finite_below : forall (d : nat) (y s : mask), length y = d -> length s = d ->
  (0 < size y + size s)%nat ->
  Dice y s - Jaccard y s <= 3 - 2 * sqrt 2 - 1 / (4 * (3 + 2 * sqrt 2) * INR d ^ 4).
Proof.
  intros d y s Ly Ls N. assert (L : length y = length s) by congruence.
  rewrite gap_of_fraction by assumption.
  pose proof (counts_length y s L). pose proof (proj2 (union_size y s L) N).
  set (p := tp y s) in *. set (q := (p + fp y s + fn y s)%nat) in *.
  pose proof (N_nonzero (Z.of_nat (p + q)) (Z.of_nat q) ltac:(lia) ltac:(lia)) as NZ.
  assert (SZ : (1 <= (Z.of_nat (p + q) * Z.of_nat (p + q) - 2 * (Z.of_nat q * Z.of_nat q)) *
                     (Z.of_nat (p + q) * Z.of_nat (p + q) - 2 * (Z.of_nat q * Z.of_nat q)))%Z) by nia.
  apply IZR_le in SZ. repeat rewrite ?mult_IZR, ?minus_IZR in SZ. rewrite <- !INR_IZR_INZ, !plus_INR in SZ.
  assert (P0 := pos_INR p). assert (Q1 := INR_ge_1 q ltac:(lia)).
  assert (PQ : INR p <= INR q) by (apply le_INR; lia). assert (QD : INR q <= INR d) by (apply le_INR; lia).
  rewrite gap_at_h by lra. pose proof sqrt2_square as W. pose proof sqrt2_bounds as Wb. set (w := sqrt 2) in *.
  set (v := INR q) in *. set (u := INR p + v) in *. set (r := INR d) in *.
  assert (U : v <= u <= 2 * v) by (subst u; lra).
  assert (uv : 0 < u * v) by nra.
  set (h := (u * u + 2 * (v * v)) / (u * v)).
  assert (H3 : h <= 3) by (apply div_le; nra).
  assert (Hh : (h - 2 * w) * ((h + 2 * w) * ((u * v) * (u * v))) =
    (u * u - 2 * (v * v)) * (u * u - 2 * (v * v))).
  { replace ((h - 2 * w) * ((h + 2 * w) * ((u * v) * (u * v))))
      with ((h * h - 4 * (w * w)) * ((u * v) * (u * v))) by ring.
    rewrite W. subst h. field. lra. }
  assert (Hpos : 0 < h) by (apply div_pos; nra).
  assert (Sq : (u * v) * (u * v) <= 4 * r ^ 4).
  { assert (u * v <= 2 * (r * r)) by nra. replace (4 * r ^ 4) with ((2 * (r * r)) * (2 * (r * r))) by ring.
    apply Rmult_le_compat; lra. }
  assert (Big : 0 < (u * v) * (u * v)) by (apply Rmult_lt_0_compat; lra).
  assert (Up : (h + 2 * w) * ((u * v) * (u * v)) <= (3 + 2 * w) * (4 * r ^ 4)) by (apply Rmult_le_compat; lra).
  assert (Low : 0 < (h + 2 * w) * ((u * v) * (u * v))) by (apply Rmult_lt_0_compat; lra).
  assert (Gap : 0 < h - 2 * w).
  { apply Rnot_le_lt. intro C. assert ((h - 2 * w) * ((h + 2 * w) * ((u * v) * (u * v))) <= 0) by nra. lra. }
  assert (1 / (4 * (3 + 2 * w) * r ^ 4) <= h - 2 * w); [|lra].
  apply div_le; [lra|].
  assert ((h - 2 * w) * ((h + 2 * w) * ((u * v) * (u * v))) <= (h - 2 * w) * ((3 + 2 * w) * (4 * r ^ 4)))
    by (apply Rmult_le_compat_l; lra). lra.
Qed.
