(** Functions of a prediction whose largest value is taken at a mask
    ===============================================================

    Law. A function of predictions p in [0,1]^d that is at most the larger of its values at 0 and 1, in each coordinate,
    is largest at a mask. If it is convex in each coordinate, every rounding of a maximum - coordinates 0 and 1 stay,
    every other one goes to 0 or 1 - is a maximum.

    Proof. One coordinate after the other goes to the better end. At a maximum with 0 < x < 1 in a coordinate a convex
    function has the same value at both ends. *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation.
Import ListNotations.
Open Scope R_scope.

(** The prediction pre, then x, then post. *)
Definition at_coordinate (pre : list R) (x : R) (post : list R) : list R := pre ++ x :: post.

Lemma probabilities_certain : forall s, probabilities (certain s).
Proof. intros s. unfold probabilities, certain. apply Forall_map, Forall_forall. intros [|] _; lra. Qed.

Lemma probabilities_app : forall p q, probabilities p -> probabilities q -> probabilities (p ++ q).
Proof. intros p q Hp Hq. apply Forall_app. split; assumption. Qed.

Lemma certain_snoc : forall s (b : bool) post, certain s ++ (if b then 1 else 0) :: post = certain (s ++ [b]) ++ post.
Proof. intros s b post. unfold certain. rewrite map_app, <- app_assoc. destruct b; reflexivity. Qed.

(** Coordinates 0 and 1 stay, every other one goes either way. *)
Definition rounding (p : list R) (s : mask) : Prop :=
  Forall2 (fun x b => (x = 0 -> b = false) /\ (x = 1 -> b = true)) p s.

Lemma rounding_length : forall p s, rounding p s -> length s = length p.
Proof. intros p s H. induction H; simpl; congruence. Qed.

Section Vertices.

  Variables (d : nat) (f : list R -> R).

  Definition below_ends : Prop := forall pre x post,
    length (at_coordinate pre x post) = d -> probabilities pre -> probabilities post -> 0 <= x <= 1 ->
    f (at_coordinate pre x post) <= Rmax (f (at_coordinate pre 0 post)) (f (at_coordinate pre 1 post)).

  Lemma vertex_from : below_ends -> forall (post : list R) (s : mask), (length s + length post = d)%nat ->
    probabilities post -> exists s', mask_of d s' /\ f (certain s ++ post) <= f (certain s').
  Proof.
    intro Hf. induction post as [|x post IH]; intros s Hl Hp.
    - exists s. simpl in Hl. split; [unfold mask_of; lia|]. rewrite app_nil_r. lra.
    - inversion Hp as [|x' p' Hx Hpost]; subst x' p'. simpl in Hl.
      assert (Hlen : length (at_coordinate (certain s) x post) = d)
        by (unfold at_coordinate, certain; rewrite app_length, map_length; simpl; lia).
      assert (C := Hf (certain s) x post Hlen (probabilities_certain s) Hpost Hx). unfold at_coordinate in C.
      assert (Hstep : forall b : bool, exists s', mask_of d s' /\
        f (certain s ++ (if b then 1 else 0) :: post) <= f (certain s')).
      { intros b. destruct (IH (s ++ [b])) as [s' [Hs' Hle]]; [rewrite app_length; simpl; lia | exact Hpost|].
        exists s'. split; [exact Hs'|]. rewrite certain_snoc. exact Hle. }
      destruct (Hstep true) as [s1 [Hs1 H1]]. destruct (Hstep false) as [s0 [Hs0 H0]].
      unfold Rmax in C. destruct (Rle_dec (f (certain s ++ 0 :: post)) (f (certain s ++ 1 :: post))) as [K|K].
      + exists s1. split; [exact Hs1 | lra].
      + exists s0. split; [exact Hs0 | lra].
  Qed.

  Theorem best_at_vertex : below_ends -> forall p, length p = d -> probabilities p ->
    exists s, mask_of d s /\ f p <= f (certain s).
  Proof. intros Hf p Hl Hp. exact (vertex_from Hf p [] Hl Hp). Qed.

  Definition convex_in_each : Prop := forall pre x post,
    length (at_coordinate pre x post) = d -> probabilities pre -> probabilities post -> 0 <= x <= 1 ->
    f (at_coordinate pre x post) <= (1 - x) * f (at_coordinate pre 0 post) + x * f (at_coordinate pre 1 post).

  Lemma convex_below_ends : convex_in_each -> below_ends.
  Proof.
    intros Hf pre x post Hl Hpre Hpost Hx. apply Rle_trans with (1 := Hf pre x post Hl Hpre Hpost Hx).
    set (e0 := f (at_coordinate pre 0 post)). set (e1 := f (at_coordinate pre 1 post)).
    pose proof (Rmult_le_compat_l (1 - x) _ _ ltac:(lra) (Rmax_l e0 e1)).
    pose proof (Rmult_le_compat_l x _ _ ltac:(lra) (Rmax_r e0 e1)). lra.
  Qed.

  Definition is_maximum (p : list R) : Prop :=
    length p = d /\ probabilities p /\ forall p', length p' = d -> probabilities p' -> f p' <= f p.

  Lemma rounded_maximum : convex_in_each -> forall post r, rounding post r -> forall s : mask,
    is_maximum (certain s ++ post) -> is_maximum (certain (s ++ r)).
  Proof.
    intros Hf post r Hr. induction Hr as [|x b post r [Hx0 Hx1] Hr IH]; intros s Hmax.
    - rewrite !app_nil_r in *. exact Hmax.
    - replace (s ++ b :: r) with ((s ++ [b]) ++ r) by (rewrite <- app_assoc; reflexivity). apply IH.
      rewrite <- certain_snoc. destruct Hmax as [Hl [Hp Hbest]].
      assert (Hpost := Hp). apply Forall_app in Hpost. destruct Hpost as [_ Hpost].
      inversion Hpost as [|x' p' Hx Hpost']; subst x' p'.
      assert (Hgood : forall z, 0 <= z <= 1 ->
        length (certain s ++ z :: post) = d /\ probabilities (certain s ++ z :: post)).
      { intros z Hz. split; [rewrite app_length in *; simpl in *; lia|].
        apply probabilities_app; [apply probabilities_certain | constructor; assumption]. }
      assert (Heq : f (certain s ++ (if b then 1 else 0) :: post) = f (certain s ++ x :: post)).
      { destruct (Req_dec x 0) as [E|N0]; [rewrite (Hx0 E), E; reflexivity|].
        destruct (Req_dec x 1) as [E|N1]; [rewrite (Hx1 E), E; reflexivity|].
        assert (C := Hf (certain s) x post Hl (probabilities_certain s) Hpost' Hx). unfold at_coordinate in C.
        destruct (Hgood 0 ltac:(lra)) as [Hl0 Hp0]. destruct (Hgood 1 ltac:(lra)) as [Hl1 Hp1].
        assert (B0 := Hbest _ Hl0 Hp0). assert (B1 := Hbest _ Hl1 Hp1).
        set (e := f (certain s ++ x :: post)) in *. set (e0 := f (certain s ++ 0 :: post)) in *.
        set (e1 := f (certain s ++ 1 :: post)) in *.
        destruct b; [fold e1 | fold e0]; clearbody e e0 e1.
        - pose proof (Rmult_le_compat_l (1 - x) e0 e ltac:(lra) B0).
          apply Rle_antisym; [exact B1|]. apply Rmult_le_reg_l with x; lra.
        - pose proof (Rmult_le_compat_l x e1 e ltac:(lra) B1).
          apply Rle_antisym; [exact B0|]. apply Rmult_le_reg_l with (1 - x); lra. }
      destruct (Hgood (if b then 1 else 0) ltac:(destruct b; lra)) as [Hlb Hpb].
      split; [exact Hlb|]. split; [exact Hpb|]. intros p' Hl' Hp'. rewrite Heq. apply Hbest; assumption.
  Qed.

  (** The form in which it's used. *)
  Theorem rounding_of_maximum : convex_in_each -> forall p s, is_maximum p -> rounding p s ->
    mask_of d s /\ f (certain s) = f p /\ forall s', mask_of d s' -> f (certain s') <= f (certain s).
  Proof.
    intros Hf p s Hmax Hr. destruct (rounded_maximum Hf p s Hr [] Hmax) as (Hl' & Hp' & B').
    destruct Hmax as (Hl & Hp & B). simpl in *. split; [unfold mask_of; rewrite <- Hl; apply rounding_length, Hr|].
    split; [apply Rle_antisym; [apply B | apply B']; assumption|].
    intros s' Hs'. apply B'; [|apply probabilities_certain]. unfold certain. rewrite map_length. exact Hs'.
  Qed.

End Vertices.
