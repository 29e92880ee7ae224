package io.github.certidice.oracle;

import io.github.certidice.image.ElementType;
import io.github.certidice.oracle.Tolerances.Bounds;

/** How far a subject's answer to one question may be off, by the format that it computes in. */
public interface Margins {

    /** Absolute bounds for a subject that may choose where the gradient is a set. */
    Bounds bounds(ElementType format);

    /** The same for one that chooses as the oracle does. */
    Bounds narrowBounds(ElementType format);

    /** The same for one that rounds its prediction to that format too, which is shorter than the one that it declares. */
    Bounds shortBounds(ElementType format);

    /** Derived bounds, computed each time. */
    static Margins of(Oracle oracle, Question question, DerivedTolerances tolerances) {
        return new Margins() {
            @Override
            public Bounds bounds(ElementType format) {
                return tolerances.bounds(oracle, question, format);
            }

            @Override
            public Bounds narrowBounds(ElementType format) {
                return tolerances.ofSameChoice().bounds(oracle, question, format);
            }

            @Override
            public Bounds shortBounds(ElementType format) {
                return new ShortFormat(oracle, question).bounds(format);
            }
        };
    }
}
