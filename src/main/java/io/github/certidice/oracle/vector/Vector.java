package io.github.certidice.oracle.vector;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.dialect.Note;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * An input and its exact answer.
 *
 * @param id of this vector, unique, and the same as long as call and situation are
 * @param comment what is particular about it
 * @param tensors the input
 * @param answer to the documented loss
 * @param shipped what the library returns, where it has a defect that is well defined; perhaps the same
 */
record Vector(String id, String comment, Case tensors, Answer answer, Optional<Answer> shipped) {

    /** Conventions in words that don't begin so, and notes that change no digit of the exact answer. */
    private static final Set<String> HARMLESS =
            Set.of("FLOAT32_INSIDE", "VERSION", "UNSTABLE_SORT", "SMOOTHING_ONLY_BELOW", "SAMPLES_ONLY");

    /** Of a call in a situation; refusals are mistakes of the plan. */
    static Vector of(CallGroup group, Oracle oracle, Situation situation, long seed) {
        String id = id(group, situation);
        try {
            Case tensors = situation.tensors(group.intake(), seed ^ checksum(id));
            return of(group, oracle, situation, tensors);
        } catch (InvalidInput refused) {
            throw new IllegalStateException(id + ", " + group.call() + ": " + refused.getMessage(), refused);
        }
    }

    private static Vector of(CallGroup group, Oracle oracle, Situation situation, Case tensors) {
        boolean gradient = group.intake().isSmooth();
        Answer answer = oracle.answerInDigits(new Question(tensors, gradient, false));
        Optional<Answer> shipped = oracle.meaning()
                .shipped()
                .map(pipeline -> oracle.answerInDigits(new Question(tensors, gradient, true)));
        return new Vector(id(group, situation), group.comment(situation), tensors, answer, shipped);
    }

    /** {@code "DiceLoss-1f3a9c2e-both-empty"}: class or function, checksum of call and tensors, situation. */
    private static String id(CallGroup group, Situation situation) {
        String name = group.name().substring(group.name().lastIndexOf('.') + 1);
        long checksum = checksum(group.call() + " of " + group.intake().form());
        return String.format(Locale.ROOT, "%s-%08x-%s", name, checksum, situation.slug());
    }

    private static long checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }

    /** What the library returns, where that is something else. */
    Optional<Answer> defect() {
        return shipped.filter(other ->
                !answer.value().equals(other.value()) || !answer.gradient().equals(other.gradient()));
    }

    /** True where a good implementation may answer otherwise, or the library is known to. */
    boolean isAcceptable() {
        return !answer.outcome().flags().isEmpty() || (shipped.isPresent() ? defect().isPresent() : isDoubtful());
    }

    /** The library may fail or differ here, in a way that no pipeline says. */
    private boolean isDoubtful() {
        return answer.notes().stream().anyMatch(Vector::isDoubt);
    }

    private static boolean isDoubt(Note note) {
        return !note.flag().startsWith("CONVENTION_") && !HARMLESS.contains(note.flag());
    }
}
