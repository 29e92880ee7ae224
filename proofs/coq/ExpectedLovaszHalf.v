(** Expected Lovász losses have minimisers of 0, 1/2 and 1
    =====================================================

    Law. For every distribution of the target, and every p in [0,1]^d, some q in {0, 1/2, 1}^d has at most the expected
    Lovász-Jaccard loss of p. So some q of this kind is a minimiser. It's at most 1/2, the loss of 1/2 everywhere. The
    same holds of the Lovász extension of any function of the numbers of errors on foreground and background, of Dice
    for instance.

    Proof. Move all coordinates other than 0, 1/2 and 1 together: to 1/2 + t (p_i - 1/2), t from 0 until one of them is
    0 or 1. The errors of a target are moved in the same way. None overtakes another: those that are 0 or 1 stay the
    least and the largest. So the loss, a sum of errors times differences that depend on their order alone, is linear
    in t, and so is its expectation. It's not above that of p at one of the two ends, where fewer coordinates are left.
    *)

From Coq Require Import Reals List Bool Arith Lra Lia Permutation Psatz.
From CertiDice Require Import Overlap Expectation Lovasz LovaszDice ExpectedLovasz.
Import ListNotations.
Open Scope R_scope.

Definition half_integral (x : R) : Prop := x = 0 \/ x = 1 / 2 \/ x = 1.

Lemma half_integral_dec : forall x, {half_integral x} + {~ half_integral x}.
Proof.
  intro x. unfold half_integral. destruct (Req_EM_T x 0); [left; auto|]. destruct (Req_EM_T x (1 / 2)); [left; auto|].
  destruct (Req_EM_T x 1); [left; auto|]. right. tauto.
Qed.

(** x moves away from 1/2, unless it's 0, 1/2 or 1. *)
Definition move (t x : R) : R := if half_integral_dec x then x else 1 / 2 + t * (x - 1 / 2).

Lemma move_mirror : forall t x, move t (1 - x) = 1 - move t x.
Proof.
  intros t x. unfold move. destruct (half_integral_dec (1 - x)) as [H|H], (half_integral_dec x) as [G|G]; try lra.
  - exfalso. apply G. unfold half_integral in *. lra.
  - exfalso. apply H. unfold half_integral in *. lra.
Qed.

Lemma move_1 : forall x, move 1 x = x.
Proof. intro x. unfold move. destruct (half_integral_dec x); lra. Qed.

(** t is small enough for x. *)
Definition fits (t x : R) : Prop := ~ half_integral x -> 0 <= 1 / 2 + t * (x - 1 / 2) <= 1.

Lemma fits_mirror : forall t x, fits t x -> fits t (1 - x).
Proof.
  intros t x H N. assert (M : ~ half_integral x) by (intro G; apply N; unfold half_integral in *; lra).
  specialize (H M). lra.
Qed.

Lemma move_range : forall t x, 0 <= x <= 1 -> fits t x -> 0 <= move t x <= 1.
Proof. intros t x X F. unfold move. destruct (half_integral_dec x); [exact X | apply F; assumption]. Qed.

Lemma move_monotone : forall t x z, 0 <= t -> 0 <= x <= 1 -> 0 <= z <= 1 -> fits t x -> fits t z -> x <= z ->
  move t x <= move t z.
Proof.
  intros t x z T X Z Fx Fz H. pose proof (move_range t x X Fx) as Rx. pose proof (move_range t z Z Fz) as Rz.
  unfold move in *. destruct (half_integral_dec x) as [G|G], (half_integral_dec z) as [K|K].
  - exact H.
  - destruct G as [->|[->| ->]].
    + apply Rz.
    + assert (0 <= t * (z - 1 / 2)) by (apply Rmult_le_pos; lra). lra.
    + exfalso. apply K. unfold half_integral. lra.
  - destruct K as [->|[->| ->]].
    + exfalso. apply G. unfold half_integral. lra.
    + assert (0 <= t * (1 / 2 - x)) by (apply Rmult_le_pos; lra). lra.
    + apply Rx.
  - assert (0 <= t * (z - x)) by (apply Rmult_le_pos; lra). lra.
Qed.

(** * The loss of one target along the way *)

Definition move_error (t : R) (z : bool * R) : bool * R := (fst z, move t (snd z)).

Lemma errors_moved : forall t y p, combine y (errors y (map (move t) p)) = map (move_error t) (combine y (errors y p)).
Proof.
  intros t. induction y as [|a y IH]; intros [|x p]; auto. cbn [map errors combine]. rewrite IH. f_equal.
  unfold move_error. cbn [fst snd]. destruct a; [rewrite move_mirror|]; reflexivity.
Qed.

Lemma errors_fit : forall t y p, probabilities p -> Forall (fits t) p ->
  forall z, In z (combine y (errors y p)) -> 0 <= snd z <= 1 /\ fits t (snd z).
Proof.
  intros t. induction y as [|a y IH]; intros [|x p] P F z Hz; simpl in Hz; try contradiction.
  inversion P as [|? ? X P']; subst. inversion F as [|? ? Fx F']; subst.
  destruct Hz as [<-|Hz]; [|apply (IH p P' F' z Hz)].
  destruct a; simpl; split; try lra; [apply fits_mirror|]; exact Fx.
Qed.

Lemma descending_moved : forall t l, 0 <= t -> (forall z, In z l -> 0 <= snd z <= 1 /\ fits t (snd z)) ->
  descending l -> descending (map (move_error t) l).
Proof.
  intros t l T. induction l as [|x l IH]; intros H D; simpl; auto. destruct D as [Dx D]. split.
  - intros z Hz. apply in_map_iff in Hz. destruct Hz as (w & <- & Hw). simpl.
    destruct (H x (or_introl eq_refl)). destruct (H w (or_intror Hw)). apply move_monotone; auto.
  - apply IH; [|exact D]. intros z Hz. apply H. right. exact Hz.
Qed.

(** The walk doesn't depend on the order of equal errors, whatever the loss. *)
Section AnyLoss.

  Variable loss : R -> R -> R.

  Lemma walk_of_swap : forall A B x z l, snd x = snd z -> walk_of loss A B (x :: z :: l) = walk_of loss A B (z :: x ::
    l).
  Proof. intros A B [a m] [b m'] l E. simpl in E. subst m'. simpl. destruct a, b; lra. Qed.

  Lemma walk_of_cons : forall A B x l l', (forall A B, walk_of loss A B l = walk_of loss A B l') ->
    walk_of loss A B (x :: l) = walk_of loss A B (x :: l').
  Proof. intros A B [a m] l l' H. simpl. rewrite H. reflexivity. Qed.

  Lemma walk_of_to_front : forall x u w, (forall z, In z u -> snd z = snd x) ->
    forall A B, walk_of loss A B (u ++ x :: w) = walk_of loss A B (x :: u ++ w).
  Proof.
    intros x u w. induction u as [|z u IH]; intros H A B; [reflexivity|]. simpl app.
    rewrite (walk_of_cons A B z (u ++ x :: w) (x :: u ++ w)).
    - apply walk_of_swap, H. left. reflexivity.
    - apply IH. intros z' Hz'. apply H. right. exact Hz'.
  Qed.

  Lemma walk_of_any_order : forall l l', Permutation l l' -> descending l -> descending l' ->
    forall A B, walk_of loss A B l = walk_of loss A B l'.
  Proof.
    induction l as [|x l IH]; intros l' Hp Hl Hl' A B.
    - apply Permutation_nil in Hp. subst. reflexivity.
    - assert (Hin : In x l') by (apply Permutation_in with (l := x :: l); [exact Hp | left; reflexivity]).
      apply in_split in Hin. destruct Hin as [u [w ->]].
      assert (Hperm : Permutation l (u ++ w)) by (apply Permutation_cons_app_inv with x; exact Hp).
      rewrite walk_of_to_front.
      + apply walk_of_cons. apply IH; [exact Hperm | apply Hl | apply (descending_remove u x w Hl')].
      + intros z Hz. apply Rle_antisym.
        * destruct Hl as [Hx _]. apply Hx. apply Permutation_in with (l := u ++ w);
            [apply Permutation_sym, Hperm | apply in_or_app; left; exact Hz].
        * destruct (descending_app u (x :: w) Hl') as [_ [_ H]]. apply H; [exact Hz | left; reflexivity].
  Qed.

  (** For a fixed order it's linear in t. *)
  Lemma walk_of_linear : forall l A B, exists c e, forall t, walk_of loss A B (map (move_error t) l) = c + e * t.
  Proof.
    induction l as [|[a m] l IH]; intros A B; [exists 0, 0; intro t; simpl; ring|].
    cbn [map walk_of move_error fst snd].
    set (A' := if a then A + 1 else A). set (B' := if a then B else B + 1). set (g := loss A' B' - loss A B).
    destruct (IH A' B') as (c & e & H). unfold move. destruct (half_integral_dec m).
    - exists (m * g + c), e. intro t. rewrite H. ring.
    - exists (1 / 2 * g + c), ((m - 1 / 2) * g + e). intro t. rewrite H. ring.
  Qed.

End AnyLoss.

(** A Lovász extension: the loss may depend on the size of the target. *)
Definition Extension (loss : R -> R -> R -> R) (y : mask) (p : list R) : R :=
  walk_of (loss (INR (size y))) 0 0 (sort (combine y (errors y p))).

Section Extensions.

  Variable loss : R -> R -> R -> R.

  Lemma extension_linear : forall y p, probabilities p -> exists c e, forall t, 0 <= t -> Forall (fits t) p ->
    Extension loss y (map (move t) p) = c + e * t.
  Proof.
    intros y p P. set (l := sort (combine y (errors y p))).
    destruct (walk_of_linear (loss (INR (size y))) l 0 0) as (c & e & H). exists c, e. intros t T F. rewrite <- H.
    unfold Extension. rewrite errors_moved. apply walk_of_any_order.
    - apply Permutation_trans with (map (move_error t) (combine y (errors y p)));
        [apply Permutation_sym, sort_permutation | apply Permutation_map, sort_permutation].
    - apply sort_descending.
    - apply descending_moved; [exact T | | apply sort_descending]. intros z Hz. apply (errors_fit t y p P F).
      apply (Permutation_in z (Permutation_sym (sort_permutation _)) Hz).
  Qed.

  Lemma expected_linear : forall mu p, probabilities p -> exists c e, forall t, 0 <= t -> Forall (fits t) p ->
    expected (fun y => Extension loss y (map (move t) p)) mu = c + e * t.
  Proof.
    intros mu p P. induction mu as [|[q y] mu (c & e & H)]; [exists 0, 0; intros; simpl; ring|].
    destruct (extension_linear y p P) as (c' & e' & H'). exists (q * c' + c), (q * e' + e). intros t T F.
    cbn [expected]. rewrite H, H' by assumption. ring.
  Qed.

  (** * Fewer and fewer coordinates are left *)

  Definition left_over (p : list R) : nat := length (filter (fun x => if half_integral_dec x then false else true) p).

  (** The end of the way: the largest t that fits. *)
  Lemma last_fit : forall p, probabilities p -> left_over p <> 0%nat -> exists t, 1 <= t /\ Forall (fits t) p /\
    exists x, In x p /\ ~ half_integral x /\ half_integral (move t x).
  Proof.
    intros p P. induction P as [|x p X P IH]; intro N; [exfalso; apply N; reflexivity|]. unfold left_over in *.
    simpl in N.
    assert (One : forall z, 0 <= z <= 1 -> ~ half_integral z -> exists t, 1 <= t /\
      (forall t', 0 <= t' <= t -> fits t' z) /\ half_integral (move t z)).
    { intros z Z H. assert (Z2 : z <> 1 / 2) by (intro E; apply H; unfold half_integral; auto).
      assert (Z0 : z <> 0) by (intro E; apply H; unfold half_integral; auto).
      assert (Z1 : z <> 1) by (intro E; apply H; unfold half_integral; auto).
      destruct (Rle_lt_dec z (1 / 2)) as [C|C].
      - exists (/ (1 - 2 * z)). assert (I : / (1 - 2 * z) * (1 - 2 * z) = 1) by (field; lra).
        assert (I0 : 1 <= / (1 - 2 * z)) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
        repeat split; [exact I0 | | |]; try (assert (0 <= t' * (1 / 2 - z)) by (apply Rmult_le_pos; lra);
          assert (t' * (1 / 2 - z) <= / (1 - 2 * z) * (1 / 2 - z)) by (apply Rmult_le_compat_r; lra); lra).
        unfold move. destruct (half_integral_dec z); [contradiction|]. left. lra.
      - exists (/ (2 * z - 1)). assert (I : / (2 * z - 1) * (2 * z - 1) = 1) by (field; lra).
        assert (I0 : 1 <= / (2 * z - 1)) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
        repeat split; [exact I0 | | |]; try (assert (0 <= t' * (z - 1 / 2)) by (apply Rmult_le_pos; lra);
          assert (t' * (z - 1 / 2) <= / (2 * z - 1) * (z - 1 / 2)) by (apply Rmult_le_compat_r; lra); lra).
        unfold move. destruct (half_integral_dec z); [contradiction|]. right. right. lra. }
    destruct (half_integral_dec x) as [H|H].
    - destruct (IH N) as (t & T & F & z & Hz & Nz & M). exists t. split; [exact T|]. split.
      + constructor; [intro K; contradiction | exact F].
      + exists z. split; [right; exact Hz | split; assumption].
    - destruct (One x X H) as (tx & Tx & Fx & Mx).
      destruct (Nat.eq_dec (length (filter (fun x => if half_integral_dec x then false else true) p)) 0) as [E|E].
      + exists tx. split; [exact Tx|]. split.
        * constructor; [apply Fx; lra|]. apply Forall_forall. intros z Hz K. exfalso.
          assert (I : In z (filter (fun x => if half_integral_dec x then false else true) p)).
          { apply filter_In. split; [exact Hz|]. destruct (half_integral_dec z); [contradiction | reflexivity]. }
          destruct (filter _ p); [destruct I | discriminate E].
        * exists x. split; [left; reflexivity | split; assumption].
      + destruct (IH E) as (t & T & F & z & Hz & Nz & M). destruct (Rle_lt_dec t tx) as [C|C].
        * exists t. split; [exact T|]. split; [constructor; [apply Fx; lra | exact F]|].
          exists z. split; [right; exact Hz | split; assumption].
        * exists tx. split; [exact Tx|]. split; [|exists x; split; [left; reflexivity | split; assumption]].
          constructor; [apply Fx; lra|]. apply Forall_forall. intros w Hw K.
          rewrite Forall_forall in F, P. specialize (F w Hw K). specialize (P w Hw).
          assert (L : exists b, 0 <= b <= 1 /\ tx = b * t).
          { exists (tx / t). split; [split; [apply Masks.div_nonneg | apply Masks.div_le]; lra | field; lra]. }
          destruct L as (b & Bb & ->). assert (0 <= b * (1 / 2 + t * (w - 1 / 2))) by (apply Rmult_le_pos; lra).
          assert (b * (1 / 2 + t * (w - 1 / 2)) <= b * 1) by (apply Rmult_le_compat_l; lra).
          assert (0 <= (1 - b) * (1 / 2)) by lra. lra.
  Qed.

  Lemma left_over_end : forall t p, (exists x, In x p /\ ~ half_integral x /\ half_integral (move t x)) ->
    (left_over (map (move t) p) < left_over p)%nat.
  Proof.
    intros t p. assert (Le : forall q, (left_over (map (move t) q) <= left_over q)%nat).
    { unfold left_over. induction q as [|z q IH]; simpl; [lia|]. destruct (half_integral_dec z) as [H|H].
      - replace (move t z) with z by (unfold move; destruct (half_integral_dec z); [reflexivity | contradiction]).
        destruct (half_integral_dec z); [exact IH | contradiction].
      - destruct (half_integral_dec (move t z)); simpl; lia. }
    induction p as [|z p IH]; intros (x & Hx & N & M); [destruct Hx|]. unfold left_over in *. simpl.
    destruct Hx as [->|Hx].
    - destruct (half_integral_dec (move t x)); [|contradiction]. destruct (half_integral_dec x); [contradiction|].
      simpl. specialize (Le p). unfold left_over in Le. lia.
    - assert (I : (length (filter (fun x => if half_integral_dec x then false else true) (map (move t) p)) <
        length (filter (fun x => if half_integral_dec x then false else true) p))%nat)
        by (apply IH; exists x; auto).
      destruct (half_integral_dec z) as [H|H].
      + replace (move t z) with z by (unfold move; destruct (half_integral_dec z); [reflexivity | contradiction]).
        destruct (half_integral_dec z); [exact I | contradiction].
      + destruct (half_integral_dec (move t z)); simpl; lia.
  Qed.

  Lemma left_over_none : forall p, left_over p = 0%nat -> Forall half_integral p.
  Proof.
    unfold left_over. induction p as [|x p IH]; simpl; intro E; constructor; destruct (half_integral_dec x); auto;
      discriminate.
  Qed.

  Lemma moved_to_half : forall p, Forall half_integral (map (move 0) p).
  Proof.
    induction p as [|x p IH]; simpl; constructor; auto. unfold move.
    destruct (half_integral_dec x) as [H|H]; [exact H|].
    right. left. lra.
  Qed.

  Lemma map_move_1 : forall p, map (move 1) p = p.
  Proof. induction p as [|x p IH]; simpl; [reflexivity|]. rewrite move_1, IH. reflexivity. Qed.

  Theorem extension_half : forall (mu : distribution) (p : list R), probabilities p -> exists q,
    length q = length p /\ Forall half_integral q /\
    expected (fun y => Extension loss y q) mu <= expected (fun y => Extension loss y p) mu.
  Proof.
    intros mu. assert (G : forall k p, (left_over p < k)%nat -> probabilities p -> exists q, length q = length p /\
      Forall half_integral q /\ expected (fun y => Extension loss y q) mu <= expected (fun y => Extension loss y p) mu).
    { induction k as [|k IH]; intros p K P; [lia|].
      destruct (Nat.eq_dec (left_over p) 0) as [E|E].
      { exists p. split; [reflexivity|]. split; [apply left_over_none, E | lra]. }
      destruct (last_fit p P E) as (t & T & F & Some).
      destruct (expected_linear mu p P) as (c & e & H).
      assert (F1 : Forall (fits 1) p).
      { apply Forall_forall. intros x Hx _. unfold probabilities in P. rewrite Forall_forall in P.
        specialize (P x Hx). lra. }
      assert (F0 : Forall (fits 0) p) by (apply Forall_forall; intros x Hx _; lra).
      pose proof (H 1 ltac:(lra) F1) as H1. rewrite map_move_1 in H1.
      destruct (Rle_lt_dec e 0) as [C|C].
      - destruct (IH (map (move t) p)) as (q & Lq & Hq & Q).
        + pose proof (left_over_end t p Some). lia.
        + unfold probabilities in *. rewrite Forall_forall in *. intros z Hz. apply in_map_iff in Hz.
          destruct Hz as (w & <- & Hw). apply move_range; auto.
        + exists q. rewrite map_length in Lq. split; [exact Lq|]. split; [exact Hq|].
          rewrite (H t ltac:(lra) F) in Q. rewrite H1. nra.
      - exists (map (move 0) p). split; [apply map_length|]. split; [apply moved_to_half|].
        rewrite (H 0 ltac:(lra) F0), H1. lra. }
    intros p P. apply (G (S (left_over p)) p); [lia | exact P].
  Qed.

End Extensions.

(** * Lovász-Jaccard *)

Lemma lovasz_extension : forall y p, Extension jaccard_loss y p = LovaszJaccard y p.
Proof. intros. apply walk_of_jaccard. Qed.

(** Of finitely many predictions one is best. *)
Lemma best_half : forall d (f : list R -> R), exists q, length q = d /\ Forall half_integral q /\
  forall q', length q' = d -> Forall half_integral q' -> f q <= f q'.
Proof.
  induction d as [|d IH]; intro f.
  - exists []. split; [reflexivity|]. split; [constructor|]. intros [|] L _; [lra | discriminate L].
  - destruct (IH (fun q => f (0 :: q))) as (q0 & L0 & H0 & B0).
    destruct (IH (fun q => f (1 / 2 :: q))) as (q1 & L1 & H1 & B1).
    destruct (IH (fun q => f (1 :: q))) as (q2 & L2 & H2 & B2).
    assert (B : forall q, (f q <= f (0 :: q0) /\ f q <= f (1 / 2 :: q1) /\ f q <= f (1 :: q2)) ->
      forall q', length q' = S d -> Forall half_integral q' -> f q <= f q').
    { intros q (C0 & C1 & C2) [|x q'] L H; [discriminate L|]. inversion H as [|? ? Hx Hq]; subst. injection L as L.
      destruct Hx as [->|[->| ->]]; [specialize (B0 q' L Hq) | specialize (B1 q' L Hq) | specialize (B2 q' L Hq)];
        lra. }
    assert (S0 : length (0 :: q0) = S d /\ Forall half_integral (0 :: q0))
      by (split; [simpl; lia | constructor; [left; reflexivity | exact H0]]).
    assert (S1 : length (1 / 2 :: q1) = S d /\ Forall half_integral (1 / 2 :: q1))
      by (split; [simpl; lia | constructor; [right; left; reflexivity | exact H1]]).
    assert (S2 : length (1 :: q2) = S d /\ Forall half_integral (1 :: q2))
      by (split; [simpl; lia | constructor; [right; right; reflexivity | exact H2]]).
    destruct (Rle_lt_dec (f (0 :: q0)) (f (1 / 2 :: q1))) as [C|C].
    + destruct (Rle_lt_dec (f (0 :: q0)) (f (1 :: q2))) as [K|K]; [exists (0 :: q0) | exists (1 :: q2)];
        (split; [tauto | split; [tauto | apply B; lra]]).
    + destruct (Rle_lt_dec (f (1 / 2 :: q1)) (f (1 :: q2))) as [K|K]; [exists (1 / 2 :: q1) | exists (1 :: q2)];
        (split; [tauto | split; [tauto | apply B; lra]]).
Qed.

Theorem expected_lovasz_half : forall d mu, is_distribution d mu -> exists q,
  length q = d /\ Forall half_integral q /\
  (forall p, length p = d -> probabilities p ->
    expected (fun y => LovaszJaccard y q) mu <= expected (fun y => LovaszJaccard y p) mu) /\
  expected (fun y => LovaszJaccard y q) mu <= 1 / 2.
Proof.
  intros d mu Hmu. destruct (best_half d (fun p => expected (fun y => LovaszJaccard y p) mu)) as (q & L & H & B).
  assert (Best : forall p, length p = d -> probabilities p ->
    expected (fun y => LovaszJaccard y q) mu <= expected (fun y => LovaszJaccard y p) mu).
  { intros p Lp P. destruct (extension_half jaccard_loss mu p P) as (q' & L' & H' & Q).
    rewrite !(expected_ext _ _ mu (fun y => lovasz_extension y _)) in Q.
    specialize (B q' ltac:(congruence) H'). simpl in B. lra. }
  exists q. split; [exact L|]. split; [exact H|]. split; [exact Best|].
  rewrite <- (expected_lovasz_minimum d mu Hmu). apply Best; [apply repeat_length|].
  apply Forall_forall. intros x Hx. apply repeat_spec in Hx. lra.
Qed.

(** For every p, and for every extension. *)
Theorem expected_lovasz_half_below : forall (loss : R -> R -> R -> R) (mu : distribution) (p : list R),
  probabilities p -> exists q, length q = length p /\ Forall half_integral q /\
  expected (fun y => Extension loss y q) mu <= expected (fun y => Extension loss y p) mu.
Proof. exact extension_half. Qed.

(** Where every mask has expected Jaccard below 1/2, no minimiser is a mask. *)
Theorem expected_lovasz_half_not_mask : forall d mu, is_distribution d mu ->
  (forall s, mask_of d s -> expected (fun y => Jaccard y s) mu < 1 / 2) ->
  forall q, length q = d ->
    (forall p, length p = d -> probabilities p ->
      expected (fun y => LovaszJaccard y q) mu <= expected (fun y => LovaszJaccard y p) mu) ->
    forall s, mask_of d s -> q <> certain s.
Proof.
  intros d mu Hmu H q L B s Hs E. subst q. pose proof (expected_lovasz_not_binary d mu Hmu H s Hs) as N.
  specialize (B (repeat (1 / 2) d) (repeat_length _ _)).
  assert (P : probabilities (repeat (1 / 2) d)) by (apply Forall_forall; intros x Hx; apply repeat_spec in Hx; lra).
  specialize (B P). lra.
Qed.
