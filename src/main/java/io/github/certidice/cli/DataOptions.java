package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.evidence.DataCheck;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Target;
import io.github.certidice.image.file.Image;
import io.github.certidice.image.file.ImageFile;
import io.github.certidice.image.file.IntensityWindow;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which images, and how their numbers are read. */
final class DataOptions {

    @Option(
            names = "--data",
            arity = "2",
            required = true,
            paramLabel = "<file>",
            description = "Target and prediction: .npy, .nii or .nii.gz.")
    private List<Path> files;

    @Option(
            names = "--label",
            split = ",",
            paramLabel = "<n>[,<n>...]",
            description = "Labels of the target that are foreground; needed where it holds more than 0 and 1.")
    private int[] labels = {};

    @Option(names = "--scale", description = "Divide the prediction by this, such as 255; 1 by default.")
    private Double scale;

    @Option(
            names = "--window",
            paramLabel = "<low>,<full>,<last>,<high>|auto",
            description =
                    "Make a prediction from intensities: 0 below low, rising to 1 at full, 1 up to last, falling to 0"
                            + " at high; auto takes them from percentiles.")
    private String window;

    @Option(
            names = "--threshold",
            defaultValue = "0.5",
            description = "The predicted mask has the voxels with p above this (${DEFAULT-VALUE}).")
    private double threshold;

    DataCheck check() {
        Target target = ImageFile.read("target", files.get(0)).toTarget("target", labels);
        Image prediction = ImageFile.read("prediction", files.get(1));
        return DataCheck.of(new Pair(target, probabilities(prediction)), threshold);
    }

    private ProbabilityMap probabilities(Image prediction) {
        if (window == null) {
            return prediction.toProbabilities("prediction", scale == null ? 1 : scale);
        }
        if (scale != null) {
            throw InvalidInput.of(
                    "--scale", "it beside --window", "one of the two: a window takes unscaled intensities");
        }
        IntensityWindow chosen = window.equals("auto")
                ? IntensityWindow.ofPercentiles("prediction", prediction)
                : IntensityWindow.parse(window);
        return chosen.of("prediction", prediction);
    }
}
