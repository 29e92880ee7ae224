package io.github.certidice.gate.result;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.result.Finding.Kind;
import io.github.certidice.oracle.call.Call;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether a result that was read contradicts itself.
 *
 * @param source the file's name
 * @param result what was read
 */
record ResultCheck(String source, GateResult result) {

    void run() {
        checkPlan(result.plan());
        List<String> slugs =
                result.properties().stream().map(PropertyWords::slug).toList();
        requireDistinct("properties", slugs);
        requireDistinct("calls", result.calls().stream().map(CallResult::call).toList());
        result.calls().forEach(call -> check(call, slugs));
    }

    private void checkPlan(Plan plan) {
        List<Integer> done = plan.done();
        boolean inOrder = List.copyOf(new TreeSet<>(done)).equals(done);
        boolean inRange = done.stream().allMatch(shard -> 1 <= shard && shard <= plan.shards());
        if (done.isEmpty() || !inOrder || !inRange) {
            throw wrong("plan", "shards " + done + " of " + plan.shards(), "shards from 1 on, in order, each once");
        }
        if (plan.cases() < 0) {
            throw wrong("plan", plan.cases() + " cases", "0 or more");
        }
    }

    private void requireDistinct(String field, List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw wrong(field, "one twice in " + names, "each once");
        }
    }

    private void check(CallResult call, List<String> slugs) {
        requireCall(call.call());
        List<String> found = call.cells().stream().map(Cell::property).toList();
        if (!found.equals(slugs)) {
            throw wrong("calls, " + call.call(), "the properties " + found, "those of the file: " + slugs);
        }
        call.cells().forEach(cell -> check(call.call(), cell));
    }

    private void requireCall(String call) {
        try {
            Call.parse(call);
        } catch (InvalidInput e) {
            throw wrong("calls", '"' + call + '"', "calls (" + e.getMessage() + ")");
        }
    }

    private void check(String call, Cell cell) {
        Counts counts = cell.counts();
        String place = "calls, " + call + ", " + cell.property();
        if (List.of(counts.agreed(), counts.acceptable(), counts.disagreed(), counts.errors(), counts.unsupported())
                .stream()
                .anyMatch(count -> count < 0)) {
            throw wrong(place, counts, "counts from 0 on");
        }
        requireFinding(place, counts.disagreed(), has(cell, Kind.DISAGREE));
        requireFinding(place, counts.errors(), has(cell, Kind.ERROR));
    }

    private static boolean has(Cell cell, Kind kind) {
        return cell.findings().stream().anyMatch(finding -> finding.kind() == kind);
    }

    private void requireFinding(String place, long failed, boolean found) {
        if (failed > 0 != found) {
            throw wrong(
                    place, failed + " failures " + (found ? "and" : "without") + " a finding", "one with the other");
        }
    }

    private InvalidInput wrong(String place, Object found, String allowed) {
        return InvalidInput.of(source + ", " + place, found, allowed);
    }
}
