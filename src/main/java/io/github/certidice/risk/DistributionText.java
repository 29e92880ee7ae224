package io.github.certidice.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A distribution as a text: a line for each mask, {@code 0110 3/4}, its digits and its probability. Empty lines, and what follows a
 * {@code #}, don't count.
 */
public final class DistributionText {

    private static final String LINE = "a mask of digits 0 and 1 and its probability, such as 0110 3/4";

    private DistributionText() {}

    /**
     * The distribution.
     *
     * @param argument names the text in messages
     * @throws InvalidInput that names the line, where it is wrong
     */
    public static MaskDistribution parse(String argument, List<String> lines) {
        Map<Mask, Rational> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                add(probabilities, line, argument + ", line " + (i + 1));
            }
        }
        return MaskDistribution.of(probabilities);
    }

    private static void add(Map<Mask, Rational> probabilities, String line, String place) {
        String[] parts = line.split("\\s+");
        if (parts.length != 2) {
            throw InvalidInput.of(place, '"' + line + '"', LINE);
        }
        Mask mask = mask(parts[0], voxels(probabilities, parts[0]), place);
        if (probabilities.put(mask, probability(parts[1], place)) != null) {
            throw InvalidInput.of(place, parts[0] + " for the second time", "each mask once");
        }
    }

    private static int voxels(Map<Mask, Rational> probabilities, String digits) {
        return probabilities.keySet().stream()
                .findFirst()
                .map(mask -> mask.shape().size())
                .orElse(digits.length());
    }

    private static Mask mask(String digits, int voxels, String place) {
        if (!digits.matches("[01]{" + voxels + "}")) {
            throw InvalidInput.of(place, '"' + digits + '"', voxels + " digits 0 or 1, as in the first line");
        }
        return Mask.parse(Shape.of(voxels), digits);
    }

    private static Rational probability(String text, String place) {
        try {
            Rational probability = Rational.parse(text);
            if (probability.signum() > 0 && probability.compareTo(Rational.ONE) <= 0) {
                return probability;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // said below
        }
        throw InvalidInput.of(
                place, "probability \"" + text + '"', "a number above 0 and at most 1, such as 3/4 or 0.75");
    }
}
