package io.github.certidice.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.campaign.Progress;
import io.github.certidice.gate.expected.Expectations;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.report.gate.GateFormat;
import io.github.certidice.report.gate.GateReport;
import io.github.certidice.report.gate.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gate's campaign against the CUDA losses; its pages go to {@code target/gpu-report}. */
@Tag("gpu")
class GpuCampaignTest {

    private static final Path CALLS = Path.of("gpu-tests/calls.txt");
    private static final Path PAGES = Path.of("target/gpu-report");
    private static final Set<GateFormat> FORMATS = Set.of(GateFormat.JSON, GateFormat.HTML, GateFormat.MARKDOWN);

    private static List<TestedCall> calls() throws IOException {
        return Files.readAllLines(CALLS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(TestedCall::of)
                .toList();
    }

    private static String words(Cuda.Chip chip) {
        return "CUDA losses on " + chip.name() + ", compute capability " + chip.capability() + ", driver for CUDA "
                + chip.driver() + ", built with CUDA " + chip.runtime();
    }

    @Test
    void all_properties_hold() throws IOException {
        Cuda cuda = UnderTest.cuda();
        Campaign campaign = Campaign.whole(words(cuda.chip(0)), 1, calls(), KnownProperties.all())
                .withCases(Long.getLong("gpu.cases", 100));
        CudaLosses losses = new CudaLosses(
                cuda, new CudaLosses.Launch(false, Integer.getInteger("gpu.threads", 0), 0));
        try (InProcess subject = InProcess.of(losses)) {
            Judged judged = Judged.of(campaign.run(subject, Progress.NONE), Expectations.NONE);
            new GateReport(judged).writeTo(PAGES, FORMATS);

            assertThat(judged.isGood()).as(new TerminalText(judged).text()).isTrue();
        }
    }
}
