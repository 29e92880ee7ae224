package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;
import java.util.Optional;

/**
 * How far a correct floating-point program may be from an {@link Outcome}, number by number, its rounding to doubles
 * included. An infinite bound says nothing. NaN stands where every correct program gives the same infinity or NaN as the
 * outcome.
 *
 * @param value for the value
 * @param gradient for the gradient, where it was asked for
 */
public record Bounds(Tensor value, Optional<Tensor> gradient) {}
