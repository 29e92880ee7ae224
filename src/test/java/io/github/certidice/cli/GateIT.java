package io.github.certidice.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code mvn verify -Dcertidice.subject='python3 my_losses.py' -Dcertidice.subject.loss='...'}: another library's losses as a part
 * of this build. Without that property there is nothing to test, and no test.
 */
class GateIT {

    private static final Path FOLDER = Path.of("target", "certidice-gate");

    @TestFactory
    Stream<DynamicTest> of_the_subject() throws Exception {
        return SubjectGate.tests(System.getProperties(), FOLDER);
    }
}
