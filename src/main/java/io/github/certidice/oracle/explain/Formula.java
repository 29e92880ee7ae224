package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A pipeline as readable text and as LaTeX, stage by stage: z is the prediction as given, p a probability, g the target, r
 * the ratio of a group, l its loss, L the result.
 *
 * @param stages in the order in which numbers go through them
 */
public record Formula(List<Stage> stages) {

    /**
     * One of them.
     *
     * @param name what it is, {@code "overlap"}
     * @param text for people
     * @param latex the same in LaTeX's mathematics mode
     */
    public record Stage(String name, String text, String latex) {}

    /** Copies the stages. */
    public Formula {
        stages = List.copyOf(stages);
    }

    /** Of a pipeline. */
    public static Formula of(Pipeline pipeline) {
        List<Stage> stages = new ArrayList<>();
        add(stages, pipeline, "");
        return new Formula(stages);
    }

    private static void add(List<Stage> stages, Pipeline pipeline, String prefix) {
        List<Stage> own = new ArrayList<>();
        if (pipeline instanceof OverlapLoss loss) {
            own.addAll(OverlapFormula.stages(loss));
        } else if (pipeline instanceof LovaszLoss loss) {
            own.addAll(LovaszFormula.stages(loss));
        } else if (pipeline instanceof MatthewsLoss loss) {
            own.addAll(MatthewsFormula.stages(loss));
        } else if (pipeline instanceof PixelwiseLoss loss) {
            own.addAll(PixelwiseFormula.stages(loss));
        }
        own.forEach(stage -> stages.add(new Stage(prefix + stage.name(), stage.text(), stage.latex())));
        if (pipeline instanceof CompoundLoss sum) {
            addTerms(stages, sum, prefix);
        }
        if (pipeline instanceof Choice choice) {
            addChoice(stages, choice, prefix);
        }
    }

    private static void addChoice(List<Stage> stages, Choice choice, String prefix) {
        String condition = choice.condition() instanceof Choice.AtMostChannels few
                ? "the prediction has at most " + few.most() + " channels"
                : "the target says which class by an index";
        stages.add(Symbol.said(prefix + "choice", "a where " + condition + ", else b"));
        add(stages, choice.met(), prefix + "a.");
        add(stages, choice.otherwise(), prefix + "b.");
    }

    /** The sum, then each of its terms with its number before the stage's name. */
    private static void addTerms(List<Stage> stages, CompoundLoss sum, String prefix) {
        List<Symbol> terms = new ArrayList<>();
        for (CompoundLoss.Term term : sum.terms()) {
            int number = terms.size() + 1;
            terms.add(Symbol.of(term.weight()).times(new Symbol("L" + number, "L_{" + number + "}")));
        }
        Symbol all = Symbol.joined(terms, " + ");
        stages.add(new Stage(prefix + "sum", "L = " + all.text(), "L = " + all.latex()));
        for (int i = 0; i < sum.terms().size(); i++) {
            add(stages, sum.terms().get(i).loss(), prefix + (i + 1) + ".");
        }
    }

    /** A line for each stage. */
    public String text() {
        int width =
                stages.stream().mapToInt(stage -> stage.name().length()).max().orElse(0);
        return stages.stream()
                .map(stage -> stage.name() + " ".repeat(width - stage.name().length() + 2) + stage.text())
                .collect(Collectors.joining("\n"));
    }

    /** An {@code aligned} environment with a line for each stage. */
    public String latex() {
        return stages.stream()
                .map(stage -> "&" + stage.latex())
                .collect(Collectors.joining(" \\\\\n", "\\begin{aligned}\n", "\n\\end{aligned}"));
    }
}
