package io.github.certidice.gate.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject that answers each request with the first number of its prediction, and has one bad habit, which shows where
 * that number is {@link #TRIGGER}. It needs no class but itself, so that it starts fast.
 */
final class ChildProgram {

    static final String TRIGGER = "13.0";

    static final int CRASH_CODE = 3;

    /** Lines that {@link Habit#NEEDS_FOUR} waits for. */
    static final int GROUP = 4;

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern FIRST = Pattern.compile("\"prediction\":.*?\"data\":\\[([^],]*)");
    private static final int HUGE_CHUNK = 1 << 16;
    private static final int STDERR_LINES = 20_000;

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final Habit habit;
    private int answered;
    private final List<String> held = new ArrayList<>();

    /** What it does at the trigger, or all the time. */
    enum Habit {
        NONE(child -> {}),
        CRASHES(child -> child.crash()),
        CRASHES_ONCE_WARM(child -> {
            if (child.answered > 0) {
                child.crash();
            }
        }),
        HOLDS_BACK_AND_CRASHES(child -> child.crash()),
        HANGS(child -> sleep()),
        PRINTS_RUBBISH(child -> child.say("loss: 0.25")),
        PRINTS_CONTROLS(child -> child.say("\u001b[2J\u202e{")),
        ANSWERS_ANOTHER(child -> child.say("{\"id\":999999,\"value\":{\"shape\":[],\"data\":[1]}}")),
        WRITES_WITHOUT_END(child -> child.writeForever()),
        BREAKS_OFF(child -> {
            child.out.print("{\"id\":");
            child.out.flush();
            child.crash();
        }),
        WRITES_MUCH_TO_STDERR(child -> child.complainAtLength()),
        REFUSES(child -> child.say("{\"id\":null,\"error\":{\"code\":\"UNSUPPORTED\",\"message\":\"not\\nthis\"}}")),
        CLOSES_OUTPUT(child -> {
            child.out.close();
            sleep();
        }),
        IGNORES_INPUT(child -> {}),
        EXITS_AT_ONCE(child -> {}),
        HANGS_AT_ONCE(child -> {}),
        NEEDS_FOUR(child -> {}),
        STARTS_ANOTHER(child -> {});

        private final Consumer<ChildProgram> act;

        Habit(Consumer<ChildProgram> act) {
            this.act = act;
        }
    }

    private ChildProgram(Habit habit) {
        this.habit = habit;
    }

    public static void main(String[] arguments) throws IOException {
        new ChildProgram(Habit.valueOf(arguments[0])).run();
    }

    private void run() throws IOException {
        switch (habit) {
            case EXITS_AT_ONCE -> {
                System.err.println("No module named adapters");
                Runtime.getRuntime().halt(1);
            }
            case HANGS_AT_ONCE -> {
                System.err.println("loading weights");
                sleep();
            }
            case IGNORES_INPUT -> sleep();
            case STARTS_ANOTHER -> startAnother();
            default -> {}
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            answer(line);
        }
    }

    private static void startAnother() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildProgram.class.getName(),
                        "IGNORES_INPUT")
                .start();
    }

    private void answer(String line) throws IOException {
        String first = group(FIRST, line);
        if (first.equals(TRIGGER)) {
            habit.act.accept(this);
        }
        if (!(first.equals(TRIGGER) && habit == Habit.REFUSES)) {
            held.add("{\"id\":" + group(ID, line) + ",\"value\":{\"dtype\":\"float64\",\"shape\":[],\"data\":[" + first
                    + "]}}");
        }
        if (mayAnswer()) {
            held.forEach(this::say);
            answered += held.size();
            held.clear();
        }
    }

    private boolean mayAnswer() throws IOException {
        return switch (habit) {
            case NEEDS_FOUR -> held.size() == GROUP;
            case HOLDS_BACK_AND_CRASHES -> !in.ready();
            default -> true;
        };
    }

    private static String group(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException(line);
        }
        return matcher.group(1);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private void crash() {
        System.err.println("about to crash");
        Runtime.getRuntime().halt(CRASH_CODE);
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeForever() {
        String chunk = "1,".repeat(HUGE_CHUNK);
        while (!out.checkError()) {
            out.print(chunk);
        }
        Runtime.getRuntime().halt(1);
    }

    private void complainAtLength() {
        for (int i = 0; i < STDERR_LINES; i++) {
            System.err.println("warning " + i + ": a line that nobody reads".repeat(4));
        }
    }
}
