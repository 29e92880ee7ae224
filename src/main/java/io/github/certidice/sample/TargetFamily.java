package io.github.certidice.sample;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the target of a case is drawn. */
public sealed interface TargetFamily {

    /** What {@link #parse} reads. */
    String FORMS = "empty, full, voxel, bernoulli(q), blobs(fraction), tiny(objects), stripes(width), soft, soft(k), "
            + "bits(0110...), labels(y,...)";

    /** A target of the shape. Soft labels are rounded to the precision; masks don't depend on it. */
    Target draw(Shape shape, Precision precision, SplitMix64 random);

    /** How a replay token writes this: {@code "blobs(0.3)"}. */
    String token();

    /** False for a literal of another number of voxels. */
    default boolean fits(Shape shape) {
        return true;
    }

    /** Reads {@link #token()}. */
    static TargetFamily parse(String text) {
        Call call = Call.parse(text);
        return switch (call.name()) {
            case "empty", "full", "voxel" ->
                call.plain(Plain.valueOf(call.name().toUpperCase(Locale.ROOT)));
            case "bernoulli" -> new Bernoulli(call.number());
            case "blobs" -> new Blobs(call.number());
            case "tiny" -> new Tiny(call.integer());
            case "stripes" -> new Stripes(call.integer());
            case "soft" -> call.arguments().isEmpty() ? Plain.SOFT : new SoftSteps(call.integer());
            case "bits" -> new Bits(call.text());
            case "labels" -> SoftLabels.of(call.numbers());
            default -> throw InvalidInput.of("target family", '"' + text + '"', FORMS);
        };
    }

    /** Families without parameters. */
    enum Plain implements TargetFamily {
        /** No foreground. */
        EMPTY {
            @Override
            public Target draw(Shape shape, Precision precision, SplitMix64 random) {
                return Mask.of(shape, voxel -> false);
            }
        },

        /** No background. */
        FULL {
            @Override
            public Target draw(Shape shape, Precision precision, SplitMix64 random) {
                return Mask.of(shape, voxel -> true);
            }
        },

        /** One foreground voxel, anywhere. */
        VOXEL {
            @Override
            public Target draw(Shape shape, Precision precision, SplitMix64 random) {
                int foreground = random.nextInt(shape.size());
                return Mask.of(shape, voxel -> voxel == foreground);
            }
        },

        /** Soft labels: any numbers in [0, 1). */
        SOFT {
            @Override
            public Target draw(Shape shape, Precision precision, SplitMix64 random) {
                double[] labels = new double[shape.size()];
                Arrays.setAll(labels, voxel -> random.nextDouble());
                return precision.map(shape, labels);
            }
        };

        @Override
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Voxels independent of each other.
     *
     * @param q the probability of foreground
     */
    record Bernoulli(double q) implements TargetFamily {
        /** Rejects what is not a probability. */
        public Bernoulli {
            Call.requireProbability("bernoulli", q);
        }

        @Override
        public Mask draw(Shape shape, Precision precision, SplitMix64 random) {
            return Mask.of(shape, voxel -> random.toss(q));
        }

        @Override
        public String token() {
            return Call.text("bernoulli", q);
        }
    }

    /**
     * One to four round objects, grown together until they fill the fraction.
     *
     * @param fraction of the voxels that is foreground, up to rounding
     */
    record Blobs(double fraction) implements TargetFamily {
        /** Rejects what is not a fraction. */
        public Blobs {
            Call.requireProbability("blobs", fraction);
        }

        @Override
        public Mask draw(Shape shape, Precision precision, SplitMix64 random) {
            return Drawing.blobs(shape, (int) Math.rint(fraction * shape.size()), random);
        }

        @Override
        public String token() {
            return Call.text("blobs", fraction);
        }
    }

    /**
     * Boxes of one or two voxels along each axis, anywhere; they may touch.
     *
     * @param objects how many
     */
    record Tiny(int objects) implements TargetFamily {
        /** Rejects counts outside 1 to 1000. */
        public Tiny {
            Call.requireInRange("tiny", objects, 1, 1000);
        }

        @Override
        public Mask draw(Shape shape, Precision precision, SplitMix64 random) {
            return Drawing.boxes(shape, objects, random);
        }

        @Override
        public String token() {
            return "tiny(" + objects + ")";
        }
    }

    /**
     * Bands across one axis, as wide as the gaps between them.
     *
     * @param width in voxels
     */
    record Stripes(int width) implements TargetFamily {
        /** Rejects widths outside 1 to 1000. */
        public Stripes {
            Call.requireInRange("stripes", width, 1, 1000);
        }

        @Override
        public Mask draw(Shape shape, Precision precision, SplitMix64 random) {
            return Drawing.stripes(shape, width, random);
        }

        @Override
        public String token() {
            return "stripes(" + width + ")";
        }
    }

    /**
     * Soft labels in steps, as the votes of several raters give.
     *
     * @param steps k: labels are multiples of 1/k from 0 to 1
     */
    record SoftSteps(int steps) implements TargetFamily {
        /** Rejects counts outside 1 to 1000. */
        public SoftSteps {
            Call.requireInRange("soft", steps, 1, 1000);
        }

        @Override
        public Target draw(Shape shape, Precision precision, SplitMix64 random) {
            double[] labels = new double[shape.size()];
            Arrays.setAll(labels, voxel -> (double) random.nextInt(steps + 1) / steps);
            return precision.map(shape, labels);
        }

        @Override
        public String token() {
            return "soft(" + steps + ")";
        }
    }

    /**
     * A mask written out.
     *
     * @param digits 0 or 1 for each voxel, in C order
     */
    record Bits(String digits) implements TargetFamily {
        /** Rejects other characters, and no digits. */
        public Bits {
            if (!digits.matches("[01]+")) {
                throw InvalidInput.of("bits", '"' + digits + '"', "one digit 0 or 1 per voxel");
            }
        }

        @Override
        public Mask draw(Shape shape, Precision precision, SplitMix64 random) {
            return Mask.parse(shape, digits);
        }

        @Override
        public String token() {
            return "bits(" + digits + ")";
        }

        @Override
        public boolean fits(Shape shape) {
            return digits.length() == shape.size();
        }
    }

    /**
     * Soft labels written out.
     *
     * @param values y of each voxel, in C order
     */
    record SoftLabels(List<Double> values) implements TargetFamily {
        /** Rejects numbers outside [0, 1], and none. */
        public SoftLabels {
            values = Call.requireProbabilities("labels", values);
        }

        /** The given labels. */
        public static SoftLabels of(double... values) {
            return new SoftLabels(Arrays.stream(values).boxed().toList());
        }

        @Override
        public Target draw(Shape shape, Precision precision, SplitMix64 random) {
            return precision.map(shape, values.stream().mapToDouble(y -> y).toArray());
        }

        @Override
        public String token() {
            return Call.text("labels", values.stream().mapToDouble(y -> y).toArray());
        }

        @Override
        public boolean fits(Shape shape) {
            return values.size() == shape.size();
        }
    }
}
