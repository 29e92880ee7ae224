(** The best prediction for the expected soft Dice
    ==============================================

    Law, refuting "the soft Dice has a binary optimum" and "its optimum, thresholded, is best for Dice". Both fail
    with three voxels, when the size of the target varies:

    1. {2,3} with probability 5/7, {1} with 2/7: masks reach an expected Dice of at most 315/441, p = (1/2, 1, 1)
       reaches 316/441.
    2. {2,3} with probability 7921/11095, {1} with 3174/11095: p = (9/20, 1, 1) is the only maximiser of the expected
       soft Dice over [0,1]^3. Cut at 1/2 (or anywhere from 9/20 to 1) it is {2,3}; but {1,2,3} is better, by 2/7925
       in expected Dice.

    Proof of 2. With w = p2 + p3 the expected soft Dice is  P 2w/(2 + w + x) + Q 2x/(1 + x + w). It increases with w,
    so w = 2, and then its distance to the value at x = 9/20 is a square over positive factors. *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation.
Import ListNotations.
Open Scope R_scope.

(** * A fractional optimum *)

Definition fractional : distribution := [(5/7, [false; true; true]); (2/7, [true; false; false])].

Lemma fractional_is_distribution : is_distribution 3 fractional.
Proof. unfold fractional. concrete_distribution. Qed.

Theorem expected_soft_dice_not_binary :
  (forall s, mask_of 3 s -> expected (fun y => Dice y s) fractional <= 315/441) /\
  probabilities [1/2; 1; 1] /\
  expected (fun y => SoftDice y [1/2; 1; 1]) fractional = 316/441.
Proof.
  unfold fractional. split; [|split].
  - intros s Hs. apply masks_of_3 in Hs. repeat (destruct Hs as [<-|Hs]; [evaluate; lra|]). destruct Hs.
  - repeat constructor; lra.
  - evaluate_soft. lra.
Qed.

(** * An optimum that thresholds to the wrong mask *)

Definition misleading : distribution := [(7921/11095, [false; true; true]); (3174/11095, [true; false; false])].

Lemma misleading_is_distribution : is_distribution 3 misleading.
Proof. unfold misleading. concrete_distribution. Qed.

(** The expected soft Dice, times 11095/2, as a function of p1 and p2 + p3. *)
Definition value (x w : R) : R := 7921 * (w / (2 + w + x)) + 3174 * (x / (1 + x + w)).

Lemma value_of : forall x u v, 0 <= x -> 0 <= u -> 0 <= v ->
  expected (fun y => SoftDice y [x; u; v]) misleading = 2/11095 * value x (u + v).
Proof. intros x u v Hx Hu Hv. unfold misleading, value. evaluate_soft. field. split; lra. Qed.

Lemma value_increases : forall x w, 0 <= x <= 1 -> 0 <= w < 2 -> value x w < value x 2.
Proof.
  intros x w Hx Hw. unfold value.
  assert (E1 : 2 / (2 + 2 + x) - w / (2 + w + x) = (2 - w) * ((2 + x) / ((4 + x) * (2 + w + x))))
    by (field; repeat split; lra).
  assert (E2 : x / (1 + x + w) - x / (1 + x + 2) = (2 - w) * (x / ((3 + x) * (1 + x + w))))
    by (field; repeat split; lra).
  assert (L : 3174 * (x / ((3 + x) * (1 + x + w))) < 7921 * ((2 + x) / ((4 + x) * (2 + w + x)))).
  { replace (3174 * (x / ((3 + x) * (1 + x + w)))) with (3174 * x / ((3 + x) * (1 + x + w))) by (field; lra).
    replace (7921 * ((2 + x) / ((4 + x) * (2 + w + x)))) with (7921 * (2 + x) / ((4 + x) * (2 + w + x)))
      by (field; lra).
    apply div_lt_div; [nra | nra |]. nra. }
  pose proof (Rmult_lt_compat_l (2 - w) _ _ ltac:(lra) L). lra.
Qed.

Lemma value_peak : forall x, 0 <= x <= 1 ->
  value (9/20) 2 - value x 2 = 800 * (x - 9/20) ^ 2 / ((4 + x) * (3 + x)).
Proof. intros x Hx. unfold value. field. split; lra. Qed.

Theorem expected_soft_dice_maximiser : forall p, length p = 3%nat -> probabilities p ->
  expected (fun y => SoftDice y p) misleading <= expected (fun y => SoftDice y [9/20; 1; 1]) misleading /\
  (expected (fun y => SoftDice y p) misleading = expected (fun y => SoftDice y [9/20; 1; 1]) misleading ->
   p = [9/20; 1; 1]).
Proof.
  intros p Hl Hp. destruct p as [|x [|u [|v [|z p]]]]; simpl in Hl; try discriminate.
  inversion Hp as [|x' l' Hx Hp1]; subst. inversion Hp1 as [|u' l'' Hu Hp2]; subst.
  inversion Hp2 as [|v' l''' Hv _]; subst.
  rewrite !value_of by lra. replace (1 + 1) with 2 by lra.
  assert (Hpeak := value_peak x Hx).
  assert (Hsq : 0 <= 800 * (x - 9/20) ^ 2 / ((4 + x) * (3 + x))).
  { apply div_nonneg; [pose proof (pow2_ge_0 (x - 9/20)); lra | apply Rmult_le_pos; lra]. }
  destruct (Req_dec (u + v) 2) as [E|E].
  - rewrite E. split; [lra|]. intros Heq. replace u with 1 by lra. replace v with 1 by lra.
    assert (Hz : 800 * (x - 9/20) ^ 2 / ((4 + x) * (3 + x)) = 0) by lra.
    assert (x = 9/20) as ->; [|reflexivity].
    apply Rmult_eq_compat_r with (r := (4 + x) * (3 + x)) in Hz.
    replace (800 * (x - 9/20) ^ 2 / ((4 + x) * (3 + x)) * ((4 + x) * (3 + x)))
      with (800 * (x - 9/20) ^ 2) in Hz by (field; split; lra).
    assert (Hz' : Rsqr (x - 9/20) = 0) by (unfold Rsqr; lra).
    apply Rsqr_0_uniq in Hz'. lra.
  - pose proof (value_increases x (u + v) Hx ltac:(lra)). split; [lra|]. intros Heq. lra.
Qed.

Theorem expected_soft_dice_misleads :
  (forall tau, 9/20 < tau < 1 -> cut_at tau [9/20; 1; 1] [false; true; true]) /\
  (forall s, mask_of 3 s ->
     expected (fun y => Dice y s) misleading <= expected (fun y => Dice y [true; true; true]) misleading) /\
  expected (fun y => Dice y [true; true; true]) misleading
    - expected (fun y => Dice y [false; true; true]) misleading = 2/7925.
Proof.
  split; [|split].
  - intros tau Ht. split; [reflexivity|]. intros [|[|[|i]]] Hi; simpl in *; try lia; split; intros; try reflexivity;
    lra.
  - intros s Hs. unfold misleading. apply masks_of_3 in Hs.
    repeat (destruct Hs as [<-|Hs]; [evaluate; lra|]). destruct Hs.
  - unfold misleading. evaluate. lra.
Qed.

(** Both failures at once. *)
Theorem expected_soft_dice :
  (exists d mu p, is_distribution d mu /\ length p = d /\ probabilities p /\
     forall s, mask_of d s -> expected (fun y => SoftDice y (certain s)) mu < expected (fun y => SoftDice y p) mu) /\
  (exists d mu p s best, is_distribution d mu /\ length p = d /\ probabilities p /\
     (forall p', length p' = d -> probabilities p' -> p' <> p ->
        expected (fun y => SoftDice y p') mu < expected (fun y => SoftDice y p) mu) /\
     cut_at (1/2) p s /\ (forall s', cut_at (1/2) p s' -> s' = s) /\ mask_of d best /\
     expected (fun y => Dice y s) mu < expected (fun y => Dice y best) mu).
Proof.
  split.
  - exists 3%nat, fractional, [1/2; 1; 1]. destruct expected_soft_dice_not_binary as [H [Hp E]].
    split; [apply fractional_is_distribution|]. split; [reflexivity|]. split; [exact Hp|].
    intros s Hs. rewrite E. apply Rle_lt_trans with (315/441); [|lra].
    rewrite (expected_eq 3 _ _ (fun y => Dice y s) fractional_is_distribution); [apply H, Hs|].
    intros y Hy _. apply SoftDice_certain. unfold mask_of in Hs. lia.
  - exists 3%nat, misleading, [9/20; 1; 1], [false; true; true], [true; true; true].
    destruct expected_soft_dice_misleads as [Hcut [_ Hregret]].
    split; [apply misleading_is_distribution|]. split; [reflexivity|]. split; [repeat constructor; lra|]. split.
    + intros p' Hl Hp' Hne. destruct (expected_soft_dice_maximiser p' Hl Hp') as [Hle Heq].
      destruct Hle as [Hlt|Eq]; [exact Hlt | exfalso; apply Hne, Heq, Eq].
    + split; [apply Hcut; lra|]. split; [|split; [reflexivity | lra]].
      intros s' [Hl H]. destruct s' as [|a [|b [|c [|e s']]]]; simpl in Hl; try discriminate.
      pose proof (proj2 (H 0%nat ltac:(simpl; lia))) as E0. pose proof (proj1 (H 1%nat ltac:(simpl; lia))) as E1.
      pose proof (proj1 (H 2%nat ltac:(simpl; lia))) as E2. simpl in *. rewrite E0, E1, E2 by lra. reflexivity.
Qed.
