package io.github.certidice.oracle;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import java.util.Optional;

/**
 * What a subject answered.
 *
 * @param dtype the format that it computed in
 * @param value the value
 * @param gradient d sum(value) / d prediction, where it gave one
 * @param storage how it says that it kept the tensors of the question
 */
public record Observed(ElementType dtype, Tensor value, Optional<Tensor> gradient, Storage storage) {

    /** Of tensors that lay as usual. */
    public Observed(ElementType dtype, Tensor value, Optional<Tensor> gradient) {
        this(dtype, value, gradient, Storage.CONTIGUOUS);
    }

    /** A value alone. */
    public static Observed of(ElementType dtype, Tensor value) {
        return new Observed(dtype, value, Optional.empty());
    }

    /** Value and gradient. */
    public static Observed of(ElementType dtype, Tensor value, Tensor gradient) {
        return new Observed(dtype, value, Optional.of(gradient));
    }

    /** The same of tensors that lay so. */
    public Observed in(Storage other) {
        return new Observed(dtype, value, gradient, other);
    }
}
