package io.github.certidice.gate.property;

import io.github.certidice.gate.property.Structure.OfImages;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where images have losses of their own, the batch's is their mean, sum or row, and so are the gradients. */
final class SingleImages implements Property {

    private static final String FLAG = "BATCH_OF_IMAGES";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "single-images",
                "Images one by one",
                "Where each image has its own loss, the loss of a batch is the mean of those of its images, or their sum, or"
                        + " a row of them, as the reduction says.",
                "L(p, g) = \\frac{1}{B} \\sum_b L(p_b, g_b)",
                FLAG);
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        int images = trial.scene().images();
        Optional<OfImages> law = images < 2 ? Optional.empty() : Structure.ofImages(trial);
        return law.map(how -> {
            List<Trial> trials = Stream.concat(
                            Stream.of(trial),
                            IntStream.range(0, images)
                                    .mapToObj(k -> trial.with(trial.scene().image(k))))
                    .toList();
            return Experiment.of(trials, answers -> new Compared(trials, answers, how).judge());
        });
    }

    /** The batch first, then its images. */
    private record Compared(List<Trial> trials, List<Observed> answers, OfImages law) {

        private int images() {
            return trials.size() - 1;
        }

        private Judgement judge() {
            Relation relation = new Relation(FLAG);
            if (haveShapes(relation)) {
                compareValues(relation);
            }
            boolean gradients = trials.get(0).isOfGradient()
                    && IntStream.rangeClosed(0, images())
                            .allMatch(k -> relation.hasGradient(trials.get(k), answers.get(k)));
            if (gradients) {
                compareGradients(relation);
            }
            return relation.judgement(() -> List.of(new Fact("one by one", text())));
        }

        private boolean haveShapes(Relation relation) {
            return IntStream.rangeClosed(0, images())
                    .allMatch(k -> relation.hasShape("value", value(k), bound(k).shape()));
        }

        private Tensor value(int k) {
            return answers.get(k).value();
        }

        private Tensor bound(int k) {
            return trials.get(k).ownBounds(answers.get(k)).value();
        }

        private Tensor slopes(int k) {
            return answers.get(k).gradient().orElseThrow();
        }

        private Tensor slopeBounds(int k) {
            return trials.get(k).ownBounds(answers.get(k)).gradient().orElseThrow();
        }

        private void compareValues(Relation relation) {
            double[] expected = joined(this::value, this::exactly);
            double[] allowed = joined(this::bound, DoubleStream::sum);
            if (expected.length == value(0).size()) {
                relation.compare(
                        "value",
                        value(0),
                        i -> expected[i],
                        i -> bound(0).at(i) + share(allowed[i]) + Math.ulp(expected[i]));
            }
        }

        private double share(double sum) {
            return law == OfImages.MEAN ? sum / images() : sum;
        }

        private interface Part {
            Tensor of(int image);
        }

        private interface Sum {
            double of(DoubleStream numbers);
        }

        /** One after the other for a row, else added up. */
        private double[] joined(Part part, Sum sum) {
            if (law == OfImages.ROW) {
                return IntStream.rangeClosed(1, images())
                        .mapToObj(part::of)
                        .flatMapToDouble(one -> Arrays.stream(one.toDoubles()))
                        .toArray();
            }
            return IntStream.range(0, part.of(1).size())
                    .mapToDouble(i -> sum.of(IntStream.rangeClosed(1, images())
                            .mapToDouble(k -> part.of(k).at(i))))
                    .toArray();
        }

        /** Sum or mean, rounded once. */
        private double exactly(DoubleStream numbers) {
            double[] all = numbers.toArray();
            if (!Arrays.stream(all).allMatch(Double::isFinite)) {
                return Arrays.stream(all).sum();
            }
            Rational sum = Arrays.stream(all).mapToObj(Rational::of).reduce(Rational.ZERO, Rational::plus);
            return (law == OfImages.MEAN ? sum.over(Rational.of(images())) : sum).doubleValue();
        }

        private void compareGradients(Relation relation) {
            int divisor = law == OfImages.MEAN ? images() : 1;
            int size = slopes(1).size();
            for (int k = 1; k <= images(); k++) {
                for (int i = 0; i < size; i++) {
                    int place = (k - 1) * size + i;
                    double expected = slopes(k).at(i) / divisor;
                    double allowed = slopeBounds(0).at(place) + slopeBounds(k).at(i) / divisor + Math.ulp(expected);
                    relation.compare(new Difference("gradient", place, slopes(0).at(place), expected, allowed));
                }
            }
        }

        private String text() {
            return IntStream.rangeClosed(1, images())
                    .mapToObj(k -> TensorWords.numbers(value(k)))
                    .collect(Collectors.joining("; "));
        }
    }
}
