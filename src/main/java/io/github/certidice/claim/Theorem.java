package io.github.certidice.claim;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A theorem in Coq that states a claim for all cases, alone or with others, or a part of it.
 *
 * @param module the file {@code proofs/coq/<module>.v}
 * @param name of the theorem in it
 * @param part where it leaves something out: what it covers
 */
public record Theorem(String module, String name, Optional<String> part) {

    /** One that leaves nothing out, but what the claim's other theorems say. */
    public Theorem(String module, String name) {
        this(module, name, Optional.empty());
    }

    /** The one that is named after a claim: {@code DiceJaccardGap.dice_jaccard_gap} for {@code dice-jaccard-gap}. */
    static Theorem of(String slug) {
        String module = Arrays.stream(slug.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return new Theorem(module, slug.replace('-', '_'));
    }

    /** Where it lies, from the root of the project and in the jar. */
    public String file() {
        return "proofs/coq/" + module + ".v";
    }

    /** {@code "DiceJaccardGap.dice_jaccard_gap"}. */
    public String qualifiedName() {
        return module + "." + name;
    }
}
