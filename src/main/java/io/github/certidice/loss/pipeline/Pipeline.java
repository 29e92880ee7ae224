package io.github.certidice.loss.pipeline;

/** A loss, or a score, as data. */
public sealed interface Pipeline permits GroupedLoss, CompoundLoss, Choice {}
