package io.github.certidice.gate.campaign;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.result.Finding.Kind;
import io.github.certidice.gate.result.MinimalCase;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Makes failing trials simpler while they fail in the same way, by asking the subject again. */
final class Shrinker {

    private static final int MOST_EXPERIMENTS = 600;
    private static final int MOST_OF_CHOICES = 150;
    private static final int MOST_RESTARTS = 30;
    private static final int MOST_WAITS = 4;

    private final Subject subject;

    Shrinker(Subject subject) {
        this.subject = subject;
    }

    /**
     * In what way it failed.
     *
     * @param kind of finding
     * @param flag of the judgement
     */
    record Failure(Kind kind, String flag) {

        boolean isOf(Judgement judgement) {
            return Verdicts.kind(judgement.verdict()).equals(Optional.of(kind))
                    && judgement.flag().equals(flag);
        }

        /** How many experiments are worth their time: failures cost a new process or a wait. */
        private int budget() {
            return switch (flag) {
                case "GIVEN_UP" -> 0;
                case "TIMED_OUT" -> MOST_WAITS;
                case "CRASHED", "GARBLED", "OUT_OF_ORDER", "TOO_LARGE" -> MOST_RESTARTS;
                default -> kind == Kind.ACCEPTABLE ? MOST_OF_CHOICES : MOST_EXPERIMENTS;
            };
        }
    }

    /** The simplest trial that was found, with its facts. It starts in new tensors, for subjects may have changed theirs. */
    MinimalCase minimal(Property property, Trial found, Failure failure) {
        Trial origin = found.with(found.scene());
        Descent descent = new Descent(property, failure);
        Optional<Judgement> again = descent.failing(origin);
        if (again.isEmpty()) {
            return CaseFacts.notRepeated(property, origin, failure.flag());
        }
        Trial best = descent.from(origin);
        return CaseFacts.of(property, best, descent.last.orElse(again.get()));
    }

    /** One walk downwards. */
    private final class Descent {

        private final Property property;
        private final Failure failure;
        private int left;
        private Optional<Judgement> last = Optional.empty();

        private Descent(Property property, Failure failure) {
            this.property = property;
            this.failure = failure;
            this.left = failure.budget();
        }

        private Trial from(Trial origin) {
            Trial best = origin;
            Optional<Trial> next = Optional.of(origin);
            while (next.isPresent() && left > 0) {
                best = next.get();
                next = best.simpler().filter(this::stillFails).findFirst();
            }
            return next.orElse(best);
        }

        private boolean stillFails(Trial trial) {
            if (left <= 0) {
                return false;
            }
            Optional<Judgement> judgement = failing(trial);
            judgement.ifPresent(found -> last = Optional.of(found));
            return judgement.isPresent();
        }

        /** The judgement, where it is a failure of the same kind; what the budget allows is asked in any case. */
        private Optional<Judgement> failing(Trial trial) {
            left--;
            subject.forgive();
            try {
                return Panel.of(trial.call(), List.of(property))
                        .experiments(trial)
                        .get(0)
                        .map(experiment -> Verdicts.of(experiment, subject))
                        .filter(failure::isOf);
            } catch (InvalidInput refused) {
                return Optional.empty();
            }
        }
    }
}
