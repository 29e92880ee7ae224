package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values and gradients of any pipeline. A derivative is a quotient of differences over twice a tiny step; the same over
 * four of them says how far off it can be.
 */
public final class SlowReference {

    private final Pipeline pipeline;
    private final Case tensors;
    private final Digits digits;
    private final int step;
    private final List<Plain> prediction;
    private final Map<Front, Tensors> known = new HashMap<>();
    private List<Plain> numbers;
    private BigDecimal largest = BigDecimal.ONE;

    /** With so many digits, and steps of 10^-step relative to the size of what is changed. */
    public SlowReference(Pipeline pipeline, Case tensors, int count, int step) {
        this.pipeline = pipeline;
        this.tensors = tensors;
        this.digits = new Digits(count);
        this.step = step;
        prediction = Arrays.stream(tensors.prediction().toDoubles())
                .mapToObj(x -> Plain.of(x, digits))
                .toList();
    }

    /** Doubles of which one is the correctly rounded number. */
    public record Range(double low, double high) {
        /** True for one of them; all zeros are the same. */
        public boolean contains(double x) {
            return Double.isNaN(low) ? Double.isNaN(x) : low <= x && x <= high;
        }

        /** True where nothing is left open. */
        public boolean isDecided() {
            return Double.isNaN(low) || low == high;
        }
    }

    /** The values. */
    public List<Range> values() {
        return numbers().stream().map(this::range).toList();
    }

    private List<Plain> numbers() {
        numbers = numbers == null ? values(pipeline, prediction) : numbers;
        return numbers;
    }

    /** A value before rounding; empty for infinities and NaN. */
    public Optional<BigDecimal> number(int i) {
        return Optional.ofNullable(numbers().get(i).decimal());
    }

    /** What a value may be off. */
    public BigDecimal error(BigDecimal value) {
        return value.abs().max(BigDecimal.ONE).movePointLeft(digits.count() - 20);
    }

    private Range range(Plain value) {
        if (!value.isFinite()) {
            return new Range(value.special(), value.special());
        }
        return range(value.decimal(), error(value.decimal()));
    }

    private static Range range(BigDecimal x, BigDecimal error) {
        return new Range(rounded(x.subtract(error)), rounded(x.add(error)));
    }

    /** The nearest double; parsing is correctly rounded. */
    static double rounded(BigDecimal x) {
        return Double.parseDouble(x.round(new MathContext(800)).toString());
    }

    /** The derivative by one of them; empty where differences reach beyond the loss's domain. */
    public Optional<Range> derivative(int i) {
        try {
            BigDecimal h = stepAt(i);
            BigDecimal fine = slope(i, h);
            if (fine.signum() == 0 && isModerate()) {
                return Optional.of(new Range(0, 0));
            }
            BigDecimal truncated = fine.subtract(slope(i, h.add(h))).abs();
            BigDecimal rounded = largest.movePointLeft(digits.count() - 10).divide(h, digits.context());
            return Optional.of(range(fine, truncated.add(rounded)));
        } catch (OutsideDomain outside) {
            return Optional.empty();
        }
    }

    /** True where a change would be seen: no probability is far below the digits at hand. */
    private boolean isModerate() {
        return Stream.concat(Stream.of(tensors.prediction(), tensors.target()), tensors.extra().values().stream())
                .flatMapToDouble(tensor -> Arrays.stream(tensor.toDoubles()))
                .map(Math::abs)
                .allMatch(x -> x == 0 || x > 1e-20 && x < 300);
    }

    /** A sum that is no number. */
    private static final class OutsideDomain extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Small against the number, and against its distance from 1, where that matters. */
    private BigDecimal stepAt(int i) {
        BigDecimal x = prediction.get(i).decimal().abs();
        BigDecimal rest = BigDecimal.ONE.subtract(x).abs();
        BigDecimal size = isWithinDomain(i) ? x.min(rest).min(BigDecimal.ONE) : BigDecimal.ONE;
        return size.signum() == 0 ? BigDecimal.ONE.movePointLeft(step) : size.movePointLeft(step);
    }

    private boolean isWithinDomain(int i) {
        double x = tensors.prediction().at(i);
        return x > 0 && x < 1 && takesProbabilities(pipeline);
    }

    /** From both sides; at the ends of [0, 1], where some losses end, from within. */
    private BigDecimal slope(int i, BigDecimal h) {
        double x = tensors.prediction().at(i);
        if (endsAt(x)) {
            BigDecimal inward = x == 0 ? h : h.negate();
            BigDecimal near = sum(i, inward).multiply(BigDecimal.valueOf(4));
            BigDecimal far = sum(i, inward.add(inward));
            BigDecimal three = sum(i, BigDecimal.ZERO).multiply(BigDecimal.valueOf(3));
            return near.subtract(far).subtract(three).divide(inward.add(inward), digits.context());
        }
        return sum(i, h).subtract(sum(i, h.negate())).divide(h.add(h), digits.context());
    }

    private boolean endsAt(double x) {
        return (x == 0 || x == 1) && takesProbabilities(pipeline);
    }

    private static boolean takesProbabilities(Pipeline loss) {
        if (loss instanceof CompoundLoss sum) {
            return sum.terms().stream().anyMatch(term -> takesProbabilities(term.loss()));
        }
        boolean hinge = loss instanceof LovaszLoss lovasz && lovasz.margin() == LovaszLoss.Margin.HINGE;
        return front(loss).activation() instanceof Activation.Identity && !hinge;
    }

    private static Front front(Pipeline pipeline) {
        if (pipeline instanceof OverlapLoss overlap) {
            return overlap.front();
        }
        if (pipeline instanceof MatthewsLoss matthews) {
            return matthews.front();
        }
        return pipeline instanceof LovaszLoss lovasz ? lovasz.front() : ((PixelwiseLoss) pipeline).front();
    }

    private BigDecimal sum(int i, BigDecimal h) {
        List<Plain> moved = new ArrayList<>(prediction);
        moved.set(i, Plain.of(prediction.get(i).decimal().add(h), digits));
        BigDecimal sum = BigDecimal.ZERO;
        for (Plain value : values(pipeline, moved)) {
            if (!value.isFinite()) {
                throw new OutsideDomain();
            }
            sum = sum.add(value.decimal());
            largest = largest.max(value.decimal().abs());
        }
        return sum;
    }

    private List<Plain> values(Pipeline loss, List<Plain> numbers) {
        if (loss instanceof CompoundLoss sum) {
            return compound(sum, numbers);
        }
        if (loss instanceof Choice) {
            throw new IllegalArgumentException("a choice is no formula");
        }
        Front front = front(loss);
        Tensors read = known.computeIfAbsent(front, any -> new Tensors(front, tensors, digits));
        Voxels voxels = new Voxels(front, read, numbers, digits);
        if (loss instanceof OverlapLoss overlap) {
            return new SlowOverlap(overlap, voxels).values();
        }
        if (loss instanceof MatthewsLoss matthews) {
            return new SlowMatthews(matthews, voxels).values();
        }
        return loss instanceof LovaszLoss lovasz
                ? new SlowLovasz(lovasz, voxels).values()
                : new SlowPixelwise((PixelwiseLoss) loss, voxels).values();
    }

    private List<Plain> compound(CompoundLoss sum, List<Plain> numbers) {
        List<Plain> total = null;
        for (CompoundLoss.Term term : sum.terms()) {
            List<Plain> part = new ArrayList<>();
            List<Plain> values = values(term.loss(), numbers);
            for (int i = 0; i < values.size(); i++) {
                Plain weighted = values.get(i).times(term.weight());
                part.add(total == null ? weighted : total.get(i).plus(weighted));
            }
            total = part;
        }
        return total;
    }
}
