package io.github.certidice.evidence.smt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers one script, and is gone when the next one comes. */
final class LeavingChild {

    private LeavingChild() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        BufferedReader numbers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String number = numbers.readLine();
        Files.writeString(SolverProcess.events(folder, number), "version 0\ncheck 7 unsat\ndone\n");
        Files.createFile(SolverProcess.end(folder, number));
        numbers.readLine();
    }
}
