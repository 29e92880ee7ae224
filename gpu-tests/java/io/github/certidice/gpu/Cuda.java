package io.github.certidice.gpu;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.certidice.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The library, with error codes as exceptions.
 *
 * @param library its functions
 */
record Cuda(CudaLibrary library) {

    /** Where the library lies. */
    static final String PROPERTY = "gpu.library";

    /**
     * A chip.
     *
     * @param name as its driver gives it
     * @param capability the compute capability, {@code "9.0"}
     * @param multiprocessors how many it has
     * @param driver the newest CUDA that the driver knows, {@code "13.0"}
     * @param runtime the CUDA that the library was built with
     * @param bytes of its memory
     */
    record Chip(String name, String capability, int multiprocessors, String driver, String runtime, long bytes) {}

    /**
     * Loads a library.
     *
     * @throws InvalidInput where there is none, or one that this binding doesn't fit
     */
    static Cuda load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.of(PROPERTY, file + ", where there is no file", "a library that gpu-tests/build made");
        }
        Cuda cuda = new Cuda(opened(file));
        int abi = cuda.library.cd_abi();
        if (abi != CudaLibrary.ABI) {
            throw InvalidInput.of(PROPERTY, file + " of ABI " + abi, "one of ABI " + CudaLibrary.ABI);
        }
        return cuda;
    }

    private static CudaLibrary opened(Path file) {
        try {
            return Native.load(
                    file.toAbsolutePath().toString(),
                    CudaLibrary.class,
                    Map.of(com.sun.jna.Library.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name()));
        } catch (UnsatisfiedLinkError e) {
            throw InvalidInput.of(PROPERTY, file + ", which can't be loaded: " + e.getMessage(), "a library of this host");
        }
    }

    /**
     * Does nothing where a function succeeded.
     *
     * @throws InvalidInput where it refused an argument
     * @throws CudaException for an error of the runtime
     */
    void check(int status) {
        if (status == CudaLibrary.INVALID) {
            throw refusal(library.cd_message());
        }
        if (status != 0) {
            throw new CudaException(status, library.cd_error_name(status), library.cd_error_text(status));
        }
    }

    /** From {@code "alpha: found -1, allowed: finite numbers of at least 0"}. */
    private static InvalidInput refusal(String message) {
        int found = message.indexOf(": found ");
        int allowed = message.indexOf(", allowed: ", Math.max(found, 0));
        if (found < 0 || allowed < 0) {
            return InvalidInput.of("argument", message, "another one");
        }
        return InvalidInput.of(
                message.substring(0, found),
                message.substring(found + ": found ".length(), allowed),
                message.substring(allowed + ", allowed: ".length()));
    }

    /**
     * How many chips there are.
     *
     * @throws CudaException where there is no driver
     */
    int chips() {
        IntByReference count = new IntByReference();
        check(library.cd_device_count(count));
        return count.getValue();
    }

    /** One of them. */
    Chip chip(int index) {
        CudaLibrary.Device device = new CudaLibrary.Device();
        check(library.cd_device_of(index, device));
        return new Chip(
                Native.toString(device.name, StandardCharsets.UTF_8.name()),
                device.major + "." + device.minor,
                device.multiprocessors,
                version(device.driver),
                version(device.runtime),
                device.memory);
    }

    /** 13020 is 13.2. */
    private static String version(int number) {
        return number / 1000 + "." + number % 1000 / 10;
    }

    /** Room on the chip. */
    Pointer allocate(long bytes) {
        PointerByReference memory = new PointerByReference();
        check(library.cd_allocate(Math.max(bytes, 1), memory));
        return memory.getValue();
    }

    void release(Pointer memory) {
        check(library.cd_release(memory));
    }
}
