package io.github.certidice.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.claim.Statement;
import io.github.certidice.claim.Tightness;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Decimal;
import io.github.certidice.number.Real;
import io.github.certidice.report.page.Card;
import io.github.certidice.report.page.Chapter;
import io.github.certidice.report.page.Link;
import io.github.certidice.report.page.Page;
import java.util.Collection;

/**
 * The report for programs, as {@code schema/claims.schema.json} describes it. Exact numbers are strings, with the decimal
 * rounded to 17 digits beside them.
 *
 * @param page what the report shows
 */
public record ClaimsJson(Page page) {

    /** Raised when a program that reads the file has to change. */
    public static final int VERSION = 1;

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** All of it. */
    public String text() {
        return PrettyJson.of(node());
    }

    private ObjectNode node() {
        ObjectNode root = NODES.objectNode();
        root.put("schema", VERSION);
        root.put("seed", page.seed());
        root.put("budget", page.budget().toString());
        ArrayNode claims = root.putArray("claims");
        for (Chapter chapter : page.chapters()) {
            chapter.cards().forEach(card -> claims.add(claim(chapter.title(), card)));
        }
        return root;
    }

    private static ObjectNode claim(String section, Card card) {
        ObjectNode node = statement(card.statement()).put("section", section);
        addAll(
                node.putArray("readings"),
                card.links().readings().stream().map(Link::slug).toList());
        addAll(node.putArray("needs"), card.claim().needs());
        node.set("tightness", tightness(card.claim().tightness()));
        node.putObject("status")
                .put("label", card.status().label())
                .put("says", card.status().says());
        node.put("expected", card.verdict().isAsExpected());
        addEvidence(node, card.verdict());
        return node;
    }

    private static ObjectNode statement(Statement statement) {
        ObjectNode node = NODES.objectNode();
        node.put("entry", statement.entry());
        node.put("slug", statement.slug()).put("name", statement.name());
        node.put("words", statement.words()).put("latex", statement.latex());
        node.put("quantity", statement.quantity()).put("source", statement.source());
        addAll(node.putArray("hypotheses"), statement.hypotheses());
        addAll(node.putArray("follows"), statement.follows());
        statement.correctedBy().ifPresent(law -> node.put("correctedBy", law));
        return node;
    }

    private static void addEvidence(ObjectNode node, Verdict verdict) {
        ArrayNode evidence = node.putArray("evidence");
        verdict.evidence().forEach(e -> evidence.add(EvidenceJson.of(e)));
        verdict.isAttained().ifPresent(attained -> node.put("attained", attained));
        verdict.violation().ifPresent(w -> node.set("counterexample", WitnessJson.of(w)));
        verdict.closest().ifPresent(w -> node.set("closest", WitnessJson.of(w)));
        verdict.histogram().ifPresent(h -> h.counts().forEach(node.withArray("histogram")::add));
    }

    private static ObjectNode tightness(Tightness tightness) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", tightness.kind().name()).put("side", tightness.side().name());
        tightness
                .constant()
                .ifPresent(constant -> node.set("constant", number(constant).put("latex", constant.latex())));
        tightness.witness().ifPresent(example -> node.put("witness", example.token()));
        return node;
    }

    /** An exact number and its nearest decimal. */
    static ObjectNode number(Real x) {
        String exact =
                x instanceof Bound bound ? bound.toString() : x.rational().toString();
        return NODES.objectNode().put("exact", exact).put("decimal", Decimal.of(x, Decimal.DOUBLE_DIGITS));
    }

    private static void addAll(ArrayNode array, Collection<?> texts) {
        texts.forEach(text -> array.add(text.toString()));
    }
}
