package io.github.certidice.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import io.github.certidice.InvalidInput;
import io.github.certidice.gpu.CudaLosses.Launch;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a chip gets wrong: launches, addresses, memory; and what the library says of arguments. */
@Tag("gpu")
class LaunchTest {

    private static final List<String> CALLS = List.of(
            "monai.losses.DiceLoss(batch=True)",
            "monai.losses.TverskyLoss(alpha=0.25, beta=0.75)",
            "torch.nn.functional.binary_cross_entropy_with_logits()",
            "torch.nn.functional.cross_entropy()",
            "lovasz_losses.lovasz_softmax()");

    private static Cuda cuda;

    @BeforeAll
    static void there_is_a_chip() {
        cuda = UnderTest.cuda();
    }

    /** Probabilities, which are logits too; labels where the call takes them. */
    private static Question question(Call call, ElementType type, int images, int classes, int voxels) {
        SplittableRandom random = new SplittableRandom(images * 31L + voxels);
        List<Integer> shape = List.of(images, classes, voxels);
        double[] prediction = new double[images * classes * voxels];
        double[] target = new double[prediction.length];
        for (int i = 0; i < prediction.length; i++) {
            prediction[i] = type.nearest(random.nextInt(8) == 0 ? random.nextInt(2) : random.nextDouble());
            target[i] = random.nextInt(2);
        }
        boolean labels = call.name().endsWith("cross_entropy") || call.name().endsWith("softmax");
        Tensor given = labels
                ? Tensor.of(ElementType.INT64, List.of(images, voxels), labels(random, images * voxels, classes))
                : Tensor.of(type, shape, target);
        return new Question(new Case(Tensor.of(type, shape, prediction), given), true, false);
    }

    private static double[] labels(SplittableRandom random, int count, int classes) {
        return random.ints(count, 0, classes).asDoubleStream().toArray();
    }

    private static Observed ask(Launch launch, Call call, Question question) {
        return new CudaLosses(cuda, launch).answer(call, question);
    }

    /** On a chip all that it has; on the host's threads, which take long to meet, few. */
    private static List<Launch> launches() {
        int few = Integer.getInteger("gpu.threads", 0);
        return few == 0
                ? List.of(usual(), fixed(32, 1), fixed(96, 7), fixed(512, 1000))
                : List.of(usual(), fixed(few, 1), fixed(few + 32, 7));
    }

    private static Launch fixed(int threads, int blocks) {
        return new Launch(false, threads, blocks);
    }

    private static Launch usual() {
        return launch(false);
    }

    private static Launch launch(boolean fast) {
        return new Launch(fast, Integer.getInteger("gpu.threads", 0), 0);
    }

    /** Sizes around chunks of 4096 to 16,384 numbers, and of none that threads or packs divide. */
    @ParameterizedTest
    @ValueSource(ints = {1, 31, 257, 4096, 4097, 16_385})
    void bits_do_not_depend_on_threads_and_blocks(int voxels) {
        for (String text : CALLS) {
            Call call = Call.parse(text);
            for (ElementType type : List.of(ElementType.FLOAT32, ElementType.FLOAT16)) {
                Question question = question(call, type, 2, 2, voxels);
                Observed usual = ask(usual(), call, question);
                for (Launch launch : launches()) {
                    assertThat(ask(launch, call, question))
                            .as("%s, %s", text, launch)
                            .isEqualTo(usual);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, 3001", "FLOAT32, 3001", "FLOAT16, 517", "BFLOAT16, 517"})
    void larger_images_are_within_the_derived_bounds(ElementType type, int voxels) {
        for (String text : CALLS) {
            Call call = Call.parse(text);
            Question question = question(call, type, 1, 2, voxels);
            for (boolean fast : new boolean[] {false, true}) {
                Comparison comparison =
                        Comparison.of(Oracle.of(call), question, ask(launch(fast), call, question));
                assertThat(comparison.verdict())
                        .as("%s, fast: %s%n%s", text, fast, comparison.facts(question, ""))
                        .isIn(Verdict.AGREE, Verdict.ACCEPTABLE);
            }
        }
    }

    /** A view that begins at the second element can't be read 16 bytes at a time. */
    @Test
    void views_that_are_not_aligned_give_the_same_bits() {
        double[] p = {0, 0.25, 0.5, 0.75, 1, 0.125, 0.375};
        double[] g = {0, 0, 1, 1, 1, 0, 1};
        List<double[]> results = new ArrayList<>();
        try (DeviceArrays arrays = new DeviceArrays(cuda)) {
            for (int offset = 0; offset < 2; offset++) {
                double[] shiftedP = new double[p.length + offset];
                double[] shiftedG = new double[p.length + offset];
                System.arraycopy(p, 0, shiftedP, offset, p.length);
                System.arraycopy(g, 0, shiftedG, offset, p.length);
                CudaLibrary.Tensors tensors = tensors(arrays, p.length);
                long bytes = (long) offset * Float.BYTES;
                Pointer gradient = arrays.room(64);
                tensors.prediction = arrays.of(ElementType.FLOAT32, shiftedP).share(bytes);
                tensors.target = arrays.of(ElementType.FLOAT32, shiftedG).share(bytes);
                tensors.gradient = gradient.share(bytes);
                cuda.check(cuda.library().cd_overlap_run(tensors, dice()));
                results.add(arrays.read(ElementType.FLOAT32, tensors.gradient, p.length));
            }
        }
        assertThat(results.get(1)).containsExactly(results.get(0));
    }

    private static CudaLibrary.Overlap dice() {
        CudaLibrary.Overlap loss = new CudaLibrary.Overlap();
        loss.k = 2;
        loss.alpha = 0.5;
        loss.beta = 0.5;
        loss.m = 1;
        return loss;
    }

    private static CudaLibrary.Tensors tensors(DeviceArrays arrays, int voxels) {
        CudaLibrary.Tensors tensors = new CudaLibrary.Tensors();
        tensors.dtype = 1;
        tensors.images = 1;
        tensors.classes = 1;
        tensors.voxels = voxels;
        tensors.prediction = arrays.of(ElementType.FLOAT32, new double[voxels]);
        tensors.target = arrays.of(ElementType.FLOAT32, new double[voxels]);
        tensors.gradient = arrays.of(ElementType.FLOAT32, new double[voxels]);
        tensors.value = arrays.of(ElementType.FLOAT64, 0, 0);
        LongByReference bytes = new LongByReference();
        cuda.check(cuda.library().cd_overlap_workspace(tensors, dice(), bytes));
        tensors.workspace = arrays.room(bytes.getValue());
        tensors.workspaceBytes = bytes.getValue();
        return tensors;
    }

    private static void assertRefused(String message, Consumer<CudaLibrary.Tensors> change) {
        assertRefused(message, change, loss -> {});
    }

    private static void assertRefused(
            String message, Consumer<CudaLibrary.Tensors> change, Consumer<CudaLibrary.Overlap> otherwise) {
        try (DeviceArrays arrays = new DeviceArrays(cuda)) {
            CudaLibrary.Tensors tensors = tensors(arrays, 4);
            CudaLibrary.Overlap loss = dice();
            change.accept(tensors);
            otherwise.accept(loss);
            assertThatThrownBy(() -> cuda.check(cuda.library().cd_overlap_run(tensors, loss)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage(message);
        }
    }

    @Test
    void arguments_that_mean_nothing_are_named() {
        assertRefused(
                "dtype: found 4, allowed: 0 (float64), 1 (float32), 2 (float16), 3 (bfloat16)", t -> t.dtype = 4);
        assertRefused("mode: found 2, allowed: 0 (deterministic), 1 (fast)", t -> t.mode = 2);
        assertRefused("images: found -1, allowed: numbers of at least 0", t -> t.images = -1);
        assertRefused("shape: found 1 x 0 x 4, allowed: at least one number", t -> t.classes = 0);
        assertRefused(
                "shape: found 4611686018427387904 x 1 x 4, allowed: at most 2^57 numbers",
                t -> t.images = 1L << 62);
        assertRefused("threads: found 48, allowed: multiples of 32 up to 512, or 0", t -> t.threads = 48);
        assertRefused("blocks: found -1, allowed: numbers of at least 0", t -> t.blocks = -1);
        assertRefused("target: found null, allowed: an address in device memory", t -> t.target = null);
        assertRefused("workspace_bytes: found 0, allowed: at least 512", t -> t.workspaceBytes = 0);
        assertRefused(
                "prediction, gradient: found an address inside a number, allowed: multiples of 4",
                t -> t.prediction = t.prediction.share(2));
        assertRefused("k: found 0, allowed: finite numbers above 0", t -> {}, loss -> loss.k = 0);
        assertRefused(
                "alpha: found -1, allowed: finite numbers of at least 0", t -> {}, loss -> loss.alpha = -1);
    }

    /** An error that is answered leaves nothing behind. */
    @Test
    void more_memory_than_there_is_is_an_error_and_the_next_question_is_answered() {
        assertThatThrownBy(() -> cuda.allocate(1L << 50))
                .isInstanceOf(CudaException.class)
                .hasMessage("cudaErrorMemoryAllocation (2): out of memory");

        Call call = Call.parse(CALLS.get(0));
        assertThat(ask(usual(), call, question(call, ElementType.FLOAT32, 1, 1, 5)))
                .isNotNull();
    }
}
