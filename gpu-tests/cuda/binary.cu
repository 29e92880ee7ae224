// Weighted binary cross-entropy of logits: value and slope of a voxel in one pass.
#include <type_traits>

#include "launch.cuh"
#include "sums.cuh"

namespace certidice {
namespace {

__device__ __forceinline__ double logarithm_of_one_plus(double x, bool) { return log1p(x); }
__device__ __forceinline__ float logarithm_of_one_plus(float x, bool fast) { return fast ? __logf(1 + x) : log1pf(x); }

struct Weights {
    const double *of_class;

    template <typename X>
    __device__ __forceinline__ X at(int64_t c) const {
        return of_class == nullptr ? X(1) : static_cast<X>(of_class[c]);
    }
};

template <typename T>
struct Terms {
    using X = typename Format<T>::Compute;

    const T *prediction;
    const T *target;
    T *gradient;
    Weights weights;
    Weights positives;
    int64_t classes;
    double share;  // of a term in the result
    bool aligned;
    bool fast;

    __device__ __forceinline__ void operator()(Sums<1> &sums, int64_t row, int64_t i, int64_t length) const {
        X w = weights.at<X>(row % classes);
        X q = positives.at<X>(row % classes);
        T z[PACK<T>];
        T g[PACK<T>];
        T slopes[PACK<T>];
        read(prediction + row * length, i, length, aligned, z);
        read(target + row * length, i, length, aligned, g);
#pragma unroll
        for (int j = 0; j < PACK<T>; j++) {
            if (i + j < length) {
                sums.at[0] += term(Format<T>::load(z[j]), Format<T>::load(g[j]), w, q, slopes[j]);
            }
        }
        if (gradient != nullptr) {
            write(gradient + row * length, i, length, aligned, slopes);
        }
    }

    // By e^-|z|, which doesn't overflow: log s = min(z, 0) - log(1 + e^-|z|).
    __device__ __forceinline__ double term(X z, X g, X w, X q, T &slope) const {
        X e = exponential(z < 0 ? z : -z, fast);
        X log_sum = logarithm_of_one_plus(e, fast);
        X minus_log_on = (z < 0 ? -z : X(0)) + log_sum;
        X minus_log_off = (z > 0 ? z : X(0)) + log_sum;
        X larger = 1 / (1 + e);
        X smaller = e / (1 + e);
        X on = z < 0 ? smaller : larger;
        X off = z < 0 ? larger : smaller;
        slope = Format<T>::store(share * static_cast<double>(w * ((1 - g) * on - q * g * off)));
        return static_cast<double>(w * (q * g * minus_log_on + (1 - g) * minus_log_off));
    }
};

__global__ void __launch_bounds__(MOST_THREADS) add_up(int64_t count, const Sums<1> *partials, double share, double *value) {
    __shared__ Sums<1> lanes[LANES];
    Sums<1> sum = sum_all<1>(count, lanes, [&](int64_t i) { return partials[i]; });
    if (threadIdx.x == 0) {
        value[0] = share * sum.at[0];
        value[1] = 0;
    }
}

template <typename T>
Rows rows_of(const cd_tensors &t) {
    return Rows::of<T>(t.images * t.classes, t.voxels);
}

template <typename T>
int run(const cd_tensors &t, const cd_binary &loss) {
    Rows rows = rows_of<T>(t);
    Sums<1> *partials = Workspace(t.workspace).take<Sums<1>>(rows.all());
    int64_t row_bytes = t.voxels * static_cast<int64_t>(sizeof(T));
    double share = loss.sum ? 1.0 : 1.0 / static_cast<double>(numbers_of(t));
    Terms<T> terms{static_cast<const T *>(t.prediction),
                   static_cast<const T *>(t.target),
                   static_cast<T *>(t.gradient),
                   {loss.weights},
                   {loss.positives},
                   t.classes,
                   share,
                   is_aligned(t.prediction, row_bytes) && is_aligned(t.target, row_bytes)
                       && is_aligned(t.gradient, row_bytes),
                   t.mode == CD_FAST};
    if (t.mode == CD_FAST) {
        CD_TRY(cudaMemsetAsync(partials, 0, sizeof(Sums<1>), stream_of(t)));
        Added<1, OneGroup> sink{partials, OneGroup{}};
        CD_TRY(run_kernel(t, sum_chunks<T, 1, Terms<T>, Added<1, OneGroup>>, rows.all(), rows, terms, sink));
        return run_kernel(t, add_up, 1, int64_t{1}, partials, share, t.value);
    }
    Kept<1> sink{partials};
    CD_TRY(run_kernel(t, sum_chunks<T, 1, Terms<T>, Kept<1>>, rows.all(), rows, terms, sink));
    return run_kernel(t, add_up, 1, rows.all(), partials, share, t.value);
}

}  // namespace
}  // namespace certidice

using namespace certidice;

int cd_binary_workspace(const cd_tensors *tensors, const cd_binary *loss, int64_t *bytes) {
    CD_TRY(check_shape(tensors));
    if (loss == nullptr) {
        return invalid("loss: found null, allowed: an address");
    }
    return with_format(tensors->dtype, [&](auto *type) {
        Workspace workspace(nullptr);
        workspace.take<Sums<1>>(rows_of<std::remove_pointer_t<decltype(type)>>(*tensors).all());
        *bytes = workspace.used();
        return 0;
    });
}

int cd_binary_run(const cd_tensors *tensors, const cd_binary *loss) {
    int64_t bytes = 0;
    CD_TRY(cd_binary_workspace(tensors, loss, &bytes));
    CD_TRY(check_run(*tensors, bytes));
    return with_format(tensors->dtype, [&](auto *type) {
        return run<std::remove_pointer_t<decltype(type)>>(*tensors, *loss);
    });
}
