package io.github.certidice.claim.cases;

import io.github.certidice.claim.Case;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
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
    private final long[] target;
    private final long[] predicted;

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
        target = new long[counts.length];
        predicted = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                target[i] += counts[i][j];
                predicted[j] += counts[i][j];
            }
        }
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
        List<Matcher> entries = new ArrayList<>();
        for (String parameter : example.parameters().keySet()) {
            Matcher entry = ENTRY.matcher(parameter);
            if (entry.matches() && entry.group(1).equals(name)) {
                entries.add(entry);
            }
        }
        int classes = classes(example, entries);
        long[][] counts = new long[classes][classes];
        entries.forEach(entry -> counts[index(entry, 2)][index(entry, 3)] = example.integer(entry.group()));
        return new ConfusionMatrix(counts);
    }

    private static int classes(Case example, List<Matcher> entries) {
        int most = example.parameters().containsKey(CLASSES) ? Math.min(example.integer(CLASSES), MOST_CLASSES) : 0;
        for (Matcher entry : entries) {
            most = Math.max(most, 1 + Math.max(index(entry, 2), index(entry, 3)));
        }
        return most;
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
        return Arrays.stream(target).sum();
    }

    /** True where every class has as many voxels there. */
    public boolean isOfSameTargetAs(ConfusionMatrix other) {
        int most = Math.max(classes(), other.classes());
        return Arrays.equals(Arrays.copyOf(target, most), Arrays.copyOf(other.target, most));
    }

    /** Class c against all others. */
    private Confusion of(int c) {
        long tp = counts[c][c];
        return new Confusion(tp, predicted[c] - tp, target[c] - tp, voxels() - predicted[c] - target[c] + tp);
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
