package io.github.certidice.claim.cases;

import io.github.certidice.claim.Case;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How the voxels of each class were predicted. A case writes it as named numbers: {@code n(0,1)=2} are two voxels of class 0
 * that were predicted as class 1; what it doesn't name is 0.
 */
public final class ConfusionMatrix {

    /** What a case calls the number of classes, where some may occur neither in the target nor in the prediction. */
    public static final String CLASSES = "classes";

    private static final Pattern ENTRY = Pattern.compile("(n\\d?)\\((\\d{1,2}),(\\d{1,2})\\)");
    private static final int MOST_CLASSES = 100;

    private final long[][] counts;

    private ConfusionMatrix(int classes) {
        counts = new long[classes][classes];
    }

    /** The matrix that a case calls {@code n}. */
    public static ConfusionMatrix of(Case example) {
        return of(example, "n");
    }

    /**
     * The matrix of that name, where a case has several: {@code n1(0,1)=2}.
     *
     * @throws io.github.certidice.InvalidInput if an entry isn't an integer from 0 to 2^24
     */
    public static ConfusionMatrix of(Case example, String name) {
        List<Matcher> entries = example.parameters().keySet().stream()
                .map(ENTRY::matcher)
                .filter(m -> m.matches() && m.group(1).equals(name))
                .toList();
        ConfusionMatrix matrix = new ConfusionMatrix(classes(example, entries));
        entries.forEach(m -> matrix.counts[index(m, 2)][index(m, 3)] = example.integer(m.group()));
        return matrix;
    }

    private static int classes(Case example, List<Matcher> entries) {
        int named = example.parameters().containsKey(CLASSES) ? example.integer(CLASSES) : 0;
        int seen = entries.stream()
                .mapToInt(m -> 1 + Math.max(index(m, 2), index(m, 3)))
                .max()
                .orElse(0);
        return Math.max(Math.min(named, MOST_CLASSES), seen);
    }

    private static int index(Matcher entry, int group) {
        return Integer.parseInt(entry.group(group));
    }

    /** C, the number of classes. */
    public int classes() {
        return counts.length;
    }

    /** d, the number of voxels. */
    public long voxels() {
        return Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).sum();
    }

    private long target(int c) {
        return c < classes() ? Arrays.stream(counts[c]).sum() : 0;
    }

    /** True where every class has as many voxels there. */
    public boolean isOfSameTargetAs(ConfusionMatrix other) {
        return IntStream.range(0, Math.max(classes(), other.classes())).allMatch(c -> target(c) == other.target(c));
    }

    private long predicted(int c) {
        return Arrays.stream(counts).mapToLong(row -> row[c]).sum();
    }

    /** Class c against all others. */
    private Confusion of(int c) {
        long tp = counts[c][c];
        long fp = predicted(c) - tp;
        long fn = target(c) - tp;
        return new Confusion(tp, fp, fn, voxels() - tp - fp - fn);
    }

    /** Every class against all others, whether it occurs or not. */
    public List<Confusion> all() {
        return IntStream.range(0, classes()).mapToObj(this::of).toList();
    }

    /** The classes that occur in the target or in the prediction. */
    public List<Confusion> counted() {
        return all().stream().filter(c -> !c.isBothEmpty()).toList();
    }

    /** The classes that occur in the target. */
    public List<Confusion> present() {
        return all().stream().filter(c -> c.foreground() > 0).toList();
    }

    /** The counts of these classes, added up: what micro averages are made of. */
    public static Confusion total(List<Confusion> classes) {
        return classes.stream()
                .reduce((a, b) -> new Confusion(a.tp() + b.tp(), a.fp() + b.fp(), a.fn() + b.fn(), a.tn() + b.tn()))
                .orElseThrow();
    }

    /** The share of voxels that are predicted as what they are. */
    public Rational accuracy() {
        long right = IntStream.range(0, classes()).mapToLong(c -> counts[c][c]).sum();
        return Rational.of(right, voxels());
    }
}
