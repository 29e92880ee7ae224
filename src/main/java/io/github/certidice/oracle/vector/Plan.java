package io.github.certidice.oracle.vector;

import java.util.List;

/** All calls that there are vectors of. */
final class Plan {

    private Plan() {}

    static List<CallGroup> groups() {
        return CallGroup.join(
                MonaiCalls.groups(),
                SmpCalls.groups(),
                ToolbeltCalls.groups(),
                NnUnetCalls.groups(),
                SegLossOdysseyCalls.groups(),
                TorchCalls.groups(),
                ScoreCalls.groups(),
                KerasCalls.groups(),
                MmsegCalls.groups(),
                Nd4jCalls.groups());
    }
}
