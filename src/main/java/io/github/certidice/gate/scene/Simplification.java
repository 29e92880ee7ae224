package io.github.certidice.gate.scene;

import io.github.certidice.image.ElementType;
import io.github.certidice.oracle.input.Intake.Numbers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Simpler trials of the same kind: fewer images, voxels and classes, fewer arguments of the call, no void voxels, hard
 * labels, doubles, rounder numbers. Each has strictly less of the first of these that it changes, and no more of those
 * before it, so that a chain of them ends.
 */
final class Simplification {

    static final Comparator<Trial> COMPLEXITY = Comparator.<Trial>comparingInt(
                    trial -> trial.scene().size().numbers())
            .thenComparingInt(trial -> trial.call().toString().length())
            .thenComparingInt(trial -> trial.scene().voids().cardinality())
            .thenComparingInt(trial -> Roundings.cost(trial.scene().truth()))
            .thenComparingInt(trial -> trial.scene().dtype() == ElementType.FLOAT64 ? 0 : 1)
            .thenComparingInt(trial -> Roundings.cost(trial.scene().belief()));

    private final Trial trial;
    private final Scene scene;
    private final Size size;
    private final Roundings roundings;

    private Simplification(Trial trial) {
        this.trial = trial;
        this.scene = trial.scene();
        this.size = scene.size();
        this.roundings = new Roundings(trial.form().intake());
    }

    static Stream<Trial> of(Trial trial) {
        return new Simplification(trial).all().filter(other -> COMPLEXITY.compare(other, trial) < 0);
    }

    private Stream<Trial> all() {
        Stream<Scene> smaller = Stream.<Stream<Scene>>of(images(), voxels()).flatMap(scenes -> scenes);
        Stream<Scene> plainer = Stream.<Stream<Scene>>of(
                        voids(), truths(), Stream.of(scene.as(ElementType.FLOAT64)), beliefs())
                .flatMap(scenes -> scenes);
        return Stream.<Stream<Trial>>of(smaller.map(trial::with), classes(), calls(), plainer.map(trial::with))
                .flatMap(trials -> trials);
    }

    private Stream<Scene> images() {
        int images = size.images();
        Stream<Scene> single = IntStream.range(0, images).mapToObj(scene::image);
        Stream<Scene> without = IntStream.range(0, images).mapToObj(image -> keep(images, 1, image));
        return images == 1 ? Stream.empty() : Stream.concat(single, without);
    }

    private Scene keep(int images, int dropped, int from) {
        int voxels = size.voxels();
        IntUnaryOperator place = k -> k / voxels < from ? k : k + dropped * voxels;
        return scene.rearranged(size.ofImages(images - dropped), place);
    }

    /** Rows of the last axis where it has a size of its own. */
    private Stream<Scene> voxels() {
        int width =
                trial.form().isOpen() ? 1 : size.spatial().get(size.spatial().size() - 1);
        int rows = size.voxels() / width;
        return size.spatial().isEmpty() || rows == 1
                ? Stream.empty()
                : blocks(rows)
                        .boxed()
                        .flatMap(block -> IntStream.range(0, ceil(rows, block))
                                .mapToObj(k -> withoutRows(width, k * block, Math.min(block, rows - k * block))));
    }

    /** Sizes of blocks that are left out: half of all, a quarter, ..., one. */
    private static IntStream blocks(int rows) {
        return IntStream.iterate(rows / 2, block -> block >= 1, block -> block / 2);
    }

    private static int ceil(int a, int b) {
        return (a + b - 1) / b;
    }

    private Scene withoutRows(int width, int first, int dropped) {
        int voxels = size.voxels();
        int fewer = voxels - dropped * width;
        return scene.rearranged(smaller(width, fewer), k -> {
            int image = k / fewer;
            int voxel = k % fewer;
            return image * voxels + (voxel < first * width ? voxel : voxel + dropped * width);
        });
    }

    private Size smaller(int width, int voxels) {
        if (width == 1) {
            return size.ofVoxels(voxels);
        }
        List<Integer> line = Size.line(size.spatial().size() - 1, voxels / width);
        return new Size(
                size.images(),
                size.classes(),
                Stream.concat(line.stream(), Stream.of(width)).toList());
    }

    private Stream<Trial> classes() {
        return IntStream.range(0, size.classes())
                .mapToObj(dropped -> withoutClass(size.classes() - 1 - dropped))
                .flatMap(Optional::stream);
    }

    /** What was of that class is of the first one that is left, where classes exclude each other. */
    private Optional<Trial> withoutClass(int dropped) {
        return trial.call().forms().stream()
                .filter(form -> form.intake().classes() == size.classes() - 1
                        && form.intake().target() == trial.form().intake().target()
                        && form.intake().numbers() == trial.form().intake().numbers()
                        && form.intake().exclusive() == trial.form().intake().exclusive())
                .findFirst()
                .map(form -> new Trial(trial.call(), form, fewerClasses(dropped)));
    }

    private Scene fewerClasses(int dropped) {
        boolean exclusive = trial.form().intake().exclusive();
        boolean shares = exclusive && trial.form().intake().numbers() != Numbers.LOGITS;
        Size fewer = size.ofClasses(size.classes() - 1);
        return new Scene(
                fewer,
                without(scene.truth(), dropped, exclusive),
                without(scene.belief(), dropped, shares),
                scene.voids(),
                scene.dtype());
    }

    private double[] without(double[] numbers, int dropped, boolean keepsSum) {
        Size fewer = size.ofClasses(size.classes() - 1);
        double[] rest = new double[fewer.numbers()];
        forEachVoxel((image, voxel) -> {
            for (int c = 0; c < fewer.classes(); c++) {
                rest[fewer.index(image, c, voxel)] = numbers[size.index(image, c < dropped ? c : c + 1, voxel)];
            }
            rest[fewer.index(image, 0, voxel)] += keepsSum ? numbers[size.index(image, dropped, voxel)] : 0;
        });
        return rest;
    }

    private interface Visitor {
        void visit(int image, int voxel);
    }

    private void forEachVoxel(Visitor visitor) {
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = 0; voxel < size.voxels(); voxel++) {
                visitor.visit(image, voxel);
            }
        }
    }

    private Stream<Trial> calls() {
        return Stream.of(trial.call())
                .flatMap(call -> call.simpler().stream())
                .flatMap(call -> call.formLike(trial.form()).stream()
                        .filter(form -> form.takes(scene))
                        .map(form -> new Trial(call, form, scene)));
    }

    private Stream<Scene> voids() {
        Stream<Scene> each = scene.voids().stream().mapToObj(place -> {
            BitSet fewer = (BitSet) scene.voids().clone();
            fewer.clear(place);
            return scene.withVoids(fewer);
        });
        return scene.voids().isEmpty() ? Stream.empty() : Stream.concat(Stream.of(scene.withVoids(new BitSet())), each);
    }

    private Stream<Scene> truths() {
        double[] hard = scene.truth().clone();
        double[] empty = scene.truth().clone();
        forEachVoxel((image, voxel) -> {
            set(hard, image, voxel, hardened(numbers(scene.truth(), image, voxel)));
            set(empty, image, voxel, background());
        });
        return Stream.of(scene.withTruth(empty), scene.withTruth(hard));
    }

    private double[] hardened(double[] truth) {
        if (trial.form().intake().exclusive()) {
            return Roundings.shares(truth, 0);
        }
        return Arrays.stream(truth).map(Math::rint).toArray();
    }

    private double[] background() {
        double[] none = new double[size.classes()];
        none[0] = trial.form().intake().exclusive() ? 1 : 0;
        return none;
    }

    /** All voxels at once, then one by one. */
    private Stream<Scene> beliefs() {
        Stream<Scene> together = Roundings.ways().stream().map(this::rounded);
        Stream<Scene> each = IntStream.range(0, size.images() * size.voxels())
                .boxed()
                .flatMap(place -> Roundings.ways().stream().map(way -> rounded(place, way)));
        return Stream.concat(together, each);
    }

    private Scene rounded(int way) {
        double[] belief = scene.belief().clone();
        forEachVoxel((image, voxel) -> round(belief, image, voxel, way));
        return scene.withBelief(belief);
    }

    private Scene rounded(int place, int way) {
        double[] belief = scene.belief().clone();
        round(belief, place / size.voxels(), place % size.voxels(), way);
        return scene.withBelief(belief);
    }

    private void round(double[] belief, int image, int voxel, int way) {
        set(belief, image, voxel, roundings.of(numbers(belief, image, voxel), way));
    }

    private double[] numbers(double[] all, int image, int voxel) {
        return IntStream.range(0, size.classes())
                .mapToDouble(c -> all[size.index(image, c, voxel)])
                .toArray();
    }

    private void set(double[] all, int image, int voxel, double[] numbers) {
        for (int c = 0; c < numbers.length; c++) {
            all[size.index(image, c, voxel)] = numbers[c];
        }
    }
}
