package io.github.certidice.gate.scene;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.number.Decimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scenes as text: {@code "float64/logits-channels-1/1x1.2/01/0.5,-1/00"} of format, form, size, truth, belief and voids.
 * Truth is a digit for each number, in C order of image, class and voxel, where all are 0 or 1; else numbers with commas.
 */
record SceneText(String argument) {

    private static final int FIELDS = 6;
    private static final int MOST_NUMBERS = 1 << 20;
    private static final String NO_VOIDS = "-";

    static String write(Form form, Scene scene) {
        return String.join(
                "/",
                scene.dtype().dtype(),
                form.key(),
                scene.size().toString(),
                scene.isHard() ? digits(scene.truth().length, k -> scene.truth()[k] == 1) : numbers(scene.truth()),
                numbers(scene.belief()),
                scene.voids().isEmpty() ? NO_VOIDS : digits(scene.images() * scene.voxels(), scene.voids()::get));
    }

    private static String digits(int count, IntPredicate set) {
        return IntStream.range(0, count).mapToObj(k -> set.test(k) ? "1" : "0").collect(Collectors.joining());
    }

    private static String numbers(double[] all) {
        String joined = Arrays.stream(all).mapToObj(Decimal::shortest).collect(Collectors.joining(","));
        return all.length == 1 ? joined + "," : joined;
    }

    Trial read(TestedCall call, String text) {
        String[] fields = text.split("/", -1);
        require(fields.length == FIELDS, text, "format/form/size/truth/belief/voids");
        ElementType dtype = ElementType.named(fields[0])
                .filter(ElementType::isFloating)
                .orElseThrow(() -> invalid(fields[0], "float64, float32, float16 or bfloat16"));
        Form form = form(call, fields[1]);
        Size size = size(form, fields[2]);
        double[] truth = fields[3].contains(",") ? numbers(fields[3]) : ones(fields[3]);
        double[] belief = numbers(fields[4]);
        require(truth.length == size.numbers(), fields[3], size.numbers() + " numbers");
        require(belief.length == size.numbers(), fields[4], size.numbers() + " numbers");
        require(Arrays.stream(belief).allMatch(dtype::holds), fields[4], "numbers of " + fields[0]);
        Scene scene = new Scene(size, truth, belief, voids(size, fields[5]), dtype);
        require(form.takes(scene), text, "soft labels, void voxels and widths only where the call takes them");
        return new Trial(call, form, scene);
    }

    private void require(boolean fits, String found, String allowed) {
        if (!fits) {
            throw invalid(found, allowed);
        }
    }

    private InvalidInput invalid(String found, String allowed) {
        return InvalidInput.of(argument, found, allowed);
    }

    private Form form(TestedCall call, String key) {
        return call.forms().stream()
                .filter(form -> form.key().equals(key))
                .findFirst()
                .orElseThrow(() -> invalid(
                        key, call.forms().stream().map(Form::key).collect(Collectors.joining(", ", "one of ", ""))));
    }

    private Size size(Form form, String text) {
        String[] parts = text.split("x", -1);
        require(parts.length == 2, text, "images x axes, such as 2x1.4");
        List<Integer> spatial = parts[1].isEmpty()
                ? List.of()
                : Stream.of(parts[1].split("\\.", -1)).map(this::size).toList();
        require(
                spatial.size() == form.intake().axes().rank(),
                text,
                form.intake().axes().rank() + " spatial axes");
        double product = spatial.stream().mapToDouble(Integer::doubleValue).reduce(size(parts[0]), (a, b) -> a * b);
        require(product * form.intake().classes() <= MOST_NUMBERS, text, "at most " + MOST_NUMBERS + " numbers");
        return new Size(size(parts[0]), form.intake().classes(), spatial);
    }

    private int size(String text) {
        require(text.matches("[1-9]\\d{0,6}"), text, "a size from 1 to 9999999");
        return Integer.parseInt(text);
    }

    private double[] ones(String digits) {
        require(digits.matches("[01]+"), digits, "digits 0 and 1, or numbers with commas");
        return digits.chars().mapToDouble(digit -> digit - '0').toArray();
    }

    private double[] numbers(String text) {
        String plain = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
        try {
            double[] all = Stream.of(plain.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            require(Arrays.stream(all).allMatch(Double::isFinite), text, "finite numbers");
            return all;
        } catch (NumberFormatException e) {
            throw invalid(text, "numbers with commas");
        }
    }

    private BitSet voids(Size size, String text) {
        BitSet voids = new BitSet();
        if (!text.equals(NO_VOIDS)) {
            double[] digits = ones(text);
            require(digits.length == size.images() * size.voxels(), text, "a digit for each voxel");
            IntStream.range(0, digits.length).filter(k -> digits[k] == 1).forEach(voids::set);
        }
        return voids;
    }
}
