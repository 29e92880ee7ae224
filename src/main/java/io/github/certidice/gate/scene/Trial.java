package io.github.certidice.gate.scene;

import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.image.ElementType;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.DerivedTolerances;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Tolerances.Bounds;
import io.github.certidice.oracle.input.Tensors;
import io.github.certidice.oracle.input.Tensors.Format;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A call, and a scene that it is asked about. What the oracle says of it is computed once, when it is wanted; so a trial is
 * used by one thread at a time.
 */
public final class Trial {

    private final TestedCall call;
    private final Form form;
    private final Scene scene;
    private final boolean gradient;
    private final Map<ElementType, Bounds> bounds = new EnumMap<>(ElementType.class);
    private Inquiry inquiry;
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
            inquiry = again();
        }
        return inquiry;
    }

    /** The same question once more. */
    public Inquiry again() {
        return new Inquiry(call.call(), question());
    }

    private Question question() {
        Format format =
                new Format(scene.dtype(), ElementType.INT64, scene.size().spatial());
        return new Question(Tensors.of(form.intake(), scene, format), gradient, false);
    }

    /** What is asked of subject and oracle alike. */
    public Question asked() {
        return inquiry().question();
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

    /** How far a correct subject may be from that; what is no floating-point format counts as float64. */
    public Bounds bounds(ElementType dtype) {
        ElementType type = dtype.isFloating() ? dtype : ElementType.FLOAT64;
        return bounds.computeIfAbsent(type, wanted -> DerivedTolerances.WEAKEST.bounds(call.oracle(), asked(), wanted));
    }

    /** The same for a subject that chooses as the oracle does where the gradient is a set. */
    public Bounds narrowBounds(ElementType dtype) {
        ElementType type = dtype.isFloating() ? dtype : ElementType.FLOAT64;
        return DerivedTolerances.WEAKEST.ofSameChoice().bounds(call.oracle(), asked(), type);
    }

    /** Simpler trials, those that promise most first; a chain of them always ends. */
    public Stream<Trial> simpler() {
        return Simplification.of(this);
    }

    /** Form and scene in a few characters, without blanks; {@link #parse} reads it. */
    public String text() {
        return SceneText.write(form, scene);
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
