package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.CrossEntropyWeights;
import io.github.certidice.risk.ImageWeights;
import io.github.certidice.risk.Metric;
import io.github.certidice.risk.WeightExpression;
import java.util.Arrays;
import java.util.Optional;

/** Weights of a cross-entropy as users write them. */
final class Weights {

    private static final String ARGUMENT = "--weights";
    private static final String GAMMA = "gamma=";
    private static final int SOME_FOREGROUND = 1;
    private static final int SOME_VOXELS = 3;

    private final String background;
    private final String foreground;

    private Weights(String background, String foreground) {
        this.background = background;
        this.foreground = foreground;
    }

    /**
     * Reads {@code "1,3"}, formulas such as {@code "1/(d-n),1/n"}, {@code "gamma=1/2"} or {@code "inverse-frequency"}.
     *
     * @throws InvalidInput where the text is none of these
     */
    static Weights parse(String text) {
        if (text.equals("inverse-frequency")) {
            return normalised("1/2");
        }
        if (text.startsWith(GAMMA)) {
            return normalised(text.substring(GAMMA.length()));
        }
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw InvalidInput.of(
                    ARGUMENT,
                    text,
                    "two numbers or formulas in n and d, for background and foreground (1,3), gamma=<number> or"
                            + " inverse-frequency");
        }
        return new Weights(parts[0], parts[1]);
    }

    /** The weights of the weighted Hamming similarity. */
    private static Weights normalised(String text) {
        Rational gamma = number(ARGUMENT, text);
        if (gamma.signum() < 0 || gamma.compareTo(Rational.ONE) > 0) {
            throw InvalidInput.of("gamma", gamma, "a number from 0 to 1");
        }
        return new Weights("(1-(" + gamma + "))/(d-n)", gamma + "/n");
    }

    /** Those that depend on the image; empty where they don't. */
    Optional<ImageWeights> ofImages() {
        return (background + foreground).matches(".*[nd].*") ? Optional.of(this::at) : Optional.empty();
    }

    /** Those that don't. */
    CrossEntropyWeights constant() {
        return at(SOME_FOREGROUND, SOME_VOXELS);
    }

    private CrossEntropyWeights at(int n, int d) {
        return new CrossEntropyWeights(
                WeightExpression.value(background, n, d), WeightExpression.value(foreground, n, d));
    }

    /** Reads a number, such as 2/3. */
    static Rational number(String argument, String text) {
        try {
            return Rational.parse(text.strip());
        } catch (NumberFormatException e) {
            throw InvalidInput.of(argument, '"' + text + '"', "numbers such as 3, 0.25 or 2/3");
        }
    }

    /** Reads {@code "dice"} or {@code "jaccard"}. */
    static Metric metric(String text) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.word().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("--metric", text, "dice or jaccard"));
    }
}
