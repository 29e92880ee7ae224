package io.github.certidice.evidence.smt;

import com.microsoft.z3.Context;
import com.microsoft.z3.Native;

/** Takes its process down in native code, after it had claimed success. */
final class CrashingChild {

    private CrashingChild() {}

    public static void main(String[] arguments) {
        new Context().close();
        System.out.println("version 0\ncheck 7 unsat\ndone");
        System.out.flush();
        Native.delContext(1);
    }
}
