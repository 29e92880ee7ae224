(** How well one weight can do: weighted Hamming similarity against Dice and Jaccard on d voxels
    =======================================================================================

    Law. Let the target have foreground and background. Over all masks of d voxels the largest |S - H_gamma| is least
    for gamma = 1 - E, and then E, where

        E = max of b(d-1)/((b+h)(b+d-1)) over b = 1, ..., d-1,      h = 2 for Dice, h = 1 for Jaccard.

    E is at most (1 + sqrt(h/(d-1)))^-2. Recall, gamma = 1, is within a factor of S: the best is (d+1)/2 for Dice and d
    for Jaccard, and max((1 + d/n)/2, 2) does for Dice where n voxels are foreground.

    Proof. With one foreground voxel and c = 1 - gamma the empty prediction has the error c, and that with b false
    positives b/(b+h) - cb/(d-1); the larger is at least the term of b, where they cross. For c = E: H - S is convex in
    fn, so it's greatest at fn = n, where it's at most c, or at fn = 0, where it's fp/(hn+fp) - c fp/(d-n), at most the
    same with n = 1. J - H is linear in fn, and at most c at fn = n and at fn = 0. D - H is convex in fp. At fp = 0,
    with x = fn/n, it's x(gamma - 1/(2-x)), at most c since gamma <= 5/6. At fp = d - n, with s = tp/n and r = d/n,
    it's s(2/(s+r) - gamma), at most c if gamma <= 1/2, so for d >= 13; else it's a quadratic inequality in s for each
    d, as r >= d/(d-1). *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks FiniteSizes.
Import ListNotations.
Open Scope R_scope.

(** The term of b, with m = d - 1, and the largest up to k. *)
Definition term (h m : R) (b : nat) : R := INR b * m / ((INR b + h) * (INR b + m)).

Fixpoint largest_term (h m : R) (k : nat) : R :=
  match k with
  | O => 0
  | S j => Rmax (term h m (S j)) (largest_term h m j)
  end.

Lemma largest_term_above : forall h m k b, (1 <= b <= k)%nat -> term h m b <= largest_term h m k.
Proof.
  intros h m. induction k as [|k IH]; intros b B; [lia|]. cbn [largest_term].
  destruct (Nat.eq_dec b (S k)) as [->|N]; [apply Rmax_l|].
  apply Rle_trans with (largest_term h m k); [apply IH; lia | apply Rmax_r].
Qed.

Lemma largest_term_is : forall h m k, (1 <= k)%nat -> exists b, (1 <= b <= k)%nat /\ largest_term h m k = term h m b \/
  largest_term h m k = 0.
Proof.
  intros h m. induction k as [|k IH]; intro K; [lia|]. cbn [largest_term]. unfold Rmax.
  destruct (Rle_dec (term h m (S k)) (largest_term h m k)) as [C|C].
  - destruct k as [|k]; [exists 0%nat; right; reflexivity|].
    destruct (IH ltac:(lia)) as (b & [(B & E)|E]); [exists b; left; split; [lia | exact E] | exists b; right; exact E].
  - exists (S k). left. split; [lia | reflexivity].
Qed.

Lemma term_range : forall h m b, 1 <= h -> 1 <= m -> (1 <= b)%nat -> 0 < term h m b < 1.
Proof.
  intros h m b H M B. pose proof (INR_ge_1 b B). unfold term.
  assert (0 < (INR b + h) * (INR b + m)) by (apply Rmult_lt_0_compat; lra).
  split; [apply div_pos; [apply Rmult_lt_0_compat; lra | assumption] | apply div_lt; [assumption | nra]].
Qed.

Lemma largest_term_exact : forall h m k, 1 <= h -> 1 <= m -> (1 <= k)%nat -> exists b, (1 <= b <= k)%nat /\
  largest_term h m k = term h m b.
Proof.
  intros h m k H M K. destruct (largest_term_is h m k K) as (b & [(B & E)|E]); [exists b; auto|].
  pose proof (largest_term_above h m k 1 ltac:(lia)). pose proof (term_range h m 1 H M ltac:(lia)). lra.
Qed.

(** The envelope. *)
Theorem hamming_minimax_envelope : forall (h : R) (d b : nat), 0 < h -> (2 <= d)%nat -> (1 <= b)%nat ->
  term h (INR d - 1) b <= / ((1 + sqrt (h / (INR d - 1))) * (1 + sqrt (h / (INR d - 1)))).
Proof.
  intros h d b H D B. pose proof (le_INR 2 d D) as D2. simpl in D2. pose proof (INR_ge_1 b B) as B1.
  set (m := INR d - 1). assert (M : 1 <= m) by (unfold m; lra).
  assert (Q : 0 < h / m) by (apply div_pos; lra). pose proof (sqrt_sqrt (h / m) ltac:(lra)) as S.
  pose proof (sqrt_pos (h / m)) as P. set (w := sqrt (h / m)) in *.
  assert (E : h = w * w * m) by (rewrite S; field; lra).
  unfold term. fold m. rewrite E. set (x := INR b) in *.
  replace (/ ((1 + w) * (1 + w))) with (1 / ((1 + w) * (1 + w))) by (field; lra).
  assert (0 <= w * w * m) by (apply Rmult_le_pos; nra).
  apply div_le_div; [apply Rmult_lt_0_compat; lra | apply Rmult_lt_0_compat; lra |].
  assert (0 <= (x - w * m) * (x - w * m)) by apply Rle_0_sqr. lra.
Qed.

(** * Counts *)

(** Foreground and background. *)
Definition mixed (d : nat) (y s : mask) : Prop := length y = d /\ length s = d /\ (1 <= size y < d)%nat.

Lemma mixed_counts : forall d y s, mixed d y s ->
  let n := INR (size y) in let b := INR (fp y s) in let t := INR (tp y s) in
  1 <= n <= INR d - 1 /\ 0 <= t <= n /\ 0 <= b <= INR d - n /\ INR (fn y s) = n - t /\ INR (tn y s) = INR d - n - b /\
  (fp y s <= d - 1)%nat.
Proof.
  intros d y s (Ly & Ls & N). cbv zeta. pose proof (counts_length y s ltac:(lia)) as C.
  pose proof (tp_fn_size y s ltac:(lia)) as F.
  assert (F' : INR (tp y s) + INR (fn y s) = INR (size y)) by (rewrite <- plus_INR, F; reflexivity).
  assert (C' : INR (tp y s) + INR (fp y s) + INR (fn y s) + INR (tn y s) = INR d) by (rewrite <- !plus_INR, C, Ly;
    reflexivity).
  pose proof (INR_ge_1 (size y) ltac:(lia)). pose proof (le_INR (size y + 1) d ltac:(lia)) as N'.
  rewrite plus_INR in N'.
  simpl in N'. pose proof (tp_real_nonneg y s). pose proof (fp_real_nonneg y s). pose proof (fn_real_nonneg y s).
  pose proof (tn_real_nonneg y s). repeat split; try lra. lia.
Qed.

(** The similarity minus what weighted Hamming says, with c = 1 - gamma. *)
Lemma hamming_of_counts : forall c d y s, mixed d y s ->
  Hamming (1 - c) y s =
  1 - (1 - c) * ((INR (size y) - INR (tp y s)) / INR (size y)) - c * (INR (fp y s) / (INR d - INR (size y))).
Proof.
  intros c d y s M. destruct (mixed_counts d y s M) as (Hn & Ht & Hb & Hf & Hg & _).
  unfold Hamming, hamming. rewrite Hf, Hg.
  replace (INR (tp y s) + (INR (size y) - INR (tp y s))) with (INR (size y)) by ring.
  replace (INR (fp y s) + (INR d - INR (size y) - INR (fp y s))) with (INR d - INR (size y)) by ring. ring.
Qed.

Lemma dice_of_counts : forall d y s, mixed d y s ->
  Dice y s = 2 * INR (tp y s) / (INR (size y) + INR (tp y s) + INR (fp y s)).
Proof.
  intros d y s M. destruct (mixed_counts d y s M) as (_ & _ & _ & Hf & _). unfold Dice, dice. rewrite Hf. f_equal. ring.
Qed.

Lemma jaccard_of_counts : forall d y s, mixed d y s -> Jaccard y s = INR (tp y s) / (INR (size y) + INR (fp y s)).
Proof.
  intros d y s M. destruct (mixed_counts d y s M) as (_ & _ & _ & Hf & _). unfold Jaccard, jaccard. rewrite Hf.
  f_equal. ring.
Qed.

(** * No weight does better: one foreground voxel *)

(** Linear functions that cross at the term: one of them is at least that high. *)
Lemma crossing : forall h m x c, 0 < h -> 0 < m -> 0 < x ->
  x * m / ((x + h) * (x + m)) <= c \/ x * m / ((x + h) * (x + m)) <= x / (x + h) - c * (x / m).
Proof.
  intros h m x c H M X. set (e := x * m / ((x + h) * (x + m))).
  destruct (Rle_lt_dec e c) as [C|C]; [left; exact C | right].
  assert (E : x / (x + h) = e * (1 + x / m)) by (unfold e; field; repeat split; lra). rewrite E.
  assert (P : 0 < x / m) by (apply div_pos; lra). nra.
Qed.

Definition one_hit (d b : nat) : Prop := exists y s, mixed d y s /\ size y = 1%nat /\ tp y s = 1%nat /\ fp y s = b.

Lemma witnesses : forall d b, (2 <= d)%nat -> (b <= d - 1)%nat ->
  one_hit d b /\ exists y s, mixed d y s /\ size y = 1%nat /\ tp y s = 0%nat /\ fp y s = 0%nat.
Proof.
  intros d b D B. split.
  - destruct (mask_pair 1 b 0 (d - 1 - b)) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _). exists y, s.
    pose proof (tp_fn_size y s ltac:(lia)). repeat split; lia.
  - destruct (mask_pair 0 0 1 (d - 1)) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _). exists y, s.
    pose proof (tp_fn_size y s ltac:(lia)). repeat split; lia.
Qed.

Lemma minimax_below : forall (score : mask -> mask -> R) (h : R) (d : nat), 1 <= h -> (2 <= d)%nat ->
  (forall y s, mixed d y s -> size y = 1%nat -> tp y s = 1%nat -> score y s = h / (h + INR (fp y s))) ->
  (forall y s, mixed d y s -> tp y s = 0%nat -> score y s = 0) ->
  forall gamma : R, exists y s, mixed d y s /\
    largest_term h (INR d - 1) (d - 1) <= Rabs (score y s - Hamming gamma y s).
Proof.
  intros score h d Hh D Hit Miss gamma. pose proof (le_INR 2 d D) as D2. simpl in D2.
  destruct (largest_term_exact h (INR d - 1) (d - 1) Hh ltac:(lra) ltac:(lia)) as (b & B & E). rewrite E.
  pose proof (INR_ge_1 b ltac:(lia)) as B1. unfold term.
  destruct (witnesses d b D ltac:(lia)) as [(y & s & M & N & T & F) (y' & s' & M' & N' & T' & F')].
  replace gamma with (1 - (1 - gamma)) by ring. set (c := 1 - gamma).
  destruct (crossing h (INR d - 1) (INR b) c ltac:(lra) ltac:(lra) ltac:(lra)) as [C|C].
  - exists y', s'. split; [exact M'|]. rewrite (hamming_of_counts c d y' s' M'), (Miss y' s' M' T'), N', T', F'. simpl.
    replace (0 - (1 - (1 - c) * ((1 - 0) / 1) - c * (0 / (INR d - 1)))) with (- c) by (field; lra).
    rewrite Rabs_Ropp. apply Rle_trans with c; [exact C | apply Rle_abs].
  - exists y, s. split; [exact M|]. rewrite (hamming_of_counts c d y s M), (Hit y s M N T), N, T, F. simpl.
    replace (h / (h + INR b) - (1 - (1 - c) * ((1 - 1) / 1) - c * (INR b / (INR d - 1))))
      with (- (INR b / (INR b + h) - c * (INR b / (INR d - 1)))) by (field; repeat split; lra).
    rewrite Rabs_Ropp. apply Rle_trans with (2 := Rle_abs _). exact C.
Qed.

(** * gamma = 1 - E reaches it *)

Section Reached.

  Variables (h : R) (d : nat).
  Hypotheses (Hh : 1 <= h) (D : (2 <= d)%nat).

  Let c := largest_term h (INR d - 1) (d - 1).

  Lemma d_at_least_2 : 2 <= INR d.
  Proof. pose proof (le_INR 2 d D) as D2. simpl in D2. exact D2. Qed.

  Lemma c_range : 0 < c < 1.
  Proof.
    pose proof d_at_least_2. destruct (largest_term_exact h (INR d - 1) (d - 1) Hh ltac:(lra) ltac:(lia)) as (b & B &
      E).
    unfold c. rewrite E. apply term_range; try lra. lia.
  Qed.

  (** No misses: fp/(hn + fp) - c fp/(d - n) is at most c. *)
  Lemma no_misses : forall (b : nat) (n : R), (b <= d - 1)%nat -> 1 <= n <= INR d - 1 -> INR b <= INR d - n ->
    INR b / (h * n + INR b) - c * (INR b / (INR d - n)) <= c.
  Proof.
    intros b n B N Bn. pose proof d_at_least_2. pose proof c_range as C. destruct b as [|b].
    - simpl. unfold Rdiv. rewrite !Rmult_0_l. lra.
    - pose proof (INR_ge_1 (S b) ltac:(lia)) as B1. assert (T := largest_term_above h (INR d - 1) (d - 1) (S b)
        ltac:(lia)).
      fold c in T. unfold term in T. set (x := INR (S b)) in *.
      assert (E : x / (x + h) = x * (INR d - 1) / ((x + h) * (x + (INR d - 1))) * (1 + x / (INR d - 1)))
        by (field; repeat split; lra).
      assert (P : 0 < x / (INR d - 1)) by (apply div_pos; lra).
      assert (U : x / (x + h) <= c * (1 + x / (INR d - 1))) by (rewrite E; apply Rmult_le_compat_r; lra).
      assert (V : x / (h * n + x) <= x / (x + h)).
      { apply div_le_div; [nra | lra |]. apply Rmult_le_compat_l; [lra|]. nra. }
      assert (W : x / (INR d - 1) <= x / (INR d - n)).
      { apply div_le_div; [lra | lra |]. apply Rmult_le_compat_l; lra. }
      apply (Rmult_le_compat_l c) in W; lra.
  Qed.

End Reached.

(** ** Jaccard *)

Theorem hamming_minimax_jaccard : forall d : nat, (2 <= d)%nat ->
  let E := largest_term 1 (INR d - 1) (d - 1) in
  0 < E < 1 /\
  (forall gamma : R, exists y s, mixed d y s /\ E <= Rabs (Jaccard y s - Hamming gamma y s)) /\
  (forall y s, mixed d y s -> Rabs (Jaccard y s - Hamming (1 - E) y s) <= E).
Proof.
  intros d D E. pose proof (c_range 1 d ltac:(lra) D) as C. fold E in C.
  split; [exact C|]. split.
  - apply (minimax_below Jaccard 1 d ltac:(lra) D).
    + intros y s M N T. rewrite (jaccard_of_counts d y s M), N, T. simpl. reflexivity.
    + intros y s M T. rewrite (jaccard_of_counts d y s M), T. simpl. unfold Rdiv. ring.
  - intros y s M. rewrite (hamming_of_counts E d y s M), (jaccard_of_counts d y s M).
    destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _ & _ & Bd).
    pose proof (no_misses 1 d ltac:(lra) D (fp y s) (INR (size y)) Bd Hn ltac:(lra)) as U. fold E in U.
    set (n := INR (size y)) in *. set (t := INR (tp y s)) in *. set (b := INR (fp y s)) in *. set (dd := INR d) in *.
    rewrite Rmult_1_l in U.
    assert (R : 0 <= b / (dd - n) <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
    assert (S : 0 <= t / n <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
    assert (Q : 0 <= b / (n + b)) by (apply div_nonneg; lra).
    assert (Ej : t / (n + b) = t / n * (1 - b / (n + b))) by (field; lra).
    assert (Eh : (n - t) / n = 1 - t / n) by (field; lra). rewrite Ej, Eh.
    set (x := t / n) in *. set (q := b / (n + b)) in *. set (w := b / (dd - n)) in *. clearbody x q w E.
    apply Rabs_le. split.
    + assert (0 <= x * (E - (q - E * w))) by (apply Rmult_le_pos; lra).
      assert (0 <= (1 - x) * (E * w)) by (apply Rmult_le_pos; nra). lra.
    + assert (0 <= E * (1 - w)) by (apply Rmult_le_pos; lra). assert (0 <= x * q) by (apply Rmult_le_pos; lra).
      assert (0 <= (1 - x) * (1 * 1)) by lra. nra.
Qed.

(** ** Dice *)

(** Dice and chords of it: from tp = 0 to tp = n, from fp = 0 to all of the background. *)
Lemma dice_above_chord : forall n x b, 0 < n -> 0 <= b -> 0 <= x <= 1 ->
  x * (2 * n / (2 * n + b)) <= 2 * (x * n) / (n + x * n + b).
Proof.
  intros n x b N B X. assert (0 <= x * n <= n) by (split; [apply Rmult_le_pos; lra | nra]).
  replace (x * (2 * n / (2 * n + b))) with (2 * (x * n) / (2 * n + b)) by (field; lra).
  apply div_le_div; [lra | lra |]. apply Rmult_le_compat_l; lra.
Qed.

Lemma dice_below_chord : forall n r x w, 0 < n -> 1 <= r -> 0 <= x <= 1 -> 0 <= w <= 1 ->
  2 * (x * n) / (n + x * n + w * (r * n - n)) <= (1 - w) * (2 * x / (1 + x)) + w * (2 * x / (x + r)).
Proof.
  intros n r x w N R X W. assert (P : 0 <= w * (r - 1)) by (apply Rmult_le_pos; lra).
  replace (2 * (x * n) / (n + x * n + w * (r * n - n))) with (2 * x / (1 + x + w * (r - 1)))
    by (field; split; [nra | lra]).
  assert (G : (1 - w) * (2 * x / (1 + x)) + w * (2 * x / (x + r)) - 2 * x / (1 + x + w * (r - 1)) =
    2 * x * (w * (1 - w) * ((r - 1) * (r - 1))) / ((1 + x) * (x + r) * (1 + x + w * (r - 1))))
    by (field; repeat split; lra).
  assert (0 <= 2 * x * (w * (1 - w) * ((r - 1) * (r - 1))) / ((1 + x) * (x + r) * (1 + x + w * (r - 1)))); [|lra].
  apply div_nonneg; [|repeat apply Rmult_lt_0_compat; lra].
  apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; [apply Rmult_le_pos; lra | apply Rle_0_sqr].
Qed.

(** At fp = 0. *)
Lemma dice_no_false_positives : forall g x, 0 <= g -> g <= 5 / 6 -> 0 <= x <= 1 -> x * (g - 1 / (2 - x)) <= 1 - g.
Proof.
  intros g x G H X. apply (Rmult_le_reg_r (2 - x)); [lra|].
  replace (x * (g - 1 / (2 - x)) * (2 - x)) with (x * (g * (2 - x) - 1)) by (field; lra).
  assert (0 <= (5 / 6 - g) * (2 + x - x * x)) by (apply Rmult_le_pos; nra).
  assert (0 <= (1 - x) * (1 - x) * 2 + 0) by nra. nra.
Qed.

(** At fp = d - n, for gamma up to 1/2. *)
Lemma dice_all_predicted : forall g s r, 0 <= g -> g <= 1 / 2 -> 0 <= s <= 1 -> 1 <= r -> s * (2 / (s + r) - g) <= 1 -
  g.
Proof.
  intros g s r G H S R. destruct (Rle_lt_dec s 0) as [Z|P]; [assert (s = 0) by lra; subst s; lra|].
  assert (A : 2 / (s + r) <= 2 / (s + 1)) by (apply div_le_div; lra).
  apply Rle_trans with (s * (2 / (s + 1) - g)); [apply Rmult_le_compat_l; lra|].
  apply (Rmult_le_reg_r (s + 1)); [lra|].
  replace (s * (2 / (s + 1) - g) * (s + 1)) with (s * (2 - g * (s + 1))) by (field; lra).
  assert (0 <= (1 - s) * (1 - g * (s + 1))) by (apply Rmult_le_pos; nra). lra.
Qed.

(** For more, where r is at least r0 and gamma at most 1 - e. *)
Lemma dice_all_predicted_few : forall e r0 g s r, 0 <= g <= 1 - e -> 0 <= s <= 1 -> 1 <= r0 <= r -> 0 < e ->
  2 * s <= (s + r0) * (e + (1 - e) * s) -> s * (2 / (s + r) - g) <= 1 - g.
Proof.
  intros e r0 g s r G S R E H.
  assert (A : s * (2 / (s + r)) <= e + (1 - e) * s).
  { apply Rle_trans with (s * (2 / (s + r0))).
    - apply Rmult_le_compat_l; [lra|]. apply div_le_div; lra.
    - replace (s * (2 / (s + r0))) with (2 * s / (s + r0)) by (field; lra). apply div_le; [lra|]. lra. }
  assert (0 <= (1 - e - g) * (1 - s)) by (apply Rmult_le_pos; lra). lra.
Qed.

(** For each number of voxels one term is large enough. *)
Lemma dice_term_large : forall d : nat, (2 <= d)%nat ->
  let E := largest_term 2 (INR d - 1) (d - 1) in
  1 / 6 <= E /\ forall s r, 0 <= s <= 1 -> INR d / (INR d - 1) <= r -> s * (2 / (s + r) - (1 - E)) <= E.
Proof.
  intros d D E. pose proof (le_INR 2 d D) as D2. simpl in D2. pose proof (c_range 2 d ltac:(lra) D) as C. fold E in C.
  assert (T : forall b, (1 <= b <= d - 1)%nat -> term 2 (INR d - 1) b <= E) by (intros; apply largest_term_above;
    assumption).
  assert (Six : 1 / 6 <= E).
  { apply Rle_trans with (2 := T 1%nat ltac:(lia)). unfold term. simpl. apply div_le_div; [lra | nra | nra]. }
  split; [exact Six|]. intros s r S Rr.
  assert (R1 : 1 <= INR d / (INR d - 1)) by (apply le_div; lra).
  replace E with (1 - (1 - E)) at 2 by ring.
  destruct (le_lt_dec 13 d) as [L|L].
  - apply dice_all_predicted; try lra. assert (T5 := T 5%nat ltac:(lia)). unfold term in T5.
    replace (INR 5) with 5 in T5 by (simpl; lra). pose proof (le_INR 13 d L) as L'.
    replace (INR 13) with 13 in L' by (simpl; lra).
    assert (1 / 2 <= 5 * (INR d - 1) / ((5 + 2) * (5 + (INR d - 1)))); [|lra].
    apply div_le_div; [lra | apply Rmult_lt_0_compat; lra | lra].
  - assert (F : forall (b : nat) (e r0 : R), (1 <= b <= d - 1)%nat -> term 2 (INR d - 1) b = e -> INR d / (INR d - 1)
      = r0 ->
      0 < e -> (2 * s <= (s + r0) * (e + (1 - e) * s)) -> s * (2 / (s + r) - (1 - E)) <= 1 - (1 - E)).
    { intros b e r0 B Te Re Pe Q. apply (dice_all_predicted_few e r0); try lra. assert (U := T b B). lra. }
    unfold term in F.
    assert (X : (d = 2 \/ d = 3 \/ d = 4 \/ d = 5 \/ d = 6 \/ d = 7 \/ d = 8 \/ d = 9 \/ d = 10 \/ d = 11 \/ d =
      12)%nat) by lia.
    destruct X as [->|[->|[->|[->|[->|[->|[->|[->|[->|[->| ->]]]]]]]]]].
    + apply (F 1%nat (1 / 6) 2); try lia; try (simpl; lra). nra.
    + apply (F 2%nat (1 / 4) (3 / 2)); try lia; try (simpl; lra). nra.
    + apply (F 2%nat (3 / 10) (4 / 3)); try lia; try (simpl; lra). nra.
    + apply (F 3%nat (12 / 35) (5 / 4)); try lia; try (simpl; lra). nra.
    + apply (F 3%nat (3 / 8) (6 / 5)); try lia; try (simpl; lra). nra.
    + apply (F 4%nat (2 / 5) (7 / 6)); try lia; try (simpl; lra). nra.
    + apply (F 4%nat (14 / 33) (8 / 7)); try lia; try (simpl; lra). nra.
    + apply (F 4%nat (4 / 9) (9 / 8)); try lia; try (simpl; lra). nra.
    + apply (F 4%nat (6 / 13) (10 / 9)); try lia; try (simpl; lra). nra.
    + apply (F 4%nat (10 / 21) (11 / 10)); try lia; try (simpl; lra). nra.
    + apply (F 5%nat (55 / 112) (12 / 11)); try lia; try (simpl; lra). nra.
Qed.

Theorem hamming_minimax_dice : forall d : nat, (2 <= d)%nat ->
  let E := largest_term 2 (INR d - 1) (d - 1) in
  0 < E < 1 /\
  (forall gamma : R, exists y s, mixed d y s /\ E <= Rabs (Dice y s - Hamming gamma y s)) /\
  (forall y s, mixed d y s -> Rabs (Dice y s - Hamming (1 - E) y s) <= E).
Proof.
  intros d D E. pose proof (c_range 2 d ltac:(lra) D) as C. fold E in C.
  destruct (dice_term_large d D) as [Six All]. fold E in Six, All. pose proof (d_at_least_2 d D) as D2.
  split; [exact C|]. split.
  - apply (minimax_below Dice 2 d ltac:(lra) D).
    + intros y s M N T. rewrite (dice_of_counts d y s M), N, T. simpl. f_equal; ring.
    + intros y s M T. rewrite (dice_of_counts d y s M), T. simpl. unfold Rdiv. ring.
  - intros y s M. rewrite (hamming_of_counts E d y s M), (dice_of_counts d y s M).
    destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _ & _ & Bd).
    pose proof (no_misses 2 d ltac:(lra) D (fp y s) (INR (size y)) Bd Hn ltac:(lra)) as U. fold E in U.
    assert (V := All (INR (tp y s) / INR (size y)) (INR d / INR (size y))).
    set (n := INR (size y)) in *. set (t := INR (tp y s)) in *. set (b := INR (fp y s)) in *. set (dd := INR d) in *.
    assert (R : 0 <= b / (dd - n) <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
    assert (S : 0 <= t / n <= 1) by (split; [apply div_nonneg; lra | apply div_le; lra]).
    specialize (V S ltac:(apply div_le_div; [lra | lra | nra])).
    assert (Eh : (n - t) / n = 1 - t / n) by (field; lra). rewrite Eh.
    set (w := b / (dd - n)) in *. set (x := t / n) in *.
    assert (Et : t = x * n) by (unfold x; field; lra). assert (Eb : b = w * (dd - n)) by (unfold w; field; lra).
    clearbody E. apply Rabs_le. split.
    + (* H - D, below its chord in tp *)
      assert (Cc : x * (2 * n / (2 * n + b)) <= 2 * t / (n + t + b))
        by (rewrite Et; apply dice_above_chord; lra).
      replace (2 * n / (2 * n + b)) with (1 - b / (2 * n + b)) in Cc by (field; lra).
      set (q := b / (2 * n + b)) in *. clearbody q w x.
      assert (0 <= x * (E - (q - E * w))) by (apply Rmult_le_pos; lra).
      assert (0 <= (1 - x) * (E * w)) by (apply Rmult_le_pos; nra). lra.
    + (* D - H, below its chord in fp *)
      set (r := dd / n) in *. assert (Ed : dd = r * n) by (unfold r; field; lra).
      assert (Hr : 1 <= r) by (unfold r; apply le_div; lra).
      assert (Cc : 2 * t / (n + t + b) <= (1 - w) * (2 * x / (1 + x)) + w * (2 * x / (x + r)))
        by (rewrite Et, Eb, Ed; apply dice_below_chord; lra).
      pose proof (dice_no_false_positives (1 - E) (1 - x) ltac:(lra) ltac:(lra) ltac:(lra)) as F0.
      replace (2 - (1 - x)) with (1 + x) in F0 by ring.
      assert (F1 : 2 * x / (1 + x) - 1 + (1 - E) * (1 - x) <= E).
      { replace (2 * x / (1 + x) - 1) with (- ((1 - x) * (1 / (1 + x)))) by (field; lra). lra. }
      assert (V1 : 2 * x / (x + r) <= E + (1 - E) * x).
      { replace (2 * x / (x + r)) with (x * (2 / (x + r))) by (field; lra). lra. }
      set (u := 2 * x / (1 + x)) in *. set (v := 2 * x / (x + r)) in *. clearbody u v w.
      assert (0 <= (1 - w) * (E - (u - 1 + (1 - E) * (1 - x)))) by (apply Rmult_le_pos; lra).
      assert (0 <= w * (E + (1 - E) * x - v)) by (apply Rmult_le_pos; lra). lra.
Qed.

(** * Recall: gamma = 1 *)

Lemma recall_of_counts : forall d y s, mixed d y s -> Hamming 1 y s = INR (tp y s) / INR (size y).
Proof.
  intros d y s M. replace 1 with (1 - 0) by ring. rewrite (hamming_of_counts 0 d y s M).
  destruct (mixed_counts d y s M) as (Hn & _). field. split; lra.
Qed.

(** The larger of the two ratios, of masks that are hit. *)
Definition factor (score : mask -> mask -> R) (y s : mask) : R :=
  Rmax (Hamming 1 y s / score y s) (score y s / Hamming 1 y s).

Lemma dice_factor_of_counts : forall d y s, mixed d y s -> (1 <= tp y s)%nat ->
  factor Dice y s = Rmax ((INR (size y) + INR (tp y s) + INR (fp y s)) / (2 * INR (size y)))
    (2 * INR (size y) / (INR (size y) + INR (tp y s) + INR (fp y s))).
Proof.
  intros d y s M T. unfold factor. rewrite (recall_of_counts d y s M), (dice_of_counts d y s M).
  destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _). pose proof (INR_pos_tp y s T). f_equal; field; lra.
Qed.

Theorem recall_factor_fraction : forall d y s, mixed d y s -> (1 <= tp y s)%nat ->
  factor Dice y s <= Rmax ((1 + INR d / INR (size y)) / 2) 2.
Proof.
  intros d y s M T. rewrite (dice_factor_of_counts d y s M T). pose proof (INR_pos_tp y s T).
  destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _). apply Rmax_lub.
  - apply Rle_trans with (2 := Rmax_l _ _). replace ((1 + INR d / INR (size y)) / 2) with ((INR (size y) + INR d) / (2
      * INR (size y)))
      by (field; lra). apply div_le_div; [lra | lra |]. apply Rmult_le_compat_r; lra.
  - apply Rle_trans with (2 := Rmax_r _ _). apply div_le; lra.
Qed.

Theorem recall_factor_dice : forall d : nat, (2 <= d)%nat ->
  greatest (fun y s => mixed d y s /\ (1 <= tp y s)%nat) (factor Dice) ((INR d + 1) / 2).
Proof.
  intros d D. pose proof (d_at_least_2 d D) as D2. split.
  - destruct (witnesses d (d - 1) D ltac:(lia)) as [(y & s & M & N & T & F) _]. exists y, s.
    split; [split; [exact M | lia]|]. rewrite (dice_factor_of_counts d y s M ltac:(lia)), N, T, F, minus_INR by lia.
    simpl.
    replace ((1 + 1 + (INR d - 1)) / (2 * 1)) with ((INR d + 1) / 2) by field. apply Rmax_left.
    apply div_le_div; [lra | lra |]. nra.
  - intros y s [M T]. rewrite (dice_factor_of_counts d y s M T). pose proof (INR_pos_tp y s T).
    destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _). set (n := INR (size y)) in *. apply Rmax_lub.
    + apply div_le_div; [lra | lra |]. nra.
    + apply div_le_div; [lra | lra |].
      assert ((n + 2) * (n + 1) <= (INR d + 1) * (n + INR (tp y s) + INR (fp y s))) by (apply Rmult_le_compat; lra).
      nra.
Qed.

Theorem recall_factor_jaccard : forall d : nat, (2 <= d)%nat ->
  greatest (fun y s => mixed d y s /\ (1 <= tp y s)%nat) (factor Jaccard) (INR d).
Proof.
  intros d D. pose proof (d_at_least_2 d D) as D2.
  assert (E : forall y s, mixed d y s -> (1 <= tp y s)%nat ->
    factor Jaccard y s = Rmax ((INR (size y) + INR (fp y s)) / INR (size y)) (INR (size y) / (INR (size y) + INR (fp y
      s)))).
  { intros y s M T. unfold factor. rewrite (recall_of_counts d y s M), (jaccard_of_counts d y s M).
    destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _). pose proof (INR_pos_tp y s T). f_equal; field; lra. }
  split.
  - destruct (witnesses d (d - 1) D ltac:(lia)) as [(y & s & M & N & T & F) _]. exists y, s.
    split; [split; [exact M | lia]|]. rewrite (E y s M ltac:(lia)), N, F, minus_INR by lia. simpl.
    replace ((1 + (INR d - 1)) / 1) with (INR d) by field. apply Rmax_left. apply div_le; nra.
  - intros y s [M T]. rewrite (E y s M T). destruct (mixed_counts d y s M) as (Hn & Ht & Hb & _). apply Rmax_lub.
    + apply div_le; [lra|]. nra.
    + apply div_le; [lra|]. nra.
Qed.
