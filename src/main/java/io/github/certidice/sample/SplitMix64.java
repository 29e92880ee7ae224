package io.github.certidice.sample;

/**
 * The random numbers behind every case: Steele, Lea and Flood's SplitMix64 ("Fast splittable pseudorandom number
 * generators", OOPSLA 2014), with Stafford's mixer 13. State and output are 64 bits:
 *
 * <pre>
 * state  &lt;- state + 0x9e3779b97f4a7c15
 * z      &lt;- (state xor state &gt;&gt;&gt; 30) * 0xbf58476d1ce4e5b9
 * z      &lt;- (z     xor z     &gt;&gt;&gt; 27) * 0x94d049bb133111eb
 * output &lt;- z xor z &gt;&gt;&gt; 31
 * </pre>
 *
 * <p>Replay tokens mean the same case forever, so nothing here may change: all is integer arithmetic, exact scaling by
 * powers of two, and {@link StrictMath}.
 */
public final class SplitMix64 {

    /** 2^64 over the golden ratio, odd: the state runs through all 2^64 values. */
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private SplitMix64(long state) {
        this.state = state;
    }

    /** The sequence of a seed. */
    public static SplitMix64 of(long seed) {
        return new SplitMix64(seed);
    }

    /** The sequence number {@code index} of a seed, without running those before it. */
    public static SplitMix64 of(long seed, long index) {
        return new SplitMix64(derive(seed, index));
    }

    /**
     * The seed number {@code index} below a seed: {@code mix(mix(seed + gamma) + (index + 1) * gamma)}, which is output
     * {@code index} of the sequence whose seed is the first output of {@code seed}'s. The inner mix keeps neighbouring
     * seeds from sharing cases.
     */
    public static long derive(long seed, long index) {
        return mix(mix(seed + GAMMA) + (index + 1) * GAMMA);
    }

    private static long mix(long state) {
        long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** 64 random bits. */
    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** Uniform on the multiples of 2^-53 in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /**
     * Uniform on 0 to {@code bound - 1}, without bias: 63-bit draws from beyond the last full multiple of the bound are
     * drawn again.
     *
     * @throws IllegalArgumentException if the bound is below 1
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound " + bound + " is below 1");
        }
        long draw = nextLong() >>> 1;
        long remainder = draw % bound;
        while (draw - remainder + (bound - 1) < 0) { // overflows exactly in the last, incomplete block
            draw = nextLong() >>> 1;
            remainder = draw % bound;
        }
        return (int) remainder;
    }

    /** True with the given probability. */
    public boolean toss(double probability) {
        return nextDouble() < probability;
    }

    /** One of the choices, all equally likely. */
    public double choose(double... choices) {
        return choices[nextInt(choices.length)];
    }

    /** Standard normal, by Marsaglia's polar method; the second number of each couple is dropped. */
    public double nextGaussian() {
        double x;
        double square;
        do {
            x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    }
}
