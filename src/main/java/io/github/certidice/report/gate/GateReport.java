package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.Judged;
import io.github.certidice.report.ReportFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a gate found out, as files. Same result and expectations, same bytes: there are no times or names of machines in them.
 *
 * @param judged what was found
 * @param source the file of the subject's repository that code scanning shows findings at
 */
public record GateReport(Judged judged, String source) {

    /** Of findings that belong to no file. */
    public GateReport(Judged judged) {
        this(judged, GateFormat.JSON.file());
    }

    private static final Set<String> NAMES =
            Arrays.stream(GateFormat.values()).map(GateFormat::file).collect(Collectors.toUnmodifiableSet());

    /**
     * Says early what {@link #writeTo} would say late.
     *
     * @throws io.github.certidice.InvalidInput if a report can't be written there
     */
    public static void requireWritable(Path folder) {
        new ReportFolder(folder, NAMES).requireWritable();
    }

    /** Contents by name. */
    public SortedMap<String, String> files(Collection<GateFormat> formats) {
        SortedMap<String, String> files = new TreeMap<>();
        formats.forEach(format -> files.put(format.file(), format.of(judged, source)));
        return files;
    }

    /**
     * Writes all files, or none; they take the place of an older report.
     *
     * @throws io.github.certidice.InvalidInput if the folder can't be written, or holds anything but a gate's report
     */
    public void writeTo(Path folder, Collection<GateFormat> formats) {
        new ReportFolder(folder, NAMES).write(files(formats));
    }
}
