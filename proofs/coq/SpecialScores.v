(** Special Tversky scores, F scores, and two empty masks

    Law. The Tversky score with weights (1, 0) is precision, with (0, 1) recall, with (1/2, 1/2) Dice, with (1, 1)
    Jaccard; with (1/(1+b^2), b^2/(1+b^2)) it's the F score (1+b^2) P R/(b^2 P + R). Where both masks are empty, the
    value c for both Dice and Jaccard keeps D = 2J/(1+J) exactly if c is 0 or 1, and then J <= D <= 2J too.

    Proof. By calculation; c (c - 1) = 0. *)

From Coq Require Import Reals List Lra Psatz.
From CertiDice Require Import Overlap Masks.
Open Scope R_scope.

Theorem tversky_special_cases : forall tp fp fn : R, 0 < tp -> 0 <= fp -> 0 <= fn ->
  tversky 1 0 tp fp fn = tp / (tp + fp) /\ tversky 0 1 tp fp fn = tp / (tp + fn) /\
  tversky (1 / 2) (1 / 2) tp fp fn = dice tp fp fn /\ tversky 1 1 tp fp fn = jaccard tp fp fn.
Proof. intros. unfold tversky, dice, jaccard. repeat split; field; lra. Qed.

Theorem f_score_tversky : forall b tp fp fn : R, 0 < b -> 0 < tp -> 0 <= fp -> 0 <= fn ->
  let P := tp / (tp + fp) in
  let R := tp / (tp + fn) in
  (1 + b * b) * P * R / (b * b * P + R) = tversky (1 / (1 + b * b)) (b * b / (1 + b * b)) tp fp fn.
Proof.
  intros b tp fp fn B T F N P R. unfold P, R, tversky. assert (0 < b * b) by nra.
  assert (0 <= b * b * fn) by (apply Rmult_le_pos; lra). assert (0 < b * b * tp) by (apply Rmult_lt_0_compat; lra).
  field. repeat split; try lra; try nra.
Qed.

Theorem empty_rule : forall c : R, 0 <= c ->
  (c = 2 * c / (1 + c) <-> c = 0 \/ c = 1) /\
  (c = 0 \/ c = 1 ->
    c = c / (2 - c) /\ 1 - c = (1 - c) / (1 + c) /\ 1 - c = 2 * (1 - c) / (2 - c) /\ c - c = c * (1 - c) / (1 + c) /\
    c <= c <= 2 * c).
Proof.
  intros c C. split.
  - split.
    + intro E. assert (H : c * (1 + c) = 2 * c) by (rewrite E at 1; field; lra).
      assert (K : c * (c - 1) = 0) by lra. destruct (Rmult_integral _ _ K); [left | right]; lra.
    + intros [->| ->]; field.
  - intros [->| ->]; repeat split; try lra; field.
Qed.
