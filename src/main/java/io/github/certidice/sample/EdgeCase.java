package io.github.certidice.sample;

import io.github.certidice.image.Pair;

/**
 * A small case that every check should try.
 *
 * @param name what is special about it, in words
 * @param recipe builds it
 */
public record EdgeCase(String name, Recipe recipe) {

    /** Builds the case. */
    public Pair pair() {
        return recipe.pair();
    }

    /** Name and token. */
    @Override
    public String toString() {
        return name + " " + recipe.token();
    }
}
