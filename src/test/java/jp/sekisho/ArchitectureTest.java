package jp.sekisho;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.api.AttestationResource;
import jp.sekisho.caller.Registration;
import jp.sekisho.caller.fake.FakeGate;
import jp.sekisho.check.BothSides;
import jp.sekisho.check.Decision;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.Decided;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.signing.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The floors of the house, and what safety rests on.
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("jp.sekisho");
    private static final Pattern PACKAGE = Pattern.compile("^package ([a-z.]+);", Pattern.MULTILINE);
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(jp[.]sekisho[a-z.]*)[.][A-Z]", Pattern.MULTILINE);
    private static final String[] CORE = {
        "jp.sekisho.person..",
        "jp.sekisho.characters..",
        "jp.sekisho.matching..",
        "jp.sekisho.policy..",
        "jp.sekisho.check..",
        "jp.sekisho.registry"
    };

    @Test
    void roomsSeeOnlyTheFloorsBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("base")
                .definedBy("jp.sekisho.base..")
                .layer("person")
                .definedBy("jp.sekisho.person..")
                .layer("characters")
                .definedBy("jp.sekisho.characters..")
                .layer("matching")
                .definedBy("jp.sekisho.matching..")
                .layer("policy")
                .definedBy("jp.sekisho.policy..")
                .layer("port")
                .definedBy("jp.sekisho.registry")
                .layer("check")
                .definedBy("jp.sekisho.check..")
                .layer("signing")
                .definedBy("jp.sekisho.signing..")
                .layer("attestation")
                .definedBy("jp.sekisho.attestation..")
                .layer("caller")
                .definedBy("jp.sekisho.caller..")
                .layer("stream")
                .definedBy("jp.sekisho.stream..")
                .layer("inspection")
                .definedBy("jp.sekisho.inspection..")
                .layer("audit")
                .definedBy("jp.sekisho.audit..")
                .layer("checkpoint")
                .definedBy("jp.sekisho.checkpoint..")
                .layer("release")
                .definedBy("jp.sekisho.release..")
                .layer("reconciliation")
                .definedBy("jp.sekisho.reconciliation..")
                .layer("worklist")
                .definedBy("jp.sekisho.worklist..")
                .layer("adapters")
                .definedBy("jp.sekisho.registry.*..")
                .layer("practice")
                .definedBy("jp.sekisho.practice..")
                .layer("security")
                .definedBy("jp.sekisho.security..")
                .layer("ops")
                .definedBy("jp.sekisho.ops..")
                .layer("config")
                .definedBy("jp.sekisho.config..")
                .layer("api")
                .definedBy("jp.sekisho.api..")
                .layer("synthetic")
                .definedBy("jp.sekisho.synthetic..")
                .layer("command")
                .definedBy("jp.sekisho.command..")
                .whereLayer("base")
                .mayOnlyBeAccessedByLayers(
                        "characters",
                        "matching",
                        "policy",
                        "audit",
                        "stream",
                        "adapters",
                        "practice",
                        "worklist",
                        "api",
                        "config",
                        "synthetic",
                        "command")
                .whereLayer("characters")
                .mayOnlyBeAccessedByLayers("adapters", "security", "api", "config", "command")
                .whereLayer("matching")
                .mayOnlyBeAccessedByLayers(
                        "policy", "check", "release", "inspection", "worklist", "api", "ops", "config", "command")
                .whereLayer("policy")
                .mayOnlyBeAccessedByLayers(
                        "check",
                        "checkpoint",
                        "release",
                        "inspection",
                        "reconciliation",
                        "worklist",
                        "api",
                        "ops",
                        "config",
                        "command")
                .whereLayer("port")
                .mayOnlyBeAccessedByLayers(
                        "check", "checkpoint", "inspection", "adapters", "api", "ops", "config", "command")
                .whereLayer("check")
                .mayOnlyBeAccessedByLayers(
                        "audit",
                        "checkpoint",
                        "release",
                        "inspection",
                        "practice",
                        "worklist",
                        "api",
                        "ops",
                        "config",
                        "command")
                .whereLayer("signing")
                .mayOnlyBeAccessedByLayers(
                        "policy",
                        "attestation",
                        "caller",
                        "audit",
                        "checkpoint",
                        "release",
                        "stream",
                        "worklist",
                        "api",
                        "ops",
                        "config",
                        "command")
                .whereLayer("attestation")
                .mayOnlyBeAccessedByLayers(
                        "caller",
                        "audit",
                        "checkpoint",
                        "release",
                        "stream",
                        "reconciliation",
                        "worklist",
                        "api",
                        "ops",
                        "config",
                        "command")
                .whereLayer("caller")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("checkpoint", "worklist", "api", "ops", "config", "command")
                .whereLayer("checkpoint")
                .mayOnlyBeAccessedByLayers("release", "api", "ops", "config")
                .whereLayer("release")
                .mayOnlyBeAccessedByLayers("worklist", "api", "ops", "config")
                .whereLayer("stream")
                .mayOnlyBeAccessedByLayers("api", "config")
                .whereLayer("reconciliation")
                .mayOnlyBeAccessedByLayers("api", "config")
                .whereLayer("worklist")
                .mayOnlyBeAccessedByLayers("api", "command")
                .whereLayer("inspection")
                .mayOnlyBeAccessedByLayers("api", "config")
                .whereLayer("adapters")
                .mayOnlyBeAccessedByLayers("config", "command")
                .whereLayer("practice")
                .mayOnlyBeAccessedByLayers("api", "config", "command")
                .whereLayer("security")
                .mayOnlyBeAccessedByLayers("api", "ops", "config")
                .whereLayer("ops")
                .mayOnlyBeAccessedByLayers("api", "config")
                .whereLayer("config")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("synthetic")
                .mayOnlyBeAccessedByLayers("command")
                .whereLayer("command")
                .mayNotBeAccessedByAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .because("a class should know its room from its imports")
                .check(CODE);
    }

    @Test
    void theFieldsAreComparedInRoomsThatDoNotSeeOneAnother() {
        slices().matching("jp.sekisho.matching.(*)..")
                .should()
                .notDependOnEachOther()
                .because("no field's outcome depends on another's")
                .check(CODE);
    }

    @Test
    void theCoreKnowsTheJdkAlone() {
        classes()
                .that(resideInAnyPackage(CORE))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CORE)
                        .or(resideInAnyPackage("jp.sekisho.base..", "java..", "org.jspecify.."))
                        .or(type(Sha256.class)))
                .because("what decides must be readable and testable without a framework")
                .check(CODE);
    }

    @Test
    void theBaseKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("jp.sekisho.base..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("jp.sekisho.base..", "java..", "org.jspecify..")
                .because("what every room may see must bring nothing with it")
                .check(CODE);
    }

    @Test
    void signingKnowsTheJdkAloneAndNoDomain() {
        classes()
                .that()
                .resideInAPackage("jp.sekisho.signing..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("jp.sekisho.signing..", "java..", "org.jspecify..")
                .because("keys, tokens and trees are the same whatever they say")
                .check(CODE);
    }

    @Test
    void theAttestationKnowsTheJdkAndSigningAlone() {
        classes()
                .that()
                .resideInAPackage("jp.sekisho.attestation..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "jp.sekisho.attestation..",
                                "jp.sekisho.signing..",
                                "java..",
                                "javax.crypto..",
                                "org.jspecify..")
                        .or(type(DestinationKey.class))
                        .or(type(DestinationKeyKind.class)))
                .because("the sending side takes the verifier as it is, without a framework")
                .check(CODE);
    }

    @Test
    void theCallersLibraryKnowsTheJdkAndTheVerifierAlone() {
        classes()
                .that()
                .resideInAPackage("jp.sekisho.caller..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "jp.sekisho.caller..",
                                "jp.sekisho.attestation..",
                                "jp.sekisho.signing..",
                                "java..",
                                "org.jspecify..")
                        .or(type(DestinationKey.class))
                        .or(type(DestinationKeyKind.class)))
                .because("a business system takes it as it is, without a framework")
                .check(CODE);
    }

    @Test
    void aRecordIsRegistrableInOnePlace() {
        classes()
                .that(not(com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName("Judgement"))
                        .and(not(type(FakeGate.class))))
                .should(notConstruct(Registration.Registrable.class))
                .because("no record is registrable whose attestation was not verified")
                .check(CODE);
    }

    @Test
    void theAuditTrailKnowsTheJdkAndTheCodesItWrites() {
        classes()
                .that()
                .resideInAPackage("jp.sekisho.audit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "jp.sekisho.audit..",
                        "jp.sekisho.base..",
                        "jp.sekisho.attestation..",
                        "jp.sekisho.signing..",
                        "jp.sekisho.check..",
                        "java..",
                        "org.jspecify..")
                .because("a person's types must be out of reach of what writes lines, and a framework too")
                .check(CODE);
    }

    @Test
    void adaptersSeeThePortAndTheExtractAndNeverEachOther() {
        slices().matching("jp.sekisho.registry.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("jp.sekisho.registry.extract"))
                .because("each must be read, replaced and left out without the others")
                .check(CODE);
        classes()
                .that()
                .resideInAPackage("jp.sekisho.registry.extract")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "jp.sekisho.registry.extract",
                        "jp.sekisho.registry",
                        "jp.sekisho.person",
                        "jp.sekisho.characters",
                        "jp.sekisho.base",
                        "com.fasterxml.jackson.core..",
                        "java..",
                        "org.jspecify..")
                .because("it is the ground on which the adapters stand")
                .check(CODE);
    }

    @Test
    void aStreamKnowsHowItIsSignedAndNotWhatItCarries() {
        classes()
                .that()
                .resideInAPackage("jp.sekisho.stream..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "jp.sekisho.stream..",
                        "jp.sekisho.base..",
                        "jp.sekisho.attestation..",
                        "jp.sekisho.signing..",
                        "java..",
                        "javax.xml.stream..",
                        "org.jspecify..")
                .because("what a stream carries is the business of others")
                .check(CODE);
    }

    /// The map is how a newcomer learns the house.
    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "docs/architecture.ja.md"})
    void theMapShowsEveryRoomBelowThoseThatItSees(String document) throws IOException {
        String text = Files.readString(Path.of(document));
        List<String> map = Pattern.compile("^\\| `([a-z]+)` \\|", Pattern.MULTILINE)
                .matcher(text.substring(text.indexOf("| `base` |")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(map)
                .containsExactlyInAnyOrderElementsOf(
                        CODE.stream().map(ArchitectureTest::room).collect(Collectors.toSet()));
        assertThat(CODE.stream()
                        .flatMap(code -> code.getDirectDependenciesFromSelf().stream())
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("jp.sekisho."))
                        .filter(dependency -> map.indexOf(room(dependency.getTargetClass()))
                                > map.indexOf(room(dependency.getOriginClass()))))
                .isEmpty();
    }

    private static String room(JavaClass code) {
        return code.getPackageName().split("\\.", -1)[2];
    }

    @Test
    void noRoomsDependOnEachOther() {
        slices().matching("jp.sekisho.(**)").should().beFreeOfCycles().check(CODE);
    }

    /// A constant that the compiler inlines leaves no trace in the byte code, but its import stands in the source.
    @Test
    void noRoomsImportEachOther() throws IOException {
        Map<String, Set<String>> imports = imports();
        assertThat(imports).containsKey("jp.sekisho.api");
        assertThat(imports.keySet())
                .allSatisfy(room -> assertThat(reachable(room, imports))
                        .as("rooms that %s reaches by imports", room)
                        .doesNotContain(room));
    }

    /// Which rooms a room imports.
    private static Map<String, Set<String>> imports() throws IOException {
        Map<String, Set<String>> imports = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Matcher room = PACKAGE.matcher(source);
                assertThat(room.find()).as(file.toString()).isTrue();
                Set<String> imported = imports.computeIfAbsent(room.group(1), _ -> new TreeSet<>());
                IMPORT.matcher(source)
                        .results()
                        .map(found -> found.group(1))
                        .filter(other -> !other.equals(room.group(1)))
                        .forEach(imported::add);
            }
        }
        return imports;
    }

    private static Set<String> reachable(String room, Map<String, Set<String>> imports) {
        Set<String> reached = new TreeSet<>();
        Deque<String> ahead = new ArrayDeque<>(imports.getOrDefault(room, Set.of()));
        while (!ahead.isEmpty()) {
            String next = ahead.pop();
            if (reached.add(next)) {
                ahead.addAll(imports.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    @Test
    void aPassIsBuiltInOnePlace() {
        classes()
                .that(not(com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName("Decider")))
                .should(notConstruct(Decision.Pass.class))
                .because("no exception path may lead to PASS")
                .check(CODE);
    }

    @Test
    void anAnswerIsMadeInOnePlace() {
        classes()
                .that(not(com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Checkpoint.class)))
                .should(notConstruct(Answer.class))
                .because("no decision leaves that was not written down")
                .check(CODE);
        constructors()
                .that()
                .areDeclaredIn(Answer.class)
                .or()
                .areDeclaredIn(Decided.class)
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void theCheckpointAndTheReleaseDeskKnowNoFrameworkAndNoWire() {
        classes()
                .that()
                .resideInAnyPackage("jp.sekisho.checkpoint..", "jp.sekisho.release..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CORE)
                        .or(resideInAnyPackage(
                                "jp.sekisho.signing..",
                                "jp.sekisho.attestation..",
                                "jp.sekisho.audit..",
                                "jp.sekisho.checkpoint..",
                                "jp.sekisho.release..",
                                "java..",
                                "org.jspecify..")))
                .because("the promise must be readable and testable without the service around it")
                .check(CODE);
    }

    @Test
    void whatVerifiesTokensAsksNoRegistry() {
        noClasses()
                .that()
                .resideInAnyPackage("jp.sekisho.reconciliation..", "jp.sekisho.api.reconciliation..")
                .or(type(AttestationResource.class))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jp.sekisho.registry..", "jp.sekisho.check..", "jp.sekisho.checkpoint..")
                .because("a verdict on a token must tell nothing of who has a number")
                .check(CODE);
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaClass> notConstruct(Class<?> type) {
        return new ArchCondition<>("not construct " + type.getSimpleName()) {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaClass from, ConditionEvents events) {
                from.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(type))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(from, call.getDescription())));
            }
        };
    }

    @Test
    void onlyTheRegistryAdaptersReadTheDigitsOfANumber() {
        noClasses()
                .that()
                .resideOutsideOfPackages("jp.sekisho.registry.*..", "jp.sekisho.person..")
                .should()
                .callMethod(IndividualNumber.class, "disclose")
                .because("every disclosure must be found by one search, and each needs a reason")
                .check(CODE);
    }

    @Test
    void bothSidesAreForTheWorkListAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("jp.sekisho.worklist..", "jp.sekisho.check..")
                .should()
                .dependOnClassesThat(type(BothSides.class))
                .because("no answer over HTTP holds a value of the registry")
                .check(CODE);
    }

    @Test
    void onlyTheGuardRetriesAndBreaks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("jp.sekisho.registry.guard..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smallrye.faulttolerance..", "org.eclipse.microprofile.faulttolerance..")
                .because("a retry within a retry breaks every deadline")
                .check(CODE);
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(POST.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .because("path patterns have been bypassed by path normalisation again and again")
                .check(CODE);
    }

    @Test
    void nothingIsAmbientInTheCore() {
        noClasses()
                .that(resideInAnyPackage(CORE))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .because("a decision depends on nothing but its arguments")
                .check(CODE);
    }

    @Test
    void nothingIsWrittenInTheMachinesLanguage() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .because("in some languages digits are others than 0 to 9, and what is written is read again")
                .check(CODE);
    }

    @Test
    void attestationsAreTimedByTheClockGiven() {
        noClasses()
                .that()
                .resideInAnyPackage("jp.sekisho.attestation..", "jp.sekisho.signing..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("whether a token or a key is in force must be testable at any time")
                .check(CODE);
    }

    @Test
    void nobodyPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what is printed escapes the rules of the log")
                .check(CODE);
    }

    @Test
    void valueTypesOfThePersonHaveNoPublicConstructorThatSkipsParsing() {
        constructors()
                .that()
                .areDeclaredIn(IndividualNumber.class)
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .because("inside, a wrong number cannot exist")
                .check(CODE);
    }
}
