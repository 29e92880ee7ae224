package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.number.Rational;
import java.util.List;

/** Matthews losses: as the coefficient is defined. */
final class SlowMatthews {

    private final MatthewsLoss loss;
    private final Voxels voxels;

    SlowMatthews(MatthewsLoss loss, Voxels voxels) {
        this.loss = loss;
        this.voxels = voxels;
    }

    List<Plain> values() {
        boolean apart = loss.grouping().perImage();
        Plain[][] losses = new Plain[apart ? voxels.images() : 1][];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = new Plain[voxels.classes().size()];
            for (int i = 0; i < losses[row].length; i++) {
                losses[row][i] = ofGroup(apart ? row : -1, voxels.classes().get(i));
            }
        }
        return new SlowAverage(loss.averaging(), loss.grouping(), voxels).of(losses);
    }

    /** Of one image, or of all for -1. */
    private Plain ofGroup(int only, int c) {
        Plain e = Plain.of(loss.epsilon(), voxels.digits());
        Plain tp = e;
        Plain tn = e;
        Plain fp = e;
        Plain fn = e;
        for (int image = 0; image < voxels.images(); image++) {
            for (int voxel = 0; voxel < voxels.voxels() && (only < 0 || only == image); voxel++) {
                Plain counts = voxels.counts(image, c, voxel);
                Plain p = voxels.chance(image, c, voxel).p();
                Plain g = voxels.target(image, c, voxel);
                tp = tp.plus(p.times(g).times(counts));
                tn = tn.plus(p.complement().times(g.complement()).times(counts));
                fp = fp.plus(p.times(g.complement()).times(counts));
                fn = fn.plus(p.complement().times(g).times(counts));
            }
        }
        Plain predicted = tp.plus(fp).times(tn.plus(fn));
        Plain actual = tp.plus(fn).times(tn.plus(fp));
        Plain above = tp.times(tn).minus(fp.times(fn));
        return above.over(predicted.times(actual).power(Rational.HALF)).complement();
    }
}
