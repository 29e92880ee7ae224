package io.github.certidice.evidence.smt;

/** Ends well without having answered. */
final class SilentChild {

    private SilentChild() {}

    public static void main(String[] arguments) {
        System.err.println("nothing to say");
    }
}
