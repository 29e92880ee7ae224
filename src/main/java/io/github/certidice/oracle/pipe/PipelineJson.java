package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.certidice.loss.pipeline.Pipeline;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Pipelines as JSON: a record is an object of its components, named in snake_case, with its simple name as {@code "type"}
 * where it is one of several; enum constants are lower-case strings; exact numbers are strings such as {@code "3/10"}, or
 * plain numbers, taken as written; what isn't there is null.
 */
public final class PipelineJson {

    private PipelineJson() {}

    /** As {@link #read} reads it. */
    public static String write(Pipeline pipeline) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Slice.FACTORY.createGenerator(text)) {
            write(pipeline, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes it into a larger text. */
    public static void write(Pipeline pipeline, JsonGenerator json) throws IOException {
        RecordWriter.write(Pipeline.class, pipeline, json);
    }

    /**
     * Reads a pipeline.
     *
     * @throws io.github.certidice.InvalidInput where that is none; names the field
     */
    public static Pipeline read(String json) {
        return read(Slice.of(json));
    }

    static Pipeline read(Slice json) {
        return Pipeline.class.cast(RecordReader.read("pipeline", Pipeline.class, Tree.read("pipeline", json.tokens())));
    }
}
