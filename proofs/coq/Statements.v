(** Everything that is proved, for a reviewer

    [StatementsScores] has the laws of the scores and of soft scores, [StatementsDistances] those of Tversky distances,
    [StatementsRisk] those of predictions under uncertainty and of the Lovász extension, [StatementsSurrogates] those of
    further surrogates: each theorem once more in full, in the definitions of Overlap.v. What their
    proofs together rest on is printed here, and compared with Statements.txt: axioms of Coq's real numbers, and nothing
    else. *)

From CertiDice Require StatementsScores StatementsDistances StatementsRisk StatementsSurrogates.

Print Assumptions StatementsScores.proved.
Print Assumptions StatementsDistances.distances.
Print Assumptions StatementsRisk.everything.
Print Assumptions StatementsSurrogates.surrogates.
