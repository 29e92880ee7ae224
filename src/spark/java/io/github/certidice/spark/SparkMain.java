package io.github.certidice.spark;

import io.github.certidice.cli.Main;
import org.apache.spark.SparkConf;

/**
 * The command line as a Spark job: the tasks of {@code gate} and {@code verify} run on the executors, everything else where this
 * runs. Same words, same output, same exit codes.
 */
public final class SparkMain {

    private SparkMain() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(new SparkConf(), arguments));
    }

    static int run(SparkConf conf, String... arguments) {
        conf.setIfMissing("spark.master", "local[*]").setIfMissing("spark.app.name", "certidice");
        try (SparkWorkers workers = new SparkWorkers(conf)) {
            return Main.run(workers, arguments);
        }
    }
}
