package io.github.certidice.loss.pipeline;

/**
 * The Lovász extension of the Jaccard loss in the errors of a group (Berman, Rannen Triki, Blaschko, CVPR 2018): with
 * errors sorted downwards and A, B foreground and background voxels among the k largest,
 *
 * <pre>sum_k  m_(k) (J_k - J_(k-1)),   J_k = 1 - (n - A) / (n + B) = (A + B) / (n + B)</pre>
 *
 * @param front from tensors to probabilities, or logits for the hinge
 * @param grouping which voxels are sorted together
 * @param margin what the errors are
 * @param foreground what the Jaccard loss counts
 * @param empty what happens to a group without foreground
 * @param averaging from groups to the result
 */
public record LovaszLoss(
        Front front, Grouping grouping, Margin margin, Foreground foreground, EmptyRule empty, Averaging averaging)
        implements GroupedLoss {

    /** What the errors are. */
    public enum Margin {
        /** {@code |g - p|}. */
        PROBABILITY,
        /** {@code max(0, 1 - z (2 g - 1))}. */
        HINGE
    }

    /** What the Jaccard loss counts. */
    public enum Foreground {
        /** Voxels of the class. */
        CLASS,
        /** The label's number, whatever the class: what kornia ships. */
        LABEL_NUMBER
    }
}
