(** If the voxels are independent, some threshold is best
    =====================================================

    Law. Let the voxels of the target be foreground independently of each other, voxel i with probability x_i. Among
    the masks of one size, those of the most likely voxels have the largest expected Dice and the largest expected
    Jaccard. So for each of the two scores there is a threshold in [0,1] and a way to treat ties at it that gives a
    mask which is best among all masks: for each such distribution some weights of the cross-entropy are right.

    The target may be empty here. Dice and Jaccard of two empty masks can be any number c: the law holds for every c.

    Proof. Exchange. Let i be in S and j not, x_j >= x_i; with the other voxels fixed, the score F of S is a function
    of the hit t and of |y|, increasing in t. Exchanging i for j changes the expectation by (x_j - x_i) (F(t+1, m+1) -
    F(t, m+1)), for every outcome of the others with hit t and size m. It never falls. *)

From Coq Require Import Reals List Bool Arith Lra Lia Permutation.
From CertiDice Require Import Overlap Expectation.
Import ListNotations.
Open Scope R_scope.

(** * Independent voxels *)

(** The voxel in front is foreground with probability x, whatever the others are. *)
Definition extend (x : R) (a : bool) (mu : distribution) : distribution :=
  map (fun qy => (x * fst qy, a :: snd qy)) mu.

Fixpoint independent (xs : list R) : distribution :=
  match xs with
  | [] => [(1, [])]
  | x :: xs' => extend x true (independent xs') ++ extend (1 - x) false (independent xs')
  end.

Lemma expected_extend : forall f x a mu, expected f (extend x a mu) = x * expected (fun y => f (a :: y)) mu.
Proof. intros f x a mu. unfold extend. induction mu as [|[q y] mu IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma expected_independent : forall f x xs, expected f (independent (x :: xs))
  = x * expected (fun y => f (true :: y)) (independent xs)
    + (1 - x) * expected (fun y => f (false :: y)) (independent xs).
Proof. intros. simpl. rewrite expected_app, !expected_extend. reflexivity. Qed.

(** It is a distribution of masks of d voxels: probabilities are not negative and sum to 1. *)
Lemma independent_total : forall xs, expected (fun _ => 1) (independent xs) = 1.
Proof. induction xs as [|x xs IH]; [simpl; lra|]. rewrite expected_independent, IH. lra. Qed.

Lemma independent_masks : forall xs, probabilities xs ->
  Forall (fun qy => 0 <= fst qy /\ length (snd qy) = length xs) (independent xs).
Proof.
  induction xs as [|x xs IH]; intros Hx; simpl.
  - constructor; [simpl; split; [lra | reflexivity] | constructor].
  - assert (H1 := Forall_inv Hx). apply Forall_inv_tail in Hx. specialize (IH Hx). simpl in H1.
    apply Forall_app. split; apply Forall_map; (eapply Forall_impl; [|exact IH]); intros [q y] [Hq Hl]; simpl in *;
      (split; [apply Rmult_le_pos; lra | lia]).
Qed.

(** Voxel i is foreground with probability x_i. *)
Lemma independent_marginal : forall xs i, (i < length xs)%nat -> marginal i (independent xs) = nth i xs 0.
Proof.
  unfold marginal. induction xs as [|x xs IH]; intros i Hi; simpl in Hi; [lia|]. rewrite expected_independent.
  destruct i as [|i]; cbn [nth].
  - rewrite independent_total, (expected_ext _ (fun _ => 0 * 1)) by (intros; lra).
    rewrite expected_scale, independent_total. lra.
  - rewrite IH by lia. lra.
Qed.

(** * Expectations that see hits and size only *)

(** F of the hit and the size, on average; t and n are those of the voxels before. *)
Fixpoint average (F : nat -> nat -> R) (t n : nat) (l : list (R * bool)) : R :=
  match l with
  | [] => F t n
  | (x, b) :: l' => x * average F (if b then S t else t) (S n) l' + (1 - x) * average F t n l'
  end.

Lemma expected_average : forall F xs s t n, length s = length xs ->
  expected (fun y => F (t + tp y s)%nat (n + size y)%nat) (independent xs) = average F t n (combine xs s).
Proof.
  intros F. induction xs as [|x xs IH]; intros [|b s] t n Hl; simpl in Hl; try discriminate.
  - simpl. rewrite !Nat.add_0_r. lra.
  - rewrite expected_independent. cbn [combine average]. rewrite <- !IH by lia. f_equal; f_equal; apply expected_ext;
      intros y; unfold tp; cbn [count size andb]; destruct b; cbn; f_equal; lia.
Qed.

Lemma average_swap : forall F t n x z l, average F t n (x :: z :: l) = average F t n (z :: x :: l).
Proof.
  intros F t n [x b] [z c] l. cbn [average]. destruct b, c; lra.
Qed.

Lemma average_permutation : forall F l l', Permutation l l' -> forall t n, average F t n l = average F t n l'.
Proof.
  intros F l l' H. induction H as [|[x b] l l' H IH|x z l|l l' l'' H1 IH1 H2 IH2]; intros t n.
  - reflexivity.
  - cbn [average]. rewrite !IH. reflexivity.
  - apply average_swap.
  - rewrite IH1. apply IH2.
Qed.

Lemma average_mono : forall F, (forall t n, F t n <= F (S t) n) -> forall l,
  (forall x b, In (x, b) l -> 0 <= x <= 1) -> forall t n, average F t n l <= average F (S t) n l.
Proof.
  intros F HF l. induction l as [|[x b] l IH]; intros Hx t n; cbn [average]; [apply HF|].
  assert (H := Hx x b (or_introl eq_refl)).
  assert (Hl : forall x b, In (x, b) l -> 0 <= x <= 1) by (intros x' b' Hin; apply (Hx x' b'); right; exact Hin).
  apply Rplus_le_compat; apply Rmult_le_compat_l; try lra; [destruct b|]; apply IH; exact Hl.
Qed.

(** The exchange. *)
Lemma average_exchange : forall F, (forall t n, F t n <= F (S t) n) -> forall x z l,
  0 <= x <= 1 -> 0 <= z <= 1 -> x <= z -> (forall x b, In (x, b) l -> 0 <= x <= 1) -> forall t n,
  average F t n ((x, true) :: (z, false) :: l) <= average F t n ((x, false) :: (z, true) :: l).
Proof.
  intros F HF x z l Hx Hz Hxz Hl t n. cbn [average].
  pose proof (Rmult_le_pos (z - x) (average F (S t) (S n) l - average F t (S n) l) ltac:(lra)
    ltac:(pose proof (average_mono F HF l Hl t (S n)); lra)). lra.
Qed.

(** * Masks of the most likely voxels

    A list of voxels, each with its probability and whether it is in S and in T. *)

Definition in_S (v : R * bool * bool) : R * bool := (fst (fst v), snd (fst v)).
Definition in_T (v : R * bool * bool) : R * bool := (fst (fst v), snd v).

(** How many voxels S has and T has not, and the other way round. *)
Fixpoint only_S (l : list (R * bool * bool)) : nat :=
  match l with
  | [] => 0
  | (_, s, t) :: l' => (if s && negb t then 1 else 0) + only_S l'
  end.
Fixpoint only_T (l : list (R * bool * bool)) : nat :=
  match l with
  | [] => 0
  | (_, s, t) :: l' => (if t && negb s then 1 else 0) + only_T l'
  end.

Lemma only_S_permutation : forall l l', Permutation l l' -> only_S l = only_S l'.
Proof. intros l l' H. induction H as [|[[x s] t] l l' H IH|[[x s] t] [[z u] w] l|]; simpl; lia. Qed.
Lemma only_T_permutation : forall l l', Permutation l l' -> only_T l = only_T l'.
Proof. intros l l' H. induction H as [|[[x s] t] l l' H IH|[[x s] t] [[z u] w] l|]; simpl; lia. Qed.

Lemma only_S_some : forall l, (0 < only_S l)%nat -> exists x, In (x, true, false) l.
Proof.
  induction l as [|[[x s] t] l IH]; intros H; simpl in H; [lia|].
  destruct (s && negb t) eqn:E.
  - destruct s, t; try discriminate. exists x. left. reflexivity.
  - destruct IH as [z Hz]; [lia|]. exists z. right. exact Hz.
Qed.
Lemma only_T_some : forall l, (0 < only_T l)%nat -> exists x, In (x, false, true) l.
Proof.
  induction l as [|[[x s] t] l IH]; intros H; simpl in H; [lia|].
  destruct (t && negb s) eqn:E.
  - destruct s, t; try discriminate. exists x. left. reflexivity.
  - destruct IH as [z Hz]; [lia|]. exists z. right. exact Hz.
Qed.

Lemma only_none : forall l, only_S l = 0%nat -> only_T l = 0%nat -> map in_S l = map in_T l.
Proof.
  induction l as [|[[x s] t] l IH]; intros H1 H2; simpl in *; [reflexivity|].
  rewrite IH by lia. unfold in_S, in_T. simpl. destruct s, t; simpl in *; try lia; reflexivity.
Qed.

(** Two different elements can be put in front. *)
Lemma two_in_front : forall (A : Type) (x z : A) l, In x l -> In z l -> x <> z ->
  exists l', Permutation l (x :: z :: l').
Proof.
  intros A x z l Hx Hz Hne. apply in_split in Hx. destruct Hx as [u [w ->]].
  assert (Hz' : In z (u ++ w)).
  { apply in_app_or in Hz. apply in_or_app. destruct Hz as [Hz|[E|Hz]];
      [left; exact Hz | contradiction | right; exact Hz]. }
  apply in_split in Hz'. destruct Hz' as [u' [w' E]]. exists (u' ++ w').
  apply Permutation_trans with (x :: u ++ w); [apply Permutation_sym, Permutation_middle|].
  apply perm_skip. rewrite E. apply Permutation_sym, Permutation_middle.
Qed.

Lemma most_likely_best : forall F, (forall t n, F t n <= F (S t) n) -> forall m l,
  only_S l = m -> only_T l = m ->
  (forall x s t, In (x, s, t) l -> 0 <= x <= 1) ->
  (forall x z s s', In (x, s, false) l -> In (z, s', true) l -> x <= z) ->
  forall t n, average F t n (map in_S l) <= average F t n (map in_T l).
Proof.
  intros F HF. induction m as [|m IH]; intros l HS HT Hr Htop t n.
  - rewrite (only_none l HS HT). lra.
  - destruct (only_S_some l ltac:(lia)) as [x Hx]. destruct (only_T_some l ltac:(lia)) as [z Hz].
    destruct (two_in_front _ _ _ l Hx Hz ltac:(intros E; discriminate)) as [l' Hp].
    assert (Hback : forall v, In v l' -> In v l).
    { intros v Hv. apply (Permutation_in v (Permutation_sym Hp)). right. right. exact Hv. }
    rewrite (average_permutation F _ _ (Permutation_map in_S Hp)).
    rewrite (average_permutation F _ _ (Permutation_map in_T Hp)).
    cbn [map]. unfold in_S at 1 2, in_T at 1 2. cbn [fst snd].
    apply Rle_trans with (average F t n ((x, false) :: (z, true) :: map in_S l')).
    + apply average_exchange; try assumption.
      * apply (Hr x true false Hx).
      * apply (Hr z false true Hz).
      * apply (Htop x z true false Hx Hz).
      * intros w b Hw. apply in_map_iff in Hw. destruct Hw as [[[w' s] t'] [E Hin]].
        unfold in_S in E. simpl in E. injection E as -> ->. apply (Hr w b t'), Hback, Hin.
    + apply (IH ((x, false, false) :: (z, true, true) :: l')).
      * apply only_S_permutation in Hp. simpl in *. lia.
      * apply only_T_permutation in Hp. simpl in *. lia.
      * intros w s t' [E|[E|Hin]].
        -- injection E as <- <- <-. apply (Hr x true false Hx).
        -- injection E as <- <- <-. apply (Hr z false true Hz).
        -- apply (Hr w s t'), Hback, Hin.
      * intros w w' s s' H1 H2.
        assert (G1 : exists s0, In (w, s0, false) l).
        { destruct H1 as [E|[E|Hin]]; [injection E as <- <-; exists true; exact Hx | discriminate |].
          exists s. apply Hback, Hin. }
        assert (G2 : exists s0, In (w', s0, true) l).
        { destruct H2 as [E|[E|Hin]]; [discriminate | injection E as <- <-; exists false; exact Hz |].
          exists s'. apply Hback, Hin. }
        destruct G1 as [s0 G1]. destruct G2 as [s1 G2]. apply (Htop w w' s0 s1 G1 G2).
Qed.

(** * Scores with a value for two empty masks *)

Definition with_empty (c : R) (score : mask -> mask -> R) (y s : mask) : R :=
  if (size y + size s =? 0)%nat then c else score y s.

Definition dice_of (c : R) (k t n : nat) : R :=
  if (n + k =? 0)%nat then c else 2 * INR t / (INR n + INR k).
Definition jaccard_of (c : R) (k t n : nat) : R :=
  if (n + k =? 0)%nat then c
  else if (t <? n + k)%nat then INR t / (INR n + INR k - INR t) else INR t.

Lemma dice_of_mono : forall c k t n, dice_of c k t n <= dice_of c k (S t) n.
Proof.
  intros c k t n. unfold dice_of. destruct (Nat.eqb_spec (n + k) 0) as [E|E]; [lra|].
  assert (0 < INR n + INR k) by (rewrite <- plus_INR; apply lt_0_INR; lia).
  rewrite S_INR. apply div_le_div; lra.
Qed.

(** Outside of hits that can occur, jaccard_of is some increasing continuation. *)
Lemma jaccard_of_mono : forall c k t n, jaccard_of c k t n <= jaccard_of c k (S t) n.
Proof.
  intros c k t n. unfold jaccard_of. destruct (Nat.eqb_spec (n + k) 0) as [E|E]; [lra|].
  assert (Hp : 0 < INR n + INR k) by (rewrite <- plus_INR; apply lt_0_INR; lia).
  pose proof (pos_INR t). rewrite S_INR.
  destruct (Nat.ltb_spec t (n + k)) as [H1|H1]; destruct (Nat.ltb_spec (S t) (n + k)) as [H2|H2]; try lia.
  - assert (INR t + 1 < INR n + INR k) by (rewrite <- plus_INR, <- S_INR; apply lt_INR; exact H2).
    apply div_le_div; lra.
  - assert (E2 : (n + k = S t)%nat) by lia.
    assert (E3 : INR n + INR k = INR t + 1) by (rewrite <- plus_INR, E2, S_INR; reflexivity).
    rewrite E3. replace (INR t + 1 - INR t) with 1 by lra. lra.
  - lra.
Qed.

Lemma with_empty_dice : forall c y s, length y = length s ->
  with_empty c Dice y s = dice_of c (size s) (tp y s) (size y).
Proof.
  intros c y s Hl. unfold with_empty, dice_of. rewrite (Dice_sizes y s Hl). reflexivity.
Qed.

Lemma with_empty_jaccard : forall c y s, length y = length s ->
  with_empty c Jaccard y s = jaccard_of c (size s) (tp y s) (size y).
Proof.
  intros c y s Hl. unfold with_empty, jaccard_of. rewrite (Jaccard_sizes y s Hl).
  destruct (Nat.eqb_spec (size y + size s) 0) as [E|E]; [reflexivity|].
  pose proof (tp_le_size_l y s Hl). pose proof (tp_le_size_r y s Hl).
  destruct (Nat.ltb_spec (tp y s) (size y + size s)) as [H1|H1]; [reflexivity | lia].
Qed.

(** * The law *)

(** T holds the most likely voxels. *)
Definition most_likely (xs : list R) (T : mask) : Prop :=
  length T = length xs /\
  forall i j, (i < length xs)%nat -> (j < length xs)%nat ->
    nth i T false = true -> nth j T false = false -> nth j xs 0 <= nth i xs 0.

Lemma only_counts : forall xs S T, length S = length xs -> length T = length xs ->
  let l := combine (combine xs S) T in
  map in_S l = combine xs S /\ map in_T l = combine xs T /\ (size S + only_T l = size T + only_S l)%nat.
Proof.
  intros xs S T HS HT. cbv zeta. revert S T HS HT.
  induction xs as [|x xs IH]; intros [|a S] [|b T] HS HT; simpl in HS, HT; try discriminate; [simpl; auto|].
  destruct (IH S T ltac:(lia) ltac:(lia)) as [E1 [E2 E3]]. cbn [combine map only_S only_T size].
  rewrite E1, E2. unfold in_S, in_T. cbn [fst snd]. repeat split. destruct a, b; cbn; lia.
Qed.

Lemma in_combine_nth : forall xs (S T : mask) x s t, length S = length xs -> length T = length xs ->
  In (x, s, t) (combine (combine xs S) T) ->
  exists i, (i < length xs)%nat /\ nth i xs 0 = x /\ nth i S false = s /\ nth i T false = t.
Proof.
  induction xs as [|x' xs IH]; intros [|a S] [|b T] x s t HS HT Hin; simpl in HS, HT; try discriminate;
    [destruct Hin|].
  simpl in Hin. destruct Hin as [E|Hin].
  - injection E as -> -> ->. exists 0%nat. simpl. repeat split; lia.
  - destruct (IH S T x s t ltac:(lia) ltac:(lia) Hin) as [i [Hi H]]. exists (Datatypes.S i). simpl.
    split; [lia | exact H].
Qed.

Lemma average_most_likely : forall F xs S T, (forall t n, F t n <= F (Datatypes.S t) n) -> probabilities xs ->
  length S = length xs -> most_likely xs T -> size S = size T ->
  average F 0 0 (combine xs S) <= average F 0 0 (combine xs T).
Proof.
  intros F xs S T HF Hp HS [HT Htop] Hsize.
  destruct (only_counts xs S T HS HT) as [E1 [E2 E3]]. rewrite <- E1, <- E2.
  apply (most_likely_best F HF (only_S (combine (combine xs S) T))); [reflexivity | lia | |].
  - intros x s t Hin. destruct (in_combine_nth xs S T x s t HS HT Hin) as [i [Hi [<- _]]].
    apply (proj1 (Forall_forall _ xs) Hp). apply nth_In, Hi.
  - intros x z s s' H1 H2. destruct (in_combine_nth xs S T _ _ _ HS HT H1) as [i [Hi [<- [_ Ei]]]].
    destruct (in_combine_nth xs S T _ _ _ HS HT H2) as [j [Hj [<- [_ Ej]]]]. apply Htop; assumption.
Qed.

Lemma expected_masks : forall xs (f g : mask -> R), (forall y, length y = length xs -> f y = g y) ->
  expected f (independent xs) = expected g (independent xs).
Proof.
  induction xs as [|x xs IH]; intros f g H; [simpl; rewrite H by reflexivity; reflexivity|].
  rewrite !expected_independent. f_equal; f_equal; apply IH; intros y Hy; apply H; simpl; lia.
Qed.

Theorem independent_voxels_same_size : forall c xs S T, probabilities xs ->
  mask_of (length xs) S -> most_likely xs T -> size S = size T ->
  expected (fun y => with_empty c Dice y S) (independent xs)
    <= expected (fun y => with_empty c Dice y T) (independent xs) /\
  expected (fun y => with_empty c Jaccard y S) (independent xs)
    <= expected (fun y => with_empty c Jaccard y T) (independent xs).
Proof.
  intros c xs S T Hp HS HT Hsize. unfold mask_of in HS. assert (HTl := proj1 HT).
  assert (E : forall score of, (forall y s, length y = length s ->
    with_empty c score y s = of (size s) (tp y s) (size y)) ->
    (forall k t n, of k t n <= of k (Datatypes.S t) n) ->
    expected (fun y => with_empty c score y S) (independent xs)
      <= expected (fun y => with_empty c score y T) (independent xs)).
  { intros score of Hof Hmono.
    rewrite (expected_masks xs (fun y => with_empty c score y S)
      (fun y => of (size T) (0 + tp y S)%nat (0 + size y)%nat))
      by (intros y Hy; rewrite Hof by lia; rewrite Hsize; reflexivity).
    rewrite (expected_masks xs (fun y => with_empty c score y T)
      (fun y => of (size T) (0 + tp y T)%nat (0 + size y)%nat))
      by (intros y Hy; rewrite Hof by lia; reflexivity).
    rewrite (expected_average (of (size T))), (expected_average (of (size T))) by lia.
    apply average_most_likely; try assumption. apply Hmono. }
  split.
  - apply (E Dice (dice_of c)); [intros y s; apply with_empty_dice | intros k t n; apply dice_of_mono].
  - apply (E Jaccard (jaccard_of c)); [intros y s; apply with_empty_jaccard | intros k t n; apply jaccard_of_mono].
Qed.

(** * Some threshold is best *)

Lemma some_outside : forall T, (size T < length T)%nat -> exists i, (i < length T)%nat /\ negb (nth i T false) = true.
Proof.
  induction T as [|a T IH]; intros H; simpl in H; [lia|]. destruct a.
  - destruct IH as [i [Hi E]]; [lia|]. exists (S i). simpl. split; [lia | exact E].
  - exists 0%nat. simpl. split; [lia | reflexivity].
Qed.

(** There are masks of the most likely voxels of every size. *)
Lemma most_likely_exists : forall xs k, (k <= length xs)%nat -> exists T, most_likely xs T /\ size T = k.
Proof.
  intros xs. induction k as [|k IH]; intros Hk.
  - exists (repeat false (length xs)). split; [split; [apply repeat_length|]|].
    + intros i j Hi Hj E. rewrite nth_repeat in E. discriminate.
    + clear. induction xs; [reflexivity | exact IHxs].
  - destruct IH as [T [[HT Htop] Hs]]; [lia|].
    destruct (largest_with (fun i => negb (nth i T false)) (fun i => nth i xs 0) (length xs)) as [i [Hi [Pi Hbest]]].
    { rewrite <- HT. apply some_outside. lia. }
    apply negb_true_iff in Pi. exists (set_voxel i true T).
    split; [split; [rewrite set_voxel_length; exact HT|]|].
    + intros a b Ha Hb Ea Eb. rewrite nth_set_voxel in Ea, Eb by lia.
      destruct (Nat.eqb_spec b i) as [->|Nb]; [discriminate|].
      destruct (Nat.eqb_spec a i) as [->|Na].
      * apply Hbest; [exact Hb | rewrite Eb; reflexivity].
      * apply Htop; assumption.
    + apply INR_eq. rewrite set_voxel_size by lia. rewrite Pi, Hs, S_INR. unfold one. lra.
Qed.

(** They are what a threshold gives. *)
Lemma most_likely_thresholded : forall xs T, probabilities xs -> most_likely xs T ->
  exists t, 0 <= t <= 1 /\ thresholded t (length xs) (independent xs) T.
Proof.
  intros xs T Hp [HT Htop].
  assert (Hx : forall i, (i < length xs)%nat -> 0 <= nth i xs 0 <= 1).
  { intros i Hi. apply (proj1 (Forall_forall _ xs) Hp). apply nth_In, Hi. }
  destruct (existsb (fun b => b) T) eqn:Ex.
  - destruct (largest_with (fun i => nth i T false) (fun i => - nth i xs 0) (length xs)) as [i [Hi [Ei Hleast]]].
    { apply existsb_exists in Ex. destruct Ex as [b [Hin Hb]]. subst b.
      destruct (In_nth T true false Hin) as [i [Hi E]]. exists i. split; [lia | exact E]. }
    exists (nth i xs 0). split; [apply Hx, Hi|]. split; [exact HT|]. intros j Hj.
    rewrite independent_marginal by exact Hj. split; intros H; destruct (nth j T false) eqn:Ej;
      try reflexivity; exfalso.
    + pose proof (Htop i j Hi Hj Ei Ej). lra.
    + pose proof (Hleast j Hj Ej). lra.
  - exists 1. split; [lra|]. split; [exact HT|]. intros j Hj.
    rewrite independent_marginal by exact Hj. pose proof (Hx j Hj). split; intros H'; [lra|].
    destruct (nth j T false) eqn:Ej; [|reflexivity]. exfalso.
    assert (existsb (fun b => b) T = true); [|congruence].
    apply existsb_exists. exists true. split; [|reflexivity]. rewrite <- Ej. apply nth_In. lia.
Qed.

Lemma size_at_most_length : forall s, (size s <= length s)%nat.
Proof. induction s as [|a s IH]; simpl; [lia | destruct a; lia]. Qed.

Theorem independent_voxels : forall c xs, probabilities xs ->
  (exists t T, 0 <= t <= 1 /\ thresholded t (length xs) (independent xs) T /\
     forall S, mask_of (length xs) S ->
       expected (fun y => with_empty c Dice y S) (independent xs)
         <= expected (fun y => with_empty c Dice y T) (independent xs)) /\
  (exists t T, 0 <= t <= 1 /\ thresholded t (length xs) (independent xs) T /\
     forall S, mask_of (length xs) S ->
       expected (fun y => with_empty c Jaccard y S) (independent xs)
         <= expected (fun y => with_empty c Jaccard y T) (independent xs)).
Proof.
  intros c xs Hp.
  assert (Hbest : forall score, exists S T t, mask_of (length xs) S /\ most_likely xs T /\ size S = size T /\
    0 <= t <= 1 /\ thresholded t (length xs) (independent xs) T /\
    forall S', mask_of (length xs) S' ->
      expected (fun y => with_empty c score y S') (independent xs)
        <= expected (fun y => with_empty c score y S) (independent xs)).
  { intros score.
    destruct (best_mask_exists (length xs) (fun s => expected (fun y => with_empty c score y s) (independent xs)))
      as [S [HS Hopt]].
    destruct (most_likely_exists xs (size S)) as [T [HT Hsize]].
    { unfold mask_of in HS. rewrite <- HS. apply size_at_most_length. }
    destruct (most_likely_thresholded xs T Hp HT) as [t [Ht Hth]].
    exists S, T, t. repeat (split; [assumption || (symmetry; assumption)|]). exact Hopt. }
  split.
  - destruct (Hbest Dice) as (S & T & t & HS & HT & Hsize & Ht & Hth & Hopt). exists t, T.
    repeat (split; [assumption|]). intros S' HS'. apply Rle_trans with (1 := Hopt S' HS').
    apply independent_voxels_same_size; assumption.
  - destruct (Hbest Jaccard) as (S & T & t & HS & HT & Hsize & Ht & Hth & Hopt). exists t, T.
    repeat (split; [assumption|]). intros S' HS'. apply Rle_trans with (1 := Hopt S' HS').
    apply independent_voxels_same_size; assumption.
Qed.
