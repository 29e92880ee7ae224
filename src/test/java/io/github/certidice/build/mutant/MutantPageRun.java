package io.github.certidice.build.mutant;

import io.github.certidice.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;

/** Writes {@code index.md} and {@code pit.json} of all {@code mutations.xml} below a folder; {@code reasons.tsv} lies beside them. */
public final class MutantPageRun {

    private MutantPageRun() {}

    /**
     * Reads and writes.
     *
     * @param folders that PIT wrote to, and that the page goes to
     */
    public static void main(String[] folders) throws IOException, ParserConfigurationException {
        write(Path.of(folders[0]), Path.of(folders[1]));
    }

    static void write(Path found, Path pages) throws IOException, ParserConfigurationException {
        Path known = pages.resolve("reasons.tsv");
        Reasons reasons = Reasons.parse(Files.exists(known) ? Files.readString(known) : "", known.toString());
        MutantPage page = new MutantPage(mutants(found), reasons);
        Files.createDirectories(pages);
        Files.writeString(pages.resolve("index.md"), page.markdown());
        Files.writeString(pages.resolve("pit.json"), page.json());
    }

    private static List<Mutant> mutants(Path found) throws IOException, ParserConfigurationException {
        Map<List<Object>, Mutant> all = new LinkedHashMap<>();
        for (Path file : files(found)) {
            Mutant.read(file, most(file)).forEach(mutant -> all.merge(mutant.identity(), mutant, Mutant::or));
        }
        return List.copyOf(all.values());
    }

    /** The folder of a run lies in one that is named by how many mutants of each class were made at most. */
    private static int most(Path file) {
        Path folder = file.getParent().getParent().getFileName();
        try {
            return Integer.parseInt(folder.toString());
        } catch (NumberFormatException e) {
            throw InvalidInput.of(file.toString(), "folder " + folder, "MOST/PACKAGE/mutations.xml");
        }
    }

    private static List<Path> files(Path found) throws IOException {
        try (Stream<Path> tree = Files.walk(found)) {
            List<Path> files =
                    tree.filter(file -> file.endsWith("mutations.xml")).sorted().toList();
            if (files.isEmpty()) {
                throw InvalidInput.of(found.toString(), "no mutations.xml", "one of each run of PIT");
            }
            return files;
        }
    }
}
