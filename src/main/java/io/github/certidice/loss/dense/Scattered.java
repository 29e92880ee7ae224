package io.github.certidice.loss.dense;

/**
 * Numbers that come in any order of their places, one for each place. They are first collected in buckets of 2^16
 * neighbouring places, and then put into the array bucket by bucket: a write to a far place costs an entry of the address
 * translation cache, which in a large array is ten times the price of the write.
 */
final class Scattered {

    private static final int BUCKET_BITS = 16;
    private static final int BUCKET = 1 << BUCKET_BITS;

    /** The numbers' bits; for floats, with the place within the bucket above them. */
    private final long[] words;

    /** Where doubles go within their bucket; floats need none. */
    private final char[] places;

    /** Where the next number of each bucket is kept. */
    private final int[] next;

    private Scattered(long[] words, char[] places) {
        this.words = words;
        this.places = places;
        next = new int[(words.length >>> BUCKET_BITS) + 1];
        for (int bucket = 0; bucket < next.length; bucket++) {
            next[bucket] = bucket << BUCKET_BITS;
        }
    }

    /** Floats, kept in the array that is given: one for each of its elements. */
    static Scattered floats(long[] words) {
        return new Scattered(words, new char[0]);
    }

    /** Doubles, kept in the array that is given: one for each of its elements. */
    static Scattered doubles(long[] words) {
        return new Scattered(words, new char[words.length]);
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
        for (int slot = 0; slot < words.length; slot++) {
            int place = slot & -BUCKET | (int) (words[slot] >>> Integer.SIZE);
            all[place] = Float.intBitsToFloat((int) words[slot]);
        }
    }

    void into(double[] all) {
        for (int slot = 0; slot < words.length; slot++) {
            all[slot & -BUCKET | places[slot]] = Double.longBitsToDouble(words[slot]);
        }
    }
}
