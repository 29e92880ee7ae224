package io.github.certidice.gate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.MinimalCase;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.call.Call;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Errors of tensors that lie otherwise in memory, beside errors that they have nothing to do with. */
class StorageCampaignTest {

    private static final String DICE = "monai.losses.DiceLoss(sigmoid=True)";
    private static final long CASES = 100;

    private static List<Cell> cells(Subject subject, String... slugs) {
        List<Property> properties = Stream.of(slugs)
                .map(slug -> KnownProperties.named(slug, "test"))
                .toList();
        Campaign campaign = Campaign.whole("subject", 1, List.of(TestedCall.of(DICE)), properties);
        return campaign.withCases(CASES)
                .run(subject, Progress.NONE)
                .calls()
                .get(0)
                .cells();
    }

    /** Refuses float64, and makes a flat view of the mask, which fails where memory has another order. */
    private static Observed ofFloats(Call call, Question question) {
        if (question.tensors().prediction().type() == ElementType.FLOAT64) {
            throw new IllegalStateException("float64");
        }
        if (question.storage() == Storage.TRANSPOSED
                && !isRow(question.tensors().target())) {
            throw new IllegalStateException("no view");
        }
        return Subjects.answer(call, question).in(question.storage());
    }

    private static boolean isRow(Tensor tensor) {
        return tensor.shape().stream().filter(axis -> axis > 1).count() < 2;
    }

    private static Observed never(Call call, Question question) {
        throw new IllegalStateException("always");
    }

    @Test
    void an_error_of_storage_is_not_shrunk_to_another_error() {
        Subject subject = InProcess.of(StorageCampaignTest::ofFloats);
        Cell cell = cells(subject, "storage").get(0);
        MinimalCase minimal = cell.findings().get(0).minimal();

        assertThat(cell.counts().unsupported()).isPositive();
        assertThat(cell.findings())
                .hasSize(1)
                .allMatch(finding -> finding.flag().equals("REFUSED"));
        assertThat(minimal.facts())
                .contains(new Fact("storage", "transposed"))
                .anyMatch(fact -> fact.text().startsWith("float32["))
                .anyMatch(fact -> fact.text().endsWith("no view"));
        assertThat(minimal.numbers()).isEqualTo(4);
    }

    @Test
    void its_token_replays_it() {
        Subject subject = InProcess.of(StorageCampaignTest::ofFloats);
        MinimalCase minimal = cells(subject, "storage").get(0).findings().get(0).minimal();
        Cell again = Replay.of(minimal.token())
                .run(subject, "subject")
                .calls()
                .get(0)
                .cells()
                .get(0);

        assertThat(again.findings().get(0).minimal()).isEqualTo(minimal);
    }

    @Test
    void what_it_asks_in_the_usual_way_is_left_to_who_asks_next() {
        List<Cell> cells = cells(InProcess.of(StorageCampaignTest::never), "storage", "voxel-permutation");

        assertThat(cells.get(0).counts().failed()).isZero();
        assertThat(cells.get(0).counts().unsupported())
                .isPositive()
                .isEqualTo(cells.get(0).counts().total());
        assertThat(cells.get(1).counts().errors()).isPositive();
    }
}
