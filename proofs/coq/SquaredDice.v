(** Soft scores with squares in the denominator
    ===========================================

    Law. For every target y of d voxels, n > 0 of them foreground, and every p in [0,1]^d let Q be the sum of the
    squares of p, SD2 = 2T/(n + Q) and SJ2 = T/(n + Q - T). Then SD2 = 2 SJ2/(1 + SJ2) and, with k = (d - n)/n,

        SD <= SD2 <= (1 + sqrt(1 + d/n))/2 SD,        SJ <= SJ2 <= 2/3 (1 + sqrt(1 + 3k/4)) SJ,

    both factors attained for every target. So 1 - SD2 <= 1 - SD, but for every c some p has 1 - SD > c (1 - SD2), for
    every target.

    Proof. p^2 <= p gives the first. With L the factor, p - L p^2 <= 1/(4L), and 4L^2 - 4L = d/n; equality where all p
    are 1/(2L). For Jaccard p - p^2 <= 1/4 on the foreground, and p - L p^2 <= 1/(4L) elsewhere; 3L^2 - 4L = k. Errors
    e on the foreground alone have the losses e/(2 - e) and e^2/(1 + (1 - e)^2). *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Masks.
From CertiDice Require LovaszSoftJaccard.
Import ListNotations.
Open Scope R_scope.

Fixpoint squares (p : list R) : R :=
  match p with
  | [] => 0
  | x :: p' => x * x + squares p'
  end.

Definition SquaredDice (y : mask) (p : list R) : R := 2 * hit y p / (INR (size y) + squares p).
Definition SquaredJaccard (y : mask) (p : list R) : R := hit y p / (INR (size y) + squares p - hit y p).

(** * Sums of voxels *)

Lemma squares_nonneg : forall p, 0 <= squares p.
Proof. induction p as [|x p IH]; simpl; [lra | nra]. Qed.

Lemma squares_le : forall y p, length p = length y -> probabilities p -> squares p <= hit y p + spill y p.
Proof.
  unfold hit, spill. induction y as [|a y IH]; intros [|x p] L P; simpl in *; try discriminate; [lra|].
  inversion P as [|? ? X P']; subst. specialize (IH p ltac:(lia) P'). destruct a; simpl; nra.
Qed.

(** p - c p^2 <= 1/(4c) on every voxel. *)
Lemma peak : forall c x, 0 < c -> x - c * (x * x) <= / (4 * c).
Proof.
  intros c x C. assert (E : / (4 * c) - (x - c * (x * x)) = (2 * c * x - 1) * (2 * c * x - 1) / (4 * c)) by (field;
    lra).
  assert (0 <= (2 * c * x - 1) * (2 * c * x - 1) / (4 * c)); [|lra].
  apply div_nonneg; [apply Rle_0_sqr | lra].
Qed.

Lemma sum_peak : forall y p c, 0 < c -> length p = length y ->
  hit y p + spill y p - c * squares p <= INR (length y) / (4 * c).
Proof.
  unfold hit, spill. induction y as [|a y IH]; intros [|x p] c C L; cbn [length] in *; try discriminate; [simpl; lra|].
  specialize (IH p c C ltac:(lia)). pose proof (peak c x C). rewrite S_INR. unfold Rdiv in *.
  destruct a; simpl; lra.
Qed.

(** With p^2 - p >= -1/4 on the foreground. *)
Lemma sum_peak_jaccard : forall y p c, 0 < c -> length p = length y ->
  spill y p - c * (squares p - hit y p) <= c * INR (size y) / 4 + (INR (length y) - INR (size y)) / (4 * c).
Proof.
  unfold hit, spill. induction y as [|a y IH]; intros [|x p] c C L; cbn [length] in *; try discriminate; [simpl; lra|].
  specialize (IH p c C ltac:(lia)). pose proof (peak c x C) as Q. rewrite S_INR. cbn [size]. rewrite plus_INR.
  unfold Rdiv in *. destruct a; simpl.
  - assert (x - x * x <= / 4) by (pose proof (Rle_0_sqr (2 * x - 1)) as S; unfold Rsqr in S; lra). nra.
  - lra.
Qed.

(** Everything that the laws need of a prediction. *)
Lemma squared_facts : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  1 <= INR (size y) <= INR (length y) /\ 0 <= hit y p <= INR (size y) /\ 0 <= spill y p /\
  0 <= squares p <= hit y p + spill y p /\
  2 * hit y p <= INR (size y) + squares p /\ 0 < INR (size y) + squares p - hit y p.
Proof.
  intros y p L N P. pose proof (LovaszSoftJaccard.facts y p L N P). pose proof (INR_ge_1 (size y) ltac:(lia)).
  pose proof (squares_nonneg p). pose proof (squares_le y p L P).
  assert (hit y p <= (INR (size y) + squares p) / 2).
  { clear - L. unfold hit. revert p L. induction y as [|a y IH]; intros [|x p] L; simpl in L; try discriminate;
      [simpl; lra|].
    specialize (IH p ltac:(lia)). cbn [size squares sum_where]. rewrite plus_INR.
    destruct a; simpl; [pose proof (Rle_0_sqr (x - 1)) as S; unfold Rsqr in S; lra | nra]. }
  assert (hit y p < INR (size y) + squares p).
  { destruct (Rle_lt_dec (hit y p) 0); lra. }
  repeat split; lra.
Qed.

(** * Order, identity, losses *)

Theorem squared_dice_order : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SoftDice y p <= SquaredDice y p <= 1 /\ SoftJaccard y p <= SquaredJaccard y p <= 1 /\
  1 - SquaredDice y p <= 1 - SoftDice y p /\ 1 - SquaredJaccard y p <= 1 - SoftJaccard y p.
Proof.
  intros y p L N P. destruct (squared_facts y p L N P) as (Hn & HT & Hb & HQ & HD & HE).
  unfold SoftDice, SquaredDice, SoftJaccard, SquaredJaccard.
  set (n := INR (size y)) in *. set (T := hit y p) in *. set (b := spill y p) in *. set (Q := squares p) in *.
  assert (2 * T / (n + T + b) <= 2 * T / (n + Q)) by (apply div_le_div; [lra | lra | apply Rmult_le_compat_l; lra]).
  assert (T / (n + b) <= T / (n + Q - T)) by (apply div_le_div; [lra | lra | apply Rmult_le_compat_l; lra]).
  assert (2 * T / (n + Q) <= 1) by (apply div_le; lra). assert (T / (n + Q - T) <= 1) by (apply div_le; lra).
  repeat split; lra.
Qed.

Theorem squared_dice_identity : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SquaredDice y p = 2 * SquaredJaccard y p / (1 + SquaredJaccard y p).
Proof.
  intros y p L N P. destruct (squared_facts y p L N P) as (Hn & HT & Hb & HQ & HD & HE).
  unfold SquaredDice, SquaredJaccard. field. repeat split; lra.
Qed.

(** * The factors *)

Definition dice_factor (r : R) : R := (1 + sqrt (1 + r)) / 2.

Lemma dice_factor_root : forall r, 0 <= r -> 1 <= dice_factor r /\ 4 * (dice_factor r * dice_factor r) - 4 *
  dice_factor r = r.
Proof.
  intros r H. unfold dice_factor. pose proof (sqrt_sqrt (1 + r) ltac:(lra)). pose proof (sqrt_pos (1 + r)).
  split; [|lra]. assert (1 <= sqrt (1 + r)) by (apply Rnot_lt_le; intro; nra). lra.
Qed.

Theorem squared_dice_factor : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SquaredDice y p <= (1 + sqrt (1 + INR (length y) / INR (size y))) / 2 * SoftDice y p.
Proof.
  intros y p L N P. destruct (squared_facts y p L N P) as (Hn & HT & Hb & HQ & _ & _).
  fold (dice_factor (INR (length y) / INR (size y))). unfold SoftDice, SquaredDice.
  destruct (dice_factor_root (INR (length y) / INR (size y))) as [F1 F2]; [apply div_nonneg; lra|].
  set (c := dice_factor _) in *. pose proof (sum_peak y p c ltac:(lra) L) as S.
  set (n := INR (size y)) in *. set (T := hit y p) in *. set (b := spill y p) in *. set (Q := squares p) in *.
  replace (c * (2 * T / (n + T + b))) with (c * (2 * T) / (n + T + b)) by (field; lra).
  apply div_le_div; [lra | lra |].
  assert (E : INR (length y) = n * (4 * (c * c) - 4 * c)) by (rewrite F2; field; lra).
  rewrite E in S. replace (n * (4 * (c * c) - 4 * c) / (4 * c)) with (n * (c - 1)) in S by (field; lra).
  assert (n + T + b <= c * (n + Q)) by lra. nra.
Qed.

Lemma repeat_sums : forall y x, hit y (repeat x (length y)) = x * INR (size y) /\
  spill y (repeat x (length y)) = x * (INR (length y) - INR (size y)) /\
  squares (repeat x (length y)) = x * x * INR (length y).
Proof.
  unfold hit, spill. induction y as [|a y IH]; intro x; [simpl; lra|]. destruct (IH x) as (E1 & E2 & E3).
  cbn [length]. rewrite S_INR. cbn [size repeat sum_where squares]. rewrite plus_INR, E1, E2, E3.
  destruct a; simpl; lra.
Qed.

Lemma probabilities_repeat : forall x d, 0 <= x <= 1 -> probabilities (repeat x d).
Proof. intros x d X. apply Forall_forall. intros z Z. apply repeat_spec in Z. subst z. exact X. Qed.

Theorem squared_dice_factor_attained : forall y, (0 < size y)%nat ->
  let r := INR (length y) / INR (size y) in
  let p := repeat (1 / (1 + sqrt (1 + r))) (length y) in
  probabilities p /\ SquaredDice y p = (1 + sqrt (1 + r)) / 2 * SoftDice y p /\ 0 < SoftDice y p.
Proof.
  intros y N r. pose proof (INR_ge_1 (size y) ltac:(lia)) as N1. pose proof (le_INR _ _ (size_le_length y)) as ND.
  fold (dice_factor r). destruct (dice_factor_root r) as [F1 F2]; [unfold r; apply div_nonneg; lra|].
  assert (E : 1 / (1 + sqrt (1 + r)) = / (2 * dice_factor r)).
  { unfold dice_factor. pose proof (sqrt_pos (1 + r)). field. lra. }
  rewrite E. set (c := dice_factor r) in *. intro p.
  destruct (repeat_sums y (/ (2 * c))) as (S1 & S2 & S3). fold p in S1, S2, S3.
  assert (X : 0 < / (2 * c) <= 1).
  { split; [apply Rinv_0_lt_compat; lra|]. rewrite <- Rinv_1. apply Rinv_le_contravar; lra. }
  split; [apply probabilities_repeat; lra|]. unfold SquaredDice, SoftDice. rewrite S1, S2, S3.
  assert (Er : INR (length y) = INR (size y) * (4 * (c * c) - 4 * c)) by (rewrite F2; unfold r; field; lra).
  set (n := INR (size y)) in *. set (x := / (2 * c)) in *. assert (Xc : x * (2 * c) = 1) by (unfold x; field; lra).
  assert (0 < x * n) by (apply Rmult_lt_0_compat; lra). split.
  - assert (D1 : n + x * n + x * (INR (length y) - n) = n * (2 * c - 1)).
    { replace (n + x * n + x * (INR (length y) - n)) with (n + x * INR (length y)) by ring. rewrite Er.
      replace (x * (n * (4 * (c * c) - 4 * c))) with (n * (x * (2 * c) * (2 * c - 2))) by ring. rewrite Xc. ring. }
    assert (D2 : n + x * x * INR (length y) = n * (2 * c - 1) / c).
    { rewrite Er. replace (x * x * (n * (4 * (c * c) - 4 * c))) with (n * (x * (2 * c)) * (x * (2 * c) * (1 - / c)))
        by (field; lra). rewrite Xc. field. lra. }
    rewrite D1, D2. field. repeat split; lra.
  - assert (0 <= x * (INR (length y) - n)) by (apply Rmult_le_pos; lra). apply div_pos; lra.
Qed.

Definition jaccard_factor (k : R) : R := 2 / 3 * (1 + sqrt (1 + 3 * k / 4)).

Lemma jaccard_factor_root : forall k, 0 <= k ->
  4 / 3 <= jaccard_factor k /\ 3 * (jaccard_factor k * jaccard_factor k) - 4 * jaccard_factor k = k.
Proof.
  intros k H. unfold jaccard_factor. pose proof (sqrt_sqrt (1 + 3 * k / 4) ltac:(lra)) as S.
  pose proof (sqrt_pos (1 + 3 * k / 4)). set (w := sqrt _) in *.
  split; [|lra]. assert (1 <= w) by (apply Rnot_lt_le; intro; nra). lra.
Qed.

Theorem squared_jaccard_factor : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  let k := (INR (length y) - INR (size y)) / INR (size y) in
  SquaredJaccard y p <= 2 / 3 * (1 + sqrt (1 + 3 * k / 4)) * SoftJaccard y p.
Proof.
  intros y p L N P k. destruct (squared_facts y p L N P) as (Hn & HT & Hb & HQ & HD & HE).
  fold (jaccard_factor k). unfold SoftJaccard, SquaredJaccard.
  destruct (jaccard_factor_root k) as [F1 F2]; [unfold k; apply div_nonneg; lra|].
  set (c := jaccard_factor k) in *. pose proof (sum_peak_jaccard y p c ltac:(lra) L) as S.
  assert (E : INR (length y) - INR (size y) = INR (size y) * (3 * (c * c) - 4 * c)) by (rewrite F2; unfold k; field;
    lra).
  rewrite E in S. set (n := INR (size y)) in *. set (T := hit y p) in *. set (b := spill y p) in *.
  set (Q := squares p) in *.
  replace (n * (3 * (c * c) - 4 * c) / (4 * c)) with (n * (3 * c / 4 - 1)) in S by (field; lra).
  replace (c * (T / (n + b))) with (c * T / (n + b)) by (field; lra).
  apply div_le_div; [lra | lra |].
  assert (n + b <= c * (n + Q - T)) by lra. nra.
Qed.

(** One probability on the foreground, another elsewhere. *)
Definition two_values (t x : R) (y : mask) : list R := map (fun a : bool => if a then t else x) y.

Lemma two_values_sums : forall t x y, hit y (two_values t x y) = t * INR (size y) /\
  spill y (two_values t x y) = x * (INR (length y) - INR (size y)) /\
  squares (two_values t x y) = t * t * INR (size y) + x * x * (INR (length y) - INR (size y)).
Proof.
  unfold hit, spill, two_values. intros t x. induction y as [|a y (E1 & E2 & E3)]; [simpl; lra|].
  cbn [length]. rewrite S_INR. cbn [size map sum_where squares]. rewrite plus_INR, E1, E2, E3. destruct a; simpl; lra.
Qed.

Lemma two_values_good : forall t x y, 0 <= t <= 1 -> 0 <= x <= 1 ->
  length (two_values t x y) = length y /\ probabilities (two_values t x y).
Proof.
  intros t x y T X. split; [apply map_length|]. apply Forall_forall. intros z Z. apply in_map_iff in Z.
  destruct Z as [[] [<- _]]; lra.
Qed.

Theorem squared_jaccard_factor_attained : forall y, (0 < size y)%nat ->
  let k := (INR (length y) - INR (size y)) / INR (size y) in
  let c := 2 / 3 * (1 + sqrt (1 + 3 * k / 4)) in
  let p := map (fun a : bool => if a then 1 / 2 else 1 / (2 * c)) y in
  probabilities p /\ SquaredJaccard y p = c * SoftJaccard y p /\ 0 < SoftJaccard y p.
Proof.
  intros y N k. fold (jaccard_factor k).
  pose proof (INR_ge_1 (size y) ltac:(lia)) as N1. pose proof (le_INR _ _ (size_le_length y)) as ND.
  destruct (jaccard_factor_root k) as [F1 F2]; [unfold k; apply div_nonneg; lra|]. intros c p. fold c in F1, F2.
  assert (X : 0 < 1 / (2 * c) <= 1) by (split; [apply div_pos; lra | apply div_le; lra]).
  fold (two_values (1 / 2) (1 / (2 * c)) y) in p.
  destruct (two_values_sums (1 / 2) (1 / (2 * c)) y) as (S1 & S2 & S3). fold p in S1, S2, S3.
  split; [apply two_values_good; lra|]. unfold SquaredJaccard, SoftJaccard. rewrite S1, S2, S3.
  assert (E : INR (length y) - INR (size y) = INR (size y) * (3 * (c * c) - 4 * c)) by (rewrite F2; unfold k; field;
    lra).
  rewrite E. set (n := INR (size y)) in *. clearbody c. assert (0 < 3 * c - 2) by lra. split.
  - field. repeat split; try lra; apply Rgt_not_eq; nra.
  - apply div_pos; [lra|]. replace (1 / (2 * c) * (n * (3 * (c * c) - 4 * c))) with (n * (3 * c / 2 - 2)) by (field;
      lra).
    nra.
Qed.

(** * The losses are not equivalent *)

Theorem squared_dice_loss_no_factor : forall (y : mask) (c : R), (0 < size y)%nat -> exists p,
  length p = length y /\ probabilities p /\ 0 < 1 - SquaredDice y p /\
  1 - SoftDice y p > c * (1 - SquaredDice y p).
Proof.
  intros y c N. pose proof (INR_ge_1 (size y) ltac:(lia)) as N1.
  set (e := / (2 * (Rmax c 1))). pose proof (Rmax_l c 1) as C1. pose proof (Rmax_r c 1) as C2.
  assert (E : 0 < e <= 1 / 2 /\ c * e <= 1 / 2).
  { assert (X : e * Rmax c 1 = 1 / 2) by (unfold e; field; lra).
    assert (0 < e) by (apply Rinv_0_lt_compat; lra). repeat split; nra. }
  exists (two_values (1 - e) 0 y). destruct (two_values_sums (1 - e) 0 y) as (S1 & S2 & S3).
  destruct (two_values_good (1 - e) 0 y ltac:(lra) ltac:(lra)) as [G1 G2].
  split; [exact G1|]. split; [exact G2|]. unfold SoftDice, SquaredDice. rewrite S1, S2, S3.
  set (n := INR (size y)) in *.
  replace (1 - 2 * ((1 - e) * n) / (n + (1 - e) * n + 0 * (INR (length y) - n))) with (e / (2 - e)) by (field; split;
    nra).
  replace (1 - 2 * ((1 - e) * n) / (n + ((1 - e) * (1 - e) * n + 0 * 0 * (INR (length y) - n))))
    with (e * e / (1 + (1 - e) * (1 - e))) by (field; split; nra).
  split; [apply div_pos; nra|].
  assert (1 < 1 + (1 - e) * (1 - e)) by nra. assert (A : e / 2 < e / (2 - e)) by (apply div_lt_div; nra).
  assert (B : e * e / (1 + (1 - e) * (1 - e)) < e * e) by (apply div_lt; nra).
  assert (C : 0 < e * e / (1 + (1 - e) * (1 - e))) by (apply div_pos; nra).
  destruct (Rle_lt_dec c 0); nra.
Qed.
