package io.github.certidice.spark;

import io.github.certidice.cli.worker.Workers;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The executors of a Spark cluster, each part a task of its own. The cluster is asked for when there is work; what is to run
 * where is said by Spark's own settings.
 */
final class SparkWorkers implements Workers, AutoCloseable {

    private final SparkConf conf;
    private JavaSparkContext context;

    SparkWorkers(SparkConf conf) {
        this.conf = conf;
    }

    private JavaSparkContext context() {
        if (context == null) {
            context = new JavaSparkContext(conf);
        }
        return context;
    }

    /** As many as {@code spark.default.parallelism} says; where it isn't set, as the cluster has cores. */
    @Override
    public int parts() {
        return Math.max(1, context().defaultParallelism());
    }

    @Override
    public <P extends Serializable, R extends Serializable> List<R> all(List<P> parts, Work<P, R> work) {
        return context().parallelize(parts, parts.size()).map(work::on).collect();
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
