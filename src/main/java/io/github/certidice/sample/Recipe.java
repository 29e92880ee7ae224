package io.github.certidice.sample;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Pair;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Target;
import java.util.stream.Stream;

/**
 * A program that builds one case: same recipe, same bits, on every machine. Target and prediction are drawn from
 * sequences of their own, so a recipe with another prediction family keeps its target.
 *
 * @param shape the sizes of the axes
 * @param target how the target is drawn
 * @param prediction how the prediction is drawn
 * @param precision the format of predictions and soft labels
 * @param seed of the random numbers; literal families use none
 */
public record Recipe(Shape shape, TargetFamily target, PredictionFamily prediction, Precision precision, long seed)
        implements Origin {

    private static final String VERSION = "r1";
    private static final String FORM = VERSION + ":<shape>:<target>:<prediction>:<seed in hex>, and :float32 after it;"
            + " such as r1:4x4:blobs(0.3):noisy(0.2):9f3c";
    private static final int HEX = 16;

    /** Rejects a literal whose length is not the number of voxels. */
    public Recipe {
        if (!target.fits(shape)) {
            throw InvalidInput.of("target", target.token(), "one entry for each of " + shape.size() + " voxels");
        }
        if (!prediction.fits(shape)) {
            throw InvalidInput.of(
                    "prediction", prediction.token(), "one entry for each of " + shape.size() + " voxels");
        }
    }

    /** In double precision. */
    public static Recipe of(Shape shape, TargetFamily target, PredictionFamily prediction, long seed) {
        return new Recipe(shape, target, prediction, Precision.FLOAT64, seed);
    }

    /**
     * Reads {@link #token()}.
     *
     * @throws InvalidInput naming the argument {@code replay}
     */
    public static Recipe parse(String token) {
        String[] parts = token.split(":", -1);
        if (parts.length < 5 || parts.length > 6 || !parts[0].equals(VERSION)) {
            throw unreadable(token, "");
        }
        try {
            Precision precision = parts.length == 5 ? Precision.FLOAT64 : precision(parts[5]);
            return of(
                            Shape.parse(parts[1]),
                            TargetFamily.parse(parts[2]),
                            PredictionFamily.parse(parts[3]),
                            seed(parts[4]))
                    .in(precision);
        } catch (InvalidInput reason) {
            throw unreadable(token, " (" + reason.getMessage() + ")");
        }
    }

    private static InvalidInput unreadable(String token, String reason) {
        return InvalidInput.of("replay", '"' + token + '"' + reason, FORM);
    }

    private static long seed(String text) {
        try {
            return Long.parseUnsignedLong(text, HEX);
        } catch (NumberFormatException e) {
            throw InvalidInput.of("seed", '"' + text + '"', "1 to 16 hexadecimal digits");
        }
    }

    private static Precision precision(String dtype) {
        return Stream.of(Precision.values())
                .filter(precision -> precision.dtype().equals(dtype))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("precision", '"' + dtype + '"', "float32 or float64"));
    }

    /** The same in another precision. */
    public Recipe in(Precision other) {
        return new Recipe(shape, target, prediction, other, seed);
    }

    /** The same with another prediction, on the same target. */
    public Recipe with(PredictionFamily other) {
        return new Recipe(shape, target, other, precision, seed);
    }

    /** Builds the case. */
    public Pair pair() {
        Target drawn = target.draw(shape, precision, SplitMix64.of(seed, 0));
        double[] values = prediction.draw(drawn, precision, SplitMix64.of(seed, 1));
        return new Pair(drawn, precision.map(shape, values));
    }

    /** The same case written out as {@code bits} or {@code labels}, and {@code values}. */
    public Recipe literal() {
        return Simplification.literal(this);
    }

    /**
     * What to try next when this case fails: recipes of lower {@link #complexity}, the most promising first. The
     * literal form comes early; then it loses voxels, axes and digits.
     */
    public Stream<Recipe> simpler() {
        return Simplification.of(this);
    }

    /** Orders recipes by how hard their case is to read: voxels first, then literal or not, axes, and digits. */
    public long complexity() {
        return Simplification.complexity(this);
    }

    /** One line without spaces that {@link #parse} reads: {@code "r1:4x4:blobs(0.3):noisy(0.2):9f3c"}. */
    public String token() {
        String suffix = precision == Precision.FLOAT64 ? "" : ":" + precision.dtype();
        return String.join(":", VERSION, shape.toString(), target.token(), prediction.token(), Long.toHexString(seed))
                + suffix;
    }

    /** The token. */
    @Override
    public String toString() {
        return token();
    }
}
