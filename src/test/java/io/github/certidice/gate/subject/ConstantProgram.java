package io.github.certidice.gate.subject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;

/** Answers at once: always the same value and gradient. It flushes each line, as the protocol demands. */
final class ConstantProgram {

    private static final String ID = "\"id\":";

    private ConstantProgram() {}

    public static void main(String[] arguments) throws IOException {
        int voxels = Integer.parseInt(arguments[0]);
        String numbers =
                new Random(1).doubles(voxels).mapToObj(Double::toString).collect(Collectors.joining(","));
        String rest = ",\"value\":{\"shape\":[],\"data\":[0.25]},\"gradient\":{\"shape\":[1,1," + voxels
                + "],\"data\":[" + numbers + "]}}\n";
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        OutputStream out = System.out;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int start = line.indexOf(ID) + ID.length();
            String id = line.substring(start, line.indexOf(',', start));
            out.write(("{\"id\":" + id + rest).getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
