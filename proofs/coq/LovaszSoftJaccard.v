(** The Lovász-Jaccard and the soft Jaccard loss
    ============================================

    Law. For every target y of d voxels, n > 0 of them foreground, and every p in [0,1]^d, with LJ the Lovász
    extension of the Jaccard loss, SJ the soft Jaccard similarity and r = d/n:

        LJ <= 1 - SJ <= r LJ,        SJ <= 1 - LJ <= r SJ,        (1 - SJ) - LJ <= (sqrt r - 1)/(sqrt r + 1).

    Both factors r are tight for all n and d, and the bound of the difference is attained, by errors that are all
    equal to 1/(sqrt r + 1). So the two are not equivalent up to a factor that doesn't depend on d/n.

    Proof. 1 - LJ is the average of (n - A)/(n + B) over the levels of the errors, where A and B voxels of foreground
    and background are wrong; the averages of A and B are a = n - T and b, and SJ = (n - a)/(n + b).

    - 1 - LJ >= SJ: 1/(n + B) lies above its tangent at b, (n + 2b - B)/(n + b)^2; and the average of (n - A)(n + 2b -
      B) is at least (n - a)(n + b), because A and B grow together (Chebyshev).
    - 1 - SJ <= (a + b)/n, and (A + B)/(n + B) >= (A + B)/d.
    - 1 - LJ <= T/n, and SJ >= T/d.
    - 1/(n + B) lies below its chord from B = 0 to B = d - n, and AB is at most nB and at most (d - n)A. That bounds
      the difference by a function of al = a/n and be = b/(d - n), which is largest at al = be = 1/(sqrt r + 1). *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation Lovasz.
Import ListNotations.
Open Scope R_scope.

(** * What is known of a target and a prediction *)

Lemma sum_where_range : forall keep y p, length p = length y -> probabilities p ->
  0 <= sum_where keep y p <= sum_where keep y (repeat 1 (length y)).
Proof.
  intros keep. induction y as [|a y IH]; intros [|x p] Hl Hp; simpl in Hl; try discriminate; simpl; [lra|].
  inversion Hp as [|x' p' Hx Hp']; subst. specialize (IH p ltac:(lia) Hp'). destruct (eqb a keep); lra.
Qed.

Lemma sum_where_ones : forall y,
  sum_where true y (repeat 1 (length y)) = INR (size y) /\
  sum_where false y (repeat 1 (length y)) = INR (length y) - INR (size y).
Proof.
  induction y as [|a y [IH1 IH0]]; [simpl; lra|]. cbn [length repeat sum_where].
  rewrite IH1, IH0, size_cons, S_INR. destruct a; simpl; lra.
Qed.

Lemma hit_range : forall y p, length p = length y -> probabilities p -> 0 <= hit y p <= INR (size y).
Proof. intros y p Hl Hp. rewrite <- (proj1 (sum_where_ones y)). apply sum_where_range; assumption. Qed.

Lemma spill_range : forall y p, length p = length y -> probabilities p ->
  0 <= spill y p <= INR (length y) - INR (size y).
Proof. intros y p Hl Hp. rewrite <- (proj2 (sum_where_ones y)). apply sum_where_range; assumption. Qed.

(** * The law, of an average over levels

    n foreground voxels of d, K = d - n; L are levels with averages a of A and b of B. *)

Section Levels.

  Variables (n K a b lj : R) (L : list (R * R * R)).
  Hypotheses (Hn : 0 < n) (Ha : 0 <= a <= n) (Hb : 0 <= b <= K)
    (Hwithin : within 0 n 0 K L) (Hchain : chain L)
    (H1 : total (fun _ _ => 1) L = 1) (HA : total (fun A _ => A) L = a) (HB : total (fun _ B => B) L = b)
    (HL : total (jaccard_loss n) L = lj).

  (** The average of a linear function of A, B and AB. *)
  Lemma total_linear : forall c0 cA cB cAB,
    total (fun A B => c0 * 1 + cA * A + cB * B + cAB * (A * B)) L
    = c0 + cA * a + cB * b + cAB * total (fun A B => A * B) L.
  Proof.
    intros. rewrite !total_plus, (total_scale c0 (fun _ _ => 1)), (total_scale cA (fun A _ => A)),
      (total_scale cB (fun _ B => B)), (total_scale cAB (fun A B => A * B)), H1, HA, HB. lra.
  Qed.

  Lemma total_product : a * b <= total (fun A B => A * B) L.
  Proof. pose proof (chebyshev 0 n 0 K L Hwithin Hchain) as C. rewrite H1, HA, HB in C. lra. Qed.

  Lemma total_product_le : total (fun A B => A * B) L <= n * b /\ total (fun A B => A * B) L <= K * a.
  Proof.
    rewrite <- HA, <- HB, <- (total_scale n (fun _ B => B)), <- (total_scale K (fun A _ => A)).
    split; apply (total_le 0 n 0 K); try assumption; intros A B HA' HB'; nra.
  Qed.

  Lemma one_minus_lj : total (fun A B => (n - A) / (n + B)) L = 1 - lj.
  Proof.
    rewrite <- HL, <- H1.
    assert (E : total (fun A B => (n - A) / (n + B)) L + total (jaccard_loss n) L = total (fun _ _ => 1) L); [|lra].
    rewrite <- total_plus. clear -Hwithin Hn. induction L as [|[[w A] B] L' IH]; simpl; [reflexivity|].
    rewrite IH by (intros w' A' B' Hin; apply Hwithin; right; exact Hin).
    destruct (Hwithin w A B (or_introl eq_refl)) as [_ [HA HB]].
    unfold jaccard_loss. f_equal. field. lra.
  Qed.

  (** Similarity of the soft loss at most 1 - LJ. *)
  Lemma levels_lower : (n - a) / (n + b) <= 1 - lj.
  Proof.
    rewrite <- one_minus_lj.
    set (c := / ((n + b) * (n + b))). assert (Hc : 0 < c) by (apply Rinv_0_lt_compat; nra).
    apply Rle_trans with (total (fun A B =>
      c * n * (n + 2 * b) * 1 + - (c * (n + 2 * b)) * A + - (c * n) * B + c * (A * B)) L).
    - rewrite total_linear. pose proof (Rmult_le_compat_l c _ _ ltac:(lra) total_product) as P.
      replace ((n - a) / (n + b)) with (c * ((n - a) * (n + b))) by (unfold c; field; lra). lra.
    - apply (total_le 0 n 0 K); [exact Hwithin|]. intros A B HA' HB'.
      assert (T : c * (n + 2 * b - B) <= / (n + B)).
      { assert (E : / (n + B) - c * (n + 2 * b - B) = (B - b) ^ 2 * / ((n + b) * (n + b) * (n + B)))
          by (unfold c; field; lra).
        assert (0 <= (B - b) ^ 2 * / ((n + b) * (n + b) * (n + B))); [|lra].
        apply Rmult_le_pos; [apply pow2_ge_0|]. apply Rlt_le, Rinv_0_lt_compat.
        repeat apply Rmult_lt_0_compat; lra. }
      pose proof (Rmult_le_compat_l (n - A) _ _ ltac:(lra) T). unfold Rdiv. lra.
  Qed.

  (** 1 - LJ at most T/n. *)
  Lemma levels_upper_similarity : 1 - lj <= (n - a) / n.
  Proof.
    rewrite <- one_minus_lj.
    apply Rle_trans with (total (fun A B => 1 * 1 + - / n * A + 0 * B + 0 * (A * B)) L).
    - apply (total_le 0 n 0 K); [exact Hwithin|]. intros A B HA' HB'.
      replace (1 * 1 + - / n * A + 0 * B + 0 * (A * B)) with ((n - A) / n) by (field; lra).
      apply div_le_div; try lra. apply Rmult_le_compat_l; lra.
    - rewrite total_linear. right. field. lra.
  Qed.

  (** LJ at least (a + b)/d. *)
  Lemma levels_lower_loss : (a + b) / (n + K) <= lj.
  Proof.
    rewrite <- HL.
    apply Rle_trans with (total (fun A B => 0 * 1 + / (n + K) * A + / (n + K) * B + 0 * (A * B)) L).
    - rewrite total_linear. right. field. lra.
    - apply (total_le 0 n 0 K); [exact Hwithin|]. intros A B HA' HB'. unfold jaccard_loss.
      replace (0 * 1 + / (n + K) * A + / (n + K) * B + 0 * (A * B)) with ((A + B) / (n + K)) by (field; lra).
      apply div_le_div; try lra. apply Rmult_le_compat_l; lra.
  Qed.

  (** 1 - LJ, by the chord. *)
  Lemma levels_upper_chord : 0 < K ->
    (1 - lj) * (n * (n + K)) <= n * (n + K) - n * b - (n + K) * a + Rmin (n * b) (K * a).
  Proof.
    intros HK. rewrite <- one_minus_lj.
    set (c := / (n * (n + K))). assert (Hc : 0 < c) by (apply Rinv_0_lt_compat; nra).
    assert (U : total (fun A B => (n - A) / (n + B)) L
                <= c * (n * (n + K)) + - (c * (n + K)) * a + - (c * n) * b + c * total (fun A B => A * B) L).
    { rewrite <- total_linear. apply (total_le 0 n 0 K); [exact Hwithin|]. intros A B HA' HB'.
      assert (T : / (n + B) <= c * (n + K - B)).
      { assert (E : c * (n + K - B) - / (n + B) = B * (K - B) * / (n * (n + K) * (n + B))) by (unfold c; field; lra).
        assert (0 <= B * (K - B) * / (n * (n + K) * (n + B))); [|lra].
        apply Rmult_le_pos; [apply Rmult_le_pos; lra|]. apply Rlt_le, Rinv_0_lt_compat.
        repeat apply Rmult_lt_0_compat; lra. }
      pose proof (Rmult_le_compat_l (n - A) _ _ ltac:(lra) T). unfold Rdiv. lra. }
    destruct total_product_le as [P1 P2].
    assert (P : total (fun A B => A * B) L <= Rmin (n * b) (K * a)) by (apply Rmin_glb; assumption).
    apply Rmult_le_compat_r with (r := n * (n + K)) in U; [|nra].
    replace ((c * (n * (n + K)) + - (c * (n + K)) * a + - (c * n) * b + c * total (fun A B => A * B) L) * (n * (n + K)))
      with (n * (n + K) - (n + K) * a - n * b + total (fun A B => A * B) L) in U by (unfold c; field; lra).
    lra.
  Qed.

End Levels.

(** * The law *)

Lemma facts : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  0 < INR (size y) <= INR (length y) /\ 0 <= hit y p <= INR (size y) /\
  0 <= spill y p <= INR (length y) - INR (size y).
Proof.
  intros y p Hl Hs Hp. pose proof (INR_at_least_1 _ Hs). pose proof (le_INR _ _ (size_le_length y)).
  pose proof (hit_range y p Hl Hp). pose proof (spill_range y p Hl Hp). lra.
Qed.

(** The four inequalities, for a prediction. *)
Lemma inequalities : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  let n := INR (size y) in let d := INR (length y) in let T := hit y p in let b := spill y p in
  let lj := LovaszJaccard y p in
  T / (n + b) <= 1 - lj /\ 1 - lj <= T / n /\ (n - T + b) / d <= lj /\
  (0 < d - n -> (1 - lj) * (n * d) <= n * d - n * b - d * (n - T) + Rmin (n * b) ((d - n) * (n - T))).
Proof.
  intros y p Hl Hs Hp. cbv zeta. destruct (facts y p Hl Hs Hp) as [Hn [HT Hb]].
  destruct (lovasz_levels y p Hl Hp) as (L & Hw & Hc & H1 & HA & HB & HL).
  set (n := INR (size y)) in *. set (d := INR (length y)) in *.
  set (T := hit y p) in *. set (b := spill y p) in *. set (lj := LovaszJaccard y p) in *. clearbody n d T b lj.
  replace T with (n - (n - T)) at 1 2 by lra. replace d with (n + (d - n)) at 1 3 4 5 by lra.
  repeat split.
  - apply (levels_lower n (d - n) (n - T) b lj L); assumption || lra.
  - apply (levels_upper_similarity n (d - n) (n - T) b lj L); assumption || lra.
  - apply (levels_lower_loss n (d - n) (n - T) b lj L); assumption || lra.
  - intros HK. apply (levels_upper_chord n (d - n) (n - T) b lj L); assumption || lra.
Qed.

Theorem lovasz_soft_jaccard_loss : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  LovaszJaccard y p <= 1 - SoftJaccard y p <= INR (length y) / INR (size y) * LovaszJaccard y p.
Proof.
  intros y p Hl Hs Hp. destruct (facts y p Hl Hs Hp) as [Hn [HT Hb]].
  destruct (inequalities y p Hl Hs Hp) as [Low [_ [Loss _]]]. unfold SoftJaccard.
  set (n := INR (size y)) in *. set (d := INR (length y)) in *.
  set (T := hit y p) in *. set (b := spill y p) in *. set (lj := LovaszJaccard y p) in *. clearbody n d T b lj.
  split; [lra|].
  apply Rle_trans with (d / n * ((n - T + b) / d)); [|apply Rmult_le_compat_l; [apply div_nonneg; lra | exact Loss]].
  replace (1 - T / (n + b)) with ((n - T + b) / (n + b)) by (field; lra).
  replace (d / n * ((n - T + b) / d)) with ((n - T + b) / n) by (field; lra). apply div_le_div; try lra.
  apply Rmult_le_compat_l; lra.
Qed.

Theorem lovasz_soft_jaccard_similarity : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SoftJaccard y p <= 1 - LovaszJaccard y p <= INR (length y) / INR (size y) * SoftJaccard y p.
Proof.
  intros y p Hl Hs Hp. destruct (facts y p Hl Hs Hp) as [Hn [HT Hb]].
  destruct (inequalities y p Hl Hs Hp) as [Low [Up _]]. unfold SoftJaccard.
  set (n := INR (size y)) in *. set (d := INR (length y)) in *.
  set (T := hit y p) in *. set (b := spill y p) in *. set (lj := LovaszJaccard y p) in *. clearbody n d T b lj.
  split; [lra|]. eapply Rle_trans; [exact Up|].
  replace (d / n * (T / (n + b))) with (d * T / (n * (n + b))) by (field; lra).
  apply div_le_div; try lra; [apply Rmult_lt_0_compat; lra|].
  pose proof (Rmult_le_compat_l (T * n) (n + b) d ltac:(apply Rmult_le_pos; lra) ltac:(lra)). lra.
Qed.

(** ** The difference *)

(** With al = a/n, be = b/(d-n), k = (d-n)/n, and s = sqrt r, so that k = s^2 - 1. *)
Lemma gap_peak : forall s x, 1 <= s -> 0 <= x <= 1 ->
  (1 - x) * ((s * s - 1) * x) / (1 + (s * s - 1) * x) <= (s - 1) / (s + 1).
Proof.
  intros s x Hs Hx. assert (Hk : 0 <= s * s - 1) by nra.
  pose proof (Rmult_le_pos _ x Hk ltac:(lra)).
  apply div_le_div; [lra | lra |].
  pose proof (Rmult_le_pos (s - 1) (Rsqr (1 - (s + 1) * x)) ltac:(lra) (Rle_0_sqr _)). unfold Rsqr in *. lra.
Qed.

(** The bound from the chord, minus the soft similarity, in al and be. *)
Lemma gap_chord : forall s al be m, 1 <= s -> 0 <= al <= 1 -> 0 <= be <= 1 -> m <= al -> m <= be ->
  let k := s * s - 1 in
  (1 - al) - k / (1 + k) * be + k / (1 + k) * m - (1 - al) / (1 + k * be) <= (s - 1) / (s + 1).
Proof.
  intros s al be m Hs Hal Hbe Hm1 Hm2 k.
  assert (Hk : 0 <= k) by (unfold k; nra).
  assert (Hkb : 0 <= k * be <= k) by nra.
  set (c := k / (1 + k)). set (u := / (1 + k * be)).
  assert (Hc : 0 <= c <= 1) by (unfold c; split; [apply div_nonneg; lra | apply div_le_1; lra]).
  assert (Hu : 1 - c <= u <= 1).
  { assert (E : 1 - c = / (1 + k)) by (unfold c; field; lra). rewrite E. unfold u. split.
    - apply Rinv_le_contravar; lra.
    - rewrite <- Rinv_1. apply Rinv_le_contravar; lra. }
  assert (P := gap_peak s be Hs Hbe). fold k in P.
  assert (E : (1 - be) * (k * be) / (1 + k * be) = (1 - be) * (1 - u)) by (unfold u; field; lra).
  rewrite E in P. change ((1 - al) / (1 + k * be)) with ((1 - al) * u).
  (* linear in al with slope -(1-u) + (c or 0), so it is at most the value at al = be *)
  assert ((1 - al) - c * be + c * m - (1 - al) * u <= (1 - be) * (1 - u)); [|lra].
  destruct (Rle_dec al be) as [H|H].
  - pose proof (Rmult_le_compat_l c m al ltac:(lra) Hm1).
    pose proof (Rmult_le_pos (be - al) (c - (1 - u)) ltac:(lra) ltac:(lra)). lra.
  - pose proof (Rmult_le_compat_l c m be ltac:(lra) Hm2).
    pose proof (Rmult_le_pos (al - be) (1 - u) ltac:(lra) ltac:(lra)). lra.
Qed.

Theorem lovasz_soft_jaccard_gap : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  let r := INR (length y) / INR (size y) in
  0 <= (1 - SoftJaccard y p) - LovaszJaccard y p <= (sqrt r - 1) / (sqrt r + 1).
Proof.
  intros y p Hl Hs Hp r. destruct (facts y p Hl Hs Hp) as [Hn [HT Hb]].
  destruct (lovasz_soft_jaccard_loss y p Hl Hs Hp) as [Low0 _].
  destruct (inequalities y p Hl Hs Hp) as [Low [Up [_ Chord]]]. unfold SoftJaccard in *.
  assert (Hr : 1 <= r).
  { unfold r. replace 1 with (1 / 1) by lra. apply div_le_div; lra. }
  assert (Es : sqrt r * sqrt r = r) by (apply sqrt_sqrt; lra).
  assert (Hsr : 1 <= sqrt r) by (rewrite <- sqrt_1; apply sqrt_le_1; lra).
  unfold r in *. set (s := sqrt _) in *.
  set (n := INR (size y)) in *. set (d := INR (length y)) in *.
  set (T := hit y p) in *. set (b := spill y p) in *. set (lj := LovaszJaccard y p) in *. clearbody s n d T b lj.
  split; [lra|].
  assert (Hgap : 0 <= (s - 1) / (s + 1)) by (apply div_nonneg; lra).
  destruct (Req_dec d n) as [E|E].
  - (* no background: both losses are the same *)
    assert (b = 0) by lra. subst b. rewrite Rplus_0_r in *. lra.
  - specialize (Chord ltac:(lra)).
    assert (G := gap_chord s ((n - T) / n) (b / (d - n)) (Rmin (n * b) ((d - n) * (n - T)) / (n * (d - n))) Hsr).
    cbv zeta in G. rewrite Es in G.
    set (m := Rmin (n * b) ((d - n) * (n - T))) in *.
    assert (Hm1 : m <= n * b) by apply Rmin_l. assert (Hm2 : m <= (d - n) * (n - T)) by apply Rmin_r. clearbody m.
    assert (Hnk : 0 < n * (d - n)) by (apply Rmult_lt_0_compat; lra).
    eapply Rle_trans; [|apply G].
    + assert (E1 : 1 - (n - T) / n - (d / n - 1) / (1 + (d / n - 1)) * (b / (d - n))
                   + (d / n - 1) / (1 + (d / n - 1)) * (m / (n * (d - n)))
                   - (1 - (n - T) / n) / (1 + (d / n - 1) * (b / (d - n)))
                   = (n * d - n * b - d * (n - T) + m) / (n * d) - T / (n + b)) by (field; repeat split; lra).
      rewrite E1.
      assert (1 - lj <= (n * d - n * b - d * (n - T) + m) / (n * d)); [|lra].
      apply Rmult_le_reg_r with (n * d); [apply Rmult_lt_0_compat; lra|].
      replace ((n * d - n * b - d * (n - T) + m) / (n * d) * (n * d)) with (n * d - n * b - d * (n - T) + m)
        by (field; lra). exact Chord.
    + split; [apply div_nonneg; lra | apply div_le_1; lra].
    + split; [apply div_nonneg; lra | apply div_le_1; lra].
    + apply div_le_div; [exact Hnk | lra |].
      replace ((n - T) * (n * (d - n))) with ((d - n) * (n - T) * n) by lra. apply Rmult_le_compat_r; lra.
    + apply div_le_div; [exact Hnk | lra |].
      replace (b * (n * (d - n))) with (n * b * (d - n)) by lra. apply Rmult_le_compat_r; lra.
Qed.

(** All three. *)
Theorem lovasz_soft_jaccard : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  let r := INR (length y) / INR (size y) in
  let lj := LovaszJaccard y p in
  let sj := SoftJaccard y p in
  (lj <= 1 - sj <= r * lj) /\ (sj <= 1 - lj <= r * sj) /\ (0 <= (1 - sj) - lj <= (sqrt r - 1) / (sqrt r + 1)).
Proof.
  intros y p Hl Hs Hp. split; [|split].
  - apply lovasz_soft_jaccard_loss; assumption.
  - apply lovasz_soft_jaccard_similarity; assumption.
  - apply lovasz_soft_jaccard_gap; assumption.
Qed.

(** * Tightness

    K background voxels of probability x and error x, n foreground voxels of probability z and smaller error 1 - z. *)

Definition background_first (K n : nat) : mask := repeat false K ++ repeat true n.
Definition two_values (K n : nat) (x z : R) : list R := repeat x K ++ repeat z n.

Lemma family_lengths : forall K n x z,
  length (background_first K n) = (n + K)%nat /\ length (two_values K n x z) = (n + K)%nat /\
  size (background_first K n) = n.
Proof.
  intros K n x z. unfold background_first, two_values. rewrite !app_length, !repeat_length.
  split; [lia|]. split; [lia|]. induction K as [|K IH]; simpl; [|exact IH].
  induction n as [|n IH]; simpl; [reflexivity | rewrite IH; reflexivity].
Qed.

Lemma family_probabilities : forall K n x z, 0 <= x <= 1 -> 0 <= z <= 1 -> probabilities (two_values K n x z).
Proof.
  intros K n x z Hx Hz. unfold probabilities, two_values. apply Forall_app.
  split; apply Forall_forall; intros w Hw; apply repeat_spec in Hw; lra.
Qed.

Lemma sum_where_repeat : forall keep a n x,
  sum_where keep (repeat a n) (repeat x n) = if eqb a keep then INR n * x else 0.
Proof.
  intros keep a n x. induction n as [|n IH]; [simpl; destruct (eqb a keep); lra|].
  cbn [repeat sum_where]. rewrite IH, S_INR. destruct (eqb a keep); lra.
Qed.

Lemma sum_where_app2 : forall keep a n x b m z,
  sum_where keep (repeat a n ++ repeat b m) (repeat x n ++ repeat z m)
  = sum_where keep (repeat a n) (repeat x n) + sum_where keep (repeat b m) (repeat z m).
Proof. intros. induction n as [|n IH]; simpl; [lra|]. rewrite IH. lra. Qed.

Lemma family_soft : forall K n x z,
  SoftJaccard (background_first K n) (two_values K n x z) = INR n * z / (INR n + INR K * x).
Proof.
  intros K n x z. destruct (family_lengths K n x z) as [_ [_ Hs]]. unfold SoftJaccard, hit, spill. rewrite Hs.
  unfold background_first, two_values. rewrite !sum_where_app2, !sum_where_repeat. cbn [eqb].
  rewrite Rplus_0_l, Rplus_0_r. reflexivity.
Qed.

Lemma walk_app : forall n l l' A B,
  walk n A B (l ++ l') = walk n A B l + walk n (A + members true l) (B + members false l) l'.
Proof.
  unfold members. intros n. induction l as [|[a m] l IH]; intros l' A B.
  - simpl. rewrite !Rplus_0_r. lra.
  - cbn [app walk sum_over]. rewrite IH. destruct a; cbn [eqb]; rewrite ?Rplus_assoc, ?Rplus_0_l; reflexivity.
Qed.

Lemma members_repeat : forall keep a m n, members keep (repeat (a, m) n) = if eqb a keep then INR n else 0.
Proof.
  unfold members. intros keep a m n. induction n as [|n IH]; [simpl; destruct (eqb a keep); reflexivity|].
  cbn [repeat sum_over]. rewrite IH, S_INR. destruct (eqb a keep); lra.
Qed.

Lemma family_lovasz : forall K n x z, (0 < n)%nat -> 1 - z <= x ->
  LovaszJaccard (background_first K n) (two_values K n x z) = (INR K * x + INR n * (1 - z)) / (INR n + INR K).
Proof.
  intros K n x z Hn Hxz.
  assert (E : combine (background_first K n) (errors (background_first K n) (two_values K n x z))
              = repeat (false, x) K ++ repeat (true, 1 - z) n).
  { unfold background_first, two_values. induction K as [|K IH]; simpl; [|rewrite IH; reflexivity].
    induction n as [|m IH]; simpl; [reflexivity|]. f_equal. destruct m as [|m]; [reflexivity | apply IH; lia]. }
  assert (Hconst : forall (b : bool * R) m, descending (repeat b m)).
  { intros b m. induction m as [|m IH]; simpl; [exact I|]. split; [|exact IH].
    intros w Hw. apply repeat_spec in Hw. subst w. lra. }
  assert (Hd : descending (repeat (false, x) K ++ repeat (true, 1 - z) n)).
  { clear E. induction K as [|K IH]; simpl; [apply Hconst|]. split; [|exact IH].
    intros w Hw. apply in_app_or in Hw. destruct Hw as [Hw|Hw]; apply repeat_spec in Hw; subst w; simpl; lra. }
  unfold LovaszJaccard. rewrite E, sort_sorted by exact Hd.
  destruct (family_lengths K n x z) as [_ [_ Hs]]. rewrite Hs, walk_app.
  rewrite (walk_constant _ x) by (intros w Hw; apply repeat_spec in Hw; subst w; reflexivity).
  rewrite (walk_constant _ (1 - z)) by (intros w Hw; apply repeat_spec in Hw; subst w; reflexivity).
  rewrite !members_repeat. cbn [eqb]. unfold jaccard_loss.
  assert (HN := INR_at_least_1 _ Hn). pose proof (pos_INR K). field. lra.
Qed.

(** The family for given d and n. *)
Lemma family : forall n d x z, (0 < n <= d)%nat -> 0 <= x <= 1 -> 0 <= z <= 1 -> 1 - z <= x ->
  exists y p, length y = d /\ size y = n /\ length p = d /\ probabilities p /\
    SoftJaccard y p = INR n * z / (INR n + (INR d - INR n) * x) /\
    LovaszJaccard y p = ((INR d - INR n) * x + INR n * (1 - z)) / INR d.
Proof.
  intros n d x z Hn Hx Hz Hxz. set (K := (d - n)%nat). exists (background_first K n), (two_values K n x z).
  destruct (family_lengths K n x z) as [L1 [L2 L3]].
  assert (Hd : (n + K = d)%nat) by (unfold K; lia).
  assert (HK : INR K = INR d - INR n) by (rewrite <- Hd, plus_INR; lra).
  repeat split; try lia; [apply family_probabilities; assumption | |].
  - rewrite family_soft, HK. reflexivity.
  - rewrite family_lovasz, HK by (try assumption; lia). f_equal. lra.
Qed.

Lemma INR_order : forall n d, (0 < n < d)%nat -> 1 <= INR n /\ INR n < INR d.
Proof. intros n d H. split; [apply INR_at_least_1; lia | apply lt_INR; lia]. Qed.

(** No factor below d/n will do for the losses... *)
Theorem lovasz_soft_jaccard_loss_tight : forall n d c, (0 < n < d)%nat -> c < INR d / INR n ->
  exists y p, length y = d /\ size y = n /\ length p = d /\ probabilities p /\
    0 < LovaszJaccard y p /\ c * LovaszJaccard y p < 1 - SoftJaccard y p.
Proof.
  intros n d c Hn Hc. destruct (INR_order n d Hn) as [Hn1 Hnd].
  apply Rmult_lt_compat_r with (r := INR n) in Hc; [|lra].
  replace (INR d / INR n * INR n) with (INR d) in Hc by (field; lra).
  set (w := 2 * (Rabs c + 1) * (INR d - INR n)).
  pose proof (Rabs_pos c). pose proof (Rle_abs c).
  assert (Hw : 0 < w) by (unfold w; repeat apply Rmult_lt_0_compat; lra).
  set (x := Rmin 1 ((INR d - c * INR n) / w)).
  assert (Hx : 0 < x <= 1).
  { unfold x. split; [apply Rmin_glb_lt; [lra | apply Rdiv_lt_0_compat; lra] | apply Rmin_l]. }
  assert (Hxw : x * w <= INR d - c * INR n).
  { apply Rle_trans with ((INR d - c * INR n) / w * w); [|right; field; lra].
    apply Rmult_le_compat_r; [lra | apply Rmin_r]. }
  clearbody x.
  destruct (family n d x 1 ltac:(lia) ltac:(lra) ltac:(lra) ltac:(lra)) as (y & p & H1 & H2 & H3 & H4 & ES & EL).
  exists y, p. repeat (split; [assumption|]). rewrite EL, ES.
  set (N := INR n) in *. set (D := INR d) in *. clearbody N D.
  assert (HKx : 0 < (D - N) * x) by (apply Rmult_lt_0_compat; lra).
  split; [apply Rdiv_lt_0_compat; lra|].
  replace (1 - N * 1 / (N + (D - N) * x)) with ((D - N) * x / (N + (D - N) * x)) by (field; lra).
  replace (c * (((D - N) * x + N * (1 - 1)) / D)) with (c * ((D - N) * x) / D) by (field; lra).
  apply div_lt_div; [lra | lra |].
  assert (Hm : c * (N + (D - N) * x) < D).
  { pose proof (Rmult_le_compat_r ((D - N) * x) c (Rabs c) ltac:(lra) ltac:(lra)). unfold w in Hxw. lra. }
  pose proof (Rmult_lt_compat_r ((D - N) * x) _ _ HKx Hm). lra.
Qed.

(** ... nor for the similarities. *)
Theorem lovasz_soft_jaccard_similarity_tight : forall n d c, (0 < n < d)%nat -> c < INR d / INR n ->
  exists y p, length y = d /\ size y = n /\ length p = d /\ probabilities p /\
    0 < SoftJaccard y p /\ c * SoftJaccard y p < 1 - LovaszJaccard y p.
Proof.
  intros n d c Hn Hc. destruct (INR_order n d Hn) as [Hn1 Hnd].
  apply Rmult_lt_compat_r with (r := INR n) in Hc; [|lra].
  replace (INR d / INR n * INR n) with (INR d) in Hc by (field; lra).
  set (z := Rmin 1 ((INR d - c * INR n) / (2 * (INR d - INR n)))).
  assert (Hz : 0 < z <= 1).
  { unfold z. split; [apply Rmin_glb_lt; [lra | apply Rdiv_lt_0_compat; lra] | apply Rmin_l]. }
  assert (Hzw : z * (2 * (INR d - INR n)) <= INR d - c * INR n).
  { apply Rle_trans with ((INR d - c * INR n) / (2 * (INR d - INR n)) * (2 * (INR d - INR n))); [|right; field; lra].
    apply Rmult_le_compat_r; [lra | apply Rmin_r]. }
  clearbody z.
  destruct (family n d (1 - z) z ltac:(lia) ltac:(lra) ltac:(lra) ltac:(lra)) as (y & p & H1 & H2 & H3 & H4 & ES & EL).
  exists y, p. repeat (split; [assumption|]). rewrite EL, ES.
  set (N := INR n) in *. set (D := INR d) in *. clearbody N D.
  pose proof (Rmult_le_pos (D - N) (1 - z) ltac:(lra) ltac:(lra)).
  split; [apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat|]; lra|].
  replace (1 - ((D - N) * (1 - z) + N * (1 - z)) / D) with (z / 1) by (field; lra).
  replace (c * (N * z / (N + (D - N) * (1 - z)))) with (c * (N * z) / (N + (D - N) * (1 - z))) by (field; lra).
  apply div_lt_div; [lra | lra |].
  assert (Hm : c * N < N + (D - N) * (1 - z)) by lra.
  pose proof (Rmult_lt_compat_r z _ _ (proj1 Hz) Hm). lra.
Qed.

(** The bound of the difference is attained, for all n and d. *)
Theorem lovasz_soft_jaccard_gap_attained : forall n d, (0 < n <= d)%nat ->
  let r := INR d / INR n in
  exists y p, length y = d /\ size y = n /\ length p = d /\ probabilities p /\
    (1 - SoftJaccard y p) - LovaszJaccard y p = (sqrt r - 1) / (sqrt r + 1).
Proof.
  intros n d Hn r.
  assert (Hn1 : 1 <= INR n) by (apply INR_at_least_1; lia). assert (Hnd : INR n <= INR d) by (apply le_INR; lia).
  assert (Hr : 1 <= r).
  { unfold r. replace 1 with (1 / 1) by lra. apply div_le_div; lra. }
  assert (Es : sqrt r * sqrt r = r) by (apply sqrt_sqrt; lra).
  assert (Hsr : 1 <= sqrt r) by (rewrite <- sqrt_1; apply sqrt_le_1; lra).
  assert (Ed : INR d = sqrt r * sqrt r * INR n) by (rewrite Es; unfold r; field; lra).
  set (s := sqrt r) in *. clearbody s. set (x := / (s + 1)).
  assert (Hx : 0 < x < 1).
  { unfold x. split; [apply Rinv_0_lt_compat; lra|]. rewrite <- Rinv_1. apply Rinv_lt_contravar; lra. }
  destruct (family n d x (1 - x) Hn ltac:(lra) ltac:(lra) ltac:(lra)) as (y & p & H1 & H2 & H3 & H4 & ES & EL).
  exists y, p. repeat (split; [assumption|]). rewrite ES, EL, Ed. unfold x. field.
  repeat split; try lra; nra.
Qed.

(** So no factor serves all sizes. *)
Corollary lovasz_soft_jaccard_no_factor : forall c, exists y p,
  length p = length y /\ (0 < size y)%nat /\ probabilities p /\
  0 < LovaszJaccard y p /\ c * LovaszJaccard y p < 1 - SoftJaccard y p.
Proof.
  intros c. destruct (archimed (Rmax c 1)) as [H _]. set (z := up (Rmax c 1)) in *. clearbody z.
  pose proof (Rmax_l c 1). pose proof (Rmax_r c 1).
  assert (Hz : (1 < z)%Z) by (apply lt_IZR; lra).
  destruct (lovasz_soft_jaccard_loss_tight 1 (Z.to_nat z) c) as (y & p & G1 & G2 & G3 & G4 & G5 & G6).
  - lia.
  - rewrite (INR_IZR_INZ (Z.to_nat z)), Z2Nat.id by lia. simpl. lra.
  - exists y, p. repeat split; try assumption; lia.
Qed.
