package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsistencyCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int consistency(String loss, String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("consistency", "--loss", loss), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    /** The nested pair {1}, {1, 2} of the ledger's B8 does it, of two voxels. */
    @Test
    void cross_entropy_is_inconsistent_with_dice_on_two_voxels() {
        assertThat(consistency("torch.nn.BCEWithLogitsLoss()", "--voxels", "2", "--denominator", "5"))
                .isEqualTo(1);

        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("searched   "))
                .contains("the smallest:")
                .anyMatch(line -> line.startsWith("regret     "));
    }

    /** The ledger's C11: no counterexample exists, of any size. */
    @Test
    void none_is_found_for_soft_jaccard_and_jaccard() {
        String loss = "monai.losses.DiceLoss(jaccard=True, smooth_nr=0, smooth_dr=0)";

        assertThat(consistency(loss, "--metric", "jaccard", "--voxels", "2")).isZero();

        assertThat(out.toString()).contains("none on which the loss is inconsistent with Jaccard");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--voxels | 9 | --voxels: found 9, allowed: 2 to 4",
                "--denominator | 1000 | --denominator: found 1000, allowed: 1 to 60",
                "--metric | iou | --metric: found iou, allowed: dice or jaccard"
            })
    void wrong_arguments_are_named(String option, String value, String message) {
        assertThat(consistency("torch.nn.BCELoss()", option, value)).isEqualTo(2);

        assertThat(err.toString()).isEqualToIgnoringNewLines("certidice: " + message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_loss_of_several_classes_is_refused() {
        assertThat(consistency("torch.nn.CrossEntropyLoss()")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "certidice: --loss: found a softmax over classes, allowed: a loss of images with one"
                                + " class");
    }

    /** A hinge becomes foreground at 0, not at 1/2: the ledger's C13 is about Lovász-softmax, this is its sibling. */
    @Test
    void a_hinge_is_cut_at_zero() {
        String loss = "segmentation_models_pytorch.losses.LovaszLoss(\"binary\", from_logits=True)";

        assertThat(consistency(loss, "--metric", "jaccard", "--voxels", "2", "--denominator", "4"))
                .isZero();
    }
}
