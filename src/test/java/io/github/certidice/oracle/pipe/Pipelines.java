package io.github.certidice.oracle.pipe;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Pipelines to write and read. */
public final class Pipelines {

    /** Soft Dice without smoothing. */
    static final Pipeline DICE = new OverlapLoss(
            Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY),
            Grouping.IMAGE_CLASS,
            Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ZERO),
            EmptyRule.FORMULA,
            List.of(Step.ONE_MINUS),
            Averaging.MEAN);

    static final String JSON_OF_DICE = PipelineJson.write(DICE);

    /** Records that hold others of their kind aren't chosen from here on. */
    private static final int DEEP = 4;

    private Pipelines() {}

    /** A pipeline made of records chosen by a seed: every record that is there can be. */
    public static Pipeline random(long seed) {
        return (Pipeline) value(Pipeline.class, new Random(seed * 0x9E3779B97F4A7C15L), 0);
    }

    private static Object value(Type declared, Random random, int depth) {
        if (declared instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return random.nextBoolean() ? Optional.empty() : Optional.of(value(inner, random, depth));
            }
            return IntStream.range(0, random.nextInt(3))
                    .mapToObj(i -> value(inner, random, depth + 1))
                    .toList();
        }
        Class<?> type = (Class<?>) declared;
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type.isSealed()) {
            Class<?> chosen = chosen(type, random, depth);
            return value(chosen, random, chosen.isSealed() ? depth : depth + 1);
        }
        return type.isRecord() ? record(type, random, depth) : plain(type, random);
    }

    private static Class<?> chosen(Class<?> type, Random random, int depth) {
        Class<?>[] all = type.getPermittedSubclasses();
        Class<?>[] flat = depth < DEEP
                ? all
                : Arrays.stream(all).filter(Pipelines::isFlat).toArray(Class<?>[]::new);
        return flat[random.nextInt(flat.length)];
    }

    private static boolean isFlat(Class<?> type) {
        return !List.of(
                        "CompoundLoss",
                        "Choice",
                        "ByClass",
                        "Normalised",
                        "Clamped",
                        "Threshold",
                        "Enlarged",
                        "FocalFactors")
                .contains(type.getSimpleName());
    }

    private static Object plain(Class<?> type, Random random) {
        if (type == Rational.class) {
            return Rational.of(random.nextInt(9), 1 + random.nextInt(12));
        }
        if (type == String.class) {
            return "w" + random.nextInt(10);
        }
        return type == boolean.class ? (Object) random.nextBoolean() : (Object) random.nextInt(3);
    }

    /** Tries again where the record rejects what was drawn. */
    private static Object record(Class<?> type, Random random, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        while (true) {
            Object[] values = Arrays.stream(components)
                    .map(component -> value(component.getGenericType(), random, depth + 1))
                    .toArray();
            try {
                return type.getConstructor(types).newInstance(values);
            } catch (InvocationTargetException rejected) {
                continue;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
