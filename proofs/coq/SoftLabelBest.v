(** The best predictions of soft labels
    ==================================

    Law. Let y be labels in [0,1], not all 0, SD = 2<y,p>/(|y|+|p|) and SJ = <y,p>/(|y|+|p|-<y,p>). No p in [0,1]^d has
    a larger SD than some mask, nor a larger SJ. With D and J the largest values, the mask of the voxels with y > D/2
    has D, and that of the voxels with y > J/(1+J) has J. At p = y the loss 1 - SJ is 2 sum y(1-y) / sum y(2-y), above
    0 unless all labels are 0 or 1. On masks and 0/1 predictions all surrogates are the scores.

    Proof. Along a coordinate both are fractions of linear functions, so they're largest at an end. SD <= M says that
    the sum of 2y - M over the mask is at most M|y|; the voxels with 2y > M give the largest sum. SJ <= J says the same
    with M = 2J/(1+J). *)

From Coq Require Import Reals List Bool Arith Lra Lia Psatz.
From CertiDice Require Import Overlap Expectation SoftLabelDistance.
From CertiDice Require Import Vertices SquaredDice Lovasz.
From CertiDice Require Masks.
Import ListNotations.
Open Scope R_scope.

Definition soft_dice (y p : list R) : R := 2 * inner y p / both y p.
Definition soft_jaccard (y p : list R) : R := inner y p / (both y p - inner y p).

Fixpoint sum (y : list R) : R :=
  match y with
  | [] => 0
  | a :: y' => a + sum y'
  end.

Lemma sum_of_app : forall h y1 p1 y2 p2, length y1 = length p1 ->
  sum_of h (y1 ++ y2) (p1 ++ p2) = sum_of h y1 p1 + sum_of h y2 p2.
Proof.
  intros h. induction y1 as [|a y1 IH]; intros [|x p1] y2 p2 L; simpl in *; try discriminate; [lra|].
  rewrite IH by lia. lra.
Qed.

Lemma both_sum : forall y p, length y = length p -> both y p = sum y + sum p.
Proof.
  unfold both. induction y as [|a y IH]; intros [|x p] L; simpl in *; try discriminate; [lra|]. rewrite IH by lia. lra.
Qed.

Lemma sum_nonneg : forall y, probabilities y -> 0 <= sum y.
Proof. intros y P. induction P as [|x y X P IH]; simpl; lra. Qed.

(** Sums of products and of y + p - yp. *)
Lemma inner_bounds : forall y p, length y = length p -> probabilities y -> probabilities p ->
  0 <= inner y p /\ sum y + inner y p <= both y p + inner y p /\ inner y p <= sum p /\ sum y <= both y p - inner y p.
Proof.
  unfold inner, both. induction y as [|a y IH]; intros [|x p] L Y P; simpl in *; try discriminate; [lra|].
  inversion Y; inversion P; subst. specialize (IH p ltac:(lia) ltac:(assumption) ltac:(assumption)). nra.
Qed.

(** A fraction of linear functions is at most its value at an end. *)
Lemma fraction_end : forall a b c e x, 0 < c -> 0 < c + e -> 0 <= x <= 1 ->
  (a + b * x) / (c + e * x) <= Rmax (a / c) ((a + b) / (c + e)).
Proof.
  intros a b c e x C E X. set (M := Rmax (a / c) ((a + b) / (c + e))).
  assert (A : a <= M * c).
  { pose proof (Rmax_l (a / c) ((a + b) / (c + e))) as H. fold M in H. apply (Rmult_le_compat_r c) in H; [|lra].
    unfold Rdiv in H. rewrite Rmult_assoc, Rinv_l in H; lra. }
  assert (B : a + b <= M * (c + e)).
  { pose proof (Rmax_r (a / c) ((a + b) / (c + e))) as H. fold M in H. apply (Rmult_le_compat_r (c + e)) in H; [|lra].
    unfold Rdiv in H at 1. rewrite Rmult_assoc, Rinv_l in H; lra. }
  clearbody M.
  apply Masks.div_le; [destruct (Rle_lt_dec 0 e); nra|].
  assert (0 <= (1 - x) * (M * c - a)) by (apply Rmult_le_pos; lra).
  assert (0 <= x * (M * (c + e) - (a + b))) by (apply Rmult_le_pos; lra). lra.
Qed.

Lemma labels_split : forall (y : list R) k, (k < length y)%nat -> exists y1 a y2, y = y1 ++ a :: y2 /\ length y1 = k.
Proof.
  induction y as [|b y IH]; intros k H; simpl in H; [lia|]. destruct k as [|k].
  - exists [], b, y. split; reflexivity.
  - destruct (IH k ltac:(lia)) as (y1 & a & y2 & -> & L). exists (b :: y1), a, y2. split; [reflexivity | simpl; lia].
Qed.

Lemma sum_app : forall y z, sum (y ++ z) = sum y + sum z.
Proof. induction y as [|a y IH]; intro z; simpl; [lra|]. rewrite IH. lra. Qed.

Theorem soft_label_best_vertex : forall y p, length p = length y -> probabilities y -> 0 < sum y -> probabilities p ->
  (exists s, length s = length y /\ soft_dice y p <= soft_dice y (certain s)) /\
  (exists s, length s = length y /\ soft_jaccard y p <= soft_jaccard y (certain s)).
Proof.
  intros y p L Y N P.
  assert (Split : forall pre x post, length (at_coordinate pre x post) = length y -> probabilities pre ->
    probabilities post -> exists a u v, 0 <= a <= 1 /\ 0 <= u /\ 0 <= v /\
      (forall z, inner y (at_coordinate pre z post) = u + a * z /\ both y (at_coordinate pre z post) = sum y + v + z) /\
      sum y <= sum y + v - u /\ sum y <= sum y + v + 1 - (u + a)).
  { intros pre x post Hl Hpre Hpost. unfold at_coordinate in *. rewrite app_length in Hl. simpl in Hl.
    destruct (labels_split y (length pre) ltac:(lia)) as (y1 & a & y2 & E & Hl1). rewrite E in *.
    rewrite app_length in Hl. simpl in Hl.
    apply Forall_app in Y. destruct Y as [Y1 Y2]. inversion Y2 as [|? ? A Y3]; subst.
    pose proof (inner_bounds y1 pre ltac:(lia) Y1 Hpre) as B1.
    pose proof (inner_bounds y2 post ltac:(lia) Y3 Hpost) as B2.
    exists a, (inner y1 pre + inner y2 post), (sum pre + sum post).
    pose proof (sum_nonneg pre Hpre). pose proof (sum_nonneg post Hpost).
    split; [exact A|]. split; [lra|]. split; [lra|]. split; [|lra].
    intro z. unfold inner, both. rewrite !sum_of_app by lia. cbn [sum_of]. fold (inner y1 pre) (inner y2 post).
    fold (both y1 pre) (both y2 post). rewrite !both_sum by lia. rewrite sum_app. simpl. lra. }
  split.
  - destruct (best_at_vertex (length y) (soft_dice y)) with (p := p) as (s & Hs & H); auto.
    + intros pre x post Hl Hpre Hpost X. destruct (Split pre x post Hl Hpre Hpost) as (a & u & v & A & U & V & E & _).
      unfold soft_dice. destruct (E x) as [-> ->]. destruct (E 0) as [-> ->]. destruct (E 1) as [-> ->].
      pose proof (fraction_end (2 * u) (2 * a) (sum y + v) 1 x ltac:(lra) ltac:(lra) X) as F.
      replace (2 * (u + a * x) / (sum y + v + x)) with ((2 * u + 2 * a * x) / (sum y + v + 1 * x)) by (f_equal; ring).
      replace (2 * (u + a * 0) / (sum y + v + 0)) with (2 * u / (sum y + v)) by (f_equal; ring).
      replace (2 * (u + a * 1) / (sum y + v + 1)) with ((2 * u + 2 * a) / (sum y + v + 1)) by (f_equal; ring). exact F.
    + exists s. split; [exact Hs | exact H].
  - destruct (best_at_vertex (length y) (soft_jaccard y)) with (p := p) as (s & Hs & H); auto.
    + intros pre x post Hl Hpre Hpost X. destruct (Split pre x post Hl Hpre Hpost) as (a & u & v & A & U & V & E & B &
        B').
      unfold soft_jaccard. destruct (E x) as [-> ->]. destruct (E 0) as [-> ->]. destruct (E 1) as [-> ->].
      pose proof (fraction_end u a (sum y + v - u) (1 - a) x ltac:(lra) ltac:(lra) X) as F.
      replace (sum y + v + x - (u + a * x)) with (sum y + v - u + (1 - a) * x) by ring.
      replace ((u + a * 0) / (sum y + v + 0 - (u + a * 0))) with (u / (sum y + v - u)) by (f_equal; ring).
      replace ((u + a * 1) / (sum y + v + 1 - (u + a * 1))) with ((u + a) / (sum y + v - u + (1 - a))) by (f_equal;
        ring).
      exact F.
    + exists s. split; [exact Hs | exact H].
Qed.

(** * The mask of the large labels *)

Definition above_label (t : R) (y : list R) : mask := map (fun x => if Rlt_dec t x then true else false) y.

(** No mask has a larger sum of 2y - M. *)
Lemma above_best : forall M y s, length s = length y ->
  2 * inner y (certain s) - M * sum (certain s) <=
  2 * inner y (certain (above_label (M / 2) y)) - M * sum (certain (above_label (M / 2) y)).
Proof.
  intros M. unfold inner, certain, above_label. induction y as [|a y IH]; intros [|b s] L; simpl in *; try
    discriminate; [lra|].
  specialize (IH s ltac:(lia)). destruct (Rlt_dec (M / 2) a), b; lra.
Qed.

Lemma sum_certain_nonneg : forall s, 0 <= sum (certain s).
Proof. intro s. apply sum_nonneg, probabilities_certain. Qed.

Theorem soft_label_threshold : forall y s0, probabilities y -> 0 < sum y -> length s0 = length y ->
  ((forall s, length s = length y -> soft_dice y (certain s) <= soft_dice y (certain s0)) ->
    soft_dice y (certain (above_label (soft_dice y (certain s0) / 2) y)) = soft_dice y (certain s0)) /\
  ((forall s, length s = length y -> soft_jaccard y (certain s) <= soft_jaccard y (certain s0)) ->
    let J := soft_jaccard y (certain s0) in
    soft_jaccard y (certain (above_label (J / (1 + J)) y)) = J).
Proof.
  intros y s0 Y N L0.
  assert (Lc : forall s : mask, length s = length y -> length y = length (certain s))
    by (intros s L; unfold certain; rewrite map_length; congruence).
  assert (La : forall t, length (above_label t y) = length y) by (intro; apply map_length).
  assert (D : forall s, length s = length y -> 0 < both y (certain s)).
  { intros s L. rewrite both_sum by (apply Lc, L). pose proof (sum_certain_nonneg s). lra. }
  split.
  - intro Best. set (M := soft_dice y (certain s0)) in *. set (s1 := above_label (M / 2) y).
    pose proof (above_best M y s0 L0) as A. fold s1 in A. apply Rle_antisym; [apply Best, La|].
    unfold soft_dice. apply Masks.le_div; [apply D, La|].
    assert (E0 : 2 * inner y (certain s0) = M * both y (certain s0)).
    { unfold M, soft_dice. pose proof (D s0 L0). field. lra. }
    rewrite (both_sum y (certain s1)) by (apply Lc, La). rewrite (both_sum y (certain s0)) in E0 by (apply Lc, L0). lra.
  - intros Best J.
    assert (K : forall s : mask, length s = length y -> 0 <= inner y (certain s) /\ sum y <= both y (certain s) -
      inner y (certain s)).
    { intros s L. destruct (inner_bounds y (certain s) (Lc s L) Y (probabilities_certain s)) as (I1 & _ & _ & I2).
      auto. }
    destruct (K s0 L0) as [I0 B0].
    assert (J0 : 0 <= J) by (apply Masks.div_nonneg; lra).
    set (M := 2 * J / (1 + J)). replace (J / (1 + J)) with (M / 2) by (unfold M; field; lra).
    set (s1 := above_label (M / 2) y). pose proof (above_best M y s0 L0) as A. fold s1 in A.
    apply Rle_antisym; [apply Best, La|]. destruct (K s1 (La _)) as [I1 B1].
    unfold soft_jaccard. apply Masks.le_div; [lra|].
    assert (EM : M * (1 + J) = 2 * J) by (unfold M; field; lra).
    assert (E0 : inner y (certain s0) = J * (both y (certain s0) - inner y (certain s0))).
    { unfold J, soft_jaccard. field. lra. }
    assert (E1 : 2 * inner y (certain s0) = M * both y (certain s0)).
    { apply (Rmult_eq_reg_r (1 + J)); [|lra]. 
      replace (M * both y (certain s0) * (1 + J)) with (M * (1 + J) * both y (certain s0)) by ring. rewrite EM. lra. }
    assert (G : M * both y (certain s1) <= 2 * inner y (certain s1)).
    { rewrite (both_sum y (certain s1)) by (apply Lc, La). rewrite (both_sum y (certain s0)) in E1 by (apply Lc, L0).
      lra. }
    apply (Rmult_le_compat_r (1 + J)) in G; [|lra].
    replace (M * both y (certain s1) * (1 + J)) with (M * (1 + J) * both y (certain s1)) in G by ring.
    rewrite EM in G. lra.
Qed.

(** * The labels as their own prediction *)

Fixpoint sum_with (g : R -> R) (y : list R) : R :=
  match y with
  | [] => 0
  | a :: y' => g a + sum_with g y'
  end.

Theorem soft_label_jaccard_of_itself : forall y, probabilities y -> 0 < sum y ->
  1 - soft_jaccard y y = 2 * sum_with (fun a => a * (1 - a)) y / sum_with (fun a => a * (2 - a)) y /\
  (1 - soft_jaccard y y = 0 <-> Forall (fun a => a = 0 \/ a = 1) y).
Proof.
  intros y Y N.
  assert (E : inner y y = sum y - sum_with (fun a => a * (1 - a)) y /\ both y y = 2 * sum y /\
    sum_with (fun a => a * (2 - a)) y = sum y + sum_with (fun a => a * (1 - a)) y).
  { unfold inner, both. clear. induction y as [|a y (E1 & E2 & E3)]; simpl; [lra|]. rewrite E1, E2, E3.
    repeat split; ring. }
  assert (P : 0 <= sum_with (fun a => a * (1 - a)) y).
  { clear N E. induction Y as [|a y A Y IH]; simpl; [lra | nra]. }
  destruct E as (E1 & E2 & E3).
  assert (F : 1 - soft_jaccard y y = 2 * sum_with (fun a => a * (1 - a)) y / sum_with (fun a => a * (2 - a)) y).
  { unfold soft_jaccard. rewrite E1, E2, E3. field. lra. }
  split; [exact F|]. rewrite F, E3.
  assert (Z : sum_with (fun a => a * (1 - a)) y = 0 <-> Forall (fun a => a = 0 \/ a = 1) y).
  { clear - Y. induction Y as [|a y A Y IH]; [split; [constructor | reflexivity]|]. cbn [sum_with].
    assert (P : 0 <= sum_with (fun a => a * (1 - a)) y) by (clear IH; induction Y; simpl; [lra | nra]).
    split.
    - intro H. assert (0 <= a * (1 - a)) by nra. assert (a * (1 - a) = 0) by lra. constructor; [|apply IH; lra].
      destruct (Rmult_integral _ _ H1); [left | right]; lra.
    - intro H. inversion H as [|? ? Ha Hy]; subst. apply IH in Hy. rewrite Hy. destruct Ha as [-> | ->]; ring. }
  rewrite <- Z. split; intro H.
  - apply (Rmult_eq_compat_r (sum y + sum_with (fun a => a * (1 - a)) y)) in H. unfold Rdiv in H.
    rewrite Rmult_assoc, Rinv_l in H; lra.
  - rewrite H. unfold Rdiv. ring.
Qed.

(** * 0/1 predictions of masks *)

Lemma squares_certain : forall s, squares (certain s) = INR (size s).
Proof. induction s as [|a s IH]; [reflexivity|]. cbn [certain map squares]. fold (certain s). rewrite IH, size_cons.
destruct a; ring. Qed.

Theorem surrogates_at_vertices : forall y s : mask, length y = length s -> (0 < size y)%nat ->
  let p := certain s in
  SoftDice y p = Dice y s /\ SquaredDice y p = Dice y s /\ SoftJaccard y p = Jaccard y s /\
  1 - LovaszJaccard y p = Jaccard y s.
Proof.
  intros y s L N p. unfold p. split; [apply SoftDice_certain, L|]. split; [|split; [apply SoftJaccard_certain, L|]].
  - unfold SquaredDice. rewrite hit_certain, squares_certain, Dice_sizes by exact L. reflexivity.
  - rewrite lovasz_certain by assumption. ring.
Qed.
