package io.github.certidice.oracle.dialect;

import java.util.List;

/** Losses of pytorch-toolbelt. */
final class ToolbeltLosses {

    private static final String LIBRARY = "pytorch-toolbelt 0.8.0";
    private static final String NAMESPACE = "pytorch_toolbelt.losses.";

    private ToolbeltLosses() {}

    /** All of them. */
    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        LIBRARY,
                        NAMESPACE
                                + "DiceLoss(mode=REQUIRED, classes=None, log_loss=False, from_logits=True, smooth=0.0,"
                                + " ignore_index=None, eps=1e-7)",
                        SmpOverlap::toolbeltDice),
                Entry.of(
                        LIBRARY,
                        NAMESPACE
                                + "JaccardLoss(mode=REQUIRED, classes=None, log_loss=False, from_logits=True, smooth=0,"
                                + " eps=1e-7)",
                        SmpOverlap::toolbeltJaccard),
                Entry.of(
                        LIBRARY,
                        NAMESPACE + "BinaryLovaszLoss(per_image=False, ignore_index=None)",
                        LovaszDialect::toolbeltBinary),
                Entry.of(LIBRARY, NAMESPACE + "LovaszLoss(per_image=False, ignore=None)", LovaszDialect::toolbelt),
                binaryFocal(),
                crossEntropyFocal(),
                Entry.of(
                        LIBRARY,
                        NAMESPACE + "BalancedBCEWithLogitsLoss(gamma=1.0, reduction='mean', ignore_index=None)",
                        ToolbeltPixelwise::balancedBce),
                Entry.of(
                        LIBRARY,
                        NAMESPACE + "LogCoshLoss()",
                        ToolbeltPixelwise::logCosh,
                        NAMESPACE + "log_cosh_loss",
                        NAMESPACE + "functional.log_cosh_loss"),
                Entry.of(LIBRARY, NAMESPACE + "soft_micro_f1(eps=1e-6)", ToolbeltF1::function),
                Entry.of(LIBRARY, NAMESPACE + "BinarySoftF1Loss(ignore_index=None, eps=1e-6)", ToolbeltF1::binary),
                Entry.of(LIBRARY, NAMESPACE + "SoftF1Loss(ignore_index=None, eps=1e-6)", ToolbeltF1::multiclass),
                Entry.of(
                        LIBRARY,
                        NAMESPACE + "SoftBCEWithLogitsLoss(weight=None, ignore_index=-100, reduction='mean',"
                                + " smooth_factor=None, pos_weight=None)",
                        SmpPixelwise::softBce),
                Entry.of(
                        LIBRARY,
                        NAMESPACE
                                + "SoftCrossEntropyLoss(reduction='mean', smooth_factor=0.0, ignore_index=-100, dim=1)",
                        SmpPixelwise::softCe));
    }

    private static Entry binaryFocal() {
        return Entry.of(
                LIBRARY,
                NAMESPACE + "BinaryFocalLoss(alpha=None, gamma=2.0, ignore_index=None, reduction='mean',"
                        + " normalized=False, reduced_threshold=None, activation='sigmoid', softmax_dim=None,"
                        + " class_weights=None)",
                ToolbeltPixelwise::binaryFocal);
    }

    private static Entry crossEntropyFocal() {
        return Entry.of(
                LIBRARY,
                NAMESPACE + "CrossEntropyFocalLoss(gamma=2.0, reduction='mean', normalized=False,"
                        + " reduced_threshold=None, ignore_index=-100, class_weights=None)",
                ToolbeltPixelwise::crossEntropyFocal,
                NAMESPACE + "FocalLoss");
    }
}
