// Soft Dice, soft Jaccard, Tversky: one pass sums, one number for each group decides, one pass fills in slopes.
#include <algorithm>
#include <type_traits>

#include "launch.cuh"
#include "sums.cuh"

namespace certidice {
namespace {

enum { TP, P, G, SUMS };

template <typename T>
struct Terms {
    const T *prediction;
    const T *target;
    bool aligned;

    __device__ __forceinline__ void operator()(Sums<SUMS> &sums, int64_t row, int64_t i, int64_t length) const {
        T p[PACK<T>];
        T g[PACK<T>];
        read(prediction + row * length, i, length, aligned, p);
        read(target + row * length, i, length, aligned, g);
#pragma unroll
        for (int j = 0; j < PACK<T>; j++) {
            if (i + j < length) {
                double x = Format<T>::load(p[j]);
                double y = Format<T>::load(g[j]);
                sums.at[TP] += x * y;
                sums.at[P] += x;
                sums.at[G] += y;
            }
        }
    }
};

// What a group becomes: its loss, and its slope by a prediction, off + on g.
struct Group {
    double loss;
    double off;
    double on;
};

// The group of a row.
struct Layout {
    int64_t images;
    int64_t classes;
    bool per_image;

    __host__ __device__ int64_t groups() const { return per_image ? images * classes : classes; }

    __device__ __forceinline__ int64_t operator()(int64_t row) const { return per_image ? row : row % classes; }

    // Row number k of a group.
    __device__ __forceinline__ int64_t row(int64_t group, int64_t k) const {
        return per_image ? group : k * classes + group;
    }

    __device__ __forceinline__ int64_t rows_of_group() const { return per_image ? 1 : images; }
};

__device__ Group evaluated(const Sums<SUMS> &sums, const cd_overlap &loss, int64_t groups) {
    double rest = 1 - loss.alpha - loss.beta;
    double above = loss.k * sums.at[TP] + loss.n;
    double below = loss.k * (rest * sums.at[TP] + loss.alpha * sums.at[P] + loss.beta * sums.at[G]) + loss.m;
    double ratio = above / below;
    double scale = loss.k / below / static_cast<double>(groups);
    return {1 - ratio, scale * loss.alpha * ratio, scale * (rest * ratio - 1)};
}

// One block for each group. Where chunks were added to their groups' sums there is one sum for each.
__global__ void __launch_bounds__(MOST_THREADS)
    evaluate_groups(Rows rows, Layout layout, cd_overlap loss, bool added, const Sums<SUMS> *partials, Group *groups) {
    __shared__ Sums<SUMS> lanes[LANES];
    for (int64_t group = blockIdx.x; group < layout.groups(); group += gridDim.x) {
        int64_t count = added ? 1 : layout.rows_of_group() * rows.chunks;
        Sums<SUMS> sum = sum_all<SUMS>(count, lanes, [&](int64_t i) {
            int64_t k = i / rows.chunks;
            return partials[added ? group : layout.row(group, k) * rows.chunks + (i - k * rows.chunks)];
        });
        if (threadIdx.x == 0) {
            groups[group] = evaluated(sum, loss, layout.groups());
        }
    }
}

__global__ void __launch_bounds__(MOST_THREADS) average(int64_t count, const Group *groups, double *value) {
    __shared__ Sums<1> lanes[LANES];
    Sums<1> sum = sum_all<1>(count, lanes, [&](int64_t i) {
        Sums<1> one;
        one.at[0] = groups[i].loss;
        return one;
    });
    if (threadIdx.x == 0) {
        value[0] = sum.at[0] / static_cast<double>(count);
        value[1] = 0;
    }
}

template <typename T>
__global__ void __launch_bounds__(MOST_THREADS)
    fill(Rows rows, Layout layout, const Group *groups, const T *target, T *gradient, bool aligned) {
    for (int64_t chunk = blockIdx.x; chunk < rows.all(); chunk += gridDim.x) {
        int64_t row = chunk / rows.chunks;
        int64_t start = (chunk - row * rows.chunks) * CHUNK<T>;
        Group group = groups[layout(row)];
        int64_t end = min(start + CHUNK<T>, rows.length);
        for (int64_t i = start + static_cast<int64_t>(threadIdx.x) * PACK<T>; i < end;
             i += static_cast<int64_t>(blockDim.x) * PACK<T>) {
            T g[PACK<T>];
            T slopes[PACK<T>];
            read(target + row * rows.length, i, rows.length, aligned, g);
#pragma unroll
            for (int j = 0; j < PACK<T>; j++) {
                if (i + j < rows.length) {
                    slopes[j] = Format<T>::store(group.off + group.on * static_cast<double>(Format<T>::load(g[j])));
                }
            }
            write(gradient + row * rows.length, i, rows.length, aligned, slopes);
        }
    }
}

struct Pieces {
    Sums<SUMS> *partials;
    Group *groups;
    int64_t bytes;
};

template <typename T>
Pieces pieces(const cd_tensors &t, const Layout &layout, void *memory) {
    Workspace workspace(memory);
    Rows rows = Rows::of<T>(t.images * t.classes, t.voxels);
    Pieces all{};
    all.partials = workspace.take<Sums<SUMS>>(std::max(rows.all(), layout.groups()));
    all.groups = workspace.take<Group>(layout.groups());
    all.bytes = workspace.used();
    return all;
}

Layout layout_of(const cd_tensors &t, const cd_overlap &loss) { return {t.images, t.classes, loss.per_image != 0}; }

template <typename T>
int run(const cd_tensors &t, const cd_overlap &loss) {
    Layout layout = layout_of(t, loss);
    Pieces all = pieces<T>(t, layout, t.workspace);
    Rows rows = Rows::of<T>(t.images * t.classes, t.voxels);
    auto *p = static_cast<const T *>(t.prediction);
    auto *g = static_cast<const T *>(t.target);
    auto *slopes = static_cast<T *>(t.gradient);
    int64_t row_bytes = t.voxels * static_cast<int64_t>(sizeof(T));
    bool aligned = is_aligned(p, row_bytes) && is_aligned(g, row_bytes);
    Terms<T> terms{p, g, aligned};
    bool added = t.mode == CD_FAST;
    if (added) {
        CD_TRY(cudaMemsetAsync(all.partials, 0, layout.groups() * sizeof(Sums<SUMS>), stream_of(t)));
        Added<SUMS, Layout> sink{all.partials, layout};
        CD_TRY(run_kernel(t, sum_chunks<T, SUMS, Terms<T>, Added<SUMS, Layout>>, rows.all(), rows, terms, sink));
    } else {
        Kept<SUMS> sink{all.partials};
        CD_TRY(run_kernel(t, sum_chunks<T, SUMS, Terms<T>, Kept<SUMS>>, rows.all(), rows, terms, sink));
    }
    CD_TRY(run_kernel(t, evaluate_groups, layout.groups(), rows, layout, loss, added, all.partials, all.groups));
    CD_TRY(run_kernel(t, average, 1, layout.groups(), all.groups, t.value));
    if (slopes == nullptr) {
        return 0;
    }
    aligned = is_aligned(g, row_bytes) && is_aligned(slopes, row_bytes);
    return run_kernel(t, fill<T>, rows.all(), rows, layout, all.groups, g, slopes, aligned);
}

int check_number(const char *name, double x) {
    return x >= 0 && x < HUGE_VAL ? 0 : invalid("%s: found %g, allowed: finite numbers of at least 0", name, x);
}

int check(const cd_overlap *loss) {
    if (loss == nullptr) {
        return invalid("loss: found null, allowed: an address");
    }
    if (!(loss->k > 0 && loss->k < HUGE_VAL)) {
        return invalid("k: found %g, allowed: finite numbers above 0", loss->k);
    }
    CD_TRY(check_number("alpha", loss->alpha));
    CD_TRY(check_number("beta", loss->beta));
    CD_TRY(check_number("n", loss->n));
    return check_number("m", loss->m);
}

}  // namespace
}  // namespace certidice

using namespace certidice;

int cd_overlap_workspace(const cd_tensors *tensors, const cd_overlap *loss, int64_t *bytes) {
    CD_TRY(check_shape(tensors));
    CD_TRY(check(loss));
    return with_format(tensors->dtype, [&](auto *type) {
        *bytes = pieces<std::remove_pointer_t<decltype(type)>>(*tensors, layout_of(*tensors, *loss), nullptr).bytes;
        return 0;
    });
}

int cd_overlap_run(const cd_tensors *tensors, const cd_overlap *loss) {
    int64_t bytes = 0;
    CD_TRY(cd_overlap_workspace(tensors, loss, &bytes));
    CD_TRY(check_run(*tensors, bytes));
    return with_format(tensors->dtype, [&](auto *type) {
        return run<std::remove_pointer_t<decltype(type)>>(*tensors, *loss);
    });
}
