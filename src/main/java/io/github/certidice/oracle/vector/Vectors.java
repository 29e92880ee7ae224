package io.github.certidice.oracle.vector;

import io.github.certidice.oracle.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of test vectors, one for each library: the same bytes whenever and wherever they are made.
 *
 * @param files their contents by name
 * @param counts the number of tests in each file of vectors, by name
 */
public record Vectors(SortedMap<String, String> files, SortedMap<String, Integer> counts) {

    /** The schema that the files follow, which lies beside them. */
    public static final String SCHEMA = "vectors.schema.json";

    private static final long SEED = 1;

    /** Makes all of them. */
    public static Vectors generate() {
        SortedMap<String, String> files = new TreeMap<>();
        SortedMap<String, Integer> counts = new TreeMap<>();
        byLibrary(Plan.groups()).forEach((library, groups) -> {
            VectorFile file = VectorFile.of(library, groups, SEED);
            files.put(name(library), file.json());
            counts.put(name(library), file.size());
        });
        files.put(SCHEMA, schema());
        return new Vectors(Collections.unmodifiableSortedMap(files), Collections.unmodifiableSortedMap(counts));
    }

    private static Map<String, List<CallGroup>> byLibrary(List<CallGroup> groups) {
        return groups.stream()
                .collect(Collectors.groupingBy(
                        group -> Dialects.entry(group.name()).library(), TreeMap::new, Collectors.toList()));
    }

    /** {@code "nnu-net.json"} of {@code "nnU-Net 2.8.1"}. */
    private static String name(String library) {
        String bare = library.substring(0, library.indexOf(' ')).toLowerCase(Locale.ROOT);
        return bare.replace('_', '-') + ".json";
    }

    private static String schema() {
        try (InputStream in = Vectors.class.getResourceAsStream("/schema/" + SCHEMA)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of tests in all files. */
    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Writes the files into a folder, which is made where it isn't there. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
