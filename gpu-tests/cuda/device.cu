// Devices, memory, streams; and the checks that all losses share.
#include <cstring>

#include "launch.cuh"
#include "sums.cuh"

namespace certidice {

thread_local char message[512] = "";

namespace {

int check_count(const char *name, int64_t count) {
    return count >= 0 ? 0 : invalid("%s: found %lld, allowed: numbers of at least 0", name, (long long)count);
}

bool product_fits(const cd_tensors &t) {
    const int64_t most = INT64_MAX / 64;
    int64_t product = t.images;
    for (int64_t factor : {t.classes, t.voxels}) {
        if (factor != 0 && product > most / factor) {
            return false;
        }
        product *= factor;
    }
    return true;
}

int check_pointer(const char *name, const void *pointer) {
    return pointer != nullptr ? 0 : invalid("%s: found null, allowed: an address in device memory", name);
}

}  // namespace

int check_shape(const cd_tensors *t) {
    message[0] = 0;
    if (t == nullptr) {
        return invalid("tensors: found null, allowed: an address");
    }
    if (t->dtype < CD_FLOAT64 || t->dtype > CD_BFLOAT16) {
        return invalid("dtype: found %d, allowed: 0 (float64), 1 (float32), 2 (float16), 3 (bfloat16)", t->dtype);
    }
    if (t->mode != CD_DETERMINISTIC && t->mode != CD_FAST) {
        return invalid("mode: found %d, allowed: 0 (deterministic), 1 (fast)", t->mode);
    }
    CD_TRY(check_count("images", t->images));
    CD_TRY(check_count("classes", t->classes));
    CD_TRY(check_count("voxels", t->voxels));
    if (!product_fits(*t)) {
        return invalid("shape: found %lld x %lld x %lld, allowed: at most 2^57 numbers", (long long)t->images,
                       (long long)t->classes, (long long)t->voxels);
    }
    if (numbers_of(*t) == 0) {
        return invalid("shape: found %lld x %lld x %lld, allowed: at least one number", (long long)t->images,
                       (long long)t->classes, (long long)t->voxels);
    }
    if (t->threads < 0 || t->threads > MOST_THREADS || t->threads % 32 != 0) {
        return invalid("threads: found %d, allowed: multiples of 32 up to %d, or 0", t->threads,
                       MOST_THREADS);
    }
    if (t->blocks < 0) {
        return invalid("blocks: found %d, allowed: numbers of at least 0", t->blocks);
    }
    return 0;
}

int check_run(const cd_tensors &t, int64_t workspace) {
    CD_TRY(check_pointer("prediction", t.prediction));
    CD_TRY(check_pointer("target", t.target));
    CD_TRY(check_pointer("value", t.value));
    CD_TRY(check_pointer("workspace", t.workspace));
    if (t.workspace_bytes < workspace) {
        return invalid("workspace_bytes: found %lld, allowed: at least %lld", (long long)t.workspace_bytes,
                       (long long)workspace);
    }
    if (reinterpret_cast<uintptr_t>(t.workspace) % 256 != 0) {
        return invalid("workspace: found an address that isn't a multiple of 256, allowed: one that is");
    }
    for (const void *p : {t.prediction, static_cast<const void *>(t.gradient)}) {
        if (reinterpret_cast<uintptr_t>(p) % size_of(t.dtype) != 0) {
            return invalid("prediction, gradient: found an address inside a number, allowed: multiples of %d",
                           size_of(t.dtype));
        }
    }
    return 0;
}

}  // namespace certidice

using namespace certidice;

int cd_abi(void) { return CD_ABI; }

const char *cd_message(void) { return message; }

const char *cd_error_name(int code) { return cudaGetErrorName(static_cast<cudaError_t>(code)); }

const char *cd_error_text(int code) { return cudaGetErrorString(static_cast<cudaError_t>(code)); }

int cd_device_count(int32_t *count) { return cudaGetDeviceCount(count); }

int cd_device_of(int32_t index, cd_device *device) {
    cudaDeviceProp properties;
    CD_TRY(cudaGetDeviceProperties(&properties, index));
    std::memset(device, 0, sizeof *device);
    std::snprintf(device->name, sizeof device->name, "%s", properties.name);
    device->major = properties.major;
    device->minor = properties.minor;
    device->multiprocessors = properties.multiProcessorCount;
    device->memory = static_cast<int64_t>(properties.totalGlobalMem);
    CD_TRY(cudaDriverGetVersion(&device->driver));
    return cudaRuntimeGetVersion(&device->runtime);
}

// A failed allocation leaves an error behind that the next launch would be blamed for.
int cd_allocate(int64_t bytes, void **memory) {
    message[0] = 0;
    if (bytes < 0) {
        return invalid("bytes: found %lld, allowed: numbers of at least 0", (long long)bytes);
    }
    int status = cudaMalloc(memory, static_cast<size_t>(bytes));
    if (status != 0) {
        cudaGetLastError();
    }
    return status;
}

int cd_release(void *memory) { return cudaFree(memory); }

int cd_write(void *device, const void *host, int64_t bytes) {
    return cudaMemcpy(device, host, static_cast<size_t>(bytes), cudaMemcpyHostToDevice);
}

int cd_read(void *host, const void *device, int64_t bytes) {
    return cudaMemcpy(host, device, static_cast<size_t>(bytes), cudaMemcpyDeviceToHost);
}

int cd_copy(void *to, const void *from, int64_t bytes, void *stream) {
    return cudaMemcpyAsync(to, from, static_cast<size_t>(bytes), cudaMemcpyDeviceToDevice,
                           static_cast<cudaStream_t>(stream));
}

int cd_stream_create(void **stream) {
    return cudaStreamCreateWithFlags(reinterpret_cast<cudaStream_t *>(stream), cudaStreamNonBlocking);
}

int cd_stream_destroy(void *stream) { return cudaStreamDestroy(static_cast<cudaStream_t>(stream)); }

int cd_synchronize(void *stream) {
    return stream == nullptr ? cudaDeviceSynchronize() : cudaStreamSynchronize(static_cast<cudaStream_t>(stream));
}

int cd_event_create(void **event) { return cudaEventCreate(reinterpret_cast<cudaEvent_t *>(event)); }

int cd_event_destroy(void *event) { return cudaEventDestroy(static_cast<cudaEvent_t>(event)); }

int cd_event_record(void *event, void *stream) {
    return cudaEventRecord(static_cast<cudaEvent_t>(event), static_cast<cudaStream_t>(stream));
}

int cd_event_milliseconds(void *from, void *to, float *milliseconds) {
    CD_TRY(cudaEventSynchronize(static_cast<cudaEvent_t>(to)));
    return cudaEventElapsedTime(milliseconds, static_cast<cudaEvent_t>(from), static_cast<cudaEvent_t>(to));
}
