package io.github.certidice.report.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.Outlook;
import io.github.certidice.gate.expected.Place;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.report.json.PrettyJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The result as a SARIF 2.1.0 log, for code scanning: a rule for each property and one for expectations that are not seen; a
 * result for each finding. Known failures are suppressed ones. A call is a logical location, and all are at the first line of one
 * file, since the gate knows no source of the subject and code scanning shows no result without a file; an expectation is a line
 * of its own file.
 *
 * @param judged what was found
 * @param source that file, in the subject's repository
 */
record SarifLog(Judged judged, String source) {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final String NOT_SEEN = "expected-failure-not-seen";

    String text() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "CertiDice gate");
        addRules(driver.putArray("rules"));
        run.putObject("automationDetails")
                .put(
                        "id",
                        "certidice-gate/" + Printable.of(judged.result().plan().subject()));
        run.put("columnKind", "utf16CodeUnits");
        addResults(run.putArray("results"));
        return PrettyJson.of(root);
    }

    private void addRules(ArrayNode rules) {
        judged.result().properties().forEach(property -> addRule(rules.addObject(), property));
        ObjectNode rule = rules.addObject().put("id", NOT_SEEN).put("name", "ExpectedFailureNotSeen");
        rule.putObject("shortDescription").put("text", "Expected failures happen.");
        rule.putObject("fullDescription")
                .put("text", "A failure that the expected-failures file names was not seen: the entry is out of date.");
        rule.putObject("defaultConfiguration").put("level", "error");
    }

    private static void addRule(ObjectNode rule, PropertyWords property) {
        rule.put("id", property.slug());
        rule.putObject("shortDescription").put("text", property.name());
        rule.putObject("fullDescription").put("text", property.words());
        rule.putObject("help")
                .put("text", property.words() + " In LaTeX: " + property.formula())
                .put("markdown", Markdown.plain(property.words()) + "\n\n$" + property.formula() + "$");
        rule.putObject("defaultConfiguration").put("level", "error");
    }

    private void addResults(ArrayNode results) {
        CaseCard.failures(judged).forEach(card -> add(results.addObject(), card, "fail"));
        CaseCard.expected(judged).forEach(card -> {
            ObjectNode result = results.addObject();
            add(result, card, "fail");
            result.putArray("suppressions")
                    .addObject()
                    .put("kind", "external")
                    .put("status", "accepted")
                    .put("justification", card.reason());
        });
        CaseCard.accepted(judged).forEach(card -> add(results.addObject(), card, "informational"));
        judged.outlooks().stream()
                .filter(outlook -> outlook.state() == Outlook.State.NOT_SEEN)
                .forEach(outlook -> add(results.addObject(), outlook));
    }

    private void add(ObjectNode result, CaseCard card, String kind) {
        String property = card.place().property().slug();
        head(result, property, kind);
        result.putObject("message")
                .put("text", card.title() + ", in " + card.count() + "\n" + card.lines())
                .put("markdown", card.issue());
        ObjectNode location = result.putArray("locations").addObject();
        at(location, source, 1);
        location.putArray("logicalLocations")
                .addObject()
                .put("fullyQualifiedName", Printable.of(card.place().call()))
                .put("kind", "function");
        result.putObject("partialFingerprints")
                .put(
                        "propertyCallFlag/v1",
                        String.join(" | ", property, card.place().call(), card.flag()));
        result.put("occurrenceCount", card.finding().count());
        result.putObject("properties").put("token", card.finding().minimal().token());
    }

    private void head(ObjectNode result, String rule, String kind) {
        result.put("ruleId", rule).put("ruleIndex", index(rule));
        // of anything but a failure SARIF demands that it has no level
        result.put("kind", kind).put("level", kind.equals("fail") ? "error" : "none");
    }

    private int index(String rule) {
        List<String> slugs =
                judged.result().properties().stream().map(PropertyWords::slug).toList();
        return rule.equals(NOT_SEEN) ? slugs.size() : slugs.indexOf(rule);
    }

    private void add(ObjectNode result, Outlook outlook) {
        head(result, NOT_SEEN, "fail");
        result.putObject("message").put("text", outlook.says());
        Place place = outlook.expectation().place();
        at(result.putArray("locations").addObject(), place.file(), place.line());
    }

    private static void at(ObjectNode location, String file, int line) {
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(file));
        if (line > 0) {
            physical.putObject("region").put("startLine", line);
        }
    }

    /** A relative reference stays one. */
    private static String uri(String file) {
        try {
            return new URI("file", "", "/" + file.replace('\\', '/'), null)
                    .getRawPath()
                    .substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path that begins with a slash is one of a file", e);
        }
    }
}
