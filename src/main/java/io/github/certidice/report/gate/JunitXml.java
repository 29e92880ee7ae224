package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.JudgedCall;
import io.github.certidice.gate.expected.JudgedCell;
import io.github.certidice.gate.expected.Outlook;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.report.markup.Markup;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The result as JUnit XML: a suite for each call, a test case for each property. Expected failures are skipped ones, with
 * the reason; one more suite has a test case for each expectation, so that one that is not seen fails here as it does in the
 * gate.
 */
final class JunitXml {

    private static final String CASE = "testcase";
    private static final String MESSAGE = "message";

    private final Judged judged;
    private final Document document = Markup.empty();
    private final Map<String, List<CaseCard>> cards;

    JunitXml(Judged judged) {
        this.judged = judged;
        this.cards = CaseCard.failures(judged).stream()
                .collect(Collectors.groupingBy(
                        card -> key(card.place().call(), card.place().property().slug())));
    }

    private static String key(String call, String property) {
        return call + "\n" + property;
    }

    String text() {
        Element root = document.createElement("testsuites");
        root.setAttribute("name", "certidice gate");
        judged.calls().forEach(call -> root.appendChild(suite(call)));
        if (!judged.outlooks().isEmpty()) {
            root.appendChild(expectations());
        }
        count(root);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Markup.write(root) + "\n";
    }

    private Element suite(JudgedCall call) {
        Element suite = document.createElement("testsuite");
        suite.setAttribute("name", Printable.of(call.call()));
        call.cells().forEach(cell -> suite.appendChild(testCase(call.call(), cell)));
        count(suite);
        return suite;
    }

    private Element testCase(String call, JudgedCell cell) {
        Element test = named(cell.property(), call);
        switch (cell.verdict()) {
            case PASSED -> {}
            case FAILED -> test.appendChild(failure(call, cell));
            case UNEXPECTED_PASS ->
                test.appendChild(note("failure", "UNEXPECTED_PASS", "was expected to fail: " + cell.reason()));
            default -> test.appendChild(note("skipped", "", skipped(cell)));
        }
        return test;
    }

    private Element named(String name, String place) {
        Element test = document.createElement(CASE);
        test.setAttribute("classname", Printable.of(place));
        test.setAttribute("name", Printable.of(name));
        return test;
    }

    private static String skipped(JudgedCell cell) {
        String reason = cell.reason().isEmpty() ? "" : ": " + cell.reason();
        return cell.verdict().words() + reason;
    }

    private Element failure(String call, JudgedCell cell) {
        List<CaseCard> all = cards.get(key(call, cell.property()));
        boolean failed = all.stream().allMatch(card -> card.finding().kind() == Finding.Kind.ERROR);
        String flags = all.stream().map(CaseCard::flag).distinct().collect(Collectors.joining(" "));
        String counts =
                all.stream().map(card -> card.flag() + " in " + card.count()).collect(Collectors.joining(", "));
        Element failure = note(failed ? "error" : "failure", flags, counts);
        failure.setTextContent(all.stream()
                .map(card -> card.title() + ", in " + card.count() + "\n" + card.lines())
                .collect(Collectors.joining("\n", "\n", "")));
        return failure;
    }

    private Element note(String tag, String type, String message) {
        Element note = document.createElement(tag);
        note.setAttribute(MESSAGE, Printable.of(message).replaceAll("\\s+", " "));
        if (!type.isEmpty()) {
            note.setAttribute("type", type);
        }
        return note;
    }

    private Element expectations() {
        Element suite = document.createElement("testsuite");
        suite.setAttribute("name", "expected failures");
        judged.outlooks().forEach(outlook -> suite.appendChild(expectation(outlook)));
        count(suite);
        return suite;
    }

    private Element expectation(Outlook outlook) {
        Element test = named(
                outlook.expectation().says(), outlook.expectation().place().toString());
        switch (outlook.state()) {
            case MET -> {}
            case NOT_SEEN -> test.appendChild(note("failure", outlook.state().name(), outlook.says()));
            default -> test.appendChild(note("skipped", "", outlook.says()));
        }
        return test;
    }

    private static void count(Element element) {
        Map<String, String> tags =
                Map.of("tests", CASE, "failures", "failure", "errors", "error", "skipped", "skipped");
        tags.forEach((name, tag) -> element.setAttribute(
                name, String.valueOf(element.getElementsByTagName(tag).getLength())));
    }
}
