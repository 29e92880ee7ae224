(** Lemmas that the files about risk share: expectations are linear and monotone, the counts of masks, and what it
    means that a mask is the result of thresholding the marginals. *)

From Coq Require Import Reals List Bool Arith Lra Lia.
From CertiDice Require Import Overlap.
From CertiDice Require Export Masks.
Import ListNotations.
Open Scope R_scope.

(** * Thresholds

    s is what a threshold t makes of the marginals of mu: voxels above t are in, voxels below t are out. Of a voxel at t
    nothing is said, so whatever is proved of all such s holds for every rule that breaks ties. *)

Definition thresholded (t : R) (d : nat) (mu : distribution) (s : mask) : Prop :=
  mask_of d s /\
  forall i, (i < d)%nat ->
    (t < marginal i mu -> nth i s false = true) /\ (marginal i mu < t -> nth i s false = false).

(** The two usual rules, {marginal > t} and {marginal >= t}. *)
Definition above (t : R) (d : nat) (mu : distribution) : mask :=
  map (fun i => if Rlt_dec t (marginal i mu) then true else false) (seq 0 d).
Definition at_least (t : R) (d : nat) (mu : distribution) : mask :=
  map (fun i => if Rle_dec t (marginal i mu) then true else false) (seq 0 d).

Lemma nth_map_seq : forall (f : nat -> bool) d i, (i < d)%nat -> nth i (map f (seq 0 d)) false = f i.
Proof.
  intros f d i Hi.
  rewrite nth_indep with (d' := f 0%nat) by (rewrite map_length, seq_length; exact Hi).
  rewrite map_nth, seq_nth by exact Hi. reflexivity.
Qed.

Lemma above_thresholded : forall t d mu, thresholded t d mu (above t d mu).
Proof.
  intros t d mu. split.
  - unfold mask_of, above. rewrite map_length, seq_length. reflexivity.
  - intros i Hi. unfold above. rewrite nth_map_seq by exact Hi.
    destruct (Rlt_dec t (marginal i mu)); split; intros; try reflexivity; lra.
Qed.

Lemma at_least_thresholded : forall t d mu, thresholded t d mu (at_least t d mu).
Proof.
  intros t d mu. split.
  - unfold mask_of, at_least. rewrite map_length, seq_length. reflexivity.
  - intros i Hi. unfold at_least. rewrite nth_map_seq by exact Hi.
    destruct (Rle_dec t (marginal i mu)); split; intros; try reflexivity; lra.
Qed.

(** s is p cut at tau; at tau itself either way. *)
Definition cut_at (tau : R) (p : list R) (s : mask) : Prop :=
  length s = length p /\
  forall i, (i < length p)%nat ->
    (tau < nth i p 0 -> nth i s false = true) /\ (nth i p 0 < tau -> nth i s false = false).

(** * Expectations *)

Lemma expected_plus : forall f g mu, expected (fun y => f y + g y) mu = expected f mu + expected g mu.
Proof. intros f g mu. induction mu as [|[q y] mu IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma expected_scale : forall c f mu, expected (fun y => c * f y) mu = c * expected f mu.
Proof. intros c f mu. induction mu as [|[q y] mu IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma expected_minus : forall f g mu, expected (fun y => f y - g y) mu = expected f mu - expected g mu.
Proof. intros f g mu. induction mu as [|[q y] mu IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma expected_app : forall f mu nu, expected f (mu ++ nu) = expected f mu + expected f nu.
Proof. intros f mu nu. induction mu as [|[q y] mu IH]; simpl; [lra | rewrite IH; lra]. Qed.

Lemma expected_ext : forall f g mu, (forall y, f y = g y) -> expected f mu = expected g mu.
Proof. intros f g mu H. induction mu as [|[q y] mu IH]; simpl; [reflexivity | rewrite IH, H; reflexivity]. Qed.

Lemma expected_mono : forall d mu (f g : mask -> R), is_distribution d mu ->
  (forall y, length y = d -> (0 < size y)%nat -> f y <= g y) -> expected f mu <= expected g mu.
Proof.
  intros d mu f g [Hmu _] H. induction Hmu as [|[q y] mu [Hq [Hl Hs]] _ IH]; simpl in *; [lra|].
  apply Rplus_le_compat; [|exact IH]. apply Rmult_le_compat_l; [lra|]. apply H; assumption.
Qed.

Lemma expected_eq : forall d mu (f g : mask -> R), is_distribution d mu ->
  (forall y, length y = d -> (0 < size y)%nat -> f y = g y) -> expected f mu = expected g mu.
Proof.
  intros d mu f g Hmu H. apply Rle_antisym; apply (expected_mono d); try assumption;
    intros y Hl Hs; rewrite H by assumption; lra.
Qed.

Lemma expected_const : forall d mu c, is_distribution d mu -> expected (fun _ => c) mu = c.
Proof.
  intros d mu c [_ H]. rewrite (expected_ext _ (fun _ => c * 1)) by (intros; lra).
  rewrite expected_scale, H. lra.
Qed.

(** A score that lies below a line in a count is, on average, below the line at the average count. *)
Lemma expected_le_line : forall d mu (f g : mask -> R) c0 c1, is_distribution d mu ->
  (forall y, length y = d -> (0 < size y)%nat -> f y <= c0 + c1 * g y) ->
  expected f mu <= c0 + c1 * expected g mu.
Proof.
  intros d mu f g c0 c1 Hmu H.
  apply Rle_trans with (expected (fun y => c0 + c1 * g y) mu); [apply (expected_mono d); assumption|].
  rewrite expected_plus, expected_scale, (expected_const d) by assumption. lra.
Qed.

Lemma marginal_range : forall d mu i, is_distribution d mu -> 0 <= marginal i mu <= 1.
Proof.
  intros d mu i Hmu. unfold marginal. split.
  - apply Rle_trans with (expected (fun _ => 0) mu); [rewrite (expected_const d mu 0 Hmu); lra|].
    apply (expected_mono d); [assumption|]. intros y _ _. destruct (nth i y false); lra.
  - apply Rle_trans with (expected (fun _ => 1) mu); [|rewrite (expected_const d mu 1 Hmu); lra].
    apply (expected_mono d); [assumption|].
    intros y _ _. destruct (nth i y false); lra.
Qed.

(** * Counts *)

Lemma INR_nonneg : forall n, 0 <= INR n.
Proof. exact pos_INR. Qed.

Lemma INR_at_least_1 : forall n, (0 < n)%nat -> 1 <= INR n.
Proof. intros n H. apply (le_INR 1) in H. exact H. Qed.

Lemma tp_le_size_l : forall y s, length y = length s -> (tp y s <= size y)%nat.
Proof. intros y s H. pose proof (tp_fn_size y s H). lia. Qed.

Lemma tp_le_size_r : forall y s, length y = length s -> (tp y s <= size s)%nat.
Proof. intros y s H. pose proof (tp_fp_size y s H). lia. Qed.

Lemma Dice_sizes : forall y s, length y = length s ->
  Dice y s = 2 * INR (tp y s) / (INR (size y) + INR (size s)).
Proof.
  intros y s H. unfold Dice, dice. f_equal.
  rewrite <- (tp_fn_size y s H), <- (tp_fp_size y s H), !plus_INR. lra.
Qed.

Lemma Jaccard_sizes : forall y s, length y = length s ->
  Jaccard y s = INR (tp y s) / (INR (size y) + INR (size s) - INR (tp y s)).
Proof.
  intros y s H. unfold Jaccard, jaccard. f_equal.
  rewrite <- (tp_fn_size y s H), <- (tp_fp_size y s H), !plus_INR. lra.
Qed.

Lemma div_le_1 : forall x y, 0 <= x <= y -> x / y <= 1.
Proof.
  intros x y [Hx Hy]. destruct (Req_dec y 0) as [->|H0].
  - replace x with 0 by lra. unfold Rdiv. lra.
  - apply Rmult_le_reg_r with y; [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.

Lemma div_nonneg : forall x y, 0 <= x -> 0 <= y -> 0 <= x / y.
Proof.
  intros x y Hx Hy. unfold Rdiv. destruct (Req_dec x 0) as [->|H0]; [lra|].
  destruct (Req_dec y 0) as [->|H1].
  - rewrite Rinv_0. lra.
  - apply Rmult_le_pos; [exact Hx|]. apply Rlt_le, Rinv_0_lt_compat. lra.
Qed.

Lemma Dice_range : forall y s, length y = length s -> 0 <= Dice y s <= 1.
Proof.
  intros y s H. rewrite Dice_sizes by exact H.
  pose proof (le_INR _ _ (tp_le_size_l y s H)). pose proof (le_INR _ _ (tp_le_size_r y s H)).
  pose proof (pos_INR (tp y s)). pose proof (pos_INR (size y)). pose proof (pos_INR (size s)).
  split; [apply div_nonneg; lra | apply div_le_1; lra].
Qed.

Lemma Jaccard_range : forall y s, length y = length s -> 0 <= Jaccard y s <= 1.
Proof.
  intros y s H. rewrite Jaccard_sizes by exact H.
  pose proof (le_INR _ _ (tp_le_size_l y s H)). pose proof (le_INR _ _ (tp_le_size_r y s H)).
  pose proof (pos_INR (tp y s)). pose proof (pos_INR (size y)). pose proof (pos_INR (size s)).
  split; [apply div_nonneg; lra | apply div_le_1; lra].
Qed.

(** * Masks are predictions *)

Definition certain (s : mask) : list R := map (fun b : bool => if b then 1 else 0) s.

Lemma hit_certain : forall y s, length y = length s -> hit y (certain s) = INR (tp y s).
Proof.
  unfold hit, tp. induction y as [|a y IH]; intros [|b s] H; simpl in H; try discriminate; [reflexivity|].
  cbn [certain map sum_where count]. fold (certain s). rewrite plus_INR, <- IH by lia. destruct a, b; simpl; lra.
Qed.

Lemma spill_certain : forall y s, length y = length s -> spill y (certain s) = INR (fp y s).
Proof.
  unfold spill, fp. induction y as [|a y IH]; intros [|b s] H; simpl in H; try discriminate; [reflexivity|].
  cbn [certain map sum_where count]. fold (certain s). rewrite plus_INR, <- IH by lia. destruct a, b; simpl; lra.
Qed.

Lemma SoftDice_certain : forall y s, length y = length s -> SoftDice y (certain s) = Dice y s.
Proof.
  intros y s H. unfold SoftDice. rewrite hit_certain, spill_certain, Dice_sizes by exact H.
  rewrite <- (tp_fp_size y s H), plus_INR. f_equal. lra.
Qed.

Lemma SoftJaccard_certain : forall y s, length y = length s -> SoftJaccard y (certain s) = Jaccard y s.
Proof.
  intros y s H. unfold SoftJaccard. rewrite hit_certain, spill_certain, Jaccard_sizes by exact H.
  rewrite <- (tp_fp_size y s H), plus_INR. f_equal. lra.
Qed.

(** * The average number of voxels hit

    Voxel by voxel: if every voxel of X is foreground with probability at most t, then X is hit at most t |X| times on
    average, and the same from below. *)

Lemma tp_skipn_cons : forall k y b X,
  tp (skipn k y) (b :: X) = ((if nth k y false && b then 1 else 0) + tp (skipn (S k) y) X)%nat.
Proof.
  intros k y b X. destruct (le_lt_dec (length y) k) as [H|H].
  - rewrite !skipn_all2, nth_overflow by lia. reflexivity.
  - rewrite <- (firstn_skipn k y) at 2.
    rewrite app_nth2 by (rewrite firstn_length; lia). rewrite firstn_length, min_l, Nat.sub_diag by lia.
    destruct (skipn k y) as [|a l] eqn:E.
    + apply (f_equal (@length bool)) in E. rewrite skipn_length in E. simpl in E. lia.
    + replace (skipn (S k) y) with l; [reflexivity|].
      replace (S k) with (1 + k)%nat by lia.
      clear -E. revert y E. induction k as [|k IH]; intros y E.
      * simpl in E. subst y. reflexivity.
      * destruct y as [|x y]; simpl in E; [discriminate|]. simpl. apply IH in E. simpl in E. exact E.
Qed.

Lemma expected_hits_cons : forall mu k b X,
  expected (fun y => INR (tp (skipn k y) (b :: X))) mu
  = (if b then marginal k mu else 0) + expected (fun y => INR (tp (skipn (S k) y) X)) mu.
Proof.
  intros mu k b X.
  rewrite (expected_ext _ (fun y => (if b then 1 else 0) * (if nth k y false then 1 else 0)
                                    + INR (tp (skipn (S k) y) X))).
  - rewrite expected_plus, expected_scale. unfold marginal. destruct b; lra.
  - intros y. rewrite tp_skipn_cons, plus_INR. destruct (nth k y false), b; simpl; lra.
Qed.

Lemma expected_hits_zero : forall mu k, expected (fun y => INR (tp (skipn k y) [])) mu = 0.
Proof.
  intros mu k. rewrite (expected_ext _ (fun _ => 0 * 0)).
  - rewrite expected_scale. lra.
  - intros y. destruct (skipn k y); simpl; lra.
Qed.

Lemma size_cons : forall b X, INR (size (b :: X)) = (if b then 1 else 0) + INR (size X).
Proof. intros b X. cbn [size]. rewrite plus_INR. destruct b; simpl; lra. Qed.

Lemma expected_hits_le : forall mu t X,
  (forall i, nth i X false = true -> marginal i mu <= t) ->
  expected (fun y => INR (tp y X)) mu <= t * INR (size X).
Proof.
  intros mu t X H.
  assert (G : forall k X, (forall i, nth i X false = true -> marginal (k + i) mu <= t) ->
              expected (fun y => INR (tp (skipn k y) X)) mu <= t * INR (size X)).
  { clear. intros k X. revert k. induction X as [|b X IH]; intros k H.
    - rewrite expected_hits_zero. simpl. lra.
    - rewrite expected_hits_cons, size_cons.
      assert (H1 := IH (S k)). assert (H0 := H 0%nat). simpl in H0.
      assert (expected (fun y => INR (tp (skipn (S k) y) X)) mu <= t * INR (size X)).
      { apply H1. intros i Hi. replace (S k + i)%nat with (k + S i)%nat by lia. apply H. exact Hi. }
      rewrite Nat.add_0_r in H0. destruct b; [specialize (H0 eq_refl)|]; lra. }
  apply (G 0%nat X H).
Qed.

Lemma expected_hits_ge : forall mu t X,
  (forall i, nth i X false = true -> t <= marginal i mu) ->
  t * INR (size X) <= expected (fun y => INR (tp y X)) mu.
Proof.
  intros mu t X H.
  assert (G : forall k X, (forall i, nth i X false = true -> t <= marginal (k + i) mu) ->
              t * INR (size X) <= expected (fun y => INR (tp (skipn k y) X)) mu).
  { clear. intros k X. revert k. induction X as [|b X IH]; intros k H.
    - rewrite expected_hits_zero. simpl. lra.
    - rewrite expected_hits_cons, size_cons.
      assert (H1 := IH (S k)). assert (H0 := H 0%nat). simpl in H0.
      assert (t * INR (size X) <= expected (fun y => INR (tp (skipn (S k) y) X)) mu).
      { apply H1. intros i Hi. replace (S k + i)%nat with (k + S i)%nat by lia. apply H. exact Hi. }
      rewrite Nat.add_0_r in H0. destruct b; [specialize (H0 eq_refl)|]; lra. }
  apply (G 0%nat X H).
Qed.

(** * One voxel changed *)

(** s with voxel i set to b. *)
Fixpoint set_voxel (i : nat) (b : bool) (s : mask) : mask :=
  match s, i with
  | [], _ => []
  | _ :: s', O => b :: s'
  | a :: s', S i' => a :: set_voxel i' b s'
  end.

Lemma set_voxel_length : forall s i b, length (set_voxel i b s) = length s.
Proof. induction s as [|a s IH]; intros [|i] b; simpl; try reflexivity. rewrite IH. reflexivity. Qed.

Definition one (b : bool) : R := if b then 1 else 0.

Lemma set_voxel_size : forall s i b, (i < length s)%nat ->
  INR (size (set_voxel i b s)) = INR (size s) + (one b - one (nth i s false)).
Proof.
  induction s as [|a s IH]; intros i b Hi; cbn [length] in Hi; [lia|]. destruct i as [|i]; cbn [set_voxel nth].
  - rewrite !size_cons. unfold one. destruct a, b; lra.
  - rewrite !size_cons, IH by lia. lra.
Qed.

Lemma nth_set_voxel : forall s i j b, (i < length s)%nat ->
  nth j (set_voxel i b s) false = if (j =? i)%nat then b else nth j s false.
Proof.
  induction s as [|a s IH]; intros [|i] [|j] b Hi; simpl in Hi; try lia; try reflexivity. simpl. apply IH. lia.
Qed.

(** * A best mask exists *)

Lemma best_mask_exists : forall d (f : mask -> R),
  exists s, mask_of d s /\ forall s', mask_of d s' -> f s' <= f s.
Proof.
  unfold mask_of. induction d as [|d IH]; intros f.
  - exists []. split; [reflexivity|]. intros [|a s'] H; [lra | discriminate].
  - destruct (IH (fun s => f (true :: s))) as [s1 [L1 H1]]. destruct (IH (fun s => f (false :: s))) as [s0 [L0 H0]].
    destruct (Rle_dec (f (false :: s0)) (f (true :: s1))) as [G|G].
    + exists (true :: s1). split; [simpl; lia|]. intros [|[|] s'] H; simpl in H; try discriminate.
      * apply H1. lia.
      * apply Rle_trans with (f (false :: s0)); [apply H0; lia | exact G].
    + exists (false :: s0). split; [simpl; lia|]. intros [|[|] s'] H; simpl in H; try discriminate.
      * apply Rle_trans with (f (true :: s1)); [apply H1; lia | lra].
      * apply H0. lia.
Qed.

(** Among the numbers below d with P there is one of the largest f. *)
Lemma largest_with : forall (P : nat -> bool) (f : nat -> R) d, (exists i, (i < d)%nat /\ P i = true) ->
  exists i, (i < d)%nat /\ P i = true /\ forall j, (j < d)%nat -> P j = true -> f j <= f i.
Proof.
  intros P f. induction d as [|d IH]; intros [i [Hi Pi]]; [lia|].
  destruct (P d) eqn:Pd.
  - destruct (existsb P (seq 0 d)) eqn:Ex.
    + apply existsb_exists in Ex. destruct Ex as [j [Hj Pj]]. apply in_seq in Hj.
      destruct IH as [m [Hm [Pm Hbest]]]; [exists j; split; [lia | exact Pj]|].
      destruct (Rle_dec (f m) (f d)) as [H|H].
      * exists d. repeat split; [lia | exact Pd |]. intros j' Hj' Pj'.
        destruct (Nat.eq_dec j' d) as [->|]; [lra|]. pose proof (Hbest j' ltac:(lia) Pj'). lra.
      * exists m. repeat split; [lia | exact Pm |]. intros j' Hj' Pj'.
        destruct (Nat.eq_dec j' d) as [->|]; [lra|]. apply Hbest; [lia | exact Pj'].
    + exists d. repeat split; [lia | exact Pd |]. intros j Hj Pj.
      destruct (Nat.eq_dec j d) as [->|]; [lra|]. exfalso.
      assert (existsb P (seq 0 d) = true); [|congruence].
      apply existsb_exists. exists j. split; [apply in_seq; lia | exact Pj].
  - assert (i <> d) by congruence.
    destruct IH as [m [Hm [Pm Hbest]]]; [exists i; split; [lia | exact Pi]|].
    exists m. repeat split; [lia | exact Pm |]. intros j Hj Pj.
    destruct (Nat.eq_dec j d) as [->|]; [congruence | apply Hbest; [lia | exact Pj]].
Qed.

(** * Numbers

    For concrete distributions: an expectation and a marginal become an expression in numerals, which lra decides. *)

Ltac evaluate :=
  cbv [expected marginal Dice Jaccard dice jaccard tp fp fn count size INR andb negb nth map fst snd Nat.add].
Ltac evaluate_in H :=
  cbv [expected marginal Dice Jaccard dice jaccard tp fp fn count size INR andb negb nth map fst snd Nat.add] in H.

(** A list of booleans of length 3 is one of eight. *)
Lemma masks_of_2 : forall s, mask_of 2 s -> In s [[false; false]; [false; true]; [true; false]; [true; true]].
Proof.
  intros s H. unfold mask_of in H. destruct s as [|a [|b [|c s]]]; simpl in H; try discriminate.
  destruct a, b; simpl; tauto.
Qed.
Lemma masks_of_3 : forall s, mask_of 3 s ->
  In s [[false; false; false]; [false; false; true]; [false; true; false]; [false; true; true];
        [true; false; false]; [true; false; true]; [true; true; false]; [true; true; true]].
Proof.
  intros s H. unfold mask_of in H. destruct s as [|a [|b [|c [|e s]]]]; simpl in H; try discriminate.
  destruct a, b, c; simpl; tauto.
Qed.

(** A list of concrete masks with positive numbers that sum to 1 is a distribution. *)
Ltac concrete_distribution :=
  split; [repeat (apply Forall_cons; [cbn; split; [lra | split; [reflexivity | lia]] |]); apply Forall_nil
         | evaluate; lra].

Ltac evaluate_soft :=
  cbv [expected SoftDice SoftJaccard hit spill sum_where size INR eqb Nat.add].
