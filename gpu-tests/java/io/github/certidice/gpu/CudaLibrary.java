package io.github.certidice.gpu;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.FloatByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** The functions of {@code gpu-tests/cuda/certidice.h}, by their names there. */
@SuppressWarnings({"checkstyle:methodname", "checkstyle:visibilitymodifier", "checkstyle:membername"})
interface CudaLibrary extends Library {

    /** What this interface was written for. */
    int ABI = 1;

    /** What functions return where an argument is refused. */
    int INVALID = -1;

    /** {@code cd_device}. */
    @FieldOrder({"name", "major", "minor", "multiprocessors", "driver", "runtime", "memory"})
    class Device extends Structure {
        public byte[] name = new byte[256];
        public int major;
        public int minor;
        public int multiprocessors;
        public int driver;
        public int runtime;
        public long memory;
    }

    /** {@code cd_tensors}. */
    @FieldOrder({
        "dtype",
        "mode",
        "images",
        "classes",
        "voxels",
        "prediction",
        "target",
        "gradient",
        "value",
        "workspace",
        "workspaceBytes",
        "stream",
        "threads",
        "blocks"
    })
    class Tensors extends Structure {
        public int dtype;
        public int mode;
        public long images;
        public long classes;
        public long voxels;
        public Pointer prediction;
        public Pointer target;
        public Pointer gradient;
        public Pointer value;
        public Pointer workspace;
        public long workspaceBytes;
        public Pointer stream;
        public int threads;
        public int blocks;
    }

    /** {@code cd_overlap}. */
    @FieldOrder({"k", "alpha", "beta", "n", "m", "perImage"})
    class Overlap extends Structure {
        public double k;
        public double alpha;
        public double beta;
        public double n;
        public double m;
        public int perImage;
    }

    /** {@code cd_binary}. */
    @FieldOrder({"weights", "positives", "sum"})
    class Binary extends Structure {
        public Pointer weights;
        public Pointer positives;
        public int sum;
    }

    /** {@code cd_categorical}. */
    @FieldOrder({"weights", "ignored", "sum"})
    class Categorical extends Structure {
        public Pointer weights;
        public long ignored;
        public int sum;
    }

    /** {@code cd_lovasz}. */
    @FieldOrder({"hinge", "perImage", "present"})
    class Lovasz extends Structure {
        public int hinge;
        public int perImage;
        public int present;
    }

    int cd_abi();

    String cd_message();

    String cd_error_name(int code);

    String cd_error_text(int code);

    int cd_device_count(IntByReference count);

    int cd_device_of(int index, Device device);

    int cd_allocate(long bytes, PointerByReference memory);

    int cd_release(Pointer memory);

    int cd_write(Pointer device, Pointer host, long bytes);

    int cd_read(Pointer host, Pointer device, long bytes);

    int cd_copy(Pointer to, Pointer from, long bytes, Pointer stream);

    int cd_stream_create(PointerByReference stream);

    int cd_stream_destroy(Pointer stream);

    int cd_synchronize(Pointer stream);

    int cd_event_create(PointerByReference event);

    int cd_event_destroy(Pointer event);

    int cd_event_record(Pointer event, Pointer stream);

    int cd_event_milliseconds(Pointer from, Pointer to, FloatByReference milliseconds);

    int cd_overlap_workspace(Tensors tensors, Overlap loss, LongByReference bytes);

    int cd_overlap_run(Tensors tensors, Overlap loss);

    int cd_binary_workspace(Tensors tensors, Binary loss, LongByReference bytes);

    int cd_binary_run(Tensors tensors, Binary loss);

    int cd_categorical_workspace(Tensors tensors, Categorical loss, LongByReference bytes);

    int cd_categorical_run(Tensors tensors, Categorical loss);

    int cd_lovasz_workspace(Tensors tensors, Lovasz loss, LongByReference bytes);

    int cd_lovasz_run(Tensors tensors, Lovasz loss);
}
