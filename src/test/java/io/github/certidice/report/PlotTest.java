package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.certidice.report.markup.Markup;
import io.github.certidice.report.plot.Axis;
import io.github.certidice.report.plot.Bins;
import io.github.certidice.report.plot.Plot;
import io.github.certidice.report.plot.Points;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class PlotTest {

    private static final Points LINE = Points.of(new double[] {1, 2}, new double[] {3, 4});
    private static final Plot EMPTY = Plot.named("p", "A plot");

    static List<Plot> examples() {
        return ExamplePlots.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTheGoldenFileByteForByte(Plot plot) throws IOException {
        Golden.assertSameBytes(plot.name() + ".svg", plot.toSvg());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTheSameWhenDrawnAgain(Plot plot) {
        assertThat(plot.toSvg()).isEqualTo(plot.toSvg());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysWhatItIsAndScales(Plot plot) {
        Element svg = Markup.parse(plot.toSvg()).getDocumentElement();
        assertThat(svg.getFirstChild().getNodeName()).isEqualTo("title");
        assertThat(svg.getFirstChild().getTextContent())
                .isEqualTo(plot.caption().title());
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo(plot.caption().description());
        assertThat(svg.getAttribute("viewBox"))
                .startsWith("0 0 " + plot.frame().size().width());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void refersToNothingOutside(Plot plot) {
        String svg = plot.toSvg().replace("http://www.w3.org/2000/svg", "");
        assertThat(svg).doesNotContain("http", "href", "@import", "<script", "NaN", "Infinity");
        assertThat(found(svg, "url\\(([^)]*)")).allMatch(reference -> reference.startsWith("#" + plot.name() + "-"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void usesOnlyItsOwnNames(Plot plot) {
        String own = plot.name() + "(-.*)?";
        assertThat(names(plot)).isNotEmpty().allMatch(name -> name.matches(own));
    }

    @Test
    void severalPlotsInAPageHaveDifferentIds() {
        List<String> ids = examples().stream()
                .flatMap(plot -> found(plot.toSvg(), " id=\"([^\"]*)"))
                .toList();
        assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void leavesNoInkThatNeedsACertainBackground() {
        String svg = ExamplePlots.evidence().toSvg();
        assertThat(svg).doesNotContain("rgb(255,255,255)", "rgb(1,2,3)", "rgb(4,5,6)", "rgb(71,71,71)", "#010203");
    }

    @Test
    void showsMarkupInTextsAsText() {
        String svg =
                EMPTY.withCurve("a < b & \"c\"", LINE).withLevel("<script>", 3).toSvg();
        assertThat(Markup.parse(svg).getDocumentElement().getTextContent()).contains("a < b & \"c\"", "<script>");
    }

    @Test
    void takesExtremeNumbers() {
        Points extreme = Points.of(new double[] {1e-300, 1, 1e300}, new double[] {1e-300, 1, 1e300});
        String svg = EMPTY.withAxes(Axis.log10("x"), Axis.log10("y"))
                .withDots("extreme", extreme)
                .toSvg();
        assertThat(found(svg, "<(circle)")).hasSize(4);
        assertThat(svg).contains(">10⁰<").doesNotContain("NaN", "Infinity");
    }

    @Test
    void refusesNumbersTooLargeToDraw() {
        Points huge = Points.of(new double[] {1, Double.MAX_VALUE}, new double[] {1, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(EMPTY.withCurve("huge", huge)::toSvg)
                .withMessageContaining("'huge'");
    }

    @Test
    void onePointIsEnough() {
        Points one = Points.of(new double[] {5}, new double[] {7});
        assertThat(EMPTY.withDots("one", one).toSvg()).contains("<circle");
        assertThat(EMPTY.withAxes(Axis.log10("x"), Axis.log10("y"))
                        .withDots("one", one)
                        .toSvg())
                .contains("<circle");
    }

    @Test
    void refusesNotANumberAndSaysWhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.of(new double[] {1, 2}, new double[] {3, Double.NaN}))
                .withMessage("y[1] is NaN, not a finite number");
    }

    @Test
    void refusesAnEmptySeries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.of(new double[0], new double[0]))
                .withMessage("no x values: nothing to draw");
    }

    @Test
    void refusesCoordinatesWithoutPartner() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.of(new double[] {1, 2}, new double[] {3}))
                .withMessage("2 x values but 1 y values");
    }

    @Test
    void refusesZeroOnALogarithmicAxis() {
        Points zero = Points.of(new double[] {0, 1}, new double[] {1, 1});
        Plot plot = EMPTY.withAxes(Axis.log10("pixels"), Axis.linear("error")).withCurve("Dice", zero);
        assertThatIllegalArgumentException()
                .isThrownBy(plot::toSvg)
                .withMessage("'Dice': 0.0 has no place on the logarithmic axis 'pixels'");
    }

    @Test
    void refusesAnEmptyPlotAndAPlotOfReferenceLinesOnly() {
        assertThatIllegalArgumentException().isThrownBy(EMPTY::toSvg).withMessage("plot 'p' has nothing to draw");
        assertThatIllegalArgumentException().isThrownBy(EMPTY.withLevel("one", 1)::toSvg);
    }

    @Test
    void refusesANameThatIsNoIdentifier() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plot.named("1 x", "t"))
                .withMessageContaining("'1 x'");
    }

    @Test
    void refusesTwoLayersOfOneKindWithTheSameName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EMPTY.withCurve("twice", LINE).withCurve("twice", LINE))
                .withMessage("plot 'p' has two layers named 'twice'");
    }

    @Test
    void refusesBinsThatDoNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bins.of(new double[] {0, 1}, new long[] {1, 2}));
        assertThatIllegalArgumentException().isThrownBy(() -> Bins.of(new double[] {0, 0}, new long[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Bins.of(new double[] {0, Double.NaN}, new long[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Bins.equal(0, 1, new long[] {0, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> Bins.equal(0, 1, new long[] {2, -1}));
    }

    @Test
    void aBandHasOneSetOfAbscissae() {
        Points other = Points.of(new double[] {1, 3}, new double[] {3, 4});
        assertThatIllegalArgumentException().isThrownBy(() -> EMPTY.withBand("band", LINE, other));
    }

    private static Set<String> names(Plot plot) {
        String svg = plot.toSvg();
        Set<String> names = new TreeSet<>();
        found(svg, " (?:id|class)=\"([^\"]*)").forEach(names::add);
        found(svg, "[}>]\\.([a-z-]+)\\{").forEach(names::add);
        return names;
    }

    private static Stream<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
