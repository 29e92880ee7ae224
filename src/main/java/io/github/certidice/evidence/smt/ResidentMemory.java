package io.github.certidice.evidence.smt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory another process holds, native memory included, as Linux tells it in {@code /proc}. */
final class ResidentMemory {

    private static final String RESIDENT = "VmRSS:";

    private ResidentMemory() {}

    /** Mebibytes, or 0 where the system doesn't tell, or the process has just ended. */
    static long mebibytes(long pid) {
        try {
            return mebibytes(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static long mebibytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
