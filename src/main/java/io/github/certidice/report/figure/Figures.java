package io.github.certidice.report.figure;

import io.github.certidice.claim.Claim;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.report.plot.Plot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The plots of a report. Each is drawn where the claims that it shows are in the report, from the claims themselves. */
public final class Figures {

    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();

    private Figures(List<Verdict> all) {
        all.forEach(verdict -> verdicts.put(verdict.claim().slug(), verdict));
    }

    /** The plots that these verdicts have the claims for. */
    public static List<Plot> of(List<Verdict> verdicts) {
        return new Figures(verdicts).plots();
    }

    private List<Plot> plots() {
        return Stream.<Function<Figures, Optional<Plot>>>of(
                        GapFigure::plot, HammingFigure::plot, TverskyFigure::plot, RegretFigure::plot)
                .flatMap(figure -> figure.apply(this).stream())
                .toList();
    }

    Optional<Verdict> verdict(String slug) {
        return Optional.ofNullable(verdicts.get(slug));
    }

    Optional<Claim> claim(String slug) {
        return verdict(slug).map(Verdict::claim);
    }
}
