package io.github.certidice.loss.evaluation.slow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;

/** Decimal arithmetic with so many digits; exponentials and logarithms that were asked for before are remembered. */
final class Digits {

    private static final int GUARD = 25;

    private final MathContext context;
    private final Map<BigDecimal, BigDecimal> exponentials = new HashMap<>();
    private final Map<BigDecimal, BigDecimal> logarithms = new HashMap<>();
    private BigDecimal logTen;

    Digits(int count) {
        context = new MathContext(count);
    }

    int count() {
        return context.getPrecision();
    }

    MathContext context() {
        return context;
    }

    BigDecimal quotient(BigInteger above, BigInteger below) {
        return new BigDecimal(above).divide(new BigDecimal(below), context);
    }

    BigDecimal exp(BigDecimal x) {
        return exponentials.computeIfAbsent(x, y -> exp(y, count()));
    }

    /** (e^(x / 2^k))^(2^k), where the series is short. */
    private static BigDecimal exp(BigDecimal x, int count) {
        int small = 8 + (int) Math.sqrt(count);
        int halvings = Math.max(0, small + (int) Math.ceil((x.precision() - x.scale()) * 3.33));
        MathContext work = new MathContext(count + GUARD + halvings / 3);
        BigDecimal rest = x.divide(new BigDecimal(BigInteger.ONE.shiftLeft(halvings)), work);
        BigDecimal power = series(rest, work);
        for (int i = 0; i < halvings; i++) {
            power = power.multiply(power, work);
        }
        return power.round(new MathContext(count));
    }

    /** 1 + x + x^2/2 + ... */
    private static BigDecimal series(BigDecimal x, MathContext work) {
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        BigDecimal least = BigDecimal.ONE.movePointLeft(work.getPrecision() + 2);
        for (int k = 1; term.abs().compareTo(least) > 0; k++) {
            term = term.multiply(x, work).divide(BigDecimal.valueOf(k), work);
            sum = sum.add(term, work);
        }
        return sum;
    }

    BigDecimal log(BigDecimal x) {
        BigDecimal known = logarithms.get(x);
        BigDecimal log = known == null ? newton(x) : known;
        logarithms.put(x, log);
        return log;
    }

    /** Of x = u 10^n: the root of e^y = u by Halley's iteration, which triples the digits, plus n log 10. */
    private BigDecimal newton(BigDecimal x) {
        int n = x.precision() - x.scale() - 1;
        BigDecimal rest = root(x.movePointLeft(n));
        return n == 0 ? rest : rest.add(logTen().multiply(BigDecimal.valueOf(n)), context);
    }

    private BigDecimal logTen() {
        logTen = logTen == null ? root(BigDecimal.TEN) : logTen;
        return logTen;
    }

    private BigDecimal root(BigDecimal u) {
        MathContext work = new MathContext(count() + GUARD);
        BigDecimal y = new BigDecimal(Math.log(u.doubleValue()));
        for (int known = 14; known < count() + GUARD; known *= 3) {
            int wanted = Math.min(3 * known + 10, count() + GUARD);
            BigDecimal e = exp(y, wanted);
            BigDecimal step =
                    u.subtract(e, work).multiply(BigDecimal.valueOf(2)).divide(u.add(e, work), work);
            y = y.add(step, work);
        }
        return y;
    }
}
