package io.github.certidice.report.planted;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.gate.result.CallResult;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.report.json.PrettyJson;

/**
 * The kill matrix for programs: {@code planted} with all findings, by call and property, and {@code right}.
 *
 * @param matrix what is shown
 */
public record KillMatrixJson(KillMatrix matrix) {

    /** Raised when a program that reads the file has to change. */
    public static final int VERSION = 1;

    /** All of it. */
    public String text() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", VERSION);
        root.put("seed", matrix.budget().seed());
        root.put("cases", matrix.budget().cases());
        addCounts(root.putObject("counts"));
        ArrayNode properties = root.putArray("properties");
        matrix.properties()
                .forEach(property -> properties
                        .addObject()
                        .put("slug", property.slug())
                        .put("caught", matrix.caughtBy(property))
                        .put("caughtAlone", matrix.caughtOnlyBy(property)));
        ArrayNode planted = root.putArray("planted");
        matrix.shelves().forEach(shelf -> shelf.planted().forEach(one -> add(planted.addObject(), shelf.title(), one)));
        ArrayNode right = root.putArray("right");
        matrix.spared().forEach(one -> add(right.addObject(), one));
        return PrettyJson.of(root);
    }

    private void addCounts(ObjectNode node) {
        node.put("planted", matrix.planted().size());
        node.put("caught", matrix.count(Planted::isCaught));
        node.put("caughtOnAllCalls", matrix.count(Planted::isCaughtOnAllCalls));
        node.put("flagged", matrix.count(Planted::isFlagged));
        node.put("right", matrix.spared().size());
        node.put("rightCampaigns", matrix.asked().campaigns());
        node.put("rightCases", matrix.asked().cases());
        node.put("rightBlamed", matrix.counts().failed());
    }

    private static void add(ObjectNode node, String shelf, Planted one) {
        Planted.Mistake mistake = one.mistake();
        node.put("slug", mistake.slug()).put("kind", shelf).put("words", mistake.words());
        node.put("seen", mistake.seen()).put("sign", mistake.sign()).put("flag", mistake.flag());
        node.put("caught", one.isCaught()).put("flagged", one.isFlagged());
        ArrayNode calls = node.putArray("calls");
        one.result().calls().forEach(call -> add(calls.addObject(), call));
    }

    private static void add(ObjectNode node, CallResult call) {
        node.put("call", call.call());
        ArrayNode findings = node.putArray("findings");
        call.cells()
                .forEach(cell -> cell.findings().stream()
                        .filter(finding -> finding.kind() != Finding.Kind.ACCEPTABLE)
                        .forEach(finding -> add(findings.addObject(), cell, finding)));
    }

    private static void add(ObjectNode node, Cell cell, Finding finding) {
        node.put("property", cell.property()).put("kind", finding.kind().name()).put("flag", finding.flag());
        node.put("cases", finding.count()).put("of", cell.counts().total());
        node.put("numbers", finding.minimal().numbers());
        node.put("replay", finding.minimal().token());
    }

    private static void add(ObjectNode node, Spared one) {
        Counts counts = one.counts();
        node.put("slug", one.slug()).put("how", one.how());
        node.put("calls", one.asked().calls()).put("campaigns", one.asked().campaigns());
        node.put("cases", one.asked().cases()).put("judgements", counts.total());
        node.put("agreed", counts.agreed()).put("acceptable", counts.acceptable());
        node.put("unsupported", counts.unsupported());
        ArrayNode blamed = node.putArray("blamed");
        one.blamed().forEach(blamed::add);
    }
}
