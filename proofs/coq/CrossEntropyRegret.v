(** How much a threshold of the marginals can lose
    ==============================================

    Law. For every distribution of a nonempty target, every t in [0,1] and every mask T that thresholding the
    marginals at t gives (ties either way), no mask S is better than T by more than

        Dice:     max (2t/(1+t), 1 - t)         Jaccard:     max (t, 1 - t)

    in the expected score. The Dice bound is smallest at t = sqrt 2 - 1 only, the threshold of a cross-entropy with
    w1/w0 = sqrt 2, where it is 2 - sqrt 2, about 0.586; the Jaccard bound at t = 1/2 only, the unweighted
    cross-entropy, where it is 1/2. That both bounds are tight for every t is in CrossEntropyRegretTight.v.

    Proof. Let S be any mask, alpha = |S and T|, beta = |S \ T|, nu = |T \ S|, and of a target y let a, b, v be the
    numbers of its voxels in the three parts and r the number outside. Voxels of S \ T have marginals at most t, those
    of T \ S at least t, so E b <= t beta and E v >= t nu. The difference f of the scores is convex in v (for fixed a,
    b, r), so it lies below its chord between v = 0 and v = nu:

    - Dice, nu >= beta: f <= 1 at v = 0 and f <= 0 at v = nu, so f <= 1 - v/nu and E f <= 1 - t.
    - Dice, nu < beta: f <= 2b/(beta + b) at both ends; this is concave in b, so E f <= 2t/(1+t).
    - Jaccard: f <= (alpha + b)/(alpha + beta) at v = 0 and f <= b/(alpha + beta) at v = nu, so that with
      theta = beta/(alpha + beta), E f <= theta t + (1 - theta)(1 - t). *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation CrossEntropyMinimiser.
Import ListNotations.
Open Scope R_scope.

(** * Parts of two masks *)

Definition meet (s t : mask) : mask := map (fun ab => fst ab && snd ab) (combine s t).
Definition minus (s t : mask) : mask := map (fun ab => fst ab && negb (snd ab)) (combine s t).

Lemma minus_length : forall s t d, length s = d -> length t = d -> length (minus s t) = d.
Proof. intros s t d Hs Ht. unfold minus. rewrite map_length, combine_length. lia. Qed.

Lemma meet_length : forall s t d, length s = d -> length t = d -> length (meet s t) = d.
Proof. intros s t d Hs Ht. unfold meet. rewrite map_length, combine_length. lia. Qed.

Lemma nth_minus : forall s t i, nth i (minus s t) false = true ->
  (i < length s)%nat /\ nth i s false = true /\ nth i t false = false.
Proof.
  unfold minus. induction s as [|a s IH]; intros [|b t] [|i] H; simpl in *; try discriminate.
  - destruct a, b; try discriminate. repeat split; try reflexivity. lia.
  - destruct (IH t i H) as [H1 H2]. split; [lia | exact H2].
Qed.

Lemma sizes_of_parts : forall s t, length s = length t ->
  (size s = size (meet s t) + size (minus s t))%nat /\ (size t = size (meet s t) + size (minus t s))%nat.
Proof.
  unfold meet, minus. induction s as [|a s IH]; intros [|b t] H; simpl in *; try discriminate; [lia|].
  injection H as H. destruct (IH t H). destruct a, b; simpl; lia.
Qed.

Lemma hits_of_parts : forall y s t, length y = length s -> length s = length t ->
  (tp y s = tp y (meet s t) + tp y (minus s t))%nat /\
  (tp y t = tp y (meet s t) + tp y (minus t s))%nat /\
  (tp y (meet s t) + tp y (minus s t) + tp y (minus t s) <= size y)%nat.
Proof.
  unfold meet, minus, tp. induction y as [|c y IH]; intros [|a s] [|b t] H H'; simpl in *; try discriminate; [lia|].
  injection H as H. injection H' as H'. destruct (IH s t H H') as [E1 [E2 E3]].
  destruct c, a, b; simpl; lia.
Qed.

(** * Inequalities of real numbers

    al, be, nu are the sizes of S and T, of S \ T, of T \ S; a, b, v how often the target hits them;
    r what it has elsewhere. *)

(** 1/(k + v) is convex in v. *)
Lemma chord : forall k v nu, 0 < k -> 0 < nu -> 0 <= v <= nu ->
  / (k + v) <= (1 - v / nu) * / k + v / nu * / (k + nu).
Proof.
  intros k v nu Hk Hnu Hv.
  assert (E : (1 - v / nu) * / k + v / nu * / (k + nu) - / (k + v) = v * (nu - v) * / (k * (k + nu) * (k + v))).
  { field. repeat split; lra. }
  assert (0 <= v * (nu - v) * / (k * (k + nu) * (k + v))).
  { apply Rmult_le_pos; [apply Rmult_le_pos; lra|]. apply Rlt_le, Rinv_0_lt_compat.
    repeat apply Rmult_lt_0_compat; lra. }
  lra.
Qed.

(** Two bounds of a convex function at its ends give the chord as a bound inside. *)
Lemma chord_bound : forall x D k m nu v f0 f1, 0 <= x -> 0 <= m -> 0 < k -> 0 < D -> 0 < nu -> 0 <= v <= nu ->
  x / k + m / D <= f0 -> x / (k + nu) + m / (D + nu) <= f1 ->
  x / (k + v) + m / (D + v) <= (1 - v / nu) * f0 + v / nu * f1.
Proof.
  intros x D k m nu v f0 f1 Hx Hm Hk HD Hnu Hv H0 H1.
  pose proof (Rmult_le_compat_l x _ _ Hx (chord k v nu Hk Hnu Hv)) as C1.
  pose proof (Rmult_le_compat_l m _ _ Hm (chord D v nu HD Hnu Hv)) as C2.
  assert (Hw : 0 <= v / nu <= 1) by (split; [apply div_nonneg; lra | apply div_le_1; lra]).
  pose proof (Rmult_le_compat_l (1 - v / nu) _ _ ltac:(lra) H0).
  pose proof (Rmult_le_compat_l (v / nu) _ _ ltac:(lra) H1).
  unfold Rdiv in *. lra.
Qed.

Lemma div_mono_den : forall a x y, 0 <= a -> 0 < y <= x -> a / x <= a / y.
Proof. intros a x y Ha Hy. apply div_le_div; try lra. apply Rmult_le_compat_l; lra. Qed.

Lemma div_plus : forall a b x, (a + b) / x = a / x + b / x.
Proof. intros. unfold Rdiv. lra. Qed.

Section Dice_inequalities.

  Variables al be nu a b v r : R.
  Hypotheses (Ha : 0 <= a <= al) (Hb : 0 <= b <= be) (Hv : 0 <= v <= nu) (Hr : 0 <= r) (Hn : 0 < a + b + v + r).

  Let f : R := 2 * (a + b) / (a + b + v + r + (al + be)) - 2 * (a + v) / (a + b + v + r + (al + nu)).

  (** f as a sum of two convex functions of v. *)
  Lemma dice_f_convex : 0 < nu ->
    f = (2 * (a + b)) / (a + b + r + al + be + v) + (2 * (b + r + al + nu)) / (a + b + r + al + nu + v) - 2.
  Proof. intros Hnu. unfold f. field. split; lra. Qed.

  Lemma dice_f_nonpos : a + b = 0 -> f <= 0.
  Proof.
    intros E. unfold f. rewrite E. replace (2 * 0) with 0 by lra.
    pose proof (div_nonneg (2 * (a + v)) (0 + v + r + (al + nu)) ltac:(lra) ltac:(lra)).
    unfold Rdiv at 1. lra.
  Qed.

  Lemma dice_over : 0 < nu -> be <= nu -> f <= 1 - v / nu.
  Proof.
    intros Hnu Hbe.
    assert (Hw : v / nu <= 1) by (apply div_le_1; lra).
    destruct (Req_dec (a + b) 0) as [E|E]; [pose proof (dice_f_nonpos E); lra|].
    rewrite dice_f_convex by exact Hnu.
    replace (1 - v / nu) with ((1 - v / nu) * 3 + v / nu * 2 - 2) by lra.
    apply Rplus_le_compat_r.
    apply chord_bound; try lra.
    - assert (H1 : 2 * (a + b) / (a + b + r + al + be) <= 1) by (apply div_le_1; lra).
      assert (H2 : 2 * (b + r + al + nu) / (a + b + r + al + nu) <= 2).
      { replace 2 with (2 / 1) at 2 by lra. apply div_le_div; lra. }
      lra.
    - replace (2 * (b + r + al + nu) / (a + b + r + al + nu + nu))
        with (2 - 2 * (a + nu) / (a + b + r + al + nu + nu)) by (field; lra).
      assert (2 * (a + b) / (a + b + r + al + be + nu) <= 2 * (a + nu) / (a + b + r + al + nu + nu)); [|lra].
      apply div_le_div; try lra.
      pose proof (Rmult_le_compat (nu - be) (nu - b) (a + b) (a + b + r + al + be + nu)
                    ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra)). lra.
  Qed.

  Lemma dice_under : 0 < be -> nu < be -> f <= 2 * b / (be + b).
  Proof.
    intros Hbe Hlt.
    assert (Hpos : 0 <= 2 * b / (be + b)) by (apply div_nonneg; lra).
    destruct (Req_dec (a + b) 0) as [E|E]; [pose proof (dice_f_nonpos E); lra|].
    destruct (Req_dec nu 0) as [E0|E0].
    - unfold f. replace v with 0 by lra. rewrite E0.
      replace (2 * (a + b)) with (2 * a + 2 * b) by lra. rewrite div_plus.
      pose proof (div_mono_den (2 * b) (a + b + 0 + r + (al + be)) (be + b) ltac:(lra) ltac:(lra)).
      pose proof (div_mono_den (2 * a) (a + b + 0 + r + (al + be)) (a + b + 0 + r + (al + 0)) ltac:(lra) ltac:(lra)).
      replace (2 * (a + 0)) with (2 * a) by lra. lra.
    - rewrite dice_f_convex by lra.
      replace (2 * b / (be + b)) with ((1 - v / nu) * (2 * b / (be + b) + 2) + v / nu * (2 * b / (be + b) + 2) - 2)
        by lra.
      apply Rplus_le_compat_r.
      apply chord_bound; try lra.
      + replace (2 * (b + r + al + nu) / (a + b + r + al + nu))
          with (2 - 2 * a / (a + b + r + al + nu)) by (field; lra).
        replace (2 * (a + b)) with (2 * a + 2 * b) by lra. rewrite div_plus.
        pose proof (div_mono_den (2 * b) (a + b + r + al + be) (be + b) ltac:(lra) ltac:(lra)).
        pose proof (div_mono_den (2 * a) (a + b + r + al + be) (a + b + r + al + nu) ltac:(lra) ltac:(lra)). lra.
      + replace (2 * (b + r + al + nu) / (a + b + r + al + nu + nu))
          with (2 - 2 * (a + nu) / (a + b + r + al + nu + nu)) by (field; lra).
        replace (2 * (a + b)) with (2 * a + 2 * b) by lra. rewrite div_plus.
        pose proof (div_mono_den (2 * b) (a + b + r + al + be + nu) (be + b) ltac:(lra) ltac:(lra)).
        assert (2 * a / (a + b + r + al + be + nu) <= 2 * (a + nu) / (a + b + r + al + nu + nu)); [|lra].
        apply Rle_trans with (2 * a / (a + b + r + al + nu + nu)); [apply div_mono_den; lra|].
        apply div_le_div; try lra. apply Rmult_le_compat_r; lra.
  Qed.

End Dice_inequalities.

Section Jaccard_inequalities.

  Variables al be nu a b v r : R.
  Hypotheses (Ha : 0 <= a <= al) (Hb : 0 <= b <= be) (Hv : 0 <= v <= nu) (Hr : 0 <= r).

  Let f : R := (a + b) / (al + be + v + r) - (a + v) / (al + nu + b + r).

  Lemma jaccard_both : 0 < al + be -> 0 < nu ->
    f <= b / (al + be) + (1 - v / nu) * (al / (al + be)).
  Proof.
    intros Hs Hnu. unfold f.
    assert (E : (a + v) / (al + nu + b + r)
                = (1 - v / nu) * (a / (al + nu + b + r)) + v / nu * ((a + nu) / (al + nu + b + r))) by (field; lra).
    pose proof (Rmult_le_compat_l (a + b) _ _ ltac:(lra) (chord (al + be + r) v nu ltac:(lra) Hnu Hv)) as C.
    replace (al + be + v + r) with (al + be + r + v) by lra.
    assert (H0 : (a + b) / (al + be + r) - a / (al + nu + b + r) <= (al + b) / (al + be)).
    { pose proof (div_nonneg a (al + nu + b + r) ltac:(lra) ltac:(lra)).
      assert ((a + b) / (al + be + r) <= (al + b) / (al + be)); [|lra].
      apply div_le_div; try lra. apply Rmult_le_compat; lra. }
    assert (H1 : (a + b) / (al + be + r + nu) - (a + nu) / (al + nu + b + r) <= b / (al + be)).
    { rewrite div_plus.
      pose proof (div_mono_den b (al + be + r + nu) (al + be) ltac:(lra) ltac:(lra)).
      pose proof (div_mono_den a (al + be + r + nu) (al + nu + b + r) ltac:(lra) ltac:(lra)).
      rewrite (div_plus a nu). pose proof (div_nonneg nu (al + nu + b + r) ltac:(lra) ltac:(lra)). lra. }
    assert (Hw : 0 <= v / nu <= 1) by (split; [apply div_nonneg; lra | apply div_le_1; lra]).
    pose proof (Rmult_le_compat_l (1 - v / nu) _ _ ltac:(lra) H0) as M0.
    pose proof (Rmult_le_compat_l (v / nu) _ _ ltac:(lra) H1) as M1.
    rewrite (div_plus al b) in M0. unfold Rdiv in *. lra.
  Qed.

  Lemma jaccard_no_over : nu = 0 -> 0 < be -> f <= b / be.
  Proof.
    intros E Hbe. unfold f. replace v with 0 by lra. rewrite E, div_plus.
    pose proof (div_mono_den b (al + be + 0 + r) be ltac:(lra) ltac:(lra)).
    replace (a + 0) with a by lra.
    destruct (Req_dec a 0) as [->|Hne].
    - unfold Rdiv in *. lra.
    - pose proof (div_mono_den a (al + be + 0 + r) (al + 0 + b + r) ltac:(lra) ltac:(lra)). lra.
  Qed.

  Lemma jaccard_empty : al + be = 0 -> f <= 0.
  Proof.
    intros E. unfold f. replace (a + b) with 0 by lra.
    pose proof (div_nonneg (a + v) (al + nu + b + r) ltac:(lra) ltac:(lra)). unfold Rdiv in *. lra.
  Qed.

End Jaccard_inequalities.

(** 2x/(1+x) lies below its tangents. *)
Lemma tangent : forall b be t, 0 <= b -> 0 < be -> 0 <= t ->
  2 * b / (be + b) <= 2 * t / (1 + t) + 2 / (be * (1 + t) ^ 2) * (b - t * be).
Proof.
  intros b be t Hb Hbe Ht.
  assert (E : 2 * t / (1 + t) + 2 / (be * (1 + t) ^ 2) * (b - t * be) - 2 * b / (be + b)
              = 2 * (b - t * be) ^ 2 * / (be * (1 + t) ^ 2 * (be + b))) by (field; repeat split; lra).
  assert (0 <= 2 * (b - t * be) ^ 2 * / (be * (1 + t) ^ 2 * (be + b))); [|lra].
  apply Rmult_le_pos; [apply Rmult_le_pos; [lra | apply pow2_ge_0]|].
  apply Rlt_le, Rinv_0_lt_compat. repeat apply Rmult_lt_0_compat; lra.
Qed.

(** * The law *)

(** What is known of a target and the parts of S and T, as real numbers. *)
Lemma parts : forall d y s t, length y = d -> length s = d -> length t = d -> (0 < size y)%nat ->
  let a := INR (tp y (meet s t)) in let b := INR (tp y (minus s t)) in let v := INR (tp y (minus t s)) in
  let al := INR (size (meet s t)) in let be := INR (size (minus s t)) in let nu := INR (size (minus t s)) in
  exists r, 0 <= a <= al /\ 0 <= b <= be /\ 0 <= v <= nu /\ 0 <= r /\ 0 < a + b + v + r /\
    Dice y s - Dice y t = 2 * (a + b) / (a + b + v + r + (al + be)) - 2 * (a + v) / (a + b + v + r + (al + nu)) /\
    Jaccard y s - Jaccard y t = (a + b) / (al + be + v + r) - (a + v) / (al + nu + b + r).
Proof.
  intros d y s t Hy Hs Ht Hsize a b v al be nu.
  destruct (sizes_of_parts s t ltac:(lia)) as [Es Et].
  destruct (hits_of_parts y s t ltac:(lia) ltac:(lia)) as [Hys [Hyt Hle]].
  assert (La := le_INR _ _ (tp_le_size_r y (meet s t) ltac:(rewrite (meet_length s t d); lia))).
  assert (Lb := le_INR _ _ (tp_le_size_r y (minus s t) ltac:(rewrite (minus_length s t d); lia))).
  assert (Lv := le_INR _ _ (tp_le_size_r y (minus t s) ltac:(rewrite (minus_length t s d); lia))).
  apply le_INR in Hle. rewrite !plus_INR in Hle. pose proof (INR_at_least_1 _ Hsize).
  exists (INR (size y) - (a + b + v)). unfold a, b, v, al, be, nu in *.
  repeat split; try apply pos_INR; try assumption; try lra.
  - rewrite !Dice_sizes by lia. rewrite Es, Et, Hys, Hyt, !plus_INR.
    apply (f_equal2 Rminus); apply (f_equal2 Rdiv); lra.
  - rewrite !Jaccard_sizes by lia. rewrite Es, Et, Hys, Hyt, !plus_INR.
    apply (f_equal2 Rminus); apply (f_equal2 Rdiv); lra.
Qed.

Lemma missed_rarely : forall t d mu s T, thresholded t d mu T -> mask_of d s ->
  expected (fun y : mask => INR (tp y (minus s T))) mu <= t * INR (size (minus s T)).
Proof.
  intros t d mu s T [HT Hth] Hs. apply expected_hits_le. intros i Hi.
  destruct (nth_minus s T i Hi) as [Hlt [_ HTi]]. rewrite Hs in Hlt.
  apply Rnot_lt_le. intros G. apply (Hth i Hlt) in G. congruence.
Qed.

Lemma included_often : forall t d mu s T, thresholded t d mu T -> mask_of d s ->
  t * INR (size (minus T s)) <= expected (fun y : mask => INR (tp y (minus T s))) mu.
Proof.
  intros t d mu s T [HT Hth] Hs. apply expected_hits_ge. intros i Hi.
  destruct (nth_minus T s i Hi) as [Hlt [HTi _]]. rewrite HT in Hlt.
  apply Rnot_lt_le. intros G. apply (Hth i Hlt) in G. congruence.
Qed.

Theorem cross_entropy_regret_dice : forall t d mu T S, 0 <= t <= 1 -> is_distribution d mu ->
  thresholded t d mu T -> mask_of d S ->
  expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu <= Rmax (2 * t / (1 + t)) (1 - t).
Proof.
  intros t d mu T S Ht Hmu HT HS. rewrite <- expected_minus.
  assert (Hb := missed_rarely t d mu S T HT HS). assert (Hv := included_often t d mu S T HT HS).
  assert (Hparts := fun y Hy Hsz => parts d y S T Hy HS (proj1 HT) Hsz). cbv zeta in Hparts.
  set (be := INR (size (minus S T))) in *. set (nu := INR (size (minus T S))) in *.
  assert (Hbe0 : 0 <= be) by apply pos_INR. assert (Hnu0 : 0 <= nu) by apply pos_INR.
  destruct (Rlt_le_dec nu be) as [Hlt|Hle]; [apply Rle_trans with (2 * t / (1 + t)); [|apply Rmax_l]
                                            |apply Rle_trans with (1 - t); [|apply Rmax_r]].
  - set (c := 2 / (be * (1 + t) ^ 2)).
    assert (Hc : 0 <= c).
    { unfold c. apply div_nonneg; [lra|]. apply Rmult_le_pos; [lra | apply pow2_ge_0]. }
    eapply Rle_trans.
    + apply (expected_le_line d mu _ (fun y : mask => INR (tp y (minus S T))) (2 * t / (1 + t) - c * (t * be)) c Hmu).
      intros y Hy Hsz. destruct (Hparts y Hy Hsz) as (r & H1 & H2 & H3 & H4 & H5 & -> & _).
      eapply Rle_trans; [apply dice_under; try eassumption; lra|].
      eapply Rle_trans; [apply (tangent _ be t); lra|]. fold c. lra.
    + pose proof (Rmult_le_compat_l c _ _ Hc Hb). lra.
  - destruct (Req_dec nu 0) as [E|E].
    + apply Rle_trans with (0 + 0 * expected (fun _ => 0) mu); [|lra].
      apply (expected_le_line d); [assumption|].
      intros y Hy Hsz. destruct (Hparts y Hy Hsz) as (r & H1 & H2 & H3 & H4 & H5 & -> & _).
      replace be with nu by lra. replace (INR (tp y (minus S T))) with (INR (tp y (minus T S))) by lra. lra.
    + eapply Rle_trans.
      * apply (expected_le_line d mu _ (fun y : mask => INR (tp y (minus T S))) 1 (- / nu) Hmu).
        intros y Hy Hsz. destruct (Hparts y Hy Hsz) as (r & H1 & H2 & H3 & H4 & H5 & -> & _).
        eapply Rle_trans; [apply dice_over; try eassumption; lra|]. unfold Rdiv. lra.
      * assert (0 < / nu) by (apply Rinv_0_lt_compat; lra).
        pose proof (Rmult_le_compat_l (/ nu) _ _ ltac:(lra) Hv) as M.
        replace (/ nu * (t * nu)) with t in M by (field; lra). lra.
Qed.

Theorem cross_entropy_regret_jaccard : forall t d mu T S, 0 <= t <= 1 -> is_distribution d mu ->
  thresholded t d mu T -> mask_of d S ->
  expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu <= Rmax t (1 - t).
Proof.
  intros t d mu T S Ht Hmu HT HS. rewrite <- expected_minus.
  assert (Hb := missed_rarely t d mu S T HT HS). assert (Hv := included_often t d mu S T HT HS).
  assert (Hparts := fun y Hy Hsz => parts d y S T Hy HS (proj1 HT) Hsz). cbv zeta in Hparts.
  set (be := INR (size (minus S T))) in *. set (nu := INR (size (minus T S))) in *.
  set (al := INR (size (meet S T))) in *.
  assert (Hal0 : 0 <= al) by apply pos_INR.
  assert (Hbe0 : 0 <= be) by apply pos_INR. assert (Hnu0 : 0 <= nu) by apply pos_INR.
  pose proof (Rmax_l t (1 - t)) as Ml. pose proof (Rmax_r t (1 - t)) as Mr.
  destruct (Req_dec (al + be) 0) as [Es|Es].
  { apply Rle_trans with (0 + 0 * expected (fun _ => 0) mu); [|lra].
    apply (expected_le_line d); [assumption|].
    intros y Hy Hsz. destruct (Hparts y Hy Hsz) as (r & H1 & H2 & H3 & H4 & _ & _ & ->).
    eapply Rle_trans; [apply jaccard_empty; try eassumption; lra | lra]. }
  destruct (Req_dec nu 0) as [En|En].
  - destruct (Req_dec be 0) as [Eb|Eb].
    + apply Rle_trans with (0 + 0 * expected (fun _ => 0) mu); [|lra].
      apply (expected_le_line d); [assumption|].
      intros y Hy Hsz. destruct (Hparts y Hy Hsz) as (r & H1 & H2 & H3 & H4 & _ & _ & ->).
      rewrite Eb, En. replace (INR (tp y (minus S T))) with 0 by lra.
      replace (INR (tp y (minus T S))) with 0 by lra. lra.
    + apply Rle_trans with t; [|lra].
      eapply Rle_trans.
      * apply (expected_le_line d mu _ (fun y : mask => INR (tp y (minus S T))) 0 (/ be) Hmu).
        intros y Hy Hsz. destruct (Hparts y Hy Hsz) as (r & H1 & H2 & H3 & H4 & _ & _ & ->).
        eapply Rle_trans; [apply jaccard_no_over; try eassumption; lra | unfold Rdiv; lra].
      * assert (0 < / be) by (apply Rinv_0_lt_compat; lra).
        pose proof (Rmult_le_compat_l (/ be) _ _ ltac:(lra) Hb) as M.
        replace (/ be * (t * be)) with t in M by (field; lra). lra.
  - assert (Hs : 0 < al + be) by lra.
    set (th := al / (al + be)).
    assert (Hth : 0 <= th <= 1) by (split; [apply div_nonneg; lra | apply div_le_1; lra]).
    apply Rle_trans with ((1 - th) * t + th * (1 - t)).
    + eapply Rle_trans.
      * apply (expected_le_line d mu _ (fun y : mask => / (al + be) * INR (tp y (minus S T))
                 + (- (th * / nu)) * INR (tp y (minus T S))) th 1 Hmu).
        intros y Hy Hsz. destruct (Hparts y Hy Hsz) as (r & H1 & H2 & H3 & H4 & _ & _ & ->).
        eapply Rle_trans; [apply jaccard_both; try eassumption; lra|]. fold th. unfold Rdiv. lra.
      * rewrite expected_plus, !expected_scale.
        assert (0 < / (al + be)) by (apply Rinv_0_lt_compat; lra).
        assert (0 < / nu) by (apply Rinv_0_lt_compat; lra).
        pose proof (Rmult_le_compat_l (/ (al + be)) _ _ ltac:(lra) Hb) as M1.
        pose proof (Rmult_le_compat_l (th * / nu) _ _ ltac:(apply Rmult_le_pos; lra) Hv) as M2.
        replace (/ (al + be) * (t * be)) with ((1 - th) * t) in M1 by (unfold th; field; lra).
        replace (th * / nu * (t * nu)) with (th * t) in M2 by (field; lra). lra.
    + pose proof (Rmult_le_compat_l (1 - th) _ _ ltac:(lra) Ml).
      pose proof (Rmult_le_compat_l th _ _ ltac:(lra) Mr). lra.
Qed.

Theorem cross_entropy_regret : forall t d mu T S, 0 <= t <= 1 -> is_distribution d mu ->
  thresholded t d mu T -> mask_of d S ->
  expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu <= Rmax (2 * t / (1 + t)) (1 - t) /\
  expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu <= Rmax t (1 - t).
Proof.
  intros t d mu T S Ht Hmu HT HS.
  split; [apply (cross_entropy_regret_dice t d) | apply (cross_entropy_regret_jaccard t d)]; assumption.
Qed.

(** * The best threshold *)

Lemma sqrt2_facts : 1 < sqrt 2 < 2 /\ sqrt 2 * sqrt 2 = 2.
Proof.
  assert (E : sqrt 2 * sqrt 2 = 2) by (apply sqrt_sqrt; lra). split; [|exact E].
  assert (0 < sqrt 2) by (apply sqrt_lt_R0; lra). split; apply Rnot_le_lt; intros G; nra.
Qed.

Theorem cross_entropy_regret_minimax_dice : forall t, 0 <= t <= 1 ->
  2 - sqrt 2 <= Rmax (2 * t / (1 + t)) (1 - t) /\
  (Rmax (2 * t / (1 + t)) (1 - t) = 2 - sqrt 2 <-> t = sqrt 2 - 1).
Proof.
  intros t Ht. destruct sqrt2_facts as [Hw E]. set (w := sqrt 2) in *. clearbody w.
  assert (Hlow : t < w - 1 -> 2 - w < 1 - t) by lra.
  assert (Hhigh : w - 1 < t -> 2 - w < 2 * t / (1 + t)).
  { intros H. replace (2 - w) with ((2 - w) / 1) by lra. apply div_lt_div; nra. }
  assert (Hat : t = w - 1 -> 2 * t / (1 + t) = 2 - w).
  { intros ->. apply Rmult_eq_reg_r with w; [|lra]. replace (1 + (w - 1)) with w by lra.
    replace (2 * (w - 1) / w * w) with (2 * (w - 1)) by (field; lra). lra. }
  pose proof (Rmax_l (2 * t / (1 + t)) (1 - t)) as Ml. pose proof (Rmax_r (2 * t / (1 + t)) (1 - t)) as Mr.
  destruct (Rtotal_order t (w - 1)) as [H|[H|H]].
  - specialize (Hlow H). split; [lra|]. split; intros; lra.
  - specialize (Hat H). rewrite Hat. replace (1 - t) with (2 - w) by lra.
    rewrite Rmax_left by lra. split; [lra|]. split; intros; [exact H | reflexivity].
  - specialize (Hhigh H). split; [lra|]. split; intros; lra.
Qed.

Theorem cross_entropy_regret_minimax_jaccard : forall t, 0 <= t <= 1 ->
  1/2 <= Rmax t (1 - t) /\ (Rmax t (1 - t) = 1/2 <-> t = 1/2).
Proof.
  intros t Ht. pose proof (Rmax_l t (1 - t)). pose proof (Rmax_r t (1 - t)). split; [lra|].
  split; intros E; [lra|]. rewrite E. rewrite Rmax_left; lra.
Qed.

(** The weights that reach them, at the usual cut of 1/2. *)
Lemma best_weights_dice : threshold_of 1 (sqrt 2) (1/2) = sqrt 2 - 1.
Proof.
  destruct sqrt2_facts as [Hw E]. unfold threshold_of. set (w := sqrt 2) in *. clearbody w.
  apply Rmult_eq_reg_r with (1/2 * 1 + (1 - 1/2) * w); [|lra].
  replace (1/2 * 1 / (1/2 * 1 + (1 - 1/2) * w) * (1/2 * 1 + (1 - 1/2) * w)) with (1/2) by (field; lra). nra.
Qed.

Lemma best_weights_jaccard : threshold_of 1 1 (1/2) = 1/2.
Proof. unfold threshold_of. lra. Qed.
