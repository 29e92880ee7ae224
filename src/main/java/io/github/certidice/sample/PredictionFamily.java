package io.github.certidice.sample;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * How the prediction of a case is drawn, given its target. Where a family asks for foreground, a soft label counts as
 * foreground from 1/2 on.
 */
public sealed interface PredictionFamily {

    /** What {@link #parse} reads. */
    String FORMS = "copy, complement, noisy(sigma), calibrated, uniform, saturated, binary(flip), ties(levels), "
            + "oneulp, subnormal, constant(p), twolevel(on,off), values(p,...)";

    /** p of each voxel, in [0, 1]; what doesn't fit the precision is rounded to it afterwards. */
    double[] draw(Target target, Precision precision, SplitMix64 random);

    /** How a replay token writes this: {@code "noisy(0.2)"}. */
    String token();

    /** False for a literal of another number of voxels. */
    default boolean fits(Shape shape) {
        return true;
    }

    /** Reads {@link #token()}. */
    static PredictionFamily parse(String text) {
        Call call = Call.parse(text);
        return switch (call.name()) {
            case "copy", "complement", "uniform", "calibrated", "saturated", "oneulp", "subnormal" ->
                call.plain(Plain.valueOf(call.name().toUpperCase(Locale.ROOT)));
            case "noisy" -> new Noisy(call.number());
            case "binary" -> new Binary(call.number());
            case "ties" -> new Ties(call.integer());
            case "constant" -> new Constant(call.number());
            case "twolevel" -> TwoLevel.of(call.numbers(2));
            case "values" -> Values.of(call.numbers());
            default -> throw InvalidInput.of("prediction family", '"' + text + '"', FORMS);
        };
    }

    private static double[] each(Target target, DoubleUnaryOperator prediction) {
        double[] values = new double[target.shape().size()];
        Arrays.setAll(values, voxel -> prediction.applyAsDouble(target.at(voxel)));
        return values;
    }

    /** Families without parameters. */
    enum Plain implements PredictionFamily {
        /** p = y. */
        COPY {
            @Override
            public double[] draw(Target target, Precision precision, SplitMix64 random) {
                return each(target, y -> y);
            }
        },

        /** p = 1 - y. */
        COMPLEMENT {
            @Override
            public double[] draw(Target target, Precision precision, SplitMix64 random) {
                return each(target, y -> 1 - y);
            }
        },

        /** Uniform on [0, 1), whatever the target. */
        UNIFORM {
            @Override
            public double[] draw(Target target, Precision precision, SplitMix64 random) {
                return each(target, y -> random.nextDouble());
            }
        },

        /** Among voxels with the same p, a share of about p is foreground. */
        CALIBRATED {
            @Override
            public double[] draw(Target target, Precision precision, SplitMix64 random) {
                Calibration calibration = Calibration.of(target, random);
                return each(target, calibration::given);
            }
        },

        /** What a saturated sigmoid gives: 0, 1 and their neighbours, one in eight on the wrong side. */
        SATURATED {
            @Override
            public double[] draw(Target target, Precision precision, SplitMix64 random) {
                double ulp = 1 - precision.below(1); // 2^-53 or 2^-24
                return each(target, y -> {
                    double error = random.choose(0, ulp, 2 * ulp, 1e-7, 1e-4);
                    return y >= 0.5 != random.toss(0.125) ? 1 - error : error;
                });
            }
        },

        /** At most one unit in the last place from 0, 1/2, 1 or one common random number. */
        ONEULP {
            @Override
            public double[] draw(Target target, Precision precision, SplitMix64 random) {
                double common = precision.round(random.nextDouble());
                return each(target, y -> {
                    double centre = random.choose(0, 0.5, 1, common, common);
                    double near = random.choose(precision.below(centre), centre, precision.above(centre));
                    return Math.max(0, Math.min(1, near));
                });
            }
        },

        /** Subnormal and other tiny numbers, with a 0 or a 1 now and then. */
        SUBNORMAL {
            @Override
            public double[] draw(Target target, Precision precision, SplitMix64 random) {
                return each(target, y -> precision.tiny(random));
            }
        };

        @Override
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * y plus normal noise, reflected at 0 and 1, so that values pile up at neither.
     *
     * @param sigma the noise's standard deviation
     */
    record Noisy(double sigma) implements PredictionFamily {
        /** Rejects what is not in [0, 1]. */
        public Noisy {
            Call.requireProbability("noisy", sigma);
        }

        @Override
        public double[] draw(Target target, Precision precision, SplitMix64 random) {
            return each(target, y -> reflect(y + sigma * random.nextGaussian()));
        }

        private static double reflect(double x) {
            double folded = Math.abs(x) % 2;
            return folded > 1 ? 2 - folded : folded;
        }

        @Override
        public String token() {
            return Call.text("noisy", sigma);
        }
    }

    /**
     * Exactly 0 or 1.
     *
     * @param flip the probability that a voxel is wrong
     */
    record Binary(double flip) implements PredictionFamily {
        /** Rejects what is not a probability. */
        public Binary {
            Call.requireProbability("binary", flip);
        }

        @Override
        public double[] draw(Target target, Precision precision, SplitMix64 random) {
            return each(target, y -> y >= 0.5 != random.toss(flip) ? 1 : 0);
        }

        @Override
        public String token() {
            return Call.text("binary", flip);
        }
    }

    /**
     * Few distinct values, so that sorting must break ties.
     *
     * @param levels how many, at most
     */
    record Ties(int levels) implements PredictionFamily {
        /** Rejects counts outside 1 to 1000. */
        public Ties {
            Call.requireInRange("ties", levels, 1, 1000);
        }

        @Override
        public double[] draw(Target target, Precision precision, SplitMix64 random) {
            double[] choices = new double[levels];
            Arrays.setAll(choices, level -> random.nextInt(17) / 16.0);
            return each(target, y -> random.choose(choices));
        }

        @Override
        public String token() {
            return "ties(" + levels + ")";
        }
    }

    /**
     * The same everywhere.
     *
     * @param p that number
     */
    record Constant(double p) implements PredictionFamily {
        /** Rejects what is not in [0, 1]. */
        public Constant {
            Call.requireProbability("constant", p);
        }

        @Override
        public double[] draw(Target target, Precision precision, SplitMix64 random) {
            return each(target, y -> p);
        }

        @Override
        public String token() {
            return Call.text("constant", p);
        }
    }

    /**
     * One value on the foreground and one on the background: all foreground errors are equal and all background errors
     * are, the extremal family of the Lovász extension against the soft Jaccard loss.
     *
     * @param on p of foreground voxels
     * @param off p of background voxels
     */
    record TwoLevel(double on, double off) implements PredictionFamily {
        /** Rejects what is not in [0, 1]. */
        public TwoLevel {
            Call.requireProbability("twolevel", on);
            Call.requireProbability("twolevel", off);
        }

        private static TwoLevel of(double... levels) {
            return new TwoLevel(levels[0], levels[1]);
        }

        @Override
        public double[] draw(Target target, Precision precision, SplitMix64 random) {
            return each(target, y -> y >= 0.5 ? on : off);
        }

        @Override
        public String token() {
            return Call.text("twolevel", on, off);
        }
    }

    /**
     * Written out.
     *
     * @param values p of each voxel, in C order
     */
    record Values(List<Double> values) implements PredictionFamily {
        /** Rejects numbers outside [0, 1], and none. */
        public Values {
            values = Call.requireProbabilities("values", values);
        }

        /** The given values. */
        public static Values of(double... values) {
            return new Values(Arrays.stream(values).boxed().toList());
        }

        @Override
        public double[] draw(Target target, Precision precision, SplitMix64 random) {
            return values.stream().mapToDouble(p -> p).toArray();
        }

        @Override
        public String token() {
            return Call.text("values", values.stream().mapToDouble(p -> p).toArray());
        }

        @Override
        public boolean fits(Shape shape) {
            return values.size() == shape.size();
        }
    }
}
