(** What is proved about risk and about surrogates, in full
    =======================================================

    Every theorem is stated once more and proved by the theorem of its file. Statements.v prints the axioms that they
    rest on, for all statements together. They must be among those of Coq's real
    numbers: ClassicalDedekindReals.sig_forall_dec, ClassicalDedekindReals.sig_not_dec,
    FunctionalExtensionality.functional_extensionality_dep, and Classical_Prop.classic.

    Masks, scores, expected, marginal and is_distribution are those of Overlap.v. The other words that statements use
    are spelled out first; reflexivity shows that they mean just this. *)

From Coq Require Import Reals List Bool Arith Permutation.
From CertiDice Require Import Overlap Expectation CrossEntropyMinimiser CrossEntropyDefeat CrossEntropyRegret
  CrossEntropyRegretTight NoThreshold ExpectedSoftDice Vertices ExpectedSoftJaccard Lovasz ExpectedLovasz
  LovaszSoftJaccard ImageWeights OneVoxel TwoVoxels ConstantSize HalfBest IndependentVoxels
  CrossEntropyStep.
From CertiDice Require SoftDiceThresholdRegret SoftDiceThresholdTight.
Import ListNotations.
Open Scope R_scope.

(** * Words *)

(** s is the marginals above t, with some, all or none of those at t. *)
Goal forall t d mu s, thresholded t d mu s =
  (mask_of d s /\
   forall i, (i < d)%nat ->
     (t < marginal i mu -> nth i s false = true) /\ (marginal i mu < t -> nth i s false = false)).
Proof. reflexivity. Qed.

(** Two rules for ties: out, in. *)
Goal forall t d mu, above t d mu = map (fun i => if Rlt_dec t (marginal i mu) then true else false) (seq 0 d).
Proof. reflexivity. Qed.
Goal forall t d mu, at_least t d mu = map (fun i => if Rle_dec t (marginal i mu) then true else false) (seq 0 d).
Proof. reflexivity. Qed.

(** s is p above tau, with some, all or none of what is at tau. *)
Goal forall tau p s, cut_at tau p s =
  (length s = length p /\
   forall i, (i < length p)%nat ->
     (tau < nth i p 0 -> nth i s false = true) /\ (nth i p 0 < tau -> nth i s false = false)).
Proof. reflexivity. Qed.

(** A mask as a prediction. *)
Goal forall s, certain s = map (fun b : bool => if b then 1 else 0) s.
Proof. reflexivity. Qed.

(** The weighted cross-entropy of an image. *)
Goal forall w0 w1 a y x p, cross_entropy w0 w1 (a :: y) (x :: p)
  = (if a then - w1 * ln x else - w0 * ln (1 - x)) + cross_entropy w0 w1 y p.
Proof. reflexivity. Qed.
Goal forall w0 w1 p, cross_entropy w0 w1 [] p = 0.
Proof. reflexivity. Qed.

(** Predictions of finite expected loss (Coq's ln 0 is 0), and the best among them. *)
Goal forall w0 w1 d mu p, finite_loss w0 w1 d mu p =
  (length p = d /\
   forall i, (i < d)%nat ->
     0 <= nth i p 0 <= 1 /\ (0 < w1 * marginal i mu -> 0 < nth i p 0) /\
     (0 < w0 * (1 - marginal i mu) -> nth i p 0 < 1)).
Proof. reflexivity. Qed.
Goal forall w0 w1 d mu p, minimises_cross_entropy w0 w1 d mu p =
  (finite_loss w0 w1 d mu p /\
   forall p', finite_loss w0 w1 d mu p' ->
     expected (fun y => cross_entropy w0 w1 y p) mu <= expected (fun y => cross_entropy w0 w1 y p') mu).
Proof. reflexivity. Qed.

(** The threshold on marginals that weights and a cut at tau amount to. *)
Goal forall w0 w1 tau, threshold_of w0 w1 tau = tau * w0 / (tau * w0 + (1 - tau) * w1).
Proof. reflexivity. Qed.

(** x is what some mask S gains over some result T of the threshold t, for some distribution. *)
Goal forall score t x, regret score t x =
  exists d mu T S, is_distribution d mu /\ thresholded t d mu T /\ mask_of d S /\
    x = expected (fun y => score y S) mu - expected (fun y => score y T) mu.
Proof. reflexivity. Qed.

(** Coordinates 0 and 1 stay, all others go either way. *)
Goal forall p s, rounding p s = Forall2 (fun x b => (x = 0 -> b = false) /\ (x = 1 -> b = true)) p s.
Proof. reflexivity. Qed.

(** The majority of size-dependent weights, voxel by voxel; ties either way. Targets of one voxel. *)
Goal forall w0 w1 d mu s, majority w0 w1 d mu s =
  (mask_of d s /\
   forall i, (i < d)%nat ->
     let for_i := expected (fun y => w1 (size y) * (if nth i y false then 1 else 0)) mu in
     let against_i := expected (fun y => w0 (size y) * (if nth i y false then 0 else 1)) mu in
     (against_i < for_i -> nth i s false = true) /\ (for_i < against_i -> nth i s false = false)).
Proof. reflexivity. Qed.
Goal forall mu, single mu = Forall (fun qy => size (snd qy) = 1%nat) mu.
Proof. reflexivity. Qed.

(** Every target has n voxels. *)
Goal forall n mu, size_always n mu = Forall (fun qy => size (snd qy) = n) mu.
Proof. reflexivity. Qed.

(** Voxels that are independent of each other. *)
Goal independent [] = [(1, [])].
Proof. reflexivity. Qed.
Goal forall x xs, independent (x :: xs)
  = map (fun qy => (x * fst qy, true :: snd qy)) (independent xs)
    ++ map (fun qy => ((1 - x) * fst qy, false :: snd qy)) (independent xs).
Proof. reflexivity. Qed.

(** A score that is c of two empty masks. *)
Goal forall c score y s, with_empty c score y s = if (size y + size s =? 0)%nat then c else score y s.
Proof. reflexivity. Qed.

(** The Lovász extension of the Jaccard loss. Any order of the voxels by decreasing error gives it, and at masks it is
  the
    Jaccard loss. *)
Goal forall n A B, jaccard_loss n A B = (A + B) / (n + B).
Proof. reflexivity. Qed.
Goal forall n A B a m l, walk n A B ((a, m) :: l)
  = let A' := if a then A + 1 else A in
    let B' := if a then B else B + 1 in
    m * (jaccard_loss n A' B' - jaccard_loss n A B) + walk n A' B' l.
Proof. reflexivity. Qed.
Goal forall n A B, walk n A B [] = 0.
Proof. reflexivity. Qed.
Goal forall a y x p, errors (a :: y) (x :: p) = (if a then 1 - x else x) :: errors y p.
Proof. reflexivity. Qed.
Goal forall x l, descending (x :: l) = ((forall z, In z l -> snd z <= snd x) /\ descending l).
Proof. reflexivity. Qed.
Goal forall y p l, Permutation (combine y (errors y p)) l -> descending l ->
  LovaszJaccard y p = walk (INR (size y)) 0 0 l.
Proof. exact lovasz_any_order. Qed.
Goal forall y s, length y = length s -> (0 < size y)%nat -> LovaszJaccard y (certain s) = 1 - Jaccard y s.
Proof. exact lovasz_certain. Qed.

(** * What a weighted cross-entropy asks for *)

Theorem statement_cross_entropy_minimiser : forall w0 w1 d mu p,
  0 <= w0 -> 0 <= w1 -> is_distribution d mu ->
  minimises_cross_entropy w0 w1 d mu p <->
  finite_loss w0 w1 d mu p /\
  forall i, (i < d)%nat -> 0 < w1 * marginal i mu + w0 * (1 - marginal i mu) ->
    nth i p 0 = w1 * marginal i mu / (w1 * marginal i mu + w0 * (1 - marginal i mu)).
Proof. exact cross_entropy_minimiser. Qed.

Theorem statement_cross_entropy_minimiser_unique : forall w0 w1 d mu p,
  0 < w0 -> 0 < w1 -> is_distribution d mu ->
  minimises_cross_entropy w0 w1 d mu p <->
  p = map (fun i => w1 * marginal i mu / (w1 * marginal i mu + w0 * (1 - marginal i mu))) (seq 0 d).
Proof. exact cross_entropy_minimiser_unique. Qed.

Theorem statement_minimiser_cut : forall w0 w1 tau d mu p s,
  0 <= w0 -> 0 <= w1 -> 0 < w0 + w1 -> 0 < tau < 1 -> is_distribution d mu ->
  (forall i, (i < d)%nat -> 0 < w1 * marginal i mu + w0 * (1 - marginal i mu)) ->
  minimises_cross_entropy w0 w1 d mu p -> cut_at tau p s ->
  thresholded (tau * w0 / (tau * w0 + (1 - tau) * w1)) d mu s.
Proof. exact minimiser_cut. Qed.

(** * No weights work for all distributions *)

Theorem statement_cross_entropy_defeat : forall w0 w1 tau,
  0 <= w0 -> 0 <= w1 -> 0 < w0 + w1 -> 0 < tau < 1 ->
  exists d mu best_dice best_jaccard,
    (d <= 3)%nat /\ is_distribution d mu /\ mask_of d best_dice /\ mask_of d best_jaccard /\
    (exists p, minimises_cross_entropy w0 w1 d mu p) /\
    forall p s, minimises_cross_entropy w0 w1 d mu p -> cut_at tau p s ->
      expected (fun y => Dice y s) mu < expected (fun y => Dice y best_dice) mu /\
      expected (fun y => Jaccard y s) mu < expected (fun y => Jaccard y best_jaccard) mu.
Proof. exact cross_entropy_defeat. Qed.

Theorem statement_threshold_defeat : forall t, 0 <= t <= 1 ->
  exists d mu best_dice best_jaccard,
    (d <= 3)%nat /\ is_distribution d mu /\ mask_of d best_dice /\ mask_of d best_jaccard /\
    (forall i, (i < d)%nat -> 0 < marginal i mu /\ marginal i mu <> t /\ (t = 1 -> marginal i mu < 1)) /\
    forall s, thresholded t d mu s ->
      expected (fun y => Dice y s) mu < expected (fun y => Dice y best_dice) mu /\
      expected (fun y => Jaccard y s) mu < expected (fun y => Jaccard y best_jaccard) mu.
Proof. exact threshold_defeat. Qed.

Theorem statement_cross_entropy_regret : forall t d mu T S,
  0 <= t <= 1 -> is_distribution d mu -> thresholded t d mu T -> mask_of d S ->
  expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu <= Rmax (2 * t / (1 + t)) (1 - t) /\
  expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu <= Rmax t (1 - t).
Proof. exact cross_entropy_regret. Qed.

Theorem statement_cross_entropy_regret_tight : forall t, 0 <= t <= 1 ->
  is_lub (regret Dice t) (Rmax (2 * t / (1 + t)) (1 - t)) /\ is_lub (regret Jaccard t) (Rmax t (1 - t)).
Proof. exact cross_entropy_regret_tight. Qed.

(** The same from below, for all ways to break ties at once. *)
Theorem statement_cross_entropy_regret_attained_nearly : forall t eps, 0 <= t <= 1 -> 0 < eps ->
  (exists d mu S, is_distribution d mu /\ mask_of d S /\ (exists T, thresholded t d mu T) /\
     forall T, thresholded t d mu T ->
       expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu > Rmax (2 * t / (1 + t)) (1 - t) - eps) /\
  (exists d mu S, is_distribution d mu /\ mask_of d S /\ (exists T, thresholded t d mu T) /\
     forall T, thresholded t d mu T ->
       expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu > Rmax t (1 - t) - eps).
Proof. exact cross_entropy_regret_attained_nearly. Qed.

Theorem statement_cross_entropy_regret_minimax :
  (forall t worst, 0 <= t <= 1 -> is_lub (regret Dice t) worst ->
     2 - sqrt 2 <= worst /\ (worst = 2 - sqrt 2 <-> t = sqrt 2 - 1)) /\
  (forall t worst, 0 <= t <= 1 -> is_lub (regret Jaccard t) worst ->
     1/2 <= worst /\ (worst = 1/2 <-> t = 1/2)).
Proof. exact cross_entropy_regret_minimax. Qed.

(** The best weights at the cut 1/2: w1/w0 = sqrt 2 for Dice, 1 for Jaccard. *)
Theorem statement_best_weights :
  threshold_of 1 (sqrt 2) (1/2) = sqrt 2 - 1 /\ threshold_of 1 1 (1/2) = 1/2.
Proof. exact (conj best_weights_dice best_weights_jaccard). Qed.

(** * Weights that depend on the size of the target *)

(** The majority of the weights is what minimising the expected weighted cross-entropy gives at the cut 1/2. *)
Theorem statement_majority_is_minimiser : forall w0 w1 i mu p,
  let A := expected (fun y => w1 (size y) * (if nth i y false then 1 else 0)) mu in
  let B := expected (fun y => w0 (size y) * (if nth i y false then 0 else 1)) mu in
  let loss x := expected (fun y => if nth i y false then - w1 (size y) * ln x else - w0 (size y) * ln (1 - x)) mu in
  0 <= A -> 0 <= B -> 0 < A + B -> 0 <= p <= 1 -> (0 < A -> 0 < p) -> (0 < B -> p < 1) ->
  loss (A / (A + B)) <= loss p /\
  (p <> A / (A + B) -> loss (A / (A + B)) < loss p) /\
  (B < A <-> 1/2 < A / (A + B)) /\ (A < B <-> A / (A + B) < 1/2).
Proof. exact majority_is_minimiser. Qed.

Theorem statement_image_weights : forall w0 w1 d eps,
  (3 <= d)%nat -> 0 < w0 1%nat + w1 1%nat -> 0 < eps ->
  (exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
     forall T, majority w0 w1 d mu T ->
       expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu > 1/18 - eps) /\
  (exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
     forall T, majority w0 w1 d mu T ->
       expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu > 1/6 - eps) /\
  ((4 <= d)%nat -> exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
     forall T, majority w0 w1 d mu T ->
       expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y T) mu > 1/4 - eps).
Proof. exact image_weights. Qed.

(** With one rule for ties, ">" or ">=", the numbers are reached. *)
Theorem statement_threshold_rule_loses : forall t d, (3 <= d)%nat ->
  let reached (rule : R -> nat -> distribution -> mask) (score : mask -> mask -> R) x :=
    exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
      expected (fun y => score y S) mu - expected (fun y => score y (rule t d mu)) mu >= x in
  (reached above Dice (1/18) /\ reached at_least Dice (1/18)) /\
  (reached above Jaccard (1/6) /\ reached at_least Jaccard (1/6)) /\
  ((4 <= d)%nat -> reached above Jaccard (1/4) /\ reached at_least Jaccard (1/4)).
Proof. exact threshold_rule_loses. Qed.

(** On targets of one voxel they can't be improved. *)
Theorem statement_image_weights_sharp :
  (forall mu T S, is_distribution 3 mu -> single mu -> thresholded (5/18) 3 mu T -> mask_of 3 S ->
     expected (fun y => Dice y S) mu - expected (fun y => Dice y T) mu <= 1/18) /\
  (forall mu S, is_distribution 3 mu -> single mu -> mask_of 3 S ->
     expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y (at_least (1/3) 3 mu)) mu <= 1/6) /\
  (forall d mu S, is_distribution d mu -> single mu -> mask_of d S ->
     expected (fun y => Jaccard y S) mu - expected (fun y => Jaccard y (at_least (1/4) d mu)) mu <= 1/4).
Proof. exact (conj image_weights_sharp_dice (conj image_weights_sharp_jaccard image_weights_sharp_jaccard_any)). Qed.

(** On more voxels. *)
Theorem statement_one_voxel_weights_dice : forall t d,
  let loses x :=
    let reached (rule : R -> nat -> distribution -> mask) :=
      exists mu S, is_distribution d mu /\ single mu /\ mask_of d S /\
        expected (fun y => Dice y S) mu - expected (fun y => Dice y (rule t d mu)) mu >= x in
    reached above /\ reached at_least in
  ((4 <= d)%nat -> loses (1/10)) /\ ((5 <= d)%nat -> loses (2/15)) /\ ((6 <= d)%nat -> loses (1/6)) /\
  ((7 <= d)%nat -> loses (3/14)) /\ ((8 <= d)%nat -> loses (7/30)).
Proof. exact one_voxel_weights_dice. Qed.

(** * Two voxels *)

Theorem statement_two_voxels_weights_dice : forall mu s, is_distribution 2 mu ->
  majority (fun _ => 1) (fun n => if (n =? 1)%nat then 2 else 1) 2 mu s ->
  forall s', mask_of 2 s' -> expected (fun y => Dice y s') mu <= expected (fun y => Dice y s) mu.
Proof. exact two_voxels_weights_dice. Qed.

Theorem statement_two_voxels_weights_jaccard : forall mu s', is_distribution 2 mu -> mask_of 2 s' ->
  expected (fun y => Jaccard y s') mu <= expected (fun y => Jaccard y (at_least (1/2) 2 mu)) mu.
Proof. exact two_voxels_weights_jaccard. Qed.

Theorem statement_two_voxels_threshold_dice :
  (forall t mu s s', t < 1/2 -> is_distribution 2 mu -> thresholded t 2 mu s -> mask_of 2 s' ->
    expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu <= Rmax ((1 - 2 * t) / 3) (t - 1/3)) /\
  (forall t, 1/15 <= Rmax ((1 - 2 * t) / 3) (t - 1/3)) /\
  (exists mu s s', is_distribution 2 mu /\ thresholded (2/5) 2 mu s /\ mask_of 2 s' /\
    expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu = 1/15).
Proof.
  exact (conj two_voxels_threshold_dice
    (conj two_voxels_threshold_dice_least two_voxels_threshold_dice_attained)).
Qed.

(** * Where a threshold works, and where none does *)

Theorem statement_no_threshold :
  (exists mu best, is_distribution 3 mu /\ mask_of 3 best /\ forall t s, thresholded t 3 mu s ->
     expected (fun y => Dice y best) mu - expected (fun y => Dice y s) mu >= 1/126) /\
  (exists mu best, is_distribution 3 mu /\ mask_of 3 best /\ forall t s, thresholded t 3 mu s ->
     expected (fun y => Jaccard y best) mu - expected (fun y => Jaccard y s) mu >= 1/36).
Proof. exact no_threshold. Qed.

(** The distributions, with their best masks and best thresholds. *)
Theorem statement_no_threshold_dice :
  let mu := [(6/21, [true; false; false]); (8/21, [false; false; true]); (7/21, [false; true; true])] in
  let score s := expected (fun y => Dice y s) mu in
  score [true; false; true] = 77/126 /\
  (forall s, mask_of 3 s -> score s <= 77/126) /\
  (forall t s, thresholded t 3 mu s -> score s <= 76/126) /\
  thresholded (1/2) 3 mu [false; false; true] /\ score [false; false; true] = 76/126.
Proof. exact no_threshold_dice. Qed.

Theorem statement_no_threshold_jaccard :
  let mu := [(7/18, [true; false; false]); (6/18, [false; true; true]); (5/18, [false; false; true])] in
  let score s := expected (fun y => Jaccard y s) mu in
  score [false; true; true] = 17/36 /\
  (forall s, mask_of 3 s -> score s <= 17/36) /\
  (forall t s, thresholded t 3 mu s -> score s <= 16/36) /\
  thresholded (1/2) 3 mu [false; false; true] /\ score [false; false; true] = 16/36.
Proof. exact no_threshold_jaccard. Qed.

Theorem statement_constant_size : forall n d mu best,
  (0 < n)%nat -> is_distribution d mu -> size_always n mu ->
  mask_of d best -> (forall s, mask_of d s -> expected (fun y => Dice y s) mu <= expected (fun y => Dice y best) mu) ->
  forall T, mask_of d T ->
    (expected (fun y => Dice y T) mu = expected (fun y => Dice y best) mu
     <-> thresholded (expected (fun y => Dice y best) mu / 2) d mu T).
Proof. exact constant_size. Qed.

Theorem statement_constant_size_some_threshold : forall n d mu,
  (0 < n)%nat -> is_distribution d mu -> size_always n mu ->
  exists t, 0 <= t <= 1/2 /\ forall T, thresholded t d mu T ->
    forall s, mask_of d s -> expected (fun y => Dice y s) mu <= expected (fun y => Dice y T) mu.
Proof. exact constant_size_some_threshold. Qed.

(** For Tversky indices; and of pooled counts. *)
Theorem statement_half_best_threshold : forall alpha n d mu best T, 0 < alpha < 1 -> (0 < n)%nat ->
  is_distribution d mu -> size_always n mu -> mask_of d best ->
  let score s := expected (fun y => Tversky alpha (1 - alpha) y s) mu in
  (forall s, mask_of d s -> score s <= score best) ->
  thresholded (alpha * score best) d mu T -> score T = score best.
Proof. exact half_best_threshold. Qed.

Theorem statement_population_threshold : forall d mu best T, is_distribution d mu -> mask_of d best ->
  let hits s := expected (fun y => INR (tp y s)) mu in
  let mean := expected (fun y => INR (size y)) mu in
  let dice s := 2 * hits s / (mean + INR (size s)) in
  let jaccard s := hits s / (mean + INR (size s) - hits s) in
  ((forall s, mask_of d s -> dice s <= dice best) -> thresholded (dice best / 2) d mu T -> dice T = dice best) /\
  ((forall s, mask_of d s -> jaccard s <= jaccard best) ->
    thresholded (jaccard best / (1 + jaccard best)) d mu T -> jaccard T = jaccard best).
Proof. exact population_threshold. Qed.

Theorem statement_constant_size_soft_dice : forall n d mu p, (0 < n)%nat -> is_distribution d mu ->
  size_always n mu -> length p = d -> probabilities p ->
  exists s, mask_of d s /\ expected (fun y => SoftDice y p) mu <= expected (fun y => Dice y s) mu.
Proof. exact constant_size_soft_dice. Qed.

Theorem statement_independent_voxels : forall c xs, probabilities xs ->
  (exists t T, 0 <= t <= 1 /\ thresholded t (length xs) (independent xs) T /\
     forall S, mask_of (length xs) S ->
       expected (fun y => with_empty c Dice y S) (independent xs)
         <= expected (fun y => with_empty c Dice y T) (independent xs)) /\
  (exists t T, 0 <= t <= 1 /\ thresholded t (length xs) (independent xs) T /\
     forall S, mask_of (length xs) S ->
       expected (fun y => with_empty c Jaccard y S) (independent xs)
         <= expected (fun y => with_empty c Jaccard y T) (independent xs)).
Proof. exact independent_voxels. Qed.

Theorem statement_independent_voxels_same_size : forall c xs S T, probabilities xs ->
  mask_of (length xs) S -> mask_of (length xs) T -> size S = size T ->
  (forall i j, (i < length xs)%nat -> (j < length xs)%nat ->
     nth i T false = true -> nth j T false = false -> nth j xs 0 <= nth i xs 0) ->
  expected (fun y => with_empty c Dice y S) (independent xs)
    <= expected (fun y => with_empty c Dice y T) (independent xs) /\
  expected (fun y => with_empty c Jaccard y S) (independent xs)
    <= expected (fun y => with_empty c Jaccard y T) (independent xs).
Proof.
  exact (fun c xs S T Hxs HS HT Hsize Htop => independent_voxels_same_size c xs S T Hxs HS (conj HT Htop) Hsize).
Qed.

(** * The best predictions for expected surrogates *)

Theorem statement_expected_soft_jaccard : forall d mu p,
  is_distribution d mu -> length p = d -> probabilities p ->
  exists s, mask_of d s /\ expected (fun y => SoftJaccard y p) mu <= expected (fun y => Jaccard y s) mu.
Proof. exact expected_soft_jaccard. Qed.

Theorem statement_expected_soft_jaccard_consistent : forall d mu p s,
  is_distribution d mu -> length p = d -> probabilities p ->
  (forall p', length p' = d -> probabilities p' ->
     expected (fun y => SoftJaccard y p') mu <= expected (fun y => SoftJaccard y p) mu) ->
  rounding p s ->
  mask_of d s /\
  expected (fun y => Jaccard y s) mu = expected (fun y => SoftJaccard y p) mu /\
  forall s', mask_of d s' -> expected (fun y => Jaccard y s') mu <= expected (fun y => Jaccard y s) mu.
Proof. exact expected_soft_jaccard_consistent. Qed.

Theorem statement_expected_soft_dice :
  (exists d mu p, is_distribution d mu /\ length p = d /\ probabilities p /\
     forall s, mask_of d s -> expected (fun y => SoftDice y (certain s)) mu < expected (fun y => SoftDice y p) mu) /\
  (exists d mu p s best, is_distribution d mu /\ length p = d /\ probabilities p /\
     (forall p', length p' = d -> probabilities p' -> p' <> p ->
        expected (fun y => SoftDice y p') mu < expected (fun y => SoftDice y p) mu) /\
     cut_at (1/2) p s /\ (forall s', cut_at (1/2) p s' -> s' = s) /\ mask_of d best /\
     expected (fun y => Dice y s) mu < expected (fun y => Dice y best) mu).
Proof. exact expected_soft_dice. Qed.

(** The numbers of the two examples. *)
Theorem statement_expected_soft_dice_not_binary :
  let mu := [(5/7, [false; true; true]); (2/7, [true; false; false])] in
  (forall s, mask_of 3 s -> expected (fun y => Dice y s) mu <= 315/441) /\
  probabilities [1/2; 1; 1] /\
  expected (fun y => SoftDice y [1/2; 1; 1]) mu = 316/441.
Proof. exact expected_soft_dice_not_binary. Qed.

Theorem statement_expected_soft_dice_misleads :
  let mu := [(7921/11095, [false; true; true]); (3174/11095, [true; false; false])] in
  (forall p, length p = 3%nat -> probabilities p ->
     expected (fun y => SoftDice y p) mu <= expected (fun y => SoftDice y [9/20; 1; 1]) mu /\
     (expected (fun y => SoftDice y p) mu = expected (fun y => SoftDice y [9/20; 1; 1]) mu -> p = [9/20; 1; 1])) /\
  (forall tau, 9/20 < tau < 1 -> cut_at tau [9/20; 1; 1] [false; true; true]) /\
  (forall s, mask_of 3 s -> expected (fun y => Dice y s) mu <= expected (fun y => Dice y [true; true; true]) mu) /\
  expected (fun y => Dice y [true; true; true]) mu - expected (fun y => Dice y [false; true; true]) mu = 2/7925.
Proof. exact (conj expected_soft_dice_maximiser expected_soft_dice_misleads). Qed.

(** Whatever is best for expected soft Dice, thresholded at 1/2, is within (3 sqrt 3 - 5)/4 of the best. *)
Theorem statement_soft_dice_threshold_regret : forall d mu p s, is_distribution d mu ->
  length p = d -> probabilities p ->
  (forall p', length p' = d -> probabilities p' ->
     expected (fun y => SoftDice y p') mu <= expected (fun y => SoftDice y p) mu) ->
  cut_at (1/2) p s ->
  expected (fun y => SoftDice y p) mu - expected (fun y => Dice y s) mu <= (3 * sqrt 3 - 5) / 4 /\
  forall s', mask_of d s' ->
    expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu <= (3 * sqrt 3 - 5) / 4.
Proof. exact SoftDiceThresholdRegret.soft_dice_threshold_regret. Qed.

Theorem statement_soft_dice_threshold_tight : forall c0, c0 < (3 * sqrt 3 - 5) / 4 ->
  exists d mu p s s', is_distribution d mu /\ length p = d /\ probabilities p /\
    (forall p', length p' = d -> probabilities p' ->
       expected (fun y => SoftDice y p') mu <= expected (fun y => SoftDice y p) mu) /\
    cut_at (1/2) p s /\ mask_of d s' /\
    c0 < expected (fun y => Dice y s') mu - expected (fun y => Dice y s) mu.
Proof. exact SoftDiceThresholdTight.soft_dice_threshold_tight. Qed.

Theorem statement_expected_lovasz :
  exists d mu p best, is_distribution d mu /\ length p = d /\ probabilities p /\ mask_of d best /\
    (forall p', length p' = d -> probabilities p' -> p' <> p ->
       expected (fun y => LovaszJaccard y p) mu < expected (fun y => LovaszJaccard y p') mu) /\
    (forall tau s, tau <> 1/2 -> cut_at tau p s ->
       expected (fun y => Jaccard y best) mu - expected (fun y => Jaccard y s) mu >= 1/15).
Proof. exact expected_lovasz. Qed.

(** The numbers of the example. *)
Theorem statement_expected_lovasz_numbers :
  let mu := [(2/5, [true; false; false]); (3/10, [false; true; false]); (3/10, [false; false; true])] in
  (forall p, length p = 3%nat ->
     1/2 <= expected (fun y => LovaszJaccard y p) mu /\
     (expected (fun y => LovaszJaccard y p) mu = 1/2 -> p = [1/2; 1/2; 1/2])) /\
  (forall tau s, tau < 1/2 -> cut_at tau [1/2; 1/2; 1/2] s -> s = [true; true; true]) /\
  (forall tau s, 1/2 < tau -> cut_at tau [1/2; 1/2; 1/2] s -> s = [false; false; false]) /\
  expected (fun y => Jaccard y [true; true; true]) mu = 1/3 /\
  expected (fun y => Jaccard y [false; false; false]) mu = 0 /\
  expected (fun y => Jaccard y [true; false; false]) mu = 2/5 /\
  (forall s, mask_of 3 s -> expected (fun y => Jaccard y s) mu <= 2/5).
Proof. exact (conj expected_lovasz_minimiser expected_lovasz_misleads). Qed.

Theorem statement_expected_lovasz_minimum : forall d mu, is_distribution d mu ->
  expected (fun y => LovaszJaccard y (repeat (1/2) d)) mu = 1/2.
Proof. exact expected_lovasz_minimum. Qed.

Theorem statement_expected_lovasz_not_binary : forall d mu, is_distribution d mu ->
  (forall s, mask_of d s -> expected (fun y => Jaccard y s) mu < 1/2) ->
  forall s, mask_of d s ->
    expected (fun y => LovaszJaccard y (repeat (1/2) d)) mu < expected (fun y => LovaszJaccard y (certain s)) mu.
Proof. exact expected_lovasz_not_binary. Qed.

(** * The Lovász-Jaccard and the soft Jaccard loss *)

Theorem statement_lovasz_soft_jaccard : forall y p, length p = length y -> (0 < size y)%nat -> probabilities p ->
  let r := INR (length y) / INR (size y) in
  let lj := LovaszJaccard y p in
  let sj := SoftJaccard y p in
  (lj <= 1 - sj <= r * lj) /\ (sj <= 1 - lj <= r * sj) /\ (0 <= (1 - sj) - lj <= (sqrt r - 1) / (sqrt r + 1)).
Proof. exact lovasz_soft_jaccard. Qed.

Theorem statement_lovasz_soft_jaccard_loss_tight : forall n d c, (0 < n < d)%nat -> c < INR d / INR n ->
  exists y p, length y = d /\ size y = n /\ length p = d /\ probabilities p /\
    0 < LovaszJaccard y p /\ c * LovaszJaccard y p < 1 - SoftJaccard y p.
Proof. exact lovasz_soft_jaccard_loss_tight. Qed.

Theorem statement_lovasz_soft_jaccard_similarity_tight : forall n d c, (0 < n < d)%nat -> c < INR d / INR n ->
  exists y p, length y = d /\ size y = n /\ length p = d /\ probabilities p /\
    0 < SoftJaccard y p /\ c * SoftJaccard y p < 1 - LovaszJaccard y p.
Proof. exact lovasz_soft_jaccard_similarity_tight. Qed.

Theorem statement_lovasz_soft_jaccard_gap_attained : forall n d, (0 < n <= d)%nat ->
  let r := INR d / INR n in
  exists y p, length y = d /\ size y = n /\ length p = d /\ probabilities p /\
    (1 - SoftJaccard y p) - LovaszJaccard y p = (sqrt r - 1) / (sqrt r + 1).
Proof. exact lovasz_soft_jaccard_gap_attained. Qed.

Theorem statement_lovasz_soft_jaccard_no_factor : forall c, exists y p,
  length p = length y /\ (0 < size y)%nat /\ probabilities p /\
  0 < LovaszJaccard y p /\ c * LovaszJaccard y p < 1 - SoftJaccard y p.
Proof. exact lovasz_soft_jaccard_no_factor. Qed.

(** * How far cross-entropy moves with its predictions *)

(** The loss of a voxel, by what its prediction gives to the target. *)
Goal forall (y : bool) p, given y p = if y then p else 1 - p.
Proof. reflexivity. Qed.
Goal forall y p, voxel_loss y p = - ln (given y p).
Proof. reflexivity. Qed.

(** Two predictions within [delta, 1 - delta], at most h apart in each voxel. *)
Goal forall delta h x p x' p', all_within delta h (x :: p) (x' :: p')
  = (delta <= x <= 1 - delta /\ delta <= x' <= 1 - delta /\ Rabs (x' - x) <= h /\ all_within delta h p p').
Proof. reflexivity. Qed.
Goal forall delta h, all_within delta h [] [] = True.
Proof. reflexivity. Qed.
Goal forall delta h x p, all_within delta h (x :: p) [] = False /\ all_within delta h [] (x :: p) = False.
Proof. split; reflexivity. Qed.

Theorem statement_cross_entropy_step : forall (y : bool) (p p' : R),
  let q := given y p in let h := Rabs (p' - p) in
  0 < q -> h < q -> ln (1 + h / q) <= Rabs (voxel_loss y p' - voxel_loss y p) <= - ln (1 - h / q).
Proof. exact cross_entropy_step. Qed.

Theorem statement_cross_entropy_step_attained : forall q h, 0 < q -> 0 <= h < q ->
  Rabs (voxel_loss true (q + h) - voxel_loss true q) = ln (1 + h / q) /\
  Rabs (voxel_loss true (q - h) - voxel_loss true q) = - ln (1 - h / q).
Proof. exact cross_entropy_step_attained. Qed.

Theorem statement_cross_entropy_sensitivity : forall (y : bool) (p p' : R),
  let q := given y p in let h := Rabs (p' - p) in
  0 < q -> h < q -> h / (q + h) <= Rabs (voxel_loss y p' - voxel_loss y p) <= h / (q - h).
Proof. exact cross_entropy_sensitivity. Qed.

Theorem statement_cross_entropy_modulus : forall (y : bool) (p p' delta : R),
  0 < delta -> delta <= p <= 1 - delta -> delta <= p' <= 1 - delta ->
  Rabs (voxel_loss y p' - voxel_loss y p) <= ln (1 + Rabs (p' - p) / delta).
Proof. exact cross_entropy_modulus. Qed.

Theorem statement_cross_entropy_modulus_image : forall (delta h : R) (y : mask) (p p' : list R),
  0 < delta -> length y = length p -> all_within delta h p p' ->
  Rabs (cross_entropy 1 1 y p' - cross_entropy 1 1 y p) <= INR (length y) * ln (1 + h / delta).
Proof. exact cross_entropy_modulus_image. Qed.

Theorem statement_cross_entropy_modulus_attained : forall delta h, 0 < delta -> 0 <= h ->
  Rabs (voxel_loss true (delta + h) - voxel_loss true delta) = ln (1 + h / delta).
Proof. exact cross_entropy_modulus_attained. Qed.

Theorem statement_cross_entropy_not_lipschitz : forall K : R, exists p p',
  0 < p < 1 /\ 0 < p' < 1 /\ Rabs (voxel_loss true p' - voxel_loss true p) > K * Rabs (p' - p).
Proof. exact cross_entropy_not_lipschitz. Qed.

(** * All statements, for Statements.v, which prints their axioms *)

Definition everything :=
  (statement_cross_entropy_minimiser, statement_cross_entropy_minimiser_unique, statement_minimiser_cut,
   statement_cross_entropy_defeat, statement_threshold_defeat, statement_cross_entropy_regret,
   statement_cross_entropy_regret_tight, statement_cross_entropy_regret_attained_nearly,
   statement_cross_entropy_regret_minimax, statement_best_weights, statement_majority_is_minimiser,
   statement_image_weights, statement_threshold_rule_loses, statement_image_weights_sharp,
   statement_one_voxel_weights_dice, statement_two_voxels_weights_dice, statement_two_voxels_weights_jaccard,
   statement_two_voxels_threshold_dice, statement_half_best_threshold, statement_population_threshold,
   statement_constant_size_soft_dice,
   statement_no_threshold, statement_no_threshold_dice, statement_no_threshold_jaccard,
   statement_constant_size, statement_constant_size_some_threshold, statement_independent_voxels,
   statement_independent_voxels_same_size, statement_expected_soft_jaccard,
   statement_expected_soft_jaccard_consistent, statement_expected_soft_dice,
   statement_expected_soft_dice_not_binary, statement_expected_soft_dice_misleads,
   statement_soft_dice_threshold_regret, statement_soft_dice_threshold_tight, statement_expected_lovasz,
   statement_expected_lovasz_numbers, statement_expected_lovasz_minimum, statement_expected_lovasz_not_binary,
   statement_lovasz_soft_jaccard, statement_lovasz_soft_jaccard_loss_tight,
   statement_lovasz_soft_jaccard_similarity_tight, statement_lovasz_soft_jaccard_gap_attained,
   statement_lovasz_soft_jaccard_no_factor, statement_cross_entropy_step, statement_cross_entropy_step_attained,
   statement_cross_entropy_sensitivity, statement_cross_entropy_modulus, statement_cross_entropy_modulus_image,
   statement_cross_entropy_modulus_attained, statement_cross_entropy_not_lipschitz).
