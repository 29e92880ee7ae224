package io.github.certidice.cli;

import io.github.certidice.oracle.dialect.Dialects;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the calls that are understood. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the calls that are understood, by library.")
final class OracleList implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, List<String>> byLibrary = Dialects.names().stream()
                .collect(Collectors.groupingBy(
                        name -> Dialects.entry(name).library(), TreeMap::new, Collectors.toList()));
        byLibrary.forEach((library, names) -> {
            out.println(library);
            names.forEach(name -> out.println("    " + name + alias(name)));
        });
        out.flush();
        return Main.GOOD;
    }

    private static String alias(String name) {
        String own = Dialects.entry(name).signature().name();
        return own.equals(name) ? "" : "    (the same as " + own + ")";
    }
}
