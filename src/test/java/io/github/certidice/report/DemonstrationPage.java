package io.github.certidice.report;

import io.github.certidice.report.math.Mathematics;
import io.github.certidice.report.plot.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Writes all examples into one page, to be looked at: {@code java ... DemonstrationPage <file> <dark|light>}. */
final class DemonstrationPage {

    private DemonstrationPage() {}

    public static void main(String[] arguments) throws IOException {
        String colours = arguments[1].equals("dark") ? "color:#ddd;background:#16181c" : "color:#222;background:#fff";
        String page = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Demonstration</title><style>body{"
                + colours
                + ";font:16px system-ui,sans-serif;max-width:1320px}main{display:flex;flex-wrap:wrap;gap:16px}math{font-size:1.1em;font-family:\"STIX Two Math\",\"Cambria Math\",\"Latin Modern Math\",math}"
                + "section{columns:2}</style><main>" + plots() + "</main><section>" + formulas() + "</section></html>";
        Files.writeString(Path.of(arguments[0]), page);
    }

    private static String plots() {
        return ExamplePlots.all().stream().map(Plot::toSvg).collect(Collectors.joining("\n"));
    }

    private static String formulas() {
        return ExampleFormulas.all().stream()
                .map(latex ->
                        "<p>Inline " + Mathematics.toMathMl(latex, false) + "</p>" + Mathematics.toMathMl(latex, true))
                .collect(Collectors.joining("\n"));
    }
}
