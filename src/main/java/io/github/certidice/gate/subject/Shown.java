package io.github.certidice.gate.subject;

import java.util.regex.Pattern;

/** What a subject wrote, as it may be shown: no terminal takes an order from it, and it has an end. */
final class Shown {

    private static final int LONGEST = 400;

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

    /** Controls and what changes the direction of writing. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\n\t]]");

    private Shown() {}

    /** On one line. */
    static String line(String text) {
        String line = lines(LINE_BREAKS.matcher(text.strip()).replaceAll(" "));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    /** The end of a standard error, after a sentence. */
    static String end(String stderr) {
        return "; its standard error ends:\n" + stderr;
    }

    /** With its line breaks. */
    static String lines(String text) {
        return UNSAFE.matcher(text.replace("\r\n", "\n")).replaceAll("?");
    }
}
