package io.github.certidice.evidence;

/** Something that ran in this build and speaks for or against a claim. */
public sealed interface Evidence permits CaseEvidence, SolverEvidence, CoqEvidence {

    /** What was done, with its counts, in a line. */
    String says();
}
