package io.github.certidice.report.tex;

import io.github.certidice.report.source.Work;
import java.util.List;

/**
 * Publications for BibTeX.
 *
 * @param works one entry each
 */
public record Bibliography(List<Work> works) {

    /** All entries. */
    public String text() {
        StringBuilder out = new StringBuilder("% What the laws of ledger.tex cite.\n");
        works.forEach(work -> append(out, work));
        return out.toString();
    }

    private static void append(StringBuilder out, Work work) {
        out.append("\n@").append(work.type()).append('{').append(work.key());
        work.fields()
                .forEach((name, value) -> out.append(",\n  ")
                        .append(name)
                        .append(" = {")
                        .append(value(name, value))
                        .append('}'));
        if (work.fields().containsKey("eprint")) {
            out.append(",\n  archiveprefix = {arXiv}");
        }
        out.append("\n}\n");
    }

    /** Styles must not change a title's capitals; identifiers are taken as they are. */
    private static String value(String name, String value) {
        return switch (name) {
            case "title" -> "{" + Tex.text(value) + "}";
            case "pages" -> value.replace("-", "--");
            case "doi", "eprint" -> value;
            default -> Tex.text(value);
        };
    }
}
