/*
 * Segmentation losses on an NVIDIA GPU, value and gradient: the subject that CertiDice's GPU campaign tests.
 *
 * Arrays lie in device memory, in C order, [images][classes][voxels]. Every function returns 0, the number of a CUDA error
 * (above 0), or CD_INVALID with a sentence in cd_message that names the argument, what was found and what is allowed.
 * Nothing is written where an argument is refused.
 */
#ifndef CERTIDICE_H
#define CERTIDICE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CD_ABI 1
#define CD_INVALID (-1)
#define CD_API __attribute__((visibility("default")))

/* Formats of predictions, gradients, and targets that have a number for each class. */
enum { CD_FLOAT64 = 0, CD_FLOAT32 = 1, CD_FLOAT16 = 2, CD_BFLOAT16 = 3 };

/*
 * CD_DETERMINISTIC: the same bits for the same input, whatever the number of threads and blocks.
 * CD_FAST: sums by atomic additions, in any order, and the chip's fast exponential for formats of 32 bits and less. Lovasz
 * losses have no faster mode: sorting is what takes their time.
 */
enum { CD_DETERMINISTIC = 0, CD_FAST = 1 };

typedef struct {
    char name[256];
    int32_t major;
    int32_t minor;
    int32_t multiprocessors;
    int32_t driver;  /* 13000 is 13.0 */
    int32_t runtime;
    int64_t memory;  /* bytes */
} cd_device;

/*
 * What all losses take. Sums are in float64 in every format. Elementwise arithmetic is in float64 for float64, in float32
 * for the others; what is written is rounded once more to the format.
 */
typedef struct {
    int32_t dtype;
    int32_t mode;
    int64_t images;
    int64_t classes;
    int64_t voxels;
    const void *prediction;  /* images * classes * voxels numbers of dtype */
    const void *target;      /* as many of dtype, or images * voxels int64 labels, as the loss says */
    void *gradient;          /* as many as predictions, or null */
    double *value;           /* two numbers: the value, and how many labels were neither classes nor ignored */
    void *workspace;
    int64_t workspace_bytes; /* at least what the loss's _workspace function says */
    void *stream;            /* a cudaStream_t, or null for the default one */
    int32_t threads;         /* of a block, a multiple of 32 up to 512; 0 for 256 */
    int32_t blocks;          /* of a grid, at most; 0 for as many as the chip runs at once */
} cd_tensors;

/*
 * The mean over groups of 1 - (k TP + n) / (k (TP + alpha FP + beta FN) + m), with TP = sum p g, FP = sum p - TP,
 * FN = sum g - TP. A group is an image's class, or a class of all images. Soft Dice: k = 2, alpha = beta = 1/2; soft Jaccard:
 * k = alpha = beta = 1. The target has a number for each class.
 */
typedef struct {
    double k;
    double alpha;
    double beta;
    double n;
    double m;
    int32_t per_image;
} cd_overlap;

/*
 * -w_c (q_c g log s + (1 - g) log(1 - s)) with s = 1 / (1 + e^-z), over all numbers: their mean, or their sum.
 * The target has a number for each class.
 */
typedef struct {
    const double *weights;   /* w, of each class, in device memory; null for 1 */
    const double *positives; /* q, likewise */
    int32_t sum;             /* 0: the mean */
} cd_binary;

/*
 * -sum w_y log softmax(z)_y over voxels with labels y other than ignored, divided by the sum of their w_y, or by nothing.
 * The target has int64 labels. Where one of them is neither a class nor ignored, value and slopes there are NaN.
 */
typedef struct {
    const double *weights; /* of each class, in device memory; null for 1 */
    int64_t ignored;
    int32_t sum;           /* 0: the weighted mean */
} cd_categorical;

/*
 * The Lovasz extension of the Jaccard loss of each group's errors, sorted; equal errors in the order of their voxels.
 * hinge: errors max(0, 1 - z (2 g - 1)) of one class, the target has a number 0 or 1 for each.
 * else: errors |[y = c] - p_c| of probabilities, for each class; the target has int64 labels.
 * The mean over groups, or over those whose class is there.
 */
typedef struct {
    int32_t hinge;
    int32_t per_image;
    int32_t present;
} cd_lovasz;

CD_API int cd_abi(void);
/* What was wrong with the arguments of this thread's last call; a text that stays until its next one. */
CD_API const char *cd_message(void);
CD_API const char *cd_error_name(int code);
CD_API const char *cd_error_text(int code);

CD_API int cd_device_count(int32_t *count);
CD_API int cd_device_of(int32_t index, cd_device *device);
CD_API int cd_allocate(int64_t bytes, void **memory);
CD_API int cd_release(void *memory);
CD_API int cd_write(void *device, const void *host, int64_t bytes);
CD_API int cd_read(void *host, const void *device, int64_t bytes);
CD_API int cd_copy(void *to, const void *from, int64_t bytes, void *stream);
CD_API int cd_stream_create(void **stream);
CD_API int cd_stream_destroy(void *stream);
/* Waits; null for the whole device. Errors of what ran before are reported here. */
CD_API int cd_synchronize(void *stream);
CD_API int cd_event_create(void **event);
CD_API int cd_event_destroy(void *event);
CD_API int cd_event_record(void *event, void *stream);
/* Waits for both. */
CD_API int cd_event_milliseconds(void *from, void *to, float *milliseconds);

CD_API int cd_overlap_workspace(const cd_tensors *tensors, const cd_overlap *loss, int64_t *bytes);
CD_API int cd_overlap_run(const cd_tensors *tensors, const cd_overlap *loss);
CD_API int cd_binary_workspace(const cd_tensors *tensors, const cd_binary *loss, int64_t *bytes);
CD_API int cd_binary_run(const cd_tensors *tensors, const cd_binary *loss);
CD_API int cd_categorical_workspace(const cd_tensors *tensors, const cd_categorical *loss, int64_t *bytes);
CD_API int cd_categorical_run(const cd_tensors *tensors, const cd_categorical *loss);
CD_API int cd_lovasz_workspace(const cd_tensors *tensors, const cd_lovasz *loss, int64_t *bytes);
CD_API int cd_lovasz_run(const cd_tensors *tensors, const cd_lovasz *loss);

#ifdef __cplusplus
}
#endif
#endif
