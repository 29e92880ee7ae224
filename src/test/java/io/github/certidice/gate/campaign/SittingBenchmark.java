package io.github.certidice.gate.campaign;

import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cases per second of one image of some voxels, drawn, asked of a plain program in this process and judged exactly. Run it with
 *
 * <pre>mvn test-compile exec:exec@bench -Dbench='SittingBenchmark -prof gc'</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
@Threads(2)
@Fork(1)
public class SittingBenchmark {

    private static final double SMOOTHING = 1e-5;

    @Param("64")
    private int voxels;

    @Param({
        "monai.losses.DiceLoss()",
        "monai.losses.DiceLoss(sigmoid=True)",
        "segmentation_models_pytorch.losses.LovaszLoss('binary')",
        "torch.nn.functional.binary_cross_entropy_with_logits()"
    })
    private String call;

    /** All of a campaign's, or value and gradient. */
    @Param({"2", "all"})
    private String properties;

    @Param({"FLOAT32", "FLOAT64"})
    private ElementType dtype;

    private Subject subject;
    private final SplittableRandom random = new SplittableRandom(1);
    private Panel panel;
    private Trial form;
    private Size size;
    private long index;

    /** The form is that of the first trial whose predictions are in one piece. */
    @Setup(Level.Trial)
    public void prepare() {
        List<Property> all = KnownProperties.all();
        size = new Size(1, 1, List.of(voxels));
        form = Trial.drawn(TestedCall.of(call), 1, 0);
        subject = InProcess.of(call.equals("monai.losses.DiceLoss()") ? SittingBenchmark::dice : new Plain());
        panel = Panel.of(form.call(), properties.equals("all") ? all : all.subList(0, Integer.parseInt(properties)));
    }

    private Scene scene() {
        double[] truth = new double[voxels];
        double[] belief = new double[voxels];
        for (int i = 0; i < voxels; i++) {
            truth[i] = random.nextInt(2);
            belief[i] = dtype.nearest(random.nextDouble(1.0 / 64, 1));
        }
        return new Scene(size, truth, belief, new BitSet(), dtype);
    }

    /** In two loops: what a subject that answers at once takes. */
    private static Observed dice(Call call, Question question) {
        Tensor p = question.tensors().prediction();
        Tensor g = question.tensors().target();
        double both = 0;
        double sizes = 0;
        for (int i = 0; i < p.size(); i++) {
            both += p.at(i) * g.at(i);
            sizes += p.at(i) + g.at(i);
        }
        double below = sizes + SMOOTHING;
        double ratio = (2 * both + SMOOTHING) / below;
        double[] slopes = new double[p.size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (ratio - 2 * g.at(i)) / below;
        }
        return Observed.of(ElementType.FLOAT64, Tensor.scalar(1 - ratio), Tensor.of(p.shape(), slopes));
    }

    /** One case. */
    @Benchmark
    public Object judge() {
        Sitting sitting = Sitting.of(form.with(scene()), index++, panel);
        sitting.inquiries().forEach(inquiry -> sitting.take(inquiry, subject.ask(inquiry.call(), inquiry.question())));
        sitting.judge();
        return sitting.judgements();
    }
}
