package io.github.certidice.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.certidice.number.Decimal;
import java.io.IOException;
import java.io.StringWriter;

/** JSON that people read too, and that differs line by line; the same bytes on every system and release of Java. */
public final class PrettyJson {

    private PrettyJson() {}

    /** Two spaces a level. */
    public static String of(JsonNode node) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        ObjectMapper mapper = new ObjectMapper();
        StringWriter out = new StringWriter();
        try (JsonGenerator json =
                new ShortestDoubles(mapper.createGenerator(out).setPrettyPrinter(printer))) {
            mapper.writeTree(json, node);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out + "\n";
    }

    /** Jackson leaves doubles to {@link Double#toString}, which changed in JDK 19. */
    private static final class ShortestDoubles extends JsonGeneratorDelegate {

        private ShortestDoubles(JsonGenerator json) {
            super(json);
        }

        @Override
        public void writeNumber(double x) throws IOException {
            if (Double.isFinite(x)) {
                writeNumber(Decimal.likeDouble(x));
            } else {
                super.writeNumber(x);
            }
        }
    }
}
