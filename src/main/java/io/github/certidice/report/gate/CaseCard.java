package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.JudgedCall;
import io.github.certidice.gate.expected.JudgedCell;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.PropertyWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A finding with its minimal case, in the words of the report.
 *
 * @param place where it was found
 * @param finding what it is
 * @param reason why it was expected; empty where it wasn't
 */
public record CaseCard(Place place, Finding finding, String reason) {

    private static final String CALL = "call";
    private static final String REPLAY = "replay";

    /**
     * Where something was found.
     *
     * @param subject as the user names it
     * @param row the number of the call, from 1
     * @param call in its library's words
     * @param property what was asked of it
     * @param cases how many were asked
     */
    public record Place(String subject, int row, String call, PropertyWords property, long cases) {}

    /** Failures that nobody expected. */
    static List<CaseCard> failures(Judged judged) {
        return of(judged, JudgedCell::failures, false);
    }

    /** Failures that are known. */
    static List<CaseCard> expected(Judged judged) {
        return of(judged, JudgedCell::expected, true);
    }

    /** Other choices where there is one. */
    static List<CaseCard> accepted(Judged judged) {
        return of(judged, JudgedCell::accepted, false);
    }

    private static List<CaseCard> of(Judged judged, Function<JudgedCell, List<Finding>> which, boolean expected) {
        List<CaseCard> cards = new ArrayList<>();
        for (int i = 0; i < judged.calls().size(); i++) {
            List<JudgedCell> cells = judged.calls().get(i).cells();
            for (int k = 0; k < cells.size(); k++) {
                Place place = place(judged, i, k);
                String reason = expected ? cells.get(k).reason() : "";
                which.apply(cells.get(k)).forEach(finding -> cards.add(new CaseCard(place, finding, reason)));
            }
        }
        return cards;
    }

    private static Place place(Judged judged, int row, int column) {
        JudgedCall call = judged.calls().get(row);
        PropertyWords property = judged.result().properties().get(column);
        long cases = call.cells().get(column).cell().counts().total();
        return new Place(judged.result().plan().subject(), row + 1, call.call(), property, cases);
    }

    /** Its anchor. */
    public String anchor() {
        return anchor(place.row(), place.property().slug(), finding);
    }

    static String anchor(int row, String property, Finding finding) {
        String words = property + "-" + finding.kind() + "-" + finding.flag();
        return "case-" + row + "-" + words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** {@code "Gradient of monai.losses.DiceLoss(): FACTOR"}. */
    public String title() {
        return place.property().name() + " of " + Printable.of(place.call()) + ": " + flag();
    }

    /** The kind of mistake. */
    public String flag() {
        return Printable.of(finding.flag());
    }

    /** How often: {@code "19 of 400 cases"}. */
    public String count() {
        return finding.count() + " of " + place.cases() + (place.cases() == 1 ? " case" : " cases");
    }

    /** The smallest case, as pairs of name and text; the call first, the command that replays it last. */
    public List<Fact> facts() {
        Stream<Fact> call = Stream.of(new Fact(CALL, finding.minimal().call()));
        Stream<Fact> others = finding.minimal().facts().stream()
                .filter(fact -> !fact.name().equals(CALL) && !fact.name().equals(REPLAY));
        Stream<Fact> replay = Stream.of(new Fact(REPLAY, replay()));
        return Stream.of(call, others, replay)
                .flatMap(Function.identity())
                .map(fact -> new Fact(Printable.of(fact.name()), Printable.of(fact.text())))
                .toList();
    }

    private String replay() {
        String quoted = "'" + place.subject().replace("'", "'\\''") + "'";
        return "certidice gate --subject " + quoted + " --replay "
                + finding.minimal().token();
    }

    /** The facts as lines, the texts one below the other. */
    public String lines() {
        int width =
                facts().stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        StringBuilder lines = new StringBuilder();
        for (Fact fact : facts()) {
            lines.append(fact.name()).append(" ".repeat(width - fact.name().length() + 2));
            lines.append(fact.text().replace("\n", "\n" + " ".repeat(width + 2)))
                    .append('\n');
        }
        return lines.toString();
    }

    /** As Markdown, to be pasted into an issue. */
    public String issue() {
        return "**" + Markdown.plain(title()) + "**, in " + count() + "\n\n"
                + Markdown.plain(place.property().words()) + " The smallest case that fails in the same way:\n\n"
                + Markdown.block(lines());
    }
}
