package io.github.certidice.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;

/** Weights of a cross-entropy that depend on the image: on how many of its voxels are foreground. */
public interface ImageWeights {

    /** Those of an image with so many foreground voxels. */
    CrossEntropyWeights at(int foreground, int voxels);

    /**
     * {@code w1 = gamma / n, w0 = (1 - gamma) / (d - n)} for n foreground voxels of d: the weighted Hamming similarity's
     * weights (after Bertels et al. 2019); gamma = 1/2 is inverse frequency.
     *
     * @param gamma from 0 to 1
     */
    record Normalised(Rational gamma) implements ImageWeights {

        /** Rejects others. */
        public Normalised {
            if (gamma.signum() < 0 || gamma.compareTo(Rational.ONE) > 0) {
                throw InvalidInput.of("gamma", gamma, "a number from 0 to 1");
            }
        }

        @Override
        public CrossEntropyWeights at(int foreground, int voxels) {
            Rational background = Rational.ONE.minus(gamma);
            return new CrossEntropyWeights(
                    background.over(Rational.of(voxels - (long) foreground)), gamma.over(Rational.of(foreground)));
        }
    }
}
