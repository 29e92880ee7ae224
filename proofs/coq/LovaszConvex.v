(** Which Lovász losses are convex
    ==============================

    Law. For every target that isn't empty the Lovász-Jaccard loss is convex in p. For a target of one voxel so is the
    Lovász-Dice loss; for n >= 2 it isn't: between two predictions that miss one foreground voxel each, not the same,
    and are right elsewhere, it exceeds its mean by 1/((2n-1)(2n-2)).

    Proof. Where the loss is submodular, getting a voxel of larger error wrong first makes the walk no smaller: sorting
    exchanges neighbours x, z with m_x <= m_z, and the walk grows by (m_z - m_x)(f(x) + f(z) - f() - f(xz)). So the
    extension is the largest of the walks in all orders, which are linear. The loss of A and B errors is submodular if
    its second differences aren't above 0: (A + B)/(n + B) is linear in A and concave in B, and its growth with A falls
    with B; so is (A + B)/(2 - A + B) for A <= 1. *)

From Coq Require Import Reals List Bool Arith Lra Lia Permutation Psatz.
From CertiDice Require Import Overlap Masks.
From CertiDice Require Import Expectation Lovasz LovaszDice ExpectedLovaszHalf.
Import ListNotations.
Open Scope R_scope.

(** * Walks in any order are below the sorted one *)

Section Submodular.

  Variables (loss : R -> R -> R) (n : R).

  (** One more error of each kind, one after the other, or the other way round. *)
  Definition grow (a : bool) (AB : R * R) : R * R := if a then (fst AB + 1, snd AB) else (fst AB, snd AB + 1).
  Definition at_ (AB : R * R) : R := loss (fst AB) (snd AB).

  Definition submodular_to : Prop := forall (a b : bool) (A B : R), 0 <= A -> 0 <= B ->
    A + (if a then 1 else 0) + (if b then 1 else 0) <= n ->
    loss A B + at_ (grow b (grow a (A, B))) <= at_ (grow a (A, B)) + at_ (grow b (A, B)).

  Hypothesis Sub : submodular_to.

  Lemma walk_step : forall a m l A B,
    walk_of loss A B ((a, m) :: l) =
    m * (at_ (grow a (A, B)) - loss A B) + walk_of loss (fst (grow a (A, B))) (snd (grow a (A, B))) l.
  Proof. intros [] m l A B; reflexivity. Qed.

  Lemma members_cons : forall a m l, members true ((a, m) :: l) = (if a then 1 else 0) + members true l.
  Proof. intros [] m l; reflexivity. Qed.

  Lemma walk_insert : forall l x A B, 0 <= A -> 0 <= B -> A + members true (x :: l) <= n ->
    walk_of loss A B (x :: l) <= walk_of loss A B (insert x l).
  Proof.
    induction l as [|[b mz] l IH]; intros [a mx] A B HA HB H; [simpl insert; lra|]. cbn [insert snd].
    destruct (Rle_dec mz mx) as [C|C]; [lra|].
    rewrite !members_cons in H. pose proof (members_nonneg true l) as M.
    apply Rle_trans with (walk_of loss A B ((b, mz) :: (a, mx) :: l)).
    - rewrite !walk_step. assert (S := Sub a b A B HA HB ltac:(destruct a, b; lra)).
      assert (E : grow a (grow b (A, B)) = grow b (grow a (A, B))) by (destruct a, b; reflexivity).
      rewrite <- !surjective_pairing. rewrite E. unfold at_ in *.
      set (f0 := loss A B) in *. set (fa := loss (fst (grow a (A, B))) (snd (grow a (A, B)))) in *.
      set (fb := loss (fst (grow b (A, B))) (snd (grow b (A, B)))) in *. set (fab := loss _ _) in S.
      fold fab. set (w := walk_of loss _ _ l). assert (0 <= (mz - mx) * (fa + fb - f0 - fab)) by (apply Rmult_le_pos;
        lra).
      lra.
    - rewrite (walk_step b mz). rewrite (walk_step b mz). apply Rplus_le_compat_l, IH.
      + destruct b; simpl; lra.
      + destruct b; simpl; lra.
      + rewrite members_cons. destruct a, b; simpl in *; lra.
  Qed.

  Lemma walk_sort : forall l A B, 0 <= A -> 0 <= B -> A + members true l <= n ->
    walk_of loss A B l <= walk_of loss A B (sort l).
  Proof.
    induction l as [|[a m] l IH]; intros A B HA HB H; [simpl; lra|]. cbn [sort].
    apply Rle_trans with (walk_of loss A B ((a, m) :: sort l)).
    - rewrite !walk_step. apply Rplus_le_compat_l, IH; try (destruct a; simpl; lra).
      rewrite members_cons in H. destruct a; simpl; lra.
    - apply walk_insert; auto. rewrite members_cons in *.
      assert (E : members true (sort l) = members true l)
        by (symmetry; unfold members; apply sum_over_permutation, sort_permutation).
      rewrite E. exact H.
  Qed.

  Lemma walk_any : forall l l', Permutation l l' -> members true l <= n -> walk_of loss 0 0 l <= walk_of loss 0 0
    (sort l').
  Proof.
    intros l l' P H. apply Rle_trans with (walk_of loss 0 0 (sort l)); [apply walk_sort; lra|]. right.
    apply walk_of_any_order; try apply sort_descending.
    apply Permutation_trans with l; [apply Permutation_sym, sort_permutation|].
    apply Permutation_trans with l'; [exact P | apply sort_permutation].
  Qed.

End Submodular.

(** * Between two predictions *)

Fixpoint between (t : R) (p q : list R) : list R :=
  match p, q with
  | x :: p', z :: q' => ((1 - t) * x + t * z) :: between t p' q'
  | _, _ => []
  end.

(** A voxel's two errors: the first, the second, and the one between. *)
Definition first_error (z : bool * (R * R)) : bool * R := (fst z, fst (snd z)).
Definition second_error (z : bool * (R * R)) : bool * R := (fst z, snd (snd z)).
Definition mixed_error (t : R) (z : bool * (R * R)) : bool * R :=
  (fst z, (1 - t) * fst (snd z) + t * snd (snd z)).

Fixpoint two_errors (y : mask) (p q : list R) : list (bool * (R * R)) :=
  match y, p, q with
  | a :: y', x :: p', z :: q' => (a, if a then (1 - x, 1 - z) else (x, z)) :: two_errors y' p' q'
  | _, _, _ => []
  end.

Lemma two_errors_first : forall y p q, length p = length y -> length q = length y ->
  map first_error (two_errors y p q) = combine y (errors y p).
Proof.
  induction y as [|a y IH]; intros [|x p] [|z q] Lp Lq; simpl in *; try discriminate; auto.
  rewrite IH by lia. destruct a; reflexivity.
Qed.

Lemma two_errors_second : forall y p q, length p = length y -> length q = length y ->
  map second_error (two_errors y p q) = combine y (errors y q).
Proof.
  induction y as [|a y IH]; intros [|x p] [|z q] Lp Lq; simpl in *; try discriminate; auto.
  rewrite IH by lia. destruct a; reflexivity.
Qed.

Lemma two_errors_mixed : forall t y p q, length p = length y -> length q = length y ->
  map (mixed_error t) (two_errors y p q) = combine y (errors y (between t p q)).
Proof.
  intros t. induction y as [|a y IH]; intros [|x p] [|z q] Lp Lq; simpl in *; try discriminate; auto.
  rewrite IH by lia. unfold mixed_error at 1. destruct a; simpl; do 2 f_equal; ring.
Qed.

Lemma walk_mixed : forall loss t L A B,
  walk_of loss A B (map (mixed_error t) L) =
  (1 - t) * walk_of loss A B (map first_error L) + t * walk_of loss A B (map second_error L).
Proof.
  intros loss t. induction L as [|[a [x z]] L IH]; intros A B; simpl; [ring|]. rewrite IH. ring.
Qed.

Theorem extension_convex : forall (loss : R -> R -> R -> R) y p q t,
  submodular_to (loss (INR (size y))) (INR (size y)) -> length p = length y -> length q = length y -> 0 <= t <= 1 ->
  Extension loss y (between t p q) <= (1 - t) * Extension loss y p + t * Extension loss y q.
Proof.
  intros loss y p q t Sub Lp Lq T. unfold Extension at 1. set (f := loss (INR (size y))) in *.
  assert (P : Permutation (sort (combine y (errors y (between t p q)))) (map (mixed_error t) (two_errors y p q))).
  { rewrite two_errors_mixed by assumption. apply Permutation_sym, sort_permutation. }
  apply Permutation_map_inv in P. destruct P as (L & E & P). rewrite E, walk_mixed.
  assert (W : forall r g, map g (two_errors y p q) = combine y (errors y r) -> length r = length y ->
    walk_of f 0 0 (map g L) <= Extension loss y r).
  { intros r g G Lr. unfold Extension. fold f. apply (walk_any f (INR (size y)) Sub).
    - rewrite <- G. apply Permutation_map, Permutation_sym, P.
    - destruct (members_of y r Lr) as [M _]. rewrite <- M, <- G. unfold members. right.
      apply sum_over_permutation, Permutation_map, Permutation_sym, P. }
  apply Rplus_le_compat; apply Rmult_le_compat_l; try lra.
  - apply W; [apply two_errors_first; assumption | exact Lp].
  - apply W; [apply two_errors_second; assumption | exact Lq].
Qed.

(** * Lovász-Jaccard *)

Lemma jaccard_submodular : forall n, 0 < n -> submodular_to (jaccard_loss n) n.
Proof.
  intros n N a b A B HA HB H. unfold at_, grow, jaccard_loss. destruct a, b; cbn [fst snd].
  - right. field. lra.
  - assert (E : (A + 1 + B) / (n + B) + (A + (B + 1)) / (n + (B + 1)) - (A + B) / (n + B) -
      (A + 1 + (B + 1)) / (n + (B + 1)) = 1 / ((n + B) * (n + (B + 1)))) by (field; lra).
    assert (0 <= 1 / ((n + B) * (n + (B + 1)))); [|lra].
    apply Masks.div_nonneg; [lra | apply Rmult_lt_0_compat; lra].
  - assert (E : (A + (B + 1)) / (n + (B + 1)) + (A + 1 + B) / (n + B) - (A + B) / (n + B) -
      (A + 1 + (B + 1)) / (n + (B + 1)) = 1 / ((n + B) * (n + (B + 1)))) by (field; lra).
    assert (0 <= 1 / ((n + B) * (n + (B + 1)))); [|lra].
    apply Masks.div_nonneg; [lra | apply Rmult_lt_0_compat; lra].
  - assert (E : (A + (B + 1)) / (n + (B + 1)) + (A + (B + 1)) / (n + (B + 1)) - (A + B) / (n + B) -
      (A + (B + 1 + 1)) / (n + (B + 1 + 1)) = 2 * (n - A) / ((n + B) * (n + (B + 1)) * (n + (B + 1 + 1))))
      by (field; lra).
    assert (0 <= 2 * (n - A) / ((n + B) * (n + (B + 1)) * (n + (B + 1 + 1)))); [|lra].
    apply Masks.div_nonneg; [lra | repeat apply Rmult_lt_0_compat; lra].
Qed.

Theorem lovasz_jaccard_convex : forall y p q t, (0 < size y)%nat -> length p = length y -> length q = length y ->
  0 <= t <= 1 ->
  LovaszJaccard y (between t p q) <= (1 - t) * LovaszJaccard y p + t * LovaszJaccard y q.
Proof.
  intros y p q t N Lp Lq T. rewrite <- !lovasz_extension. apply extension_convex; auto.
  apply jaccard_submodular, size_real_pos, N.
Qed.

(** * Lovász-Dice *)

Lemma dice_submodular_one : submodular_to (dice_loss 1) 1.
Proof.
  intros a b A B HA HB H. unfold at_, grow, dice_loss. destruct a, b; cbn [fst snd].
  - exfalso. lra.
  - assert (A = 0) by lra. subst A.
    assert (E : (0 + 1 + B) / (2 * 1 - (0 + 1) + B) + (0 + (B + 1)) / (2 * 1 - 0 + (B + 1)) - (0 + B) / (2 * 1 - 0 +
      B) -
      (0 + 1 + (B + 1)) / (2 * 1 - (0 + 1) + (B + 1)) = 2 / ((2 + B) * (3 + B))) by (field; lra).
    assert (0 <= 2 / ((2 + B) * (3 + B))); [|lra]. apply Masks.div_nonneg; [lra | apply Rmult_lt_0_compat; lra].
  - assert (A = 0) by lra. subst A.
    assert (E : (0 + (B + 1)) / (2 * 1 - 0 + (B + 1)) + (0 + 1 + B) / (2 * 1 - (0 + 1) + B) - (0 + B) / (2 * 1 - 0 +
      B) -
      (0 + 1 + (B + 1)) / (2 * 1 - (0 + 1) + (B + 1)) = 2 / ((2 + B) * (3 + B))) by (field; lra).
    assert (0 <= 2 / ((2 + B) * (3 + B))); [|lra]. apply Masks.div_nonneg; [lra | apply Rmult_lt_0_compat; lra].
  - set (c := 2 * 1 - A). assert (C : 1 <= c <= 2) by (unfold c; lra).
    assert (E : (A + (B + 1)) / (c + (B + 1)) + (A + (B + 1)) / (c + (B + 1)) - (A + B) / (c + B) -
      (A + (B + 1 + 1)) / (c + (B + 1 + 1)) = 2 * (c - A) / ((c + B) * (c + (B + 1)) * (c + (B + 1 + 1))))
      by (field; lra).
    assert (0 <= 2 * (c - A) / ((c + B) * (c + (B + 1)) * (c + (B + 1 + 1)))); [|lra].
    apply Masks.div_nonneg; [unfold c; lra | repeat apply Rmult_lt_0_compat; lra].
Qed.

Theorem lovasz_dice_convex_on_one : forall y p q t, size y = 1%nat -> length p = length y -> length q = length y ->
  0 <= t <= 1 ->
  LovaszDice y (between t p q) <= (1 - t) * LovaszDice y p + t * LovaszDice y q.
Proof.
  intros y p q t N Lp Lq T. apply (extension_convex dice_loss); auto. rewrite N. simpl. apply dice_submodular_one.
Qed.

(** A prediction that is right but for two foreground voxels, with errors m <= m'. *)

Lemma errors_of_target : forall y, combine y (errors y (certain y)) = map (fun a => (a, 0)) y.
Proof.
  induction y as [|a y IH]; [reflexivity|]. cbn [certain map errors combine]. fold (certain y). rewrite IH.
  f_equal. f_equal. destruct a; ring.
Qed.

Lemma combine_errors_app : forall y1 p1 y2 p2, length y1 = length p1 ->
  combine (y1 ++ y2) (errors (y1 ++ y2) (p1 ++ p2)) = combine y1 (errors y1 p1) ++ combine y2 (errors y2 p2).
Proof.
  induction y1 as [|a y1 IH]; intros [|x p1] y2 p2 L; simpl in *; try discriminate; auto. rewrite IH by lia.
  reflexivity.
Qed.

Definition two_wrong (y1 y2 y3 : mask) (x z : R) : list R := certain y1 ++ x :: certain y2 ++ z :: certain y3.

Lemma two_wrong_errors : forall y1 y2 y3 x z, exists l, (forall w, In w l -> snd w = 0) /\
  Permutation (combine (y1 ++ true :: y2 ++ true :: y3) (errors (y1 ++ true :: y2 ++ true :: y3) (two_wrong y1 y2 y3 x
    z)))
    ((true, 1 - x) :: (true, 1 - z) :: l).
Proof.
  intros y1 y2 y3 x z. unfold two_wrong.
  assert (L : forall y, length y = length (certain y)) by (intro; unfold certain; symmetry; apply map_length).
  rewrite combine_errors_app by apply L. cbn [errors combine]. rewrite combine_errors_app by apply L.
  cbn [errors combine].
  rewrite !errors_of_target. exists (map (fun a => (a, 0)) y1 ++ map (fun a => (a, 0)) y2 ++ map (fun a => (a, 0)) y3).
  split.
  - intros w Hw. apply in_app_or in Hw. destruct Hw as [Hw|Hw]; [|apply in_app_or in Hw; destruct Hw as [Hw|Hw]];
      apply in_map_iff in Hw; destruct Hw as (a & <- & _); reflexivity.
  - apply Permutation_sym, Permutation_cons_app. rewrite app_assoc. rewrite (app_assoc (map _ y1)).
    apply Permutation_cons_app, Permutation_refl.
Qed.

Lemma two_wrong_loss : forall y1 y2 y3 x z, 0 <= x -> x <= z -> z <= 1 ->
  let y := y1 ++ true :: y2 ++ true :: y3 in let f := dice_loss (INR (size y)) in
  LovaszDice y (two_wrong y1 y2 y3 x z) = (1 - x) * f 1 0 + (1 - z) * (f 2 0 - f 1 0).
Proof.
  intros y1 y2 y3 x z X XZ Z y f. destruct (two_wrong_errors y1 y2 y3 x z) as (l & Zero & P). fold y in P.
  unfold LovaszDice. fold f.
  rewrite (walk_of_any_order f (sort (combine y (errors y (two_wrong y1 y2 y3 x z)))) ((true, 1 - x) :: (true, 1 - z)
    :: l)).
  - cbn [walk_of]. rewrite walk_of_zero by exact Zero. rewrite !Rplus_0_l. replace (1 + 1) with 2 by ring.
    replace (f 0 0) with 0 by (unfold f, dice_loss, Rdiv; ring). ring.
  - apply Permutation_trans with (2 := P). apply Permutation_sym, sort_permutation.
  - apply sort_descending.
  - cbn [descending snd]. repeat split.
    + intros w [<-|Hw]; cbn [snd]; [lra | rewrite (Zero w Hw); lra].
    + intros w Hw. rewrite (Zero w Hw). lra.
    + clear P. induction l as [|w l IH]; [exact I|]. split; [|apply IH; intros v Hv; apply Zero; right; exact Hv].
      intros v Hv. rewrite (Zero v (or_intror Hv)), (Zero w (or_introl eq_refl)). lra.
Qed.

Lemma two_wrong_swapped : forall y1 y2 y3 x z, 0 <= z -> z <= x -> x <= 1 ->
  let y := y1 ++ true :: y2 ++ true :: y3 in let f := dice_loss (INR (size y)) in
  LovaszDice y (two_wrong y1 y2 y3 x z) = (1 - z) * f 1 0 + (1 - x) * (f 2 0 - f 1 0).
Proof.
  intros y1 y2 y3 x z Z XZ X y f. destruct (two_wrong_errors y1 y2 y3 x z) as (l & Zero & P). fold y in P.
  unfold LovaszDice. fold f.
  rewrite (walk_of_any_order f (sort (combine y (errors y (two_wrong y1 y2 y3 x z)))) ((true, 1 - z) :: (true, 1 - x)
    :: l)).
  - cbn [walk_of]. rewrite walk_of_zero by exact Zero. rewrite !Rplus_0_l. replace (1 + 1) with 2 by ring.
    replace (f 0 0) with 0 by (unfold f, dice_loss, Rdiv; ring). ring.
  - apply Permutation_trans with ((true, 1 - x) :: (true, 1 - z) :: l); [|apply perm_swap].
    apply Permutation_trans with (2 := P). apply Permutation_sym, sort_permutation.
  - apply sort_descending.
  - cbn [descending snd]. repeat split.
    + intros w [<-|Hw]; cbn [snd]; [lra | rewrite (Zero w Hw); lra].
    + intros w Hw. rewrite (Zero w Hw). lra.
    + clear P. induction l as [|w l IH]; [exact I|]. split; [|apply IH; intros v Hv; apply Zero; right; exact Hv].
      intros v Hv. rewrite (Zero v (or_intror Hv)), (Zero w (or_introl eq_refl)). lra.
Qed.

Lemma between_certain : forall t s, between t (certain s) (certain s) = certain s.
Proof.
  intros t. induction s as [|a s IH]; [reflexivity|]. cbn [certain map between]. fold (certain s). rewrite IH.
  f_equal. destruct a; ring.
Qed.

Lemma between_app : forall t p1 q1 p2 q2, length p1 = length q1 ->
  between t (p1 ++ p2) (q1 ++ q2) = between t p1 q1 ++ between t p2 q2.
Proof.
  intros t. induction p1 as [|x p1 IH]; intros [|z q1] p2 q2 L; simpl in *; try discriminate; auto.
  rewrite IH by lia. reflexivity.
Qed.

Theorem lovasz_dice_not_convex : forall y1 y2 y3 : mask,
  let y := y1 ++ true :: y2 ++ true :: y3 in let n := INR (size y) in
  let p := certain (y1 ++ false :: y2 ++ true :: y3) in let q := certain (y1 ++ true :: y2 ++ false :: y3) in
  2 <= n /\
  LovaszDice y (between (1 / 2) p q) - (LovaszDice y p + LovaszDice y q) / 2 = 1 / ((2 * n - 1) * (2 * n - 2)) /\
  0 < 1 / ((2 * n - 1) * (2 * n - 2)).
Proof.
  intros y1 y2 y3 y n p q.
  assert (N : 2 <= n).
  { unfold n, y. assert (S : forall u v, INR (size (u ++ v)) = INR (size u) + INR (size v)).
    { induction u as [|a u IH]; intro v; [simpl; lra|]. cbn [app size]. rewrite !plus_INR, IH. lra. }
    rewrite S. cbn [size]. rewrite plus_INR, S. cbn [size]. rewrite plus_INR. simpl.
    pose proof (pos_INR (size y1)). pose proof (pos_INR (size y2)). pose proof (pos_INR (size y3)). lra. }
  assert (Ep : p = two_wrong y1 y2 y3 0 1).
  { unfold p, two_wrong, certain. rewrite map_app. cbn [map]. rewrite map_app. reflexivity. }
  assert (Eq : q = two_wrong y1 y2 y3 1 0).
  { unfold q, two_wrong, certain. rewrite map_app. cbn [map]. rewrite map_app. reflexivity. }
  assert (Em : between (1 / 2) p q = two_wrong y1 y2 y3 (1 / 2) (1 / 2)).
  { rewrite Ep, Eq. unfold two_wrong. rewrite between_app, between_certain by reflexivity. cbn [between].
    rewrite between_app, between_certain by reflexivity. cbn [between]. rewrite between_certain.
    do 2 f_equal; [lra|]. do 2 f_equal. lra. }
  assert (D : 0 < (2 * n - 1) * (2 * n - 2)) by (apply Rmult_lt_0_compat; lra).
  split; [exact N|]. split; [|apply Masks.div_pos; lra]. rewrite Em, Ep, Eq. unfold y.
  rewrite !two_wrong_loss, two_wrong_swapped by lra. fold y. fold n. unfold dice_loss. field. lra.
Qed.

(** * Soft Jaccard and soft Dice *)

Lemma spill_without_background : forall y p, size y = length y -> spill y p = 0.
Proof.
  unfold spill. induction y as [|a z IH]; intros [|x r] L; simpl in *; auto. pose proof (size_le_length z).
  destruct a; simpl in *; [rewrite IH by lia; ring | lia].
Qed.

(** Without background the soft Jaccard loss is linear. *)
Theorem soft_jaccard_affine_on_foreground : forall y p q t, size y = length y -> (0 < size y)%nat ->
  length p = length y -> length q = length y ->
  SoftJaccard y (between t p q) = (1 - t) * SoftJaccard y p + t * SoftJaccard y q.
Proof.
  intros y p q t F N Lp Lq.
  assert (H : forall y p q, length p = length y -> length q = length y ->
    hit y (between t p q) = (1 - t) * hit y p + t * hit y q).
  { unfold hit. induction y0 as [|a z IH]; intros [|x r] [|w s] L1 L2; simpl in *; try discriminate; [ring|].
    rewrite IH by lia. destruct a; simpl; ring. }
  unfold SoftJaccard. rewrite !spill_without_background, H by assumption. unfold Rdiv. ring.
Qed.

(** With background neither is convex: between the target itself and 1 everywhere. *)

Lemma towards_all : forall y, let q := repeat 1 (length y) in
  hit y (certain y) = INR (size y) /\ spill y (certain y) = 0 /\
  hit y q = INR (size y) /\ spill y q = INR (length y) - INR (size y) /\
  hit y (between (1 / 2) (certain y) q) = INR (size y) /\
  spill y (between (1 / 2) (certain y) q) = (INR (length y) - INR (size y)) / 2.
Proof.
  cbv zeta. unfold hit, spill. induction y as [|a z (E1 & E2 & E3 & E4 & E5 & E6)]; [simpl; lra|].
  cbn [certain map length repeat between sum_where size]. fold (certain z). rewrite S_INR, plus_INR.
  rewrite E1, E2, E3, E4, E5, E6. destruct a; simpl; lra.
Qed.

Theorem soft_jaccard_not_convex : forall y, (0 < size y < length y)%nat ->
  let p := certain y in let q := repeat 1 (length y) in
  let n := INR (size y) in let m := INR (length y) - INR (size y) in
  (1 - SoftJaccard y (between (1 / 2) p q)) - ((1 - SoftJaccard y p) + (1 - SoftJaccard y q)) / 2 =
    m * m / (2 * (n + m) * (2 * n + m)) /\
  0 < m * m / (2 * (n + m) * (2 * n + m)).
Proof.
  intros y N p q n m. destruct (towards_all y) as (E1 & E2 & E3 & E4 & E5 & E6). fold p q in E1, E2, E3, E4, E5, E6.
  unfold SoftJaccard. rewrite E1, E2, E3, E4, E5, E6. fold m. fold n.
  assert (H : 0 < n) by (apply (lt_INR 0); lia).
  assert (M : 0 < m) by (unfold m; pose proof (lt_INR (size y) (length y) ltac:(lia)); lra).
  split; [field; lra | apply Masks.div_pos; repeat apply Rmult_lt_0_compat; lra].
Qed.

Theorem soft_dice_not_convex : forall y, (0 < size y < length y)%nat ->
  let p := certain y in let q := repeat 1 (length y) in
  let n := INR (size y) in let m := INR (length y) - INR (size y) in
  (1 - SoftDice y (between (1 / 2) p q)) - ((1 - SoftDice y p) + (1 - SoftDice y q)) / 2 =
    m * m / (2 * (2 * n + m) * (4 * n + m)) /\
  0 < m * m / (2 * (2 * n + m) * (4 * n + m)).
Proof.
  intros y N p q n m. destruct (towards_all y) as (E1 & E2 & E3 & E4 & E5 & E6). fold p q in E1, E2, E3, E4, E5, E6.
  unfold SoftDice. rewrite E1, E2, E3, E4, E5, E6. fold m. fold n.
  assert (H : 0 < n) by (apply (lt_INR 0); lia).
  assert (M : 0 < m) by (unfold m; pose proof (lt_INR (size y) (length y) ltac:(lia)); lra).
  split; [field; lra | apply Masks.div_pos; repeat apply Rmult_lt_0_compat; lra].
Qed.

(** Without background the soft Dice loss is convex, as T/(n + T) is concave. *)
Theorem soft_dice_convex_on_foreground : forall y p q t, size y = length y -> (0 < size y)%nat ->
  length p = length y -> length q = length y -> probabilities p -> probabilities q -> 0 <= t <= 1 ->
  1 - SoftDice y (between t p q) <= (1 - t) * (1 - SoftDice y p) + t * (1 - SoftDice y q).
Proof.
  intros y p q t F N Lp Lq P Q T. pose proof (soft_jaccard_affine_on_foreground y p q t F N Lp Lq) as A.
  pose proof (size_real_pos y N) as S. pose proof (hit_nonneg y p P) as Hp. pose proof (hit_nonneg y q Q) as Hq.
  unfold SoftJaccard, SoftDice in *. rewrite !spill_without_background in * by assumption. set (n := INR (size y)) in *.
  set (h := hit y p) in *. set (k := hit y q) in *. set (r := hit y (between t p q)) in *. rewrite !Rplus_0_r in *.
  assert (E : r = (1 - t) * h + t * k).
  { apply (f_equal (fun z => z * n)) in A. replace (r / n * n) with r in A by (field; lra).
    replace (((1 - t) * (h / n) + t * (k / n)) * n) with ((1 - t) * h + t * k) in A by (field; lra). exact A. }
  assert (R : 0 <= r) by (rewrite E; apply Rplus_le_le_0_compat; apply Rmult_le_pos; lra). rewrite E in *.
  assert (G : 2 * ((1 - t) * h + t * k) / (n + ((1 - t) * h + t * k)) - (1 - t) * (2 * h / (n + h)) - t * (2 * k / (n
    + k)) =
    2 * n * (t * (1 - t) * ((h - k) * (h - k))) / ((n + ((1 - t) * h + t * k)) * (n + h) * (n + k)))
    by (field; lra).
  assert (0 <= 2 * n * (t * (1 - t) * ((h - k) * (h - k))) / ((n + ((1 - t) * h + t * k)) * (n + h) * (n + k))); [|lra].
  apply Masks.div_nonneg; [|repeat apply Rmult_lt_0_compat; lra].
  apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; [apply Rmult_le_pos; lra | apply Rle_0_sqr].
Qed.
