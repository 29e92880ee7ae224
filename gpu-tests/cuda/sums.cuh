// Sums of many numbers, the same bits whatever the launch: rows are cut into chunks of a fixed size, a chunk is summed by 256
// lanes of a fixed share each, however many threads there are, and lanes and chunks are added up in a fixed tree.
#pragma once

#include "numbers.cuh"

namespace certidice {

// Of a block: twice as many would leave a thread too few registers.
constexpr int MOST_THREADS = 512;

constexpr int LANES = 256;
constexpr int STEPS = 8;

template <typename T>
constexpr int64_t CHUNK = static_cast<int64_t>(LANES) * STEPS * PACK<T>;

// N sums at once; without a constructor, so that shared memory may hold them.
template <int N>
struct Sums {
    double at[N];

    static __host__ __device__ __forceinline__ Sums none() {
        Sums zero;
#pragma unroll
        for (int k = 0; k < N; k++) {
            zero.at[k] = 0;
        }
        return zero;
    }

    __host__ __device__ __forceinline__ void add(const Sums &that) {
#pragma unroll
        for (int k = 0; k < N; k++) {
            at[k] += that.at[k];
        }
    }
};

// Rows of equal length, cut into chunks.
struct Rows {
    int64_t rows;
    int64_t length;
    int64_t chunks;  // of a row

    template <typename T>
    static __host__ Rows of(int64_t rows, int64_t length) {
        return {rows, length, (length + CHUNK<T> - 1) / CHUNK<T>};
    }

    __host__ __device__ int64_t all() const { return rows * chunks; }
};

// The lanes' sums, added up in a tree; every thread gets the result. Shared memory holds LANES of them.
template <int N>
__device__ __forceinline__ Sums<N> joined(Sums<N> *lanes) {
    __syncthreads();
    for (int half = LANES / 2; half > 0; half /= 2) {
        for (int lane = threadIdx.x; lane < half; lane += blockDim.x) {
            lanes[lane].add(lanes[lane + half]);
        }
        __syncthreads();
    }
    return lanes[0];
}

// Keeps the sum of each chunk, to be added up in order.
template <int N>
struct Kept {
    Sums<N> *partials;

    __device__ __forceinline__ void operator()(int64_t chunk, int64_t, const Sums<N> &sum) const {
        partials[chunk] = sum;
    }
};

// Adds the sum of each chunk to its group's, in whatever order they come.
template <int N, typename GroupOf>
struct Added {
    Sums<N> *totals;
    GroupOf group_of;

    __device__ __forceinline__ void operator()(int64_t, int64_t row, const Sums<N> &sum) const {
        Sums<N> &total = totals[group_of(row)];
#pragma unroll
        for (int k = 0; k < N; k++) {
            atomicAdd(&total.at[k], sum.at[k]);
        }
    }
};

// All rows are of one group.
struct OneGroup {
    __device__ __forceinline__ int64_t operator()(int64_t) const { return 0; }
};

// One sum of each chunk. The visitor adds what the elements from i on, at most PACK of them, say to a lane's sums:
// visitor(sums, row, i, length). It may write what belongs to them, too. The sink takes sum after sum: sink(chunk, row, sum).
template <typename T, int N, typename Visitor, typename Sink>
__global__ void __launch_bounds__(MOST_THREADS) sum_chunks(Rows rows, Visitor visitor, Sink sink) {
    __shared__ Sums<N> lanes[LANES];
    for (int64_t chunk = blockIdx.x; chunk < rows.all(); chunk += gridDim.x) {
        int64_t row = chunk / rows.chunks;
        int64_t start = (chunk - row * rows.chunks) * CHUNK<T>;
        for (int lane = threadIdx.x; lane < LANES; lane += blockDim.x) {
            Sums<N> sums = Sums<N>::none();
#pragma unroll 4
            for (int step = 0; step < STEPS; step++) {
                int64_t i = start + (static_cast<int64_t>(step) * LANES + lane) * PACK<T>;
                if (i < rows.length) {
                    visitor(sums, row, i, rows.length);
                }
            }
            lanes[lane] = sums;
        }
        Sums<N> sum = joined(lanes);
        if (threadIdx.x == 0) {
            sink(chunk, row, sum);
        }
        __syncthreads();  // before lanes are used for the next chunk
    }
}

// The sum of count numbers that a function gives, by one block: number(i).
template <int N, typename Number>
__device__ __forceinline__ Sums<N> sum_all(int64_t count, Sums<N> *lanes, Number number) {
    for (int lane = threadIdx.x; lane < LANES; lane += blockDim.x) {
        Sums<N> sums = Sums<N>::none();
        for (int64_t i = lane; i < count; i += LANES) {
            sums.add(number(i));
        }
        lanes[lane] = sums;
    }
    Sums<N> sum = joined(lanes);
    __syncthreads();
    return sum;
}

}  // namespace certidice
