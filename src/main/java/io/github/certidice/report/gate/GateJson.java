package io.github.certidice.report.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.JudgedCall;
import io.github.certidice.gate.expected.Outlook;
import io.github.certidice.report.json.PrettyJson;

/**
 * The result for programs, as {@code schema/gate.schema.json} describes it. What was found is read back by
 * {@link io.github.certidice.gate.result.GateResult#parse}; what it is worth stands apart, under {@code judgement}, since
 * it is decided anew where parts are merged.
 *
 * @param judged what was found
 */
record GateJson(Judged judged) {

    String text() {
        ObjectNode root = judged.result().toJson();
        root.set("judgement", judgement(root.objectNode()));
        return PrettyJson.of(root);
    }

    private JsonNode judgement(ObjectNode node) {
        node.put("good", judged.isGood());
        ArrayNode reasons = node.putArray("reasons");
        judged.reasons().forEach(reasons::add);
        ArrayNode cells = node.putArray("cells");
        judged.calls().forEach(call -> addCells(cells, call));
        ArrayNode expectations = node.putArray("expectations");
        judged.outlooks().forEach(outlook -> add(expectations.addObject(), outlook));
        return node;
    }

    private static void addCells(ArrayNode cells, JudgedCall call) {
        call.cells()
                .forEach(cell -> cells.addObject()
                        .put("call", call.call())
                        .put("property", cell.property())
                        .put("verdict", cell.verdict().name())
                        .put("reason", cell.reason()));
    }

    private static void add(ObjectNode node, Outlook outlook) {
        node.put("property", outlook.expectation().property());
        node.put("call", outlook.expectation().call().toString());
        node.put("flag", outlook.expectation().flag());
        node.put("reason", outlook.expectation().reason());
        node.put("place", outlook.expectation().place().toString());
        node.put("state", outlook.state().name());
    }
}
