(** The best prediction for the expected Lovász-Jaccard loss
    ========================================================

    Law, refuting "the Lovász-Jaccard loss has a binary optimum, which is best for Jaccard". One of three voxels is
    foreground, the first with probability 2/5, each other with 3/10. Over all predictions in [0,1]^3 the expected
    Lovász-Jaccard loss has one minimiser, (1/2, 1/2, 1/2), with loss 1/2. A cut below 1/2 makes {1,2,3} of it, a cut
    above 1/2 nothing, and both are worse than {1}: its expected Jaccard is 2/5, theirs are 1/3 and 0. So at least
    1/15 is lost.

    In general the expected loss can always be made 1/2, by the prediction of 1/2 everywhere. So where no mask has
    expected Jaccard 1/2, no minimiser is a mask.

    Proof. For the target {1}, with errors u = 1 - p1, v = p2, w = p3, the loss is at least u + (max (v-u) 0 + max
    (w-u) 0)/3, for the other targets likewise. These bounds are maxima of linear functions; the inequality with 1/2
    is linear arithmetic. *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation Lovasz.
Import ListNotations.
Open Scope R_scope.

Definition one_favourite : distribution :=
  [(2/5, [true; false; false]); (3/10, [false; true; false]); (3/10, [false; false; true])].

Lemma one_favourite_is_distribution : is_distribution 3 one_favourite.
Proof. unfold one_favourite. concrete_distribution. Qed.

(** * Bounds from below for the three targets *)

Ltac walk_all :=
  unfold LovaszJaccard; cbn [size combine errors sort insert snd];
  repeat (match goal with |- context [Rle_dec ?x ?y] => destruct (Rle_dec x y) end; cbn [insert snd]);
  cbn [walk]; unfold jaccard_loss; cbn [INR Nat.add]; lra.

Lemma lovasz_first : forall p1 p2 p3,
  let L := LovaszJaccard [true; false; false] [p1; p2; p3] in
  1 - p1 <= L /\ 1 - p1 + (p2 + p1 - 1) / 3 <= L /\ 1 - p1 + (p3 + p1 - 1) / 3 <= L /\
  1 - p1 + (p2 + p1 - 1) / 3 + (p3 + p1 - 1) / 3 <= L.
Proof. intros p1 p2 p3 L. unfold L. repeat split; walk_all. Qed.

Lemma lovasz_second : forall p1 p2 p3,
  let L := LovaszJaccard [false; true; false] [p1; p2; p3] in
  1 - p2 <= L /\ 1 - p2 + (p1 + p2 - 1) / 3 <= L /\ 1 - p2 + (p3 + p2 - 1) / 3 <= L /\
  1 - p2 + (p1 + p2 - 1) / 3 + (p3 + p2 - 1) / 3 <= L.
Proof. intros p1 p2 p3 L. unfold L. repeat split; walk_all. Qed.

Lemma lovasz_third : forall p1 p2 p3,
  let L := LovaszJaccard [false; false; true] [p1; p2; p3] in
  1 - p3 <= L /\ 1 - p3 + (p1 + p3 - 1) / 3 <= L /\ 1 - p3 + (p2 + p3 - 1) / 3 <= L /\
  1 - p3 + (p1 + p3 - 1) / 3 + (p2 + p3 - 1) / 3 <= L.
Proof. intros p1 p2 p3 L. unfold L. repeat split; walk_all. Qed.

(** * The minimiser *)

Theorem expected_lovasz_minimum : forall d mu, is_distribution d mu ->
  expected (fun y => LovaszJaccard y (repeat (1/2) d)) mu = 1/2.
Proof.
  intros d mu Hmu. apply eq_trans with (expected (fun _ => 1/2) mu); [|apply (expected_const d), Hmu].
  apply (expected_eq d); [exact Hmu|].
  intros y <- Hs. apply lovasz_half, Hs.
Qed.

Theorem expected_lovasz_minimiser : forall p, length p = 3%nat ->
  1/2 <= expected (fun y => LovaszJaccard y p) one_favourite /\
  (expected (fun y => LovaszJaccard y p) one_favourite = 1/2 -> p = [1/2; 1/2; 1/2]).
Proof.
  intros p Hl. destruct p as [|p1 [|p2 [|p3 [|p4 p]]]]; simpl in Hl; try discriminate.
  pose proof (lovasz_first p1 p2 p3) as F1. pose proof (lovasz_second p1 p2 p3) as F2.
  pose proof (lovasz_third p1 p2 p3) as F3. cbv zeta in F1, F2, F3. cbn [expected one_favourite].
  set (L1 := LovaszJaccard [true; false; false] [p1; p2; p3]) in *. clearbody L1.
  set (L2 := LovaszJaccard [false; true; false] [p1; p2; p3]) in *. clearbody L2.
  set (L3 := LovaszJaccard [false; false; true] [p1; p2; p3]) in *. clearbody L3.
  destruct F1 as [F10 [F11 [F12 F13]]]. destruct F2 as [F20 [F21 [F22 F23]]]. destruct F3 as [F30 [F31 [F32 F33]]].
  split; [lra|]. intros E.
  assert (E12 : p1 + p2 = 1) by lra. assert (E13 : p1 + p3 = 1) by lra. assert (E23 : p2 + p3 = 1) by lra.
  replace p1 with (1/2) by lra. replace p2 with (1/2) by lra. replace p3 with (1/2) by lra. reflexivity.
Qed.

(** If no mask has expected Jaccard 1/2, then every mask is worse than 1/2 everywhere. *)
Theorem expected_lovasz_not_binary : forall d mu, is_distribution d mu ->
  (forall s, mask_of d s -> expected (fun y => Jaccard y s) mu < 1/2) ->
  forall s, mask_of d s ->
    expected (fun y => LovaszJaccard y (repeat (1/2) d)) mu < expected (fun y => LovaszJaccard y (certain s)) mu.
Proof.
  intros d mu Hmu H s Hs. rewrite (expected_lovasz_minimum d mu Hmu).
  rewrite (expected_eq d mu (fun y => LovaszJaccard y (certain s)) (fun y => 1 - Jaccard y s) Hmu).
  - rewrite expected_minus, (expected_const d mu 1 Hmu). specialize (H s Hs). lra.
  - intros y Hy Hsz. apply lovasz_certain; [unfold mask_of in Hs; lia | exact Hsz].
Qed.

Theorem expected_lovasz_misleads :
  (forall tau s, tau < 1/2 -> cut_at tau [1/2; 1/2; 1/2] s -> s = [true; true; true]) /\
  (forall tau s, 1/2 < tau -> cut_at tau [1/2; 1/2; 1/2] s -> s = [false; false; false]) /\
  expected (fun y => Jaccard y [true; true; true]) one_favourite = 1/3 /\
  expected (fun y => Jaccard y [false; false; false]) one_favourite = 0 /\
  expected (fun y => Jaccard y [true; false; false]) one_favourite = 2/5 /\
  (forall s, mask_of 3 s -> expected (fun y => Jaccard y s) one_favourite <= 2/5).
Proof.
  assert (Hcut : forall tau s, cut_at tau [1/2; 1/2; 1/2] s -> exists a b c, s = [a; b; c] /\
     forall x, In x [a; b; c] -> (tau < 1/2 -> x = true) /\ (1/2 < tau -> x = false)).
  { intros tau s [Hl H]. destruct s as [|a [|b [|c [|e s]]]]; simpl in Hl; try discriminate.
    exists a, b, c. split; [reflexivity|].
    intros x [<-|[<-|[<-|[]]]]; [apply (H 0%nat) | apply (H 1%nat) | apply (H 2%nat)]; simpl; lia. }
  repeat split.
  - intros tau s Ht Hs. destruct (Hcut tau s Hs) as (a & b & c & -> & H).
    assert (a = true) as -> by (apply (H a); simpl; tauto). assert (b = true) as -> by (apply (H b); simpl; tauto).
    assert (c = true) as -> by (apply (H c); simpl; tauto). reflexivity.
  - intros tau s Ht Hs. destruct (Hcut tau s Hs) as (a & b & c & -> & H).
    assert (a = false) as -> by (apply (H a); simpl; tauto). assert (b = false) as -> by (apply (H b); simpl; tauto).
    assert (c = false) as -> by (apply (H c); simpl; tauto). reflexivity.
  - unfold one_favourite. evaluate. lra.
  - unfold one_favourite. evaluate. lra.
  - unfold one_favourite. evaluate. lra.
  - intros s Hs. unfold one_favourite. apply masks_of_3 in Hs.
    repeat (destruct Hs as [<-|Hs]; [evaluate; lra|]). destruct Hs.
Qed.

Theorem expected_lovasz :
  exists d mu p best, is_distribution d mu /\ length p = d /\ probabilities p /\ mask_of d best /\
    (forall p', length p' = d -> probabilities p' -> p' <> p ->
       expected (fun y => LovaszJaccard y p) mu < expected (fun y => LovaszJaccard y p') mu) /\
    (forall tau s, tau <> 1/2 -> cut_at tau p s ->
       expected (fun y => Jaccard y best) mu - expected (fun y => Jaccard y s) mu >= 1/15).
Proof.
  exists 3%nat, one_favourite, [1/2; 1/2; 1/2], [true; false; false].
  split; [apply one_favourite_is_distribution|]. split; [reflexivity|].
  split; [repeat constructor; lra|]. split; [reflexivity|].
  destruct expected_lovasz_misleads as [Hlow [Hhigh [Eall [Enone [Efirst _]]]]]. split.
  - intros p' Hl _ Hne. destruct (expected_lovasz_minimiser p' Hl) as [Hle Heq].
    assert (E := expected_lovasz_minimum 3 _ one_favourite_is_distribution). cbn [repeat] in E. rewrite E.
    destruct Hle as [Hlt|Eq]; [exact Hlt | exfalso; apply Hne, Heq; lra].
  - intros tau s Hne Hs. destruct (Rlt_le_dec tau (1/2)) as [H|H].
    + rewrite (Hlow tau s H Hs), Efirst, Eall. lra.
    + rewrite (Hhigh tau s ltac:(lra) Hs), Efirst, Enone. lra.
Qed.
