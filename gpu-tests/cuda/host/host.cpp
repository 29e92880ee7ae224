// Threads in the place of a chip's, and the few functions of the CUDA runtime that the losses call.
#include "host.h"

#include <pthread.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

thread_local certidice::host::Index threadIdx{0};
thread_local certidice::host::Index blockIdx{0};
thread_local certidice::host::Index blockDim{1};
thread_local certidice::host::Index gridDim{1};

namespace certidice {
namespace host {
namespace {

std::mutex one_launch;  // shared memory is that of one block of the process
std::mutex one_addition;
pthread_barrier_t meeting;

}  // namespace

void meet() { pthread_barrier_wait(&meeting); }

void add(double *to, double x) {
    std::lock_guard<std::mutex> alone(one_addition);
    *to += x;
}

void launch(int blocks, int threads, const std::function<void()> &kernel) {
    std::lock_guard<std::mutex> alone(one_launch);
    pthread_barrier_init(&meeting, nullptr, static_cast<unsigned>(threads));
    std::vector<std::thread> all;
    for (int thread = 0; thread < threads; thread++) {
        all.emplace_back([&, thread] {
            threadIdx.x = thread;
            blockDim.x = threads;
            gridDim.x = blocks;
            for (int block = 0; block < blocks; block++) {
                blockIdx.x = block;
                kernel();
                meet();
            }
        });
    }
    for (std::thread &thread : all) {
        thread.join();
    }
    pthread_barrier_destroy(&meeting);
}

}  // namespace host
}  // namespace certidice

namespace {

using Clock = std::chrono::steady_clock;

struct Event {
    Clock::time_point at;
};

// As a chip with little memory: what is larger is refused.
constexpr size_t MEMORY = size_t{1} << 31;

}  // namespace

// Definitions of declarations in cuda_runtime_api.h.
extern "C" {

cudaError_t cudaGetLastError(void) { return cudaSuccess; }

const char *cudaGetErrorName(cudaError_t error) {
    return error == cudaErrorMemoryAllocation ? "cudaErrorMemoryAllocation" : "cudaErrorUnknown";
}

const char *cudaGetErrorString(cudaError_t error) {
    return error == cudaErrorMemoryAllocation ? "out of memory" : "unknown error";
}

cudaError_t cudaGetDeviceCount(int *count) {
    *count = 1;
    return cudaSuccess;
}

cudaError_t cudaGetDevice(int *device) {
    *device = 0;
    return cudaSuccess;
}

cudaError_t cudaGetDeviceProperties(cudaDeviceProp *properties, int device) {
    if (device != 0) {
        return cudaErrorInvalidDevice;
    }
    std::memset(properties, 0, sizeof *properties);
    std::strcpy(properties->name, "host");
    properties->multiProcessorCount = 1;
    properties->totalGlobalMem = MEMORY;
    return cudaSuccess;
}

cudaError_t cudaDeviceGetAttribute(int *value, cudaDeviceAttr, int) {
    *value = 1;
    return cudaSuccess;
}

cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, const void *, int, size_t) {
    *blocks = 2;
    return cudaSuccess;
}

cudaError_t cudaDriverGetVersion(int *version) {
    *version = 0;
    return cudaSuccess;
}

cudaError_t cudaRuntimeGetVersion(int *version) {
    *version = 0;
    return cudaSuccess;
}

cudaError_t cudaMalloc(void **memory, size_t bytes) {
    *memory = bytes > MEMORY ? nullptr : std::aligned_alloc(256, (bytes + 256) / 256 * 256);
    return *memory == nullptr ? cudaErrorMemoryAllocation : cudaSuccess;
}

cudaError_t cudaFree(void *memory) {
    std::free(memory);
    return cudaSuccess;
}

cudaError_t cudaMemcpy(void *to, const void *from, size_t bytes, cudaMemcpyKind) {
    std::memcpy(to, from, bytes);
    return cudaSuccess;
}

cudaError_t cudaMemcpyAsync(void *to, const void *from, size_t bytes, cudaMemcpyKind, cudaStream_t) {
    std::memcpy(to, from, bytes);
    return cudaSuccess;
}

cudaError_t cudaMemsetAsync(void *to, int byte, size_t bytes, cudaStream_t) {
    std::memset(to, byte, bytes);
    return cudaSuccess;
}

cudaError_t cudaStreamCreateWithFlags(cudaStream_t *stream, unsigned) {
    *stream = reinterpret_cast<cudaStream_t>(std::malloc(1));
    return cudaSuccess;
}

cudaError_t cudaStreamDestroy(cudaStream_t stream) {
    std::free(stream);
    return cudaSuccess;
}

cudaError_t cudaStreamSynchronize(cudaStream_t) { return cudaSuccess; }

cudaError_t cudaDeviceSynchronize(void) { return cudaSuccess; }

cudaError_t cudaEventCreate(cudaEvent_t *event) {
    *event = reinterpret_cast<cudaEvent_t>(new Event{Clock::now()});
    return cudaSuccess;
}

cudaError_t cudaEventDestroy(cudaEvent_t event) {
    delete reinterpret_cast<Event *>(event);
    return cudaSuccess;
}

cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t) {
    reinterpret_cast<Event *>(event)->at = Clock::now();
    return cudaSuccess;
}

cudaError_t cudaEventSynchronize(cudaEvent_t) { return cudaSuccess; }

cudaError_t cudaEventElapsedTime(float *milliseconds, cudaEvent_t from, cudaEvent_t to) {
    std::chrono::duration<float, std::milli> time =
        reinterpret_cast<Event *>(to)->at - reinterpret_cast<Event *>(from)->at;
    *milliseconds = time.count();
    return cudaSuccess;
}

}
