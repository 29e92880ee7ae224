package io.github.certidice.report.gate;

/** Text of a subject, which may hold anything. */
public final class Printable {

    private static final int INSTEAD = 0xFFFD;

    private Printable() {}

    /** The same without what XML, HTML and terminals can't take: control characters and halves of characters. */
    public static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isClean(c) ? c : INSTEAD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isClean(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean half = Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE;
        return !control && !half && (c & 0xFFFE) != 0xFFFE;
    }
}
