// The Lovasz extension of the Jaccard loss: errors are sorted, counted, and weighted by what the Jaccard loss grows with each.
#include <type_traits>

#include "launch.cuh"
#include "sort.cuh"
#include "sums.cuh"

namespace certidice {
namespace {

// Which elements a group has: those of one class, of one image or all. Element i of a group is voxel i % voxels of one of its
// images.
struct Group {
    int64_t voxels;
    int64_t classes;
    int64_t c;
    int64_t image;
    int64_t size;

    __device__ __forceinline__ int64_t image_of(int64_t i) const { return image + i / voxels; }
    __device__ __forceinline__ int64_t voxel_of(int64_t i) const { return i % voxels; }

    __device__ __forceinline__ int64_t place(int64_t i) const {
        return (image_of(i) * classes + c) * voxels + voxel_of(i);
    }

    __device__ __forceinline__ int64_t label(int64_t i) const { return image_of(i) * voxels + voxel_of(i); }
};

// What is read of an element: is it of the class, and how wrong is its prediction.
template <typename T>
struct Errors {
    using X = typename Format<T>::Compute;

    const T *prediction;
    const void *target;
    bool hinge;

    __device__ __forceinline__ bool is_on(const Group &group, int64_t i) const {
        return hinge ? Format<T>::load(static_cast<const T *>(target)[group.place(i)]) != 0
                     : static_cast<const int64_t *>(target)[group.label(i)] == group.c;
    }

    // A hinge's may be negative here, and is at least 0 where it is added.
    __device__ __forceinline__ X of(const Group &group, int64_t i, bool on) const {
        X p = Format<T>::load(prediction[group.place(i)]);
        if (hinge) {
            return on ? 1 - p : 1 + p;
        }
        X error = on ? 1 - p : p;
        return error < 0 ? -error : error;
    }

    // The derivative of a positive error by its prediction.
    __device__ __forceinline__ double sign(const Group &group, int64_t i, bool on) const {
        if (hinge) {
            return on ? -1 : 1;
        }
        X p = Format<T>::load(prediction[group.place(i)]);
        X difference = on ? p - 1 : p;
        return difference < 0 ? -1 : 1;
    }
};

template <typename T, typename Index>
__global__ void __launch_bounds__(MOST_THREADS)
    read_errors(Group group, Errors<T> errors, typename Format<T>::Compute *keys, Index *marks) {
    int64_t step = static_cast<int64_t>(gridDim.x) * blockDim.x;
    for (int64_t i = static_cast<int64_t>(blockIdx.x) * blockDim.x + threadIdx.x; i < group.size; i += step) {
        bool on = errors.is_on(group, i);
        keys[i] = errors.of(group, i, on);
        marks[i] = static_cast<Index>(i) << 1 | (on ? 1 : 0);
    }
}

// How many groups have their class, counted one by one.
template <typename T>
struct OnTerms {
    Group group;
    Errors<T> errors;

    __device__ __forceinline__ void operator()(Sums<1> &sums, int64_t, int64_t i, int64_t length) const {
#pragma unroll
        for (int j = 0; j < PACK<double>; j++) {
            if (i + j < length && errors.is_on(group, i + j)) {
                sums.at[0] += 1;
            }
        }
    }
};

__global__ void __launch_bounds__(MOST_THREADS) note_presence(int64_t count, const Sums<1> *partials, double *present) {
    __shared__ Sums<1> lanes[LANES];
    Sums<1> sum = sum_all<1>(count, lanes, [&](int64_t i) { return partials[i]; });
    if (threadIdx.x == 0 && sum.at[0] > 0) {
        *present += 1;
    }
}

// With n of the class in all, A of them and B others among the first k, the Jaccard loss is 1 - (n - A) / (n + B). It grows by
// 1 / (n + B) with one of the class, and by (n - A) / ((n + B) (n + B - 1)) with another one: nothing cancels.
__device__ __forceinline__ double growth(double n, double on, double others, bool is_on) {
    if (is_on) {
        return 1 / (n + others);
    }
    return n + others == 1 ? 1 : (n - on) / ((n + others) * (n + others - 1));
}

template <typename T, typename Index>
struct Growths {
    Group group;
    Errors<T> errors;
    const typename Format<T>::Compute *sorted;
    const Index *marks;
    const Index *counts;
    const double *averaged;  // how many groups the mean is over
    bool only_present;
    T *gradient;

    __device__ __forceinline__ void operator()(Sums<1> &sums, int64_t, int64_t k, int64_t length) const {
        double n = static_cast<double>(counts[length - 1]);
        bool counts_not = only_present && n == 0;
#pragma unroll
        for (int j = 0; j < PACK<double>; j++) {
            if (k + j < length) {
                Index mark = marks[k + j];
                bool is_on = (mark & 1) != 0;
                double on = static_cast<double>(counts[k + j]);
                double error = static_cast<double>(sorted[k + j]);
                double grows = counts_not ? 0 : growth(n, on, static_cast<double>(k + j + 1) - on, is_on);
                sums.at[0] += error > 0 ? error * grows : 0;
                if (gradient != nullptr) {
                    int64_t i = static_cast<int64_t>(mark >> 1);
                    double slope = error > 0 && !counts_not ? errors.sign(group, i, is_on) * grows / *averaged : 0;
                    gradient[group.place(i)] = Format<T>::store(slope);
                }
            }
        }
    }
};

__global__ void __launch_bounds__(MOST_THREADS) add_group(int64_t count, const Sums<1> *partials, double *total) {
    __shared__ Sums<1> lanes[LANES];
    Sums<1> sum = sum_all<1>(count, lanes, [&](int64_t i) { return partials[i]; });
    if (threadIdx.x == 0) {
        *total += sum.at[0];
    }
}

// Of two numbers, the sum over groups and how many they are; 0 of none.
__global__ void __launch_bounds__(MOST_THREADS) average(const double *total, const double *averaged, double *value) {
    if (threadIdx.x == 0) {
        value[0] = *averaged == 0 ? 0 : *total / *averaged;
        value[1] = 0;
    }
}

__global__ void __launch_bounds__(MOST_THREADS) set(double *x, double *y, double of_x, double of_y) {
    if (threadIdx.x == 0) {
        *x = of_x;
        *y = of_y;
    }
}

struct Groups {
    int64_t images;
    int64_t classes;
    int64_t count;
    int64_t size;

    static Groups of(const cd_tensors &t, const cd_lovasz &loss) {
        int64_t images = loss.per_image ? t.images : 1;
        return {images, t.classes, images * t.classes, (loss.per_image ? 1 : t.images) * t.voxels};
    }

    Group at(const cd_tensors &t, int64_t k) const {
        return {t.voxels, t.classes, k % classes, k / classes, size};
    }
};

template <typename T, typename Index>
struct Pieces {
    using X = typename Format<T>::Compute;

    X *keys;
    X *sorted;
    Index *marks;
    Index *sorted_marks;
    Index *counts;
    Sums<1> *partials;
    double *total;
    double *averaged;
    void *room;
    int64_t room_bytes;
    int64_t bytes;

    static int take(const Groups &groups, void *memory, Pieces *all) {
        CD_TRY((sorting_room<X, Index>(groups.size, &all->room_bytes)));
        Workspace workspace(memory);
        all->keys = workspace.take<X>(groups.size);
        all->sorted = workspace.take<X>(groups.size);
        all->marks = workspace.take<Index>(groups.size);
        all->sorted_marks = workspace.take<Index>(groups.size);
        all->counts = workspace.take<Index>(groups.size);
        all->partials = workspace.take<Sums<1>>(Rows::of<double>(1, groups.size).all());
        all->total = workspace.take<double>(1);
        all->averaged = workspace.take<double>(1);
        all->room = workspace.take<char>(all->room_bytes);
        all->bytes = workspace.used();
        return 0;
    }
};

template <typename T>
int count_present(const cd_tensors &t, const Groups &groups, const Errors<T> &errors, Sums<1> *partials,
                  double *averaged) {
    Rows rows = Rows::of<double>(1, groups.size);
    for (int64_t k = 0; k < groups.count; k++) {
        OnTerms<T> terms{groups.at(t, k), errors};
        Kept<1> sink{partials};
        CD_TRY(run_kernel(t, sum_chunks<double, 1, OnTerms<T>, Kept<1>>, rows.all(), rows, terms, sink));
        CD_TRY(run_kernel(t, note_presence, 1, rows.all(), partials, averaged));
    }
    return 0;
}

template <typename T, typename Index>
int run_group(const cd_tensors &t, const cd_lovasz &loss, const Group &group, const Errors<T> &errors,
              const Pieces<T, Index> &all) {
    Rows rows = Rows::of<double>(1, group.size);
    cudaStream_t stream = stream_of(t);
    int64_t blocks = (group.size + threads_of(t) - 1) / threads_of(t);
    CD_TRY(run_kernel(t, read_errors<T, Index>, blocks, group, errors, all.keys, all.marks));
    CD_TRY(sort_descending(all.room, all.room_bytes, all.keys, all.sorted, all.marks, all.sorted_marks, group.size,
                           stream));
    CD_TRY(running_counts(all.room, all.room_bytes, all.sorted_marks, all.counts, group.size, stream));
    Growths<T, Index> terms{group,        errors,       all.sorted,        all.sorted_marks,
                            all.counts,   all.averaged, loss.present != 0, static_cast<T *>(t.gradient)};
    Kept<1> sink{all.partials};
    CD_TRY(run_kernel(t, sum_chunks<double, 1, Growths<T, Index>, Kept<1>>, rows.all(), rows, terms, sink));
    return run_kernel(t, add_group, 1, rows.all(), all.partials, all.total);
}

template <typename T, typename Index>
int run(const cd_tensors &t, const cd_lovasz &loss) {
    Groups groups = Groups::of(t, loss);
    Pieces<T, Index> all{};
    CD_TRY((Pieces<T, Index>::take(groups, t.workspace, &all)));
    Errors<T> errors{static_cast<const T *>(t.prediction), t.target, loss.hinge != 0};
    double averaged = loss.present ? 0 : static_cast<double>(groups.count);
    CD_TRY(run_kernel(t, set, 1, all.total, all.averaged, 0.0, averaged));
    if (loss.present) {
        CD_TRY(count_present(t, groups, errors, all.partials, all.averaged));
    }
    for (int64_t k = 0; k < groups.count; k++) {
        CD_TRY(run_group(t, loss, groups.at(t, k), errors, all));
    }
    return run_kernel(t, average, 1, all.total, all.averaged, t.value);
}

// Marks are twice as large as indices.
bool is_small(const Groups &groups) { return groups.size < int64_t{1} << 31; }

int check(const cd_tensors &t, const cd_lovasz *loss) {
    if (loss == nullptr) {
        return invalid("loss: found null, allowed: an address");
    }
    if (loss->hinge && t.classes != 1) {
        return invalid("classes: found %lld, allowed: 1 for a hinge", (long long)t.classes);
    }
    return 0;
}

}  // namespace
}  // namespace certidice

using namespace certidice;

int cd_lovasz_workspace(const cd_tensors *tensors, const cd_lovasz *loss, int64_t *bytes) {
    CD_TRY(check_shape(tensors));
    CD_TRY(check(*tensors, loss));
    Groups groups = Groups::of(*tensors, *loss);
    return with_format(tensors->dtype, [&](auto *type) {
        using T = std::remove_pointer_t<decltype(type)>;
        if (is_small(groups)) {
            Pieces<T, uint32_t> all{};
            CD_TRY((Pieces<T, uint32_t>::take(groups, nullptr, &all)));
            *bytes = all.bytes;
        } else {
            Pieces<T, uint64_t> all{};
            CD_TRY((Pieces<T, uint64_t>::take(groups, nullptr, &all)));
            *bytes = all.bytes;
        }
        return 0;
    });
}

int cd_lovasz_run(const cd_tensors *tensors, const cd_lovasz *loss) {
    int64_t bytes = 0;
    CD_TRY(cd_lovasz_workspace(tensors, loss, &bytes));
    CD_TRY(check_run(*tensors, bytes));
    bool small = is_small(Groups::of(*tensors, *loss));
    return with_format(tensors->dtype, [&](auto *type) {
        using T = std::remove_pointer_t<decltype(type)>;
        return small ? run<T, uint32_t>(*tensors, *loss) : run<T, uint64_t>(*tensors, *loss);
    });
}
