(** Dice and Jaccard order predictions alike, but not on average

    Law. Of two pairs of masks (that aren't both empty) one has the greater Dice exactly if it has the greater Jaccard;
    so one image has the same best predictions under both. Averages needn't agree: two predictions with Jaccard 1 and 0
    have the greater mean Jaccard (1/2) than two with 2/5 each, and the lesser mean Dice (1/2, 4/7). Nor need
    expectations: if the target of two voxels is {1} with probability 7/12 and {2} with 5/12, the best prediction is
    {1} for Jaccard and {1,2} for Dice, and there is no other. What holds of means is E J <= E D <= 2 E J/(1 + E J).

    Proof. D = 2J/(1+J) rises with J. The counterexamples are computed. The graph of 2J/(1+J) is concave, so it is below
    its tangent at E J. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks DiceJaccardIdentity DiceJaccardFactor.
Import ListNotations.
Open Scope R_scope.

(** * Pairs of masks *)

Lemma increasing : forall j k, 0 <= j -> 0 <= k -> (j < k <-> 2 * j / (1 + j) < 2 * k / (1 + k)).
Proof.
  assert (U : forall j k, 0 <= j -> 0 <= k -> j < k -> 2 * j / (1 + j) < 2 * k / (1 + k))
    by (intros; apply div_lt_div; lra).
  intros j k J K. split; [apply U; auto|]. intro H. apply Rnot_le_lt. intros [G|E].
  - apply U in G; auto. lra.
  - subst. lra.
Qed.

Theorem dice_jaccard_order : forall tp1 fp1 fn1 tp2 fp2 fn2 : R,
  0 <= tp1 -> 0 <= fp1 -> 0 <= fn1 -> 0 < tp1 + fp1 + fn1 ->
  0 <= tp2 -> 0 <= fp2 -> 0 <= fn2 -> 0 < tp2 + fp2 + fn2 ->
  (jaccard tp1 fp1 fn1 < jaccard tp2 fp2 fn2 <-> dice tp1 fp1 fn1 < dice tp2 fp2 fn2).
Proof.
  intros. rewrite (dice_of_jaccard tp1), (dice_of_jaccard tp2) by assumption.
  apply increasing; apply jaccard_range; assumption.
Qed.

Corollary dice_jaccard_order_masks : forall y1 s1 y2 s2 : mask,
  length y1 = length s1 -> (0 < size y1 + size s1)%nat -> length y2 = length s2 -> (0 < size y2 + size s2)%nat ->
  (Jaccard y1 s1 < Jaccard y2 s2 <-> Dice y1 s1 < Dice y2 s2).
Proof.
  intros y1 s1 y2 s2 L1 N1 L2 N2. pose proof (union_real_pos y1 s1 L1 N1). pose proof (union_real_pos y2 s2 L2 N2).
  apply dice_jaccard_order; auto with masks.
Qed.

(** * Means *)

(** Two images with the target {1,2} of 5 voxels. One model predicts {1,2} and {3,4,5}, the other all voxels twice. *)
Theorem dice_jaccard_order_means :
  let y := [true; true; false; false; false] in
  let right := [true; true; false; false; false] in
  let wrong := [false; false; true; true; true] in
  let all := [true; true; true; true; true] in
  (Jaccard y right + Jaccard y wrong) / 2 = 1 / 2 /\ (Jaccard y all + Jaccard y all) / 2 = 2 / 5 /\
  (Dice y right + Dice y wrong) / 2 = 1 / 2 /\ (Dice y all + Dice y all) / 2 = 4 / 7 /\
  (Jaccard y right + Jaccard y wrong) / 2 > (Jaccard y all + Jaccard y all) / 2 /\
  (Dice y right + Dice y wrong) / 2 < (Dice y all + Dice y all) / 2.
Proof. unfold Jaccard, jaccard, Dice, dice, tp, fp, fn. simpl. lra. Qed.

(** * Expectations *)

Definition two_singletons : distribution := [(7 / 12, [true; false]); (5 / 12, [false; true])].

Lemma two_singletons_is_distribution : is_distribution 2 two_singletons.
Proof.
  split; [|simpl; lra]. unfold two_singletons. repeat constructor; simpl; try lra; auto.
Qed.

Lemma masks_of_2 : forall s : mask, length s = 2%nat ->
  s = [true; true] \/ s = [true; false] \/ s = [false; true] \/ s = [false; false].
Proof. intros [|[] [|[] [|]]] L; simpl in L; try discriminate; auto. Qed.

Theorem dice_jaccard_order_expected : forall s : mask, mask_of 2 s ->
  (s <> [true; true] -> expected (fun y => Dice y s) two_singletons <
                        expected (fun y => Dice y [true; true]) two_singletons) /\
  (s <> [true; false] -> expected (fun y => Jaccard y s) two_singletons <
                         expected (fun y => Jaccard y [true; false]) two_singletons).
Proof.
  intros s L. unfold expected, two_singletons, Dice, dice, Jaccard, jaccard, tp, fp, fn.
  destruct (masks_of_2 s L) as [-> | [-> | [-> | ->]]]; simpl; split; intro N; try congruence; lra.
Qed.

(** What holds of means. *)

Lemma expected_linear : forall (f g : mask -> R) a b mu,
  expected (fun y => a * f y + b * g y) mu = a * expected f mu + b * expected g mu.
Proof. induction mu as [|[q y] mu IH]; simpl; [ring | rewrite IH; ring]. Qed.

Lemma expected_zero : forall mu, expected (fun _ => 0) mu = 0.
Proof. induction mu as [|[q y] mu IH]; simpl; [reflexivity | rewrite IH; ring]. Qed.

Lemma expected_le : forall (P : R * mask -> Prop) (f g : mask -> R) mu,
  Forall P mu -> (forall q y, P (q, y) -> 0 <= q /\ f y <= g y) -> expected f mu <= expected g mu.
Proof.
  intros P f g mu F H. induction mu as [|[q y] mu IH]; simpl; [lra|].
  inversion F; subst. specialize (IH ltac:(assumption)). destruct (H q y ltac:(assumption)). nra.
Qed.

Theorem dice_jaccard_means : forall (d : nat) (mu : distribution) (s : mask), is_distribution d mu -> mask_of d s ->
  let J := expected (fun y => Jaccard y s) mu in
  let D := expected (fun y => Dice y s) mu in
  J <= D <= 2 * J / (1 + J).
Proof.
  intros d mu s [F One] L J D. unfold mask_of in L.
  assert (R : forall y, length y = d -> (0 < size y)%nat -> 0 <= Jaccard y s <= 1).
  { intros y Ly N. pose proof (union_real_pos y s ltac:(congruence) ltac:(lia)). apply jaccard_range; auto with masks. }
  assert (J0 : 0 <= J).
  { rewrite <- (expected_zero mu). subst J. eapply expected_le; [exact F|]. simpl. intros q y (Q & Ly & N).
    destruct (R y Ly N). lra. }
  split.
  - subst J D. eapply expected_le; [exact F|]. simpl. intros q y (Q & Ly & N). split; [lra|].
    apply dice_jaccard_factor_masks; [congruence | lia].
  - set (c := 2 / ((1 + J) * (1 + J))).
    set (k := 2 * J / (1 + J) - c * J).
    assert (T : 2 * J / (1 + J) = expected (fun y => c * Jaccard y s + k * 1) mu).
    { rewrite (expected_linear (fun y => Jaccard y s) (fun _ => 1)), One. fold J. unfold k. ring. }
    rewrite T. unfold D.
    eapply expected_le; [exact F|]. simpl. intros q y (Q & Ly & N). split; [lra|].
    destruct (dice_jaccard_identity_masks y s ltac:(congruence) ltac:(lia)) as [-> _].
    destruct (R y Ly N) as [K _]. set (j := Jaccard y s) in *.
    assert (E : c * j + k * 1 - 2 * j / (1 + j) = 2 * ((j - J) * (j - J)) / ((1 + J) * (1 + J) * (1 + j)))
      by (unfold k, c; field; split; lra).
    assert (0 <= 2 * ((j - J) * (j - J)) / ((1 + J) * (1 + J) * (1 + j))); [|lra].
    apply div_nonneg; [pose proof (Rle_0_sqr (j - J)) as S; unfold Rsqr in S; lra|].
    repeat apply Rmult_lt_0_compat; lra.
Qed.
