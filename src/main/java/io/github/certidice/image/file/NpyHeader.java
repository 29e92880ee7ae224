package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what numpy writes before an array: a magic, a version, and a Python dictionary such as {@code {'descr': '<f4',
 * 'fortran_order': False, 'shape': (3, 4), }}.
 */
final class NpyHeader {

    /** Room for any array of numbers; numpy itself reads 10,000 unless told otherwise. */
    private static final int LONGEST = 1 << 16;

    private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*(['\"]([^'\"]*)['\"]|\\[)");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\s\\dL,-]*)\\)");
    private static final Pattern TYPE = Pattern.compile("([<>|])([a-zA-Z]\\d*)");

    private static final Map<Character, String> KINDS = Map.of(
            'c', "complex numbers",
            'S', "text",
            'U', "text",
            'O', "Python objects",
            'V', "raw bytes (bfloat16 is saved so: convert it to float32 first)",
            'M', "dates",
            'm', "time spans");

    private final ByteSource source;
    private final String text;

    private NpyHeader(ByteSource source, String text) {
        this.source = source;
        this.text = text;
    }

    /** Reads header and voxels of an image. */
    static Image readImage(ByteSource source) {
        NpyHeader header = from(source);
        Image image = header.layout(Layout.shape(source, header.axes()).axes()).readImage(source);
        requireEnd(source, "voxels");
        return image;
    }

    /** Reads header and numbers of an array of any rank. */
    static Tensor readTensor(ByteSource source) {
        NpyHeader header = from(source);
        Tensor tensor = header.layout(Layout.axes(source, header.axes())).readTensor(source);
        requireEnd(source, "numbers");
        return tensor;
    }

    private static void requireEnd(ByteSource source, String what) {
        long more = source.drain();
        if (more > 0) {
            throw source.wrong(more + " bytes after the " + what, "one array per file");
        }
    }

    private static NpyHeader from(ByteSource source) {
        int length = length(source);
        byte[] bytes = source.take(length, "NPY header").array();
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw source.wrong(
                    "an NPY header that is no dictionary", "{'descr': ..., 'fortran_order': ..., 'shape': ...}");
        }
        return new NpyHeader(source, text);
    }

    private static int length(ByteSource source) {
        ByteBuffer version = source.take(8, "NPY magic and version");
        int major = version.get(6);
        if (major < 1 || major > 3) {
            throw source.wrong("NPY version " + major + "." + version.get(7), "1.0, 2.0 or 3.0");
        }
        boolean isShort = major == 1;
        ByteBuffer field = source.take(isShort ? 2 : 4, "NPY header length").order(ByteOrder.LITTLE_ENDIAN);
        long length = isShort ? field.getShort() & 0xffff : Integer.toUnsignedLong(field.getInt());
        if (length > LONGEST) {
            throw source.wrong("an NPY header of " + length + " bytes", "at most " + LONGEST);
        }
        return (int) length;
    }

    private Layout layout(List<Integer> axes) {
        boolean isFortran =
                field(ORDER, "fortran_order", "True or False").group(1).equals("True");
        return new Layout(axes, isFortran, encoding());
    }

    private Matcher field(Pattern pattern, String name, String allowed) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw source.wrong("an NPY header without a usable '" + name + "' (" + excerpt() + ")", allowed);
        }
        return matcher;
    }

    private String excerpt() {
        return text.length() > 120 ? text.substring(0, 120) + "..." : text;
    }

    private List<Long> axes() {
        String sizes = field(SHAPE, "shape", "whole numbers in parentheses").group(1);
        // Python 2 wrote 3L.
        return Arrays.stream(sizes.replace("L", "").split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .map(this::size)
                .toList();
    }

    private long size(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw source.wrong("an axis of size " + digits, "at most 2^31 - 9 voxels");
        }
    }

    private Encoding encoding() {
        Matcher field = field(DESCR, "descr", "the dtype's name, such as '<f4'");
        if (field.group(2) == null) {
            throw source.wrong("a structured dtype", allowedTypes());
        }
        Matcher type = TYPE.matcher(field.group(2));
        if (!type.matches()) {
            throw unsupported(field.group(2));
        }
        NumberType number = NumberType.ofCode(type.group(2)).orElseThrow(() -> unsupported(field.group(2)));
        return Encoding.plain(number, type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private InvalidInput unsupported(String descr) {
        String kind = KINDS.get(descr.length() > 1 ? descr.charAt(1) : ' ');
        return source.wrong("dtype '" + descr + "'" + (kind == null ? "" : ", " + kind), allowedTypes());
    }

    private static String allowedTypes() {
        return Arrays.stream(NumberType.values())
                .map(NumberType::code)
                .collect(Collectors.joining(", ", "a dtype of ", ""));
    }
}
