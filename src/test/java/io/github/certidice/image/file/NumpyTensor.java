package io.github.certidice.image.file;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A tensor of src/test/resources/tensors, with what numpy reads from it. {@code make_tensors.py} wrote both. */
record NumpyTensor(String place, Tensor tensor) {

    static final Path FOLDER = Path.of("src", "test", "resources", "tensors");

    static List<NumpyTensor> all() throws IOException {
        return Files.readAllLines(FOLDER.resolve("expected.txt")).stream()
                .map(NumpyTensor::parse)
                .toList();
    }

    private static NumpyTensor parse(String line) {
        String[] parts = line.split(" ");
        List<Integer> shape = parts[2].equals("scalar")
                ? List.of()
                : Arrays.stream(parts[2].split("x")).map(Integer::valueOf).toList();
        double[] values = parts[3].equals("none")
                ? new double[0]
                : Arrays.stream(parts[3].split(";"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        ElementType type = ElementType.named(parts[1]).orElseThrow();
        return new NumpyTensor(parts[0], Tensor.of(type, shape, values));
    }

    @Override
    public String toString() {
        return place;
    }
}
