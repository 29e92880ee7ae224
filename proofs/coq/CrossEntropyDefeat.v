(** No weighting of the cross-entropy finds the best mask for Dice or for Jaccard
    ==========================================================================

    Law. For all weights w0, w1 >= 0, not both 0, and every cut tau in (0,1) there is a distribution of the target
    over at most three voxels, never empty, on which every minimiser of the expected weighted cross-entropy, cut at
    tau, is a mask of strictly smaller expected Dice than some mask, and of strictly smaller expected Jaccard than
    some mask.

    The same for thresholds of the marginals: every t in [0,1] fails on some distribution, no marginal of which equals
    t, so that the rule for ties plays no part.

    Proof. t >= 1/2: one of three voxels is foreground, each with probability 1/3 < t. The threshold leaves the mask
    empty and scores 0; any voxel scores 1/3. t < 1/2: the target is {1}, or with a probability q between t and 1/2
    {1,2}. The threshold includes both voxels, {1} is better: by (1 - 2q)/3 in Dice and by (1 - 2q)/2 in Jaccard.
    Weights and cut amount to t = tau w0 / (tau w0 + (1 - tau) w1) by CrossEntropyMinimiser.v. *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap Expectation CrossEntropyMinimiser.
Import ListNotations.
Open Scope R_scope.

(** One of three voxels. *)
Definition one_of_three : distribution :=
  [(1/3, [true; false; false]); (1/3, [false; true; false]); (1/3, [false; false; true])].

(** One voxel, and with probability q its neighbour too. *)
Definition nested_pair (q : R) : distribution := [(1 - q, [true; false]); (q, [true; true])].

Lemma one_of_three_is_distribution : is_distribution 3 one_of_three.
Proof. unfold one_of_three. concrete_distribution. Qed.

Lemma nested_pair_is_distribution : forall q, 0 < q < 1 -> is_distribution 2 (nested_pair q).
Proof. intros q Hq. unfold nested_pair. concrete_distribution. Qed.

Lemma one_of_three_marginal : forall i, (i < 3)%nat -> marginal i one_of_three = 1/3.
Proof. intros [|[|[|i]]] Hi; try lia; unfold one_of_three; evaluate; lra. Qed.

Lemma nested_pair_marginal : forall q, marginal 0 (nested_pair q) = 1 /\ marginal 1 (nested_pair q) = q.
Proof. intros q. unfold nested_pair. evaluate. split; lra. Qed.

(** The threshold sets. *)
Lemma one_of_three_thresholded : forall t s, 1/3 < t -> thresholded t 3 one_of_three s -> s = [false; false; false].
Proof.
  intros t s Ht [Hl H]. unfold mask_of in Hl. destruct s as [|a [|b [|c [|e s]]]]; simpl in Hl; try discriminate.
  pose proof (proj2 (H 0%nat ltac:(lia))) as E0. pose proof (proj2 (H 1%nat ltac:(lia))) as E1.
  pose proof (proj2 (H 2%nat ltac:(lia))) as E2. rewrite one_of_three_marginal in E0, E1, E2 by lia. simpl in *.
  rewrite E0, E1, E2 by lra. reflexivity.
Qed.

Lemma nested_pair_thresholded : forall t q s, t < q < 1 -> thresholded t 2 (nested_pair q) s -> s = [true; true].
Proof.
  intros t q s Ht [Hl H]. unfold mask_of in Hl. destruct s as [|a [|b [|c s]]]; simpl in Hl; try discriminate.
  pose proof (proj1 (H 0%nat ltac:(lia))) as E0. pose proof (proj1 (H 1%nat ltac:(lia))) as E1.
  destruct (nested_pair_marginal q) as [M0 M1]. rewrite M0 in E0. rewrite M1 in E1. simpl in *.
  rewrite E0, E1 by lra. reflexivity.
Qed.

(** By how much they fail. *)
Lemma one_of_three_regret :
  expected (fun y => Dice y [false; false; false]) one_of_three = 0 /\
  expected (fun y => Dice y [true; false; false]) one_of_three = 1/3 /\
  expected (fun y => Jaccard y [false; false; false]) one_of_three = 0 /\
  expected (fun y => Jaccard y [true; false; false]) one_of_three = 1/3.
Proof. unfold one_of_three. evaluate. repeat split; lra. Qed.

Lemma nested_pair_regret : forall q,
  expected (fun y => Dice y [true; false]) (nested_pair q)
    - expected (fun y => Dice y [true; true]) (nested_pair q) = (1 - 2 * q) / 3 /\
  expected (fun y => Jaccard y [true; false]) (nested_pair q)
    - expected (fun y => Jaccard y [true; true]) (nested_pair q) = (1 - 2 * q) / 2.
Proof. intros q. unfold nested_pair. evaluate. split; lra. Qed.

Theorem threshold_defeat : forall t, 0 <= t <= 1 ->
  exists d mu best_dice best_jaccard,
    (d <= 3)%nat /\ is_distribution d mu /\ mask_of d best_dice /\ mask_of d best_jaccard /\
    (forall i, (i < d)%nat -> 0 < marginal i mu /\ marginal i mu <> t /\ (t = 1 -> marginal i mu < 1)) /\
    forall s, thresholded t d mu s ->
      expected (fun y => Dice y s) mu < expected (fun y => Dice y best_dice) mu /\
      expected (fun y => Jaccard y s) mu < expected (fun y => Jaccard y best_jaccard) mu.
Proof.
  intros t Ht. destruct (Rlt_le_dec t (1/2)) as [H|H].
  - set (q := (t + 1/2) / 2). assert (Hq : t < q < 1/2) by (unfold q; lra). clearbody q.
    exists 2%nat, (nested_pair q), [true; false], [true; false].
    split; [lia|]. split; [apply nested_pair_is_distribution; lra|]. split; [reflexivity|]. split; [reflexivity|].
    destruct (nested_pair_marginal q) as [M0 M1]. split.
    + intros [|[|i]] Hi; try lia; [rewrite M0 | rewrite M1]; lra.
    + intros s Hs. apply nested_pair_thresholded in Hs; [|lra]. subst s.
      destruct (nested_pair_regret q). lra.
  - exists 3%nat, one_of_three, [true; false; false], [true; false; false].
    split; [lia|]. split; [apply one_of_three_is_distribution|]. split; [reflexivity|]. split; [reflexivity|]. split.
    + intros i Hi. rewrite one_of_three_marginal by exact Hi. lra.
    + intros s Hs. apply one_of_three_thresholded in Hs; [|lra]. subst s.
      destruct one_of_three_regret as [-> [-> [-> ->]]]. lra.
Qed.

Theorem cross_entropy_defeat : forall w0 w1 tau, 0 <= w0 -> 0 <= w1 -> 0 < w0 + w1 -> 0 < tau < 1 ->
  exists d mu best_dice best_jaccard,
    (d <= 3)%nat /\ is_distribution d mu /\ mask_of d best_dice /\ mask_of d best_jaccard /\
    (exists p, minimises_cross_entropy w0 w1 d mu p) /\
    forall p s, minimises_cross_entropy w0 w1 d mu p -> cut_at tau p s ->
      expected (fun y => Dice y s) mu < expected (fun y => Dice y best_dice) mu /\
      expected (fun y => Jaccard y s) mu < expected (fun y => Jaccard y best_jaccard) mu.
Proof.
  intros w0 w1 tau H0 H1 HS Htau.
  destruct (threshold_of_range w0 w1 tau H0 H1 HS Htau) as [Hden Ht].
  destruct (threshold_defeat _ Ht) as (d & mu & sd & sj & Hd & Hmu & Hsd & Hsj & Hmarg & Hworse).
  exists d, mu, sd, sj. repeat (split; [assumption|]). split; [apply cross_entropy_minimiser_exists; assumption|].
  intros p s Hp Hs. apply Hworse. apply (minimiser_cut w0 w1 tau d mu p); try assumption.
  intros i Hi. destruct (Hmarg i Hi) as [Hpos [_ Hone]]. destruct (marginal_range d mu i Hmu) as [_ Hle].
  destruct (Req_dec w1 0) as [E|E].
  - assert (threshold_of w0 w1 tau = 1).
    { unfold threshold_of. subst w1. field. split; lra. }
    specialize (Hone H). subst w1.
    pose proof (Rmult_lt_0_compat w0 (1 - marginal i mu) ltac:(lra) ltac:(lra)). lra.
  - pose proof (Rmult_lt_0_compat w1 (marginal i mu) ltac:(lra) Hpos).
    pose proof (Rmult_le_pos w0 (1 - marginal i mu) H0 ltac:(lra)). lra.
Qed.
