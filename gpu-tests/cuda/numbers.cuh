// Formats: what is read becomes the type that arithmetic is done in, what is written is rounded once.
#pragma once

#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include "certidice.h"
#include "platform.cuh"

namespace certidice {

template <typename T>
struct Format;

template <>
struct Format<double> {
    using Compute = double;
    static __device__ __forceinline__ double load(double x) { return x; }
    static __device__ __forceinline__ double store(double x) { return x; }
};

template <>
struct Format<float> {
    using Compute = float;
    static __device__ __forceinline__ float load(float x) { return x; }
    static __device__ __forceinline__ float store(double x) { return static_cast<float>(x); }
};

template <>
struct Format<__half> {
    using Compute = float;
    static __device__ __forceinline__ float load(__half x) { return __half2float(x); }
    static __device__ __forceinline__ __half store(double x) { return __double2half(x); }
};

template <>
struct Format<__nv_bfloat16> {
    using Compute = float;
    static __device__ __forceinline__ float load(__nv_bfloat16 x) { return __bfloat162float(x); }
    static __device__ __forceinline__ __nv_bfloat16 store(double x) { return __double2bfloat16(x); }
};

// The chip's fast exponential, where that is wanted, is one of float32.
__device__ __forceinline__ double exponential(double x, bool) { return exp(x); }
__device__ __forceinline__ float exponential(float x, bool fast) { return fast ? __expf(x) : expf(x); }

// As many as 16 bytes hold: what a thread reads and writes at once where addresses allow.
template <typename T>
constexpr int PACK = 16 / sizeof(T);

template <typename T>
struct alignas(16) Pack {
    T at[PACK<T>];
};

// Consecutive elements from i on, as far as there are any; the rest stays as it is.
template <typename T>
__device__ __forceinline__ void read(const T *from, int64_t i, int64_t size, bool aligned, T (&to)[PACK<T>]) {
    if (aligned && i + PACK<T> <= size) {
        Pack<T> pack = *reinterpret_cast<const Pack<T> *>(from + i);
#pragma unroll
        for (int j = 0; j < PACK<T>; j++) {
            to[j] = pack.at[j];
        }
        return;
    }
#pragma unroll
    for (int j = 0; j < PACK<T>; j++) {
        if (i + j < size) {
            to[j] = from[i + j];
        }
    }
}

template <typename T>
__device__ __forceinline__ void write(T *to, int64_t i, int64_t size, bool aligned, const T (&from)[PACK<T>]) {
    if (aligned && i + PACK<T> <= size) {
        Pack<T> pack;
#pragma unroll
        for (int j = 0; j < PACK<T>; j++) {
            pack.at[j] = from[j];
        }
        *reinterpret_cast<Pack<T> *>(to + i) = pack;
        return;
    }
#pragma unroll
    for (int j = 0; j < PACK<T>; j++) {
        if (i + j < size) {
            to[i + j] = from[j];
        }
    }
}

// Calls f with a null pointer of the format's type: f(static_cast<float *>(nullptr)).
template <typename F>
int with_format(int32_t dtype, F f) {
    switch (dtype) {
    case CD_FLOAT64:
        return f(static_cast<double *>(nullptr));
    case CD_FLOAT32:
        return f(static_cast<float *>(nullptr));
    case CD_FLOAT16:
        return f(static_cast<__half *>(nullptr));
    default:
        return f(static_cast<__nv_bfloat16 *>(nullptr));
    }
}

}  // namespace certidice
