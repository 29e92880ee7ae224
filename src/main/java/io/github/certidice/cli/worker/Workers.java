package io.github.certidice.cli.worker;

import java.io.Serializable;
import java.util.List;

/** Processes, on this machine or on others, that work on the parts of a campaign at the same time. */
public interface Workers {

    /**
     * What is done with each part. It travels to the workers with the part; they have these classes.
     *
     * @param <P> the part
     * @param <R> what comes of it
     */
    interface Work<P extends Serializable, R extends Serializable> extends Serializable {

        /** What comes of one part: the same on every worker, and as often as it is asked. */
        R on(P part);
    }

    /** How many parts keep them all busy; at least 1. */
    int parts();

    /** Does all the work; the results in the order of the parts, of which there is at least one. */
    <P extends Serializable, R extends Serializable> List<R> all(List<P> parts, Work<P, R> work);
}
