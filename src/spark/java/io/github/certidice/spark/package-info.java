/** Campaigns as jobs of Apache Spark; only in builds with the profile {@code spark}. */
package io.github.certidice.spark;
