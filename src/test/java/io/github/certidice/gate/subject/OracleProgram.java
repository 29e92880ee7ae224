package io.github.certidice.gate.subject;

import io.github.certidice.oracle.DerivedTolerances;
import io.github.certidice.oracle.pipe.Pipe;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The oracle as a subject, as {@code certidice oracle --stdio} runs it. */
final class OracleProgram {

    private OracleProgram() {}

    public static void main(String[] arguments) throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            Pipe.run(System.in, out, DerivedTolerances.WEAKEST, Pipe.MAX_LINE);
        }
    }
}
