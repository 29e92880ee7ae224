/**
 * The pipe protocol, by which a program in any language asks the oracle: one JSON object a line, in UTF-8, each answered by
 * one line, in order, flushed. Here are also the JSON forms of tensors, values, pipelines and answers.
 *
 * <p>A request:
 *
 * <pre>{@code
 * {"id": 7,                              number, string or null; comes back as it was written
 *  "loss": "monai.losses.DiceLoss(sigmoid=True)",
 *        | {"call": "monai.losses.DiceLoss", "args": {"sigmoid": true, "weight": {"tensor": T}}}
 *        | {"pipeline": {...}},          see PipelineJson
 *  "prediction": T, "target": T,
 *  "extra": {"mask": T},                 further tensors, by the library's own argument name
 *  "gradient": true,                     false where absent
 *  "as_shipped": true,                   what the library returns, where that isn't what it documents; false where absent
 *  "tolerance": {"dtype": "float32"},    asks for the bounds of an implementation in that precision
 *  "gradient_path": "g.npy",             writes the gradient to that file, as float64; the answer then has its path
 *  "storage": "strided"}                 how a subject is to keep the tensors, see Storage; nothing to the oracle
 *
 * T = {"dtype": "float32", "shape": [2, 1, 4, 4], "data": [...]}     flat, in C order; "NaN", "Infinity", "-Infinity"
 *   | {"path": "x.npy"} or {"path": "x.npz:member"}                  dtype and shape may be given too and must then agree
 * }</pre>
 *
 * <p>Numbers must be numbers of their dtype: 0.1 is none of float32. Whole numbers are exact below 2^53. bfloat16, which NPY
 * lacks, lies in files of float32.
 *
 * <p>An answer: {@code {"id": 7, "value": T, "gradient": T, "gradient_set": true, "notes": [{"flag": ..., "says": ...}],
 * "tolerance": {"value": T, "gradient": T}}}, where what doesn't apply is absent; or {@code {"id": 7, "error": {"code": ...,
 * "message": ..., "argument": ...}}}, argument null where there is none. Where a line isn't a JSON object, the id is null.
 *
 * <p>Codes: BAD_JSON, LINE_TOO_LONG, UNKNOWN_FIELD, MISSING_FIELD, UNKNOWN_CALL, UNKNOWN_ARGUMENT, MISSING_ARGUMENT,
 * INVALID_ARGUMENT, UNSUPPORTED, SHAPE_MISMATCH and others of the evaluation; and OUT_OF_MEMORY, TOO_DEEP, INTERNAL, which are
 * the oracle's own faults.
 */
package io.github.certidice.oracle.pipe;
