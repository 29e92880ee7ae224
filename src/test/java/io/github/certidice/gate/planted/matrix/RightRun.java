package io.github.certidice.gate.planted.matrix;

import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.report.planted.Spared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Further campaigns with right implementations, seed by seed: a line for each goes to a file as soon as it is done, and seeds
 * that are there are passed over, so that many hours may be spread over days. Ends with exit code 1 where one is blamed.
 */
public final class RightRun {

    /** The columns. */
    static final String HEADER = "seed\timplementations\tcampaigns\tcases\tjudgements\tagreed\tacceptable\tblamed";

    /** What came of a seed, in those columns. */
    record Line(
            long seed,
            long implementations,
            long campaigns,
            long cases,
            long judgements,
            long agreed,
            long acceptable,
            long blamed) {

        static Line of(long seed, List<Spared> all) {
            Counts counts = all.stream().map(Spared::counts).reduce(Counts.NONE, Counts::plus);
            return new Line(
                    seed,
                    all.size(),
                    all.stream().mapToLong(one -> one.asked().campaigns()).sum(),
                    all.stream().mapToLong(one -> one.asked().cases()).sum(),
                    counts.total(),
                    counts.agreed(),
                    counts.acceptable(),
                    all.stream().mapToLong(one -> one.blamed().size()).sum());
        }

        static Line parse(String line) {
            long[] numbers =
                    Stream.of(line.split("\t")).mapToLong(Long::parseLong).toArray();
            return new Line(
                    numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]);
        }

        @Override
        public String toString() {
            return Stream.of(seed, implementations, campaigns, cases, judgements, agreed, acceptable, blamed)
                    .map(String::valueOf)
                    .collect(Collectors.joining("\t"));
        }
    }

    private RightRun() {}

    /**
     * Runs what isn't there.
     *
     * @param args the file; the first seed; the last one
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        if (Files.notExists(file)) {
            Files.writeString(file, HEADER + "\n");
        }
        Set<Long> done = new HashSet<>(seeds(file));
        boolean good = true;
        for (long seed = Long.parseLong(args[1]); seed <= Long.parseLong(args[2]); seed++) {
            good &= done.contains(seed) || run(seed, file);
        }
        System.exit(good ? 0 : 1);
    }

    private static List<Long> seeds(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).map(line -> Line.parse(line).seed()).toList();
        }
    }

    private static boolean run(long seed, Path file) throws IOException {
        List<Spared> all = new Right(seed, seed, Campaign.USUAL_CASES).all();
        Line line = Line.of(seed, all);
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        System.out.println(line);
        all.forEach(one -> one.blamed().forEach(blame -> System.out.println(one.slug() + ": " + blame)));
        return all.stream().allMatch(one -> one.blamed().isEmpty());
    }
}
