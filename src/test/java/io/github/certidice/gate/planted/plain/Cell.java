package io.github.certidice.gate.planted.plain;

/**
 * What one ratio, or one sorted list, is made from.
 *
 * @param row its image, or 0 where it is made from all
 * @param column its place among the classes that count, or 0 where it is made from all
 * @param images those that it sums over
 * @param classes those that it sums over
 */
public record Cell(int row, int column, int[] images, int[] classes) {}
