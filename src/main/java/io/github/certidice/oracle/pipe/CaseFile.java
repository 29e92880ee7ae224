package io.github.certidice.oracle.pipe;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.image.file.TensorFile;
import io.github.certidice.loss.evaluation.Case;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cases and answers in .npz archives. A member is called {@code <case>/<tensor>}, where the case is any name; in an archive
 * of a single case, just {@code <tensor>}. Of a case the tensors are {@code prediction}, {@code target} and further ones by
 * the library's own argument name; of an answer {@code value}, {@code gradient}, or {@code unsupported} (whatever is in it)
 * where the implementation doesn't do this case.
 */
public final class CaseFile {

    /** The name of the case in an archive of a single one. */
    public static final String SINGLE = "";

    private static final List<String> ANSWER = List.of("value", "gradient", "unsupported");

    private CaseFile() {}

    /**
     * Reads cases, in the order of their names: numbers count as numbers.
     *
     * @throws InvalidInput where the archive can't be read, or a case lacks prediction or target
     */
    public static Map<String, Case> cases(String argument, Path archive) {
        Map<String, Case> cases = new LinkedHashMap<>();
        grouped(argument, archive).forEach((name, tensors) -> cases.put(name, toCase(argument, name, tensors)));
        return cases;
    }

    private static Case toCase(String argument, String name, Map<String, Tensor> tensors) {
        Map<String, Tensor> extra = new LinkedHashMap<>(tensors);
        Tensor prediction = take(argument, name, extra, "prediction");
        Tensor target = take(argument, name, extra, "target");
        return new Case(prediction, target, extra);
    }

    private static Tensor take(String argument, String name, Map<String, Tensor> tensors, String wanted) {
        Tensor tensor = tensors.remove(wanted);
        if (tensor == null) {
            throw InvalidInput.of(argument, "no member " + member(name, wanted), "prediction and target in each case");
        }
        return tensor;
    }

    private static String member(String name, String tensor) {
        return name.equals(SINGLE) ? tensor : name + "/" + tensor;
    }

    /**
     * Reads answers.
     *
     * @param cases the names of the cases that they are to
     * @throws InvalidInput where the archive can't be read, or a member is no answer to one of the cases
     */
    public static Map<String, Map<String, Tensor>> answers(String argument, Path archive, Set<String> cases) {
        Map<String, Map<String, Tensor>> answers = grouped(argument, archive);
        answers.forEach((name, tensors) -> tensors.keySet().forEach(tensor -> {
            if (!cases.contains(name)) {
                throw InvalidInput.of(argument, "an answer " + member(name, tensor), "answers to the cases only");
            }
            if (!ANSWER.contains(tensor)) {
                throw InvalidInput.of(
                        argument, "a member " + member(name, tensor), "one of " + String.join(", ", ANSWER));
            }
        }));
        return answers;
    }

    private static Map<String, Map<String, Tensor>> grouped(String argument, Path archive) {
        Map<String, Map<String, Tensor>> groups = new TreeMap<>(CaseFile::compare);
        TensorFile.readAll(argument, archive).forEach((member, tensor) -> {
            int slash = member.lastIndexOf('/');
            String name = slash < 0 ? SINGLE : member.substring(0, slash);
            groups.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(member.substring(slash + 1), tensor);
        });
        if (groups.isEmpty()) {
            throw InvalidInput.of(argument, "an empty archive " + archive, "at least one case");
        }
        return new LinkedHashMap<>(groups);
    }

    /** Shorter digits are smaller numbers. */
    private static int compare(String one, String other) {
        boolean areNumbers = one.matches("\\d+") && other.matches("\\d+");
        return areNumbers && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }
}
