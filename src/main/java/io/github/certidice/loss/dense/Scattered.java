package io.github.certidice.loss.dense;

/**
 * Numbers that come in any order of their places. They are first collected in buckets of 2^16 neighbouring places, and then
 * put into the array bucket by bucket: a write to a far place costs an entry of the address translation cache, which in a
 * large array is ten times the price of the write.
 */
final class Scattered {

    private static final int BUCKET_BITS = 16;
    private static final int BUCKET = 1 << BUCKET_BITS;

    /** The numbers' bits; for floats, with the place within the bucket above them. */
    private final long[] words;

    /** Where doubles go within their bucket; floats need none. */
    private final char[] places;

    /** Where each bucket's numbers are kept. */
    private int[] starts;

    /** Where the next number of each bucket is kept. */
    private int[] next;

    private Scattered(long[] words, char[] places) {
        this.words = words;
        this.places = places;
    }

    /** Floats, kept in the array that is given. */
    static Scattered floats(long[] words) {
        return new Scattered(words, new char[0]);
    }

    /** Doubles, kept in the array that is given. */
    static Scattered doubles(long[] words) {
        return new Scattered(words, new char[words.length]);
    }

    /** The buckets of so many places. */
    static int buckets(int places) {
        return (int) (((long) places + BUCKET - 1) >>> BUCKET_BITS);
    }

    /** The bucket of a place. */
    static int bucket(int place) {
        return place >>> BUCKET_BITS;
    }

    /** True if a bucket starts at that place. */
    static boolean isStart(int place) {
        return (place & BUCKET - 1) == 0;
    }

    /** Before the first number of several.
     *
     * @param counts for each bucket, how many of the numbers are before it; and behind the last one
     */
    void begin(int[] counts) {
        starts = counts;
        next = counts.clone();
    }

    void put(int place, float x) {
        int slot = next[bucket(place)]++;
        words[slot] = (long) (place & BUCKET - 1) << Integer.SIZE | Float.floatToRawIntBits(x) & 0xffff_ffffL;
    }

    void put(int place, double x) {
        int slot = next[bucket(place)]++;
        words[slot] = Double.doubleToRawLongBits(x);
        places[slot] = (char) place;
    }

    void into(float[] all) {
        for (int bucket = 0; bucket + 1 < starts.length; bucket++) {
            int first = bucket << BUCKET_BITS;
            for (int slot = starts[bucket]; slot < starts[bucket + 1]; slot++) {
                all[first | (int) (words[slot] >>> Integer.SIZE)] = Float.intBitsToFloat((int) words[slot]);
            }
        }
    }

    void into(double[] all) {
        for (int bucket = 0; bucket + 1 < starts.length; bucket++) {
            int first = bucket << BUCKET_BITS;
            for (int slot = starts[bucket]; slot < starts[bucket + 1]; slot++) {
                all[first | places[slot]] = Double.longBitsToDouble(words[slot]);
            }
        }
    }
}
