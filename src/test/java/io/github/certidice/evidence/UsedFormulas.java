package io.github.certidice.evidence;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Surrogates;
import io.github.certidice.claim.ledger.Catalogue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which formulas a law asks, seen from its first cases. A wrong formula that a law doesn't ask need not be planted in it; one
 * that is missed here leads to a law that catches nothing, and a failing test.
 */
final class UsedFormulas {

    private static final int CASES = 300;

    private final Set<String> asked = new TreeSet<>();
    private final Map<String, Set<String>> known = new HashMap<>();

    /** The names of the formulas that the law of each claim asks. */
    static Map<String, Set<String>> bySlug() {
        UsedFormulas used = new UsedFormulas();
        for (Claim claim : Catalogue.of(used.watched()).claims()) {
            used.asked.clear();
            used.evaluate(claim);
            used.known.put(claim.slug(), Set.copyOf(used.asked));
        }
        return used.known;
    }

    /** The names of the formulas that are other ones than in the reference. */
    static Set<String> changedIn(Formulas formulas, Formulas reference) {
        return Arrays.stream(Formulas.class.getRecordComponents())
                .flatMap(part -> part.getType() == Surrogates.class
                        ? Arrays.stream(Surrogates.class.getRecordComponents())
                                .filter(p -> get(p, formulas.surrogates()) != get(p, reference.surrogates()))
                        : Arrays.stream(new RecordComponent[] {part})
                                .filter(p -> get(p, formulas) != get(p, reference)))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private void evaluate(Claim claim) {
        int[] left = {CASES};
        claim.domain()
                .enumeration()
                .ifPresent(enumeration -> FirstCase.exists(enumeration, Budget.QUICK, example -> {
                    if (claim.domain().contains(example)) {
                        claim.law().of(example);
                        left[0]--;
                    }
                    return left[0] == 0;
                }));
    }

    private Formulas watched() {
        Formulas right = Formulas.reference();
        Surrogates surrogates = (Surrogates) watchedParts(right.surrogates());
        return (Formulas) watchedParts(right.with(surrogates));
    }

    /** The record with each component, an interface, told of; a record within it was seen to before. */
    private Object watchedParts(Record parts) {
        RecordComponent[] components = parts.getClass().getRecordComponents();
        Object[] watched = Arrays.stream(components)
                .map(part -> part.getType().isInterface() ? watched(part, get(part, parts)) : get(part, parts))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return parts.getClass().getDeclaredConstructor(types).newInstance(watched);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object watched(RecordComponent part, Object formula) {
        return Proxy.newProxyInstance(
                part.getType().getClassLoader() == null
                        ? UsedFormulas.class.getClassLoader()
                        : part.getType().getClassLoader(),
                new Class<?>[] {part.getType()},
                (proxy, method, arguments) -> {
                    asked.add(part.getName());
                    try {
                        return method.invoke(formula, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Object get(RecordComponent part, Record parts) {
        try {
            return part.getAccessor().invoke(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
