// Sorting and counting: CUB's on a chip, the standard library's on the host.
#pragma once

#include "platform.cuh"

#ifdef __CUDACC__
#include <cub/device/device_radix_sort.cuh>
#include <cub/device/device_scan.cuh>
#include <thrust/iterator/transform_iterator.h>
#else
#include <algorithm>
#include <numeric>
#include <vector>
#endif

namespace certidice {

// An index, and in its lowest bit whether that element is of the class.
template <typename Index>
struct IsOn {
    __host__ __device__ __forceinline__ Index operator()(Index mark) const { return mark & 1; }
};

#ifdef __CUDACC__

// Room that both need.
template <typename Key, typename Index>
int sorting_room(int64_t size, int64_t *bytes) {
    size_t sorting = 0;
    size_t counting = 0;
    cudaError_t status = cub::DeviceRadixSort::SortPairsDescending(
        nullptr, sorting, static_cast<const Key *>(nullptr), static_cast<Key *>(nullptr),
        static_cast<const Index *>(nullptr), static_cast<Index *>(nullptr), size);
    if (status != cudaSuccess) {
        return status;
    }
    auto marks = thrust::make_transform_iterator(static_cast<const Index *>(nullptr), IsOn<Index>{});
    status = cub::DeviceScan::InclusiveSum(nullptr, counting, marks, static_cast<Index *>(nullptr), size);
    *bytes = static_cast<int64_t>(sorting > counting ? sorting : counting);
    return status;
}

// The largest first; equal ones keep their order.
template <typename Key, typename Index>
int sort_descending(void *room, int64_t bytes, const Key *keys, Key *sorted, const Index *marks, Index *sorted_marks,
                    int64_t size, cudaStream_t stream) {
    size_t used = static_cast<size_t>(bytes);
    return cub::DeviceRadixSort::SortPairsDescending(room, used, keys, sorted, marks, sorted_marks, size, 0,
                                                     static_cast<int>(8 * sizeof(Key)), stream);
}

// How many of the first k are of the class, for each k from 1 on.
template <typename Index>
int running_counts(void *room, int64_t bytes, const Index *marks, Index *counts, int64_t size, cudaStream_t stream) {
    size_t used = static_cast<size_t>(bytes);
    return cub::DeviceScan::InclusiveSum(room, used, thrust::make_transform_iterator(marks, IsOn<Index>{}), counts, size,
                                         stream);
}

#else

template <typename Key, typename Index>
int sorting_room(int64_t, int64_t *bytes) {
    *bytes = 1;
    return 0;
}

template <typename Key, typename Index>
int sort_descending(void *, int64_t, const Key *keys, Key *sorted, const Index *marks, Index *sorted_marks, int64_t size,
                    cudaStream_t) {
    std::vector<int64_t> order(static_cast<size_t>(size));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int64_t i, int64_t j) { return keys[i] > keys[j]; });
    for (int64_t k = 0; k < size; k++) {
        sorted[k] = keys[order[k]];
        sorted_marks[k] = marks[order[k]];
    }
    return 0;
}

template <typename Index>
int running_counts(void *, int64_t, const Index *marks, Index *counts, int64_t size, cudaStream_t) {
    Index count = 0;
    for (int64_t k = 0; k < size; k++) {
        count += IsOn<Index>{}(marks[k]);
        counts[k] = count;
    }
    return 0;
}

#endif

}  // namespace certidice
