package io.github.certidice.gate.planted.plain;

import io.github.certidice.loss.evaluation.Case;
import java.util.Arrays;
import java.util.List;

/** Value and gradient of one call. */
public interface Loss {

    /** On these tensors. */
    Result on(Case tensors);

    /**
     * What comes out.
     *
     * @param shape of the value
     * @param value in C order
     * @param gradient of the sum of the values, in the prediction's C order
     */
    record Result(List<Integer> shape, double[] value, double[] gradient) {

        /** A weighted sum of two single numbers. */
        Result plus(Result other, double... weights) {
            double[] sum = gradient.clone();
            Arrays.setAll(sum, i -> weights[0] * gradient[i] + weights[1] * other.gradient[i]);
            return new Result(shape, new double[] {weights[0] * value[0] + weights[1] * other.value[0]}, sum);
        }
    }
}
