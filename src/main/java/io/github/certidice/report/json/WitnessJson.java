package io.github.certidice.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.claim.Measurement;
import io.github.certidice.evidence.Witness;
import io.github.certidice.image.Confusion;

/** A case and what was measured of it. */
final class WitnessJson {

    private WitnessJson() {}

    static ObjectNode of(Witness witness) {
        ObjectNode node = ClaimsJson.NODES.objectNode();
        node.put("token", witness.example().token());
        ArrayNode counts = node.putArray("counts");
        witness.example().allCounts().forEach(c -> counts.add(counts(c)));
        ObjectNode parameters = node.putObject("parameters");
        witness.example().parameters().forEach((name, value) -> parameters.put(name, value.toString()));
        witness.example()
                .sample()
                .ifPresent(sample -> node.put("recipe", sample.origin().token()));
        Measurement m = witness.measurement();
        node.set("quantity", ClaimsJson.number(m.quantity()));
        node.set("lower", ClaimsJson.number(m.lower()));
        node.set("upper", ClaimsJson.number(m.upper()));
        node.set("slack", ClaimsJson.number(m.slack(Measurement.Side.UPPER)));
        return node;
    }

    /** Strings, because counts of extremal families exceed what JavaScript holds exactly. */
    private static ObjectNode counts(Confusion c) {
        return ClaimsJson.NODES
                .objectNode()
                .put("tp", Long.toString(c.tp()))
                .put("fp", Long.toString(c.fp()))
                .put("fn", Long.toString(c.fn()))
                .put("tn", Long.toString(c.tn()));
    }
}
