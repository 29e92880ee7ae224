package io.github.certidice.oracle.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.call.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the asking side writes, the answering side reads back. */
class RequestWriterTest {

    private static final Tensor PREDICTION = Tensor.of(ElementType.FLOAT32, List.of(1, 2, 1), 0.25, 0.75);
    private static final Tensor TARGET = Tensor.of(ElementType.INT64, List.of(1, 1), 1);
    private static final Tensor MASK = Tensor.of(ElementType.FLOAT64, List.of(1, 1), 0.5);
    private static final Question PLAIN = new Question(new Case(PREDICTION, TARGET), false, false);

    private static String written(long id, String call, Question question) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            RequestWriter.write(id, Call.parse(call), question, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Question read(String line) {
        List<Oracle> asked = new ArrayList<>();
        Losses losses = new Losses(call -> {
            Oracle oracle = Oracle.of(call);
            asked.add(oracle);
            return oracle;
        });
        return Request.read(Fields.ofLine(Slice.of(line)), losses).question();
    }

    @Test
    void tensors_and_flags_are_read_back() {
        String call = "torch.nn.functional.cross_entropy()";
        Question all = new Question(
                new Case(PREDICTION, TARGET, Map.of("mask", MASK, "edges", MASK)), true, true, Storage.STRIDED);
        for (Question question : List.of(PLAIN, all, all.in(Storage.TRANSPOSED))) {
            assertThat(read(written(7, call, question))).isEqualTo(question);
        }
    }

    @Test
    void flags_that_are_usual_are_left_out() {
        assertThat(written(7, "torch.nn.functional.cross_entropy()", PLAIN)).isEqualTo("""
                {"id":7,"loss":{"call":"torch.nn.functional.cross_entropy","args":{}},\
                "prediction":{"dtype":"float32","shape":[1,2,1],"data":[0.25,0.75]},\
                "target":{"dtype":"int64","shape":[1,1],"data":[1]},"gradient":false}""");
    }

    /** Numbers, words, nothing, lists, mappings; what is given by place is in the library's words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "monai.losses.DiceLoss(include_background=False, smooth_nr=0.5, reduction='sum', weight=None)",
                "monai.losses.DiceFocalLoss(weight=[1, 2.5], gamma=3)",
                "monai.losses.DiceLoss(other={'a': [True, -7], 'b': {}})",
                "segmentation_models_pytorch.losses.DiceLoss('multiclass', classes=[0, 2])"
            })
    void calls_are_read_back(String call) {
        String line = written(0, call, PLAIN);
        String loss = line.substring(line.indexOf("\"loss\":") + 7, line.indexOf(",\"prediction\""));
        List<String> called = new ArrayList<>();
        new Losses(parsed -> {
                    called.add(parsed.toString());
                    return null;
                })
                .read(Slice.of(loss));

        assertThat(called).containsExactly(Call.parse(call).toString());
    }
}
