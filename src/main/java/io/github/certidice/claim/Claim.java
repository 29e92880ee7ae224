package io.github.certidice.claim;

import io.github.certidice.number.Bound;
import io.github.certidice.sample.Origin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A law, or a wording of one that turned out false, as a value that is written once: everything that checks, proves or
 * prints it starts here.
 *
 * @param statement what it says
 * @param domain the cases that it speaks of
 * @param law the exact check of one case
 * @param tightness how good its constant is
 * @param needs the evidence that it asks for
 * @param proof the slug of the proof file that decides it: its own, or that of a law of which it is a special case
 * @param theorems that together state it in Coq
 */
public record Claim(
        Statement statement,
        Domain domain,
        Law law,
        Tightness tightness,
        Set<Need> needs,
        Optional<String> proof,
        List<Theorem> theorems) {

    /** The name of its content. */
    public String slug() {
        return statement.slug();
    }

    /** The same claim with another check. */
    public Claim checkedBy(Law other) {
        return new Claim(statement, domain, other, tightness, needs, proof, theorems);
    }

    /** True for a conjecture. */
    public boolean isOpen() {
        return statement.isOpen();
    }

    /** True for a wording that stays in the ledger because it is commonly read, and is false. */
    public boolean isLiteralReading() {
        return statement.correctedBy().isPresent();
    }

    /**
     * The slack of a case as a share of the constant, or, where the limits differ from case to case, of the distance
     * between them: 0 at the constant. A rough double, for plots and for a first sieve, never for verdicts.
     */
    public double slackShare(Measurement measurement) {
        double slack = measurement.slack(tightness.side()).approximate();
        double low = measurement.lower().approximate();
        double high = measurement.upper().approximate();
        return slack / tightness.constant().map(Bound::approximate).orElse(high - low);
    }

    /** Starts a claim. */
    public static Builder named(String slug, String name) {
        return new Builder(slug, name);
    }

    /** Collects the parts of a claim in the order in which they are read. */
    public static final class Builder {

        private final String slug;
        private final String name;
        private String words = "";
        private String latex = "";
        private String quantity = "";
        private String source = "new here";
        private String entry = "";
        private List<String> follows = List.of();
        private boolean open;
        private String correctedBy;
        private List<String> hypotheses = List.of();
        private Domain.Enumeration enumeration;
        private Domain.Sampler sampler;
        private List<Domain.Family> families = List.of();
        private Domain.SearchSpace space;
        private Domain.FromData data;
        private Tightness tightness = Tightness.notClaimed();
        private String proof;
        private final List<Theorem> theorems = new ArrayList<>();
        private Predicate<Case> hypothesis = example -> true;

        private Builder(String slug, String name) {
            this.slug = slug;
            this.name = name;
        }

        /** The claim in words, and as a formula. */
        public Builder says(String sentence, String formula) {
            words = sentence;
            latex = formula;
            return this;
        }

        /** Where it was said before. */
        public Builder from(String place) {
            source = place;
            return this;
        }

        /** Its place in the ledger, such as "A3". */
        public Builder entry(String place) {
            entry = place;
            return this;
        }

        /** The slugs of laws that it follows from. */
        public Builder follows(String... laws) {
            follows = List.of(laws);
            return this;
        }

        /** A conjecture: however much evidence there is, its status is OPEN, or REFUTED. */
        public Builder open() {
            open = true;
            return this;
        }

        /** What is assumed, in words, and as a test of a case. */
        public Builder given(String assumption, Predicate<Case> test) {
            hypotheses = assumption.isEmpty() ? List.of() : List.of(assumption.split("; "));
            hypothesis = test;
            return this;
        }

        /** For a false wording: the slug of what holds instead. */
        public Builder correctedBy(String law) {
            correctedBy = law;
            return this;
        }

        /** All small cases. */
        public Builder enumerated(Domain.Enumeration all) {
            enumeration = all;
            return this;
        }

        /** Random cases. */
        public Builder sampled(Domain.Sampler random) {
            sampler = random;
            return this;
        }

        /** Where the extreme is expected. */
        public Builder searched(Domain.Family... extremal) {
            families = List.of(extremal);
            return this;
        }

        /** Where an optimiser looks for the extreme. */
        public Builder optimisedOver(Domain.SearchSpace cube) {
            space = cube;
            return this;
        }

        /** The law speaks of the counts of a user's own masks. */
        public Builder ofCounts(UnaryOperator<Case> more) {
            data = (pair, counts) -> counts.map(c -> more.apply(Case.of(c)));
            return this;
        }

        /** The law speaks of a user's own probabilities. */
        public Builder ofProbabilities() {
            data = (pair, counts) -> Optional.of(Case.of(pair, Origin.named("data")));
            return this;
        }

        /** The law has a proof for all real sizes, decided by solvers. */
        public Builder solved() {
            return solvedAs(slug);
        }

        /** The law is a special case of that one, whose proof covers it. */
        public Builder solvedAs(String law) {
            proof = law;
            return this;
        }

        /** The law is the theorem of its name in Coq, with those whose names have more words: {@code "tight"}. */
        public Builder proved(String... endings) {
            Theorem main = Theorem.of(slug);
            theorems.add(main);
            return provedIn(
                    slug,
                    Stream.of(endings).map(ending -> main.name() + "_" + ending).toArray(String[]::new));
        }

        /** The law is these theorems in the Coq file of that name. */
        public Builder provedIn(String file, String... names) {
            Stream.of(names)
                    .map(name -> new Theorem(Theorem.of(file).module(), name))
                    .forEach(theorems::add);
            return this;
        }

        /** A part of the law, or the refutation of a reading, is that theorem in the Coq file of that name. */
        public Builder partlyProvedIn(String file, String name, String part) {
            theorems.add(new Theorem(Theorem.of(file).module(), name, Optional.of(part)));
            return this;
        }

        /** The constant, which this case attains. */
        public Builder attained(Bound constant, Case witness) {
            tightness = new Tightness(
                    Tightness.Kind.ATTAINED,
                    Measurement.Side.UPPER,
                    Optional.ofNullable(constant),
                    Optional.of(witness));
            return this;
        }

        /** The constant, which the first family approaches. */
        public Builder approached(Bound constant) {
            tightness = new Tightness(
                    Tightness.Kind.APPROACHED, Measurement.Side.UPPER, Optional.ofNullable(constant), Optional.empty());
            return this;
        }

        /** The quantity, as a formula, and how it is measured. */
        public Claim measures(String formula, Law law) {
            quantity = formula;
            Domain domain = new Domain(
                    hypothesis,
                    Optional.ofNullable(enumeration),
                    Optional.ofNullable(sampler),
                    families,
                    Optional.ofNullable(space),
                    Optional.ofNullable(data));
            return new Claim(
                    statement(), domain, law, tightness, needs(), Optional.ofNullable(proof), List.copyOf(theorems));
        }

        private Statement statement() {
            return new Statement(
                    entry,
                    slug,
                    name,
                    words,
                    latex,
                    quantity,
                    source,
                    hypotheses,
                    follows,
                    open,
                    Optional.ofNullable(correctedBy));
        }

        private Set<Need> needs() {
            EnumSet<Need> needs = EnumSet.noneOf(Need.class);
            add(needs, Need.ENUMERATION, enumeration != null);
            add(needs, Need.SAMPLING, sampler != null);
            add(needs, Need.SEARCH, space != null || !families.isEmpty());
            add(needs, Need.SOLVER, proof != null);
            add(needs, Need.COQ, !theorems.isEmpty());
            return needs;
        }

        private static void add(Set<Need> needs, Need need, boolean wanted) {
            if (wanted) {
                needs.add(need);
            }
        }
    }
}
