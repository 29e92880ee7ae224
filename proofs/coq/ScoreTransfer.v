(** What the best prediction for one score is worth in another

    Law. For every distribution of a target that isn't empty, a prediction that maximises expected Dice loses at most 3
    - 2 sqrt 2 of the best expected Jaccard, has it up to the factor 2d/(d+1) on d voxels, and the least expected
    Jaccard loss up to the factor (2d-1)/d. So does a prediction that maximises expected Jaccard, with Dice. On two
    voxels all four factors, 4/3 and 3/2, are attained.

    Proof. J <= D <= J + 3 - 2 sqrt 2 and J <= D <= 2d/(d+1) J hold for every pair of masks, so they hold on average.
    The bounds are used once, since they're one-sided: with s best for D, E J(s) >= E D(s) - e >= E D(s') - e >= E
    J(s') - e, and with s best for J, E D(s) >= E J(s) >= E J(s') >= E D(s') - e. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks Expectation DiceJaccardFactor DiceJaccardGap DiceJaccardLossFactor.
Import ListNotations.
Open Scope R_scope.

(** s maximises the expected score. *)
Definition best (score : mask -> mask -> R) (d : nat) (mu : distribution) (s : mask) : Prop :=
  mask_of d s /\
  forall s', mask_of d s' -> expected (fun y => score y s') mu <= expected (fun y => score y s) mu.

Section Averages.

  Variables (d : nat) (mu : distribution) (s : mask).
  Hypotheses (Hmu : is_distribution d mu) (Hs : mask_of d s).

  Let J := expected (fun y => Jaccard y s) mu.
  Let D := expected (fun y => Dice y s) mu.

  Lemma average_order : J <= D.
  Proof.
    apply (expected_mono d); [exact Hmu|]. intros y Ly N. unfold mask_of in Hs.
    apply dice_jaccard_factor_masks; [congruence | lia].
  Qed.

  Lemma average_gap : D <= (3 - 2 * sqrt 2) + 1 * J.
  Proof.
    apply (expected_le_line d mu _ (fun y => Jaccard y s)); [exact Hmu|]. intros y Ly N. unfold mask_of in Hs.
    pose proof (dice_jaccard_gap_masks y s ltac:(congruence) ltac:(lia)). lra.
  Qed.

  Lemma average_factor : D <= 0 + 2 * INR d / (INR d + 1) * J.
  Proof.
    apply (expected_le_line d mu _ (fun y => Jaccard y s)); [exact Hmu|]. intros y Ly N. unfold mask_of in Hs.
    rewrite Rplus_0_l. apply dice_jaccard_factor_finite; auto. lia.
  Qed.

  Lemma average_loss_factor : 1 - J <= (2 * INR d - 1) / INR d * (1 - D).
  Proof.
    set (c := (2 * INR d - 1) / INR d).
    assert (H : expected (fun y => 1 - Jaccard y s) mu <= 0 + c * expected (fun y => 1 - Dice y s) mu).
    { apply (expected_le_line d mu _ (fun y => 1 - Dice y s)); [exact Hmu|]. intros y Ly N. unfold mask_of in Hs.
      rewrite Rplus_0_l. apply dice_jaccard_loss_factor_finite; auto. lia. }
    rewrite !expected_minus, (expected_const d mu 1 Hmu) in H. fold J D in H. lra.
  Qed.

End Averages.

Lemma voxels_positive : forall d mu, is_distribution d mu -> 1 <= INR d.
Proof.
  intros d mu [F One]. destruct mu as [|[q y] mu]; [simpl in One; lra|]. inversion F as [|? ? (_ & L & N) _]; subst.
  simpl in *. pose proof (size_le_length y). apply INR_ge_1. lia.
Qed.

Theorem dice_optimum : forall (d : nat) (mu : distribution) (s s' : mask), is_distribution d mu ->
  best Dice d mu s -> mask_of d s' ->
  let J := expected (fun y => Jaccard y s) mu in
  let J' := expected (fun y => Jaccard y s') mu in
  J' - J <= 3 - 2 * sqrt 2 /\ J' <= 2 * INR d / (INR d + 1) * J /\ 1 - J <= (2 * INR d - 1) / INR d * (1 - J').
Proof.
  intros d mu s s' Hmu [Ls B] Ls' J J'. specialize (B s' Ls'). pose proof (voxels_positive d mu Hmu).
  pose proof (average_order d mu s' Hmu Ls') as P1. pose proof (average_gap d mu s Hmu Ls) as P2.
  pose proof (average_factor d mu s Hmu Ls) as P3. pose proof (average_loss_factor d mu s Hmu Ls) as P4.
  assert (0 < (2 * INR d - 1) / INR d) by (apply div_pos; lra). fold J in P2, P3, P4. fold J' in P1.
  set (D := expected (fun y => Dice y s) mu) in *. set (D' := expected (fun y => Dice y s') mu) in *.
  clearbody D D' J J'. repeat split; try lra. nra.
Qed.

Theorem jaccard_optimum : forall (d : nat) (mu : distribution) (s s' : mask), is_distribution d mu ->
  best Jaccard d mu s -> mask_of d s' ->
  let D := expected (fun y => Dice y s) mu in
  let D' := expected (fun y => Dice y s') mu in
  D' - D <= 3 - 2 * sqrt 2 /\ D' <= 2 * INR d / (INR d + 1) * D /\ 1 - D <= (2 * INR d - 1) / INR d * (1 - D').
Proof.
  intros d mu s s' Hmu [Ls B] Ls' D D'. specialize (B s' Ls'). pose proof (voxels_positive d mu Hmu).
  pose proof (average_order d mu s Hmu Ls) as P1. pose proof (average_gap d mu s' Hmu Ls') as P2.
  pose proof (average_factor d mu s' Hmu Ls') as P3. pose proof (average_loss_factor d mu s' Hmu Ls') as P4.
  assert (0 < 2 * INR d / (INR d + 1)) by (apply div_pos; lra). fold D in P1. fold D' in P2, P3, P4.
  set (J := expected (fun y => Jaccard y s) mu) in *. set (J' := expected (fun y => Jaccard y s') mu) in *.
  clearbody D D' J J'. repeat split; try lra. nra.
Qed.

(** * Two voxels *)

Definition one_likely (q : R) : distribution := [(q, [true; false]); (1 - q, [false; true])].

Lemma one_likely_is_distribution : forall q, 0 < q < 1 -> is_distribution 2 (one_likely q).
Proof.
  intros q Q. unfold one_likely. split; [|simpl; lra].
  repeat constructor; simpl; try lra.
Qed.

Theorem dice_optimum_attained :
  let mu := one_likely (2 / 3) in
  let J := fun s : mask => expected (fun y => Jaccard y s) mu in
  is_distribution 2 mu /\ best Dice 2 mu [true; true] /\
  J [true; false] = 4 / 3 * J [true; true] /\ 1 - J [true; true] = 3 / 2 * (1 - J [true; false]).
Proof.
  intros mu J. split; [apply one_likely_is_distribution; lra|].
  split; [split; [reflexivity|]|]; unfold J, mu, one_likely.
  - intros s Hs. apply masks_of_2 in Hs. repeat (destruct Hs as [<-|Hs]; [evaluate; lra|]). destruct Hs.
  - evaluate. lra.
Qed.

Theorem jaccard_optimum_attained :
  let mu := one_likely (1 / 2) in
  let D := fun s : mask => expected (fun y => Dice y s) mu in
  is_distribution 2 mu /\ best Jaccard 2 mu [true; false] /\
  D [true; true] = 4 / 3 * D [true; false] /\ 1 - D [true; false] = 3 / 2 * (1 - D [true; true]).
Proof.
  intros mu D. split; [apply one_likely_is_distribution; lra|].
  split; [split; [reflexivity|]|]; unfold D, mu, one_likely.
  - intros s Hs. apply masks_of_2 in Hs. repeat (destruct Hs as [<-|Hs]; [evaluate; lra|]). destruct Hs.
  - evaluate. lra.
Qed.
