package io.github.certidice.loss.pipeline;

/** A loss, or a score, as data. */
public sealed interface Pipeline permits OverlapLoss, LovaszLoss, MatthewsLoss, PixelwiseLoss, CompoundLoss, Choice {}
