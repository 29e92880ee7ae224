package io.github.certidice.gate.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.InvalidInput;
import java.util.List;
import java.util.stream.Collectors;

/** Reads results, strictly: what a part of a campaign says is added to what others say. */
final class ResultReader {

    /** Raised when a reader has to change. */
    private static final int VERSION = 1;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // else isWhole() would become a field
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    private static final List<String> FIELDS = List.of("plan", "properties", "calls");

    private final String source;

    ResultReader(String source) {
        this.source = source;
    }

    static ObjectNode tree(GateResult result) {
        ObjectNode root = JSON.createObjectNode().put("schema", VERSION);
        root.setAll((ObjectNode) JSON.valueToTree(result));
        return root;
    }

    GateResult read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            requireVersion(root.path("schema"));
            GateResult result = JSON.treeToValue(((ObjectNode) root).deepCopy().retain(FIELDS), GateResult.class);
            new ResultCheck(source, result).run();
            return result;
        } catch (JsonMappingException e) {
            throw InvalidInput.of(source + at(e), e.getOriginalMessage(), "a result as gate.json has it");
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw InvalidInput.of(source + line, e.getOriginalMessage(), "a gate.json");
        }
    }

    private void requireVersion(JsonNode version) {
        if (!version.isInt() || version.intValue() != VERSION) {
            String found = version.isMissingNode() ? "no field schema" : "schema " + version;
            throw InvalidInput.of(source, found, "a gate.json of schema " + VERSION);
        }
    }

    /** {@code ", calls[0].cells[2].counts"}. */
    private static String at(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : ", " + path.substring(1);
    }
}
