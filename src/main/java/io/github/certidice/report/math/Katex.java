package io.github.certidice.report.math;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** KaTeX, which is JavaScript, run by Rhino, which is Java. Loading takes about a second, so it is loaded once. */
final class Katex {

    private static final String SCRIPT = "/META-INF/resources/webjars/katex/0.16.4/dist/katex.js";
    private static final String RENDER = """
            function (latex, display) {
              return katex.renderToString(
                  latex, {output: 'mathml', displayMode: display, throwOnError: true, strict: 'error', trust: false});
            }
            """;

    private final Scriptable scope;
    private final Function render;
    private final Map<Formula, String> known = new ConcurrentHashMap<>();

    private record Formula(String latex, boolean display) {}

    private Katex() {
        try (Context context = context()) {
            scope = context.initSafeStandardObjects();
            context.evaluateString(scope, script(), "katex.js", 1, null);
            render = context.compileFunction(scope, RENDER, "render", 1, null);
        }
    }

    static Katex shared() {
        return Holder.KATEX;
    }

    /** KaTeX's HTML for the formula, which holds its MathML. A report shows each formula on several pages. */
    String render(String latex, boolean display) {
        return known.computeIfAbsent(new Formula(latex, display), formula -> rendered(latex, display));
    }

    /** The state of the script is shared, so one formula at a time. */
    private synchronized String rendered(String latex, boolean display) {
        try (Context context = context()) {
            return Context.toString(render.call(context, scope, scope, new Object[] {latex, display}));
        } catch (JavaScriptException e) {
            throw new LatexException(latex, reason(e));
        }
    }

    private static Context context() {
        Context context = Context.enter();
        context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
        context.setLocale(Locale.ROOT);
        // no slower for a report, and no classes are made while it runs
        context.setInterpretedMode(true);
        return context;
    }

    private static String reason(JavaScriptException e) {
        return e.getValue() instanceof Scriptable error
                ? Context.toString(ScriptableObject.getProperty(error, "message"))
                : e.details();
    }

    private static String script() {
        try (InputStream script = Katex.class.getResourceAsStream(SCRIPT)) {
            Objects.requireNonNull(script, SCRIPT + " is not on the class path");
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SCRIPT, e);
        }
    }

    private static final class Holder {
        private static final Katex KATEX = new Katex();
    }
}
