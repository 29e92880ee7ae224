package io.github.certidice.evidence.smt;

import com.microsoft.z3.Context;
import com.microsoft.z3.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes its process down in native code, after it had said all but that this is all. */
final class CrashingChild {

    private CrashingChild() {}

    public static void main(String[] arguments) throws IOException {
        new Context().close();
        Files.writeString(SolverProcess.events(Path.of(arguments[1]), "1"), "version 0\ncheck 7 unsat\ndone\n");
        Native.delContext(1);
    }
}
