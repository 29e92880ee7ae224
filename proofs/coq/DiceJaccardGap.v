(** Dice exceeds Jaccard by at most 3 - 2 sqrt 2

    Law. For every target and prediction that aren't both empty, 0 <= D - J <= 3 - 2 sqrt 2 (about 0.1716), and exactly

        (3 - 2 sqrt 2) - (D - J) = (J - (sqrt 2 - 1))^2 / (1 + J).

    So the bound is reached where J = sqrt 2 - 1, and only there: by soft scores, as with the probability sqrt 2 - 1 on
    each voxel of the target and 0 elsewhere, but by no pair of masks, whose J is rational. Masks come as near as one
    likes.

    Proof. The identity is D = 2J/(1+J) with the square completed. For masks J = sqrt 2 - 1 would make sqrt 2 a
    quotient of whole numbers. A J = a/q with a the whole part of (sqrt 2 - 1) q is off by at most 1/q, and the gap
    then misses the bound by at most 1/q^2. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks DiceJaccardIdentity.
Import ListNotations.
Open Scope R_scope.

Lemma sqrt2_square : sqrt 2 * sqrt 2 = 2.
Proof. apply sqrt_sqrt. lra. Qed.

Lemma sqrt2_bounds : 1.4 < sqrt 2 < 1.5.
Proof. pose proof sqrt2_square. pose proof (sqrt_pos 2). split; nra. Qed.

(** The gap as a function of Jaccard. *)
Lemma gap_square : forall J, 0 <= J ->
  (3 - 2 * sqrt 2) - (2 * J / (1 + J) - J) = (J - (sqrt 2 - 1))² / (1 + J).
Proof.
  intros J HJ. pose proof sqrt2_square as W. unfold Rsqr.
  apply (Rmult_eq_reg_r (1 + J)); [|lra].
  replace ((3 - 2 * sqrt 2 - (2 * J / (1 + J) - J)) * (1 + J))
    with ((3 - 2 * sqrt 2) * (1 + J) - (2 * J - J * (1 + J))) by (field; lra).
  replace ((J - (sqrt 2 - 1)) * (J - (sqrt 2 - 1)) / (1 + J) * (1 + J))
    with ((J - (sqrt 2 - 1)) * (J - (sqrt 2 - 1))) by (field; lra).
  nra.
Qed.

Theorem dice_jaccard_gap : forall tp fp fn : R, 0 <= tp -> 0 <= fp -> 0 <= fn -> 0 < tp + fp + fn ->
  let D := dice tp fp fn in
  let J := jaccard tp fp fn in
  0 <= D - J <= 3 - 2 * sqrt 2 /\
  (3 - 2 * sqrt 2) - (D - J) = (J - (sqrt 2 - 1))² / (1 + J) /\
  (D - J = 3 - 2 * sqrt 2 <-> J = sqrt 2 - 1).
Proof.
  intros tp fp fn Htp Hfp Hfn Hu D J.
  assert (HD : D = 2 * J / (1 + J)) by (apply dice_of_jaccard; auto).
  assert (R : 0 <= J <= 1) by (apply jaccard_range; auto). destruct R as [J0 J1].
  pose proof (gap_square J J0) as S. rewrite <- HD in S.
  assert (Q : 0 <= (J - (sqrt 2 - 1))² / (1 + J)) by (apply div_nonneg; [apply Rle_0_sqr | lra]).
  assert (G : 0 <= D - J).
  { replace (D - J) with (J * (1 - J) / (1 + J)) by (rewrite HD; field; lra). apply div_nonneg; nra. }
  repeat split; try lra; auto.
  - intro E. rewrite E in S. replace (3 - 2 * sqrt 2 - (3 - 2 * sqrt 2)) with 0 in S by ring.
    assert (Z : (J - (sqrt 2 - 1))² = 0).
    { apply (f_equal (fun x => x * (1 + J))) in S. unfold Rdiv in S. rewrite Rmult_assoc, Rinv_l in S; lra. }
    apply Rsqr_0_uniq in Z. lra.
  - intro E. replace (J - (sqrt 2 - 1)) with 0 in S by lra. rewrite Rsqr_0 in S. unfold Rdiv in S. lra.
Qed.

(** * Masks don't reach the bound *)

(** The square of a whole number isn't twice another, but for 0. *)
Lemma no_double_square : forall n m : nat, (n * n = 2 * (m * m) -> m = 0)%nat.
Proof.
  induction n as [n IH] using (well_founded_induction lt_wf). intros m E.
  destruct (Nat.eq_dec m 0) as [|Hm]; auto.
  assert (Ev : exists k, n = (2 * k)%nat).
  { destruct (Nat.Even_or_Odd n) as [H|[k Hk]]; [exact H|]. subst n. nia. }
  destruct Ev as [k ->].
  assert (Em : (m * m = 2 * (k * k))%nat) by lia.
  assert (k = 0)%nat; [|nia].
  apply (IH m); [nia | exact Em].
Qed.

Lemma jaccard_masks_not_sqrt2 : forall y s : mask, length y = length s -> (0 < size y + size s)%nat ->
  Jaccard y s <> sqrt 2 - 1.
Proof.
  intros y s L H E. pose proof (union_real_pos y s L H) as U. apply (union_size y s L) in H.
  unfold Jaccard, jaccard in E. rewrite <- !plus_INR in E, U.
  set (u := (tp y s + fp y s + fn y s)%nat) in *. set (t := tp y s) in *.
  assert (S : INR t + INR u = sqrt 2 * INR u).
  { replace (sqrt 2) with (INR t / INR u + 1) by lra. field. lra. }
  assert (Q : (INR t + INR u) * (INR t + INR u) = 2 * (INR u * INR u)).
  { rewrite S. pose proof sqrt2_square. nra. }
  rewrite <- plus_INR, <- !mult_INR in Q. change 2 with (INR 2) in Q. rewrite <- mult_INR in Q. apply INR_eq in Q.
  apply no_double_square in Q. lia.
Qed.

Theorem dice_jaccard_gap_masks : forall y s : mask, length y = length s -> (0 < size y + size s)%nat ->
  0 <= Dice y s - Jaccard y s < 3 - 2 * sqrt 2.
Proof.
  intros y s L H. pose proof (union_real_pos y s L H) as U.
  destruct (dice_jaccard_gap (INR (tp y s)) (INR (fp y s)) (INR (fn y s))) as [[A B] [_ C]]; auto with masks.
  split; auto. destruct B as [B|B]; auto. exfalso. apply (jaccard_masks_not_sqrt2 y s L H). apply C. exact B.
Qed.

(** * Masks come near *)

Lemma near_sqrt2 : forall q : nat, (1 <= q)%nat -> exists a : nat,
  (a <= q)%nat /\ INR a / INR q <= sqrt 2 - 1 /\ sqrt 2 - 1 - INR a / INR q <= 1 / INR q.
Proof.
  intros q Hq. pose proof (INR_ge_1 q Hq) as Q. pose proof sqrt2_bounds as W.
  destruct (exists_INR_below ((sqrt 2 - 1) * INR q)) as [a [A1 A2]]; [nra|].
  exists a. split; [apply INR_le; nra|]. split.
  - apply div_le; lra.
  - apply (Rmult_le_reg_r (INR q)); [lra|].
    replace ((sqrt 2 - 1 - INR a / INR q) * INR q) with ((sqrt 2 - 1) * INR q - INR a) by (field; lra).
    replace (1 / INR q * INR q) with 1 by (field; lra). lra.
Qed.

Theorem dice_jaccard_gap_tight : forall eps : R, 0 < eps -> exists y s : mask, length y = length s /\
  (0 < size y + size s)%nat /\ Dice y s - Jaccard y s > 3 - 2 * sqrt 2 - eps.
Proof.
  intros eps He. destruct (exists_INR_above (1 / eps)) as [q [Hq HN]].
  destruct (near_sqrt2 q Hq) as [a [Ha [A1 A2]]].
  destruct (mask_pair a (q - a) 0 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
  pose proof (tp_fp_size y s ltac:(lia)). assert (L : length y = length s) by lia.
  assert (NE : (0 < size y + size s)%nat) by lia.
  exists y, s. split; [|split]; auto.
  pose proof (union_real_pos y s L NE) as U.
  destruct (dice_jaccard_gap (INR (tp y s)) (INR (fp y s)) (INR (fn y s))) as [_ [G _]]; auto with masks.
  fold (Dice y s) (Jaccard y s) in G.
  assert (HJ : Jaccard y s = INR a / INR q).
  { unfold Jaccard, jaccard. rewrite Htp, Hfp, Hfn, <- !plus_INR.
    replace (a + (q - a) + 0)%nat with q by lia. reflexivity. }
  pose proof (INR_ge_1 q Hq) as Q. pose proof (pos_INR a).
  assert (J0 : 0 <= Jaccard y s) by (rewrite HJ; apply div_nonneg; lra).
  assert (Small : 1 / INR q < eps).
  { apply div_lt; [lra|]. apply (Rmult_lt_compat_r eps) in HN; auto. unfold Rdiv in HN.
    rewrite Rmult_assoc, Rinv_l in HN; lra. }
  assert (One : 1 / INR q <= 1) by (apply div_le; lra).
  rewrite <- HJ in *.
  assert (Sq : (Jaccard y s - (sqrt 2 - 1))² / (1 + Jaccard y s) <= 1 / INR q).
  { apply div_le; [lra|]. unfold Rsqr. nra. }
  lra.
Qed.

(** * Probabilities reach it *)

Theorem dice_jaccard_gap_soft_attained : forall y : mask, (0 < size y)%nat ->
  let p := map (fun a : bool => if a then sqrt 2 - 1 else 0) y in
  probabilities p /\ SoftDice y p - SoftJaccard y p = 3 - 2 * sqrt 2.
Proof.
  intros y H p. pose proof sqrt2_bounds as W. pose proof (size_real_pos y H) as N.
  assert (P : probabilities p).
  { subst p. unfold probabilities. apply Forall_forall. intros x Hx. apply in_map_iff in Hx.
    destruct Hx as [[] [<- _]]; lra. }
  assert (T : forall z : mask,
    hit z (map (fun a : bool => if a then sqrt 2 - 1 else 0) z) = (sqrt 2 - 1) * INR (size z) /\
    spill z (map (fun a : bool => if a then sqrt 2 - 1 else 0) z) = 0).
  { unfold hit, spill. induction z as [|a z [IH1 IH2]]; [simpl; lra|].
    simpl size. rewrite plus_INR. destruct a; simpl; rewrite IH1, IH2; lra. }
  split; auto. destruct (T y) as [T1 T2]. fold p in T1, T2.
  rewrite soft_dice_counts, soft_jaccard_counts.
  apply dice_jaccard_gap; rewrite ?T1, ?T2; try nra.
  unfold jaccard. field. lra.
Qed.
