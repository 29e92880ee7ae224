package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonToken;
import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.image.file.TensorFile;
import io.github.certidice.oracle.call.Closest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code {"dtype": "float32", "shape": [2, 2], "data": [...]}}, or a {@code path} in place of data. */
final class TensorReader {

    static final List<String> FIELDS = List.of("dtype", "shape", "data", "path");
    static final List<String> TYPES =
            Arrays.stream(ElementType.values()).map(ElementType::dtype).toList();

    private static final int FIRST_ROOM = 64;
    private static final String NUMBERS =
            "a flat list of numbers in C order, with \"NaN\", \"Infinity\" and" + " \"-Infinity\" as strings";

    private final String argument;
    private final Tokens in;
    private boolean isInline;
    private ElementType type;
    private List<Integer> shape;
    private double[] data;
    private int count;
    private String path;

    private TensorReader(String argument, Tokens in) {
        this.argument = argument;
        this.in = in;
    }

    /** Reads the current value, up to its last token. */
    static Tensor read(String argument, Tokens in) {
        TensorReader reader = new TensorReader(argument, in);
        reader.fields();
        return reader.path == null ? reader.fromData() : reader.fromFile();
    }

    /** The same of an answer: float64 where it has no dtype, and never from a file, which a subject may not choose. */
    static Tensor readInline(String argument, Tokens in) {
        TensorReader reader = new TensorReader(argument, in);
        reader.isInline = true;
        reader.fields();
        reader.type = reader.type == null ? ElementType.FLOAT64 : reader.type;
        return reader.fromData();
    }

    private void fields() {
        in.requireObject(argument, "a tensor: an object with dtype, shape, and data or path");
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            switch (name) {
                case "dtype" -> type = once(type, name, this::readType);
                case "shape" -> shape = once(shape, name, this::readShape);
                case "data" -> data = once(data, name, this::readData);
                case "path" -> path = once(path, name, this::readPath);
                default -> throw Fields.unknown(argument + "." + name, FIELDS);
            }
        }
    }

    private interface Reading<T> {
        T get();
    }

    private <T> T once(T before, String name, Reading<T> reading) {
        if (before != null) {
            throw InvalidInput.of(argument + "." + name, "it twice", "each field once");
        }
        return reading.get();
    }

    private String readPath() {
        if (isInline) {
            throw in.wrong(argument + ".path", "data");
        }
        return in.string(argument + ".path", "the name of a .npy file");
    }

    private ElementType readType() {
        return type(argument + ".dtype", in);
    }

    static ElementType type(String argument, Tokens in) {
        String name = in.string(argument, "one of " + String.join(", ", TYPES));
        return ElementType.named(name)
                .orElseThrow(() -> InvalidInput.of(
                        argument, in.text(), Closest.hint(name, TYPES) + "; one of " + String.join(", ", TYPES)));
    }

    private List<Integer> readShape() {
        String name = argument + ".shape";
        if (!in.is(JsonToken.START_ARRAY)) {
            throw in.wrong(name, "a list of sizes");
        }
        List<Integer> sizes = new ArrayList<>();
        while (in.next() != JsonToken.END_ARRAY) {
            sizes.add(size(name));
            if (sizes.size() > Tensor.MOST_AXES) {
                throw InvalidInput.of(name, "more than " + Tensor.MOST_AXES + " axes", "at most so many");
            }
        }
        Tensor.size(name, sizes);
        return sizes;
    }

    private int size(String name) {
        double size = in.is(JsonToken.VALUE_NUMBER_INT) ? in.number() : -1;
        if (size < 0 || size > Integer.MAX_VALUE - 8) {
            throw in.wrong(name, "whole sizes from 0 to 2^31 - 9");
        }
        return (int) size;
    }

    private double[] readData() {
        if (!in.is(JsonToken.START_ARRAY)) {
            throw in.wrong(argument + ".data", NUMBERS);
        }
        double[] numbers = new double[FIRST_ROOM];
        while (in.next() != JsonToken.END_ARRAY) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count] = number();
            count++;
        }
        return Arrays.copyOf(numbers, count);
    }

    private double number() {
        return switch (in.current()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(in.number());
            case VALUE_STRING -> special(in.text());
            case VALUE_TRUE -> 1;
            case VALUE_FALSE -> 0;
            case START_ARRAY -> throw InvalidInput.of(argument + ".data", "a list within the list", NUMBERS);
            default -> throw wrongElement(NUMBERS);
        };
    }

    private double finite(double number) {
        if (Double.isInfinite(number)) {
            throw wrongElement("numbers that are finite as doubles, or \"Infinity\"");
        }
        return number;
    }

    private double special(String word) {
        return switch (word) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw wrongElement(NUMBERS);
        };
    }

    private InvalidInput wrongElement(String allowed) {
        return InvalidInput.of(argument, in.excerpt() + " as element " + count, allowed);
    }

    private Tensor fromData() {
        if (type == null || shape == null || data == null) {
            String name = type == null ? "dtype" : shape == null ? "shape" : "data";
            throw Fields.missing(argument + "." + name, "dtype, shape, and data or path");
        }
        int size = Tensor.size(argument, shape);
        if (count != size) {
            throw InvalidInput.of(argument, count + " numbers", size + " for shape " + shape);
        }
        requireHeld(type, data);
        return new Tensor(type, shape, elements());
    }

    private void requireHeld(ElementType format, double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (!format.holds(numbers[i])) {
                String place = shape.isEmpty() ? "" : " at " + Tensor.position(shape, i);
                throw InvalidInput.of(argument, numbers[i] + place + ", element " + i, numbersOf(format, numbers[i]));
            }
        }
    }

    private static String numbersOf(ElementType format, double number) {
        String nearest = Double.isFinite(number) ? ", the nearest of which is " + format.nearest(number) : "";
        return "numbers of " + format.dtype() + nearest;
    }

    private Tensor.Elements elements() {
        return switch (type) {
            case FLOAT64, INT64, INT32 -> new Tensor.Doubles(data);
            case FLOAT32, FLOAT16, BFLOAT16 -> new Tensor.Floats(floats());
            case UINT8, BOOL -> new Tensor.Bytes(bytes());
        };
    }

    private float[] floats() {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) data[i];
        }
        return floats;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (int) data[i];
        }
        return bytes;
    }

    private Tensor fromFile() {
        if (data != null) {
            throw InvalidInput.of(argument, "data and path", "one of the two");
        }
        Tensor tensor = TensorFile.read(argument, path);
        if (shape != null && !shape.equals(tensor.shape())) {
            throw InvalidInput.coded(
                    "SHAPE_MISMATCH",
                    argument,
                    "shape " + tensor.shape() + " in " + path,
                    "the request's shape " + shape);
        }
        return type == null || type == tensor.type() ? tensor : as(type, tensor);
    }

    /** NPY has no bfloat16: its numbers lie in files of float32. */
    private Tensor as(ElementType wanted, Tensor tensor) {
        if (wanted != ElementType.BFLOAT16 || tensor.type() != ElementType.FLOAT32) {
            throw InvalidInput.of(
                    argument,
                    tensor.type().dtype() + " in " + path,
                    "the request's dtype " + wanted.dtype()
                            + (wanted == ElementType.BFLOAT16 ? ", saved as float32" : ""));
        }
        shape = tensor.shape();
        requireHeld(wanted, tensor.toDoubles());
        return new Tensor(wanted, tensor.shape(), tensor.elements());
    }
}
