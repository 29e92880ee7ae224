(** The worst regret of a threshold can't be bounded better
    =======================================================

    Law. The bounds of CrossEntropyRegret.v are tight for every t in [0,1]: the supremum, over all numbers of voxels
    and all distributions of a nonempty target, of what some mask has more than the thresholded marginals, is exactly

        Dice:     max (2t/(1+t), 1 - t)         Jaccard:     max (t, 1 - t).

    Together with the minimum over t: no constant threshold, hence no weighting of the cross-entropy, has a worst
    regret below 2 - sqrt 2 in Dice or 1/2 in Jaccard.

    Proof. Two families. No marginal is at t, so ties play no part.

    - Exclusion. K voxels on a ring, the target is an arc of m of them, each of the K arcs equally likely, with m/K
      just below t. Every marginal is m/K, so the threshold leaves the mask empty, of score 0. The full mask has Dice
      2m/(m+K) and Jaccard m/K for every target.
    - Inclusion. One voxel S, v voxels V, and two sets of r = v(v+1) voxels R1, R2. The target is S with probability 1
      - q, and S, V, R1 or S, V, R2 with probability q/2 each, q just above t but q/2 below. The threshold gives S and
      V, whose Dice is 2/(2+v) for every target and whose Jaccard is 1/(1+v); S alone has at least 1 - q. (For t = 0
      leave out R1 and R2.) *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation CrossEntropyRegret.
Import ListNotations.
Open Scope R_scope.

(** * The empty and the full mask *)

Lemma size_repeat : forall b n, size (repeat b n) = if b then n else 0%nat.
Proof. intros b n. induction n as [|n IH]; simpl; [destruct b; reflexivity|]. rewrite IH. destruct b; reflexivity. Qed.

Lemma tp_repeat_false : forall n y, tp y (repeat false n) = 0%nat.
Proof.
  unfold tp. induction n as [|n IH]; intros [|a y]; simpl; try reflexivity.
  rewrite IH, andb_false_r. reflexivity.
Qed.

Lemma tp_repeat_true : forall y, tp y (repeat true (length y)) = size y.
Proof. unfold tp. induction y as [|a y IH]; simpl; [reflexivity|]. rewrite IH, andb_true_r. reflexivity. Qed.

Lemma empty_scores : forall y, Dice y (repeat false (length y)) = 0 /\ Jaccard y (repeat false (length y)) = 0.
Proof.
  intros y. unfold Dice, Jaccard, dice, jaccard. rewrite tp_repeat_false. simpl. unfold Rdiv. split; lra.
Qed.

Lemma full_scores : forall y, (0 < size y)%nat ->
  Dice y (repeat true (length y)) = 2 * INR (size y) / (INR (size y) + INR (length y)) /\
  Jaccard y (repeat true (length y)) = INR (size y) / INR (length y).
Proof.
  intros y Hs. rewrite Dice_sizes, Jaccard_sizes by (rewrite repeat_length; reflexivity).
  rewrite tp_repeat_true, size_repeat. split; [reflexivity|]. f_equal. lra.
Qed.

(** * Exclusion: arcs on a ring *)

Definition on_arc (K m i j : nat) : bool := ((i + j) mod K <? m)%nat.
Definition arc (K m j : nat) : mask := map (fun i => on_arc K m i j) (seq 0 K).
Definition arcs (K m : nat) : distribution := map (fun j => (/ INR K, arc K m j)) (seq 0 K).

Lemma size_app : forall s t, size (s ++ t) = (size s + size t)%nat.
Proof. intros s t. induction s as [|a s IH]; simpl; [reflexivity|]. rewrite IH. lia. Qed.

Lemma size_below : forall m n a, size (map (fun i => i <? m)%nat (seq a n)) = (Nat.min m (a + n) - Nat.min m a)%nat.
Proof.
  intros m. induction n as [|n IH]; intros a; simpl; [lia|]. rewrite IH.
  destruct (Nat.ltb_spec a m); lia.
Qed.

(** Of K consecutive voxels on the ring, m are on an arc of m. *)
Lemma arc_count : forall K m j, (m <= K)%nat -> size (map (fun i => on_arc K m i j) (seq 0 K)) = m.
Proof.
  intros K m j Hm. destruct (Nat.eq_dec K 0) as [->|HK]; [simpl; lia|].
  induction j as [|j IH].
  - rewrite (map_ext_in _ (fun i => i <? m)%nat).
    + rewrite size_below. lia.
    + intros i Hi. apply in_seq in Hi. unfold on_arc. rewrite Nat.add_0_r, Nat.mod_small by lia. reflexivity.
  - assert (E : map (fun i => on_arc K m i (S j)) (seq 0 K) = map (fun i => on_arc K m i j) (seq 1 K)).
    { rewrite <- seq_shift, map_map. apply map_ext. intros i. unfold on_arc. do 2 f_equal. lia. }
    rewrite E. assert (H0 : on_arc K m 0 j = on_arc K m K j).
    { unfold on_arc. f_equal. rewrite Nat.add_0_l. replace (K + j)%nat with (j + 1 * K)%nat by lia.
      rewrite Nat.mod_add by exact HK. reflexivity. }
    assert (H1 : size (map (fun i => on_arc K m i j) (seq 0 (S K)))
                 = (size (map (fun i => on_arc K m i j) (seq 0 K)) + (if on_arc K m K j then 1 else 0))%nat).
    { rewrite seq_S, map_app, size_app. cbn [map size]. rewrite Nat.add_0_l. lia. }
    cbn [seq map size] in H1. rewrite H0 in H1. lia.
Qed.

Lemma arc_size : forall K m j, (m <= K)%nat -> size (arc K m j) = m.
Proof. intros K m j H. apply arc_count, H. Qed.

Lemma arc_length : forall K m j, length (arc K m j) = K.
Proof. intros K m j. unfold arc. rewrite map_length, seq_length. reflexivity. Qed.

Lemma expected_equally : forall f c w (g : nat -> mask) js, (forall j, f (g j) = c) ->
  expected f (map (fun j => (w, g j)) js) = w * INR (length js) * c.
Proof.
  intros f c w g js H. induction js as [|j js IH]; [simpl; lra|].
  cbn [map expected length]. rewrite IH, H, S_INR. lra.
Qed.

Lemma arcs_expected : forall K m f c, (0 < K)%nat -> (forall j, f (arc K m j) = c) -> expected f (arcs K m) = c.
Proof.
  intros K m f c HK H. unfold arcs. rewrite (expected_equally f c) by exact H. rewrite seq_length.
  field. apply not_0_INR. lia.
Qed.

Lemma arcs_is_distribution : forall K m, (0 < m <= K)%nat -> is_distribution K (arcs K m).
Proof.
  intros K m H. split; [|apply arcs_expected; [lia | reflexivity]].
  unfold arcs. apply Forall_map, Forall_forall. intros j _. simpl. repeat split.
  - apply Rinv_0_lt_compat, lt_0_INR. lia.
  - apply arc_length.
  - rewrite arc_size; lia.
Qed.

Lemma arcs_marginal : forall K m i, (m <= K)%nat -> (i < K)%nat -> marginal i (arcs K m) = INR m / INR K.
Proof.
  intros K m i Hm Hi. unfold marginal, arcs.
  assert (E : forall js, expected (fun y => if nth i y false then 1 else 0) (map (fun j => (/ INR K, arc K m j)) js)
              = / INR K * INR (size (map (fun j => on_arc K m j i) js))).
  { induction js as [|j js IH]; [simpl; lra|]. cbn [map expected]. rewrite IH, size_cons.
    unfold arc. rewrite nth_map_seq by exact Hi.
    replace (on_arc K m i j) with (on_arc K m j i) by (unfold on_arc; do 2 f_equal; lia). lra. }
  rewrite E, arc_count by exact Hm. unfold Rdiv. lra.
Qed.

Lemma thresholded_empty : forall t d mu T, thresholded t d mu T -> (forall i, (i < d)%nat -> marginal i mu < t) ->
  T = repeat false d.
Proof.
  intros t d mu T [Hl H] Hm. unfold mask_of in Hl.
  apply nth_ext with (d := false) (d' := false); [rewrite repeat_length; exact Hl|].
  intros i Hi. rewrite Hl in Hi. rewrite nth_repeat. apply (H i Hi), Hm, Hi.
Qed.

(** What the arcs give for a threshold above m/K. *)
Lemma exclusion : forall t K m T, (0 < m <= K)%nat -> INR m / INR K < t -> thresholded t K (arcs K m) T ->
  let x := INR m / INR K in
  expected (fun y => Dice y (repeat true K)) (arcs K m) - expected (fun y => Dice y T) (arcs K m) = 2 * x / (1 + x) /\
  expected (fun y => Jaccard y (repeat true K)) (arcs K m) - expected (fun y => Jaccard y T) (arcs K m) = x.
Proof.
  intros t K m T Hm Ht HT x.
  apply thresholded_empty in HT; [|intros i Hi; rewrite arcs_marginal by lia; exact Ht]. subst T.
  assert (HK : 0 < INR K) by (apply lt_0_INR; lia). assert (Hm0 : 0 < INR m) by (apply lt_0_INR; lia).
  rewrite (arcs_expected K m (fun y => Dice y (repeat true K)) (2 * x / (1 + x))); [|lia|].
  2:{ intros j. pose proof (full_scores (arc K m j)) as F. rewrite arc_length, arc_size in F by lia.
      destruct F as [-> _]; [lia|]. unfold x. field. split; lra. }
  rewrite (arcs_expected K m (fun y => Dice y (repeat false K)) 0); [|lia|].
  2:{ intros j. pose proof (empty_scores (arc K m j)) as F. rewrite arc_length in F. apply F. }
  rewrite (arcs_expected K m (fun y => Jaccard y (repeat true K)) x); [|lia|].
  2:{ intros j. pose proof (full_scores (arc K m j)) as F. rewrite arc_length, arc_size in F by lia.
      destruct F as [_ ->]; [lia|]. reflexivity. }
  rewrite (arcs_expected K m (fun y => Jaccard y (repeat false K)) 0); [|lia|].
  2:{ intros j. pose proof (empty_scores (arc K m j)) as F. rewrite arc_length in F. apply F. }
  split; lra.
Qed.

(** A natural number above a given real number. *)
Lemma nat_above : forall x, exists n, (0 < n)%nat /\ x < INR n.
Proof.
  intros x. exists (S (Z.to_nat (up x))). split; [lia|]. rewrite S_INR.
  destruct (archimed x) as [H _]. destruct (Z.le_gt_cases 0 (up x)) as [Hz|Hz].
  - rewrite INR_IZR_INZ, Z2Nat.id by exact Hz. lra.
  - pose proof (IZR_lt _ _ Hz). pose proof (pos_INR (Z.to_nat (up x))). lra.
Qed.

(** Fractions come close to t from below. *)
Lemma fraction_below : forall t delta, 0 < t <= 1 -> 0 < delta ->
  exists m K, (0 < m <= K)%nat /\ t - delta < INR m / INR K < t.
Proof.
  intros t delta Ht Hd. destruct (nat_above (2 / Rmin t delta)) as [K [HK Hlarge]].
  assert (Hmin : 0 < Rmin t delta) by (apply Rmin_glb_lt; lra).
  pose proof (Rmin_l t delta) as Hl. pose proof (Rmin_r t delta) as Hr.
  assert (HK0 : 0 < INR K) by (apply lt_0_INR, HK).
  assert (H2 : 2 < Rmin t delta * INR K).
  { apply Rmult_lt_compat_l with (r := Rmin t delta) in Hlarge; [|exact Hmin].
    replace (Rmin t delta * (2 / Rmin t delta)) with 2 in Hlarge by (field; lra). exact Hlarge. }
  assert (Ht2 : 2 < t * INR K) by (pose proof (Rmult_le_compat_r (INR K) _ _ ltac:(lra) Hl); lra).
  assert (Hd2 : 2 < delta * INR K) by (pose proof (Rmult_le_compat_r (INR K) _ _ ltac:(lra) Hr); lra).
  destruct (archimed (t * INR K)) as [U1 U2]. set (z := up (t * INR K)) in *. clearbody z.
  assert (Hz : (2 < z)%Z) by (apply lt_IZR; lra).
  assert (Em : INR (Z.to_nat (z - 2)) = IZR z - 2).
  { rewrite INR_IZR_INZ, Z2Nat.id, minus_IZR by lia. reflexivity. }
  exists (Z.to_nat (z - 2)), K. split; [split; [lia|]|].
  - apply INR_le. rewrite Em. pose proof (Rmult_le_compat_r (INR K) t 1 ltac:(lra) ltac:(lra)). lra.
  - rewrite Em. split; apply Rmult_lt_reg_r with (INR K); try exact HK0.
    + replace ((IZR z - 2) / INR K * INR K) with (IZR z - 2) by (field; lra). lra.
    + replace ((IZR z - 2) / INR K * INR K) with (IZR z - 2) by (field; lra). lra.
Qed.

(** * Inclusion: a voxel, and rarely much more *)

Definition blocks (v r : nat) (a b c e : bool) : mask := a :: repeat b v ++ repeat c r ++ repeat e r.

Definition rarely_more (v r : nat) (q : R) : distribution :=
  [(1 - q, blocks v r true false false false); (q / 2, blocks v r true true true false);
   (q / 2, blocks v r true true false true)].

Lemma blocks_length : forall v r a b c e, length (blocks v r a b c e) = (1 + v + r + r)%nat.
Proof. intros. unfold blocks. cbn [length]. rewrite !app_length, !repeat_length. lia. Qed.

Definition weight (b : bool) (n : nat) : nat := if b then n else 0%nat.

Lemma blocks_size : forall v r a b c e,
  size (blocks v r a b c e) = (weight a 1 + weight b v + weight c r + weight e r)%nat.
Proof.
  intros. unfold blocks, weight. cbn [size]. rewrite !size_app, !size_repeat. destruct a, b, c, e; lia.
Qed.

Lemma tp_app : forall s t s' t', length s = length s' -> tp (s ++ t) (s' ++ t') = (tp s s' + tp t t')%nat.
Proof.
  unfold tp. induction s as [|a s IH]; intros t [|b s'] t' H; simpl in H; try discriminate; simpl; [reflexivity|].
  rewrite IH by lia. lia.
Qed.

Lemma tp_repeat : forall a b n, tp (repeat a n) (repeat b n) = weight (a && b) n.
Proof.
  unfold tp, weight. intros a b n. induction n as [|n IH]; simpl; [destruct (a && b); reflexivity|].
  rewrite IH. destruct (a && b); lia.
Qed.

Lemma blocks_tp : forall v r a b c e a' b' c' e',
  tp (blocks v r a b c e) (blocks v r a' b' c' e')
  = (weight (a && a') 1 + weight (b && b') v + weight (c && c') r + weight (e && e') r)%nat.
Proof.
  intros. unfold blocks. change (a :: ?l) with ([a] ++ l). change (a' :: ?l) with ([a'] ++ l).
  rewrite !tp_app by (try reflexivity; rewrite !repeat_length; reflexivity). rewrite !tp_repeat.
  assert (E : tp [a] [a'] = weight (a && a') 1) by (unfold tp; destruct a, a'; reflexivity).
  rewrite E. lia.
Qed.

Lemma nth_repeat_app : forall (b : bool) n l i,
  nth i (repeat b n ++ l) false = if (i <? n)%nat then b else nth (i - n) l false.
Proof.
  intros b n l i. destruct (Nat.ltb_spec i n).
  - rewrite app_nth1 by (rewrite repeat_length; exact H).
    rewrite nth_indep with (d' := b) by (rewrite repeat_length; exact H). apply nth_repeat.
  - rewrite app_nth2, repeat_length by (rewrite repeat_length; exact H). reflexivity.
Qed.

(** Every voxel is in one of the four blocks. *)
Lemma blocks_nth : forall v r i, (i < 1 + v + r + r)%nat ->
  (forall a b c e, nth i (blocks v r a b c e) false = a) \/
  (forall a b c e, nth i (blocks v r a b c e) false = b) \/
  ((0 < r)%nat /\ ((forall a b c e, nth i (blocks v r a b c e) false = c) \/
                   (forall a b c e, nth i (blocks v r a b c e) false = e))).
Proof.
  intros v r i Hi. destruct i as [|i]; [left; reflexivity|]. right. unfold blocks. cbn [nth].
  destruct (Nat.ltb_spec i v) as [H|H].
  - left. intros. rewrite nth_repeat_app. apply Nat.ltb_lt in H. rewrite H. reflexivity.
  - right. split; [lia|]. destruct (Nat.ltb_spec (i - v) r) as [H'|H'].
    + left. intros. rewrite !nth_repeat_app. apply Nat.ltb_ge in H. rewrite H.
      apply Nat.ltb_lt in H'. rewrite H'. reflexivity.
    + right. intros. rewrite !nth_repeat_app.
      assert (F := H). apply Nat.ltb_ge in F. rewrite F. assert (G := H'). apply Nat.ltb_ge in G. rewrite G.
      rewrite nth_indep with (d' := e) by (rewrite repeat_length; lia). apply nth_repeat.
Qed.

Lemma rarely_more_is_distribution : forall v r q, 0 < q < 1 -> is_distribution (1 + v + r + r) (rarely_more v r q).
Proof.
  intros v r q Hq. unfold rarely_more. split.
  - repeat (apply Forall_cons; [cbn [fst snd]; split; [lra|]; rewrite blocks_length, blocks_size; split;
              [reflexivity | unfold weight; lia] |]). apply Forall_nil.
  - cbn [expected]. lra.
Qed.

Lemma rarely_more_thresholded : forall t v r q T, t < q < 1 -> (q / 2 < t \/ r = 0%nat) ->
  thresholded t (1 + v + r + r) (rarely_more v r q) T -> T = blocks v r true true false false.
Proof.
  intros t v r q T Hq Hr [Hl H]. unfold mask_of in Hl.
  apply nth_ext with (d := false) (d' := false); [rewrite blocks_length; exact Hl|].
  intros i Hi. rewrite Hl in Hi. destruct (H i Hi) as [Hin Hout]. unfold marginal, rarely_more in Hin, Hout.
  cbn [expected] in Hin, Hout.
  destruct (blocks_nth v r i Hi) as [E|[E|[Hpos [E|E]]]]; rewrite !E in *.
  - apply Hin. lra.
  - apply Hin. lra.
  - apply Hout. destruct Hr as [Hr|Hr]; [lra | lia].
  - apply Hout. destruct Hr as [Hr|Hr]; [lra | lia].
Qed.

Ltac blocks_scores :=
  cbn [expected rarely_more];
  rewrite ?Dice_sizes, ?Jaccard_sizes by (rewrite !blocks_length; reflexivity);
  rewrite ?blocks_size, ?blocks_tp; unfold weight; cbn [andb]; rewrite ?plus_INR, ?mult_INR, ?S_INR; cbn [INR].

(** What the threshold gets, and what the voxel alone gets. *)
Lemma inclusion_threshold : forall v q, (0 < v)%nat ->
  let r := (v * (v + 1))%nat in
  expected (fun y => Dice y (blocks v r true true false false)) (rarely_more v r q) = 2 / (2 + INR v) /\
  expected (fun y => Jaccard y (blocks v r true true false false)) (rarely_more v r q) = 1 / (1 + INR v).
Proof.
  intros v q Hv r. assert (HV : 1 <= INR v) by (apply INR_at_least_1, Hv).
  assert (Er : INR r = INR v * (INR v + 1)) by (unfold r; rewrite mult_INR, plus_INR; reflexivity).
  clearbody r. split; blocks_scores; rewrite Er; set (V := INR v) in *; clearbody V; field; repeat split; nra.
Qed.

Lemma inclusion_threshold_0 : forall v q,
  expected (fun y => Dice y (blocks v 0 true true false false)) (rarely_more v 0 q) = (1 - q) * (2 / (2 + INR v)) + q /\
  expected (fun y => Jaccard y (blocks v 0 true true false false)) (rarely_more v 0 q)
  = (1 - q) * (1 / (1 + INR v)) + q.
Proof.
  intros v q. pose proof (pos_INR v). split; blocks_scores; set (V := INR v) in *; clearbody V; field;
    repeat split; lra.
Qed.

Lemma inclusion_voxel : forall v r q, 0 < q < 1 ->
  1 - q <= expected (fun y => Dice y (blocks v r true false false false)) (rarely_more v r q) /\
  1 - q <= expected (fun y => Jaccard y (blocks v r true false false false)) (rarely_more v r q).
Proof.
  intros v r q Hq. cbn [expected rarely_more].
  set (S := blocks v r true false false false).
  assert (Hl : forall a b c e, length (blocks v r a b c e) = length S).
  { intros. unfold S. rewrite !blocks_length. reflexivity. }
  assert (E : Dice S S = 1 /\ Jaccard S S = 1).
  { rewrite Dice_sizes, Jaccard_sizes by reflexivity. unfold S. rewrite blocks_size, blocks_tp. cbn. split; field. }
  destruct E as [-> ->].
  destruct (Dice_range _ _ (Hl true true true false)) as [D1 _].
  destruct (Dice_range _ _ (Hl true true false true)) as [D2 _].
  destruct (Jaccard_range _ _ (Hl true true true false)) as [J1 _].
  destruct (Jaccard_range _ _ (Hl true true false true)) as [J2 _].
  pose proof (Rmult_le_pos (q / 2) _ ltac:(lra) D1). pose proof (Rmult_le_pos (q / 2) _ ltac:(lra) D2).
  pose proof (Rmult_le_pos (q / 2) _ ltac:(lra) J1). pose proof (Rmult_le_pos (q / 2) _ ltac:(lra) J2).
  split; lra.
Qed.

(** * The law *)

(** A number v with 2/(2+v) and 1/(1+v) below eps. *)
Lemma many_voxels : forall eps, 0 < eps -> exists v, (0 < v)%nat /\ 2 / (2 + INR v) < eps /\ 1 / (1 + INR v) < eps.
Proof.
  intros eps He. destruct (nat_above (2 / eps)) as [v [Hv H]]. exists v. split; [exact Hv|].
  assert (HV := INR_at_least_1 _ Hv). apply Rmult_lt_compat_l with (r := eps) in H; [|exact He].
  replace (eps * (2 / eps)) with 2 in H by (field; lra).
  split; apply Rmult_lt_reg_r with (2 + INR v); try lra.
  - replace (2 / (2 + INR v) * (2 + INR v)) with 2 by (field; lra). lra.
  - apply Rle_lt_trans with 2; [|lra].
    apply Rmult_le_reg_r with (1 + INR v); [lra|].
    replace (1 / (1 + INR v) * (2 + INR v) * (1 + INR v)) with (2 + INR v) by (field; lra). lra.
Qed.

Lemma inclusion : forall t eps, 0 <= t < 1 -> 0 < eps ->
  exists d mu S, is_distribution d mu /\ mask_of d S /\ (exists T, thresholded t d mu T) /\
    forall T, thresholded t d mu T ->
      expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu > 1 - t - eps /\
      expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu > 1 - t - eps.
Proof.
  intros t eps Ht He. destruct (many_voxels (eps / 3) ltac:(lra)) as [v [Hv [V1 V2]]].
  destruct (Req_dec t 0) as [->|Hne].
  - set (q := Rmin (1/2) (eps / 3)).
    assert (Hq : 0 < q <= 1/2 /\ q <= eps / 3).
    { unfold q. repeat split; [apply Rmin_glb_lt; lra | apply Rmin_l | apply Rmin_r]. }
    clearbody q. exists (1 + v + 0 + 0)%nat, (rarely_more v 0 q), (blocks v 0 true false false false).
    split; [apply rarely_more_is_distribution; lra|]. split; [apply blocks_length|].
    split; [eexists; apply above_thresholded|]. intros T HT.
    apply rarely_more_thresholded in HT; [|lra | right; reflexivity]. subst T.
    destruct (inclusion_threshold_0 v q) as [-> ->]. destruct (inclusion_voxel v 0 q ltac:(lra)) as [L1 L2].
    pose proof (pos_INR v).
    assert (P1 : 0 <= q * (2 / (2 + INR v))) by (apply Rmult_le_pos; [lra | apply div_nonneg; lra]).
    assert (P2 : 0 <= q * (1 / (1 + INR v))) by (apply Rmult_le_pos; [lra | apply div_nonneg; lra]).
    split; lra.
  - set (q := (t + Rmin (Rmin 1 (2 * t)) (t + eps / 3)) / 2).
    assert (Hq : t < q < 1 /\ q / 2 < t /\ q < t + eps / 3).
    { unfold q. pose proof (Rmin_l (Rmin 1 (2 * t)) (t + eps / 3)). pose proof (Rmin_r (Rmin 1 (2 * t)) (t + eps / 3)).
      pose proof (Rmin_l 1 (2 * t)). pose proof (Rmin_r 1 (2 * t)).
      assert (t < Rmin (Rmin 1 (2 * t)) (t + eps / 3)) by (repeat apply Rmin_glb_lt; lra). repeat split; lra. }
    clearbody q. set (r := (v * (v + 1))%nat).
    exists (1 + v + r + r)%nat, (rarely_more v r q), (blocks v r true false false false).
    split; [apply rarely_more_is_distribution; lra|]. split; [apply blocks_length|].
    split; [eexists; apply above_thresholded|]. intros T HT.
    apply rarely_more_thresholded in HT; [|lra | left; lra]. subst T.
    assert (I := inclusion_threshold v q Hv). cbv zeta in I. fold r in I. destruct I as [-> ->].
    destruct (inclusion_voxel v r q ltac:(lra)) as [L1 L2].
    split; lra.
Qed.

(** As inclusion, for the other branch. *)
Lemma exclusion_close : forall t eps, 0 < t <= 1 -> 0 < eps ->
  exists d mu S, is_distribution d mu /\ mask_of d S /\ (exists T, thresholded t d mu T) /\
    forall T, thresholded t d mu T ->
      expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu > 2 * t / (1 + t) - eps /\
      expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu > t - eps.
Proof.
  intros t eps Ht He. destruct (fraction_below t (eps / 2) Ht ltac:(lra)) as [m [K [Hm Hx]]].
  exists K, (arcs K m), (repeat true K). split; [apply arcs_is_distribution, Hm|].
  split; [apply repeat_length|]. split; [eexists; apply above_thresholded|].
  intros T HT. destruct (exclusion t K m T Hm ltac:(lra) HT) as [-> ->].
  assert (Hx0 : 0 < INR m / INR K) by (apply Rdiv_lt_0_compat; apply lt_0_INR; lia).
  set (x := INR m / INR K) in *. clearbody x. split; [|lra].
  assert (E : 2 * t / (1 + t) - 2 * x / (1 + x) = 2 * (t - x) / ((1 + t) * (1 + x))) by (field; lra).
  assert (2 * (t - x) / ((1 + t) * (1 + x)) <= 2 * (t - x) / 1); [|lra].
  pose proof (Rmult_le_pos t x ltac:(lra) ltac:(lra)). apply div_mono_den; lra.
Qed.

Theorem cross_entropy_regret_attained_nearly : forall t eps, 0 <= t <= 1 -> 0 < eps ->
  (exists d mu S, is_distribution d mu /\ mask_of d S /\ (exists T, thresholded t d mu T) /\
     forall T, thresholded t d mu T ->
       expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu > Rmax (2 * t / (1 + t)) (1 - t) - eps) /\
  (exists d mu S, is_distribution d mu /\ mask_of d S /\ (exists T, thresholded t d mu T) /\
     forall T, thresholded t d mu T ->
       expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu > Rmax t (1 - t) - eps).
Proof.
  intros t eps Ht He. split.
  - destruct (Rle_dec (1 - t) (2 * t / (1 + t))) as [H|H].
    + rewrite Rmax_left by exact H.
      assert (Hpos : 0 < t).
      { destruct (Req_dec t 0) as [->|Hne]; [|lra]. unfold Rdiv in H. lra. }
      destruct (exclusion_close t eps ltac:(lra) He) as (d & mu & S & H1 & H2 & H3 & H4).
      exists d, mu, S. repeat (split; [assumption|]). intros T HT. apply (H4 T HT).
    + rewrite Rmax_right by lra.
      assert (Hlt : t < 1).
      { destruct (Req_dec t 1) as [->|Hne]; [|lra]. destruct H. lra. }
      destruct (inclusion t eps ltac:(lra) He) as (d & mu & S & H1 & H2 & H3 & H4).
      exists d, mu, S. repeat (split; [assumption|]). intros T HT. apply (H4 T HT).
  - destruct (Rle_dec (1 - t) t) as [H|H].
    + rewrite Rmax_left by exact H.
      destruct (exclusion_close t eps ltac:(lra) He) as (d & mu & S & H1 & H2 & H3 & H4).
      exists d, mu, S. repeat (split; [assumption|]). intros T HT. apply (H4 T HT).
    + rewrite Rmax_right by lra.
      destruct (inclusion t eps ltac:(lra) He) as (d & mu & S & H1 & H2 & H3 & H4).
      exists d, mu, S. repeat (split; [assumption|]). intros T HT. apply (H4 T HT).
Qed.

(** What a threshold t can lose: over all distributions, rules for ties and masks S. *)
Definition regret (score : mask -> mask -> R) (t x : R) : Prop :=
  exists d mu T S, is_distribution d mu /\ thresholded t d mu T /\ mask_of d S /\
    x = expected (fun y => score y S) mu - expected (fun y => score y T) mu.

Theorem cross_entropy_regret_tight : forall t, 0 <= t <= 1 ->
  is_lub (regret Dice t) (Rmax (2 * t / (1 + t)) (1 - t)) /\ is_lub (regret Jaccard t) (Rmax t (1 - t)).
Proof.
  intros t Ht. split; split.
  - intros x (d & mu & T & S & Hmu & HT & HS & ->). apply (cross_entropy_regret_dice t d); assumption.
  - intros b Hb. apply Rnot_lt_le. intros H.
    destruct (cross_entropy_regret_attained_nearly t (Rmax (2 * t / (1 + t)) (1 - t) - b) Ht ltac:(lra))
      as [(d & mu & S & Hmu & HS & [T HT] & Hall) _].
    specialize (Hall T HT).
    assert (expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu <= b); [|lra].
    apply Hb. exists d, mu, T, S. repeat (split; [assumption|]). reflexivity.
  - intros x (d & mu & T & S & Hmu & HT & HS & ->). apply (cross_entropy_regret_jaccard t d); assumption.
  - intros b Hb. apply Rnot_lt_le. intros H.
    destruct (cross_entropy_regret_attained_nearly t (Rmax t (1 - t) - b) Ht ltac:(lra))
      as [_ (d & mu & S & Hmu & HS & [T HT] & Hall)].
    specialize (Hall T HT).
    assert (expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu <= b); [|lra].
    apply Hb. exists d, mu, T, S. repeat (split; [assumption|]). reflexivity.
Qed.

(** No threshold has a smaller worst regret than 2 - sqrt 2 in Dice, or than 1/2 in Jaccard; one reaches each. *)
Theorem cross_entropy_regret_minimax :
  (forall t worst, 0 <= t <= 1 -> is_lub (regret Dice t) worst ->
     2 - sqrt 2 <= worst /\ (worst = 2 - sqrt 2 <-> t = sqrt 2 - 1)) /\
  (forall t worst, 0 <= t <= 1 -> is_lub (regret Jaccard t) worst ->
     1/2 <= worst /\ (worst = 1/2 <-> t = 1/2)).
Proof.
  split; intros t worst Ht Hw; destruct (cross_entropy_regret_tight t Ht) as [HD HJ].
  - rewrite (is_lub_u _ _ _ Hw HD). apply cross_entropy_regret_minimax_dice, Ht.
  - rewrite (is_lub_u _ _ _ Hw HJ). apply cross_entropy_regret_minimax_jaccard, Ht.
Qed.
