package io.github.certidice.evidence.smt;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The class path of a forked solver: the places from which this process loaded our classes and the solver's. It is not
 * read from {@code java.class.path}, which build tools replace by a launcher jar, or leave out of.
 */
final class SolverClassPath {

    private final Set<String> places = new LinkedHashSet<>();

    /** Our own classes, {@code main} and all jars of the solver, without loading any native library. */
    static String of(Solver solver, Class<?> main) throws ClassNotFoundException, IOException {
        SolverClassPath path = new SolverClassPath();
        path.addClass(SolverClassPath.class);
        path.addClass(main);
        for (String name : solver.classes()) {
            path.addClass(Class.forName(name, false, SolverClassPath.class.getClassLoader()));
        }
        for (String name : solver.resources()) {
            path.addResource(SolverClassPath.class.getClassLoader().getResource(name));
        }
        return String.join(File.pathSeparator, path.places);
    }

    private void addClass(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IOException("found no jar or folder that holds " + type.getName());
        }
        add(source.getLocation());
    }

    /** A resource that is missing leaves the solver without its native library, which the forked process reports. */
    private void addResource(URL resource) throws IOException {
        if (resource != null && resource.openConnection() instanceof JarURLConnection inJar) {
            add(inJar.getJarFileURL());
        }
    }

    private void add(URL place) throws IOException {
        try {
            places.add(Path.of(place.toURI()).toString());
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            throw new IOException(
                    "found classes at " + place + ", a forked process needs a file or a folder", notAFile);
        }
    }
}
