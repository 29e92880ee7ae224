package io.github.certidice.evidence.smt;

import com.microsoft.z3.Context;
import com.microsoft.z3.Native;
import com.microsoft.z3.Z3Exception;

/** Z3 through {@code Z3_eval_smtlib2_string}, which keeps declarations and assertions between calls. */
final class Z3Engine implements SmtEngine {

    /** Z3 counts lines over all commands that it got, not over the file: the forked process knows the file's line. */
    private static final String Z3_POSITION = "line \\d+ column \\d+: ";

    private final Context context = new Context();

    @Override
    public String version() {
        Native.IntPtr major = new Native.IntPtr();
        Native.IntPtr minor = new Native.IntPtr();
        Native.IntPtr build = new Native.IntPtr();
        Native.getVersion(major, minor, build, new Native.IntPtr());
        return major.value + "." + minor.value + "." + build.value;
    }

    @Override
    public String run(SmtCommand command) {
        try {
            return Native.evalSmtlib2String(context.nCtx(), command.text());
        } catch (Z3Exception refused) {
            throw new IllegalArgumentException(refused.getMessage().replaceFirst(Z3_POSITION, ""), refused);
        }
    }
}
