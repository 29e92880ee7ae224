package io.github.certidice.sample;

import java.util.List;

/** Small cases that every check should try: empty and full masks, ties, neighbouring numbers, word boundaries. */
public final class EdgeCases {

    private static final List<EdgeCase> ALL = List.of(
            named("both empty", "r1:4:bits(0000):values(0,0,0,0):0"),
            named("target empty", "r1:4:bits(0000):values(0,0.25,1,0.5):0"),
            named("prediction empty", "r1:4:bits(0110):values(0,0,0,0):0"),
            named("both full", "r1:4:bits(1111):values(1,1,1,1):0"),
            named("target full", "r1:4:bits(1111):values(0,0.25,1,0.5):0"),
            named("prediction full", "r1:4:bits(0110):values(1,1,1,1):0"),
            named("one foreground voxel, right", "r1:1:bits(1):values(1):0"),
            named("one foreground voxel, wrong", "r1:1:bits(1):values(0):0"),
            named("one background voxel, right", "r1:1:bits(0):values(0):0"),
            named("one background voxel, wrong", "r1:1:bits(0):values(1):0"),
            named("one voxel at one half", "r1:1:bits(1):values(0.5):0"),
            named("1x1x1", "r1:1x1x1:bits(1):values(0.75):0"),
            named("exactly the target", "r1:2x2:bits(0110):values(0,1,1,0):0"),
            named("exactly the complement", "r1:2x2:bits(0110):values(1,0,0,1):0"),
            named("overlapping in one voxel", "r1:3:bits(110):values(0,1,1):0"),
            named("all ties at one half", "r1:2x2:bits(0110):values(0.5,0.5,0.5,0.5):0"),
            named("ties across the classes", "r1:4:bits(0101):values(0.25,0.75,0.75,0.25):0"),
            named("exact 0 and 1 among others", "r1:4:bits(0101):values(0,1,0.5,0.25):0"),
            named("one ulp around one half", "r1:3:bits(010):values(0.49999999999999994,0.5,0.5000000000000001):0"),
            named("one ulp below 1", "r1:3:bits(110):values(0.9999999999999999,1,0.9999999999999999):0"),
            named("one ulp apart, float32", "r1:3:bits(010):values(0.49999997,0.5,0.50000006):0:float32"),
            named("errors that tie after rounding", "r1:2:bits(10):values(1E-17,1):0"),
            named("smallest subnormal with 1", "r1:2:bits(10):values(5E-324,1):0"),
            named("smallest subnormal alone", "r1:1:bits(1):values(5E-324):0"),
            named("smallest subnormal, float32", "r1:2:bits(10):values(1E-45,1):0:float32"),
            named("subnormals", "r1:3:bits(101):values(5E-324,1.5E-323,2.225073858507201E-308):0"),
            named("smallest normals", "r1:2:bits(10):values(2.2250738585072014E-308,4.450147717014403E-308):0"),
            named("soft labels equal to the prediction", "r1:3:labels(0.25,0.5,0.75):copy:0"),
            named("soft labels that add up to 1", "r1:2:labels(0.5,0.5):values(1,0):0"),
            named("soft labels, tiny", "r1:2:labels(5E-324,0):values(0,5E-324):0"),
            named("soft labels of 0 and 1 only", "r1:2:labels(0,1):values(0.25,0.75):0"),
            named("sums that are not doubles", "r1:3:bits(111):values(0.1,0.2,0.3):0"),
            named("3-D, thin", "r1:1x2x3:bits(010011):values(0,0.5,0.25,1,0.75,0.5):0"),
            named("65 voxels, the last one foreground", "r1:65:bits(" + "0".repeat(64) + "1):ties(2):3"),
            named("65 voxels, all but the last", "r1:65:bits(" + "1".repeat(64) + "0):ties(3):1"),
            named("65 voxels, at random", "r1:5x13:bernoulli(0.5):noisy(0.2):1"));

    private EdgeCases() {}

    private static EdgeCase named(String name, String token) {
        return new EdgeCase(name, Recipe.parse(token));
    }

    /** All of them, the simplest first. */
    public static List<EdgeCase> all() {
        return ALL;
    }
}
