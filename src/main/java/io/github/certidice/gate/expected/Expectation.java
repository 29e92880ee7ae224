package io.github.certidice.gate.expected;

import io.github.certidice.gate.result.Finding;

/**
 * A failure that is known.
 *
 * @param property a slug, in which {@code *} stands for any characters
 * @param call the calls that fail
 * @param flag of the failure; {@code "*"} for any
 * @param reason why it is there
 * @param place where it is written
 */
public record Expectation(String property, CallPattern call, String flag, String reason, Place place) {

    /** Any flag. */
    static final String ANY = "*";

    /** True where it is about this property on this call. */
    public boolean isAbout(String slug, String asked) {
        return new Glob(property).matches(slug) && call.matches(asked);
    }

    /** True where a failure carries its flag. */
    public boolean expects(Finding failure) {
        return flag.equals(ANY) || flag.equals(failure.flag());
    }

    /** In words: {@code "gradient of monai.losses.DiceLoss (FACTOR)"}. */
    public String says() {
        return property + " of " + call + (flag.equals(ANY) ? "" : " (" + flag + ")");
    }
}
