package io.github.certidice.cli;

import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import io.github.certidice.gate.result.PropertyWords;
import java.util.List;

/** What the command {@code gate} starts. */
interface GateRunner {

    /** A campaign, before a subject is started. */
    interface Prepared {

        /**
         * Starts the subject, asks it, and ends it.
         *
         * @throws io.github.certidice.InvalidInput where the subject can't be started
         */
        GateResult run(Tested subject, ProgressLine progress);
    }

    /** What is checked, in the order of the result. */
    List<PropertyWords> properties();

    /**
     * Reads the calls, so that one that is unknown is told before a subject is started.
     *
     * @throws io.github.certidice.InvalidInput where a call is unknown, or the plan asks nothing
     */
    Prepared campaign(Plan plan, List<String> calls);

    /**
     * Reads a token.
     *
     * @return what has one call, one property and one case
     * @throws io.github.certidice.InvalidInput where it is none of this version
     */
    Prepared replay(String token, String subject);
}
