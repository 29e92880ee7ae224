package io.github.certidice.build;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives every property a seed of its own that is the same in each run, so that a build fails or passes for everyone
 * alike. {@code -Dcertidice.tests.seed=2} gives other cases, {@code -Dcertidice.tests.seed=random} new ones each time; a
 * seed written at the property itself wins.
 *
 * <p>Registered in {@code META-INF/services}.
 */
public final class FixedSeeds implements AroundPropertyHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        String seed = System.getProperty("certidice.tests.seed", "1");
        if (!seed.equals("random") && context.attributes().seed().isEmpty()) {
            context.attributes().setSeed(Long.toString(seedOf(context, Long.parseLong(seed))));
        }
        return property.execute();
    }

    private static long seedOf(PropertyLifecycleContext context, long seed) {
        String name = context.containerClass().getName() + "#"
                + context.targetMethod().getName();
        return 31 * seed + name.hashCode();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** Outermost: the seed must be set before jqwik reads it. */
    @Override
    public int aroundPropertyProximity() {
        return -1000;
    }
}
