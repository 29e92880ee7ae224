(** The Lovász extension of the Dice loss, beside that of the Jaccard loss and beside soft Dice
    =========================================================================================

    Law. For every target y of d voxels, n > 0 of them foreground, and every p in [0,1]^d, with LD and LJ the Lovász
    extensions of the Dice and the Jaccard loss and SD the soft Dice similarity:

        LD <= LJ <= 2 LD,              1 - LJ <= 1 - LD <= 2 (1 - LJ),
        LD <= 2 (1 - SD),              1 - SD <= (n + d)/(2n) LD,
        SD <= 2 (1 - LD),              1 - LD <= (d/n) SD,            SD - (1 - LD) <= 3 - 2 sqrt 2.

    The factors 2 and (n + d)/(2n) of soft Dice are tight for all n and d (n < d for the second), and the difference is
    attained, by errors of 2 - sqrt 2 on the foreground and 0 elsewhere. 1 - LD is sometimes above SD, sometimes below.

    Proof. LD is the average over the levels of the errors, where A and B voxels of foreground and background are
    wrong, of the Dice loss (A + B)/(2n - A + B), and a = n - T and b are the averages of A and B. At each level the
    losses of Dice and Jaccard are within a factor 2. With LJ <= 1 - SJ and the laws of soft Dice and soft Jaccard this
    gives all but two.

    - 1 - SD <= (n + d)/(2n) LD. With u = A + B, P = 2n - A + B and c = 2n/(n + d), it says that the average of u/P
      times that of P is at least c times that of u. That's so if u P'/P + u' P/P' >= c (u + u') for any two levels.
      Let P' <= P. If P' >= cP each summand is large enough. Else P' < 2n, u' >= 2n - P', u <= 2d - P, and the rest is
      M (NP - MP')(P - P') + (M - P)(M - N)(P + P') P' >= 0 with N = 2n, M = n + d.
    - 1 - LD is at most the average of 2t/(n + t), t = n - A, and at most 2T/(n + T), as that's concave; and b <= d -
      n. *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation Lovasz LovaszSoftJaccard.
From CertiDice Require DiceJaccardFactor DiceJaccardLossFactor DiceJaccardGap Masks.
Import ListNotations.
Open Scope R_scope.

(** * Definition *)

(** The Dice loss of a mask that gets A of the n foreground voxels wrong, and B voxels of the background. *)
Definition dice_loss (n A B : R) : R := (A + B) / (2 * n - A + B).

Lemma dice_loss_correct : forall n A B, 0 < 2 * n - A + B -> dice_loss n A B = 1 - dice (n - A) B A.
Proof.
  intros n A B H. unfold dice_loss, dice. replace (2 * (n - A) + B + A) with (2 * n - A + B) by lra. field. lra.
Qed.

(** The walk of Lovasz.v, for any loss. *)
Fixpoint walk_of (loss : R -> R -> R) (A B : R) (l : list (bool * R)) : R :=
  match l with
  | [] => 0
  | (a, m) :: l' =>
      let A' := if a then A + 1 else A in
      let B' := if a then B else B + 1 in
      m * (loss A' B' - loss A B) + walk_of loss A' B' l'
  end.

Definition LovaszDice (y : mask) (p : list R) : R :=
  walk_of (dice_loss (INR (size y))) 0 0 (sort (combine y (errors y p))).

Lemma walk_of_jaccard : forall n l A B, walk_of (jaccard_loss n) A B l = walk n A B l.
Proof. intro n. induction l as [|[a m] l IH]; intros A B; simpl; [reflexivity|]. rewrite IH. reflexivity. Qed.

Lemma walk_of_levels : forall loss l top A B,
  total loss (levels top A B l) = top * loss A B + walk_of loss A B l.
Proof.
  intros loss. induction l as [|[a m] l IH]; intros top A B; simpl; [lra|]. rewrite IH. destruct a; lra.
Qed.

(** What is known of a target and a prediction: for both extensions the same levels. *)
Lemma both_levels : forall y p, length p = length y -> probabilities p -> exists L,
  within 0 (INR (size y)) 0 (INR (length y) - INR (size y)) L /\
  total (fun _ _ => 1) L = 1 /\
  total (fun A _ => A) L = INR (size y) - hit y p /\
  total (fun _ B => B) L = spill y p /\
  total (jaccard_loss (INR (size y))) L = LovaszJaccard y p /\
  total (dice_loss (INR (size y))) L = LovaszDice y p.
Proof.
  intros y p Hl Hp. set (l := combine y (errors y p)).
  assert (Hperm := sort_permutation l). assert (Hdesc := sort_descending l).
  assert (Hr : forall z, In z (sort l) -> 0 <= snd z <= 1).
  { intros z Hz. apply (errors_range y p Hp), (Permutation.Permutation_in z (Permutation.Permutation_sym Hperm) Hz). }
  assert (Hsum : forall g, sum_over g (sort l) = sum_over g l).
  { intros g. symmetry. apply sum_over_permutation, Hperm. }
  destruct (members_of y p Hl) as [M1 M0]. destruct (mass_of y p Hl) as [S1 S0]. fold l in M1, M0, S1, S0.
  exists (levels 1 0 0 (sort l)). split; [|split; [|split; [|split; [|split]]]].
  - assert (W := levels_within (sort l) 1 0 0 Hdesc Hr ltac:(lra)). unfold members in *.
    rewrite !Hsum, M1, M0, !Rplus_0_l in W. exact W.
  - apply total_one.
  - rewrite total_A. unfold mass in *. rewrite Hsum, S1. lra.
  - rewrite total_B. unfold mass in *. rewrite Hsum, S0. lra.
  - rewrite walk_levels. unfold LovaszJaccard. fold l. unfold jaccard_loss at 1. unfold Rdiv. lra.
  - rewrite walk_of_levels. unfold LovaszDice. fold l. unfold dice_loss at 1. unfold Rdiv. lra.
Qed.

(** * Lovász-Dice beside Lovász-Jaccard *)

Theorem lovasz_dice_lovasz_jaccard : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  LovaszDice y p <= LovaszJaccard y p <= 2 * LovaszDice y p /\
  1 - LovaszJaccard y p <= 1 - LovaszDice y p <= 2 * (1 - LovaszJaccard y p).
Proof.
  intros y p Hl Hs Hp. destruct (both_levels y p Hl Hp) as (L & Hw & H1 & _ & _ & HJ & HD).
  pose proof (INR_at_least_1 _ Hs) as N. set (n := INR (size y)) in *. set (K := INR (length y) - n) in *.
  assert (P : forall A B, 0 <= A <= n -> 0 <= B <= K ->
    dice_loss n A B <= jaccard_loss n A B <= 2 * dice_loss n A B /\ 2 * jaccard_loss n A B + -1 * dice_loss n A B <= 1).
  { intros A B HA HB. rewrite jaccard_loss_correct, dice_loss_correct by lra.
    pose proof (DiceJaccardLossFactor.dice_jaccard_loss_factor (n - A) B A ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra)).
    pose proof (DiceJaccardFactor.dice_jaccard_factor (n - A) B A ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra)). lra. }
  assert (E1 : total (dice_loss n) L <= total (jaccard_loss n) L).
  { apply (total_le 0 n 0 K); [exact Hw|]. intros. apply P; assumption. }
  assert (E2 : total (jaccard_loss n) L <= total (fun A B => 2 * dice_loss n A B) L).
  { apply (total_le 0 n 0 K); [exact Hw|]. intros. apply P; assumption. }
  assert (E3 : total (fun A B => 2 * jaccard_loss n A B + -1 * dice_loss n A B) L <= total (fun _ _ => 1) L).
  { apply (total_le 0 n 0 K); [exact Hw|]. intros. apply P; assumption. }
  rewrite total_plus, !total_scale, H1 in E3. rewrite total_scale in E2. rewrite HJ, HD in *. lra.
Qed.

(** * Lovász-Dice beside soft Dice: what follows from Jaccard *)

Lemma soft_dice_facts : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SoftJaccard y p <= SoftDice y p <= 2 * SoftJaccard y p /\
  1 - SoftDice y p <= 1 - SoftJaccard y p <= 2 * (1 - SoftDice y p) /\
  SoftDice y p - SoftJaccard y p <= 3 - 2 * sqrt 2.
Proof.
  intros y p Hl Hs Hp. destruct (facts y p Hl Hs Hp) as [Hn [HT Hb]].
  rewrite Masks.soft_dice_counts, Masks.soft_jaccard_counts.
  repeat apply conj; try apply DiceJaccardFactor.dice_jaccard_factor; try apply
    DiceJaccardLossFactor.dice_jaccard_loss_factor;
    try apply DiceJaccardGap.dice_jaccard_gap; lra.
Qed.

Theorem lovasz_dice_soft_dice_loss : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  LovaszDice y p <= 2 * (1 - SoftDice y p).
Proof.
  intros y p Hl Hs Hp. pose proof (soft_dice_facts y p Hl Hs Hp). pose proof (lovasz_dice_lovasz_jaccard y p Hl Hs Hp).
  pose proof (lovasz_soft_jaccard_loss y p Hl Hs Hp). lra.
Qed.

Theorem soft_dice_lovasz_dice_similarity : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SoftDice y p <= 2 * (1 - LovaszDice y p).
Proof.
  intros y p Hl Hs Hp. pose proof (soft_dice_facts y p Hl Hs Hp). pose proof (lovasz_dice_lovasz_jaccard y p Hl Hs Hp).
  pose proof (lovasz_soft_jaccard_similarity y p Hl Hs Hp). lra.
Qed.

Theorem lovasz_dice_soft_dice_gap : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  SoftDice y p - (1 - LovaszDice y p) <= 3 - 2 * sqrt 2.
Proof.
  intros y p Hl Hs Hp. pose proof (soft_dice_facts y p Hl Hs Hp). pose proof (lovasz_dice_lovasz_jaccard y p Hl Hs Hp).
  pose proof (lovasz_soft_jaccard_similarity y p Hl Hs Hp). lra.
Qed.

(** * 1 - LD at most (d/n) SD *)

Theorem lovasz_dice_soft_dice_similarity : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  1 - LovaszDice y p <= INR (length y) / INR (size y) * SoftDice y p.
Proof.
  intros y p Hl Hs Hp. destruct (facts y p Hl Hs Hp) as [Hn [HT Hb]].
  destruct (both_levels y p Hl Hp) as (L & Hw & H1 & HA & HB & _ & HD). unfold SoftDice.
  set (n := INR (size y)) in *. set (d := INR (length y)) in *. set (T := hit y p) in *. set (b := spill y p) in *.
  (* the tangent of 2t/(n + t) at T *)
  set (c := 2 * n / ((n + T) * (n + T))). assert (Q : 0 < (n + T) * (n + T)) by nra.
  assert (E : total (fun A B => (1 - (2 * T / (n + T) + c * (n - T))) * 1 + c * A) L <= total (dice_loss n) L).
  { apply (total_le 0 n 0 (d - n)); [exact Hw|]. intros A B HA' HB'.
    apply Rle_trans with (1 - 2 * (n - A) / (n + (n - A))).
    - assert (G : 2 * T / (n + T) + c * ((n - A) - T) - 2 * (n - A) / (n + (n - A)) =
        2 * n * ((n - A - T) * (n - A - T)) / ((n + T) * (n + T) * (n + (n - A)))) by (unfold c; field; lra).
      assert (0 <= 2 * n * ((n - A - T) * (n - A - T)) / ((n + T) * (n + T) * (n + (n - A)))); [|lra].
      apply div_nonneg; [apply Rmult_le_pos; [lra | apply Rle_0_sqr] | apply Rlt_le, Rmult_lt_0_compat; lra].
    - unfold dice_loss. replace (1 - 2 * (n - A) / (n + (n - A))) with (A / (n + (n - A))) by (field; lra).
      apply div_le_div; [lra | lra |]. nra. }
  rewrite total_plus, (total_scale _ (fun _ _ => 1)), total_scale, H1, HA, HD in E.
  replace ((1 - (2 * T / (n + T) + c * (n - T))) * 1 + c * (n - T)) with (1 - 2 * T / (n + T)) in E by ring.
  apply Rle_trans with (2 * T / (n + T)); [lra|].
  replace (d / n * (2 * T / (n + T + b))) with (d * (2 * T) / (n * (n + T + b))) by (field; lra).
  apply div_le_div; [lra | apply Rmult_lt_0_compat; lra |].
  assert (n * (n + T + b) <= d * (n + T)) by nra. nra.
Qed.

(** * 1 - SD at most (n + d)/(2n) LD *)

(** Two levels: u = N + 2B - P with 0 <= B <= M - N. *)
Lemma two_levels_ordered : forall N M u P u' P', 0 < N <= M -> 0 < P' -> P' <= P -> P <= M -> 0 <= u -> 0 <= u' ->
  N - P' <= u' -> u <= 2 * M - N - P ->
  N * (u + u') * (P * P') <= M * (u * (P' * P') + u' * (P * P)).
Proof.
  intros N M u P u' P' HN HP' HP HM Hu Hu' H' H.
  destruct (Rle_lt_dec (N * P) (M * P')) as [C|C].
  - assert (0 <= (M * P' - N * P) * (u * P')) by (apply Rmult_le_pos; [lra | apply Rmult_le_pos; lra]).
    assert (0 <= (M * P - N * P') * (u' * P)) by (apply Rmult_le_pos; [nra | apply Rmult_le_pos; lra]). lra.
  - assert (I1 : 0 <= (u' - (N - P')) * (P * (M * P - N * P'))).
    { apply Rmult_le_pos; [lra | apply Rmult_le_pos; nra]. }
    assert (I2 : 0 <= (2 * M - N - P - u) * (P' * (N * P - M * P'))).
    { apply Rmult_le_pos; [lra | apply Rmult_le_pos; lra]. }
    assert (I3 : 0 <= M * (N * P - M * P') * (P - P')) by (repeat apply Rmult_le_pos; lra).
    assert (I4 : 0 <= (M - P) * (M - N) * ((P + P') * P')) by (apply Rmult_le_pos; apply Rmult_le_pos; lra).
    lra.
Qed.

Lemma two_levels : forall n K A B A' B', 0 < n -> 0 <= K -> 0 <= A <= n -> 0 <= B <= K -> 0 <= A' <= n -> 0 <= B' <= K
  ->
  let P := 2 * n - A + B in let P' := 2 * n - A' + B' in
  2 * n / (2 * n + K) * ((A + B) + (A' + B')) <= dice_loss n A B * P' + dice_loss n A' B' * P.
Proof.
  intros n K A B A' B' Hn HK HA HB HA' HB' P P'. unfold dice_loss. fold P P'.
  assert (H0 : 0 < P /\ 0 < P' /\ P <= 2 * n + K /\ P' <= 2 * n + K) by (unfold P, P'; lra).
  replace ((A + B) / P * P' + (A' + B') / P' * P)
    with (((A + B) * (P' * P') + (A' + B') * (P * P)) / (P * P')) by (field; lra).
  replace (2 * n / (2 * n + K) * (A + B + (A' + B'))) with (2 * n * (A + B + (A' + B')) / (2 * n + K)) by (field; lra).
  apply div_le_div; [lra | apply Rmult_lt_0_compat; lra |].
  destruct (Rle_lt_dec P' P) as [C|C].
  - pose proof (two_levels_ordered (2 * n) (2 * n + K) (A + B) P (A' + B') P' ltac:(lra) ltac:(lra) C ltac:(lra)
      ltac:(lra) ltac:(lra) ltac:(unfold P'; lra) ltac:(unfold P; lra)). lra.
  - pose proof (two_levels_ordered (2 * n) (2 * n + K) (A' + B') P' (A + B) P ltac:(lra) ltac:(lra) ltac:(lra)
      ltac:(lra)
      ltac:(lra) ltac:(lra) ltac:(unfold P; lra) ltac:(unfold P'; lra)). lra.
Qed.

Lemma levels_soft_dice : forall n K L, 0 < n -> 0 <= K -> within 0 n 0 K L ->
  2 * n / (2 * n + K) * (total (fun A B => A + B) L * total (fun _ _ => 1) L) <=
  total (dice_loss n) L * total (fun A B => 2 * n - A + B) L.
Proof.
  intros n K L Hn HK. set (c := 2 * n / (2 * n + K)).
  assert (C : 0 <= c <= 1) by (unfold c; split; [apply div_nonneg; lra | apply div_le_1; lra]).
  induction L as [|[[w A] B] L IH]; intros Hw; cbn [total]; [lra|].
  assert (Hw' : within 0 n 0 K L) by (intros w' A' B' Hin; apply Hw; right; exact Hin).
  specialize (IH Hw'). destruct (Hw w A B (or_introl eq_refl)) as [H0 [HA HB]].
  assert (Own : dice_loss n A B * (2 * n - A + B) = A + B) by (unfold dice_loss; field; lra).
  assert (Cross : c * ((A + B) * total (fun _ _ => 1) L + total (fun A B => A + B) L) <=
    dice_loss n A B * total (fun A B => 2 * n - A + B) L + total (dice_loss n) L * (2 * n - A + B)).
  { clear IH Hw. induction L as [|[[w' A'] B'] L IH]; cbn [total]; [lra|].
    destruct (Hw' w' A' B' (or_introl eq_refl)) as [H0' [HA' HB']].
    assert (IH' := IH ltac:(intros ? ? ? Hin; apply (Hw' _ _ _ (or_intror Hin)))).
    pose proof (two_levels n K A B A' B' Hn HK HA HB HA' HB') as T. cbv zeta in T. fold c in T.
    apply (Rmult_le_compat_l w' _ _ H0') in T. lra. }
  apply (Rmult_le_compat_l w _ _ H0) in Cross.
  assert (0 <= w * w * ((1 - c) * (A + B))) by (apply Rmult_le_pos; [nra | apply Rmult_le_pos; lra]).
  assert (E : w * dice_loss n A B * (w * (2 * n - A + B)) = w * w * (A + B)) by (rewrite <- Own; ring). lra.
Qed.

Theorem soft_dice_lovasz_dice_loss : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  1 - SoftDice y p <= (INR (size y) + INR (length y)) / (2 * INR (size y)) * LovaszDice y p.
Proof.
  intros y p Hl Hs Hp. destruct (facts y p Hl Hs Hp) as [Hn [HT Hb]].
  destruct (both_levels y p Hl Hp) as (L & Hw & H1 & HA & HB & _ & HD). unfold SoftDice.
  set (n := INR (size y)) in *. set (d := INR (length y)) in *. set (T := hit y p) in *. set (b := spill y p) in *.
  pose proof (levels_soft_dice n (d - n) L ltac:(lra) ltac:(lra) Hw) as E.
  assert (EP : total (fun A B => 2 * n - A + B) L = n + T + b).
  { rewrite (total_ext _ (fun A B => 2 * n * 1 + -1 * A + B)) by (intros; ring).
    rewrite !total_plus, (total_scale (2 * n) (fun _ _ => 1)), (total_scale (-1) (fun A _ => A)), H1, HA, HB. ring. }
  rewrite EP, H1, total_plus, HA, HB, HD in E. set (ld := LovaszDice y p) in *.
  replace (2 * n + (d - n)) with (n + d) in E by ring.
  replace (1 - 2 * T / (n + T + b)) with ((n - T + b) / (n + T + b)) by (field; lra).
  apply Masks.div_le; [lra|].
  apply (Rmult_le_compat_l ((n + d) / (2 * n))) in E; [|apply div_nonneg; lra].
  replace ((n + d) / (2 * n) * (2 * n / (n + d) * ((n - T + b) * 1))) with (n - T + b) in E by (field; lra). lra.
Qed.

(** * Predictions that reach the bounds: one error on the foreground, one on the background *)

(** Errors that are equal, then others. *)
Lemma walk_of_app : forall loss tau l l' A B, (forall z, In z l -> snd z = tau) ->
  walk_of loss A B (l ++ l') =
  tau * (loss (A + members true l) (B + members false l) - loss A B) +
  walk_of loss (A + members true l) (B + members false l) l'.
Proof.
  intros loss tau. unfold members. induction l as [|[a m] l IH]; intros l' A B H.
  - simpl. rewrite !Rplus_0_r. lra.
  - assert (E : m = tau) by (apply (H (a, m)); left; reflexivity). subst m. cbn [app walk_of sum_over].
    rewrite IH by (intros z Hz; apply H; right; exact Hz).
    destruct a; cbn [eqb]; rewrite ?Rplus_assoc, ?Rplus_0_l; lra.
Qed.

Lemma walk_of_zero : forall loss l A B, (forall z, In z l -> snd z = 0) -> walk_of loss A B l = 0.
Proof.
  intros loss. induction l as [|[a m] l IH]; intros A B H; simpl; [reflexivity|].
  rewrite IH by (intros z Hz; apply H; right; exact Hz).
  assert (E : m = 0) by (apply (H (a, m)); left; reflexivity). rewrite E. lra.
Qed.

(** The first n voxels are of one kind, the other m of the other, with a positive error on the first n only. *)
Definition blocks (a : bool) (n m : nat) : mask := repeat a n ++ repeat (negb a) m.
Definition wrong_first (a : bool) (tau : R) (n m : nat) : list R :=
  repeat (if a then 1 - tau else tau) n ++ repeat (if a then 0 else 1) m.

Lemma combine_app : forall (A B : Type) (l1 l2 : list A) (m1 m2 : list B), length l1 = length m1 ->
  combine (l1 ++ l2) (m1 ++ m2) = combine l1 m1 ++ combine l2 m2.
Proof.
  induction l1 as [|x l1 IH]; intros l2 [|z m1] m2 L; simpl in *; try discriminate; auto. rewrite IH by lia.
  reflexivity.
Qed.

Lemma combine_repeat : forall (A B : Type) (a : A) (b : B) n, combine (repeat a n) (repeat b n) = repeat (a, b) n.
Proof. induction n as [|n IH]; simpl; [reflexivity|]. rewrite IH. reflexivity. Qed.

Lemma errors_blocks : forall a tau n m, errors (blocks a n m) (wrong_first a tau n m) = repeat tau n ++ repeat 0 m.
Proof.
  intros a tau n m. unfold blocks, wrong_first. induction n as [|n IH]; simpl.
  - induction m as [|m IH]; simpl; [reflexivity|]. rewrite IH. f_equal. destruct a; simpl; ring.
  - rewrite IH. f_equal. destruct a; ring.
Qed.

Lemma descending_blocks : forall (a b : bool) tau n m, 0 <= tau -> descending (repeat (a, tau) n ++ repeat (b, 0) m).
Proof.
  intros a b tau n m T. assert (Z : descending (repeat (b, 0) m)).
  { induction m as [|m IH]; simpl; auto. split; [|exact IH]. intros z Hz. apply repeat_spec in Hz. subst z. simpl.
    lra. }
  induction n as [|n IH]; simpl; auto. split; [|exact IH].
  intros z Hz. apply in_app_or in Hz. destruct Hz as [Hz|Hz]; apply repeat_spec in Hz; subst z; simpl; lra.
Qed.

Lemma size_blocks : forall a n m, size (blocks a n m) = if a then n else m.
Proof.
  intros a n m. unfold blocks. induction n as [|n IH]; simpl.
  - induction m as [|m IH]; simpl; [destruct a; reflexivity|]. rewrite IH. destruct a; simpl; lia.
  - rewrite IH. destruct a; simpl; lia.
Qed.

Lemma lovasz_dice_blocks : forall a tau n m, 0 <= tau ->
  LovaszDice (blocks a n m) (wrong_first a tau n m) =
  tau * (if a then dice_loss (INR n) (INR n) 0 else dice_loss (INR m) 0 (INR n)).
Proof.
  intros a tau n m T. unfold LovaszDice. rewrite errors_blocks. unfold blocks at 2.
  rewrite combine_app, !combine_repeat by (rewrite !repeat_length; reflexivity).
  rewrite sort_sorted by (apply descending_blocks, T).
  rewrite (walk_of_app _ tau) by (intros z Hz; apply repeat_spec in Hz; subst z; reflexivity).
  rewrite walk_of_zero by (intros z Hz; apply repeat_spec in Hz; subst z; reflexivity).
  rewrite !members_repeat, size_blocks. unfold dice_loss, Rdiv. destruct a; simpl; rewrite ?Rplus_0_l, ?Rplus_0_r; ring.
Qed.

Lemma sums_blocks : forall a tau n m,
  hit (blocks a n m) (wrong_first a tau n m) = (if a then (1 - tau) * INR n else INR m) /\
  spill (blocks a n m) (wrong_first a tau n m) = (if a then 0 else tau * INR n).
Proof.
  intros a tau n m. unfold blocks, wrong_first, hit, spill. induction n as [|n [IH1 IH2]].
  - cbn [repeat app]. induction m as [|m [IH1 IH2]]; [simpl; destruct a; lra|].
    rewrite S_INR. cbn [repeat sum_where]. rewrite IH1, IH2. destruct a; simpl; lra.
  - rewrite S_INR. cbn [repeat app sum_where]. rewrite IH1, IH2. destruct a; simpl; lra.
Qed.

Lemma blocks_good : forall a tau n m, 0 <= tau <= 1 ->
  length (wrong_first a tau n m) = length (blocks a n m) /\ probabilities (wrong_first a tau n m) /\
  length (blocks a n m) = (n + m)%nat.
Proof.
  intros a tau n m T. unfold blocks, wrong_first. rewrite !app_length, !repeat_length.
  split; [reflexivity|]. split; [|reflexivity]. apply Forall_app.
  split; apply Forall_forall; intros x Hx; apply repeat_spec in Hx; subst x; destruct a; lra.
Qed.

(** All foreground errors tau, no error elsewhere: LD = tau, SD = 2(1 - tau)/(2 - tau). *)
Lemma foreground_errors : forall n d tau, (1 <= n <= d)%nat -> 0 <= tau <= 1 -> exists y p,
  length y = d /\ size y = n /\ length p = d /\ probabilities p /\
  LovaszDice y p = tau /\ SoftDice y p = 2 * (1 - tau) / (2 - tau).
Proof.
  intros n d tau N T. exists (blocks true n (d - n)), (wrong_first true tau n (d - n)).
  destruct (blocks_good true tau n (d - n) T) as (L1 & P & L2). destruct (sums_blocks true tau n (d - n)) as [S1 S2].
  pose proof (INR_at_least_1 n ltac:(lia)).
  repeat split; try lia; auto.
  - apply (size_blocks true).
  - rewrite lovasz_dice_blocks by lra. unfold dice_loss. field. lra.
  - unfold SoftDice. rewrite S1, S2, (size_blocks true). field. split; nra.
Qed.

(** All background errors tau, no error elsewhere. *)
Lemma background_errors : forall n d tau, (1 <= n <= d)%nat -> 0 <= tau <= 1 -> exists y p,
  length y = d /\ size y = n /\ length p = d /\ probabilities p /\
  LovaszDice y p = tau * (INR d - INR n) / (INR n + INR d) /\
  1 - SoftDice y p = tau * (INR d - INR n) / (2 * INR n + tau * (INR d - INR n)).
Proof.
  intros n d tau N T. exists (blocks false (d - n) n), (wrong_first false tau (d - n) n).
  destruct (blocks_good false tau (d - n) n T) as (L1 & P & L2). destruct (sums_blocks false tau (d - n) n) as [S1 S2].
  pose proof (INR_at_least_1 n ltac:(lia)). pose proof (le_INR n d ltac:(lia)).
  assert (E : INR (d - n) = INR d - INR n) by (apply minus_INR; lia).
  assert (0 <= tau * (INR d - INR n)) by (apply Rmult_le_pos; lra).
  repeat split; try lia; auto.
  - apply (size_blocks false).
  - rewrite lovasz_dice_blocks, E by lra. unfold dice_loss. field. lra.
  - unfold SoftDice. rewrite S1, S2, (size_blocks false), E. field. lra.
Qed.

Lemma small : forall eps, 0 < eps -> exists t, 0 < t <= 1 / 2 /\ t < eps.
Proof.
  intros eps E. exists (Rmin (eps / 2) (1 / 2)). pose proof (Rmin_l (eps / 2) (1 / 2)).
  pose proof (Rmin_r (eps / 2) (1 / 2)).
  repeat split; try lra. apply Rmin_glb_lt; lra.
Qed.

Theorem lovasz_dice_soft_dice_loss_tight : forall (n d : nat) (eps : R), (1 <= n <= d)%nat -> 0 < eps -> exists y p,
  length y = d /\ size y = n /\ length p = d /\ probabilities p /\ 0 < 1 - SoftDice y p /\
  LovaszDice y p > (2 - eps) * (1 - SoftDice y p).
Proof.
  intros n d eps N E. destruct (small eps E) as (t & T & Te).
  destruct (foreground_errors n d t N ltac:(lra)) as (y & p & Ly & Hn & Lp & P & LD & SD).
  exists y, p. rewrite LD, SD. replace (1 - 2 * (1 - t) / (2 - t)) with (t / (2 - t)) by (field; lra).
  repeat split; auto.
  - apply Masks.div_pos; lra.
  - replace ((2 - eps) * (t / (2 - t))) with ((2 - eps) * t / (2 - t)) by (field; lra). apply Masks.div_lt; nra.
Qed.

Theorem soft_dice_lovasz_dice_similarity_tight : forall (n d : nat) (eps : R), (1 <= n <= d)%nat -> 0 < eps ->
  exists y p, length y = d /\ size y = n /\ length p = d /\ probabilities p /\ 0 < 1 - LovaszDice y p /\
  SoftDice y p > (2 - eps) * (1 - LovaszDice y p).
Proof.
  intros n d eps N E. destruct (small (eps / 2) ltac:(lra)) as (t & T & Te).
  destruct (foreground_errors n d (1 - t) N ltac:(lra)) as (y & p & Ly & Hn & Lp & P & LD & SD).
  exists y, p. rewrite LD, SD. repeat split; auto; [lra|].
  replace (2 * (1 - (1 - t)) / (2 - (1 - t))) with (2 * t / (1 + t)) by (field; lra). apply Masks.lt_div; [lra|].
  assert (0 < t * (eps * (1 + t) - 2 * t)) by (apply Rmult_lt_0_compat; nra). lra.
Qed.

Theorem lovasz_dice_soft_dice_gap_attained : forall (n d : nat), (1 <= n <= d)%nat -> exists y p,
  length y = d /\ size y = n /\ length p = d /\ probabilities p /\
  SoftDice y p - (1 - LovaszDice y p) = 3 - 2 * sqrt 2.
Proof.
  intros n d N. pose proof (sqrt_sqrt 2 ltac:(lra)) as S. pose proof (sqrt_pos 2).
  assert (B : 1 <= sqrt 2 <= 2) by (split; apply Rnot_lt_le; intro; nra).
  destruct (foreground_errors n d (2 - sqrt 2) N ltac:(lra)) as (y & p & Ly & Hn & Lp & P & LD & SD).
  exists y, p. repeat split; auto. rewrite LD, SD.
  replace (2 * (1 - (2 - sqrt 2)) / (2 - (2 - sqrt 2))) with (2 - sqrt 2); [lra|].
  apply Rmult_eq_reg_r with (sqrt 2); [|lra].
  replace (2 * (1 - (2 - sqrt 2)) / (2 - (2 - sqrt 2)) * sqrt 2) with (2 * (sqrt 2 - 1)) by (field; lra). lra.
Qed.

Theorem soft_dice_lovasz_dice_loss_tight : forall (n d : nat) (eps : R), (1 <= n < d)%nat -> 0 < eps -> exists y p,
  length y = d /\ size y = n /\ length p = d /\ probabilities p /\ 0 < LovaszDice y p /\
  1 - SoftDice y p > ((INR n + INR d) / (2 * INR n) - eps) * LovaszDice y p.
Proof.
  intros n d eps N E. pose proof (INR_at_least_1 n ltac:(lia)) as N1. pose proof (lt_INR n d ltac:(lia)) as ND.
  set (K := INR d - INR n). assert (HK : 0 < K) by (unfold K; lra).
  destruct (small (eps * (2 * INR n) * (2 * INR n) / ((INR n + INR d) * K))) as (t & T & Te).
  { apply Masks.div_pos; [repeat apply Rmult_lt_0_compat; lra | apply Rmult_lt_0_compat; lra]. }
  destruct (background_errors n d t ltac:(lia) ltac:(lra)) as (y & p & Ly & Hn & Lp & P & LD & SD). fold K in LD, SD.
  exists y, p. rewrite LD, SD. assert (TK : 0 < t * K) by (apply Rmult_lt_0_compat; lra).
  repeat split; auto.
  - apply Masks.div_pos; lra.
  - set (m := INR n + INR d) in *. set (n2 := 2 * INR n) in *. assert (0 < m) by (unfold m; lra).
    assert (0 < n2) by (unfold n2; lra).
    assert (B : t * K * m < eps * n2 * n2).
    { apply (Rmult_lt_compat_r (m * K)) in Te; [|apply Rmult_lt_0_compat; lra].
      unfold Rdiv in Te. rewrite Rmult_assoc, Rinv_l in Te; [lra|]. apply Rgt_not_eq, Rmult_lt_0_compat; lra. }
    assert (C : m / n2 - eps < m / (n2 + t * K)).
    { assert (G : m / n2 - m / (n2 + t * K) = t * K * m / (n2 * (n2 + t * K))) by (field; lra).
      assert (t * K * m / (n2 * (n2 + t * K)) < eps); [|lra].
      apply Masks.div_lt; [apply Rmult_lt_0_compat; lra|].
      assert (0 < eps * (n2 * (t * K))) by (repeat apply Rmult_lt_0_compat; lra). lra. }
    apply (Rmult_lt_compat_r (t * K / m)) in C; [|apply Masks.div_pos; lra].
    replace (m / (n2 + t * K) * (t * K / m)) with (t * K / (n2 + t * K)) in C by (field; lra). lra.
Qed.

(** Neither is always the larger: 1 - LD is below SD above, and above SD here. *)
Theorem lovasz_dice_soft_dice_no_order : exists y p p', (0 < size y)%nat /\
  length p = length y /\ length p' = length y /\ probabilities p /\ probabilities p' /\
  1 - LovaszDice y p < SoftDice y p /\ SoftDice y p' < 1 - LovaszDice y p'.
Proof.
  exists (blocks false 1 1), [0; 1 / 2], (wrong_first false (1 / 2) 1 1).
  destruct (blocks_good false (1 / 2) 1 1 ltac:(lra)) as (L & P & _).
  split; [simpl; lia|]. split; [reflexivity|]. split; [exact L|]. split; [repeat constructor; lra|]. split; [exact P|].
  split.
  - unfold LovaszDice, SoftDice, hit, spill. simpl. destruct (Rle_dec (1 - 1 / 2) 0); [lra|].
    simpl. unfold dice_loss. lra.
  - rewrite lovasz_dice_blocks by lra. unfold SoftDice, hit, spill, dice_loss. simpl. lra.
Qed.

(** * Lovász-Jaccard minus Lovász-Dice *)

Theorem lovasz_dice_jaccard_gap : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  0 <= LovaszJaccard y p - LovaszDice y p <= 3 - 2 * sqrt 2.
Proof.
  intros y p Hl Hs Hp. pose proof (lovasz_dice_lovasz_jaccard y p Hl Hs Hp). split; [lra|].
  destruct (both_levels y p Hl Hp) as (L & Hw & H1 & _ & _ & HJ & HD).
  pose proof (INR_at_least_1 _ Hs) as N. set (n := INR (size y)) in *. set (c := 3 - 2 * sqrt 2).
  assert (E : total (fun A B => jaccard_loss n A B + -1 * dice_loss n A B) L <= total (fun _ _ => c * 1) L).
  { apply (total_le 0 n 0 (INR (length y) - n)); [exact Hw|]. intros A B HA HB.
    rewrite jaccard_loss_correct, dice_loss_correct by lra.
    pose proof (DiceJaccardGap.dice_jaccard_gap (n - A) B A ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra)) as [G _].
    fold c in G. lra. }
  rewrite total_plus, !total_scale, H1, HJ, HD in E. lra.
Qed.

(** All background errors 1: masks, of which a of q voxels are foreground, and all are predicted. *)
Lemma all_predicted : forall a q, (1 <= a <= q)%nat -> exists y p,
  length p = length y /\ size y = a /\ probabilities p /\
  LovaszJaccard y p - LovaszDice y p = (INR q - INR a) / INR q - (INR q - INR a) / (INR a + INR q).
Proof.
  intros a q A. exists (blocks false (q - a) a), (wrong_first false 1 (q - a) a).
  destruct (blocks_good false 1 (q - a) a ltac:(lra)) as (L1 & P & L2).
  pose proof (INR_at_least_1 a ltac:(lia)). pose proof (le_INR a q ltac:(lia)).
  assert (E : INR (q - a) = INR q - INR a) by (apply minus_INR; lia).
  split; [exact L1|]. split; [apply (size_blocks false)|]. split; [exact P|].
  rewrite lovasz_dice_blocks by lra. unfold LovaszJaccard. rewrite <- walk_of_jaccard, errors_blocks.
  unfold blocks at 2. rewrite combine_app, !combine_repeat by (rewrite !repeat_length; reflexivity).
  rewrite sort_sorted by (apply descending_blocks; lra).
  rewrite (walk_of_app _ 1) by (intros z Hz; apply repeat_spec in Hz; subst z; reflexivity).
  rewrite walk_of_zero by (intros z Hz; apply repeat_spec in Hz; subst z; reflexivity).
  rewrite !members_repeat, (size_blocks false). cbn [eqb]. rewrite E. unfold jaccard_loss, dice_loss. field. lra.
Qed.

Theorem lovasz_dice_jaccard_gap_tight : forall eps : R, 0 < eps -> exists y p,
  length p = length y /\ (0 < size y)%nat /\ probabilities p /\
  LovaszJaccard y p - LovaszDice y p > 3 - 2 * sqrt 2 - eps.
Proof.
  intros eps He. pose proof DiceJaccardGap.sqrt2_bounds as W. pose proof (sqrt_sqrt 2 ltac:(lra)) as R2.
  destruct (Masks.exists_INR_above (1 / eps)) as [k [Hk HN]]. set (q := (k + 3)%nat).
  assert (Q : INR q = INR k + 3) by (unfold q; rewrite plus_INR; simpl; lra).
  pose proof (INR_at_least_1 k ltac:(lia)) as K1.
  destruct (DiceJaccardGap.near_sqrt2 q ltac:(unfold q; lia)) as [a [Ha [A1 A2]]].
  set (J := INR a / INR q) in *. set (w := sqrt 2) in *.
  assert (Small : 1 / INR q < eps).
  { apply div_lt; [lra|]. apply (Rmult_lt_compat_r eps) in HN; auto. unfold Rdiv in HN.
    rewrite Rmult_assoc, Rinv_l in HN by lra. nra. }
  assert (Quarter : 1 / INR q <= 1 / 4) by (apply div_le_div; lra).
  assert (JP : 0 < J) by lra.
  assert (A : (1 <= a)%nat).
  { destruct a as [|a]; [|lia]. unfold J in JP. simpl in JP. unfold Rdiv in JP. lra. }
  destruct (all_predicted a q ltac:(lia)) as (y & p & L & S & P & G). exists y, p.
  split; [exact L|]. split; [lia|]. split; [exact P|]. rewrite G.
  pose proof (INR_at_least_1 a A) as A0.
  replace ((INR q - INR a) / INR q - (INR q - INR a) / (INR a + INR q)) with (1 - J - (1 - J) / (1 + J))
    by (unfold J; field; lra).
  assert (E : 3 - 2 * w - (1 - J - (1 - J) / (1 + J)) = (J - (w - 1)) * (J - (w - 1)) / (1 + J)).
  { apply (Rmult_eq_reg_r (1 + J)); [|lra].
    replace ((3 - 2 * w - (1 - J - (1 - J) / (1 + J))) * (1 + J)) with ((3 - 2 * w) * (1 + J) - (1 - J) * J)
      by (field; lra).
    replace ((J - (w - 1)) * (J - (w - 1)) / (1 + J) * (1 + J)) with ((J - (w - 1)) * (J - (w - 1))) by (field; lra).
    lra. }
  assert (Sq : (J - (w - 1)) * (J - (w - 1)) / (1 + J) <= 1 / INR q) by (apply div_le; [lra | nra]). lra.
Qed.
