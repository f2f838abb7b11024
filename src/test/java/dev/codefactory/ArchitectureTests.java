package dev.codefactory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The sentences of docs/architecture that a machine can check. */
@AnalyzeClasses(packages = "dev.codefactory", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.codefactory.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule tablesAndControllersStayInTheirPackage = classes()
            .that()
            .areAnnotatedWith(Repository.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(RestControllerAdvice.class)
            .or()
            .haveSimpleNameEndingWith("Row")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheLlmModuleKnowsLangChain4j = noClasses()
            .that()
            .resideOutsideOfPackage("..llm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule treeSitterStaysBehindItsWall = noClasses()
            .that()
            .resideOutsideOfPackage("..quality.source..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.treesitter..");

    @ArchTest
    static final ArchRule onlyTheSandboxStartsProcesses = noClasses()
            .that()
            .resideOutsideOfPackage("..sandbox..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class);

    @ArchTest
    static final ArchRule theVocabularyIsPlainJava = classes()
            .that()
            .resideInAPackage("..code..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.codefactory.code..", "org.jspecify..", "org.springframework.modulith..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule noClassWritesToTheConsole = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
