package io.github.certidice.cli;

import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.dialect.Note;
import io.github.certidice.oracle.explain.Explanation;
import io.github.certidice.oracle.explain.Formula;
import io.github.certidice.oracle.pipe.ExplanationJson;
import io.github.certidice.oracle.pipe.Losses;
import io.github.certidice.oracle.pipe.PipelineJson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a call computes. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say what a call computes: library, arguments with defaults, stages, formula, notes.")
final class OracleExplain implements Callable<Integer> {

    @Parameters(
            paramLabel = "<call>",
            description = "A call in its library's words, or JSON as the pipe protocol has it.")
    private String loss;

    @Option(names = "--json", description = "As JSON, with the stages as data.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Explanation explanation = loss.strip().startsWith("{")
                ? Explanation.of(Losses.read(loss).meaning().documented())
                : Explanation.of(Call.parse(loss));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ExplanationJson.write(explanation));
        } else {
            print(explanation, out);
        }
        out.flush();
        return Main.GOOD;
    }

    private static void print(Explanation explanation, PrintWriter out) {
        out.println(explanation.library() + ": " + explanation.name());
        explanation
                .arguments()
                .forEach((name, value) -> out.println(
                        "    " + name + " = " + value + (explanation.given().contains(name) ? "" : "    (default)")));
        printFormula(Formula.of(explanation.meaning().documented()), out);
        explanation.meaning().shipped().ifPresent(shipped -> {
            out.println();
            out.println("as shipped:");
            printFormula(Formula.of(shipped), out);
        });
        for (Note note : explanation.meaning().notes()) {
            out.println();
            out.println("note " + note.flag() + ": " + note.says());
        }
        out.println();
        out.println("as data: {\"pipeline\": "
                + PipelineJson.write(explanation.meaning().documented()) + "}");
    }

    private static void printFormula(Formula formula, PrintWriter out) {
        out.println();
        out.println(formula.text());
        out.println();
        out.println(formula.latex());
    }
}
