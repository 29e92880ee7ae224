/** Mistakes in losses that are sums of terms of voxels, or sort them. */
package io.github.certidice.gate.planted.mutant.voxel;
