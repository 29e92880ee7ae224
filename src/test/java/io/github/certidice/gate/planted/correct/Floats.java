package io.github.certidice.gate.planted.correct;

import io.github.certidice.gate.planted.drawn.Asked;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Everything in float32, which the answers declare. */
final class Floats {

    private static final float SMOOTHING = 1e-5f;

    private Floats() {}

    static List<Correct> all() {
        return List.of(
                of(
                        "float32-dice",
                        "A Dice loss of a sigmoid in float32.",
                        Asked.MONAI + "DiceLoss(sigmoid=True)",
                        Floats::dice),
                of(
                        "float32-entropy",
                        "A binary cross-entropy in float32.",
                        Asked.TORCH + "BCEWithLogitsLoss()",
                        Floats::entropy),
                of(
                        "float32-hinge",
                        "A Lovász hinge in float32.",
                        "lovasz_losses.lovasz_hinge(per_image=False)",
                        Floats::hinge));
    }

    private interface Program {
        /** The value; the gradient goes to the last argument. */
        float run(float[] z, float[] g, int[] shape, float[] gradient);
    }

    private static Correct of(String slug, String how, String call, Program program) {
        return new Correct(slug, how, List.of(call), () -> new Single(Call.parse(call), program));
    }

    /** Of one call: another one, with other arguments, is refused. */
    private record Single(Call known, Program program) implements InProcess.Losses {

        @Override
        public Observed answer(Call call, Question question) {
            if (!call.equals(known)) {
                throw new UnsupportedOperationException("no " + call);
            }
            Tensor prediction = question.tensors().prediction();
            int[] shape = prediction.shape().stream().mapToInt(size -> size).toArray();
            float[] gradient = new float[prediction.size()];
            float value =
                    program.run(floats(prediction), floats(question.tensors().target()), shape, gradient);
            double[] slopes = IntStream.range(0, gradient.length)
                    .mapToDouble(i -> gradient[i])
                    .toArray();
            return Observed.of(ElementType.FLOAT32, Tensor.scalar(value), Tensor.of(prediction.shape(), slopes));
        }

        private static float[] floats(Tensor tensor) {
            float[] numbers = new float[tensor.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) tensor.at(i);
            }
            return numbers;
        }
    }

    private static float sigmoid(float z) {
        return 1 / (1 + (float) Math.exp(-z));
    }

    private static float dice(float[] z, float[] g, int[] shape, float[] gradient) {
        int ratios = shape[0] * shape[1];
        int n = z.length / ratios;
        float sum = 0;
        for (int row = 0; row < ratios; row++) {
            sum += ratio(z, g, new int[] {row * n, row * n + n}, gradient);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= ratios;
        }
        return sum / ratios;
    }

    private static float ratio(float[] z, float[] g, int[] range, float[] gradient) {
        float both = 0;
        float sizes = 0;
        for (int i = range[0]; i < range[1]; i++) {
            both += sigmoid(z[i]) * g[i];
            sizes += sigmoid(z[i]) + g[i];
        }
        float above = 2 * both + SMOOTHING;
        float below = sizes + SMOOTHING;
        for (int i = range[0]; i < range[1]; i++) {
            float p = sigmoid(z[i]);
            gradient[i] = (above / below - 2 * g[i]) / below * p * (1 - p);
        }
        return 1 - above / below;
    }

    private static float entropy(float[] z, float[] g, int[] shape, float[] gradient) {
        float sum = 0;
        for (int i = 0; i < z.length; i++) {
            float softplus = Math.max(-z[i], 0) + (float) Math.log1p(Math.exp(-Math.abs(z[i])));
            sum += (1 - g[i]) * z[i] + softplus;
            gradient[i] = (sigmoid(z[i]) - g[i]) / z.length;
        }
        return sum / z.length;
    }

    private static float hinge(float[] z, float[] g, int[] shape, float[] gradient) {
        Integer[] order = IntStream.range(0, z.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (i, j) -> Float.compare(margin(z[j], g[j]), margin(z[i], g[i])));
        float n = 0;
        for (float each : g) {
            n += each;
        }
        float missed = 0;
        float added = 0;
        float before = 0;
        float sum = 0;
        for (int i : order) {
            missed += g[i];
            added += 1 - g[i];
            float after = 1 - (n - missed) / (n + added);
            sum += Math.max(margin(z[i], g[i]), 0) * (after - before);
            gradient[i] = margin(z[i], g[i]) > 0 ? (after - before) * (1 - 2 * g[i]) : 0;
            before = after;
        }
        return sum;
    }

    private static float margin(float z, float g) {
        return 1 - (2 * g - 1) * z;
    }
}
