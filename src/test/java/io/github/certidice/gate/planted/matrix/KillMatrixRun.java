package io.github.certidice.gate.planted.matrix;

import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.report.planted.KillMatrix;
import io.github.certidice.report.planted.KillMatrixJson;
import io.github.certidice.report.planted.KillMatrixMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes {@code kill-matrix.html}, {@code .md} and {@code .json}: same sources, same bytes. Ends with exit code 1 where a
 * planted mistake isn't caught, or a right implementation is blamed.
 */
public final class KillMatrixRun {

    private KillMatrixRun() {}

    /**
     * Runs all campaigns.
     *
     * @param args the folder; how many campaigns of each call right implementations get; how many cases a campaign has,
     *     where that isn't the usual number
     */
    public static void main(String[] args) throws IOException {
        long cases = args.length > 2 ? Long.parseLong(args[2]) : Campaign.USUAL_CASES;
        KillMatrix matrix = matrix(Integer.parseInt(args[1]), cases);
        write(Path.of(args[0]), matrix);
        System.out.println(matrix.verdict());
        matrix.survivors().forEach(one -> System.out.println("not caught: " + one.mistake()));
        matrix.misnamed().forEach(one -> System.out.println("with other flags: " + one.mistake() + " " + one.flags()));
        matrix.spared().forEach(one -> one.blamed().forEach(line -> System.out.println(one.slug() + ": " + line)));
        System.exit(matrix.isGood() ? 0 : 1);
    }

    private static KillMatrix matrix(int seeds, long cases) {
        return new KillMatrix(
                new KillMatrix.Budget(Kill.SEED, cases),
                KnownProperties.all().stream().map(property -> property.words()).toList(),
                Shelves.of(cases),
                new Right(1, seeds, cases).all());
    }

    private static void write(Path folder, KillMatrix matrix) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> files = Map.of(
                "html", matrix.html(),
                "md", new KillMatrixMarkdown(matrix).text(),
                "json", new KillMatrixJson(matrix).text());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve("kill-matrix." + file.getKey()), file.getValue());
        }
    }
}
