package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.dialect.Note;
import io.github.certidice.oracle.pipe.CaseFile;
import io.github.certidice.oracle.pipe.Losses;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks answers that are in a file. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Compare an implementation's answers with the oracle's.",
        footer = {
            "",
            "Members of the archives: prediction, target and further tensors; value and gradient (or unsupported).",
            "Several cases: <case>/prediction, ...; <case>/value, ...",
            "Exit codes: 0 all agree or are acceptable, 1 an answer disagrees or is missing, 2 bad input or usage."
        })
final class OracleCheck implements Callable<Integer> {

    @Option(
            names = "--loss",
            required = true,
            paramLabel = "<call>",
            description = "A call in its library's words, or JSON as the pipe protocol has it.")
    private String loss;

    @Option(
            names = "--dtype",
            paramLabel = "<type>",
            description = "The precision that the implementation computes in; that of its value by default.")
    private String dtype;

    @Option(names = "--as-shipped", description = "Compare with what the named version of the library returns.")
    private boolean asShipped;

    @Parameters(index = "0", paramLabel = "<cases.npz>")
    private Path cases;

    @Parameters(index = "1", paramLabel = "<answers.npz>")
    private Path answers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Oracle oracle = Losses.read(loss);
        Optional<ElementType> type = Optional.ofNullable(dtype).map(OracleCheck::type);
        Map<String, Case> asked = CaseFile.cases("cases", cases);
        Map<String, Map<String, Tensor>> given = CaseFile.answers("answers", answers, asked.keySet());
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        long halves = asked.keySet().stream()
                .filter(name -> isHalf(given.getOrDefault(name, Map.of())))
                .count();
        asked.forEach((name, tensors) -> {
            Question question = new Question(tensors, true, asShipped);
            Comparison comparison = compared(oracle, question, given.getOrDefault(name, Map.of()), type);
            counts.merge(comparison.verdict(), 1, Integer::sum);
            print(name, comparison, question, oracle);
        });
        printTotal(asked.size(), counts);
        printHalves(halves);
        return counts.keySet().stream().allMatch(OracleCheck::isGood) ? Main.GOOD : Main.REFUTED;
    }

    private static boolean isHalf(Map<String, Tensor> given) {
        return given.containsKey("value") && !given.containsKey("gradient");
    }

    private static boolean isGood(Verdict verdict) {
        return verdict == Verdict.AGREE || verdict == Verdict.ACCEPTABLE || verdict == Verdict.UNSUPPORTED;
    }

    private static ElementType type(String name) {
        return ElementType.named(name)
                .filter(ElementType::isFloating)
                .orElseThrow(() -> InvalidInput.of("--dtype", name, "float64, float32, float16 or bfloat16"));
    }

    private static Comparison compared(
            Oracle oracle, Question question, Map<String, Tensor> given, Optional<ElementType> wanted) {
        if (given.containsKey("unsupported")) {
            return Comparison.unsupported("the implementation says that it doesn't do this");
        }
        Tensor value = given.get("value");
        if (value == null) {
            return Comparison.error("NO_ANSWER", "a member value is missing");
        }
        ElementType type = wanted.orElse(value.type().isFloating() ? value.type() : ElementType.FLOAT64);
        return Comparison.of(oracle, question, new Observed(type, value, Optional.ofNullable(given.get("gradient"))));
    }

    private void print(String name, Comparison comparison, Question question, Oracle oracle) {
        if (comparison.verdict() == Verdict.AGREE) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("case " + (name.equals(CaseFile.SINGLE) ? "(the only one)" : name));
        comparison.facts(question, "").lines().forEach(line -> out.println("  " + line));
        for (Note note : oracle.meaning().notes()) {
            out.println("    note:     " + note.flag() + ": " + note.says());
        }
    }

    /** An agreement of values alone isn't one of gradients. */
    private void printHalves(long cases) {
        if (cases > 0) {
            spec.commandLine().getOut().println(cases + " of them without a gradient: the value alone was compared");
            spec.commandLine().getOut().flush();
        }
    }

    private void printTotal(int cases, Map<Verdict, Integer> counts) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(cases
                + (cases == 1 ? " case: " : " cases: ")
                + counts.entrySet().stream()
                        .map(count ->
                                count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
        out.flush();
    }
}
