// Softmax cross-entropy with class weights.
#include <cmath>
#include <type_traits>

#include "launch.cuh"
#include "sums.cuh"

namespace certidice {
namespace {

enum { LOSS, WEIGHT, FOREIGN, SUMS };

struct Targets {
    const int64_t *labels;  // [images][voxels]
    const double *weights;
    int64_t classes;
    int64_t ignored;

    __device__ __forceinline__ bool is_class(int64_t y) const { return y >= 0 && y < classes; }

    __device__ __forceinline__ double weight(int64_t y) const { return weights == nullptr ? 1 : weights[y]; }
};

// What divides the gradient, before there is one.
struct WeightTerms {
    Targets targets;

    __device__ __forceinline__ void operator()(Sums<1> &sums, int64_t row, int64_t i, int64_t length) const {
#pragma unroll
        for (int j = 0; j < PACK<double>; j++) {
            if (i + j < length) {
                int64_t y = targets.labels[row * length + i + j];
                sums.at[0] += y != targets.ignored && targets.is_class(y) ? targets.weight(y) : 0;
            }
        }
    }
};

// Classes of a voxel lie length numbers apart; neighbouring threads read neighbouring voxels.
template <typename T>
struct Terms {
    using X = typename Format<T>::Compute;

    const T *prediction;
    T *gradient;
    Targets targets;
    const double *share;  // of a weight in the gradient
    bool fast;

    __device__ __forceinline__ void operator()(Sums<SUMS> &sums, int64_t row, int64_t i, int64_t length) const {
#pragma unroll
        for (int j = 0; j < PACK<T>; j++) {
            if (i + j < length) {
                voxel(sums, row, i + j, length);
            }
        }
    }

    __device__ __forceinline__ void voxel(Sums<SUMS> &sums, int64_t row, int64_t i, int64_t length) const {
        int64_t y = targets.labels[row * length + i];
        int64_t first = row * targets.classes * length + i;
        if (y == targets.ignored) {
            fill(first, length, 0);
            return;
        }
        if (!targets.is_class(y)) {
            sums.at[LOSS] += NAN;
            sums.at[FOREIGN] += 1;
            fill(first, length, NAN);
            return;
        }
        X largest = Format<T>::load(prediction[first]);
        for (int64_t c = 1; c < targets.classes; c++) {
            X z = Format<T>::load(prediction[first + c * length]);
            largest = z > largest ? z : largest;
        }
        X sum = 0;
        for (int64_t c = 0; c < targets.classes; c++) {
            sum += exponential(Format<T>::load(prediction[first + c * length]) - largest, fast);
        }
        double weight = targets.weight(y);
        X own = Format<T>::load(prediction[first + y * length]);
        sums.at[LOSS] += weight * static_cast<double>(log(sum) + (largest - own));
        sums.at[WEIGHT] += weight;
        if (gradient != nullptr) {
            double scale = weight * *share;
            for (int64_t c = 0; c < targets.classes; c++) {
                X p = exponential(Format<T>::load(prediction[first + c * length]) - largest, fast) / sum;
                gradient[first + c * length] = Format<T>::store(scale * static_cast<double>(c == y ? p - 1 : p));
            }
        }
    }

    __device__ __forceinline__ void fill(int64_t first, int64_t length, double x) const {
        if (gradient != nullptr) {
            for (int64_t c = 0; c < targets.classes; c++) {
                gradient[first + c * length] = Format<T>::store(x);
            }
        }
    }
};

// 1 / the sum of all weights, or 1.
__global__ void __launch_bounds__(MOST_THREADS) take_share(int64_t count, const Sums<1> *partials, bool mean, double *share) {
    __shared__ Sums<1> lanes[LANES];
    Sums<1> sum = sum_all<1>(count, lanes, [&](int64_t i) { return partials[i]; });
    if (threadIdx.x == 0) {
        *share = mean ? 1 / sum.at[0] : 1;
    }
}

__global__ void __launch_bounds__(MOST_THREADS) add_up(int64_t count, const Sums<SUMS> *partials, bool mean, double *value) {
    __shared__ Sums<SUMS> lanes[LANES];
    Sums<SUMS> sum = sum_all<SUMS>(count, lanes, [&](int64_t i) { return partials[i]; });
    if (threadIdx.x == 0) {
        value[0] = mean ? sum.at[LOSS] / sum.at[WEIGHT] : sum.at[LOSS];
        value[1] = sum.at[FOREIGN];
    }
}

struct Pieces {
    Sums<1> *weights;
    Sums<SUMS> *partials;
    double *share;
    int64_t bytes;
};

template <typename T>
Pieces pieces(const cd_tensors &t, void *memory) {
    Workspace workspace(memory);
    Pieces all{};
    all.weights = workspace.take<Sums<1>>(Rows::of<double>(t.images, t.voxels).all());
    all.partials = workspace.take<Sums<SUMS>>(Rows::of<T>(t.images, t.voxels).all());
    all.share = workspace.take<double>(1);
    all.bytes = workspace.used();
    return all;
}

template <typename T>
int run(const cd_tensors &t, const cd_categorical &loss) {
    Pieces all = pieces<T>(t, t.workspace);
    Rows rows = Rows::of<T>(t.images, t.voxels);
    bool mean = loss.sum == 0;
    Targets targets{static_cast<const int64_t *>(t.target), loss.weights, t.classes, loss.ignored};
    if (t.gradient != nullptr) {
        Rows labels = Rows::of<double>(t.images, t.voxels);
        Kept<1> sink{all.weights};
        CD_TRY(run_kernel(t, sum_chunks<double, 1, WeightTerms, Kept<1>>, labels.all(), labels, WeightTerms{targets},
                          sink));
        CD_TRY(run_kernel(t, take_share, 1, labels.all(), all.weights, mean, all.share));
    }
    Terms<T> terms{static_cast<const T *>(t.prediction), static_cast<T *>(t.gradient), targets, all.share,
                   t.mode == CD_FAST};
    if (t.mode == CD_FAST) {
        CD_TRY(cudaMemsetAsync(all.partials, 0, sizeof(Sums<SUMS>), stream_of(t)));
        Added<SUMS, OneGroup> sink{all.partials, OneGroup{}};
        CD_TRY(run_kernel(t, sum_chunks<T, SUMS, Terms<T>, Added<SUMS, OneGroup>>, rows.all(), rows, terms, sink));
        return run_kernel(t, add_up, 1, int64_t{1}, all.partials, mean, t.value);
    }
    Kept<SUMS> sink{all.partials};
    CD_TRY(run_kernel(t, sum_chunks<T, SUMS, Terms<T>, Kept<SUMS>>, rows.all(), rows, terms, sink));
    return run_kernel(t, add_up, 1, rows.all(), all.partials, mean, t.value);
}

}  // namespace
}  // namespace certidice

using namespace certidice;

int cd_categorical_workspace(const cd_tensors *tensors, const cd_categorical *loss, int64_t *bytes) {
    CD_TRY(check_shape(tensors));
    if (loss == nullptr) {
        return invalid("loss: found null, allowed: an address");
    }
    return with_format(tensors->dtype, [&](auto *type) {
        *bytes = pieces<std::remove_pointer_t<decltype(type)>>(*tensors, nullptr).bytes;
        return 0;
    });
}

int cd_categorical_run(const cd_tensors *tensors, const cd_categorical *loss) {
    int64_t bytes = 0;
    CD_TRY(cd_categorical_workspace(tensors, loss, &bytes));
    CD_TRY(check_run(*tensors, bytes));
    return with_format(tensors->dtype, [&](auto *type) {
        return run<std::remove_pointer_t<decltype(type)>>(*tensors, *loss);
    });
}
