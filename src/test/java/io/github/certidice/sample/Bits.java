package io.github.certidice.sample;

import io.github.certidice.image.Pair;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** The bits of all numbers of a pair: target, then prediction. */
final class Bits {

    private Bits() {}

    static List<Long> of(Pair pair) {
        return IntStream.range(0, 2 * pair.size())
                .mapToObj(i -> i < pair.size()
                        ? pair.target().at(i)
                        : pair.prediction().at(i - pair.size()))
                .map(Double::doubleToRawLongBits)
                .toList();
    }

    /** CRC-32 of the bits, big-endian. */
    static String checksum(Pair pair) {
        CRC32 crc = new CRC32();
        of(pair).forEach(bits -> crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bits)));
        return String.format("%08x", crc.getValue());
    }
}
