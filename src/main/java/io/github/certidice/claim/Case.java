package io.github.certidice.claim;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.Origin;
import io.github.certidice.sample.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One instance that a law speaks of: confusion counts, named numbers, a target-prediction pair, or some of each.
 *
 * @param allCounts confusion counts; most laws speak of one
 * @param parameters named numbers, such as a weight or the number of voxels
 * @param sample a pair of target and prediction, with the recipe that makes it where it was generated
 */
public record Case(List<Confusion> allCounts, Map<String, Rational> parameters, Optional<Sample> sample) {

    /**
     * A pair and where it comes from.
     *
     * @param pair target and prediction
     * @param origin a recipe, or what the data is called
     */
    public record Sample(Pair pair, Origin origin) {}

    private static final String RECIPE = "recipe";
    private static final int MOST_VOXELS = 1 << 24;
    private static final Rational MOST = Rational.of(MOST_VOXELS);
    private static final Pattern COUNTS = Pattern.compile("tp(\\d{1,18})fp(\\d{1,18})fn(\\d{1,18})tn(\\d{1,18})");

    /** Of confusion counts. */
    public static Case of(Confusion... counts) {
        return new Case(List.of(counts), Map.of(), Optional.empty());
    }

    /** Of one named number. */
    public static Case of(String name, Rational value) {
        return new Case(List.of(), Map.of(name, value), Optional.empty());
    }

    /** Of the pair that a recipe makes. */
    public static Case of(Recipe recipe) {
        return of(recipe.pair(), recipe);
    }

    /** Of a pair from elsewhere. */
    public static Case of(Pair pair, Origin origin) {
        return new Case(List.of(), Map.of(), Optional.of(new Sample(pair, origin)));
    }

    /** This case with one more named number. */
    public Case with(String name, Rational value) {
        Map<String, Rational> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Case(allCounts, more, sample);
    }

    /** This case with one more named integer. */
    public Case with(String name, long value) {
        return with(name, Rational.of(value));
    }

    /**
     * The only, or first, confusion counts.
     *
     * @throws InvalidInput if it has none, which only a token that a user wrote can bring about
     */
    public Confusion counts() {
        if (allCounts.isEmpty()) {
            throw lacks("counts, such as tp1fp2fn0tn0");
        }
        return allCounts.get(0);
    }

    /**
     * A named number.
     *
     * @throws InvalidInput if it isn't there
     */
    public Rational parameter(String name) {
        Rational value = parameters.get(name);
        if (value == null) {
            throw lacks(name + "=<number>");
        }
        return value;
    }

    /**
     * A named number that counts something.
     *
     * @throws InvalidInput if it isn't there, or isn't an integer from 0 to 2^24
     */
    public int integer(String name) {
        Rational value = parameter(name);
        boolean counts = value.signum() >= 0 && value.compareTo(MOST) <= 0;
        if (!counts || !value.equals(Rational.of(value.longValue()))) {
            throw InvalidInput.of("--replay", name + "=" + value, "an integer from 0 to " + MOST);
        }
        return value.intValue();
    }

    /**
     * The pair of target and prediction.
     *
     * @throws InvalidInput if there is none
     */
    public Pair pair() {
        return sample.orElseThrow(() -> lacks("recipe=<recipe>")).pair();
    }

    private InvalidInput lacks(String part) {
        return InvalidInput.of("--replay", '"' + token() + '"', "a case with " + part);
    }

    /** A measure of how large this case is, for choosing the smallest counterexample: all of its voxels. */
    public long size() {
        long counted = allCounts.stream().mapToLong(Confusion::voxels).sum();
        long entries = parameters.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(")")) // n(0,1), of a confusion matrix
                .mapToLong(entry -> entry.getValue().longValue())
                .sum();
        return counted + entries + sample.map(s -> (long) s.pair().size()).orElse(0L);
    }

    /** One line without blanks from which {@link #parse} makes this case again: {@code "tp1fp2fn0tn0;gamma=1/2"}. */
    public String token() {
        List<String> parts = new ArrayList<>();
        allCounts.forEach(c -> parts.add("tp" + c.tp() + "fp" + c.fp() + "fn" + c.fn() + "tn" + c.tn()));
        parameters.forEach((name, value) -> parts.add(name + "=" + value));
        sample.ifPresent(s -> parts.add(RECIPE + "=" + s.origin().token()));
        return String.join(";", parts);
    }

    /**
     * The case of a token.
     *
     * @throws InvalidInput if the text is no token
     */
    public static Case parse(String token) {
        Case parsed = new Case(List.of(), Map.of(), Optional.empty());
        for (String part : token.split(";")) {
            parsed = parsed.joined(part);
        }
        return parsed;
    }

    private Case joined(String part) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            List<Confusion> more = new ArrayList<>(allCounts);
            more.add(parsedCounts(part));
            return new Case(List.copyOf(more), parameters, sample);
        }
        String name = part.substring(0, equals);
        String value = part.substring(equals + 1);
        return name.equals(RECIPE)
                ? new Case(allCounts, parameters, of(replayable(Recipe.parse(value))).sample)
                : with(name, parsedNumber(value));
    }

    /** A token is a line that anybody may have written: it must not fill the memory. */
    private static Recipe replayable(Recipe recipe) {
        if (recipe.shape().size() > MOST_VOXELS) {
            throw InvalidInput.of(
                    "--replay", "a recipe of shape " + recipe.shape(), "at most " + MOST_VOXELS + " voxels");
        }
        return recipe;
    }

    private static Confusion parsedCounts(String text) {
        Matcher m = COUNTS.matcher(text);
        if (!m.matches()) {
            throw notAToken(text);
        }
        return new Confusion(
                Long.parseLong(m.group(1)),
                Long.parseLong(m.group(2)),
                Long.parseLong(m.group(3)),
                Long.parseLong(m.group(4)));
    }

    private static Rational parsedNumber(String text) {
        try {
            return Rational.parse(text);
        } catch (NumberFormatException | ArithmeticException e) {
            throw notAToken(text);
        }
    }

    private static InvalidInput notAToken(String part) {
        return InvalidInput.of(
                "--replay", '"' + part + '"', "a replay token as reports print it, such as tp1fp2fn0tn0");
    }
}
