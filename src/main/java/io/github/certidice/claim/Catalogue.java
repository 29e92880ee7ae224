package io.github.certidice.claim;

import io.github.certidice.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger of laws, in the order in which reports print it. */
public final class Catalogue {

    private final List<Claim> claims;

    private Catalogue(List<Claim> claims) {
        this.claims = claims;
    }

    /** All claims, about the formulas of this library. */
    public static Catalogue reference() {
        return of(Formulas.reference());
    }

    /** All claims, about these formulas. */
    public static Catalogue of(Formulas formulas) {
        return new Catalogue(Stream.of(
                        new DiceJaccardLaws(formulas).claims(),
                        new FiniteSizeLaws(formulas).claims(),
                        new MeanLaws(formulas).claims(),
                        new TverskyLaws(formulas).claims(),
                        new HammingLaws(formulas).claims(),
                        new HammingMinimaxLaws(formulas).claims(),
                        new SurrogateLaws(formulas).claims(),
                        SmoothingLaws.claims())
                .flatMap(List::stream)
                .toList());
    }

    /** All claims. */
    public List<Claim> claims() {
        return claims;
    }

    /**
     * The claim with that slug.
     *
     * @throws InvalidInput if there is none
     */
    public Claim claim(String slug) {
        return claims.stream()
                .filter(claim -> claim.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("--claims", '"' + slug + '"', "some of " + slugs()));
    }

    /**
     * The claims of a list of slugs, {@code "a,b"}, in the catalogue's order.
     *
     * @throws InvalidInput if one is unknown
     */
    public List<Claim> select(String slugs) {
        List<Claim> wanted = Arrays.stream(slugs.split(","))
                .map(String::trim)
                .map(this::claim)
                .toList();
        return claims.stream().filter(wanted::contains).toList();
    }

    private String slugs() {
        return claims.stream().map(Claim::slug).collect(Collectors.joining(", "));
    }
}
