package io.github.certidice.gate.subject;

import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Starts {@link ChildProgram}, and makes questions for it. */
public final class Children {

    /** The oracle behind a pipe, as a user types a subject. */
    public static final String ORACLE_COMMAND = typed(command(OracleProgram.class));

    /** A subject that answers with the first number of its prediction. */
    public static final String WRONG_COMMAND = typed(command(ChildProgram.class, "NONE"));

    /** Enough for a child that answers, on a busy machine too. */
    static final Limits LIMITS = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 8, 3, 20);

    private static final String CALL = "monai.losses.DiceLoss(sigmoid=True)";

    private Children() {}

    static List<String> command(Class<?> main, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        Collections.addAll(command, arguments);
        return command;
    }

    private static String typed(List<String> command) {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    static ProcessSubject with(ChildProgram.Habit habit, Limits limits) {
        return ProcessSubject.of(command(ChildProgram.class, habit.name()), limits);
    }

    /** A question whose prediction begins with that number. */
    static Inquiry inquiry(double first) {
        Tensor prediction = Tensor.of(List.of(1, 1, 2), first, 0.5);
        return Inquiry.of(CALL, Question.of(prediction, Tensor.of(List.of(1, 1, 2), 0, 1)));
    }

    static List<Inquiry> inquiries(int from, int to) {
        return IntStream.range(from, to).mapToObj(Children::inquiry).toList();
    }
}
