package io.github.certidice.report.math;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Alphabets of mathematics in Unicode: each a row of capitals, small letters and digits, with holes filled elsewhere. */
enum MathAlphabet {
    BOLD("bold", 0x1D400, 0x1D7CE, Map.of()),
    DOUBLE_STRUCK("double-struck", 0x1D538, 0x1D7D8, holes("CHNPQRZ", "ℂℍℕℙℚℝℤ")),
    SCRIPT("script", 0x1D49C, 0, holes("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"));

    private static final int LETTERS = 26;

    private final String variant;
    private final int capitalA;
    private final int zero;
    private final Map<Integer, Integer> holes;

    MathAlphabet(String variant, int capitalA, int zero, Map<Integer, Integer> holes) {
        this.variant = variant;
        this.capitalA = capitalA;
        this.zero = zero;
        this.holes = holes;
    }

    static MathAlphabet named(String variant, String latex) {
        return Arrays.stream(values())
                .filter(alphabet -> alphabet.variant.equals(variant))
                .findFirst()
                .orElseThrow(() -> new LatexException(latex, "no alphabet for '" + variant + "'"));
    }

    String write(String text) {
        return text.codePoints().map(this::letter).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private int letter(int plain) {
        if (holes.containsKey(plain)) {
            return holes.get(plain);
        } else if (plain >= 'A' && plain <= 'Z') {
            return capitalA + plain - 'A';
        } else if (plain >= 'a' && plain <= 'z') {
            return capitalA + LETTERS + plain - 'a';
        } else if (plain >= '0' && plain <= '9' && zero != 0) {
            return zero + plain - '0';
        }
        return plain;
    }

    private static Map<Integer, Integer> holes(String plain, String written) {
        return plain.chars().boxed().collect(Collectors.toMap(c -> c, c -> (int) written.charAt(plain.indexOf(c))));
    }
}
