package io.github.certidice.oracle.pipe;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Closest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes records of JSON as {@link PipelineJson} says. */
final class RecordReader {

    /** The field that names the record, where it is one of several. */
    static final String TYPE = "type";

    /** Longer numbers than any double's exact decimal have no use. */
    private static final int LONGEST_NUMBER = 1200;

    private RecordReader() {}

    /** The component {@code withoutFirst} is the field {@code without_first}. */
    static String fieldName(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** What a list or an optional is of. */
    static Type parameter(Type declared) {
        return ((ParameterizedType) declared).getActualTypeArguments()[0];
    }

    /** The value of a declared type that a tree describes. */
    static Object read(String place, Type declared, Tree tree) {
        if (declared instanceof ParameterizedType generic) {
            return generic.getRawType() == Optional.class
                    ? optional(place, parameter(declared), tree)
                    : list(place, parameter(declared), tree);
        }
        Class<?> type = (Class<?>) declared;
        if (type.isEnum()) {
            return constant(place, type, tree);
        }
        return type.isRecord() || type.isSealed() ? node(place, type, tree) : plain(place, type, tree);
    }

    private static Optional<?> optional(String place, Type type, Tree tree) {
        return tree instanceof Tree.Null ? Optional.empty() : Optional.of(read(place, type, tree));
    }

    private static List<?> list(String place, Type type, Tree tree) {
        if (!(tree instanceof Tree.Items list)) {
            throw wrong(place, tree, "a list");
        }
        List<Object> items = new ArrayList<>();
        for (Tree item : list.items()) {
            items.add(read(place + "[" + items.size() + "]", type, item));
        }
        return items;
    }

    private static Object constant(String place, Class<?> type, Tree tree) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), constant);
        }
        String allowed = "one of " + String.join(", ", constants.keySet());
        if (tree instanceof Tree.Text text && constants.containsKey(text.value())) {
            return constants.get(text.value());
        }
        throw wrong(place, tree, allowed);
    }

    private static Object plain(String place, Class<?> type, Tree tree) {
        if (type == Rational.class) {
            return rational(place, tree);
        }
        if (type == boolean.class && tree instanceof Tree.Flag flag) {
            return flag.value();
        }
        if (type == String.class && tree instanceof Tree.Text text) {
            return text.value();
        }
        if (type != boolean.class && type != String.class) {
            return whole(place, tree);
        }
        throw wrong(place, tree, type == boolean.class ? "true or false" : "a string");
    }

    private static Integer whole(String place, Tree tree) {
        try {
            return Integer.valueOf(((Tree.Numeral) tree).digits());
        } catch (ClassCastException | NumberFormatException e) {
            throw wrong(place, tree, "a whole number of 32 bits");
        }
    }

    private static Rational rational(String place, Tree tree) {
        String text = tree instanceof Tree.Numeral numeral
                ? numeral.digits()
                : tree instanceof Tree.Text string ? string.value() : "";
        try {
            if (text.length() <= LONGEST_NUMBER) {
                return Rational.parse(text);
            }
        } catch (NumberFormatException e) {
            // said below, in other words
        }
        throw wrong(place, tree, "a number, or one as a string such as \"3/10\"");
    }

    private static Object node(String place, Class<?> declared, Tree tree) {
        if (!(tree instanceof Tree.Node node)) {
            throw wrong(place, tree, "an object");
        }
        Map<String, Tree> fields = new LinkedHashMap<>(node.fields());
        return record(place, declared.isRecord() ? declared : named(place, declared, fields.remove(TYPE)), fields);
    }

    /** The record of that name among those that a sealed type permits. */
    private static Class<?> named(String place, Class<?> declared, Tree name) {
        Map<String, Class<?>> permitted = new TreeMap<>();
        records(declared).forEach(type -> permitted.put(type.getSimpleName(), type));
        String allowed = "one of " + String.join(", ", permitted.keySet());
        if (name == null) {
            throw Fields.missing(place + "." + TYPE, allowed);
        }
        if (name instanceof Tree.Text text && permitted.containsKey(text.value())) {
            return permitted.get(text.value());
        }
        throw wrong(place + "." + TYPE, name, allowed);
    }

    private static Stream<Class<?>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(type -> type.isRecord() ? Stream.<Class<?>>of(type) : records(type));
    }

    private static Object record(String place, Class<?> type, Map<String, Tree> fields) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordReader::fieldName).toList();
        for (String name : fields.keySet()) {
            if (!names.contains(name)) {
                throw InvalidInput.coded(
                        "UNKNOWN_FIELD", place + "." + name, "a field of that name", Closest.hint(name, names));
            }
        }
        Object[] values = Arrays.stream(components)
                .map(component -> component(place, component, fields.get(fieldName(component))))
                .toArray();
        return construct(type, components, values);
    }

    private static Object component(String place, RecordComponent component, Tree tree) {
        String inner = place + "." + fieldName(component);
        if (tree == null && component.getType() != Optional.class) {
            throw Fields.missing(inner, "a value");
        }
        return read(inner, component.getGenericType(), tree == null ? new Tree.Null() : tree);
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object... values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInput problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records are public: " + type, e);
        }
    }

    private static InvalidInput wrong(String place, Tree tree, String allowed) {
        return InvalidInput.of(place, tree.excerpt(), allowed);
    }
}
