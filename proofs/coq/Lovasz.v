(** The Lovász extension of the Jaccard loss
    ========================================

    The definition, and lemmas that ExpectedLovasz.v and LovaszSoftJaccard.v share. The extension is written as in its
    usual implementation: sort the voxels by decreasing error, and multiply each error by what getting this voxel
    wrong too adds to the Jaccard loss. The order of equal errors doesn't matter (lovasz_any_order). The second form
    that is used in proofs is the sum over levels: the loss of the set of voxels with error above x, averaged over x
    from 0 to 1 (walk_levels). *)

From Coq Require Import Reals List Bool Arith Lra Lia Permutation.
From CertiDice Require Import Overlap Expectation.
Import ListNotations.
Open Scope R_scope.

(** * Definition *)

(** The error of each voxel. *)
Fixpoint errors (y : mask) (p : list R) : list R :=
  match y, p with
  | a :: y', x :: p' => (if a then 1 - x else x) :: errors y' p'
  | _, _ => []
  end.

(** The Jaccard loss of a mask that gets A of the n foreground voxels wrong, and B voxels of the background. *)
Definition jaccard_loss (n A B : R) : R := (A + B) / (n + B).

Lemma jaccard_loss_correct : forall n A B, 0 < n + B -> jaccard_loss n A B = 1 - jaccard (n - A) B A.
Proof.
  intros n A B H. unfold jaccard_loss, jaccard. replace (n - A + B + A) with (n + B) by lra. field. lra.
Qed.

(** Insertion sort of pairs (foreground?, error), largest error first. *)
Fixpoint insert (x : bool * R) (l : list (bool * R)) : list (bool * R) :=
  match l with
  | [] => [x]
  | z :: l' => if Rle_dec (snd z) (snd x) then x :: z :: l' else z :: insert x l'
  end.
Fixpoint sort (l : list (bool * R)) : list (bool * R) :=
  match l with
  | [] => []
  | x :: l' => insert x (sort l')
  end.

(** The walk from the largest error to the smallest, when A and B voxels are wrong already. *)
Fixpoint walk (n A B : R) (l : list (bool * R)) : R :=
  match l with
  | [] => 0
  | (a, m) :: l' =>
      let A' := if a then A + 1 else A in
      let B' := if a then B else B + 1 in
      m * (jaccard_loss n A' B' - jaccard_loss n A B) + walk n A' B' l'
  end.

Definition LovaszJaccard (y : mask) (p : list R) : R :=
  walk (INR (size y)) 0 0 (sort (combine y (errors y p))).

(** * Sorting *)

Fixpoint descending (l : list (bool * R)) : Prop :=
  match l with
  | [] => True
  | x :: l' => (forall z, In z l' -> snd z <= snd x) /\ descending l'
  end.

Lemma insert_permutation : forall x l, Permutation (x :: l) (insert x l).
Proof.
  intros x l. induction l as [|z l IH]; simpl; [apply Permutation_refl|].
  destruct (Rle_dec (snd z) (snd x)); [apply Permutation_refl|].
  apply Permutation_trans with (z :: x :: l); [apply perm_swap | apply perm_skip, IH].
Qed.

Lemma sort_permutation : forall l, Permutation l (sort l).
Proof.
  induction l as [|x l IH]; simpl; [apply Permutation_refl|].
  apply Permutation_trans with (x :: sort l); [apply perm_skip, IH | apply insert_permutation].
Qed.

Lemma insert_descending : forall x l, descending l -> descending (insert x l).
Proof.
  intros x l. induction l as [|z l IH]; intros H; simpl; [split; [intros z [] | exact I]|].
  destruct H as [Hz Hl]. destruct (Rle_dec (snd z) (snd x)) as [Hle|Hgt].
  - split; [|split; assumption]. intros w [<-|Hw]; [exact Hle | specialize (Hz w Hw); lra].
  - split; [|apply IH, Hl]. intros w Hw. apply Permutation_in with (l' := x :: l) in Hw;
      [|apply Permutation_sym, insert_permutation].
    destruct Hw as [<-|Hw]; [lra | apply Hz, Hw].
Qed.

Lemma sort_descending : forall l, descending (sort l).
Proof. induction l as [|x l IH]; simpl; [exact I | apply insert_descending, IH]. Qed.

Lemma sort_sorted : forall l, descending l -> sort l = l.
Proof.
  induction l as [|x l IH]; intros H; simpl; [reflexivity|]. destruct H as [Hx Hl]. rewrite IH by exact Hl.
  destruct l as [|z l]; simpl; [reflexivity|].
  destruct (Rle_dec (snd z) (snd x)) as [_|H]; [reflexivity | destruct H; apply Hx; left; reflexivity].
Qed.

(** * The order of ties doesn't matter *)

Lemma walk_swap : forall n A B x z l, snd x = snd z -> walk n A B (x :: z :: l) = walk n A B (z :: x :: l).
Proof.
  intros n A B [a m] [b m'] l E. simpl in E. subst m'. simpl. destruct a, b; lra.
Qed.

Lemma walk_cons : forall n A B x l l', (forall A B, walk n A B l = walk n A B l') ->
  walk n A B (x :: l) = walk n A B (x :: l').
Proof. intros n A B [a m] l l' H. simpl. rewrite H. reflexivity. Qed.

Lemma walk_to_front : forall n x u w, (forall z, In z u -> snd z = snd x) ->
  forall A B, walk n A B (u ++ x :: w) = walk n A B (x :: u ++ w).
Proof.
  intros n x u w. induction u as [|z u IH]; intros H A B; [reflexivity|]. simpl app.
  rewrite (walk_cons n A B z (u ++ x :: w) (x :: u ++ w)).
  - apply walk_swap, H. left. reflexivity.
  - apply IH. intros z' Hz'. apply H. right. exact Hz'.
Qed.

Lemma descending_app : forall u w, descending (u ++ w) ->
  descending u /\ descending w /\ forall x z, In x u -> In z w -> snd z <= snd x.
Proof.
  induction u as [|x u IH]; intros w H; simpl in *; [repeat split; [exact H | intros x z []]|].
  destruct H as [Hx H]. destruct (IH w H) as [Hu [Hw Huw]]. repeat split; try assumption.
  - intros z Hz. apply Hx, in_or_app. left. exact Hz.
  - intros x' z [<-|Hx'] Hz; [apply Hx, in_or_app; right; exact Hz | apply Huw; assumption].
Qed.

Lemma descending_remove : forall u x w, descending (u ++ x :: w) -> descending (u ++ w).
Proof.
  induction u as [|z u IH]; intros x w H; simpl in *; [apply H|]. destruct H as [Hz H]. split; [|apply (IH x w H)].
  intros z' Hz'. apply Hz, in_or_app. apply in_app_or in Hz'. destruct Hz'; [left | right; right]; assumption.
Qed.

Theorem walk_any_order : forall n l l', Permutation l l' -> descending l -> descending l' ->
  forall A B, walk n A B l = walk n A B l'.
Proof.
  intros n. induction l as [|x l IH]; intros l' Hp Hl Hl' A B.
  - apply Permutation_nil in Hp. subst. reflexivity.
  - assert (Hin : In x l') by (apply Permutation_in with (l := x :: l); [exact Hp | left; reflexivity]).
    apply in_split in Hin. destruct Hin as [u [w ->]].
    assert (Hperm : Permutation l (u ++ w)) by (apply Permutation_cons_app_inv with x; exact Hp).
    rewrite walk_to_front.
    + apply walk_cons. apply IH; [exact Hperm | apply Hl | apply (descending_remove u x w Hl')].
    + intros z Hz. apply Rle_antisym.
      * destruct Hl as [Hx _]. apply Hx. apply Permutation_in with (l := u ++ w);
          [apply Permutation_sym, Hperm | apply in_or_app; left; exact Hz].
      * destruct (descending_app u (x :: w) Hl') as [_ [_ H]]. apply H; [exact Hz | left; reflexivity].
Qed.

(** Any order of the voxels by decreasing error gives the loss. *)
Corollary lovasz_any_order : forall y p l, Permutation (combine y (errors y p)) l -> descending l ->
  LovaszJaccard y p = walk (INR (size y)) 0 0 l.
Proof.
  intros y p l Hp Hl. unfold LovaszJaccard. apply walk_any_order; [|apply sort_descending | exact Hl].
  apply Permutation_trans with (combine y (errors y p)); [apply Permutation_sym, sort_permutation | exact Hp].
Qed.

(** * Sums over voxels *)

Fixpoint sum_over (g : bool -> R -> R) (l : list (bool * R)) : R :=
  match l with
  | [] => 0
  | (a, m) :: l' => g a m + sum_over g l'
  end.

(** How many voxels are foreground (keep = true) or background, and the sum of their errors. *)
Definition members (keep : bool) : list (bool * R) -> R := sum_over (fun a _ => if eqb a keep then 1 else 0).
Definition mass (keep : bool) : list (bool * R) -> R := sum_over (fun a m => if eqb a keep then m else 0).

Lemma sum_over_permutation : forall g l l', Permutation l l' -> sum_over g l = sum_over g l'.
Proof.
  intros g l l' H. induction H as [|[a m] l l' H IH|[a m] [b m'] l|l l' l'' H1 IH1 H2 IH2]; simpl; try lra.
Qed.

Lemma members_nonneg : forall keep l, 0 <= members keep l.
Proof.
  intros keep l. unfold members. induction l as [|[a m] l IH]; simpl; [lra|]. destruct (eqb a keep); lra.
Qed.

Lemma members_of : forall y p, length p = length y ->
  members true (combine y (errors y p)) = INR (size y) /\
  members false (combine y (errors y p)) = INR (length y) - INR (size y).
Proof.
  unfold members. induction y as [|a y IH]; intros [|x p] H; cbn [length] in H; try discriminate.
  - simpl. lra.
  - destruct (IH p ltac:(lia)) as [E1 E2]. cbn [combine errors sum_over length]. rewrite size_cons, S_INR, E1, E2.
    destruct a; simpl; lra.
Qed.

Lemma mass_of : forall y p, length p = length y ->
  mass true (combine y (errors y p)) = INR (size y) - hit y p /\
  mass false (combine y (errors y p)) = spill y p.
Proof.
  unfold mass, hit, spill. induction y as [|a y IH]; intros [|x p] H; cbn [length] in H; try discriminate.
  - simpl. lra.
  - destruct (IH p ltac:(lia)) as [E1 E2]. cbn [combine errors sum_over length sum_where].
    rewrite size_cons, E1, E2. destruct a; simpl; lra.
Qed.

Lemma errors_range : forall y p, probabilities p -> forall z, In z (combine y (errors y p)) -> 0 <= snd z <= 1.
Proof.
  induction y as [|a y IH]; intros [|x p] H z Hz; simpl in Hz; try contradiction.
  inversion H as [|x' p' Hx Hp]; subst. destruct Hz as [<-|Hz]; [destruct a; simpl; lra | apply (IH p Hp z Hz)].
Qed.

(** If all errors are equal, the loss is the error. *)
Lemma walk_constant : forall n tau l A B, (forall z, In z l -> snd z = tau) ->
  walk n A B l = tau * (jaccard_loss n (A + members true l) (B + members false l) - jaccard_loss n A B).
Proof.
  intros n tau. unfold members. induction l as [|[a m] l IH]; intros A B H.
  - simpl. rewrite !Rplus_0_r. lra.
  - assert (E : m = tau) by (apply (H (a, m)); left; reflexivity). subst m. cbn [walk sum_over].
    rewrite IH by (intros z Hz; apply H; right; exact Hz).
    destruct a; cbn [eqb]; rewrite ?Rplus_assoc, ?Rplus_0_l; lra.
Qed.

Lemma lovasz_constant : forall y p tau, length p = length y -> (0 < size y)%nat ->
  (forall z, In z (combine y (errors y p)) -> snd z = tau) -> LovaszJaccard y p = tau.
Proof.
  intros y p tau Hl Hs H. unfold LovaszJaccard.
  assert (Hp := sort_permutation (combine y (errors y p))).
  rewrite (walk_constant _ tau).
  - unfold members. rewrite <- !(sum_over_permutation _ _ _ Hp).
    destruct (members_of y p Hl) as [E1 E2]. unfold members in E1, E2. rewrite E1, E2.
    pose proof (INR_at_least_1 _ Hs).
    assert (INR (size y) <= INR (length y)).
    { apply le_INR. clear. induction y as [|a y IH]; simpl; [lia | destruct a; lia]. }
    unfold jaccard_loss. field. split; lra.
  - intros z Hz. apply H, (Permutation_in z (Permutation_sym Hp) Hz).
Qed.

(** At 1/2 everywhere every target has loss 1/2. *)
Lemma lovasz_half : forall y, (0 < size y)%nat -> LovaszJaccard y (repeat (1/2) (length y)) = 1/2.
Proof.
  intros y Hs. apply lovasz_constant; [apply repeat_length | exact Hs|]. clear Hs.
  induction y as [|a y IH]; intros z Hz; simpl in Hz; [contradiction|].
  destruct Hz as [<-|Hz]; [destruct a; simpl; lra | apply IH, Hz].
Qed.

(** It extends the loss: of a mask it is the Jaccard loss. *)
Lemma walk_binary : forall n l A B, descending l -> (forall z, In z l -> snd z = 0 \/ snd z = 1) ->
  walk n A B l = jaccard_loss n (A + mass true l) (B + mass false l) - jaccard_loss n A B.
Proof.
  intros n. unfold mass. induction l as [|[a m] l IH]; intros A B Hd Hb.
  - simpl. rewrite !Rplus_0_r. lra.
  - destruct Hd as [Hm Hd]. destruct (Hb (a, m) (or_introl eq_refl)) as [E|E]; simpl in E; subst m.
    + assert (Hz : forall z, In z ((a, 0) :: l) -> snd z = 0).
      { intros z [<-|Hz]; [reflexivity|]. specialize (Hm z Hz). simpl in Hm.
        destruct (Hb z (or_intror Hz)) as [E|E]; [exact E | lra]. }
      assert (Hs : forall keep, sum_over (fun a m => if eqb a keep then m else 0) ((a, 0) :: l) = 0).
      { intros keep. clear IH Hm Hd Hb. induction ((a, 0) :: l) as [|[b m] l' IH]; [reflexivity|]. cbn [sum_over].
        rewrite IH by (intros z Hin; apply Hz; right; exact Hin).
        assert (m = 0) as -> by (apply (Hz (b, m)); left; reflexivity). destruct (eqb b keep); lra. }
      rewrite (walk_constant n 0 _ A B Hz), !Hs, !Rplus_0_r. lra.
    + cbn [walk sum_over]. rewrite IH by (try exact Hd; intros z Hz; apply Hb; right; exact Hz).
      destruct a; cbn [eqb]; rewrite ?Rplus_assoc, ?Rplus_0_l; lra.
Qed.

Lemma lovasz_certain : forall y s, length y = length s -> (0 < size y)%nat ->
  LovaszJaccard y (certain s) = 1 - Jaccard y s.
Proof.
  intros y s Hl Hs. unfold LovaszJaccard. assert (Hp := sort_permutation (combine y (errors y (certain s)))).
  assert (Hlc : length (certain s) = length y) by (unfold certain; rewrite map_length; lia).
  rewrite walk_binary; [|apply sort_descending|].
  - unfold mass. rewrite <- !(sum_over_permutation _ _ _ Hp).
    destruct (mass_of y (certain s) Hlc) as [E1 E2]. unfold mass in E1, E2.
    rewrite E1, E2, hit_certain, spill_certain by exact Hl.
    assert (E0 : jaccard_loss (INR (size y)) 0 0 = 0) by (unfold jaccard_loss, Rdiv; lra).
    rewrite E0, !Rplus_0_l, jaccard_loss_correct.
    + unfold Jaccard, jaccard. rewrite <- (tp_fn_size y s Hl), plus_INR, Rminus_0_r. apply (f_equal2 Rminus);
        [reflexivity | apply (f_equal2 Rdiv); lra].
    + pose proof (INR_at_least_1 _ Hs). pose proof (pos_INR (fp y s)). lra.
  - intros z Hz. apply (Permutation_in z (Permutation_sym Hp)) in Hz. clear - Hz Hl. revert s Hl Hz.
    induction y as [|a y IH]; intros [|b s] Hl Hz; simpl in *; try discriminate; try contradiction.
    destruct Hz as [<-|Hz]; [destruct a, b; simpl; lra | apply (IH s); [lia | exact Hz]].
Qed.

(** * Levels

    Between two neighbouring errors the set of voxels with a larger error is the same. A level is the length of such an
    interval and the numbers A, B of foreground and background voxels in the set. *)

Fixpoint levels (top A B : R) (l : list (bool * R)) : list (R * R * R) :=
  match l with
  | [] => [(top, A, B)]
  | (a, m) :: l' => (top - m, A, B) :: levels m (if a then A + 1 else A) (if a then B else B + 1) l'
  end.

Fixpoint total (f : R -> R -> R) (L : list (R * R * R)) : R :=
  match L with
  | [] => 0
  | (w, A, B) :: L' => w * f A B + total f L'
  end.

Lemma walk_levels : forall n l top A B,
  total (jaccard_loss n) (levels top A B l) = top * jaccard_loss n A B + walk n A B l.
Proof.
  intros n. induction l as [|[a m] l IH]; intros top A B; simpl; [lra|]. rewrite IH. destruct a; lra.
Qed.

Lemma total_one : forall l top A B, total (fun _ _ => 1) (levels top A B l) = top.
Proof. induction l as [|[a m] l IH]; intros top A B; simpl; [lra|]. rewrite IH. lra. Qed.

Lemma total_A : forall l top A B, total (fun A _ => A) (levels top A B l) = top * A + mass true l.
Proof.
  unfold mass. induction l as [|[a m] l IH]; intros top A B; simpl; [lra|]. rewrite IH. destruct a; simpl; lra.
Qed.

Lemma total_B : forall l top A B, total (fun _ B => B) (levels top A B l) = top * B + mass false l.
Proof.
  unfold mass. induction l as [|[a m] l IH]; intros top A B; simpl; [lra|]. rewrite IH. destruct a; simpl; lra.
Qed.

Lemma total_plus : forall f g L, total (fun A B => f A B + g A B) L = total f L + total g L.
Proof. intros f g L. induction L as [|[[w A] B] L IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma total_scale : forall c f L, total (fun A B => c * f A B) L = c * total f L.
Proof. intros c f L. induction L as [|[[w A] B] L IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma total_ext : forall f g L, (forall A B, f A B = g A B) -> total f L = total g L.
Proof. intros f g L H. induction L as [|[[w A] B] L IH]; simpl; [reflexivity | rewrite IH, H; reflexivity]. Qed.

(** What every level satisfies: its length is not negative, the counts are between the given bounds. *)
Definition within (A0 A1 B0 B1 : R) (L : list (R * R * R)) : Prop :=
  forall w A B, In (w, A, B) L -> 0 <= w /\ A0 <= A <= A1 /\ B0 <= B <= B1.

Lemma total_le : forall A0 A1 B0 B1 f g L, within A0 A1 B0 B1 L ->
  (forall A B, A0 <= A <= A1 -> B0 <= B <= B1 -> f A B <= g A B) -> total f L <= total g L.
Proof.
  intros A0 A1 B0 B1 f g L. induction L as [|[[w A] B] L IH]; intros Hw H; simpl; [lra|].
  destruct (Hw w A B (or_introl eq_refl)) as [H0 [HA HB]].
  apply Rplus_le_compat; [apply Rmult_le_compat_l; [exact H0 | apply H; assumption]|].
  apply IH; [|exact H]. intros w' A' B' Hin. apply Hw. right. exact Hin.
Qed.

Lemma levels_within : forall l top A B, descending l -> (forall z, In z l -> 0 <= snd z <= top) -> 0 <= top ->
  within A (A + members true l) B (B + members false l) (levels top A B l).
Proof.
  induction l as [|[a m] l IH]; intros top A B Hd Hr Ht w A' B' Hin; cbn [levels] in Hin.
  - destruct Hin as [E|[]]. injection E as <- <- <-. unfold members. simpl. lra.
  - destruct Hd as [Hm Hd]. assert (Hrm := Hr (a, m) (or_introl eq_refl)). simpl in Hrm.
    pose proof (members_nonneg true l). pose proof (members_nonneg false l).
    assert (Et : members true ((a, m) :: l) = (if a then 1 else 0) + members true l) by (destruct a; reflexivity).
    assert (Ef : members false ((a, m) :: l) = (if a then 0 else 1) + members false l) by (destruct a; reflexivity).
    rewrite Et, Ef. destruct Hin as [E|Hin].
    + injection E as <- <- <-. destruct a; lra.
    + apply IH in Hin; [|exact Hd| |lra].
      * destruct a; lra.
      * intros z Hz. split; [apply Hr; right; exact Hz | apply (Hm z Hz)].
Qed.

(** * Chebyshev's sum inequality

    A and B grow together along the levels. *)

Fixpoint chain (L : list (R * R * R)) : Prop :=
  match L with
  | [] => True
  | (_, A, B) :: L' => (forall w A' B', In (w, A', B') L' -> A <= A' /\ B <= B') /\ chain L'
  end.

Lemma levels_chain : forall l top A B, descending l -> (forall z, In z l -> 0 <= snd z <= top) -> 0 <= top ->
  chain (levels top A B l).
Proof.
  induction l as [|[a m] l IH]; intros top A B Hd Hr Ht; cbn [levels chain]; [split; [intros w A' B' [] | exact I]|].
  destruct Hd as [Hm Hd]. assert (Hrm := Hr (a, m) (or_introl eq_refl)). simpl in Hrm.
  assert (Hr' : forall z, In z l -> 0 <= snd z <= m).
  { intros z Hz. split; [apply Hr; right; exact Hz | apply (Hm z Hz)]. }
  split; [|apply IH; [exact Hd | exact Hr' | lra]].
  intros w A' B' Hin. apply (levels_within l m _ _ Hd Hr' ltac:(lra)) in Hin. destruct a; lra.
Qed.

Lemma chebyshev : forall A0 A1 B0 B1 L, within A0 A1 B0 B1 L -> chain L ->
  total (fun A _ => A) L * total (fun _ B => B) L <= total (fun _ _ => 1) L * total (fun A B => A * B) L.
Proof.
  intros A0 A1 B0 B1. induction L as [|[[w A] B] L IH]; intros Hw Hc; cbn [total]; [lra|].
  destruct Hc as [Hfirst Hc].
  assert (Hw' : within A0 A1 B0 B1 L) by (intros w' A' B' Hin; apply Hw; right; exact Hin).
  specialize (IH Hw' Hc). destruct (Hw w A B (or_introl eq_refl)) as [H0 _].
  (* the products with the first level *)
  assert (Hcross : 0 <= total (fun A' B' => A' * B') L + A * B * total (fun _ _ => 1) L
                        - A * total (fun _ B' => B') L - B * total (fun A' _ => A') L).
  { clear IH Hc. induction L as [|[[w' A'] B'] L IH]; cbn [total]; [lra|].
    assert (Hw0 : 0 <= w') by (apply (Hw' w' A' B'); left; reflexivity).
    destruct (Hfirst w' A' B' (or_introl eq_refl)) as [HA HB].
    assert (IH' := IH ltac:(intros ? ? ? [E|Hin]; apply Hw; [left; exact E | right; right; exact Hin])
                      ltac:(intros ? ? ? Hin; apply (Hfirst _ _ _ (or_intror Hin)))
                      ltac:(intros ? ? ? Hin; apply (Hw' _ _ _ (or_intror Hin)))).
    pose proof (Rmult_le_pos w' _ Hw0 (Rmult_le_pos (A' - A) (B' - B) ltac:(lra) ltac:(lra))). lra. }
  pose proof (Rmult_le_pos w _ H0 Hcross). lra.
Qed.

(** * Everything that the laws need of a prediction *)

Lemma lovasz_levels : forall y p, length p = length y -> probabilities p -> exists L,
  within 0 (INR (size y)) 0 (INR (length y) - INR (size y)) L /\ chain L /\
  total (fun _ _ => 1) L = 1 /\
  total (fun A _ => A) L = INR (size y) - hit y p /\
  total (fun _ B => B) L = spill y p /\
  total (jaccard_loss (INR (size y))) L = LovaszJaccard y p.
Proof.
  intros y p Hl Hp. set (l := combine y (errors y p)).
  assert (Hperm := sort_permutation l). assert (Hdesc := sort_descending l).
  assert (Hr : forall z, In z (sort l) -> 0 <= snd z <= 1).
  { intros z Hz. apply (errors_range y p Hp), (Permutation_in z (Permutation_sym Hperm) Hz). }
  assert (Hsum : forall g, sum_over g (sort l) = sum_over g l).
  { intros g. symmetry. apply sum_over_permutation, Hperm. }
  destruct (members_of y p Hl) as [M1 M0]. destruct (mass_of y p Hl) as [S1 S0]. fold l in M1, M0, S1, S0.
  exists (levels 1 0 0 (sort l)). repeat split.
  - apply (levels_within (sort l) 1 0 0 Hdesc Hr ltac:(lra)) in H. unfold members in H. lra.
  - apply (levels_within (sort l) 1 0 0 Hdesc Hr ltac:(lra)) in H. lra.
  - apply (levels_within (sort l) 1 0 0 Hdesc Hr ltac:(lra)) in H. unfold members in H, M1. rewrite Hsum, M1 in H. lra.
  - apply (levels_within (sort l) 1 0 0 Hdesc Hr ltac:(lra)) in H. lra.
  - apply (levels_within (sort l) 1 0 0 Hdesc Hr ltac:(lra)) in H.
    unfold members in H, M0. rewrite (Hsum (fun a _ => if eqb a false then 1 else 0)), M0 in H. lra.
  - apply levels_chain; [exact Hdesc | exact Hr | lra].
  - apply total_one.
  - rewrite total_A. unfold mass in *. rewrite Hsum, S1. lra.
  - rewrite total_B. unfold mass in *. rewrite Hsum, S0. lra.
  - rewrite walk_levels. unfold LovaszJaccard. fold l. unfold jaccard_loss at 1. unfold Rdiv. lra.
Qed.
