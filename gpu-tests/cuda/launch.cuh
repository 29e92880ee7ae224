// Checks of arguments, and launches whose errors are looked at.
#pragma once

#include <cstdarg>
#include <cstdio>

#include "numbers.cuh"

namespace certidice {

// Of this thread's last call.
extern thread_local char message[512];

inline int invalid(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return CD_INVALID;
}

#define CD_TRY(call)                 \
    do {                             \
        int cd_status_ = (call);     \
        if (cd_status_ != 0) {       \
            return cd_status_;       \
        }                            \
    } while (0)

// Of a kernel that was just launched.
inline int launched() { return static_cast<int>(cudaGetLastError()); }

inline int threads_of(const cd_tensors &t) { return t.threads == 0 ? 256 : t.threads; }

// As many blocks as there is work for, as many as were asked for, or as the chip runs at once.
template <typename Kernel>
int blocks_of(const cd_tensors &t, Kernel kernel, int64_t work, int *blocks) {
    int64_t most = t.blocks;
    if (most == 0) {
        int device = 0;
        int processors = 0;
        int each = 0;
        CD_TRY(cudaGetDevice(&device));
        CD_TRY(cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, device));
        CD_TRY(cudaOccupancyMaxActiveBlocksPerMultiprocessor(
            &each, reinterpret_cast<const void *>(kernel), threads_of(t), 0));
        most = static_cast<int64_t>(processors) * (each > 0 ? each : 1);
    }
    *blocks = static_cast<int>(work < most ? (work > 0 ? work : 1) : most);
    return 0;
}

inline cudaStream_t stream_of(const cd_tensors &t) { return static_cast<cudaStream_t>(t.stream); }

inline int64_t numbers_of(const cd_tensors &t) { return t.images * t.classes * t.voxels; }

inline int size_of(int32_t dtype) { return dtype == CD_FLOAT64 ? 8 : dtype == CD_FLOAT32 ? 4 : 2; }

// Launches a kernel over so much work and looks at the error.
template <typename Kernel, typename... Arguments>
int run_kernel(const cd_tensors &t, Kernel kernel, int64_t work, Arguments... arguments) {
    int blocks = 0;
    CD_TRY(blocks_of(t, kernel, work, &blocks));
    CD_LAUNCH(kernel, blocks, threads_of(t), stream_of(t), arguments...);
    return launched();
}

// True where all rows begin at a multiple of 16 bytes.
inline bool is_aligned(const void *p, int64_t row_bytes) {
    return reinterpret_cast<uintptr_t>(p) % 16 == 0 && row_bytes % 16 == 0;
}

// Pieces of the workspace (of none, to learn how large it has to be), one after the other, each at a multiple of 256 bytes.
class Workspace {
public:
    explicit Workspace(void *memory) : memory_(reinterpret_cast<uintptr_t>(memory)) {}

    template <typename X>
    X *take(int64_t count) {
        X *piece = reinterpret_cast<X *>(memory_ + static_cast<uintptr_t>(used_));
        used_ += (count * static_cast<int64_t>(sizeof(X)) + 255) / 256 * 256;
        return piece;
    }

    int64_t used() const { return used_; }

private:
    uintptr_t memory_;
    int64_t used_ = 0;
};

// The shape and the knobs, before anything is computed of them.
int check_shape(const cd_tensors *t);

// What a run needs beyond: pointers, and room.
int check_run(const cd_tensors &t, int64_t workspace);

}  // namespace certidice
