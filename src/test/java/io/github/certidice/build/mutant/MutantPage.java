package io.github.certidice.build.mutant;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.report.json.PrettyJson;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The scores of packages, and the mutants that survive.
 *
 * @param mutants of all packages
 * @param reasons why some survive
 */
record MutantPage(List<Mutant> mutants, Reasons reasons) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** In order. */
    MutantPage {
        mutants = mutants.stream().sorted(Mutant.IN_ORDER).toList();
    }

    /** Of each room with the packages in it, and of each of these. */
    List<Score> scores() {
        return Stream.concat(scores(Mutant::wholeRoom), scores(Mutant::room)).toList();
    }

    private Stream<Score> scores(Function<Mutant, String> place) {
        return mutants.stream().collect(groupingBy(place, TreeMap::new, toList())).entrySet().stream()
                .map(all -> Score.of(all.getKey(), all.getValue()));
    }

    private Collection<List<Mutant>> survivorsByClass() {
        return mutants.stream()
                .filter(Mutant::isAlive)
                .collect(groupingBy(Mutant::type, TreeMap::new, toList()))
                .values();
    }

    String markdown() {
        return """
                # Mutation testing

                PIT changes one instruction at a time in a package's classes and runs the tests of the same package. A mutant that no
                test notices survives: a gap in those tests, a change that makes no difference, or one that only tests of other packages
                would see. Score: killed and timed out, of those that ran or that no test reaches. Where a package has many classes a sample
                was taken, at most so many mutants of each class, the same every time. Why one survives was read off the code, often for a
                whole class at once: where that says that both ways give the same, nobody has proved it.

                | package | of each class | mutants | killed | timed out | survived | no coverage | not run | score |
                | --- | --- | --: | --: | --: | --: | --: | --: | --: |
                """ + scores().stream().map(MutantPage::row).collect(joining())
                + survivorsByClass().stream().map(this::section).collect(joining());
    }

    private static String row(Score score) {
        return "| " + score.room() + " | " + score.sample() + " | " + score.all() + " | " + score.killed() + " | "
                + score.timedOut() + " | "
                + score.survived() + " | " + score.uncovered() + " | " + score.other() + " | " + score.percent()
                + " % |\n";
    }

    private String section(List<Mutant> ofClass) {
        Mutant first = ofClass.get(0);
        return "\n## " + first.room() + "." + first.name() + "\n\n"
                + "| line | method | change | fate | why |\n| --: | --- | --- | --- | --- |\n"
                + ofClass.stream().map(this::row).collect(joining());
    }

    private String row(Mutant mutant) {
        return "| " + mutant.line() + " | `" + mutant.method() + "` | "
                + mutant.change().replace("|", "\\|") + " | "
                + (mutant.fate().equals("SURVIVED") ? "survived" : "no coverage") + " | "
                + reasons.of(mutant).orElse("") + " |\n";
    }

    String json() {
        ObjectNode root = NODES.objectNode().put("schema", 1);
        ArrayNode packages = root.putArray("packages");
        scores().forEach(score -> packages.add(node(score)));
        ArrayNode survivors = root.putArray("survivors");
        mutants.stream().filter(Mutant::isAlive).forEach(mutant -> survivors.add(node(mutant)));
        return PrettyJson.of(root);
    }

    private static ObjectNode node(Score score) {
        return NODES.objectNode()
                .put("package", score.room())
                .put("ofEachClass", score.sample())
                .put("mutants", score.all())
                .put("killed", score.killed())
                .put("timedOut", score.timedOut())
                .put("survived", score.survived())
                .put("noCoverage", score.uncovered())
                .put("notRun", score.other())
                .put("percent", score.percent());
    }

    private ObjectNode node(Mutant mutant) {
        ObjectNode node = NODES.objectNode()
                .put("class", mutant.room() + "." + mutant.name())
                .put("method", mutant.method())
                .put("line", mutant.line())
                .put("change", mutant.change())
                .put("fate", mutant.fate());
        reasons.of(mutant).ifPresent(reason -> node.put("reason", reason));
        return node;
    }
}
