package io.github.certidice.gate.expected;

/**
 * What became of an expectation.
 *
 * @param expectation what was expected
 * @param state what was seen
 */
public record Outlook(Expectation expectation, State state) {

    /** What was seen of it. */
    public enum State {
        /** Such a failure. */
        MET("met"),
        /** No such failure, although what it names was tested. */
        NOT_SEEN("not seen"),
        /** No such failure in the parts of the campaign that are in. */
        NOT_SEEN_YET("not seen so far"),
        /** Nothing that it names was tested. */
        NOT_TESTED("not tested");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** In small letters. */
        public String words() {
            return words;
        }
    }

    /** A line for people. */
    public String says() {
        String found = switch (state) {
            case MET -> "fails as expected";
            case NOT_SEEN -> "was expected to fail and did not: take it out of the file";
            case NOT_SEEN_YET -> "was not seen in the parts of the campaign that are in";
            case NOT_TESTED -> "matched nothing that was tested";
        };
        return expectation.place() + ": " + expectation.says() + " " + found;
    }
}
