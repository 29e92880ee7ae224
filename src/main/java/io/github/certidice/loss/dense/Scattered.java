package io.github.certidice.loss.dense;

/**
 * Numbers that come in any order of their places. They are first collected in buckets of 2^16 neighbouring places, and then
 * put into the array bucket by bucket: a write to a far place costs an entry of the address translation cache, which in a
 * large array is ten times the price of the write.
 */
final class Scattered {

    private static final int BUCKET_BITS = 16;
    private static final int BUCKET = 1 << BUCKET_BITS;

    /**
     * Words left free between buckets. Buckets of one size, a power of two, would fill at the same pace addresses that all
     * want the same lines of the cache.
     */
    private static final int GAP = 40;

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

    /** At most so many floats at once, for so many places. */
    static Scattered floats(int most, int places) {
        return new Scattered(new long[room(most, places)], new char[0]);
    }

    /** At most so many doubles at once, for so many places. */
    static Scattered doubles(int most, int places) {
        return new Scattered(new long[room(most, places)], new char[room(most, places)]);
    }

    private static int room(int most, int places) {
        return most + buckets(places) * GAP;
    }

    /** The buckets of so many places. */
    static int buckets(int places) {
        return (int) (((long) places + BUCKET - 1) >>> BUCKET_BITS);
    }

    /** The first place of a bucket; the largest int where that is beyond it. */
    static int start(int bucket) {
        return (int) Math.min((long) bucket << BUCKET_BITS, Integer.MAX_VALUE);
    }

    /**
     * To be called before the first number of several.
     *
     * @param counts for each bucket, how many of the numbers are before it; and behind the last one
     */
    void begin(int[] counts) {
        starts = counts.clone();
        for (int bucket = 0; bucket < starts.length; bucket++) {
            starts[bucket] += bucket * GAP;
        }
        next = starts.clone();
    }

    void put(int place, float x) {
        int slot = next[place >>> BUCKET_BITS]++;
        words[slot] = (long) (place & BUCKET - 1) << Integer.SIZE | Float.floatToRawIntBits(x) & 0xffff_ffffL;
    }

    void put(int place, double x) {
        int slot = next[place >>> BUCKET_BITS]++;
        words[slot] = Double.doubleToRawLongBits(x);
        places[slot] = (char) place;
    }

    void into(float[] all) {
        for (int bucket = 0; bucket + 1 < starts.length; bucket++) {
            int first = bucket << BUCKET_BITS;
            for (int slot = starts[bucket]; slot < next[bucket]; slot++) {
                all[first | (int) (words[slot] >>> Integer.SIZE)] = Float.intBitsToFloat((int) words[slot]);
            }
        }
    }

    void into(double[] all) {
        for (int bucket = 0; bucket + 1 < starts.length; bucket++) {
            int first = bucket << BUCKET_BITS;
            for (int slot = starts[bucket]; slot < next[bucket]; slot++) {
                all[first | places[slot]] = Double.longBitsToDouble(words[slot]);
            }
        }
    }
}
