package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.CrudeTolerances;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Tolerances.Bounds;
import io.github.certidice.oracle.comparison.CaseFile;
import io.github.certidice.oracle.comparison.Comparison;
import io.github.certidice.oracle.comparison.Verdict;
import io.github.certidice.oracle.pipe.Losses;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        asked.forEach((name, tensors) ->
                comparisons.put(name, compared(oracle, tensors, given.getOrDefault(name, Map.of()), type)));
        print(comparisons, spec.commandLine().getOut());
        return comparisons.values().stream().allMatch(c -> c.verdict().isGood()) ? Main.GOOD : Main.REFUTED;
    }

    private static ElementType type(String name) {
        return ElementType.named(name)
                .filter(ElementType::isFloating)
                .orElseThrow(() -> InvalidInput.of("--dtype", name, "float64, float32, float16 or bfloat16"));
    }

    private Comparison compared(
            Oracle oracle, Case tensors, Map<String, Tensor> given, Optional<ElementType> wanted) {
        if (given.containsKey("unsupported")) {
            return Comparison.unanswered(Verdict.UNSUPPORTED, "the implementation says that it doesn't do this");
        }
        Tensor value = given.get("value");
        if (value == null) {
            return Comparison.unanswered(Verdict.ERROR, "no answer: a member value is missing");
        }
        Optional<Tensor> gradient = Optional.ofNullable(given.get("gradient"));
        Question question = new Question(tensors, gradient.isPresent(), asShipped);
        Answer exact = oracle.answer(question);
        ElementType type = wanted.orElse(value.type().isFloating() ? value.type() : ElementType.FLOAT64);
        return Comparison.of(exact, value, gradient, bounds(oracle, question, exact, type));
    }

    private static Bounds bounds(Oracle oracle, Question question, Answer exact, ElementType type) {
        return OracleCommand.TOLERANCES
                .of(oracle, question, exact, type)
                .orElseGet(() -> new CrudeTolerances()
                        .of(oracle, question, exact, type)
                        .orElseThrow());
    }

    private static void print(Map<String, Comparison> comparisons, PrintWriter out) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        comparisons.forEach((name, comparison) -> {
            counts.merge(comparison.verdict(), 1, Integer::sum);
            if (comparison.verdict() != Verdict.AGREE) {
                out.println("case " + (name.equals(CaseFile.SINGLE) ? "(the only one)" : name) + ": "
                        + comparison.verdict());
                comparison.facts().forEach(fact -> out.println("    " + fact));
            }
        });
        out.println(comparisons.size() + (comparisons.size() == 1 ? " case: " : " cases: ")
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", ")));
        out.flush();
    }
}
