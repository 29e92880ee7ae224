package io.github.certidice.gate.scene;

import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;
import java.util.Locale;

/**
 * A form of tensors that a call takes.
 *
 * @param intake the form
 * @param widths sizes that the last spatial axis may have; empty for any
 */
public record Form(Intake intake, List<Integer> widths) {

    /** Copies the sizes. */
    public Form {
        widths = List.copyOf(widths);
    }

    /** True where images of any size are taken. */
    public boolean isOpen() {
        return widths.isEmpty();
    }

    /** True where a voxel's class is named by its index. */
    public boolean isIndexed() {
        return intake.target() == Target.INDEX || intake.target() == Target.INDEX_CHANNEL;
    }

    /** {@code "logits-index_channel-3"}: tells the forms of a call apart. */
    public String key() {
        String words = intake.numbers() + "-" + intake.target() + "-" + intake.classes();
        return words.toLowerCase(Locale.ROOT);
    }

    /** True where soft labels and void voxels are taken, as far as the scene has any, and its width. */
    boolean takes(Scene scene) {
        List<Integer> spatial = scene.size().spatial();
        boolean fits = isOpen() || widths.contains(spatial.get(spatial.size() - 1));
        return fits && (intake.soft() || scene.isHard()) && (intake.ignored().isPresent() || !scene.isAnyIgnored());
    }

    /** True where a scene in one of them is one in the other too. */
    boolean takesThatOf(Form other) {
        return key().equals(other.key())
                && intake.exclusive() == other.intake.exclusive()
                && intake.axes().channels() == other.intake.axes().channels()
                && intake.axes().rank() == other.intake.axes().rank();
    }
}
