(** The best weight of weighted Hamming similarity for targets of given size
    ======================================================================

    Law. Of targets with n of d voxels, 1 <= n < d, the largest |S - H_gamma| is least for gamma = 1 - E, and then E,
    where

        E = max of b(d-n)/((b+h)(b+d-n)) over b = 1, ..., d-n,

    with h = n for Jaccard, and with h = 2n for Dice if 11n <= 7d. For Dice, with r = d/n and some gamma, it's at most

        (1 + sqrt(2/(r-1)))^-2 for r >= 3,      (r-1)/(2(r+1)) for 11/7 <= r <= 3,      1/9 for r0 <= r <= 11/7,
        ((2 - sqrt r)/(sqrt 2 + sqrt r))^2 for r <= r0 = (3/2 - sqrt 2/4)^2.

    Proof. As in HammingMinimax.v, with n instead of 1. For Dice E is at least its term of b = d - n, (r-1)/(2(r+1))
    with r = d/n, so at least 1/9: then x(gamma - 1/(2-x)) <= 1 - gamma. At fp = d - n the claim is (r+3)s^2 + (r^2-5)s
    + r(r-1) >= 0, which holds for r >= 11/7.

    The curves: for r >= 11/7 they bound the terms. Else gamma = 8/9, or ((1 + sqrt 2)/(sqrt 2 + sqrt r))^2 for r <=
    r0. With c = 1 - gamma and k = r - 1 an error is at most the largest of c, wk/(2+wk) - cw, x(gamma - 1/(2-x)) <=
    (sqrt(2 gamma) - 1)^2 and s(2/(s+r) - gamma) <= (sqrt 2 - sqrt(gamma r))^2. For gamma = 8/9 the first and the third
    are 1/9, the last isn't above it from r0 on; for the other gamma the last two are the bound, and the first isn't
    above it up to r0. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks HammingMinimax.
Import ListNotations.
Open Scope R_scope.

Definition of_size (n d : nat) (y s : mask) : Prop := length y = d /\ length s = d /\ size y = n.

Section Size.

  Variables (score : mask -> mask -> R) (h : R) (n d : nat).
  Hypotheses (Hh : 1 <= h) (N : (1 <= n < d)%nat).
  Hypothesis Hit : forall y s, of_size n d y s -> tp y s = n -> score y s = h / (h + INR (fp y s)).
  Hypothesis Miss : forall y s, of_size n d y s -> tp y s = 0%nat -> score y s = 0.

  Let m := INR d - INR n.
  Let E := largest_term h m (d - n).

  Lemma size_mixed : forall y s, of_size n d y s -> mixed d y s.
  Proof. intros y s (Ly & Ls & S). repeat split; lia. Qed.

  Lemma background_positive : 1 <= m.
  Proof. unfold m. pose proof (le_INR (n + 1) d ltac:(lia)) as H. rewrite plus_INR in H. simpl in H. lra. Qed.

  Lemma best_error_range : 0 < E < 1.
  Proof.
    pose proof background_positive. destruct (largest_term_exact h m (d - n) Hh ltac:(lra) ltac:(lia)) as (b & B & Eb).
    unfold E. rewrite Eb. apply term_range; try lra. lia.
  Qed.

  Lemma no_weight_does_better : forall gamma : R, exists y s, of_size n d y s /\ E <= Rabs (score y s - Hamming gamma
    y s).
  Proof.
    intro gamma. pose proof background_positive as M.
    destruct (largest_term_exact h m (d - n) Hh M ltac:(lia)) as (b & B & Eb). unfold E. rewrite Eb.
    pose proof (INR_ge_1 b ltac:(lia)) as B1. pose proof (INR_ge_1 n ltac:(lia)) as N1. unfold term.
    replace gamma with (1 - (1 - gamma)) by ring. set (c := 1 - gamma).
    destruct (crossing h m (INR b) c ltac:(lra) ltac:(lra) ltac:(lra)) as [C|C].
    - destruct (mask_pair 0 0 n (d - n)) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
      pose proof (tp_fn_size y s ltac:(lia)).
      assert (G : of_size n d y s) by (repeat split; lia). exists y, s. split; [exact G|].
      rewrite (hamming_of_counts c d y s (size_mixed y s G)), (Miss y s G Htp). destruct G as (_ & _ & S).
      rewrite S, Htp, Hfp. simpl INR. fold m.
      replace (0 - (1 - (1 - c) * ((INR n - 0) / INR n) - c * (0 / m))) with (- c) by (field; split; lra).
      rewrite Rabs_Ropp. apply Rle_trans with c; [exact C | apply Rle_abs].
    - destruct (mask_pair n b 0 (d - n - b)) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
      pose proof (tp_fn_size y s ltac:(lia)).
      assert (G : of_size n d y s) by (repeat split; lia). exists y, s. split; [exact G|].
      rewrite (hamming_of_counts c d y s (size_mixed y s G)), (Hit y s G Htp). destruct G as (_ & _ & S).
      rewrite S, Htp, Hfp. fold m.
      replace (h / (h + INR b) - (1 - (1 - c) * ((INR n - INR n) / INR n) - c * (INR b / m)))
        with (- (INR b / (INR b + h) - c * (INR b / m))) by (field; repeat split; lra).
      rewrite Rabs_Ropp. apply Rle_trans with (2 := Rle_abs _). exact C.
  Qed.

  Lemma no_misses_of_size : forall b : nat, (b <= d - n)%nat -> INR b / (h + INR b) - E * (INR b / m) <= E.
  Proof.
    intros b B. pose proof background_positive as M. pose proof best_error_range as C. destruct b as [|b].
    - simpl. unfold Rdiv. rewrite !Rmult_0_l. lra.
    - pose proof (INR_ge_1 (S b) ltac:(lia)) as B1. assert (T := largest_term_above h m (d - n) (S b) ltac:(lia)).
      fold E in T. unfold term in T. set (x := INR (S b)) in *.
      assert (Q : x / (h + x) = x * m / ((x + h) * (x + m)) * (1 + x / m)) by (field; repeat split; lra).
      assert (P : 0 < x / m) by (apply div_pos; lra).
      assert (U : x / (h + x) <= E * (1 + x / m)) by (rewrite Q; apply Rmult_le_compat_r; lra). lra.
  Qed.

End Size.

Theorem hamming_minimax_fraction_jaccard : forall n d : nat, (1 <= n < d)%nat ->
  let E := largest_term (INR n) (INR d - INR n) (d - n) in
  0 < E < 1 /\
  (forall gamma : R, exists y s, of_size n d y s /\ E <= Rabs (Jaccard y s - Hamming gamma y s)) /\
  (forall y s, of_size n d y s -> Rabs (Jaccard y s - Hamming (1 - E) y s) <= E).
Proof.
  intros n d N E. pose proof (INR_ge_1 n ltac:(lia)) as N1. pose proof (best_error_range (INR n) n d N1 N) as C.
  fold E in C.
  split; [exact C|]. split.
  - apply (no_weight_does_better Jaccard (INR n) n d N1 N).
    + intros y s G T. rewrite (jaccard_of_counts d y s (size_mixed n d N y s G)). destruct G as (_ & _ & S).
      rewrite S, T. reflexivity.
    + intros y s G T. rewrite (jaccard_of_counts d y s (size_mixed n d N y s G)), T. simpl. unfold Rdiv. ring.
  - intros y s G. pose proof (size_mixed n d N y s G) as M.
    rewrite (hamming_of_counts E d y s M), (jaccard_of_counts d y s M).
    destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _ & _ & _). destruct G as (Ly & Ls & S). rewrite S in *.
    assert (Bd : (fp y s <= d - n)%nat) by (apply INR_le; rewrite minus_INR by lia; lra).
    pose proof (no_misses_of_size (INR n) n d N1 N (fp y s) Bd) as U. fold E in U.
    set (k := INR n) in *. set (t := INR (tp y s)) in *. set (b := INR (fp y s)) in *. set (dd := INR d) in *.
    assert (R : 0 <= b / (dd - k) <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
    assert (X : 0 <= t / k <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
    assert (Q : 0 <= b / (k + b)) by (apply div_nonneg; lra).
    assert (Ej : t / (k + b) = t / k * (1 - b / (k + b))) by (field; lra).
    assert (Eh : (k - t) / k = 1 - t / k) by (field; lra). rewrite Ej, Eh.
    set (x := t / k) in *. set (q := b / (k + b)) in *. set (w := b / (dd - k)) in *. clearbody x q w E.
    apply Rabs_le. split.
    + assert (0 <= x * (E - (q - E * w))) by (apply Rmult_le_pos; lra).
      assert (0 <= (1 - x) * (E * w)) by (apply Rmult_le_pos; nra). lra.
    + assert (0 <= E * (1 - w)) by (apply Rmult_le_pos; lra). assert (0 <= x * q) by (apply Rmult_le_pos; lra). nra.
Qed.

Lemma no_false_positives : forall g x, 0 <= g <= 8 / 9 -> 0 <= x <= 1 -> x * (g - 1 / (2 - x)) <= 1 - g.
Proof.
  intros g x G X. apply (Rmult_le_reg_r (2 - x)); [lra|].
  replace (x * (g - 1 / (2 - x)) * (2 - x)) with (x * (g * (2 - x) - 1)) by (field; lra).
  assert (0 <= (2 * x - 1) * (2 * x - 1)) by apply Rle_0_sqr.
  assert (g * (2 + x - x * x) <= 8 / 9 * (9 / 4)) by (apply Rmult_le_compat; nra). lra.
Qed.

Lemma all_predicted : forall c r s, 11 / 7 <= r -> (r - 1) / (2 * (r + 1)) <= c <= 1 -> 0 <= s <= 1 ->
  2 * s / (s + r) <= c + (1 - c) * s.
Proof.
  intros c r s R C S. set (e := (r - 1) / (2 * (r + 1))) in *.
  apply Rle_trans with (e + (1 - e) * s); [|assert (0 <= (c - e) * (1 - s)) by (apply Rmult_le_pos; lra); lra].
  apply div_le; [lra|]. assert (E : e * (2 * (r + 1)) = r - 1) by (unfold e; field; lra).
  apply (Rmult_le_reg_r (2 * (r + 1))); [lra|].
  replace ((e + (1 - e) * s) * (s + r) * (2 * (r + 1)))
    with ((e * (2 * (r + 1)) + (2 * (r + 1) - e * (2 * (r + 1))) * s) * (s + r)) by ring.
  rewrite E.
  assert (Q : 0 <= (r + 3) * (s * s) + (r * r - 5) * s + r * (r - 1)); [|lra].
  assert (0 <= (r - 11 / 7) * (s * s)) by (apply Rmult_le_pos; nra).
  assert (0 <= (r * r - 121 / 49) * s) by (apply Rmult_le_pos; nra). assert (0 <= r * (r - 1) - 44 / 49) by nra.
  assert (0 <= 32 / 7 * (s * s) - 124 / 49 * s + 44 / 49) by (pose proof (Rle_0_sqr (s - 31 / 112)) as K; unfold Rsqr
    in K; lra).
  lra.
Qed.

Theorem hamming_minimax_fraction_dice_exact : forall n d : nat, (1 <= n < d)%nat -> (11 * n <= 7 * d)%nat ->
  let E := largest_term (2 * INR n) (INR d - INR n) (d - n) in
  0 < E < 1 /\
  (forall gamma : R, exists y s, of_size n d y s /\ E <= Rabs (Dice y s - Hamming gamma y s)) /\
  (forall y s, of_size n d y s -> Rabs (Dice y s - Hamming (1 - E) y s) <= E).
Proof.
  intros n d N Few E. pose proof (INR_ge_1 n ltac:(lia)) as N1. assert (H1 : 1 <= 2 * INR n) by lra.
  pose proof (best_error_range (2 * INR n) n d H1 N) as C. fold E in C.
  split; [exact C|]. split.
  - apply (no_weight_does_better Dice (2 * INR n) n d H1 N).
    + intros y s G T. rewrite (dice_of_counts d y s (size_mixed n d N y s G)). destruct G as (_ & _ & S).
      rewrite S, T. f_equal. ring.
    + intros y s G T. rewrite (dice_of_counts d y s (size_mixed n d N y s G)), T. simpl. unfold Rdiv. ring.
  - intros y s G. pose proof (size_mixed n d N y s G) as M.
    rewrite (hamming_of_counts E d y s M), (dice_of_counts d y s M).
    destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _ & _ & _). destruct G as (Ly & Ls & S). rewrite S in *.
    assert (Bd : (fp y s <= d - n)%nat) by (apply INR_le; rewrite minus_INR by lia; lra).
    pose proof (no_misses_of_size (2 * INR n) n d H1 N (fp y s) Bd) as U. fold E in U.
    assert (T := largest_term_above (2 * INR n) (INR d - INR n) (d - n) (d - n) ltac:(lia)). fold E in T.
    unfold term in T. rewrite minus_INR in T by lia.
    apply le_INR in Few. rewrite !mult_INR in Few. replace (INR 11) with 11 in Few by (simpl; lra).
    replace (INR 7) with 7 in Few by (simpl; lra).
    set (k := INR n) in *. set (t := INR (tp y s)) in *. set (b := INR (fp y s)) in *. set (dd := INR d) in *.
    set (r := dd / k). assert (Ed : dd = r * k) by (unfold r; field; lra).
    assert (Hr : 11 / 7 <= r) by (unfold r; apply le_div; lra).
    assert (Large : (r - 1) / (2 * (r + 1)) <= E).
    { apply Rle_trans with (2 := T). right. rewrite Ed. field. repeat split; nra. }
    assert (Ninth : 1 / 9 <= E) by (apply Rle_trans with (2 := Large); apply div_le_div; lra).
    assert (R : 0 <= b / (dd - k) <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
    assert (X : 0 <= t / k <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
    assert (Eh : (k - t) / k = 1 - t / k) by (field; lra). rewrite Eh.
    set (w := b / (dd - k)) in *. set (x := t / k) in *.
    assert (Et : t = x * k) by (unfold x; field; lra). assert (Eb : b = w * (dd - k)) by (unfold w; field; lra).
    clearbody E. apply Rabs_le. split.
    + assert (Cc : x * (2 * k / (2 * k + b)) <= 2 * t / (k + t + b))
        by (rewrite Et; apply dice_above_chord; lra).
      replace (2 * k / (2 * k + b)) with (1 - b / (2 * k + b)) in Cc by (field; lra).
      set (q := b / (2 * k + b)) in *. clearbody q w x.
      assert (0 <= x * (E - (q - E * w))) by (apply Rmult_le_pos; lra).
      assert (0 <= (1 - x) * (E * w)) by (apply Rmult_le_pos; nra). lra.
    + assert (Cc : 2 * t / (k + t + b) <= (1 - w) * (2 * x / (1 + x)) + w * (2 * x / (x + r)))
        by (rewrite Et, Eb, Ed; apply dice_below_chord; lra).
      pose proof (no_false_positives (1 - E) (1 - x) ltac:(lra) ltac:(lra)) as F0.
      replace (2 - (1 - x)) with (1 + x) in F0 by ring.
      assert (F1 : 2 * x / (1 + x) - 1 + (1 - E) * (1 - x) <= E).
      { replace (2 * x / (1 + x) - 1) with (- ((1 - x) * (1 / (1 + x)))) by (field; lra). lra. }
      pose proof (all_predicted E r x Hr ltac:(lra) X) as V1.
      set (u := 2 * x / (1 + x)) in *. set (v := 2 * x / (x + r)) in *. clearbody u v w.
      assert (0 <= (1 - w) * (E - (u - 1 + (1 - E) * (1 - x)))) by (apply Rmult_le_pos; lra).
      assert (0 <= w * (E + (1 - E) * x - v)) by (apply Rmult_le_pos; lra). lra.
Qed.

(** * The curves for Dice *)

(** What bounds the errors, with c = 1 - gamma. *)
Lemma four_curves : forall (n d : nat) (c e : R), (1 <= n < d)%nat -> 0 <= c <= 1 ->
  let r := INR d / INR n in
  c <= e ->
  (forall w, 0 <= w <= 1 -> w * (r - 1) / (2 + w * (r - 1)) - c * w <= e) ->
  (forall x, 0 <= x <= 1 -> x * (1 - c - 1 / (2 - x)) <= e) ->
  (forall s, 0 <= s <= 1 -> s * (2 / (s + r) - (1 - c)) <= e) ->
  forall y s, of_size n d y s -> Rabs (Dice y s - Hamming (1 - c) y s) <= e.
Proof.
  intros n d c e N C r CA CB CC CD y s G. pose proof (INR_ge_1 n ltac:(lia)) as N1.
  pose proof (size_mixed n d N y s G) as M.
  rewrite (hamming_of_counts c d y s M), (dice_of_counts d y s M).
  destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _ & _ & _). destruct G as (Ly & Ls & S). rewrite S in *.
  set (k := INR n) in *. set (t := INR (tp y s)) in *. set (b := INR (fp y s)) in *. set (dd := INR d) in *.
  assert (Ed : dd = r * k) by (unfold r; field; lra). assert (Hr : 1 < r) by (unfold r; apply lt_div; lra).
  assert (R : 0 <= b / (dd - k) <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
  assert (X : 0 <= t / k <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
  assert (Eh : (k - t) / k = 1 - t / k) by (field; lra). rewrite Eh.
  set (w := b / (dd - k)) in *. set (x := t / k) in *.
  assert (Et : t = x * k) by (unfold x; field; lra). assert (Eb : b = w * (dd - k)) by (unfold w; field; lra).
  pose proof (CB w R) as B1. pose proof (CC (1 - x) ltac:(lra)) as C1. pose proof (CD x X) as D1. apply Rabs_le. split.
  - assert (Q : x * (2 * k / (2 * k + b)) <= 2 * t / (k + t + b))
      by (rewrite Et; apply dice_above_chord; lra).
    assert (P : 0 <= w * (r - 1)) by (apply Rmult_le_pos; lra).
    replace (2 * k / (2 * k + b)) with (1 - w * (r - 1) / (2 + w * (r - 1))) in Q.
    2: { assert (0 <= w * (r * k - k))
           by (replace (w * (r * k - k)) with (w * (r - 1) * k) by ring; apply Rmult_le_pos; lra).
         rewrite Eb, Ed. field. lra. }
    set (q := w * (r - 1) / (2 + w * (r - 1))) in *. clearbody q w x.
    assert (0 <= x * (e - (q - c * w))) by (apply Rmult_le_pos; lra).
    assert (0 <= (1 - x) * (e - c)) by (apply Rmult_le_pos; lra).
    assert (0 <= (1 - x) * (c * w)) by (apply Rmult_le_pos; nra).
    lra.
  - assert (Q : 2 * t / (k + t + b) <= (1 - w) * (2 * x / (1 + x)) + w * (2 * x / (x + r)))
      by (rewrite Et, Eb, Ed; apply dice_below_chord; lra).
    replace (2 - (1 - x)) with (1 + x) in C1 by ring.
    assert (C2 : 2 * x / (1 + x) - 1 + (1 - c) * (1 - x) <= e).
    { replace (2 * x / (1 + x) - 1) with (- ((1 - x) * (1 / (1 + x)))) by (field; lra). lra. }
    assert (D2 : 2 * x / (x + r) - (1 - c) * x <= e).
    { replace (2 * x / (x + r)) with (x * (2 / (x + r))) by (field; lra). lra. }
    set (u := 2 * x / (1 + x)) in *. set (v := 2 * x / (x + r)) in *. clearbody u v w.
    assert (0 <= (1 - w) * (e - (u - 1 + (1 - c) * (1 - x)))) by (apply Rmult_le_pos; lra).
    assert (0 <= w * (e - (v - (1 - c) * x))) by (apply Rmult_le_pos; lra). lra.
Qed.

(** The third, with g = q^2, and the last, with gamma r = q^2. *)
Lemma third_curve : forall q x, 0 <= x <= 1 -> x * (q * q - 1 / (2 - x)) <= (sqrt 2 * q - 1) * (sqrt 2 * q - 1).
Proof.
  intros q x X. pose proof (sqrt_sqrt 2 ltac:(lra)) as S. set (z := sqrt 2) in *.
  assert (E : (z * q - 1) * (z * q - 1) - x * (q * q - 1 / (2 - x)) = (q * (2 - x) - z) * (q * (2 - x) - z) / (2 - x)).
  { apply (Rmult_eq_reg_r (2 - x)); [|lra].
    replace ((q * (2 - x) - z) * (q * (2 - x) - z) / (2 - x) * (2 - x))
      with (q * (2 - x) * (q * (2 - x)) - 2 * (z * q) * (2 - x) + z * z) by (field; lra).
    replace (((z * q - 1) * (z * q - 1) - x * (q * q - 1 / (2 - x))) * (2 - x))
      with ((z * z * (q * q) - 2 * (z * q) + 1 - x * (q * q)) * (2 - x) + x) by (field; lra).
    rewrite S. ring. }
  assert (0 <= (q * (2 - x) - z) * (q * (2 - x) - z) / (2 - x)); [|lra].
  apply div_nonneg; [apply Rle_0_sqr | lra].
Qed.

Lemma fourth_curve : forall g p s, 0 < p -> 0 <= g -> 0 <= s ->
  s * (2 / (s + p * p) - g * g) <= (sqrt 2 - g * p) * (sqrt 2 - g * p).
Proof.
  intros g p s P G S. pose proof (sqrt_sqrt 2 ltac:(lra)) as Z. set (z := sqrt 2) in *. assert (0 < p * p) by nra.
  assert (E : (z - g * p) * (z - g * p) - s * (2 / (s + p * p) - g * g) =
    (g * (s + p * p) - z * p) * (g * (s + p * p) - z * p) / (s + p * p)).
  { apply (Rmult_eq_reg_r (s + p * p)); [|lra].
    replace ((g * (s + p * p) - z * p) * (g * (s + p * p) - z * p) / (s + p * p) * (s + p * p))
      with (g * (s + p * p) * (g * (s + p * p)) - 2 * (z * p * g) * (s + p * p) + z * z * (p * p)) by (field; lra).
    replace (((z - g * p) * (z - g * p) - s * (2 / (s + p * p) - g * g)) * (s + p * p))
      with ((z * z - 2 * (z * p * g) + g * p * (g * p) + s * (g * g)) * (s + p * p) - 2 * s) by (field; lra).
    rewrite Z. ring. }
  assert (0 <= (g * (s + p * p) - z * p) * (g * (s + p * p) - z * p) / (s + p * p)); [|lra].
  apply div_nonneg; [apply Rle_0_sqr | lra].
Qed.

Lemma sqrt_2_between : 7 / 5 < sqrt 2 < 71 / 50.
Proof. pose proof (sqrt_sqrt 2 ltac:(lra)). pose proof (sqrt_pos 2). split; apply Rnot_le_lt; intro; nra. Qed.

Definition can_reach (n d : nat) (e : R) : Prop := exists gamma, 0 <= gamma <= 1 /\
  forall y s, of_size n d y s -> Rabs (Dice y s - Hamming gamma y s) <= e.

Lemma reach_middle : forall n d : nat, (1 <= n < d)%nat ->
  let r := INR d / INR n in let r0 := (3 / 2 - sqrt 2 / 4) * (3 / 2 - sqrt 2 / 4) in
  r0 <= r <= 11 / 7 -> can_reach n d (1 / 9).
Proof.
  intros n d N r r0 R. exists (1 - 1 / 9). split; [lra|]. pose proof sqrt_2_between as Z.
  pose proof (sqrt_sqrt 2 ltac:(lra)) as S.
  pose proof (INR_ge_1 n ltac:(lia)) as N1. pose proof (lt_INR n d ltac:(lia)) as ND.
  assert (R1 : 1 < r) by (unfold r; apply lt_div; lra).
  apply (four_curves n d (1 / 9) (1 / 9) N); [lra | lra | | | ]; fold r.
  - intros w W. assert (P : 0 <= w * (r - 1)) by (apply Rmult_le_pos; lra).
    assert (w * (r - 1) / (2 + w * (r - 1)) <= (1 + w) / 9); [|lra].
    apply div_le; [lra|]. set (k := r - 1) in *. assert (K : 0 < k <= 4 / 7) by (unfold k; lra).
    assert (w * (8 - w) * k <= w * (8 - w) * (4 / 7)) by (apply Rmult_le_compat_l; nra).
    assert (0 <= (1 - w) * (7 - 2 * w)) by (apply Rmult_le_pos; lra). lra.
  - intros x X. pose proof (third_curve (2 / 3 * sqrt 2) x X) as T. 
    replace (2 / 3 * sqrt 2 * (2 / 3 * sqrt 2)) with (4 / 9 * (sqrt 2 * sqrt 2)) in T by field.
    replace (sqrt 2 * (2 / 3 * sqrt 2)) with (2 / 3 * (sqrt 2 * sqrt 2)) in T by field. rewrite S in T. lra.
  - intros s Hs. assert (Q : sqrt r * sqrt r = r) by (apply sqrt_sqrt; lra).
    assert (Qp : 3 / 2 - sqrt 2 / 4 <= sqrt r).
    { replace (3 / 2 - sqrt 2 / 4) with (sqrt r0) by (unfold r0; apply sqrt_square; lra). apply sqrt_le_1_alt. lra. }
    assert (Q2 : sqrt r <= 5 / 4 + 1 / 10) by (apply Rnot_lt_le; intro; nra).
    pose proof (fourth_curve (2 / 3 * sqrt 2) (sqrt r) s ltac:(lra) ltac:(lra) ltac:(lra)) as T. rewrite Q in T.
    replace (2 / 3 * sqrt 2 * (2 / 3 * sqrt 2)) with (4 / 9 * (sqrt 2 * sqrt 2)) in T by field. rewrite S in T.
    set (z := sqrt 2) in *. set (p := sqrt r) in *. clearbody z p.
    assert (U : 0 <= z - 2 / 3 * z * p <= 1 / 3).
    { assert (z * (3 / 2 - z / 4) <= z * p) by (apply Rmult_le_compat_l; lra).
      assert (0 <= z * (1 - 2 / 3 * p)) by (apply Rmult_le_pos; lra). lra. }
    assert ((z - 2 / 3 * z * p) * (z - 2 / 3 * z * p) <= 1 / 3 * (1 / 3)) by (apply Rmult_le_compat; lra). lra.
Qed.

Lemma reach_low : forall n d : nat, (1 <= n < d)%nat ->
  let r := INR d / INR n in let r0 := (3 / 2 - sqrt 2 / 4) * (3 / 2 - sqrt 2 / 4) in
  r <= r0 -> can_reach n d ((2 - sqrt r) / (sqrt 2 + sqrt r) * ((2 - sqrt r) / (sqrt 2 + sqrt r))).
Proof.
  intros n d N r r0 R. pose proof sqrt_2_between as Z. pose proof (sqrt_sqrt 2 ltac:(lra)) as S.
  pose proof (INR_ge_1 n ltac:(lia)) as N1. pose proof (lt_INR n d ltac:(lia)) as ND.
  assert (R1 : 1 < r) by (unfold r; apply lt_div; lra).
  assert (Q : sqrt r * sqrt r = r) by (apply sqrt_sqrt; lra).
  assert (Q1 : 1 <= sqrt r) by (rewrite <- sqrt_1; apply sqrt_le_1_alt; lra).
  assert (Q2 : sqrt r <= 3 / 2 - sqrt 2 / 4).
  { replace (3 / 2 - sqrt 2 / 4) with (sqrt r0) by (unfold r0; apply sqrt_square; lra). apply sqrt_le_1_alt. lra. }
  set (z := sqrt 2) in *. set (p := sqrt r) in *.
  set (g := (1 + z) / (z + p)). set (e := (2 - p) / (z + p)).
  assert (G : 0 < g <= 1) by (unfold g; split; [apply div_pos; lra | apply div_le; lra]).
  exists (1 - (1 - g * g)). split; [nra|].
  assert (Eg : z * g - 1 = e) by (unfold g, e; apply (Rmult_eq_reg_r (z + p)); [field_simplify; [nra | lra | lra] |
    lra]).
  assert (Ep : z - g * p = e) by (unfold g, e; apply (Rmult_eq_reg_r (z + p)); [field_simplify; [nra | lra | lra] |
    lra]).
  assert (D0 : 0 < (z + p) * (z + p)) by nra.
  apply (four_curves n d (1 - g * g) (e * e) N); fold r; [nra | | | | ].
  - (* the first isn't above the bound up to r0 *)
    assert (K : ((z + p) * (z + p) - (1 + z) * (1 + z)) / ((z + p) * (z + p)) <= (2 - p) * (2 - p) / ((z + p) * (z +
      p))).
    { apply div_le_div; [exact D0 | exact D0 |]. apply Rmult_le_compat_r; [lra|].
      assert (p * (4 + 2 * z) <= (3 / 2 - z / 4) * (4 + 2 * z)) by (apply Rmult_le_compat_r; lra). lra. }
    replace (1 - g * g) with (((z + p) * (z + p) - (1 + z) * (1 + z)) / ((z + p) * (z + p))) by (unfold g; field; lra).
    replace (e * e) with ((2 - p) * (2 - p) / ((z + p) * (z + p))) by (unfold e; field; lra). exact K.
  - intros w W. assert (P : 0 <= w * (r - 1)) by (apply Rmult_le_pos; lra).
    assert (A : w * (r - 1) / (2 + w * (r - 1)) <= w * ((r - 1) / 2)) by (apply div_le; [lra | nra]).
    assert (Low : (r - 1) / 2 <= e * e + (1 - g * g)).
    { replace (e * e + (1 - g * g)) with (((2 - p) * (2 - p) + (z + p) * (z + p) - (1 + z) * (1 + z)) / ((z + p) * (z
        + p)))
        by (unfold e, g; field; lra).
      apply le_div; [exact D0|]. rewrite <- Q.
      assert (P1 : p <= 23 / 20) by lra. assert (B : (z + p) * (z + p) <= 661 / 100) by nra.
      assert ((p * p - 1) / 2 * ((z + p) * (z + p)) <= (p * p - 1) / 2 * (661 / 100)) by (apply Rmult_le_compat_l; nra).
      assert (p * p <= 23 / 20 * p) by (apply Rmult_le_compat_r; lra).
      assert (0 <= (z - 7 / 5) * (p - 1)) by (apply Rmult_le_pos; lra). lra. }
    assert (0 <= w * (e * e + (1 - g * g) - (r - 1) / 2)) by (apply Rmult_le_pos; lra).
    assert (0 <= (1 - w) * (e * e)) by (apply Rmult_le_pos; [lra | apply Rle_0_sqr]). lra.
  - intros x X. replace (1 - (1 - g * g)) with (g * g) by ring. rewrite <- Eg. apply third_curve, X.
  - intros s Hs. replace (1 - (1 - g * g)) with (g * g) by ring. rewrite <- Ep, <- Q. apply fourth_curve; lra.
Qed.

Theorem hamming_minimax_fraction_dice : forall n d : nat, (1 <= n < d)%nat ->
  let r := INR d / INR n in let r0 := (3 / 2 - sqrt 2 / 4) * (3 / 2 - sqrt 2 / 4) in
  let low := (2 - sqrt r) / (sqrt 2 + sqrt r) in
  (3 <= r -> can_reach n d (/ ((1 + sqrt (2 / (r - 1))) * (1 + sqrt (2 / (r - 1)))))) /\
  (11 / 7 <= r <= 3 -> can_reach n d ((r - 1) / (2 * (r + 1)))) /\
  (r0 <= r <= 11 / 7 -> can_reach n d (1 / 9)) /\
  (r <= r0 -> can_reach n d (low * low)).
Proof.
  intros n d N r r0 low. pose proof (INR_ge_1 n ltac:(lia)) as N1. pose proof (lt_INR n d ltac:(lia)) as ND.
  assert (Ed : INR d = r * INR n) by (unfold r; field; lra).
  pose proof (background_positive n d N) as M.
  assert (Exact : 11 / 7 <= r -> forall e, (forall b, (1 <= b <= d - n)%nat -> term (2 * INR n) (INR d - INR n) b <=
    e) ->
    can_reach n d e).
  { intros R e H. assert (Few : (11 * n <= 7 * d)%nat).
    { apply INR_le. rewrite !mult_INR, Ed. replace (INR 11) with 11 by (simpl; lra).
      replace (INR 7) with 7 by (simpl; lra). nra. }
    destruct (hamming_minimax_fraction_dice_exact n d N Few) as (C & _ & U).
    destruct (largest_term_exact (2 * INR n) (INR d - INR n) (d - n) ltac:(lra) M ltac:(lia)) as (b & B & Eb).
    exists (1 - largest_term (2 * INR n) (INR d - INR n) (d - n)). split; [lra|]. intros y s G.
    apply Rle_trans with (1 := U y s G). rewrite Eb. apply H, B. }
  split; [|split; [|split]].
  - intro R. apply Exact; [lra|]. intros b B. pose proof (INR_ge_1 b ltac:(lia)) as B1.
    assert (E2 : 2 / (r - 1) = 2 * INR n / (INR d - INR n)) by (rewrite Ed; field; split; nra). rewrite E2.
    set (h := 2 * INR n) in *. set (m := INR d - INR n) in *. assert (0 < h) by (unfold h; lra).
    assert (Q : 0 < h / m) by (apply div_pos; lra). pose proof (sqrt_sqrt (h / m) ltac:(lra)) as S.
    pose proof (sqrt_pos (h / m)) as P. set (w := sqrt (h / m)) in *.
    assert (E : h = w * w * m) by (rewrite S; field; lra).
    unfold term. rewrite E. set (x := INR b) in *.
    replace (/ ((1 + w) * (1 + w))) with (1 / ((1 + w) * (1 + w))) by (field; lra).
    assert (0 <= w * w * m) by (apply Rmult_le_pos; nra).
    apply div_le_div; [apply Rmult_lt_0_compat; lra | apply Rmult_lt_0_compat; lra |].
    assert (0 <= (x - w * m) * (x - w * m)) by apply Rle_0_sqr. lra.
  - intros R. apply Exact; [lra|]. intros b B. pose proof (INR_ge_1 b ltac:(lia)) as B1.
    assert (Bm : INR b <= INR d - INR n) by (rewrite <- minus_INR by lia; apply le_INR; lia).
    assert (Hm : INR d - INR n <= 2 * INR n) by (rewrite Ed; nra).
    replace ((r - 1) / (2 * (r + 1))) with ((INR d - INR n) / (2 * (INR d - INR n + 2 * INR n))) by (rewrite Ed;
      field; split; nra).
    unfold term. set (h := 2 * INR n) in *. set (m := INR d - INR n) in *. set (x := INR b) in *.
    apply div_le_div; [apply Rmult_lt_0_compat; lra | lra |].
    assert (0 <= m * ((m - x) * (h - x))) by (apply Rmult_le_pos; [lra | apply Rmult_le_pos; lra]). lra.
  - intro R. apply (reach_middle n d N). exact R.
  - intro R. apply (reach_low n d N). exact R.
Qed.
