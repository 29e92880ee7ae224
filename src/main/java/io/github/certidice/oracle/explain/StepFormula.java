package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.oracle.explain.Formula.Stage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Steps from one number to another. */
final class StepFormula {

    private StepFormula() {}

    /** From the ratio of a group to its loss. */
    static Stage shape(List<Step> steps, String from) {
        Symbol loss = after(steps, Symbol.of(from));
        return new Stage("shape", "l = " + loss.text(), "\\ell = " + loss.latex());
    }

    /** What steps make of x. */
    static Symbol after(List<Step> steps, Symbol x) {
        Symbol result = x;
        for (Step step : steps) {
            result = after(step, result);
        }
        return result;
    }

    private static Symbol after(Step step, Symbol x) {
        if (step instanceof Step.OneMinus) {
            return new Symbol("1 - " + x.grouped().text(), "1 - " + x.grouped().latex());
        }
        if (step instanceof Step.Negated) {
            return new Symbol("-" + x.grouped().text(), "-" + x.grouped().latex());
        }
        if (step instanceof Step.LogCosh) {
            return new Symbol("log cosh(" + x.text() + ")", "\\log\\cosh\\left(" + x.latex() + "\\right)");
        }
        if (step instanceof Step.NegativeLog log) {
            return negativeLog(log, x);
        }
        if (step instanceof Step.Power power) {
            return x.grouped().power(Symbol.of(power.exponent()));
        }
        if (step instanceof Step.Times times) {
            return Symbol.of(times.factor()).grouped().times(x.grouped());
        }
        return step instanceof Step.Penalty penalty ? penalty(penalty, x) : byClass((Step.ByClass) step, x);
    }

    private static Symbol negativeLog(Step.NegativeLog log, Symbol x) {
        if (log.floor().isEmpty()) {
            return new Symbol("-log(" + x.text() + ")", "-\\log\\left(" + x.latex() + "\\right)");
        }
        Symbol floor = Symbol.of(log.floor().get());
        return new Symbol(
                "-log(max(" + x.text() + ", " + floor.text() + "))",
                "-\\log\\left(\\max(" + x.latex() + ", " + floor.latex() + ")\\right)");
    }

    private static Symbol penalty(Step.Penalty penalty, Symbol x) {
        Symbol rest = new Symbol(
                "(1 - " + x.grouped().text() + ")", "(1 - " + x.grouped().latex() + ")");
        Symbol factor = Symbol.of(penalty.k());
        Symbol below = Symbol.of("1").plus(penalty.k().signum() == 0 ? Symbol.of("0") : factor.times(rest));
        return below.under(x);
    }

    private static Symbol byClass(Step.ByClass choice, Symbol x) {
        List<Symbol> classes =
                choice.steps().stream().map(steps -> after(steps, x)).toList();
        String text = IntStream.range(0, classes.size())
                .mapToObj(c -> classes.get(c).text() + " for class " + c)
                .collect(Collectors.joining("; "));
        String latex = IntStream.range(0, classes.size())
                .mapToObj(c -> classes.get(c).latex() + " & c = " + c)
                .collect(Collectors.joining(" \\\\ "));
        return new Symbol("{" + text + "}", "\\begin{cases}" + latex + "\\end{cases}");
    }
}
