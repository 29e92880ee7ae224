package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of ND4J: loss functions take rows of outputs, operations of SameDiff have classes on the last axis. */
final class Nd4jCalls {

    private static final String FUNCTIONS = "org.nd4j.linalg.lossfunctions.impl.";
    private static final String OPERATIONS = "org.nd4j.autodiff.samediff.ops.SDLoss.";
    private static final Intake LOGITS = Intake.logits(2).ofRank(0).softly();
    private static final Intake P = Intake.probabilities(2).ofRank(0).softly();
    private static final Intake CLASSES =
            Intake.classLogits(3, Target.CHANNELS).ofRank(0).softly();
    private static final Intake SHARES =
            Intake.shares(3, Target.CHANNELS).ofRank(0).softly();

    private Nd4jCalls() {}

    static List<CallGroup> groups() {
        return join(entropies(), fMeasure(), operations());
    }

    private static List<CallGroup> entropies() {
        String binary = FUNCTIONS + "LossBinaryXENT";
        String classes = FUNCTIONS + "LossMCXENT";
        return join(
                of(binary, LOGITS, "", "average=False", "weights=[1.0, 3.0]", "clipEps=0.0"),
                more(binary, P, "activation='identity'"),
                of(classes, CLASSES, "", "average=False", "weights=[0.5, 1.0, 2.0]", "softmaxClipEps=0.0"),
                more(classes, SHARES, "activation='identity'"));
    }

    private static List<CallGroup> fMeasure() {
        String name = FUNCTIONS + "LossFMeasure";
        return join(
                of(name, Intake.logits(1).ofRank(0).softly(), "", "beta=2.0"),
                more(name, Intake.probabilities(1).ofRank(0), "activation='identity'"),
                more(name, Intake.classLogits(2, Target.CHANNELS).ofRank(0), "activation='softmax'"));
    }

    private static List<CallGroup> operations() {
        Intake logits = Intake.logits(2).on(ChannelAxis.LAST).softly();
        Intake classes = Intake.classLogits(3, Target.CHANNELS).on(ChannelAxis.LAST);
        return join(
                of(OPERATIONS + "logLoss", Intake.probabilities(2).on(ChannelAxis.LAST), "", "lossReduce='SUM'"),
                of(OPERATIONS + "sigmoidCrossEntropy", logits, "", "labelSmoothing=0.125", "lossReduce='NONE'"),
                of(OPERATIONS + "softmaxCrossEntropy", classes, "", "labelSmoothing=0.125", "lossReduce='SUM'"),
                of(
                        OPERATIONS + "sparseSoftmaxCrossEntropy",
                        Intake.classLogits(3, Target.INDEX).on(ChannelAxis.LAST),
                        ""));
    }
}
