package io.github.certidice.oracle.comparison;

import io.github.certidice.image.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Numbers of equal shape beside each other. */
record Elements(String what, Tensor expected, Tensor observed, Tensor bound) {

    /** The element that is farthest beyond its bound, and how many are; nothing where all are within. */
    List<String> facts() {
        int worst = 0;
        int beyond = 0;
        for (int i = 0; i < expected.size(); i++) {
            beyond += ratio(i) > 1 ? 1 : 0;
            worst = ratio(i) > ratio(worst) ? i : worst;
        }
        return beyond == 0 ? List.of() : facts(worst, beyond);
    }

    /** The distance in units of what is allowed; infinite where only one is a number. */
    private double ratio(int i) {
        double wanted = expected.at(i);
        double found = observed.at(i);
        if (wanted == found || Double.isNaN(wanted) && Double.isNaN(found)) {
            return 0;
        }
        double distance = Math.abs(wanted - found);
        return distance <= bound.at(i) ? distance / bound.at(i) : beyond(distance, bound.at(i));
    }

    private static double beyond(double distance, double allowed) {
        return Double.isFinite(distance) && allowed > 0 ? distance / allowed : Double.POSITIVE_INFINITY;
    }

    private List<String> facts(int worst, int beyond) {
        String place = expected.rank() == 0 ? what : what + " at " + Tensor.position(expected.shape(), worst);
        List<String> facts = new ArrayList<>();
        facts.add(place + ": observed " + observed.at(worst));
        facts.add(place + ": expected " + expected.at(worst));
        facts.add(place + ": distance " + Math.abs(expected.at(worst) - observed.at(worst)) + ", allowed "
                + bound.at(worst));
        if (expected.size() > 1) {
            facts.add(what + ": " + beyond + " of " + expected.size() + " elements beyond the tolerance");
        }
        return facts;
    }
}
