package io.github.certidice.report.page;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Statement;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a claim has to do with others.
 *
 * @param follows laws that it follows from
 * @param consequences claims of the report that follow from it
 * @param readings false readings of the report that it corrects
 * @param instead of a false reading: what holds instead
 */
public record Links(List<Link> follows, List<Link> consequences, List<Link> readings, Optional<Link> instead) {

    /** Finds the links between the claims of one report. */
    static final class Finder {

        private final List<Statement> here;
        private final Map<String, Statement> known = new HashMap<>();

        Finder(List<Verdict> verdicts) {
            here = verdicts.stream().map(verdict -> verdict.claim().statement()).toList();
            Catalogue.reference().claims().stream().map(Claim::statement).forEach(this::know);
            here.forEach(this::know);
        }

        private void know(Statement statement) {
            known.put(statement.slug(), statement);
        }

        Links of(Statement statement) {
            String slug = statement.slug();
            return new Links(
                    statement.follows().stream().map(this::link).toList(),
                    among(other -> other.follows().contains(slug)),
                    among(other -> other.correctedBy().filter(slug::equals).isPresent()),
                    statement.correctedBy().map(this::link));
        }

        private List<Link> among(Predicate<Statement> wanted) {
            return here.stream().filter(wanted).map(s -> Link.to(s, true)).toList();
        }

        private Link link(String slug) {
            Statement statement = known.get(slug);
            return statement == null ? new Link("", slug, slug, false) : Link.to(statement, here.contains(statement));
        }
    }
}
