package io.github.certidice.oracle.dialect;

import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.function.Function;

/** Losses of segmentation_models_pytorch. */
final class SmpLosses {

    private static final String LIBRARY = "segmentation_models_pytorch 0.5.1.dev0";
    private static final String NAMESPACE = "segmentation_models_pytorch.losses.";
    private static final String OVERLAP = "(mode=REQUIRED, classes=None, log_loss=False, from_logits=True, smooth=0.0,"
            + " ignore_index=None, eps=1e-7, ";

    private SmpLosses() {}

    /** All of them. */
    static List<Entry> entries() {
        return List.of(
                entry("DiceLoss", OVERLAP + "class_weights=None)", SmpOverlap::dice, "dice"),
                entry("JaccardLoss", OVERLAP + "class_weights=None)", SmpOverlap::jaccard, "jaccard"),
                entry(
                        "TverskyLoss",
                        OVERLAP + "alpha=0.5, beta=0.5, gamma=1.0, class_weights=None)",
                        SmpOverlap::tversky,
                        "tversky"),
                entry(
                        "FocalLoss",
                        "(mode=REQUIRED, alpha=None, gamma=2.0, ignore_index=None, from_logits=True, eps=1e-7,"
                                + " reduction='mean', normalized=False, reduced_threshold=None, class_weights=None)",
                        SmpPixelwise::focal,
                        "focal"),
                entry(
                        "LovaszLoss",
                        "(mode=REQUIRED, per_image=False, ignore_index=None, from_logits=True)",
                        LovaszDialect::smp,
                        "lovasz"),
                entry("MCCLoss", "(eps=1e-5)", SmpOverlap::matthews, "mcc"),
                entry(
                        "SoftBCEWithLogitsLoss",
                        "(weight=None, ignore_index=-100, reduction='mean', smooth_factor=None, pos_weight=None)",
                        SmpPixelwise::softBce,
                        "soft_bce"),
                entry(
                        "SoftCrossEntropyLoss",
                        "(reduction='mean', smooth_factor=None, ignore_index=-100, dim=1)",
                        SmpPixelwise::softCe,
                        "soft_ce"));
    }

    private static Entry entry(
            String name, String parameters, Function<Arguments, Meaning> translation, String module) {
        return Entry.of(
                LIBRARY,
                NAMESPACE + name + parameters,
                translation,
                "smp.losses." + name,
                NAMESPACE + module + "." + name);
    }
}
