// Words of CUDA for the host's compiler. Blocks run one after the other, the threads of a block at once.
#pragma once

#include <cuda_runtime_api.h>

#include <cmath>
#include <functional>

#undef __shared__
#define __shared__ static
#undef __launch_bounds__
#define __launch_bounds__(...)
#undef __forceinline__
#define __forceinline__ inline

namespace certidice {
namespace host {

struct Index {
    int x;
};

// Calls the kernel once for each thread of each block.
void launch(int blocks, int threads, const std::function<void()> &kernel);

// Where all threads of a block meet.
void meet();

// Adds to what other threads add to as well.
void add(double *to, double x);

}  // namespace host
}  // namespace certidice

extern thread_local certidice::host::Index threadIdx;
extern thread_local certidice::host::Index blockIdx;
extern thread_local certidice::host::Index blockDim;
extern thread_local certidice::host::Index gridDim;

inline void __syncthreads() { certidice::host::meet(); }
inline void atomicAdd(double *to, double x) { certidice::host::add(to, x); }
inline int64_t min(int64_t a, int64_t b) { return a < b ? a : b; }
inline float __expf(float x) { return std::exp(x); }
inline float __logf(float x) { return std::log(x); }
