package io.github.certidice.cli.worker;

import io.github.certidice.InvalidInput;
import java.io.Serializable;
import java.util.List;

/**
 * What came of a part: a result, or a word to the user. A worker that threw the latter would be taken for a broken one, and
 * the part would be tried again elsewhere.
 *
 * @param result null where it was refused
 * @param refusal null where there is a result
 */
public record Done<R extends Serializable>(R result, InvalidInput refusal) implements Serializable {

    /**
     * Work that tells the user of bad input through {@link Done}.
     *
     * @param work that may throw it
     */
    private record Careful<P extends Serializable, R extends Serializable>(Workers.Work<P, R> work)
            implements Workers.Work<P, Done<R>> {

        @Override
        public Done<R> on(P part) {
            try {
                return new Done<>(work.on(part), null);
            } catch (InvalidInput refusal) {
                return new Done<>(null, refusal);
            }
        }
    }

    /**
     * Has the work done.
     *
     * @throws InvalidInput where a part is refused; the first one's, where several are
     */
    public static <P extends Serializable, R extends Serializable> List<R> by(
            Workers workers, List<P> parts, Workers.Work<P, R> work) {
        return workers.all(parts, new Careful<>(work)).stream().map(Done::get).toList();
    }

    private R get() {
        if (refusal != null) {
            throw refusal;
        }
        return result;
    }
}
