package io.github.certidice.evidence;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gathers the evidence that claims ask for.
 *
 * @param seed of the random cases and of the search
 * @param budget how much of it
 * @param provers decide proof files
 * @param progress is told how far it came
 */
public record Campaign(long seed, Budget budget, Provers provers, Progress progress) {

    /** Random cases are drawn in pieces of this many, which run in parallel. */
    private static final int CHUNK = 1 << 12;

    /** The verdicts on these claims, in their order, several at a time. */
    public List<Verdict> run(List<Claim> claims) {
        provers.expect(claims);
        progress.begins(claims.stream().mapToInt(claim -> claim.needs().size()).sum());
        return claims.parallelStream().map(this::verdict).toList();
    }

    private Verdict verdict(Claim claim) {
        List<Evidence> evidence = new ArrayList<>();
        for (Need need : claim.needs()) {
            progress.works(claim.slug(), need.name());
            evidence.addAll(gather(claim, need));
            progress.finished();
        }
        WorstCases.known().evidence(claim).ifPresent(evidence::add);
        return new Verdict(claim, List.copyOf(evidence));
    }

    private List<? extends Evidence> gather(Claim claim, Need need) {
        return switch (need) {
            case ENUMERATION ->
                List.of(enumerated(claim, claim.domain().enumeration().orElseThrow()));
            case SAMPLING -> List.of(sampled(claim, claim.domain().sampler().orElseThrow()));
            case SEARCH -> List.of(new Search(claim, seed, budget).evidence());
            case SOLVER -> List.of(provers.decide(claim.proof().orElseThrow()));
            case COQ -> claim.theorems().stream().map(provers::prove).toList();
        };
    }

    private CaseEvidence enumerated(Claim claim, Domain.Enumeration enumeration) {
        int limit = enumeration.limit(budget);
        Tally all = IntStream.range(0, enumeration.shards(limit))
                .parallel()
                .mapToObj(shard -> shard(claim, enumeration, shard))
                .reduce(Tally::plus)
                .orElseThrow();
        return all.evidence(CaseEvidence.Kind.ENUMERATED, enumeration.words(limit));
    }

    private Tally shard(Claim claim, Domain.Enumeration enumeration, int shard) {
        Tally tally = new Tally(claim);
        enumeration.forEach(enumeration.limit(budget), shard, tally::check);
        return tally;
    }

    private CaseEvidence sampled(Claim claim, Domain.Sampler sampler) {
        int cases = sampler.cases(budget);
        Tally all = IntStream.rangeClosed(0, (cases - 1) / CHUNK)
                .parallel()
                .mapToObj(chunk -> chunk(claim, sampler, chunk))
                .reduce(Tally::plus)
                .orElseThrow();
        return all.evidence(CaseEvidence.Kind.SAMPLED, sampler.words() + ", seed " + seed);
    }

    private Tally chunk(Claim claim, Domain.Sampler sampler, int chunk) {
        Tally tally = new Tally(claim);
        long end = Math.min((chunk + 1L) * CHUNK, sampler.cases(budget));
        for (long index = (long) chunk * CHUNK; index < end; index++) {
            tally.check(sampler.sample(seed, index));
        }
        return tally;
    }
}
