package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.certidice.number.Rational;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes records as {@link PipelineJson} says. */
final class RecordWriter {

    private RecordWriter() {}

    /** Writes a value that is declared as that type. */
    static void write(Type declared, Object value, JsonGenerator json) throws IOException {
        if (value instanceof Optional<?> optional) {
            writeOptional(declared, optional, json);
        } else if (value instanceof List<?> list) {
            writeList(declared, list, json);
        } else if (value instanceof Record record) {
            writeRecord(declared, record, json);
        } else {
            writePlain(value, json);
        }
    }

    private static void writeOptional(Type declared, Optional<?> value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            write(RecordReader.parameter(declared), value.get(), json);
        } else {
            json.writeNull();
        }
    }

    private static void writeList(Type declared, List<?> list, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object item : list) {
            write(RecordReader.parameter(declared), item, json);
        }
        json.writeEndArray();
    }

    private static void writePlain(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Enum<?> constant) {
            json.writeString(constant.name().toLowerCase(Locale.ROOT));
        } else if (value instanceof String || value instanceof Rational) {
            json.writeString(value.toString());
        } else {
            throw new IllegalStateException("no JSON form of " + value.getClass());
        }
    }

    private static void writeRecord(Type declared, Record value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (declared != value.getClass()) {
            json.writeStringField(RecordReader.TYPE, value.getClass().getSimpleName());
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            json.writeFieldName(RecordReader.fieldName(component));
            write(component.getGenericType(), content(component, value), json);
        }
        json.writeEndObject();
    }

    private static Object content(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records are public: " + component, e);
        }
    }
}
