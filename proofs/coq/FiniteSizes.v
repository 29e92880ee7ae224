(** The best factors between scores, for masks of given sizes

    Law. Of targets with n of d voxels and predictions with m voxels, 1 <= n, m and n + m <= d + 1, the largest D/J is
    2(n+m-1)/(n+m). Of targets with n of d voxels the largest (1-J)/(1-D) is (2n+1)/(n+1) for n < d and (2d-1)/d for n =
    d. The largest ratio of two Tversky scores with positive weights on d voxels is

        max(1, (1 + alpha' (d-1))/(1 + alpha (d-1)), (1 + beta' (d-1))/(1 + beta (d-1))),

    and on targets with n of d voxels it's the largest of four: one voxel is hit or all n, and no other voxel is
    predicted or all are.

    Proof. D/J = 2(n+m-tp)/(n+m), and tp >= 1. (1-J)/(1-D) = 1+J, where J < 1 is at most n/(n+1), and (d-1)/d if n = d.
    A bound M of T/T' is a linear inequality in the counts. On d voxels, N = d - 1, N times both sides are a sum of N
    tp - fp - fn times 1 and fp, fn times the two other values. Given n, it's linear in tp and fp, so it's enough to
    have it at the corners. *)

From Coq Require Import Reals List Bool Arith Lia Lra Psatz.
From CertiDice Require Import Overlap Masks DiceJaccardLossFactor.
Import ListNotations.
Open Scope R_scope.

(** c is the greatest value of all these pairs. *)
Definition greatest (among : mask -> mask -> Prop) (value : mask -> mask -> R) (c : R) : Prop :=
  (exists y s : mask, among y s /\ value y s = c) /\ (forall y s : mask, among y s -> value y s <= c).

Lemma INR_pos_tp : forall y s, (1 <= tp y s)%nat -> 1 <= INR (tp y s).
Proof. intros. apply INR_ge_1. assumption. Qed.

(** * Dice over Jaccard, for sizes of both masks *)

Definition of_sizes (n m d : nat) (y s : mask) : Prop :=
  length y = d /\ length s = d /\ size y = n /\ size s = m /\ (1 <= tp y s)%nat.

Theorem dice_jaccard_factor_sizes : forall n m d : nat, (1 <= n)%nat -> (1 <= m)%nat -> (n + m <= d + 1)%nat ->
  greatest (of_sizes n m d) (fun y s => Dice y s / Jaccard y s) (2 * (INR n + INR m - 1) / (INR n + INR m)).
Proof.
  intros n m d N M H. pose proof (INR_ge_1 n N). pose proof (INR_ge_1 m M).
  assert (E : forall y s, of_sizes n m d y s ->
    Dice y s / Jaccard y s = 2 * (INR n + INR m - INR (tp y s)) / (INR n + INR m)).
  { intros y s (Ly & Ls & Hn & Hm & T). pose proof (INR_pos_tp y s T).
    pose proof (tp_fn_size y s ltac:(lia)) as F1. pose proof (tp_fp_size y s ltac:(lia)) as F2.
    pose proof (fp_real_nonneg y s). pose proof (fn_real_nonneg y s).
    rewrite <- Hn, <- Hm, <- F1, <- F2, !plus_INR. unfold Dice, Jaccard, dice, jaccard. field. lra. }
  split.
  - destruct (mask_pair 1 (m - 1) (n - 1) (d + 1 - (n + m))) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
    exists y, s. pose proof (tp_fn_size y s ltac:(lia)). pose proof (tp_fp_size y s ltac:(lia)).
    assert (G : of_sizes n m d y s) by (repeat split; lia). split; [exact G|].
    rewrite (E y s G), Htp. reflexivity.
  - intros y s G. rewrite (E y s G). destruct G as (_ & _ & _ & _ & T). pose proof (INR_pos_tp y s T).
    apply div_le_div; try lra. apply Rmult_le_compat_r; lra.
Qed.

(** * The losses, for the size of the target *)

Definition wrong_of_size (n d : nat) (y s : mask) : Prop :=
  length y = d /\ length s = d /\ size y = n /\ (1 <= fp y s + fn y s)%nat.

Lemma loss_ratio : forall y s, (1 <= fp y s + fn y s)%nat ->
  (1 - Jaccard y s) / (1 - Dice y s) = 1 + Jaccard y s.
Proof.
  intros y s W. apply INR_ge_1 in W. rewrite plus_INR in W. pose proof (tp_real_nonneg y s).
  pose proof (fp_real_nonneg y s). pose proof (fn_real_nonneg y s).
  unfold Dice, Jaccard, dice, jaccard. field. repeat split; lra.
Qed.

Theorem dice_jaccard_loss_factor_sizes : forall n d : nat, (1 <= n <= d)%nat ->
  greatest (wrong_of_size n d) (fun y s => (1 - Jaccard y s) / (1 - Dice y s))
    (if (n =? d)%nat then (2 * INR d - 1) / INR d else (2 * INR n + 1) / (INR n + 1)).
Proof.
  intros n d H. pose proof (INR_ge_1 n ltac:(lia)). pose proof (INR_ge_1 d ltac:(lia)).
  destruct (Nat.eqb_spec n d) as [E|E].
  - subst n. split.
    + destruct (mask_pair (d - 1) 0 1 0) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
      exists y, s. pose proof (tp_fn_size y s ltac:(lia)).
      assert (G : wrong_of_size d d y s) by (repeat split; lia). split; [exact G|].
      rewrite loss_ratio by lia. unfold Jaccard, jaccard. rewrite Htp, Hfp, Hfn, minus_INR by lia. simpl. field. lra.
    + intros y s (Ly & Ls & Hn & W). rewrite loss_ratio by exact W.
      pose proof (counts_length y s ltac:(lia)). pose proof (tp_fn_size y s ltac:(lia)) as F.
      assert (Z : fp y s = 0%nat) by lia. assert (T : (tp y s <= d - 1)%nat) by lia.
      apply le_INR in T. rewrite minus_INR in T by lia. simpl in T.
      replace ((2 * INR d - 1) / INR d) with (1 + (INR d - 1) / INR d) by (field; lra).
      apply Rplus_le_compat_l. unfold Jaccard, jaccard. rewrite Z. simpl. rewrite Rplus_0_r, <- plus_INR, F, Hn.
      apply div_le_div; nra.
  - split.
    + destruct (mask_pair n 1 0 (d - n - 1)) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
      exists y, s. pose proof (tp_fn_size y s ltac:(lia)).
      assert (G : wrong_of_size n d y s) by (repeat split; lia). split; [exact G|].
      rewrite loss_ratio by lia. unfold Jaccard, jaccard. rewrite Htp, Hfp, Hfn. simpl. field. lra.
    + intros y s (Ly & Ls & Hn & W). rewrite loss_ratio by exact W. pose proof (tp_fn_size y s ltac:(lia)) as F.
      replace ((2 * INR n + 1) / (INR n + 1)) with (1 + INR n / (INR n + 1)) by (field; lra).
      apply Rplus_le_compat_l. unfold Jaccard, jaccard.
      assert (S : INR (tp y s) + INR (fn y s) = INR n) by (rewrite <- plus_INR, F, Hn; reflexivity).
      apply INR_ge_1 in W. rewrite plus_INR in W. pose proof (tp_real_nonneg y s).
      pose proof (fp_real_nonneg y s). pose proof (fn_real_nonneg y s). apply div_le_div; [lra | lra |].
      replace (INR (tp y s) + INR (fp y s) + INR (fn y s)) with (INR n + INR (fp y s)) by lra. nra.
Qed.

(** * Two Tversky scores *)

Section TwoScores.

  Variables alpha beta alpha' beta' : R.
  Hypotheses (A : 0 < alpha) (B : 0 < beta) (A' : 0 < alpha') (B' : 0 < beta').

  Definition quotient (tp fp fn : R) : R := (tp + alpha' * fp + beta' * fn) / (tp + alpha * fp + beta * fn).

  Lemma tversky_quotient : forall y s, (1 <= tp y s)%nat ->
    Tversky alpha beta y s / Tversky alpha' beta' y s = quotient (INR (tp y s)) (INR (fp y s)) (INR (fn y s)).
  Proof.
    intros y s T. pose proof (INR_pos_tp y s T). pose proof (fp_real_nonneg y s). pose proof (fn_real_nonneg y s).
    unfold Tversky, tversky, quotient. field. repeat split; try lra; nra.
  Qed.

  Lemma quotient_le : forall M t u v, 1 <= t -> 0 <= u -> 0 <= v ->
    0 <= M * (t + alpha * u + beta * v) - (t + alpha' * u + beta' * v) -> quotient t u v <= M.
  Proof. intros M t u v T U V H. unfold quotient. apply div_le; [nra | lra]. Qed.

  Lemma le_quotient : forall M t u v, 1 <= t -> 0 <= u -> 0 <= v -> quotient t u v <= M ->
    0 <= M * (t + alpha * u + beta * v) - (t + alpha' * u + beta' * v).
  Proof.
    intros M t u v T U V H. assert (P : 0 < t + alpha * u + beta * v) by nra. unfold quotient in H.
    apply (Rmult_le_compat_r _ _ _ (Rlt_le _ _ P)) in H. unfold Rdiv in H. rewrite Rmult_assoc, Rinv_l in H; lra.
  Qed.

  (** On d voxels. *)

  Definition hit_on (d : nat) (y s : mask) : Prop := length y = d /\ length s = d /\ (1 <= tp y s)%nat.

  Theorem tversky_factor_finite_section : forall d : nat, (1 <= d)%nat ->
    greatest (hit_on d) (fun y s => Tversky alpha beta y s / Tversky alpha' beta' y s)
      (Rmax 1 (Rmax ((1 + alpha' * (INR d - 1)) / (1 + alpha * (INR d - 1)))
                    ((1 + beta' * (INR d - 1)) / (1 + beta * (INR d - 1))))).
  Proof.
    intros d D. pose proof (INR_ge_1 d D) as D1. set (N := INR d - 1) in *.
    assert (N0 : 0 <= N) by (unfold N; lra).
    assert (Ha : (1 + alpha' * N) / (1 + alpha * N) = quotient 1 N 0) by (unfold quotient; f_equal; ring).
    assert (Hb : (1 + beta' * N) / (1 + beta * N) = quotient 1 0 N) by (unfold quotient; f_equal; ring).
    rewrite Ha, Hb. set (M := Rmax 1 _). split.
    - assert (W : forall b c e : nat, (1 + b + c + e = d)%nat -> exists y s : mask, hit_on d y s /\
        Tversky alpha beta y s / Tversky alpha' beta' y s = quotient 1 (INR b) (INR c)).
      { intros b c e E. destruct (mask_pair 1 b c e) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
        exists y, s. split; [repeat split; lia|]. rewrite tversky_quotient by lia. rewrite Htp, Hfp, Hfn. reflexivity. }
      assert (E : INR (d - 1) = N) by (rewrite minus_INR by exact D; reflexivity).
      assert (C : M = 1 \/ M = quotient 1 N 0 \/ M = quotient 1 0 N).
      { subst M. unfold Rmax. destruct (Rle_dec 1 _); auto. destruct (Rle_dec (quotient 1 N 0) _); auto. }
      destruct C as [-> | [-> | ->]].
      + destruct (W 0 0 (d - 1) ltac:(lia))%nat as (y & s & G & Q). exists y, s. split; [exact G|]. rewrite Q.
        unfold quotient. simpl. field.
      + destruct (W (d - 1) 0 0 ltac:(lia))%nat as (y & s & G & Q). exists y, s. split; [exact G|]. rewrite Q, E.
        reflexivity.
      + destruct (W 0 (d - 1) 0 ltac:(lia))%nat as (y & s & G & Q). exists y, s. split; [exact G|]. rewrite Q, E.
        reflexivity.
    - intros y s (Ly & Ls & T). rewrite tversky_quotient by exact T. pose proof (counts_length y s ltac:(lia)) as C.
      assert (C' : (tp y s + fp y s + fn y s <= d)%nat) by lia. apply le_INR in C'. rewrite !plus_INR in C'.
      pose proof (INR_pos_tp y s T) as T1. pose proof (fp_real_nonneg y s) as U. pose proof (fn_real_nonneg y s) as V.
      assert (M1 : 1 <= M) by apply Rmax_l.
      assert (Ma : 0 <= M * (1 + alpha * N + beta * 0) - (1 + alpha' * N + beta' * 0)).
      { apply le_quotient; [lra | lra | lra |]. eapply Rle_trans; [|apply Rmax_r]. apply Rmax_l. }
      assert (Mb : 0 <= M * (1 + alpha * 0 + beta * N) - (1 + alpha' * 0 + beta' * N)).
      { apply le_quotient; [lra | lra | lra |]. eapply Rle_trans; [|apply Rmax_r]. apply Rmax_r. }
      clearbody M. apply quotient_le; try assumption.
      set (t := INR (tp y s)) in *. set (u := INR (fp y s)) in *. set (v := INR (fn y s)) in *. clearbody t u v.
      assert (B1 : u + v <= N * t) by (assert (N <= N * t) by nra; unfold N in *; lra).
      destruct (Req_dec N 0) as [Z|Z].
      + assert (u = 0) by (rewrite Z in B1; lra). assert (v = 0) by (rewrite Z in B1; lra). subst u v. nra.
      + apply Rmult_le_reg_l with N; [lra|].
        pose proof (Rmult_le_pos _ _ U Ma). pose proof (Rmult_le_pos _ _ V Mb).
        assert (0 <= (N * t - (u + v)) * (M - 1)) by (apply Rmult_le_pos; lra). lra.
  Qed.

  (** Of targets with n of d voxels. *)

  Definition hit_of_size (n d : nat) (y s : mask) : Prop :=
    length y = d /\ length s = d /\ size y = n /\ (1 <= tp y s)%nat.

  Theorem tversky_factor_sizes_section : forall n d : nat, (1 <= n <= d)%nat ->
    let at_corner := fun t u : R => tversky alpha beta t u (INR n - t) / tversky alpha' beta' t u (INR n - t) in
    greatest (hit_of_size n d) (fun y s => Tversky alpha beta y s / Tversky alpha' beta' y s)
      (Rmax (Rmax (at_corner 1 0) (at_corner 1 (INR d - INR n)))
            (Rmax (at_corner (INR n) 0) (at_corner (INR n) (INR d - INR n)))).
  Proof.
    intros n d H at_corner. pose proof (INR_ge_1 n ltac:(lia)) as N1. pose proof (le_INR n d ltac:(lia)) as ND.
    assert (Q : forall t u, 1 <= t <= INR n -> 0 <= u -> at_corner t u = quotient t u (INR n - t)).
    { intros t u T U. unfold at_corner, tversky, quotient.
      assert (0 <= alpha * u) by (apply Rmult_le_pos; lra). assert (0 <= alpha' * u) by (apply Rmult_le_pos; lra).
      assert (0 <= beta * (INR n - t)) by (apply Rmult_le_pos; lra).
      assert (0 <= beta' * (INR n - t)) by (apply Rmult_le_pos; lra). field. repeat split; lra. }
    rewrite !Q by lra. set (M := Rmax _ _). split.
    - assert (W : forall t u : nat, (1 <= t <= n)%nat -> (u <= d - n)%nat -> exists y s : mask, hit_of_size n d y s /\
        Tversky alpha beta y s / Tversky alpha' beta' y s = quotient (INR t) (INR u) (INR n - INR t)).
      { intros t u T U. destruct (mask_pair t u (n - t) (d - n - u)) as (y & s & Ly & Ls & Htp & Hfp & Hfn & _).
        exists y, s. pose proof (tp_fn_size y s ltac:(lia)). split; [repeat split; lia|].
        rewrite tversky_quotient by lia. rewrite Htp, Hfp, Hfn, minus_INR by lia. reflexivity. }
      assert (E : INR (d - n) = INR d - INR n) by (apply minus_INR; lia).
      assert (C : M = quotient 1 0 (INR n - 1) \/ M = quotient 1 (INR d - INR n) (INR n - 1) \/
                  M = quotient (INR n) 0 (INR n - INR n) \/ M = quotient (INR n) (INR d - INR n) (INR n - INR n)).
      { subst M. unfold Rmax. repeat match goal with |- context [Rle_dec ?a ?b] => destruct (Rle_dec a b) end; auto. }
      destruct C as [-> | [-> | [-> | ->]]].
      + destruct (W 1 0 ltac:(lia) ltac:(lia))%nat as (y & s & G & V). exists y, s. split; assumption.
      + destruct (W 1 (d - n) ltac:(lia) ltac:(lia))%nat as (y & s & G & V). rewrite E in V. exists y, s.
        split; assumption.
      + destruct (W n 0 ltac:(lia) ltac:(lia))%nat as (y & s & G & V). exists y, s. split; assumption.
      + destruct (W n (d - n) ltac:(lia) ltac:(lia))%nat as (y & s & G & V). rewrite E in V. exists y, s.
        split; assumption.
    - intros y s (Ly & Ls & Hn & T). rewrite tversky_quotient by exact T.
      pose proof (counts_length y s ltac:(lia)) as C. pose proof (tp_fn_size y s ltac:(lia)) as F.
      assert (U : (fp y s <= d - n)%nat) by lia. apply le_INR in U. rewrite minus_INR in U by lia.
      assert (S : INR (fn y s) = INR n - INR (tp y s)) by (rewrite <- Hn, <- F, plus_INR; ring).
      pose proof (fn_real_nonneg y s) as V. rewrite S in *.
      pose proof (INR_pos_tp y s T) as T1. pose proof (fp_real_nonneg y s) as U0.
      assert (P : forall t u, t = 1 \/ t = INR n -> u = 0 \/ u = INR d - INR n ->
        0 <= M * (t + alpha * u + beta * (INR n - t)) - (t + alpha' * u + beta' * (INR n - t))).
      { intros t u Ht Hu.
        apply le_quotient; [destruct Ht; subst t; lra | destruct Hu; subst u; lra | destruct Ht; subst t; lra |].
        unfold M. destruct Ht as [-> | ->], Hu as [-> | ->].
        - eapply Rle_trans; [|apply Rmax_l]. apply Rmax_l.
        - eapply Rle_trans; [|apply Rmax_l]. apply Rmax_r.
        - eapply Rle_trans; [|apply Rmax_r]. apply Rmax_l.
        - eapply Rle_trans; [|apply Rmax_r]. apply Rmax_r. }
      pose proof (P 1 0 ltac:(auto) ltac:(auto)) as P1. pose proof (P 1 (INR d - INR n) ltac:(auto) ltac:(auto)) as P2.
      pose proof (P (INR n) 0 ltac:(auto) ltac:(auto)) as P3.
      pose proof (P (INR n) (INR d - INR n) ltac:(auto) ltac:(auto)) as P4. clear P. clearbody M.
      apply quotient_le; [exact T1 | exact U0 | exact V |].
      set (t := INR (tp y s)) in *. set (u := INR (fp y s)) in *. set (k := INR d - INR n) in *.
      set (n' := INR n) in *. clearbody t u k n'.
      (* linear in t and in u *)
      replace (M * (t + alpha * u + beta * (n' - t)) - (t + alpha' * u + beta' * (n' - t)))
        with ((M * beta - beta') * n' + (M * (1 - beta) - (1 - beta')) * t + (M * alpha - alpha') * u) by ring.
      set (c1 := M * (1 - beta) - (1 - beta')) in *. set (c2 := M * alpha - alpha') in *.
      set (c0 := (M * beta - beta') * n') in *.
      assert (R1 : 0 <= c0 + c1 * 1 + c2 * 0) by (unfold c0, c1, c2; lra).
      assert (R2 : 0 <= c0 + c1 * 1 + c2 * k) by (unfold c0, c1, c2; lra).
      assert (R3 : 0 <= c0 + c1 * n' + c2 * 0) by (unfold c0, c1, c2; lra).
      assert (R4 : 0 <= c0 + c1 * n' + c2 * k) by (unfold c0, c1, c2; lra).
      clearbody c0 c1 c2. clear P1 P2 P3 P4.
      assert (L : forall c x lo hi, lo <= x <= hi -> c * lo <= c * x \/ c * hi <= c * x).
      { intros c x lo hi X. destruct (Rle_lt_dec 0 c); [left | right]; nra. }
      destruct (L c1 t 1 n' ltac:(lra)), (L c2 u 0 k ltac:(lra)); lra.
  Qed.

End TwoScores.

Theorem tversky_factor_finite : forall (alpha beta alpha' beta' : R) (d : nat),
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> (1 <= d)%nat ->
  greatest (hit_on d) (fun y s => Tversky alpha beta y s / Tversky alpha' beta' y s)
    (Rmax 1 (Rmax ((1 + alpha' * (INR d - 1)) / (1 + alpha * (INR d - 1)))
                  ((1 + beta' * (INR d - 1)) / (1 + beta * (INR d - 1))))).
Proof. intros. apply tversky_factor_finite_section; assumption. Qed.

Theorem tversky_factor_sizes : forall (alpha beta alpha' beta' : R) (n d : nat),
  0 < alpha -> 0 < beta -> 0 < alpha' -> 0 < beta' -> (1 <= n <= d)%nat ->
  let at_corner := fun t u : R => tversky alpha beta t u (INR n - t) / tversky alpha' beta' t u (INR n - t) in
  greatest (hit_of_size n d) (fun y s => Tversky alpha beta y s / Tversky alpha' beta' y s)
    (Rmax (Rmax (at_corner 1 0) (at_corner 1 (INR d - INR n)))
          (Rmax (at_corner (INR n) 0) (at_corner (INR n) (INR d - INR n)))).
Proof. intros. apply tversky_factor_sizes_section; assumption. Qed.
