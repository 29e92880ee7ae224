package io.github.certidice.gate.scene;

import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.DerivedTolerances;
import io.github.certidice.oracle.Margins;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.OwnBounds;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.ShortFormat;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.Tolerances.Bounds;
import io.github.certidice.oracle.input.Tensors;
import io.github.certidice.oracle.input.Tensors.Format;
import io.github.certidice.sample.SplitMix64;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A call, and a scene that it is asked about. What the oracle says of it is computed once, when it is wanted; so a trial is
 * used by one thread at a time.
 */
public final class Trial implements Margins {

    private final TestedCall call;
    private final Form form;
    private final Scene scene;
    private final boolean gradient;
    private final Map<ElementType, Bounds> bounds = new EnumMap<>(ElementType.class);
    private Map<ElementType, Bounds> shortBounds;

    /** Several properties look at the same answer. */
    private Map<Observed, Bounds> ownBounds;

    private String text;
    private Inquiry inquiry;
    private Question asked;
    private Answer answer;

    /** Of a scene in one of the call's forms. The gradient is asked for where there is one. */
    public Trial(TestedCall call, Form form, Scene scene) {
        this(call, form, scene, form.intake().isSmooth());
    }

    private Trial(TestedCall call, Form form, Scene scene, boolean gradient) {
        this.call = call;
        this.form = form;
        this.scene = scene;
        this.gradient = gradient;
    }

    /** The trial of a call with that number: the same bits for the same arguments; edge cases have low numbers. */
    public static Trial drawn(TestedCall call, long seed, long index) {
        return Drawing.trial(call, seed, index);
    }

    /** What is tested. */
    public TestedCall call() {
        return call;
    }

    /** The form of its tensors. */
    public Form form() {
        return form;
    }

    /** What is true and what is predicted. */
    public Scene scene() {
        return scene;
    }

    /** The same call and form on another scene. */
    public Trial with(Scene other) {
        return new Trial(call, form, other, gradient);
    }

    /** Another call on the same scene; nothing where it doesn't take such tensors. */
    public Optional<Trial> by(TestedCall other) {
        return other.formLike(form)
                .filter(like -> like.takes(scene))
                .map(like ->
                        new Trial(other, like, scene, gradient && like.intake().isSmooth()));
    }

    /** What the call means for tensors of this form. */
    public List<Part> parts() {
        return Part.of(call.oracle().meaning().documented(), form.intake());
    }

    /** The same where the value alone is asked for. */
    public Trial ofValue() {
        return new Trial(call, form, scene, false);
    }

    /** True where the gradient is asked for too. */
    public boolean isOfGradient() {
        return gradient;
    }

    /** What the subject is asked: always the same object, so that properties that ask it share the answer. */
    public Inquiry inquiry() {
        if (inquiry == null) {
            inquiry = new Inquiry(call.call(), question());
        }
        return inquiry;
    }

    /** The same question once more, in the same tensors. */
    public Inquiry again() {
        return new Inquiry(call.call(), inquiry().question());
    }

    /** The same question in tensors that are to lie so. */
    public Inquiry in(Storage storage) {
        return new Inquiry(call.call(), question().in(storage));
    }

    private Question question() {
        Format format =
                new Format(scene.dtype(), ElementType.INT64, scene.size().spatial());
        return new Question(Tensors.of(form.intake(), scene, format), gradient, false);
    }

    /** The same for the oracle, in tensors of its own: subjects may have changed theirs. */
    public Question asked() {
        if (asked == null) {
            asked = question();
        }
        return asked;
    }

    /**
     * What the oracle says.
     *
     * @throws io.github.certidice.InvalidInput where the scene is none that the call takes
     */
    public Answer answer() {
        if (answer == null) {
            answer = call.oracle().answer(asked());
        }
        return answer;
    }

    /** How far a correct subject may be from the oracle; what is no floating-point format counts as float64. */
    @Override
    public Bounds bounds(ElementType dtype) {
        return bounds.computeIfAbsent(format(dtype), type -> bounds(DerivedTolerances.WEAKEST, type));
    }

    /** The same for a subject that chooses as the oracle does where the gradient is a set. */
    @Override
    public Bounds narrowBounds(ElementType dtype) {
        return bounds(DerivedTolerances.WEAKEST.ofSameChoice(), format(dtype));
    }

    /** The same for a subject that computes in a shorter format than it says. */
    @Override
    public Bounds shortBounds(ElementType dtype) {
        if (shortBounds == null) {
            shortBounds = new EnumMap<>(ElementType.class);
        }
        return shortBounds.computeIfAbsent(dtype, new ShortFormat(call.oracle(), asked())::bounds);
    }

    /** How far rounding may take an answer from the subject's own loss, be it the documented one or not. */
    public Bounds ownBounds(Observed observed) {
        if (ownBounds == null) {
            ownBounds = new IdentityHashMap<>();
        }
        return ownBounds.computeIfAbsent(
                observed,
                each -> OwnBounds.of(
                        answer().outcome(), each, this, scene.size().numbers()));
    }

    private static ElementType format(ElementType dtype) {
        return dtype.isFloating() ? dtype : ElementType.FLOAT64;
    }

    /**
     * Where a plain program has no number but the exact answer is one, nothing is known of the distance, but that it is
     * finite.
     */
    private Bounds bounds(DerivedTolerances tolerances, ElementType type) {
        Bounds derived = tolerances.bounds(call.oracle(), asked(), type);
        return new Bounds(
                finite(derived.value(), () -> answer().value()),
                derived.gradient()
                        .map(slopes -> finite(slopes, () -> answer().gradient().orElseThrow())));
    }

    private static Tensor finite(Tensor derived, Supplier<Tensor> exact) {
        if (!hasNaN(derived)) {
            return derived;
        }
        double[] all = derived.toDoubles();
        for (int i = 0; i < all.length; i++) {
            all[i] = Double.isNaN(all[i]) && Double.isFinite(exact.get().at(i)) ? Double.MAX_VALUE : all[i];
        }
        return Tensor.of(derived.shape(), all);
    }

    private static boolean hasNaN(Tensor tensor) {
        for (int i = 0; i < tensor.size(); i++) {
            if (Double.isNaN(tensor.at(i))) {
                return true;
            }
        }
        return false;
    }

    /** The place of a number in the tensor of the prediction, and in its gradient. */
    public int place(int image, int c, int voxel) {
        Size size = scene.size();
        return form.intake().axes().channels() == ChannelAxis.LAST
                ? (image * size.voxels() + voxel) * size.classes() + c
                : size.index(image, c, voxel);
    }

    /** Random numbers that depend on call and scene alone. */
    public SplitMix64 random() {
        return SplitMix64.of(Objects.hash(call.toString(), text()));
    }

    /** Simpler trials, those that promise most first; a chain of them always ends. */
    public Stream<Trial> simpler() {
        return Simplification.of(this);
    }

    /** Form and scene in a few characters, without blanks; {@link #parse} reads it. */
    public String text() {
        if (text == null) {
            text = SceneText.write(form, scene);
        }
        return text;
    }

    /**
     * The trial that a {@link #text} means.
     *
     * @throws io.github.certidice.InvalidInput about that argument, where it means none for this call
     */
    public static Trial parse(TestedCall call, String text, String argument) {
        return new SceneText(argument).read(call, text);
    }

    /** Call and size. */
    @Override
    public String toString() {
        return call + " on " + scene;
    }
}
