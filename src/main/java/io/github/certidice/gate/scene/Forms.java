package io.github.certidice.gate.scene;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.input.Belief;
import io.github.certidice.oracle.input.Ignorance;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import io.github.certidice.oracle.input.Sketch;
import io.github.certidice.oracle.input.Sketch.Extent;
import io.github.certidice.oracle.input.Tensors;
import io.github.certidice.oracle.input.Tensors.Format;
import io.github.certidice.oracle.input.Truth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The forms of tensors that a call takes: those that its pipeline leaves open, of which the oracle answers a small example.
 * So arguments that fix the number of classes, a list of weights say, or the size of an axis, are respected.
 */
final class Forms {

    private static final int MANY_CLASSES = 4;
    private static final int MOST_CLASSES = 256;
    private static final int WIDEST = 8;
    private static final List<Integer> RANKS = List.of(2, 3, 1, 0);
    private static final Sketch.Kind EXAMPLE = new Sketch.Kind(Truth.RANDOM, Belief.ROUND, Ignorance.NONE);

    private final Oracle oracle;
    private final Habits habits;

    private Forms(Oracle oracle, Habits habits) {
        this.oracle = oracle;
        this.habits = habits;
    }

    /** Of a call of a library; those with few classes first. */
    static List<Form> of(Oracle oracle, Habits habits) {
        Forms forms = new Forms(oracle, habits);
        List<Form> usual = forms.within(1, MANY_CLASSES);
        return usual.isEmpty() ? forms.smallest() : usual;
    }

    private List<Form> within(int least, int most) {
        return IntStream.rangeClosed(least, most)
                .mapToObj(this::ofClasses)
                .flatMap(List::stream)
                .toList();
    }

    /** Of the smallest number of classes that the call takes. */
    private List<Form> smallest() {
        return IntStream.rangeClosed(MANY_CLASSES + 1, MOST_CLASSES)
                .mapToObj(this::ofClasses)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Form> ofClasses(int classes) {
        return new Derivation(oracle.meaning().documented(), habits, classes)
                .intakes().stream().map(this::form).flatMap(Optional::stream).toList();
    }

    /** The form with the first rank that is taken. */
    private Optional<Form> form(Intake intake) {
        return habits.ranks().stream()
                .map(intake::ofRank)
                .map(this::sized)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Form> sized(Intake intake) {
        List<Integer> open = intake.axes().rank() == 0 ? List.of(1) : List.of(2, 3);
        if (open.stream().allMatch(width -> isTaken(intake, width))) {
            return Optional.of(new Form(completed(intake, open.get(0)), List.of()));
        }
        return IntStream.rangeClosed(1, WIDEST)
                .filter(width -> isTaken(intake, width))
                .boxed()
                .findFirst()
                .map(width -> new Form(completed(intake, width), List.of(width)));
    }

    /** With soft targets and void voxels, where they are taken too. */
    private Intake completed(Intake intake, int width) {
        Intake soft = intake.softly();
        boolean softens = intake.isSmooth()
                && (intake.target() == Target.CHANNELS || intake.target() == Target.CHANNELS_AND_VOID)
                && isTaken(soft, width, new Sketch.Kind(Truth.SOFT, Belief.ROUND, Ignorance.NONE));
        Intake open = softens ? soft : intake;
        boolean voids = intake.ignored().isPresent()
                && isTaken(intake, width, new Sketch.Kind(Truth.RANDOM, Belief.ROUND, Ignorance.SOME));
        return voids ? open : open.withoutVoids();
    }

    private boolean isTaken(Intake intake, int width) {
        return isTaken(intake, width, EXAMPLE);
    }

    private boolean isTaken(Intake intake, int width, Sketch.Kind kind) {
        Sketch sketch = new Sketch(intake, kind, new Extent(2, width), width);
        Format format = Format.wide(line(intake.axes().rank(), width));
        try {
            oracle.answer(new Question(Tensors.of(intake, sketch, format), false, false));
            return true;
        } catch (InvalidInput refused) {
            return false;
        }
    }

    /** Axes of size 1, and a last one. */
    private static List<Integer> line(int rank, int width) {
        return IntStream.range(0, rank)
                .mapToObj(axis -> axis == rank - 1 ? width : 1)
                .toList();
    }
}
