package io.github.certidice.report.plot;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ticks of a logarithmic axis: 1, 2 and 5 times powers of ten on a short one, powers of ten on a long one. */
record Decades(List<BigDecimal> ticks) {

    private static final int SHORT = 2;
    private static final int LONGEST_WRITTEN = 3;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** @param room for how many powers of ten there is room */
    static Decades between(double low, double high, int room) {
        int first = (int) Math.floor(StrictMath.log10(low));
        int last = (int) Math.ceil(StrictMath.log10(high));
        int step = 1 + (last - first) / room;
        List<Integer> digits = last - first <= SHORT ? List.of(1, 2, 5) : List.of(1);
        return new Decades(IntStream.rangeClosed(first, last)
                .filter(exponent -> exponent % step == 0)
                .boxed()
                .flatMap(exponent -> multiples(digits, exponent))
                .filter(tick -> tick.doubleValue() >= low && tick.doubleValue() <= high)
                .toList());
    }

    private static Stream<BigDecimal> multiples(List<Integer> digits, int exponent) {
        return digits.stream().map(digit -> BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent));
    }

    List<Double> values() {
        return ticks.stream().map(BigDecimal::doubleValue).toList();
    }

    /** All written out, or, where that gets long, all as powers. */
    List<String> labels() {
        boolean written = ticks.stream().allMatch(tick -> Math.abs(exponent(tick)) <= LONGEST_WRITTEN);
        return ticks.stream()
                .map(tick -> written ? tick.toPlainString() : power(tick))
                .toList();
    }

    private static int exponent(BigDecimal tick) {
        return tick.precision() - tick.scale() - 1;
    }

    private static String power(BigDecimal tick) {
        int exponent = exponent(tick);
        String factor = tick.unscaledValue().intValue() == 1 ? "" : tick.unscaledValue() + "·";
        return factor + "10" + (exponent < 0 ? "⁻" : "") + superscript(Math.abs(exponent));
    }

    private static String superscript(int number) {
        StringBuilder raised = new StringBuilder();
        Integer.toString(number).chars().forEach(digit -> raised.append(SUPERSCRIPTS.charAt(digit - '0')));
        return raised.toString();
    }
}
