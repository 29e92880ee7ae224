// The compiler of a chip, or that of the host, which runs the same kernels with threads of its own: slow, and for tests of
// everything but the chip.
#pragma once

#include <cstdint>

#ifdef __CUDACC__
#include <cuda_runtime.h>
// A kernel is named by a pointer, since templates have commas.
#define CD_LAUNCH(kernel, blocks, threads, stream, ...) kernel<<<blocks, threads, 0, stream>>>(__VA_ARGS__)
#else
#include "host/host.h"
#define CD_LAUNCH(kernel, blocks, threads, stream, ...) \
    certidice::host::launch(blocks, threads, [&] { kernel(__VA_ARGS__); })
#endif
