(** The Tversky loss is submodular in the set of errors exactly if the weight of false negatives is at least 1

    Law. Fix a target y. The voxels on which a prediction is wrong are its error set m: the prediction is y xor m. Of
    the error set, the Tversky loss 1 - T with weights alpha >= 0 and beta > 0 (0 for two empty masks) is

    - monotone: more errors are no better;
    - submodular, loss(A and B) + loss(A or B) <= loss(A) + loss(B), for every target y exactly if beta >= 1.

    If y may be empty, alpha has to be positive, since T is 0/0 there otherwise. The Jaccard loss (beta = 1) is
    submodular, so it has a Lovász extension that is convex; the Dice loss (beta = 1/2) isn't: with y = {1,2} missing
    one voxel costs 1/3, missing both costs 1 > 1/3 + 1/3. For targets of at most one voxel it is, as all Tversky losses
    with positive weights are. As a function of the predicted set, instead of the errors, the Jaccard loss is submodular
    only if all voxels or none belong to the target.

    Proof. With n voxels in the target, of which a are missed, and b voxels predicted wrongly, T = t/e with t = n - a
    and e = n + (beta - 1) a + alpha b. A has i more missed voxels than (A and B), B has j more, and (A or B) has i + j
    more; when beta >= 1 they raise e by p >= 0, q >= 0 and p + q. The claim is

        t/e + (t-i-j)/(e+p+q) >= (t-i)/(e+p) + (t-j)/(e+q).

    It's a sum of three terms that aren't negative: t times the second difference of the convex 1/e, i times
    1/(e+p) - 1/(e+p+q), and j times 1/(e+q) - 1/(e+p+q). If beta < 1, y = {1,2} with A = {1} and B = {2} break it:
    2 beta/(1+beta) < 1. With n = 1 at most one of i and j isn't 0, and a missed voxel costs 1 whatever else is wrong. A
    hit and a false positive lose 2 - 1/n apart, and together, beside nothing, 2 - 1/(n+1). *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks.
Import ListNotations.
Open Scope R_scope.

(** * Sets as masks *)

Fixpoint zip (g : bool -> bool -> bool) (a b : mask) : mask :=
  match a, b with
  | x :: a', z :: b' => g x z :: zip g a' b'
  | _, _ => []
  end.

Definition union (a b : mask) : mask := zip orb a b.
Definition intersection (a b : mask) : mask := zip andb a b.

(** The prediction that is wrong on m and nowhere else. *)
Definition with_errors (y m : mask) : mask := zip xorb y m.

Definition subset (a b : mask) : Prop := length a = length b /\ fn a b = 0%nat.

(** The loss of an error set; two empty masks agree, so their loss is 0. *)
Definition tversky_error_loss (alpha beta : R) (y m : mask) : R :=
  if (size y + size (with_errors y m) =? 0)%nat then 0 else 1 - Tversky alpha beta y (with_errors y m).

Definition monotone (loss : mask -> R) (d : nat) : Prop :=
  forall a b : mask, length a = d -> length b = d -> subset a b -> loss a <= loss b.

Definition submodular (loss : mask -> R) (d : nat) : Prop :=
  forall a b : mask, length a = d -> length b = d ->
    loss (intersection a b) + loss (union a b) <= loss a + loss b.

(** * The loss in numbers of errors *)

(** Missed voxels are the errors on the target, tp y m; the others are fp y m. *)
Lemma length_zip : forall g a b, length a = length b -> length (zip g a b) = length a.
Proof. induction a as [|x a IH]; intros [|z b] L; simpl in *; try discriminate; auto. Qed.

Lemma errors_counts : forall y m, length y = length m ->
  (tp y (with_errors y m) + tp y m = size y)%nat /\ fn y (with_errors y m) = tp y m /\
  fp y (with_errors y m) = fp y m.
Proof.
  unfold tp, fn, fp, with_errors. induction y as [|a y IH]; intros [|b m] L; simpl in *; try discriminate; auto.
  destruct (IH m ltac:(lia)) as (H1 & H2 & H3). rewrite H2, H3. destruct a, b; simpl; lia.
Qed.

(** The loss of A missed voxels out of n, and B other errors. *)
Definition loss_of (alpha beta n A B : R) : R := 1 - (n - A) / (n + (beta - 1) * A + alpha * B).

Lemma error_loss_target : forall alpha beta y m, length y = length m -> (0 < size y)%nat ->
  tversky_error_loss alpha beta y m = loss_of alpha beta (INR (size y)) (INR (tp y m)) (INR (fp y m)).
Proof.
  intros alpha beta y m L N. unfold tversky_error_loss.
  destruct (Nat.eqb_spec (size y + size (with_errors y m)) 0); [lia|].
  destruct (errors_counts y m L) as (H1 & H2 & H3).
  assert (H : INR (tp y (with_errors y m)) = INR (size y) - INR (tp y m)).
  { rewrite <- H1, plus_INR. ring. }
  unfold Tversky, tversky, loss_of. rewrite H, H2, H3. do 2 f_equal. ring.
Qed.

(** No target: the loss is 1 but without errors. *)
Lemma error_loss_no_target : forall alpha beta y m, length y = length m -> size y = 0%nat -> 0 < alpha ->
  tversky_error_loss alpha beta y m = if (size m =? 0)%nat then 0 else 1.
Proof.
  intros alpha beta y m L N A. unfold tversky_error_loss. destruct (errors_counts y m L) as (H1 & H2 & H3).
  assert (Lm : length y = length (with_errors y m)) by (unfold with_errors; rewrite length_zip; auto).
  pose proof (tp_fp_size y m L) as S. pose proof (tp_fp_size y _ Lm) as S'.
  assert (T : tp y (with_errors y m) = 0%nat /\ fn y (with_errors y m) = 0%nat /\
    fp y (with_errors y m) = size m /\ size (with_errors y m) = size m) by lia.
  destruct T as (T1 & T2 & T3 & T4). rewrite N, T4. simpl plus. destruct (Nat.eqb_spec (size m) 0) as [Z|Z]; auto.
  unfold Tversky, tversky. rewrite T1, T2, T3. simpl. unfold Rdiv. lra.
Qed.

(** * Of unions and intersections *)

(** Errors of A and B: those of the intersection, and i and j more; the union has i + j more. *)
Lemma tp_lattice : forall y a b, length y = length a -> length a = length b -> exists i j,
  (tp y a = tp y (intersection a b) + i /\ tp y b = tp y (intersection a b) + j /\
   tp y (union a b) = tp y (intersection a b) + i + j)%nat.
Proof.
  unfold tp, intersection, union.
  induction y as [|x y IH]; intros [|u a] [|v b] L M; simpl in *; try discriminate; [exists 0%nat, 0%nat; auto|].
  destruct (IH a b ltac:(lia) ltac:(lia)) as (i & j & H1 & H2 & H3).
  destruct x, u, v; simpl; [exists i, j | exists (S i), j | exists i, (S j) | exists i, j ..]; lia.
Qed.

Lemma fp_lattice : forall y a b, length y = length a -> length a = length b -> exists i j,
  (fp y a = fp y (intersection a b) + i /\ fp y b = fp y (intersection a b) + j /\
   fp y (union a b) = fp y (intersection a b) + i + j)%nat.
Proof.
  unfold fp, intersection, union.
  induction y as [|x y IH]; intros [|u a] [|v b] L M; simpl in *; try discriminate; [exists 0%nat, 0%nat; auto|].
  destruct (IH a b ltac:(lia) ltac:(lia)) as (i & j & H1 & H2 & H3).
  destruct x, u, v; simpl; try (exists i, j; lia); try (exists (S i), j; lia); exists i, (S j); lia.
Qed.

Lemma subset_counts : forall y a b, length y = length a -> subset a b ->
  (tp y a <= tp y b /\ fp y a <= fp y b)%nat.
Proof.
  unfold subset, tp, fp, fn.
  induction y as [|x y IH]; intros [|u a] [|v b] L [M S]; simpl in *; try discriminate; auto.
  assert (M' : length a = length b) by lia.
  assert (H : (count (fun a b => a && negb b) a b = 0)%nat) by (destruct u, v; simpl in *; lia).
  specialize (IH a b ltac:(lia) (conj M' H)). destruct x, u, v; simpl in *; lia.
Qed.

(** * The inequalities of real numbers *)

Lemma loss_monotone : forall alpha beta n A B A' B', 0 <= alpha -> 0 < beta -> 0 < n ->
  0 <= A -> A <= A' -> A' <= n -> 0 <= B -> B <= B' -> loss_of alpha beta n A B <= loss_of alpha beta n A' B'.
Proof.
  intros alpha beta n A B A' B' Ha Hb Hn HA HA' Hn' HB HB'. unfold loss_of.
  assert (P : forall a b, 0 <= a <= n -> 0 <= b -> 0 < n + (beta - 1) * a + alpha * b).
  { intros a b Ra Rb. assert (0 <= alpha * b) by nra. destruct (Req_dec a n) as [->|Ne]; nra. }
  pose proof (P A B ltac:(lra) ltac:(lra)) as D. pose proof (P A' B' ltac:(lra) ltac:(lra)) as D'.
  assert (H : (n - A') / (n + (beta - 1) * A' + alpha * B') <= (n - A) / (n + (beta - 1) * A + alpha * B)); [|lra].
  apply div_le_div; auto.
  assert (E : beta * A + alpha * B <= beta * A' + alpha * B') by nra.
  assert (0 <= beta * A + alpha * B) by nra.
  assert ((n - A') * (beta * A + alpha * B) <= (n - A) * (beta * A' + alpha * B')) by (apply Rmult_le_compat; lra).
  lra.
Qed.

Lemma inverse_convex : forall e p q, 0 < e -> 0 <= p -> 0 <= q -> / (e + p) + / (e + q) <= / e + / (e + p + q).
Proof.
  intros e p q E P Q.
  assert (H : / e + / (e + p + q) - / (e + p) - / (e + q) =
    p * q * (2 * e + p + q) / (e * (e + p) * ((e + q) * (e + p + q)))) by (field; repeat split; lra).
  assert (0 <= p * q * (2 * e + p + q) / (e * (e + p) * ((e + q) * (e + p + q)))); [|lra].
  apply div_nonneg; [repeat apply Rmult_le_pos; lra | repeat apply Rmult_lt_0_compat; lra].
Qed.

Lemma two_steps : forall t e i j p q, 0 < e -> 0 <= i -> 0 <= j -> i + j <= t -> 0 <= p -> 0 <= q ->
  (t - i) / (e + p) + (t - j) / (e + q) <= t / e + (t - i - j) / (e + p + q).
Proof.
  intros t e i j p q E I J T P Q. unfold Rdiv.
  pose proof (inverse_convex e p q E P Q) as C.
  assert (C1 : / (e + p + q) <= / (e + p)) by (apply Rinv_le_contravar; lra).
  assert (C2 : / (e + p + q) <= / (e + q)) by (apply Rinv_le_contravar; lra).
  apply (Rmult_le_compat_l t) in C; [|lra]. apply (Rmult_le_compat_l i) in C1; [|lra].
  apply (Rmult_le_compat_l j) in C2; [|lra]. lra.
Qed.

Lemma loss_submodular : forall alpha beta n A B i j k l, 0 <= alpha -> 1 <= beta -> 0 < n ->
  0 <= A -> 0 <= B -> 0 <= i -> 0 <= j -> 0 <= k -> 0 <= l -> A + i + j <= n ->
  loss_of alpha beta n A B + loss_of alpha beta n (A + i + j) (B + k + l) <=
  loss_of alpha beta n (A + i) (B + k) + loss_of alpha beta n (A + j) (B + l).
Proof.
  intros alpha beta n A B i j k l Ha Hb Hn HA HB Hi Hj Hk Hl HN. unfold loss_of.
  assert (E : 0 < n + (beta - 1) * A + alpha * B) by nra.
  assert (P : 0 <= (beta - 1) * i + alpha * k) by nra. assert (Q : 0 <= (beta - 1) * j + alpha * l) by nra.
  pose proof (two_steps (n - A) _ i j _ _ E Hi Hj ltac:(lra) P Q) as S.
  replace (n + (beta - 1) * (A + i) + alpha * (B + k))
    with (n + (beta - 1) * A + alpha * B + ((beta - 1) * i + alpha * k)) by ring.
  replace (n + (beta - 1) * (A + j) + alpha * (B + l))
    with (n + (beta - 1) * A + alpha * B + ((beta - 1) * j + alpha * l)) by ring.
  replace (n + (beta - 1) * (A + i + j) + alpha * (B + k + l))
    with (n + (beta - 1) * A + alpha * B + ((beta - 1) * i + alpha * k) + ((beta - 1) * j + alpha * l)) by ring.
  replace (n - (A + i + j)) with (n - A - i - j) by ring.
  replace (n - (A + i)) with (n - A - i) by ring. replace (n - (A + j)) with (n - A - j) by ring. lra.
Qed.

(** * The laws *)

Theorem tversky_monotone : forall (alpha beta : R) (y : mask), 0 <= alpha -> 0 < beta ->
  (0 < size y)%nat \/ 0 < alpha -> monotone (tversky_error_loss alpha beta y) (length y).
Proof.
  intros alpha beta y Ha Hb N a b La Lb S.
  destruct (Nat.eq_dec (size y) 0) as [Z|Z].
  - assert (0 < alpha) by (destruct N; [lia | assumption]).
    rewrite !error_loss_no_target by auto. destruct S as [L S].
    pose proof (tp_fn_size a b L). pose proof (tp_fp_size a b L).
    destruct (Nat.eqb_spec (size a) 0), (Nat.eqb_spec (size b) 0); try lra; lia.
  - rewrite !error_loss_target by (auto; lia).
    destruct (subset_counts y a b ltac:(auto) S) as [T F]. apply le_INR in T, F.
    pose proof (tp_fn_size y b ltac:(auto)) as U. apply (f_equal INR) in U. rewrite plus_INR in U.
    pose proof (fn_real_nonneg y b).
    apply loss_monotone; auto with masks; [|lra]. apply size_real_pos. lia.
Qed.

Lemma size_lattice : forall a b, length a = length b ->
  (size (union a b) + size (intersection a b) = size a + size b)%nat /\ (size a <= size (union a b))%nat /\
  (size b <= size (union a b))%nat.
Proof.
  unfold union, intersection. induction a as [|u a IH]; intros [|v b] L; simpl in *; try discriminate; auto.
  destruct (IH b ltac:(lia)) as (H1 & H2 & H3). destruct u, v; simpl; lia.
Qed.

(** Without a target the loss tells only whether there is an error. *)
Lemma submodular_no_target : forall (alpha beta : R) (y : mask), 0 < alpha -> size y = 0%nat ->
  submodular (tversky_error_loss alpha beta y) (length y).
Proof.
  intros alpha beta y Ha Z a b La Lb.
  assert (Li : length y = length (intersection a b)) by (unfold intersection; rewrite length_zip; congruence).
  assert (Lu : length y = length (union a b)) by (unfold union; rewrite length_zip; congruence).
  rewrite !error_loss_no_target by auto. destruct (size_lattice a b ltac:(congruence)) as (S1 & S2 & S3).
  destruct (Nat.eqb_spec (size a) 0), (Nat.eqb_spec (size b) 0), (Nat.eqb_spec (size (union a b)) 0),
    (Nat.eqb_spec (size (intersection a b)) 0); try lra; lia.
Qed.

(** Else it is one of numbers: A missed voxels and B others in the intersection, i and k more in one set, j and l in
    the other. *)
Lemma submodular_of_counts : forall (alpha beta : R) (y : mask), (0 < size y)%nat ->
  (forall A B i j k l, (A + i + j <= size y)%nat ->
    let loss A B := loss_of alpha beta (INR (size y)) (INR A) (INR B) in
    loss A B + loss (A + i + j)%nat (B + k + l)%nat <= loss (A + i)%nat (B + k)%nat + loss (A + j)%nat (B + l)%nat) ->
  submodular (tversky_error_loss alpha beta y) (length y).
Proof.
  intros alpha beta y N H a b La Lb.
  assert (Li : length y = length (intersection a b)) by (unfold intersection; rewrite length_zip; congruence).
  assert (Lu : length y = length (union a b)) by (unfold union; rewrite length_zip; congruence).
  rewrite !error_loss_target by auto.
  destruct (tp_lattice y a b ltac:(auto) ltac:(congruence)) as (i & j & T1 & T2 & T3).
  destruct (fp_lattice y a b ltac:(auto) ltac:(congruence)) as (k & l & F1 & F2 & F3).
  pose proof (tp_fn_size y _ Lu) as U. rewrite T1, T2, T3, F1, F2, F3. apply H. lia.
Qed.

Theorem tversky_submodular_if : forall (alpha beta : R) (y : mask), 0 <= alpha -> 1 <= beta ->
  (0 < size y)%nat \/ 0 < alpha -> submodular (tversky_error_loss alpha beta y) (length y).
Proof.
  intros alpha beta y Ha Hb N. destruct (Nat.eq_dec (size y) 0) as [Z|Z].
  - apply submodular_no_target; [destruct N; [lia | assumption] | exact Z].
  - apply submodular_of_counts; [lia|]. intros A B i j k l H loss. apply le_INR in H. rewrite !plus_INR in H.
    unfold loss. rewrite !plus_INR. apply loss_submodular; auto using pos_INR. apply size_real_pos. lia.
Qed.

(** With one target voxel, missed in one of the sets or none, beta doesn't matter. *)
Theorem tversky_submodular_one : forall (alpha beta : R) (y : mask), 0 < alpha -> 0 < beta -> (size y <= 1)%nat ->
  submodular (tversky_error_loss alpha beta y) (length y).
Proof.
  intros alpha beta y Ha Hb N. destruct (Nat.eq_dec (size y) 0) as [Z|Z]; [apply submodular_no_target; assumption|].
  apply submodular_of_counts; [lia|]. replace (size y) with 1%nat by lia. intros A B i j k l H loss.
  assert (E1 : forall B, loss 1%nat B = 1) by (intro C; unfold loss, loss_of, Rdiv; simpl; ring).
  assert (E0 : forall B, loss 0%nat B = 1 - 1 / (1 + alpha * INR B)).
  { intro C. unfold loss, loss_of. simpl. f_equal. f_equal; ring. }
  assert (P : forall C : nat, 0 <= alpha * INR C) by (intro C; apply Rmult_le_pos; [lra | apply pos_INR]).
  assert (M : forall C m : nat, loss 0%nat C <= loss 0%nat (C + m)%nat).
  { intros C m. rewrite !E0, plus_INR, Rmult_plus_distr_l. pose proof (P C). pose proof (P m).
    assert (1 / (1 + (alpha * INR C + alpha * INR m)) <= 1 / (1 + alpha * INR C)) by (apply div_le_div; lra). lra. }
  destruct A as [|A].
  - destruct i as [|i]; destruct j as [|j]; cbn [plus] in *; try lia.
    + rewrite !E0, !plus_INR, !Rmult_plus_distr_l. pose proof (P B). pose proof (P k). pose proof (P l).
      pose proof (inverse_convex (1 + alpha * INR B) (alpha * INR k) (alpha * INR l) ltac:(lra) ltac:(lra) ltac:(lra))
        as C.
      unfold Rdiv. rewrite !Rmult_1_l, <- !Rplus_assoc in *. lra.
    + replace j with 0%nat in * by lia. rewrite !E1. pose proof (M B k). lra.
    + replace i with 0%nat in * by lia. rewrite !E1. pose proof (M B l). lra.
  - replace A with 0%nat in * by lia. replace i with 0%nat in * by lia. replace j with 0%nat in * by lia.
    cbn [plus]. rewrite !E1. lra.
Qed.

(** The target {1,2} with the error sets {1} and {2}. *)
Lemma missed_twice : forall alpha beta, 0 < beta ->
  let loss := tversky_error_loss alpha beta [true; true] in
  loss [true; false] = beta / (1 + beta) /\ loss [false; true] = beta / (1 + beta) /\
  loss (union [true; false] [false; true]) = 1 /\ loss (intersection [true; false] [false; true]) = 0.
Proof.
  intros alpha beta Hb loss. subst loss. unfold union, intersection. simpl zip.
  rewrite !error_loss_target by (simpl; auto with arith). unfold loss_of, tp, fp. simpl. repeat split; field; lra.
Qed.

Theorem tversky_submodular_only_if : forall alpha beta : R, 0 < beta ->
  submodular (tversky_error_loss alpha beta [true; true]) 2 -> 1 <= beta.
Proof.
  intros alpha beta Hb S. specialize (S [true; false] [false; true] eq_refl eq_refl).
  destruct (missed_twice alpha beta Hb) as (A & B & C & D). rewrite A, B, C, D in S.
  apply Rnot_lt_le. intro H. assert (beta / (1 + beta) < 1 / 2); [|lra]. apply div_lt; lra.
Qed.

Theorem tversky_submodular : forall alpha beta : R, 0 <= alpha -> 0 < beta ->
  (forall y : mask, (0 < size y)%nat \/ 0 < alpha -> monotone (tversky_error_loss alpha beta y) (length y)) /\
  ((forall y : mask, (0 < size y)%nat \/ 0 < alpha -> submodular (tversky_error_loss alpha beta y) (length y))
   <-> 1 <= beta).
Proof.
  intros alpha beta Ha Hb. split; [|split].
  - intros. apply tversky_monotone; assumption.
  - intro S. apply (tversky_submodular_only_if alpha beta Hb). apply (S [true; true]). left. simpl. lia.
  - intros. apply tversky_submodular_if; assumption.
Qed.

(** * Jaccard and Dice *)

Corollary jaccard_loss_submodular : forall y : mask, submodular (tversky_error_loss 1 1 y) (length y).
Proof. intro y. apply tversky_submodular_if; [lra | lra | right; lra]. Qed.

(** Missing one voxel of {1,2} costs 1/3, missing both 1. *)
Theorem dice_loss_not_submodular :
  let loss := fun m : mask => 1 - Dice [true; true] (with_errors [true; true] m) in
  loss [true; false] = 1 / 3 /\ loss [false; true] = 1 / 3 /\ loss [true; true] = 1 /\ loss [false; false] = 0 /\
  ~ submodular loss 2.
Proof.
  intro loss.
  assert (E : loss [true; false] = 1 / 3 /\ loss [false; true] = 1 / 3 /\ loss [true; true] = 1 /\
    loss [false; false] = 0).
  { subst loss. unfold with_errors, Dice, dice, tp, fp, fn. simpl. repeat split; field. }
  destruct E as (A & B & C & D). repeat split; auto.
  intro S. specialize (S [true; false] [false; true] eq_refl eq_refl).
  unfold union, intersection in S. simpl zip in S. lra.
Qed.

(** * In the prediction *)

(** The Jaccard loss of a prediction; 0 where both masks are empty. *)
Definition jaccard_loss_of (y s : mask) : R := if (size y + size s =? 0)%nat then 0 else 1 - Jaccard y s.

Lemma one_hit : forall y, (0 < size y)%nat -> exists s, length s = length y /\ tp y s = 1%nat /\ fp y s = 0%nat.
Proof.
  unfold tp, fp. induction y as [|a y IH]; intro N; [simpl in N; lia|]. destruct a.
  - exists (true :: repeat false (length y)). simpl. rewrite repeat_length. split; [reflexivity|].
    assert (E : forall f, (forall a, f a false = false) -> count f y (repeat false (length y)) = 0%nat).
    { clear. intros f F. induction y as [|a y IH]; simpl; [reflexivity|]. rewrite F, IH. reflexivity. }
    rewrite !E; auto using andb_false_r.
  - destruct (IH N) as (s & L & T & F). exists (false :: s). simpl. rewrite L. auto.
Qed.

Lemma one_false_positive : forall y, (size y < length y)%nat -> exists s, length s = length y /\ tp y s = 0%nat /\
  fp y s = 1%nat.
Proof.
  intros y N. set (z := map negb y).
  assert (S : (size z + size y = length y)%nat) by (unfold z; clear; induction y as [|[] y IH]; simpl; lia).
  destruct (one_hit z ltac:(lia)) as (s & L & T & F). exists s. unfold z in *.
  rewrite map_length in L. split; [exact L|].
  clear N S L. unfold tp, fp in *. revert s T F.
  assert (E : forall s, count andb (map negb y) s = count (fun a b => negb a && b) y s /\
    count (fun a b => negb a && b) (map negb y) s = count andb y s).
  { induction y as [|a y IH]; intros [|b s]; simpl; auto. destruct (IH s) as [-> ->]. rewrite negb_involutive. auto. }
  intros s T F. destruct (E s) as [E1 E2]. lia.
Qed.

Theorem jaccard_submodular_sizes : forall y : mask,
  submodular (jaccard_loss_of y) (length y) <-> (size y = 0 \/ size y = length y)%nat.
Proof.
  intro y. split.
  - intro H. destruct (Nat.eq_dec (size y) 0) as [Z|Z]; [left; exact Z|right].
    destruct (Nat.eq_dec (size y) (length y)) as [E|NE]; [exact E|exfalso].
    pose proof (size_le_length y). destruct (one_hit y ltac:(lia)) as (a & La & Ta & Fa).
    destruct (one_false_positive y ltac:(lia)) as (b & Lb & Tb & Fb).
    specialize (H a b La Lb).
    destruct (tp_lattice y a b ltac:(auto) ltac:(congruence)) as (i & j & T1 & T2 & T3).
    destruct (fp_lattice y a b ltac:(auto) ltac:(congruence)) as (k & l & F1 & F2 & F3).
    assert (Li : length y = length (intersection a b)) by (unfold intersection; rewrite length_zip; congruence).
    assert (Lu : length y = length (union a b)) by (unfold union; rewrite length_zip; congruence).
    assert (J : forall s, length y = length s -> jaccard_loss_of y s =
      1 - INR (tp y s) / (INR (size y) + INR (fp y s))).
    { intros s L. unfold jaccard_loss_of. destruct (Nat.eqb_spec (size y + size s) 0); [lia|]. unfold Jaccard, jaccard.
      rewrite <- (tp_fn_size y s L), plus_INR. do 2 f_equal. ring. }
    assert (C : (tp y (intersection a b) = 0 /\ fp y (intersection a b) = 0 /\ tp y (union a b) = 1 /\
      fp y (union a b) = 1)%nat) by lia. destruct C as (C1 & C2 & C3 & C4).
    rewrite !J, C1, C2, C3, C4, Ta, Fa, Tb, Fb in H by auto. simpl in H.
    pose proof (INR_ge_1 (size y) ltac:(lia)) as N. set (n := INR (size y)) in *. clearbody n.
    assert (1 / (n + 1) < 1 / n) by (apply div_lt_div; lra). rewrite Rplus_0_r in H. unfold Rdiv in *. lra.
  - intros [Z|E] a b La Lb.
    + assert (J : forall s, length y = length s -> jaccard_loss_of y s = if (size s =? 0)%nat then 0 else 1).
      { intros s L. unfold jaccard_loss_of. rewrite Z. simpl. destruct (Nat.eqb_spec (size s) 0); [reflexivity|].
        pose proof (tp_fn_size y s L). unfold Jaccard, jaccard. replace (tp y s) with 0%nat by lia. simpl. unfold Rdiv.
        lra. }
      assert (Li : length y = length (intersection a b)) by (unfold intersection; rewrite length_zip; congruence).
      assert (Lu : length y = length (union a b)) by (unfold union; rewrite length_zip; congruence).
      rewrite !J by auto. destruct (size_lattice a b ltac:(congruence)) as (S1 & S2 & S3).
      destruct (Nat.eqb_spec (size a) 0), (Nat.eqb_spec (size b) 0), (Nat.eqb_spec (size (union a b)) 0),
        (Nat.eqb_spec (size (intersection a b)) 0); try lra; lia.
    + assert (J : forall s, length y = length s -> jaccard_loss_of y s = if (size y =? 0)%nat then 0 else
        1 - INR (size s) / INR (size y)).
      { intros s L. unfold jaccard_loss_of. pose proof (counts_length y s L). pose proof (tp_fn_size y s L).
        pose proof (tp_fp_size y s L). assert (fp y s = 0)%nat by lia. destruct (Nat.eqb_spec (size y) 0) as [Z|Z].
        - destruct (Nat.eqb_spec (size y + size s) 0); [reflexivity | lia].
        - destruct (Nat.eqb_spec (size y + size s) 0); [lia|]. unfold Jaccard, jaccard.
          rewrite <- plus_INR, <- plus_INR. replace (tp y s) with (size s) by lia.
          replace (size s + fp y s + fn y s)%nat with (size y) by lia. reflexivity. }
      assert (Li : length y = length (intersection a b)) by (unfold intersection; rewrite length_zip; congruence).
      assert (Lu : length y = length (union a b)) by (unfold union; rewrite length_zip; congruence).
      rewrite !J by auto. destruct (size_lattice a b ltac:(congruence)) as (S1 & _).
      destruct (size y =? 0)%nat; [lra|]. apply (f_equal INR) in S1. rewrite !plus_INR in S1. unfold Rdiv.
      replace (INR (size a)) with (INR (size (union a b)) + INR (size (intersection a b)) - INR (size b)) by lra. lra.
Qed.
