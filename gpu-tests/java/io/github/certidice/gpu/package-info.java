/** The CUDA losses of {@code gpu-tests/cuda} as a subject of the gate. */
package io.github.certidice.gpu;
