package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.image.file.TensorFile;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.number.Decimal;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.pipe.AnswerWriter;
import io.github.certidice.oracle.pipe.Losses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Evaluates one loss on tensors from files. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Value and gradient of a loss on tensors from .npy files, or members of .npz archives.",
        footer = {
            "",
            "Example: certidice oracle eval --loss 'monai.losses.DiceLoss(sigmoid=True)'",
            "    --prediction cases.npz:prediction --target cases.npz:target --gradient g.npy"
        })
final class OracleEval implements Callable<Integer> {

    @Option(
            names = "--loss",
            required = true,
            paramLabel = "<call>",
            description = "A call in its library's words, or JSON as the pipe protocol has it.")
    private String loss;

    @Option(
            names = "--prediction",
            required = true,
            paramLabel = "<file>",
            description = "What the library's loss takes: x.npy, or x.npz:<member>.")
    private String prediction;

    @Option(names = "--target", required = true, paramLabel = "<file>", description = "Likewise.")
    private String target;

    @Option(
            names = "--extra",
            paramLabel = "<argument>=<file>",
            description = "A further tensor, by the library's own argument name; may be repeated.")
    private Map<String, String> extra = new LinkedHashMap<>();

    @Option(names = "--gradient", paramLabel = "<file>", description = "Write the gradient to this .npy file.")
    private String gradient;

    @Option(
            names = "--as-shipped",
            description = "What the named version of the library returns, where that isn't what it documents.")
    private boolean asShipped;

    @Option(names = "--json", description = "Print the answer as the pipe protocol has it.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Oracle oracle = Losses.read(loss);
        Case tensors = new Case(read("--prediction", prediction), read("--target", target), extras());
        Answer answer = oracle.answer(new Question(tensors, gradient != null, asShipped));
        answer.gradient()
                .ifPresent(tensor -> TensorFile.write("--gradient", TensorFile.path("--gradient", gradient), tensor));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            printJson(answer, out);
        } else {
            print(answer, out);
        }
        out.flush();
        return Main.GOOD;
    }

    private Map<String, Tensor> extras() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        extra.forEach((argument, file) -> {
            if (argument.isBlank()) {
                throw InvalidInput.of("--extra", "=" + file, "<argument>=<file>");
            }
            tensors.put(argument, read("--extra " + argument, file));
        });
        return tensors;
    }

    private static Tensor read(String argument, String place) {
        return TensorFile.read(argument, place);
    }

    private void printJson(Answer answer, PrintWriter out) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        AnswerWriter.write(
                new AnswerWriter.Reply(Optional.empty(), answer, Optional.ofNullable(gradient), Optional.empty()),
                text);
        out.println(text.toString(StandardCharsets.UTF_8));
    }

    private void print(Answer answer, PrintWriter out) {
        Tensor value = answer.value();
        for (int i = 0; i < value.size(); i++) {
            String place = value.rank() == 0 ? "" : " " + Tensor.position(value.shape(), i);
            out.println("value" + place + "  " + Decimal.shortest(value.at(i)));
        }
        answer.gradient()
                .ifPresent(tensor -> out.println("gradient  " + tensor + " in " + gradient
                        + (answer.isGradientSet() ? "; one element of a set" : "")));
        answer.notes().forEach(note -> out.println("note  " + note.flag() + ": " + note.says()));
    }
}
