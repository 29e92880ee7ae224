package io.github.certidice.oracle.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.Pipeline;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineJsonProperties {

    @Property(tries = 500)
    void what_is_written_is_read_back(@ForAll long seed) {
        Pipeline pipeline = Pipelines.random(seed);

        assertThat(PipelineJson.read(PipelineJson.write(pipeline))).isEqualTo(pipeline);
    }

    /** A guard of the property above: it would be empty for a record that is never drawn. */
    @Test
    void every_record_is_drawn() {
        Set<String> missing = new HashSet<>();
        names(Pipeline.class, missing);
        assertThat(missing).hasSizeGreaterThan(40);
        for (long seed = 0; seed < 300; seed++) {
            String json = PipelineJson.write(Pipelines.random(seed));
            missing.removeIf(name -> json.contains("\"type\":\"" + name + "\""));
        }
        assertThat(missing).isEmpty();
    }

    /** Names of the records that are one of several, in all that a type is made of. */
    private static void names(Type declared, Set<String> names) {
        if (declared instanceof ParameterizedType generic) {
            names(generic.getActualTypeArguments()[0], names);
        } else if (((Class<?>) declared).isSealed()) {
            Arrays.stream(((Class<?>) declared).getPermittedSubclasses())
                    .filter(type -> type.isSealed() || names.add(type.getSimpleName()))
                    .forEach(type -> names(type, names));
        } else if (((Class<?>) declared).isRecord()) {
            Arrays.stream(((Class<?>) declared).getRecordComponents())
                    .forEach(component -> names(component.getGenericType(), names));
        }
    }

    @Test
    void it_reads_as_people_write() {
        assertThat(Pipelines.JSON_OF_DICE)
                .startsWith("{\"type\":\"OverlapLoss\",\"front\":{\"layout\":{\"channels\":\"second\",")
                .contains("\"activation\":{\"type\":\"Identity\"}")
                .contains("\"alpha\":\"1/2\"")
                .contains("\"floor\":null")
                .contains("\"shape\":[{\"type\":\"OneMinus\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "alpha":"1/2"     | "alpha":0.5
            "alpha":"1/2"     | "alpha":"0.5"
            "alpha":"1/2"     | "alpha":5e-1
            ,"floor":null     | ``
            """)
    void other_ways_to_say_the_same(String text, String other) {
        assertThat(PipelineJson.read(changed(text, other))).isEqualTo(Pipelines.DICE);
    }

    private static String changed(String text, String other) {
        assertThat(Pipelines.JSON_OF_DICE).contains(text);
        return Pipelines.JSON_OF_DICE.replace(text, other);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "alpha":"1/2" | "alpha":"1/0"   | pipeline.overlap.alpha: found "1/0", allowed: a number, or one as a string such as "3/10"
            "alpha":"1/2" | "alpha":"-1"    | alpha: found -1, allowed: a number of at least 0
            "alpha":"1/2" | "alpha":"1e99999" | pipeline.overlap.alpha: found "1e99999", allowed: a number, or one as a string such as "3/10"
            "alpha":"1/2" | "alpha":null    | pipeline.overlap.alpha: found null, allowed: a number, or one as a string such as "3/10"
            "alpha":"1/2" | "alfa":"1/2"    | pipeline.overlap.alfa: found a field of that name, allowed: perhaps alpha or beta or floor
            "alpha":"1/2",| ``              | pipeline.overlap.alpha: found nothing, allowed: a value
            "Identity"    | "Sigmod"        | pipeline.front.activation.type: found "Sigmod", allowed: one of Argmax, ArgmaxOfFloats, Clamped, Identity, Normalised, Sigmoid, SigmoidOfLog, SigmoidOfLogits, Softmax, Threshold
            "type":"Identity" | ``          | pipeline.front.activation.type: found nothing, allowed: one of Argmax, ArgmaxOfFloats, Clamped, Identity, Normalised, Sigmoid, SigmoidOfLog, SigmoidOfLogits, Softmax, Threshold
            "second"      | "third"         | pipeline.front.layout.channels: found "third", allowed: one of second, last, none, flat
            "without_first":false | "without_first":0 | pipeline.front.channels.without_first: found 0, allowed: true or false
            "kept":[]     | "kept":[1.5]    | pipeline.front.channels.kept[0]: found 1.5, allowed: a whole number of 32 bits
            "kept":[]     | "kept":1        | pipeline.front.channels.kept: found 1, allowed: a list
            [{"type":"OneMinus"}] | ["OneMinus"] | pipeline.shape[0]: found "OneMinus", allowed: an object
            "kept":[]     | "kept":[],"kept":[] | pipeline.front.channels.kept: found it twice, allowed: each field once
            """)
    void what_is_no_pipeline_is_refused(String text, String other, String message) {
        assertThatThrownBy(() -> PipelineJson.read(changed(text, other)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(message);
    }
}
