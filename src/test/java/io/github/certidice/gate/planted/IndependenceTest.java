package io.github.certidice.gate.planted;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.certidice.loss.evaluation.Case;
import org.junit.jupiter.api.Test;

/** An implementation that used the oracle's own formulas would agree with it for the wrong reason. */
class IndependenceTest {

    private static final JavaClasses PLAIN = new ClassFileImporter()
            .importPackages("io.github.certidice.gate.planted.plain", "io.github.certidice.gate.planted.correct");

    private static final DescribedPredicate<JavaClass> FORMULAS = JavaClass.Predicates.resideInAnyPackage(
                    "io.github.certidice.loss..",
                    "io.github.certidice.number..",
                    "io.github.certidice.oracle.dialect..",
                    "io.github.certidice.oracle.explain..")
            .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Case.class)));

    @Test
    void plain_losses_share_no_formulas_with_the_oracle() {
        noClasses().should().dependOnClassesThat(FORMULAS).check(PLAIN);
    }
}
