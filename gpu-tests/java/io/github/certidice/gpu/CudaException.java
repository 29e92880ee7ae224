package io.github.certidice.gpu;

/** An error of the CUDA runtime. */
final class CudaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    CudaException(int code, String name, String text) {
        super(name + " (" + code + "): " + text);
        this.code = code;
    }

    /** Its number. */
    int code() {
        return code;
    }
}
