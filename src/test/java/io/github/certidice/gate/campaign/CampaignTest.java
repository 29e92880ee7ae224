package io.github.certidice.gate.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.Finding.Kind;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.MinimalCase;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTest {

    private static final String DICE = "monai.losses.DiceLoss(sigmoid=True)";
    private static final String TVERSKY =
            "segmentation_models_pytorch.losses.TverskyLoss('multiclass', alpha=0.3, beta=0.7)";

    private static final long CASES = 25;

    private static Campaign campaign(String... calls) {
        return Campaign.whole("subject", 1, Stream.of(calls).map(TestedCall::of).toList(), KnownProperties.all())
                .withCases(CASES);
    }

    /** Of Dice and one property alone. */
    private static Cell cell(String property, Subject subject) {
        List<Property> one = KnownProperties.all().stream()
                .filter(known -> known.words().slug().equals(property))
                .toList();
        Campaign campaign = Campaign.whole("subject", 1, List.of(TestedCall.of(DICE)), one);
        return run(campaign.withCases(CASES), subject).calls().get(0).cells().get(0);
    }

    private static GateResult run(Campaign campaign, Subject subject) {
        return campaign.run(subject, Progress.NONE);
    }

    private static Cell cell(GateResult result, String property) {
        return result.calls().get(0).cells().stream()
                .filter(cell -> cell.property().equals(property))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings(GateResult result) {
        return result.calls().stream()
                .flatMap(call -> call.cells().stream())
                .flatMap(cell -> cell.findings().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DICE,
                "torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0], label_smoothing=0.125)",
                "lovasz_losses.lovasz_softmax(ignore=255)",
                "nnunetv2.training.loss.dice.SoftDiceLoss(batch_dice=True, ddp=False)",
                "keras.losses.Tversky(alpha=0.3, beta=0.7, axis=[1, 2])",
                "optax.losses.dice_loss()",
                "torch.nn.functional.binary_cross_entropy_with_logits(weight=[1.0, 2.0, 4.0])",
                "torchmetrics.functional.segmentation.dice_score(3)"
            })
    void the_oracle_passes(String call) {
        GateResult result = run(campaign(call), Subjects.right());

        assertThat(findings(result)).noneMatch(finding -> finding.kind() != Kind.ACCEPTABLE);
        assertThat(cell(result, "value").counts()).isEqualTo(new Counts(CASES, 0, 0, 0, 0));
        assertThat(cell(result, "repeated").counts().agreed()).isEqualTo(CASES);
    }

    /** But of storage, of which the oracle has none: {@link io.github.certidice.gate.property.StoragePropertyTest}. */
    @Test
    void every_property_says_something() {
        GateResult result = run(
                campaign(
                                DICE,
                                "monai.losses.DiceLoss(sigmoid=True, jaccard=True)",
                                "lovasz_losses.lovasz_softmax(ignore=255)",
                                "torch.nn.functional.cross_entropy()",
                                "torch.nn.functional.binary_cross_entropy(weight=[1.0, 2.0])",
                                "monai.losses.DiceLoss()")
                        .withCases(40),
                Subjects.right());

        for (int k = 0; k < KnownProperties.all().size(); k++) {
            int property = k;
            if (result.properties().get(k).slug().equals("storage")) {
                continue;
            }
            assertThat(result.calls())
                    .as(result.properties().get(k).slug())
                    .anyMatch(call -> call.cells().get(property).counts().agreed() > 5);
        }
    }

    @Test
    void exchanged_weights_are_found_and_shrunk() {
        GateResult result = run(
                campaign(TVERSKY), Subjects.taking(call -> call.replace("alpha=0.3, beta=0.7", "alpha=0.7, beta=0.3")));
        Finding finding = cell(result, "value").findings().get(0);

        assertThat(finding.kind()).isEqualTo(Kind.DISAGREE);
        assertThat(finding.minimal().numbers()).isLessThanOrEqualTo(4);
        assertThat(finding.minimal().call()).isEqualTo(TVERSKY);
        assertThat(finding.minimal().facts().stream().map(Fact::name))
                .containsSubsequence(
                        "call",
                        "prediction",
                        "target",
                        "where",
                        "observed",
                        "expected",
                        "distance",
                        "allowed",
                        "exactly",
                        "note",
                        "flag",
                        "replay");
        assertThat(cell(result, "gradient").counts().disagreed()).isPositive();
        assertThat(cell(result, "gradient-is-derivative").findings()).isEmpty();
        assertThat(cell(result, "voxel-permutation").findings()).isEmpty();
    }

    @Test
    void arguments_that_dont_matter_are_dropped() {
        GateResult result = run(
                campaign("monai.losses.DiceLoss(sigmoid=True, squared_pred=True, reduction='sum')"),
                Subjects.taking(call -> call.replace("sigmoid=True", "sigmoid=True, smooth_nr=1")));

        assertThat(cell(result, "value").findings().get(0).minimal().call()).isEqualTo(DICE);
    }

    @Test
    void a_sum_over_the_batch_is_found_without_the_oracle() {
        Subject subject = Subjects.taking(call -> "monai.losses.DiceLoss(sigmoid=True, batch=True)");
        MinimalCase minimal = cell("single-images", subject).findings().get(0).minimal();

        assertThat(minimal.numbers()).isEqualTo(2);
        assertThat(minimal.facts()).contains(new Fact("flag", "BATCH_OF_IMAGES"));
    }

    @Test
    void a_gradient_that_is_none_of_its_value_is_found_without_the_oracle() {
        Subject subject = InProcess.of((call, question) -> {
            Observed right = Subjects.answer(call, question);
            return new Observed(right.dtype(), right.value(), right.gradient().map(CampaignTest::halved));
        });
        Cell cell = cell("gradient-is-derivative", subject);

        assertThat(cell.findings().get(0).flag()).isEqualTo("GRADIENT_NOT_DERIVATIVE");
        assertThat(cell.findings().get(0).minimal().numbers()).isEqualTo(1);
    }

    private static Tensor halved(Tensor tensor) {
        double[] numbers = tensor.toDoubles();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] /= 2;
        }
        return Tensor.of(tensor.shape(), numbers);
    }

    @Test
    void a_state_between_calls_is_found_by_asking_again() {
        AtomicInteger asked = new AtomicInteger();
        Subject subject = InProcess.of((call, question) -> {
            Observed right = Subjects.answer(call, question);
            return asked.incrementAndGet() % 7 == 0
                    ? new Observed(right.dtype(), halved(right.value()), right.gradient())
                    : right;
        });

        assertThat(cell("repeated", subject).counts().disagreed()).isPositive();
    }

    @Test
    void void_voxels_that_count_are_found() {
        GateResult result = run(campaign("lovasz_losses.lovasz_softmax(ignore=255)"), InProcess.of((call, question) -> {
            Observed right = Subjects.answer(call, question);
            double all = 0;
            for (double p : question.tensors().prediction().toDoubles()) {
                all += p * p;
            }
            double value = right.value().at(0) + all / 1024;
            return new Observed(right.dtype(), Tensor.scalar(value), right.gradient());
        }));

        assertThat(cell(result, "void-voxels").findings().get(0).flag()).isEqualTo("VOID_VOXELS_COUNT");
    }

    @Test
    void shards_join_to_the_same_result() {
        Campaign whole = campaign(TVERSKY, DICE).withCases(12);
        GateResult one = run(whole, wrong());
        GateResult three = run(whole.shard(2, 3), wrong())
                .plus(run(whole.shard(1, 3), wrong()))
                .plus(run(whole.shard(3, 3), wrong()));

        assertThat(three.calls()).isEqualTo(one.calls());
        assertThat(findings(one)).hasSizeGreaterThan(3);
        assertThat(three.plan().isWhole()).isTrue();
    }

    private static Subject wrong() {
        return Subjects.taking(
                call -> call.replace("alpha=0.3", "alpha=0.35").replace("sigmoid=True", "sigmoid=True, batch=True"));
    }

    @Test
    void what_a_subject_doesnt_do_is_unsupported_everywhere() {
        Subject subject = InProcess.of((call, question) -> {
            throw new UnsupportedOperationException("no losses");
        });
        GateResult result = run(campaign(DICE), subject);

        assertThat(findings(result)).isEmpty();
        assertThat(cell(result, "value").counts().unsupported()).isEqualTo(CASES);
        assertThat(cell(result, "gradient").counts().unsupported()).isPositive();
    }

    @Test
    void a_refusal_is_counted_once_and_shrunk() {
        Subject subject = InProcess.of((call, question) -> {
            if (question.tensors().prediction().shape().get(0) > 1) {
                throw new IllegalStateException("one image only");
            }
            return Subjects.answer(call, question);
        });
        GateResult result = run(campaign(DICE), subject);
        Finding finding = cell(result, "value").findings().get(0);

        assertThat(finding.kind()).isEqualTo(Kind.ERROR);
        assertThat(finding.flag()).isEqualTo("REFUSED");
        assertThat(finding.minimal().numbers()).isEqualTo(2);
        assertThat(finding.minimal().facts()).anyMatch(fact -> fact.text().contains("one image only"));
        assertThat(cell(result, "repeated").findings()).isEmpty();
        assertThat(cell(result, "repeated").counts().total()).isEqualTo(CASES - finding.count());
    }

    /** Fails in each way by turns. */
    private static final class Failing implements Subject {

        private static final List<Reply> FAILURES = List.of(
                new Reply.TimedOut(Duration.ofSeconds(1)),
                new Reply.Garbled("no JSON", "hello"),
                new Reply.OutOfOrder("1", "2"),
                new Reply.TooLarge(10),
                new Reply.GivenUp(3, "hung"));

        private final Subject right = Subjects.right();
        private int asked;
        private int forgiven;

        @Override
        public void askAll(Iterator<Inquiry> inquiries, Replies replies) {
            while (inquiries.hasNext()) {
                Inquiry next = inquiries.next();
                boolean fails = ++asked % 3 == 0;
                replies.take(
                        next, fails ? FAILURES.get(asked % FAILURES.size()) : right.ask(next.call(), next.question()));
            }
        }

        @Override
        public void forgive() {
            forgiven++;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @Test
    void a_campaign_goes_on_after_failures() {
        Failing subject = new Failing();
        GateResult result = run(campaign(DICE), subject);
        List<String> flags =
                findings(result).stream().map(Finding::flag).distinct().sorted().toList();

        assertThat(flags).containsExactly("GARBLED", "GIVEN_UP", "OUT_OF_ORDER", "TIMED_OUT", "TOO_LARGE");
        assertThat(findings(result)).allMatch(finding -> finding.kind() == Kind.ERROR);
        assertThat(cell(result, "value").counts().agreed()).isPositive();
        assertThat(subject.forgiven).isGreaterThanOrEqualTo(findings(result).size());
    }

    @Test
    void progress_is_told() {
        List<String> told = new ArrayList<>();
        campaign(DICE, TVERSKY)
                .withCases(40)
                .shard(1, 2)
                .run(Subjects.right(), (done, total) -> told.add(done + " of " + total));

        assertThat(told).containsExactly("20 of 40", "40 of 40");
    }

    @Test
    void what_asks_nothing_is_refused() {
        assertThatThrownBy(() -> campaign()).isInstanceOf(InvalidInput.class).hasMessageStartingWith("--loss");
        assertThatThrownBy(() -> campaign(DICE).withCases(0))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--cases: found 0");
        assertThatThrownBy(() -> campaign(DICE).shard(4, 3))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--shard");
        assertThatThrownBy(() -> campaign(DICE).shard(0, 3)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> campaign(DICE).shard(1, 0)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_trial_of_its_own_number_is_asked() {
        List<Inquiry> asked = new ArrayList<>();
        Subject subject = InProcess.of((call, question) -> {
            asked.add(new Inquiry(call, question));
            return Subjects.answer(call, question);
        });
        run(campaign(DICE).withCases(9).shard(3, 9), subject);

        assertThat(asked.get(0))
                .isEqualTo(Trial.drawn(TestedCall.of(DICE), 1, 2).inquiry());
    }
}
