package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Activation;

/** What several losses are made of. */
public abstract class Steps implements Loss {

    /** What the call says. */
    protected final Options o;

    /** The case that is being answered. */
    protected Voxels x;

    /** By the arguments of a call. */
    protected Steps(Options o) {
        this.o = o;
    }

    /** One term after the other. */
    protected double sum(double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }

    /** {@code 1 / (1 + e^-z)}, without overflow. */
    protected double sigmoid(double z) {
        return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    /** {@code log(1 + e^z)}, without overflow. */
    protected double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** {@code e^z_c / sum e^z}, after subtracting the largest. */
    protected double[] softmax(double[] z) {
        double[] p = new double[z.length];
        double top = largest(z);
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp(z[c] - top);
        }
        double total = sum(p);
        for (int c = 0; c < p.length; c++) {
            p[c] /= total;
        }
        return p;
    }

    /** {@code z_c - log sum e^z}. */
    protected double[] logSoftmax(double[] z) {
        double[] terms = new double[z.length];
        double top = largest(z);
        for (int c = 0; c < terms.length; c++) {
            terms[c] = Math.exp(z[c] - top);
        }
        double log = Math.log(sum(terms));
        for (int c = 0; c < terms.length; c++) {
            terms[c] = z[c] - top - log;
        }
        return terms;
    }

    private static double largest(double[] z) {
        double top = Double.NEGATIVE_INFINITY;
        for (double each : z) {
            top = Math.max(top, each);
        }
        return top;
    }

    /** Probabilities of a voxel's classes. */
    protected double[] activate(double[] z) {
        if (o.activation == Activation.SOFTMAX) {
            return softmax(z);
        }
        double[] p = z.clone();
        for (int c = 0; c < p.length && o.activation == Activation.SIGMOID; c++) {
            p[c] = sigmoid(z[c]);
        }
        return p;
    }

    /** Probabilities of all voxels. */
    protected double[][][] activated() {
        double[][][] p = Voxels.like(x.z());
        for (int b = 0; b < x.images(); b++) {
            for (int v = 0; v < x.size(); v++) {
                Voxels.put(p, b, v, activate(Voxels.voxel(x.z(), b, v)));
            }
        }
        return p;
    }

    /** The derivative by a voxel's prediction, from that by its probabilities. */
    protected double[] pullBack(double[] p, double[] byP) {
        return switch (o.activation) {
            case NONE -> byP;
            case SIGMOID -> ofSigmoid(p, byP);
            case SOFTMAX -> ofSoftmax(p, byP);
        };
    }

    /** {@code s_c p_c (1 - p_c)}. */
    protected double[] ofSigmoid(double[] p, double[] byP) {
        double[] byZ = new double[p.length];
        for (int c = 0; c < p.length; c++) {
            byZ[c] = byP[c] * p[c] * (1 - p[c]);
        }
        return byZ;
    }

    /** {@code p_c (s_c - sum_j s_j p_j)}. */
    protected double[] ofSoftmax(double[] p, double[] byP) {
        double[] products = new double[p.length];
        for (int c = 0; c < p.length; c++) {
            products[c] = byP[c] * p[c];
        }
        double mean = sum(products);
        double[] byZ = new double[p.length];
        for (int c = 0; c < p.length; c++) {
            byZ[c] = p[c] * (byP[c] - mean);
        }
        return byZ;
    }

    /** The same for all voxels. */
    protected double[][][] pulledBack(double[][][] p, double[][][] byP) {
        double[][][] byZ = Voxels.like(p);
        for (int b = 0; b < x.images(); b++) {
            for (int v = 0; v < x.size(); v++) {
                Voxels.put(byZ, b, v, pullBack(Voxels.voxel(p, b, v), Voxels.voxel(byP, b, v)));
            }
        }
        return byZ;
    }
}
