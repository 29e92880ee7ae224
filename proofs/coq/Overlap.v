(** Scores of overlap, of real-valued counts and of masks.

    Everything that is proved here speaks of these definitions; the same ones are evaluated on the same numbers in Java, by
    SMT solvers and in Coq (see Vectors.v), so that the three can't drift apart. *)

From Coq Require Import Reals List Bool.
Import ListNotations.
Open Scope R_scope.

(** * Of counts

    tp, fp, fn, tn are the voxels in both masks, in the prediction only, in the target only, in neither. They are real
    numbers: of masks they are integers, of probabilities sums. Division by 0 gives a number that nothing is known of in
    Coq, so laws ask for denominators above 0. *)

Definition dice (tp fp fn : R) : R := 2 * tp / (2 * tp + fp + fn).

Definition jaccard (tp fp fn : R) : R := tp / (tp + fp + fn).

(** alpha weighs false positives, beta false negatives. *)
Definition tversky (alpha beta tp fp fn : R) : R := tp / (tp + alpha * fp + beta * fn).

(** Weighted Hamming similarity: 1 - gamma fn / n - (1 - gamma) fp / (d - n). *)
Definition hamming (gamma tp fp fn tn : R) : R :=
  1 - gamma * (fn / (tp + fn)) - (1 - gamma) * (fp / (fp + tn)).

(** * Of masks

    A mask is a list of booleans, one for each voxel; target and prediction have the same length. *)

Definition mask : Type := list bool.

Fixpoint count (f : bool -> bool -> bool) (y s : mask) : nat :=
  match y, s with
  | a :: y', b :: s' => (if f a b then 1 else 0) + count f y' s'
  | _, _ => 0
  end.

Definition tp (y s : mask) : nat := count andb y s.
Definition fp (y s : mask) : nat := count (fun a b => negb a && b) y s.
Definition fn (y s : mask) : nat := count (fun a b => a && negb b) y s.
Definition tn (y s : mask) : nat := count (fun a b => negb a && negb b) y s.

(** The number of foreground voxels. *)
Fixpoint size (y : mask) : nat :=
  match y with
  | [] => 0
  | a :: y' => (if a then 1 else 0) + size y'
  end.

Definition Dice (y s : mask) : R := dice (INR (tp y s)) (INR (fp y s)) (INR (fn y s)).
Definition Jaccard (y s : mask) : R := jaccard (INR (tp y s)) (INR (fp y s)) (INR (fn y s)).
Definition Tversky (alpha beta : R) (y s : mask) : R :=
  tversky alpha beta (INR (tp y s)) (INR (fp y s)) (INR (fn y s)).
Definition Hamming (gamma : R) (y s : mask) : R :=
  hamming gamma (INR (tp y s)) (INR (fp y s)) (INR (fn y s)) (INR (tn y s)).

(** * Of probabilities

    p is a list of probabilities, as long as the target. *)

Fixpoint sum_where (keep : bool) (y : mask) (p : list R) : R :=
  match y, p with
  | a :: y', x :: p' => (if eqb a keep then x else 0) + sum_where keep y' p'
  | _, _ => 0
  end.

(** The probability on the foreground, T = <y, p>, and off it. *)
Definition hit (y : mask) (p : list R) : R := sum_where true y p.
Definition spill (y : mask) (p : list R) : R := sum_where false y p.

(** Similarities: 1 minus the soft losses. *)
Definition SoftDice (y : mask) (p : list R) : R :=
  2 * hit y p / (INR (size y) + hit y p + spill y p).
Definition SoftJaccard (y : mask) (p : list R) : R :=
  hit y p / (INR (size y) + spill y p).

(** All p_i are probabilities. *)
Definition probabilities (p : list R) : Prop := Forall (fun x => 0 <= x <= 1) p.

(** * Under uncertainty

    A finite distribution of the target: masks with their probabilities. *)

Definition distribution : Type := list (R * mask).

Fixpoint expected (score : mask -> R) (mu : distribution) : R :=
  match mu with
  | [] => 0
  | (q, y) :: mu' => q * score y + expected score mu'
  end.

(** The probability that voxel i is foreground. *)
Definition marginal (i : nat) (mu : distribution) : R :=
  expected (fun y => if nth i y false then 1 else 0) mu.

(** Probabilities are positive and sum to 1; masks are of d voxels and not empty. *)
Definition is_distribution (d : nat) (mu : distribution) : Prop :=
  Forall (fun qy => 0 < fst qy /\ length (snd qy) = d /\ (0 < size (snd qy))%nat) mu
  /\ expected (fun _ => 1) mu = 1.

Definition mask_of (d : nat) (s : mask) : Prop := length s = d.
