package io.github.certidice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rooms and the arrows between them. */
class ArchitectureTest {

    private static final String ROOT = "io.github.certidice";

    /** Each room with the rooms that it may know; a room that isn't here fails the test. */
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("number", List.of()),
            Map.entry("image", List.of("number")),
            Map.entry("sample", List.of("number", "image")),
            Map.entry("loss", List.of("number", "image", "sample")),
            Map.entry("risk", List.of("number", "image", "sample", "loss")),
            Map.entry("claim", List.of("number", "image", "sample", "loss", "risk")),
            Map.entry("evidence", List.of("number", "image", "sample", "loss", "risk", "claim")),
            Map.entry("report", List.of("number", "image", "sample", "loss", "risk", "claim", "evidence", "gate")),
            Map.entry(
                    "cli",
                    List.of(
                            "number",
                            "image",
                            "sample",
                            "loss",
                            "risk",
                            "claim",
                            "evidence",
                            "report",
                            "oracle",
                            "gate")),
            Map.entry("spark", List.of("cli")),
            Map.entry("oracle", List.of("number", "image", "sample", "loss")),
            Map.entry("gate", List.of("number", "image", "sample", "loss", "oracle")));

    private static final List<String> EMPTY_WORDS =
            List.of("util", "common", "core", "helper", "impl", "manager", "base");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(ROOT);

    @Test
    void every_room_is_known() {
        TreeSet<String> rooms = new TreeSet<>();
        for (JavaPackage room : MAIN.getPackage(ROOT).getSubpackages()) {
            rooms.add(room.getRelativeName());
        }

        assertThat(rooms).hasSizeGreaterThan(7).isSubsetOf(MAY_KNOW.keySet());
    }

    @Test
    void arrows_run_one_way() {
        MAY_KNOW.forEach((room, known) -> MAY_KNOW.keySet().stream()
                .filter(other -> !other.equals(room) && !known.contains(other))
                .forEach(other -> noClasses()
                        .that()
                        .resideInAPackage(inside(room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(inside(other))
                        .allowEmptyShould(true)
                        .check(MAIN)));
    }

    private static String inside(String room) {
        return ROOT + "." + room + "..";
    }

    @Test
    void no_two_packages_know_each_other() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void claims_know_nothing_of_files_tests_or_solvers() {
        noClasses()
                .that()
                .resideInAPackage(inside("claim"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio..",
                        "org.junit..",
                        "net.jqwik..",
                        "com.microsoft.z3..",
                        "io.github.cvc5..")
                .check(MAIN);
    }

    @Test
    void test_libraries_and_nd4j_stay_out() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "net.jqwik..", "org.assertj..", "org.nd4j..", "com.tngtech..")
                .check(MAIN);
    }

    @Test
    void only_the_report_draws_and_only_the_command_line_parses_arguments() {
        noClasses()
                .that()
                .resideOutsideOfPackage(inside("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei..")
                .check(MAIN);
    }

    @Test
    void nothing_is_called_by_an_empty_word() {
        for (String word : EMPTY_WORDS) {
            classes()
                    .should()
                    .haveNameNotMatching("(?i).*\\b" + word + "s?\\b.*")
                    .check(MAIN);
            String capital = Character.toUpperCase(word.charAt(0)) + word.substring(1);
            classes().should().haveSimpleNameNotEndingWith(capital).check(MAIN);
        }
    }
}
