(** Weights that depend on the size of the target fail too
    ======================================================

    Law. Let the weights of the cross-entropy depend on the number of foreground voxels of the image in any way (and
    on the number d of voxels): inverse frequencies, for instance; only for targets of one voxel they must not both be
    0. Still, for every d >= 3 and every such weighting there are distributions of the target on which the mask that
    minimises the expected weighted loss (cut at 1/2) loses

        Dice:  1/18 - eps,     Jaccard:  1/6 - eps,  and for d >= 4  1/4 - eps

    against another mask, for every eps > 0 and whatever is done with ties. If ties are broken by one rule, all in or
    all out, it loses 1/18, 1/6, 1/4 without eps. These targets have one foreground voxel, so that the weights amount
    to a threshold t of the marginals. For targets of one voxel the numbers can't be improved: for d = 3, with t = 5/18
    no mask is better by more than 1/18 in Dice, and with t = 1/3 (ties in) none by more than 1/6 in Jaccard; for
    every d, with t = 1/4 (ties in) none by more than 1/4 in Jaccard.

    Proof. With marginals (1-q, q, 0, ...), q > t, the voxels 1 and 2 are included, which scores at most 2/3 in Dice
    and 1/2 in Jaccard; {1} scores 1 - q. With marginals (1-2q, q, q, 0, ...), q < t, at most voxel 1 is included, for
    1 - 2q; {1,2,3} has Dice 1/2. With m equal marginals 1/m < t nothing is included; {1} has Jaccard 1/m. Take q near
    5/18 (Dice), 1/3, 1/4 (Jaccard). *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation CrossEntropyMinimiser ConstantSize.
Import ListNotations.
Open Scope R_scope.

(** * Weights that depend on the size *)

(** The expected weights for and against voxel i, when a target of n voxels has weights w1 n and w0 n. *)
Definition votes_for (w1 : nat -> R) (i : nat) (mu : distribution) : R :=
  expected (fun y => w1 (size y) * (if nth i y false then 1 else 0)) mu.
Definition votes_against (w0 : nat -> R) (i : nat) (mu : distribution) : R :=
  expected (fun y => w0 (size y) * (if nth i y false then 0 else 1)) mu.

(** s is the majority, voxel by voxel; ties either way. *)
Definition majority (w0 w1 : nat -> R) (d : nat) (mu : distribution) (s : mask) : Prop :=
  mask_of d s /\
  forall i, (i < d)%nat ->
    (votes_against w0 i mu < votes_for w1 i mu -> nth i s false = true) /\
    (votes_for w1 i mu < votes_against w0 i mu -> nth i s false = false).

(** That is what minimising the expected weighted cross-entropy of a voxel gives, cut at 1/2: the minimiser is
    for/(for + against). A cut at tau amounts to the weights (1 - tau) w1 and tau w0, cut at 1/2. *)
Definition voxel_loss (w0 w1 : nat -> R) (i : nat) (mu : distribution) (p : R) : R :=
  expected (fun y => if nth i y false then - w1 (size y) * ln p else - w0 (size y) * ln (1 - p)) mu.

Theorem majority_is_minimiser : forall w0 w1 i mu p,
  let A := votes_for w1 i mu in let B := votes_against w0 i mu in
  0 <= A -> 0 <= B -> 0 < A + B -> 0 <= p <= 1 -> (0 < A -> 0 < p) -> (0 < B -> p < 1) ->
  voxel_loss w0 w1 i mu (A / (A + B)) <= voxel_loss w0 w1 i mu p /\
  (p <> A / (A + B) -> voxel_loss w0 w1 i mu (A / (A + B)) < voxel_loss w0 w1 i mu p) /\
  (B < A <-> 1/2 < A / (A + B)) /\ (A < B <-> A / (A + B) < 1/2).
Proof.
  intros w0 w1 i mu p A B HA HB HS Hp HpA HpB.
  assert (E : forall x, voxel_loss w0 w1 i mu x = risk (2 * B) (2 * A) (1/2) x).
  { intros x. unfold voxel_loss, risk, A, B, votes_for, votes_against.
    rewrite (expected_ext _ (fun y => - ln x * (w1 (size y) * (if nth i y false then 1 else 0))
      + - ln (1 - x) * (w0 (size y) * (if nth i y false then 0 else 1)))).
    - rewrite expected_plus, !expected_scale. lra.
    - intros y. destruct (nth i y false); lra. }
  assert (Ea : asked (2 * B) (2 * A) (1/2) = A / (A + B)) by (unfold asked; field; lra).
  destruct (voxel_minimiser (2 * B) (2 * A) (1/2) p ltac:(lra) ltac:(lra) ltac:(lra) Hp
              ltac:(intros; apply HpA; lra) ltac:(intros; apply HpB; lra)) as [L1 L2].
  rewrite Ea in L1, L2. rewrite !E. split; [exact L1|]. split; [exact L2|]. clearbody A B.
  assert (Eq : A / (A + B) * (A + B) = A) by (field; lra).
  repeat split; intros H.
  - apply Rmult_lt_reg_r with (A + B); lra.
  - apply Rmult_lt_compat_r with (r := A + B) in H; lra.
  - apply Rmult_lt_reg_r with (A + B); lra.
  - apply Rmult_lt_compat_r with (r := A + B) in H; lra.
Qed.

(** Every target has one voxel. *)
Definition single (mu : distribution) : Prop := Forall (fun qy => size (snd qy) = 1%nat) mu.

Lemma expected_single : forall d mu (f g : mask -> R), single mu -> is_distribution d mu ->
  (forall y, size y = 1%nat -> length y = d -> f y = g y) -> expected f mu = expected g mu.
Proof.
  intros d mu f g Hs [Hmu _] H. induction Hs as [|[q y] mu Hy Hs IH]; simpl; [reflexivity|].
  destruct (Forall_inv Hmu) as [_ [Hl _]]. simpl in Hl, Hy. rewrite (H y Hy Hl).
  rewrite (IH (Forall_inv_tail Hmu)). reflexivity.
Qed.

Lemma majority_thresholded : forall w0 w1 d mu s, is_distribution d mu -> single mu -> 0 < w0 1%nat + w1 1%nat ->
  majority w0 w1 d mu s -> thresholded (w0 1%nat / (w0 1%nat + w1 1%nat)) d mu s.
Proof.
  intros w0 w1 d mu s Hmu Hsg Hw [Hs H]. split; [exact Hs|]. intros i Hi. destruct (H i Hi) as [H1 H0].
  assert (E1 : votes_for w1 i mu = w1 1%nat * marginal i mu).
  { unfold votes_for, marginal. rewrite <- expected_scale. apply (expected_single d); try assumption.
    intros y -> _. reflexivity. }
  assert (E0 : votes_against w0 i mu = w0 1%nat * (1 - marginal i mu)).
  { unfold votes_against, marginal. rewrite <- (expected_const d mu 1 Hmu) at 1.
    rewrite <- expected_minus, <- expected_scale. apply (expected_single d); try assumption.
    intros y -> _. destruct (nth i y false); lra. }
  rewrite E1, E0 in *. set (a := w1 1%nat) in *. set (b := w0 1%nat) in *. set (x := marginal i mu) in *.
  assert (Hx : b / (b + a) < x <-> b * (1 - x) < a * x).
  { assert (W := weights_are_a_threshold b a x Hw). unfold Rgt in W. symmetry. exact W. }
  assert (Hx' : x < b / (b + a) -> a * x < b * (1 - x)).
  { intros G. apply Rmult_lt_compat_r with (r := b + a) in G; [|exact Hw].
    replace (b / (b + a) * (b + a)) with b in G by (field; lra). lra. }
  split; intros G; [apply H1, Hx, G | apply H0, Hx', G].
Qed.

(** * The distributions

    d = 3 + k voxels. *)

Definition pad (s : mask) (k : nat) : mask := s ++ repeat false k.

Definition one_of_two (q : R) (k : nat) : distribution :=
  [(1 - q, pad [true; false; false] k); (q, pad [false; true; false] k)].
Definition favourite_of_three (q : R) (k : nat) : distribution :=
  [(1 - 2 * q, pad [true; false; false] k); (q, pad [false; true; false] k); (q, pad [false; false; true] k)].
Definition equal_of_four (k : nat) : distribution :=
  [(1/4, pad [true; false; false; false] k); (1/4, pad [false; true; false; false] k);
   (1/4, pad [false; false; true; false] k); (1/4, pad [false; false; false; true] k)].

Lemma size_false : forall k, size (repeat false k) = 0%nat.
Proof. induction k; [reflexivity | exact IHk]. Qed.

Lemma size_pad : forall s k, size (pad s k) = size s.
Proof. intros s k. unfold pad. induction s as [|a s IH]; simpl; [apply size_false | rewrite IH; reflexivity]. Qed.

Lemma length_pad : forall s k, length (pad s k) = (length s + k)%nat.
Proof. intros s k. unfold pad. rewrite app_length, repeat_length. reflexivity. Qed.

Lemma nth_pad : forall s k i, nth i (pad s k) false = nth i s false.
Proof.
  intros s k i. unfold pad. destruct (Nat.ltb_spec i (length s)) as [H|H].
  - apply app_nth1, H.
  - rewrite app_nth2, nth_repeat, nth_overflow by exact H. reflexivity.
Qed.

Lemma tp_pad : forall s t k, length s = length t -> tp (pad s k) (pad t k) = tp s t.
Proof.
  unfold pad, tp. induction s as [|a s IH]; intros [|b t] k H; simpl in H; try discriminate; simpl.
  - induction k as [|k IH]; [reflexivity | exact IH].
  - rewrite IH by lia. reflexivity.
Qed.

Ltac padded_distribution :=
  split; [repeat (apply Forall_cons; [cbn [fst snd]; rewrite length_pad, size_pad; cbn; split;
                                        [lra | split; [reflexivity | lia]] |]); apply Forall_nil
         | cbn [expected]; lra].
Ltac padded_single :=
  unfold single; repeat (apply Forall_cons; [cbn [snd]; rewrite size_pad; reflexivity|]); apply Forall_nil.

Lemma one_of_two_is_distribution : forall q k, 0 < q < 1 ->
  is_distribution (3 + k) (one_of_two q k) /\ single (one_of_two q k).
Proof. intros q k Hq. unfold one_of_two. split; [padded_distribution | padded_single]. Qed.

Lemma favourite_of_three_is_distribution : forall q k, 0 < q < 1/2 ->
  is_distribution (3 + k) (favourite_of_three q k) /\ single (favourite_of_three q k).
Proof. intros q k Hq. unfold favourite_of_three. split; [padded_distribution | padded_single]. Qed.

Lemma equal_of_four_is_distribution : forall k,
  is_distribution (4 + k) (equal_of_four k) /\ single (equal_of_four k).
Proof. intros k. unfold equal_of_four. split; [padded_distribution | padded_single]. Qed.

Ltac padded_marginal :=
  unfold marginal; cbn [expected]; rewrite !nth_pad; cbn [nth].

Lemma one_of_two_marginal : forall q k,
  marginal 0 (one_of_two q k) = 1 - q /\ marginal 1 (one_of_two q k) = q.
Proof. intros q k. unfold one_of_two. split; padded_marginal; lra. Qed.

Lemma favourite_of_three_marginal : forall q k i, 0 < q ->
  marginal (S i) (favourite_of_three q k) <= q.
Proof.
  intros q k i Hq. unfold favourite_of_three. padded_marginal.
  destruct i as [|[|i]]; cbn [nth]; [lra | lra |]. destruct i; lra.
Qed.

Lemma equal_of_three_marginal : forall k i, marginal i (favourite_of_three (1/3) k) <= 1/3.
Proof.
  intros k i. unfold favourite_of_three. padded_marginal.
  destruct i as [|[|[|i]]]; cbn [nth]; try lra. destruct i; lra.
Qed.

Lemma equal_of_four_marginal : forall k i, marginal i (equal_of_four k) <= 1/4.
Proof.
  intros k i. unfold equal_of_four. padded_marginal.
  destruct i as [|[|[|[|i]]]]; cbn [nth]; try lra. destruct i; lra.
Qed.

(** * The scores *)

Lemma single_scores : forall y s, length y = length s -> size y = 1%nat -> (2 <= size s)%nat ->
  Dice y s <= 2/3 /\ Jaccard y s <= 1/2.
Proof.
  intros y s Hl Hy Hs. rewrite Dice_sizes, Jaccard_sizes by exact Hl.
  pose proof (tp_le_size_l y s Hl) as Ht. rewrite Hy in *. apply le_INR in Hs, Ht. simpl in Hs, Ht. cbn [INR].
  pose proof (pos_INR (tp y s)). set (x := INR (tp y s)) in *. set (m := INR (size s)) in *. clearbody x m.
  split; apply div_le_div; lra.
Qed.

Lemma self_scores : forall y, (0 < size y)%nat -> Dice y y = 1 /\ Jaccard y y = 1.
Proof.
  intros y Hs. rewrite Dice_sizes, Jaccard_sizes by reflexivity.
  assert (E : tp y y = size y).
  { unfold tp. clear. induction y as [|a y IH]; simpl; [reflexivity|]. rewrite IH. destruct a; reflexivity. }
  rewrite E. pose proof (INR_at_least_1 _ Hs). split; field; lra.
Qed.

Lemma empty_mask_scores : forall y k, Dice y (repeat false k) = 0 /\ Jaccard y (repeat false k) = 0.
Proof.
  intros y k. assert (E : tp y (repeat false k) = 0%nat).
  { unfold tp. revert y. induction k as [|k IH]; intros [|a y]; simpl; try reflexivity.
    rewrite IH, andb_false_r. reflexivity. }
  unfold Dice, Jaccard, dice, jaccard. rewrite E. cbn [INR]. unfold Rdiv. split; lra.
Qed.

(** Both of the first two voxels are too many. *)
Lemma one_of_two_regret : forall q k T, 0 < q < 1 -> mask_of (3 + k) T ->
  nth 0 T false = true -> nth 1 T false = true ->
  expected (fun y => Dice y (pad [true; false; false] k)) (one_of_two q k)
    - expected (fun y => Dice y T) (one_of_two q k) >= 1/3 - q /\
  expected (fun y => Jaccard y (pad [true; false; false] k)) (one_of_two q k)
    - expected (fun y => Jaccard y T) (one_of_two q k) >= 1/2 - q.
Proof.
  intros q k T Hq HT H0 H1. unfold mask_of in HT. unfold one_of_two. cbn [expected].
  assert (HsT : (2 <= size T)%nat).
  { destruct T as [|a [|b T]]; simpl in HT; try discriminate. simpl in H0, H1. subst a b. simpl. lia. }
  set (y1 := pad [true; false; false] k). set (y2 := pad [false; true; false] k).
  assert (L1 : length y1 = length T) by (unfold y1; rewrite length_pad; cbn; lia).
  assert (L2 : length y2 = length T) by (unfold y2; rewrite length_pad; cbn; lia).
  assert (Z1 : size y1 = 1%nat) by (unfold y1; rewrite size_pad; reflexivity).
  assert (Z2 : size y2 = 1%nat) by (unfold y2; rewrite size_pad; reflexivity).
  destruct (single_scores y1 T L1 Z1 HsT) as [D1 J1]. destruct (single_scores y2 T L2 Z2 HsT) as [D2 J2].
  destruct (self_scores y1 ltac:(lia)) as [-> ->].
  destruct (Dice_range y2 y1 ltac:(lia)) as [D3 _]. destruct (Jaccard_range y2 y1 ltac:(lia)) as [J3 _].
  pose proof (Rmult_le_compat_l q _ _ ltac:(lra) D2). pose proof (Rmult_le_compat_l q _ _ ltac:(lra) J2).
  pose proof (Rmult_le_compat_l (1 - q) _ _ ltac:(lra) D1). pose proof (Rmult_le_compat_l (1 - q) _ _ ltac:(lra) J1).
  pose proof (Rmult_le_pos q _ ltac:(lra) D3). pose proof (Rmult_le_pos q _ ltac:(lra) J3).
  split; lra.
Qed.

Lemma all_false : forall l : mask, (forall i, nth i l false = false) -> l = repeat false (length l).
Proof.
  induction l as [|a l IH]; intros H; simpl; [reflexivity|].
  rewrite <- IH by (intros i; exact (H (S i))). f_equal. exact (H 0%nat).
Qed.

(** At most the first voxel is too few for Dice. *)
Lemma favourite_of_three_regret : forall q k T, 0 < q < 1/2 -> mask_of (3 + k) T ->
  (forall i, nth (S i) T false = false) ->
  expected (fun y => Dice y (pad [true; true; true] k)) (favourite_of_three q k)
    - expected (fun y => Dice y T) (favourite_of_three q k) >= 2 * q - 1/2.
Proof.
  intros q k T Hq HT H. unfold mask_of in HT.
  destruct T as [|a T]; [discriminate|]. assert (HT' : T = repeat false (2 + k)).
  { rewrite (all_false T) by (intros i; exact (H i)). f_equal. simpl in HT. lia. }
  subst T. change (a :: repeat false (2 + k)) with (pad [a; false; false] k).
  unfold favourite_of_three. cbn [expected].
  rewrite !Dice_sizes by (rewrite !length_pad; reflexivity).
  rewrite !size_pad, !tp_pad by reflexivity. destruct a; cbn; lra.
Qed.

(** Nothing is too little. *)
Lemma equal_of_three_regret : forall k,
  expected (fun y => Jaccard y (pad [true; false; false] k)) (favourite_of_three (1/3) k)
    - expected (fun y => Jaccard y (repeat false (3 + k))) (favourite_of_three (1/3) k) = 1/3.
Proof.
  intros k. unfold favourite_of_three. cbn [expected].
  rewrite !(fun y => proj2 (empty_mask_scores y (3 + k))).
  rewrite !Jaccard_sizes by (rewrite !length_pad; reflexivity).
  rewrite !size_pad, !tp_pad by reflexivity. cbn. lra.
Qed.

Lemma equal_of_four_regret : forall k,
  expected (fun y => Jaccard y (pad [true; false; false; false] k)) (equal_of_four k)
    - expected (fun y => Jaccard y (repeat false (4 + k))) (equal_of_four k) = 1/4.
Proof.
  intros k. unfold equal_of_four. cbn [expected].
  rewrite !(fun y => proj2 (empty_mask_scores y (4 + k))).
  rewrite !Jaccard_sizes by (rewrite !length_pad; reflexivity).
  rewrite !size_pad, !tp_pad by reflexivity. cbn. lra.
Qed.

(** * What thresholds do with these distributions *)

Lemma pad3_length : forall a b c k, mask_of (3 + k) (pad [a; b; c] k).
Proof. intros. unfold mask_of. rewrite length_pad. reflexivity. Qed.

Lemma one_of_two_included : forall t q k T, t < q < 1/2 -> thresholded t (3 + k) (one_of_two q k) T ->
  nth 0 T false = true /\ nth 1 T false = true.
Proof.
  intros t q k T Hq [_ H]. destruct (one_of_two_marginal q k) as [M0 M1].
  split; [apply (H 0%nat); [lia | rewrite M0; lra] | apply (H 1%nat); [lia | rewrite M1; lra]].
Qed.

Lemma excluded : forall t d mu T, thresholded t d mu T -> (forall i, marginal i mu < t) -> T = repeat false d.
Proof.
  intros t d mu T [HT H] Hm. unfold mask_of in HT. rewrite <- HT. apply all_false. intros i.
  destruct (Nat.ltb_spec i d) as [Hi|Hi]; [apply (H i Hi), Hm | apply nth_overflow; lia].
Qed.

Lemma excluded_rest : forall t d mu T, thresholded t d mu T -> (forall i, marginal (S i) mu < t) ->
  forall i, nth (S i) T false = false.
Proof.
  intros t d mu T [HT H] Hm i. unfold mask_of in HT.
  destruct (Nat.ltb_spec (S i) d) as [Hi|Hi]; [apply (H (S i) Hi), Hm | apply nth_overflow; lia].
Qed.

Lemma nth_above_false : forall t d mu i, marginal i mu <= t -> nth i (above t d mu) false = false.
Proof.
  intros t d mu i H. destruct (Nat.ltb_spec i d) as [Hi|Hi].
  - unfold above. rewrite nth_map_seq by exact Hi. destruct (Rlt_dec t (marginal i mu)); [lra | reflexivity].
  - apply nth_overflow. unfold above. rewrite map_length, seq_length. exact Hi.
Qed.

Lemma nth_at_least_true : forall t d mu i, (i < d)%nat -> t <= marginal i mu -> nth i (at_least t d mu) false = true.
Proof.
  intros t d mu i Hi H. unfold at_least. rewrite nth_map_seq by exact Hi.
  destruct (Rle_dec t (marginal i mu)); [reflexivity | lra].
Qed.

Lemma above_length : forall t d mu, length (above t d mu) = d.
Proof. intros. unfold above. rewrite map_length, seq_length. reflexivity. Qed.

(** * The law, for thresholds *)

(** On targets of one voxel, every mask that the threshold t may give is worse than S by more than x. *)
Definition loses (score : mask -> mask -> R) (d : nat) (t x : R) : Prop :=
  exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
    forall T, thresholded t d mu T ->
      expected (fun y => score y S) mu - expected (fun y => score y T) mu > x.

Theorem threshold_loses : forall t d eps, (3 <= d)%nat -> 0 < eps ->
  loses Dice d t (1/18 - eps) /\ loses Jaccard d t (1/6 - eps) /\ ((4 <= d)%nat -> loses Jaccard d t (1/4 - eps)).
Proof.
  intros t d eps Hd He.
  (* a number just above x, below 1/2 *)
  assert (Hq : forall x, x < 1/2 -> exists q, x < q < 1/2 /\ q < x + eps).
  { intros x Hx. exists ((x + Rmin (1/2) (x + eps)) / 2). pose proof (Rmin_l (1/2) (x + eps)).
    pose proof (Rmin_r (1/2) (x + eps)). assert (x < Rmin (1/2) (x + eps)) by (apply Rmin_glb_lt; lra). lra. }
  replace d with (3 + (d - 3))%nat by lia. set (k := (d - 3)%nat).
  split; [|split].
  - destruct (Rle_dec t (5/18)) as [H|H].
    + destruct (Hq (5/18) ltac:(lra)) as [q [Hq1 Hq2]].
      exists (one_of_two q k), (pad [true; false; false] k).
      destruct (one_of_two_is_distribution q k ltac:(lra)) as [HD HS].
      split; [exact HD|]. split; [exact HS|]. split; [apply pad3_length|]. intros T HT.
      destruct (one_of_two_included t q k T ltac:(lra) HT) as [E0 E1].
      destruct (one_of_two_regret q k T ltac:(lra) (proj1 HT) E0 E1) as [G _]. lra.
    + exists (favourite_of_three (5/18) k), (pad [true; true; true] k).
      destruct (favourite_of_three_is_distribution (5/18) k ltac:(lra)) as [HD HS].
      split; [exact HD|]. split; [exact HS|]. split; [apply pad3_length|]. intros T HT.
      assert (E : forall i, nth (S i) T false = false).
      { apply (excluded_rest t _ _ T HT). intros i.
        apply Rle_lt_trans with (5/18); [apply favourite_of_three_marginal |]; lra. }
      assert (G := favourite_of_three_regret (5/18) k T ltac:(lra) (proj1 HT) E). lra.
  - destruct (Rle_dec t (1/3)) as [H|H].
    + destruct (Hq (1/3) ltac:(lra)) as [q [Hq1 Hq2]].
      exists (one_of_two q k), (pad [true; false; false] k).
      destruct (one_of_two_is_distribution q k ltac:(lra)) as [HD HS].
      split; [exact HD|]. split; [exact HS|]. split; [apply pad3_length|]. intros T HT.
      destruct (one_of_two_included t q k T ltac:(lra) HT) as [E0 E1].
      destruct (one_of_two_regret q k T ltac:(lra) (proj1 HT) E0 E1) as [_ G]. lra.
    + exists (favourite_of_three (1/3) k), (pad [true; false; false] k).
      destruct (favourite_of_three_is_distribution (1/3) k ltac:(lra)) as [HD HS].
      split; [exact HD|]. split; [exact HS|]. split; [apply pad3_length|]. intros T HT.
      rewrite (excluded t _ _ T HT).
      * assert (G := equal_of_three_regret k). lra.
      * intros i. apply Rle_lt_trans with (1/3); [apply equal_of_three_marginal | lra].
  - intros Hd4. destruct (Rle_dec t (1/4)) as [H|H].
    + destruct (Hq (1/4) ltac:(lra)) as [q [Hq1 Hq2]].
      exists (one_of_two q k), (pad [true; false; false] k).
      destruct (one_of_two_is_distribution q k ltac:(lra)) as [HD HS].
      split; [exact HD|]. split; [exact HS|]. split; [apply pad3_length|]. intros T HT.
      destruct (one_of_two_included t q k T ltac:(lra) HT) as [E0 E1].
      destruct (one_of_two_regret q k T ltac:(lra) (proj1 HT) E0 E1) as [_ G]. lra.
    + replace (3 + k)%nat with (4 + (k - 1))%nat by (unfold k; lia).
      exists (equal_of_four (k - 1)), (pad [true; false; false; false] (k - 1)).
      destruct (equal_of_four_is_distribution (k - 1)) as [HD HS].
      split; [exact HD|]. split; [exact HS|]. split; [unfold mask_of; rewrite length_pad; reflexivity|]. intros T HT.
      rewrite (excluded t _ _ T HT).
      * assert (G := equal_of_four_regret (k - 1)). lra.
      * intros i. apply Rle_lt_trans with (1/4); [apply equal_of_four_marginal | lra].
Qed.

(** With one rule for all ties the bounds are reached. *)
Definition rule_loses (rule : R -> nat -> distribution -> mask) (score : mask -> mask -> R)
  (d : nat) (t x : R) : Prop :=
  exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
    expected (fun y => score y S) mu - expected (fun y => score y (rule t d mu)) mu >= x.

(** The first of the two families, for both rules. *)
Lemma included_loses : forall q k, 0 < q < 1/2 ->
  (forall t, t <= q ->
     rule_loses at_least Dice (3 + k) t (1/3 - q) /\ rule_loses at_least Jaccard (3 + k) t (1/2 - q)) /\
  (forall t, t < q ->
     rule_loses above Dice (3 + k) t (1/3 - q) /\ rule_loses above Jaccard (3 + k) t (1/2 - q)).
Proof.
  intros q k Hq. destruct (one_of_two_is_distribution q k ltac:(lra)) as [HD HS].
  destruct (one_of_two_marginal q k) as [M0 M1]. split; intros t Ht.
  - assert (G := one_of_two_regret q k _ ltac:(lra) (proj1 (at_least_thresholded t (3 + k) (one_of_two q k)))
      (nth_at_least_true t (3 + k) _ 0%nat ltac:(lia) ltac:(rewrite M0; lra))
      (nth_at_least_true t (3 + k) _ 1%nat ltac:(lia) ltac:(rewrite M1; lra))).
    split; exists (one_of_two q k), (pad [true; false; false] k); (split; [exact HD|]); (split; [exact HS|]);
      (split; [apply pad3_length | apply G]).
  - assert (HT := above_thresholded t (3 + k) (one_of_two q k)).
    destruct (one_of_two_included t q k _ ltac:(lra) HT) as [E0 E1].
    assert (G := one_of_two_regret q k _ ltac:(lra) (proj1 HT) E0 E1).
    split; exists (one_of_two q k), (pad [true; false; false] k); (split; [exact HD|]); (split; [exact HS|]);
      (split; [apply pad3_length | apply G]).
Qed.

Theorem threshold_rule_loses : forall t d, (3 <= d)%nat ->
  (rule_loses above Dice d t (1/18) /\ rule_loses at_least Dice d t (1/18)) /\
  (rule_loses above Jaccard d t (1/6) /\ rule_loses at_least Jaccard d t (1/6)) /\
  ((4 <= d)%nat -> rule_loses above Jaccard d t (1/4) /\ rule_loses at_least Jaccard d t (1/4)).
Proof.
  intros t d Hd.
  (* the rule ">" loses where t is at least the bound, or where all ties are decided *)
  assert (Hweak : forall rule score x x', x' <= x -> rule_loses rule score d t x -> rule_loses rule score d t x').
  { intros rule score x x' Hx (mu & S & H1 & H2 & H3 & H4). exists mu, S. repeat (split; [assumption|]). lra. }
  assert (Hclear : forall score x, (exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
            forall T, thresholded t d mu T ->
              expected (fun y => score y S) mu - expected (fun y => score y T) mu >= x) ->
            rule_loses above score d t x /\ rule_loses at_least score d t x).
  { intros score x (mu & S & H1 & H2 & H3 & H4). split; exists mu, S; repeat (split; [assumption|]); apply H4;
      [apply above_thresholded | apply at_least_thresholded]. }
  revert Hweak Hclear. replace d with (3 + (d - 3))%nat by lia. set (k := (d - 3)%nat). intros Hweak Hclear.
  assert (Hincl : forall q, 0 < q < 1/2 -> _) by (intros q Hq; exact (included_loses q k Hq)).
  split; [|split].
  - destruct (Hincl (5/18) ltac:(lra)) as [I1 I2].
    assert (Hout : 5/18 <= t -> rule_loses above Dice (3 + k) t (1/18)).
    { intros H. exists (favourite_of_three (5/18) k), (pad [true; true; true] k).
      destruct (favourite_of_three_is_distribution (5/18) k ltac:(lra)) as [HD HS].
      split; [exact HD|]. split; [exact HS|]. split; [apply pad3_length|].
      assert (E : forall i, nth (S i) (above t (3 + k) (favourite_of_three (5/18) k)) false = false).
      { intros i. apply nth_above_false. apply Rle_trans with (5/18); [apply favourite_of_three_marginal |]; lra. }
      assert (G := favourite_of_three_regret (5/18) k _ ltac:(lra) (above_length _ _ _) E). lra. }
    split.
    + destruct (Rlt_le_dec t (5/18)) as [H|H]; [|apply Hout, H].
      apply (Hweak _ _ (1/3 - 5/18)); [lra | apply (I2 t H)].
    + destruct (Rle_dec t (5/18)) as [H|H]; [apply (Hweak _ _ (1/3 - 5/18)); [lra | apply (I1 t H)]|].
      apply Hclear. exists (favourite_of_three (5/18) k), (pad [true; true; true] k).
      destruct (favourite_of_three_is_distribution (5/18) k ltac:(lra)) as [HD HS].
      split; [exact HD|]. split; [exact HS|]. split; [apply pad3_length|]. intros T HT.
      assert (E : forall i, nth (S i) T false = false).
      { apply (excluded_rest t _ _ T HT). intros i.
        apply Rle_lt_trans with (5/18); [apply favourite_of_three_marginal |]; lra. }
      assert (G := favourite_of_three_regret (5/18) k T ltac:(lra) (proj1 HT) E). lra.
  - destruct (Hincl (1/3) ltac:(lra)) as [I1 I2].
    destruct (favourite_of_three_is_distribution (1/3) k ltac:(lra)) as [HD HS]. split.
    + destruct (Rlt_le_dec t (1/3)) as [H|H]; [apply (Hweak _ _ (1/2 - 1/3)); [lra | apply (I2 t H)]|].
      exists (favourite_of_three (1/3) k), (pad [true; false; false] k).
      split; [exact HD|]. split; [exact HS|]. split; [apply pad3_length|].
      assert (E : above t (3 + k) (favourite_of_three (1/3) k) = repeat false (3 + k)).
      { rewrite <- (above_length t (3 + k) (favourite_of_three (1/3) k)) at 2. apply all_false. intros i.
        apply nth_above_false. apply Rle_trans with (1/3); [apply equal_of_three_marginal | lra]. }
      rewrite E. assert (G := equal_of_three_regret k). lra.
    + destruct (Rle_dec t (1/3)) as [H|H]; [apply (Hweak _ _ (1/2 - 1/3)); [lra | apply (I1 t H)]|].
      apply Hclear. exists (favourite_of_three (1/3) k), (pad [true; false; false] k).
      split; [exact HD|]. split; [exact HS|]. split; [apply pad3_length|]. intros T HT.
      rewrite (excluded t _ _ T HT); [assert (G := equal_of_three_regret k); lra|].
      intros i. apply Rle_lt_trans with (1/3); [apply equal_of_three_marginal | lra].
  - intros Hd4. destruct (Hincl (1/4) ltac:(lra)) as [I1 I2].
    assert (I1' := I1 t). assert (I2' := I2 t). clear I1 I2 Hincl.
    assert (Ek : (3 + k = 4 + (k - 1))%nat) by (unfold k; lia).
    destruct (equal_of_four_is_distribution (k - 1)) as [HD HS]. split.
    + destruct (Rlt_le_dec t (1/4)) as [H|H]; [apply (Hweak _ _ (1/2 - 1/4)); [lra | apply (I2' H)]|].
      rewrite Ek. exists (equal_of_four (k - 1)), (pad [true; false; false; false] (k - 1)).
      split; [exact HD|]. split; [exact HS|]. split; [unfold mask_of; rewrite length_pad; reflexivity|].
      assert (E : above t (4 + (k - 1)) (equal_of_four (k - 1)) = repeat false (4 + (k - 1))).
      { rewrite <- (above_length t (4 + (k - 1)) (equal_of_four (k - 1))) at 2. apply all_false. intros i.
        apply nth_above_false. apply Rle_trans with (1/4); [apply equal_of_four_marginal | lra]. }
      rewrite E. assert (G := equal_of_four_regret (k - 1)). lra.
    + destruct (Rle_dec t (1/4)) as [H|H]; [apply (Hweak _ _ (1/2 - 1/4)); [lra | apply (I1' H)]|].
      apply Hclear. rewrite Ek. exists (equal_of_four (k - 1)), (pad [true; false; false; false] (k - 1)).
      split; [exact HD|]. split; [exact HS|]. split; [unfold mask_of; rewrite length_pad; reflexivity|]. intros T HT.
      rewrite (excluded t _ _ T HT); [assert (G := equal_of_four_regret (k - 1)); lra|].
      intros i. apply Rle_lt_trans with (1/4); [apply equal_of_four_marginal | lra].
Qed.

(** * The law, for weights *)

Theorem image_weights : forall w0 w1 d eps, (3 <= d)%nat -> 0 < w0 1%nat + w1 1%nat -> 0 < eps ->
  (exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
     forall T, majority w0 w1 d mu T ->
       expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu > 1/18 - eps) /\
  (exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
     forall T, majority w0 w1 d mu T ->
       expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu > 1/6 - eps) /\
  ((4 <= d)%nat -> exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
     forall T, majority w0 w1 d mu T ->
       expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu > 1/4 - eps).
Proof.
  intros w0 w1 d eps Hd Hw He.
  destruct (threshold_loses (w0 1%nat / (w0 1%nat + w1 1%nat)) d eps Hd He) as [HD [HJ HJ4]].
  assert (Hto : forall score x, loses score d (w0 1%nat / (w0 1%nat + w1 1%nat)) x ->
    exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\ forall T, majority w0 w1 d mu T ->
      expected (fun y => score y S) mu - expected (fun y => score y T) mu > x).
  { intros score x (mu & S & H1 & H2 & H3 & H4). exists mu, S. repeat (split; [assumption|]).
    intros T HT. apply H4, majority_thresholded; assumption. }
  split; [apply Hto, HD|]. split; [apply Hto, HJ|]. intros Hd4. apply Hto, HJ4, Hd4.
Qed.

(** There always is such a mask. *)
Lemma majority_exists : forall w0 w1 d mu, exists T, majority w0 w1 d mu T.
Proof.
  intros w0 w1 d mu.
  exists (map (fun i => if Rlt_dec (votes_against w0 i mu) (votes_for w1 i mu) then true else false) (seq 0 d)).
  split; [unfold mask_of; rewrite map_length, seq_length; reflexivity|]. intros i Hi. rewrite nth_map_seq by exact Hi.
  destruct (Rlt_dec _ _); split; intros; try reflexivity; lra.
Qed.

(** * Three voxels: no better bound holds *)

Lemma single_of_three : forall mu a b c, is_distribution 3 mu -> single mu ->
  let in_s (x : bool) := if x then 1 else 0 in
  let hits := in_s a * marginal 0 mu + in_s b * marginal 1 mu + in_s c * marginal 2 mu in
  expected (fun y => Dice y [a; b; c]) mu = 2 / (1 + (in_s a + in_s b + in_s c)) * hits /\
  (a || b || c = true -> expected (fun y => Jaccard y [a; b; c]) mu = 1 / (in_s a + in_s b + in_s c) * hits) /\
  marginal 0 mu + marginal 1 mu + marginal 2 mu = 1.
Proof.
  intros mu a b c Hmu Hs in_s hits.
  assert (Hcases : forall y, size y = 1%nat -> length y = 3%nat ->
            In y [[true; false; false]; [false; true; false]; [false; false; true]]).
  { intros y Hy Hl. destruct y as [|u [|v [|w [|x y]]]]; simpl in Hl; try discriminate.
    destruct u, v, w; simpl in Hy; try discriminate; simpl; tauto. }
  assert (Hlin : forall c1, expected (fun y => c1 * (in_s a * (if nth 0 y false then 1 else 0)
                   + in_s b * (if nth 1 y false then 1 else 0) + in_s c * (if nth 2 y false then 1 else 0))) mu
                   = c1 * hits).
  { intros c1. rewrite expected_scale, !expected_plus, !expected_scale. reflexivity. }
  split; [|split].
  - rewrite <- Hlin. apply (expected_single 3); try assumption. intros y Hy Hl. specialize (Hcases y Hy Hl).
    destruct Hcases as [<-|[<-|[<-|[]]]]; unfold in_s; destruct a, b, c; evaluate; lra.
  - intros Hne. rewrite <- Hlin. apply (expected_single 3); try assumption. intros y Hy Hl. specialize (Hcases y Hy Hl).
    destruct Hcases as [<-|[<-|[<-|[]]]]; unfold in_s; destruct a, b, c; try discriminate; evaluate; lra.
  - unfold marginal. rewrite <- !expected_plus, <- (expected_const 3 mu 1 Hmu) at 1.
    apply (expected_single 3); try assumption. intros y Hy Hl. specialize (Hcases y Hy Hl).
    destruct Hcases as [<-|[<-|[<-|[]]]]; simpl; lra.
Qed.

(** The threshold 5/18 loses at most 1/18 in Dice, however ties are broken. *)
Theorem image_weights_sharp_dice : forall mu T S, is_distribution 3 mu -> single mu ->
  thresholded (5/18) 3 mu T -> mask_of 3 S ->
  expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu <= 1/18.
Proof.
  intros mu T S Hmu Hs [HT H] HS. unfold mask_of in HT, HS.
  destruct T as [|a [|b [|c [|e T]]]]; simpl in HT; try discriminate.
  destruct S as [|a' [|b' [|c' [|e' S]]]]; simpl in HS; try discriminate.
  destruct (single_of_three mu a b c Hmu Hs) as [-> [_ Hsum]].
  destruct (single_of_three mu a' b' c' Hmu Hs) as [-> _].
  pose proof (marginal_range 3 mu 0 Hmu). pose proof (marginal_range 3 mu 1 Hmu).
  pose proof (marginal_range 3 mu 2 Hmu).
  assert (Ha := H 0%nat ltac:(lia)). assert (Hb := H 1%nat ltac:(lia)). assert (Hc := H 2%nat ltac:(lia)).
  cbn [nth] in Ha, Hb, Hc. clear H.
  set (x := marginal 0 mu) in *. set (y := marginal 1 mu) in *. set (z := marginal 2 mu) in *. clearbody x y z.
  assert (Ka : if a then 5/18 <= x else x <= 5/18).
  { destruct a; apply Rnot_lt_le; intros G; apply Ha in G; discriminate. }
  assert (Kb : if b then 5/18 <= y else y <= 5/18).
  { destruct b; apply Rnot_lt_le; intros G; apply Hb in G; discriminate. }
  assert (Kc : if c then 5/18 <= z else z <= 5/18).
  { destruct c; apply Rnot_lt_le; intros G; apply Hc in G; discriminate. }
  clear Ha Hb Hc. destruct a, b, c, a', b', c'; lra.
Qed.

(** The threshold 1/3, with ties in, loses at most 1/6 in Jaccard. *)
Theorem image_weights_sharp_jaccard : forall mu S, is_distribution 3 mu -> single mu -> mask_of 3 S ->
  expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y (at_least (1/3) 3 mu)) mu <= 1/6.
Proof.
  intros mu S Hmu Hs HS. unfold mask_of in HS.
  destruct S as [|a' [|b' [|c' [|e' S]]]]; simpl in HS; try discriminate.
  unfold at_least. cbn [seq map].
  set (a := if Rle_dec (1/3) (marginal 0 mu) then true else false).
  set (b := if Rle_dec (1/3) (marginal 1 mu) then true else false).
  set (c := if Rle_dec (1/3) (marginal 2 mu) then true else false).
  assert (Ka : if a then 1/3 <= marginal 0 mu else marginal 0 mu < 1/3).
  { unfold a. destruct (Rle_dec (1/3) (marginal 0 mu)); lra. }
  assert (Kb : if b then 1/3 <= marginal 1 mu else marginal 1 mu < 1/3).
  { unfold b. destruct (Rle_dec (1/3) (marginal 1 mu)); lra. }
  assert (Kc : if c then 1/3 <= marginal 2 mu else marginal 2 mu < 1/3).
  { unfold c. destruct (Rle_dec (1/3) (marginal 2 mu)); lra. }
  clearbody a b c.
  destruct (single_of_three mu a b c Hmu Hs) as [_ [EJ Hsum]].
  destruct (single_of_three mu a' b' c' Hmu Hs) as [_ [EJ' _]].
  pose proof (marginal_range 3 mu 0 Hmu). pose proof (marginal_range 3 mu 1 Hmu).
  pose proof (marginal_range 3 mu 2 Hmu).
  assert (Hne : a || b || c = true).
  { destruct a, b, c; try reflexivity. exfalso. lra. }
  rewrite (EJ Hne). destruct (a' || b' || c') eqn:Hne'.
  - rewrite (EJ' eq_refl). clear EJ EJ'.
    set (x := marginal 0 mu) in *. set (y := marginal 1 mu) in *. set (z := marginal 2 mu) in *. clearbody x y z.
    destruct a, b, c, a', b', c'; try discriminate; lra.
  - assert (E : expected (fun y => Jaccard y [a'; b'; c']) mu = 0).
    { destruct a', b', c'; try discriminate. apply eq_trans with (expected (fun _ => 0) mu);
      [|apply (expected_const 3), Hmu].
      apply (expected_eq 3); [exact Hmu|]. intros y _ _. apply (empty_mask_scores y 3). }
    rewrite E. clear EJ EJ' E Hne' a' b' c' HS.
    set (x := marginal 0 mu) in *. set (y := marginal 1 mu) in *. set (z := marginal 2 mu) in *. clearbody x y z.
    destruct a, b, c; try discriminate; lra.
Qed.

(** * Any number of voxels: no better bound than 1/4 holds for Jaccard *)

Lemma single_jaccard : forall d mu s, is_distribution d mu -> single mu -> mask_of d s -> (0 < size s)%nat ->
  expected (fun y => Jaccard y s) mu = hits mu s / INR (size s).
Proof.
  intros d mu s Hmu Hs Hl Hpos. unfold hits.
  assert (E : expected (fun y => Jaccard y s) mu = expected (fun y => / INR (size s) * INR (tp y s)) mu).
  { apply (expected_single d); try assumption. intros y Hy Hly. unfold mask_of in Hl.
    rewrite Jaccard_sizes by lia. pose proof (tp_le_size_l y s ltac:(lia)) as Ht. rewrite Hy in *.
    pose proof (INR_at_least_1 _ Hpos). cbn [INR].
    assert (T : tp y s = 0%nat \/ tp y s = 1%nat) by lia. destruct T as [-> | ->]; cbn [INR]; field; lra. }
  rewrite E, expected_scale. unfold Rdiv. lra.
Qed.

Lemma single_hits_le_1 : forall d mu s, is_distribution d mu -> single mu -> mask_of d s -> hits mu s <= 1.
Proof.
  intros d mu s Hmu Hs Hl. unfold hits, mask_of in *. rewrite <- (expected_const d mu 1 Hmu).
  assert (E : expected (fun y => INR (tp y s)) mu = expected (fun y => Rmin 1 (INR (tp y s))) mu).
  { apply (expected_single d); try assumption. intros y Hy Hly. symmetry. apply Rmin_right.
    pose proof (tp_le_size_l y s ltac:(lia)) as Ht. rewrite Hy in Ht. apply le_INR in Ht. exact Ht. }
  rewrite E. apply (expected_mono d); [exact Hmu|]. intros y _ _. apply Rmin_l.
Qed.

Lemma size_zero : forall s, size s = 0%nat -> s = repeat false (length s).
Proof.
  induction s as [|a s IH]; intros H; simpl in *; [reflexivity|]. destruct a; [lia|]. rewrite <- IH by exact H.
  reflexivity.
Qed.

Theorem image_weights_sharp_jaccard_any : forall d mu S, is_distribution d mu -> single mu -> mask_of d S ->
  expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y (at_least (1/4) d mu)) mu <= 1/4.
Proof.
  intros d mu S Hmu Hsg HS. set (T := at_least (1/4) d mu).
  assert (HT := at_least_thresholded (1/4) d mu). fold T in HT. assert (HTl := proj1 HT).
  assert (HJT : 0 <= expected (fun y => Jaccard y T) mu).
  { apply Rle_trans with (expected (fun _ => 0) mu); [rewrite (expected_const d) by exact Hmu; lra|].
    apply (expected_mono d); [exact Hmu|]. intros y Hy _. apply Jaccard_range. unfold mask_of in HTl. lia. }
  destruct (Nat.eq_dec (size S) 0) as [E0|N0].
  { assert (E : expected (fun y => Jaccard y S) mu = expected (fun _ => 0) mu).
    { apply (expected_eq d); [exact Hmu|]. intros y _ _. rewrite (size_zero S E0). apply empty_mask_scores. }
    rewrite E, (expected_const d) by exact Hmu. lra. }
  rewrite (single_jaccard d mu S Hmu Hsg HS) by lia.
  assert (Hd : (0 < d)%nat).
  { unfold mask_of in HS. destruct S; simpl in *; lia. }
  destruct (largest_with (fun _ => true) (fun i => marginal i mu) d) as [i [Hi [_ Hmax]]].
  { exists 0%nat. split; [exact Hd | reflexivity]. }
  set (M := marginal i mu) in *.
  assert (HSM : hits mu S / INR (size S) <= M).
  { assert (L : hits mu S <= M * INR (size S)).
    { apply expected_hits_le. intros j Hj. apply Hmax; [|reflexivity].
      destruct (Nat.ltb_spec j d) as [H|H]; [exact H|].
      rewrite nth_overflow in Hj by (unfold mask_of in HS; lia). discriminate. }
    pose proof (INR_at_least_1 (size S) ltac:(lia)).
    apply Rmult_le_reg_r with (INR (size S)); [lra|].
    replace (hits mu S / INR (size S) * INR (size S)) with (hits mu S) by (field; lra). exact L. }
  destruct (Rlt_le_dec M (1/4)) as [HM|HM]; [lra|].
  assert (Ti : nth i T false = true) by (apply nth_at_least_true; assumption).
  set (T' := set_voxel i false T). unfold mask_of in HTl.
  assert (Hsize : INR (size T') = INR (size T) - 1).
  { unfold T'. rewrite set_voxel_size by lia. rewrite Ti. unfold one. lra. }
  assert (Hhits : hits mu T' = hits mu T - M).
  { unfold T'. rewrite set_voxel_hits by lia. rewrite Ti. unfold one, M. lra. }
  assert (L : 1/4 * INR (size T') <= hits mu T').
  { apply expected_hits_ge. intros j Hj. unfold T' in Hj. rewrite nth_set_voxel in Hj by lia.
    destruct (j =? i)%nat; [discriminate|].
    destruct (Nat.ltb_spec j d) as [H|H]; [|rewrite nth_overflow in Hj by lia; discriminate].
    apply Rnot_lt_le. intros G. apply (proj2 HT j H) in G. congruence. }
  assert (Hk : (0 < size T)%nat).
  { apply INR_lt. cbn [INR]. pose proof (pos_INR (size T')). lra. }
  rewrite (single_jaccard d mu T Hmu Hsg) by (unfold mask_of; assumption).
  assert (H1 := single_hits_le_1 d mu T Hmu Hsg HTl). pose proof (INR_at_least_1 _ Hk).
  set (k := INR (size T)) in *. set (h := hits mu T) in *. set (m := hits mu S / INR (size S)) in *. clearbody k h m M.
  apply Rle_trans with (h - (k - 1) / 4 - h / k); [lra|].
  apply Rmult_le_reg_r with k; [lra|].
  replace ((h - (k - 1) / 4 - h / k) * k) with (h * (k - 1) - (k - 1) * k / 4) by (field; lra).
  pose proof (Rmult_le_compat_r (k - 1) h 1 ltac:(lra) H1). pose proof (Rle_0_sqr (k - 2)). unfold Rsqr in *. lra.
Qed.
