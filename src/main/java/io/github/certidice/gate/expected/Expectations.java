package io.github.certidice.gate.expected;

import io.github.certidice.gate.result.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What maintainers expect of their subject.
 *
 * @param failures that they know
 * @param conventions what they hold of each; of one that isn't here, another choice than the oracle's is accepted where the
 *     finding calls it acceptable, and a failure where it doesn't
 */
public record Expectations(List<Expectation> failures, Map<String, Stance> conventions) {

    /** None. */
    public static final Expectations NONE = new Expectations(List.of(), Map.of());

    /** Copies both. */
    public Expectations {
        failures = List.copyOf(failures);
        conventions = Collections.unmodifiableMap(new TreeMap<>(conventions));
    }

    /**
     * Reads an expected-failures file:
     *
     * <pre>
     * [convention]
     * TIE_ORDER = "accept"
     *
     * [[expected]]
     * property = "gradient"
     * call = "monai.losses.DiceLoss(squared_pred=True, *)"
     * flag = "FACTOR"
     * reason = "https://example.org/issues/12"
     * </pre>
     *
     * @param source the file's name, for messages
     * @throws io.github.certidice.InvalidInput where it isn't TOML, or has unknown words, or an entry lacks something
     */
    public static Expectations parse(String text, String source, Vocabulary words) {
        return new ExpectedFile(source, text, words).read();
    }

    /** With further conventions, which win over those that are here. */
    public Expectations with(Map<String, Stance> more) {
        Map<String, Stance> all = new TreeMap<>(conventions);
        all.putAll(more);
        return new Expectations(failures, all);
    }

    /** True for what a subject has to answer for. */
    public boolean isFailure(Finding finding) {
        Stance stance = conventions.get(finding.flag());
        return switch (finding.kind()) {
            case ERROR -> true;
            case DISAGREE -> stance != Stance.ACCEPT;
            case ACCEPTABLE -> stance == Stance.REFUSE;
        };
    }
}
