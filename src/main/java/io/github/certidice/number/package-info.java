/**
 * Exact and certified numbers: rationals, quadratic surds, exact sums of floating-point data, and enclosures that are
 * refined until they decide.
 *
 * <p>Every input of this library is a {@code double}, {@code float} or integer, so it is a dyadic rational; sums,
 * products and quotients of such numbers are computed without any error. A {@code double} that leaves this package is
 * the correctly rounded value (to nearest, ties to even) of the exact number.
 */
package io.github.certidice.number;
