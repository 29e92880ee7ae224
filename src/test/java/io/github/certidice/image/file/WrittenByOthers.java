package io.github.certidice.image.file;

import io.github.certidice.image.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file of src/test/resources/files, with what numpy or nibabel reads from it. {@code make_files.py} wrote both. */
record WrittenByOthers(String name, NumberType type, Shape shape, double... values) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "files");

    static Path path(String name) {
        return FOLDER.resolve(name);
    }

    static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    static List<WrittenByOthers> all() throws IOException {
        return Files.readAllLines(path("expected.txt")).stream()
                .map(WrittenByOthers::parse)
                .toList();
    }

    private static WrittenByOthers parse(String line) {
        String[] parts = line.split(" ");
        double[] values = Arrays.stream(parts[3].split(";"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new WrittenByOthers(parts[0], NumberType.valueOf(parts[1]), Shape.parse(parts[2]), values);
    }

    @Override
    public String toString() {
        return name;
    }
}
