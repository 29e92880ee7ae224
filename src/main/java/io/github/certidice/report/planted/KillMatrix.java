package io.github.certidice.report.planted;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.PropertyWords;
import java.util.List;
import java.util.function.Predicate;

/**
 * All planted mistakes by all properties, and the right implementations that were asked the same.
 *
 * @param budget of the campaigns
 * @param properties the columns
 * @param shelves the rows
 * @param spared right implementations
 */
public record KillMatrix(Budget budget, List<PropertyWords> properties, List<Shelf> shelves, List<Spared> spared) {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, KillMatrix.class.getClassLoader(), "io.github.certidice.report.template");

    /**
     * How much is asked.
     *
     * @param seed of the campaigns with planted mistakes
     * @param cases for each call
     */
    public record Budget(long seed, long cases) {}

    /** Copies the lists. */
    public KillMatrix {
        properties = List.copyOf(properties);
        shelves = List.copyOf(shelves);
        spared = List.copyOf(spared);
    }

    /** The page, in one file that needs no other. */
    public String html() {
        StringOutput out = new StringOutput();
        TEMPLATES.render("killmatrix.jte", this, out);
        return out.toString();
    }

    /** All planted mistakes. */
    public List<Planted> planted() {
        return shelves.stream().flatMap(shelf -> shelf.planted().stream()).toList();
    }

    /** Those that no property saw. */
    public List<Planted> survivors() {
        return planted().stream().filter(one -> !one.isCaught()).toList();
    }

    /** Those that were seen, but on some of their calls only. */
    public List<Planted> partly() {
        return planted().stream()
                .filter(one -> one.isCaught() && !one.isCaughtOnAllCalls())
                .toList();
    }

    /** Those that were seen, with other flags than the one that says what they are. */
    public List<Planted> misnamed() {
        return planted().stream()
                .filter(one -> one.isCaught() && !one.isFlagged())
                .toList();
    }

    /** How many. */
    public long count(Predicate<Planted> which) {
        return planted().stream().filter(which).count();
    }

    /** How many were seen in public code. */
    public long fromPublicCode() {
        return count(one -> !one.mistake().seen().isEmpty());
    }

    /** How many mistakes a property saw. */
    public long caughtBy(PropertyWords property) {
        return count(one -> one.properties().contains(property.slug()));
    }

    /** How many mistakes this property alone saw. */
    public long caughtOnlyBy(PropertyWords property) {
        return count(one -> one.properties().equals(List.of(property.slug())));
    }

    /** What right implementations were asked in all. */
    public Spared.Asked asked() {
        return spared.stream().map(Spared::asked).reduce(new Spared.Asked(0, 0, 0), Spared.Asked::plus);
    }

    /** What came of that in all. */
    public Counts counts() {
        return spared.stream().map(Spared::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** True where each mistake is caught, with its flag, and nobody right is blamed. */
    public boolean isGood() {
        return survivors().isEmpty()
                && misnamed().isEmpty()
                && spared.stream().allMatch(one -> one.blamed().isEmpty());
    }

    /** In a sentence. */
    public String verdict() {
        String caught = count(Planted::isCaught) + " of " + planted().size() + " planted mistakes are caught, "
                + count(Planted::isFlagged) + " with the flag that says what they are";
        long blamed = spared.stream().filter(one -> !one.blamed().isEmpty()).count();
        return caught + "; " + (blamed == 0 ? "none" : String.valueOf(blamed)) + " of " + spared.size()
                + " right implementations is blamed";
    }
}
