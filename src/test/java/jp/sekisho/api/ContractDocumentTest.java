package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.sekisho.api.wire.AddressWire;
import jp.sekisho.api.wire.ApplicationFormWire;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.NameWire;
import jp.sekisho.api.wire.RegistrationRequest;
import jp.sekisho.api.wire.ReleaseProposalRequest;
import jp.sekisho.api.wire.ReleaseRequest;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.api.wire.VerificationRequest;
import jp.sekisho.testsupport.Contract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.ObjectMapper;

/// What callers build their clients on: the committed contract says all that they need.
class ContractDocumentTest {
    /// The enums whose unknown value must stop a client: one that throws on it registers nothing. Every other
    /// list may grow within a version, and is written as an open one (docs/decisions/0011).
    private static final Set<String> CLOSED = Set.of(
            "Decision",
            "Mode",
            "Outcome",
            "ReleaseCode",
            "Remedy",
            "SexCode",
            "InvalidLine.decision",
            "Problem.decision",
            "ReleaseResponse.decision");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Map<String, ?> document;

    @BeforeAll
    static void read() throws IOException {
        document = yaml().load(Files.readString(Contract.FILE));
    }

    /// Times stay the texts that they are in JSON.
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        DumperOptions dumper = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, java.util.regex.Pattern regexp, String first, int limit) {
                if (!tag.equals(Tag.TIMESTAMP)) {
                    super.addImplicitResolver(tag, regexp, first, limit);
                }
            }
        });
    }

    /// A body that the contract speaks of.
    private record Body(String place, String mediaType, Map<String, ?> content) {}

    private static List<Body> bodies() {
        List<Body> bodies = new ArrayList<>();
        at("paths")
                .forEach((path, operations) -> object(operations).forEach((method, operation) -> {
                    String place = method + " " + path;
                    Optional.ofNullable(object(operation).get("requestBody"))
                            .ifPresent(body -> add(bodies, place + " request", object(body)));
                    object(object(operation).get("responses")).forEach((status, response) -> {
                        String ref = (String) object(response).get("$ref");
                        add(
                                bodies,
                                place + " " + status,
                                ref == null
                                        ? object(response)
                                        : at("components", "responses", ref.substring(ref.lastIndexOf('/') + 1)));
                    });
                }));
        return bodies;
    }

    private static void add(List<Body> bodies, String place, Map<String, ?> body) {
        object(body.get("content")).forEach((type, content) -> bodies.add(new Body(place, type, object(content))));
    }

    private static List<?> examples(Map<String, ?> content) {
        return content.get("examples") == null
                ? Optional.ofNullable(content.get("example")).stream().toList()
                : object(content.get("examples")).values().stream()
                        .map(example -> object(example).get("value"))
                        .toList();
    }

    @Test
    void everyAnswerHasASchemaAndAnExample() {
        assertThat(bodies())
                .filteredOn(body -> !body.place().endsWith(" request"))
                .hasSizeGreaterThan(100)
                .allSatisfy(body -> {
                    assertThat(body.content().get("schema")).as(body.toString()).isNotNull();
                    assertThat(examples(body.content())).as(body.toString()).isNotEmpty();
                });
    }

    @Test
    void everyExampleFitsItsSchema() {
        bodies().forEach(body -> {
            Map<String, ?> schema = object(body.content().get("schema"));
            for (Object example : examples(body.content())) {
                if (schema.get("contentSchema") != null) {
                    ((String) example)
                            .lines()
                            // The empty record shows the answer to a line that is none.
                            .filter(line -> !line.equals("{}"))
                            .forEach(line -> Contract.validate(name(object(schema.get("contentSchema"))), line));
                } else if ("array".equals(schema.get("type"))) {
                    ((List<?>) example)
                            .forEach(item -> Contract.validate(
                                    name(object(schema.get("items"))), JSON.writeValueAsString(item)));
                } else if (schema.get("$ref") != null) {
                    Contract.validate(name(schema), JSON.writeValueAsString(example));
                }
            }
        });
    }

    @Test
    void everyProblemHasAnExampleForEachOfItsCodes() {
        Map<String, ?> problems = at("components", "responses");
        List<?> codes = (List<?>) Objects.requireNonNull(
                at("components", "schemas", "Problem", "properties", "code").get("x-extensible-enum"));
        List<String> shown = new ArrayList<>();
        problems.values()
                .forEach(problem -> examples(
                                object(object(object(problem).get("content")).get("application/problem+json")))
                        .forEach(example -> shown.add((String) object(example).get("code"))));
        assertThat(shown).doesNotHaveDuplicates();
        // No operation of the document answers it: it belongs to methods that are not there.
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(codes.stream()
                        .map(String.class::cast)
                        .filter(code -> !code.equals("METHOD_NOT_ALLOWED"))
                        .toList());
    }

    @Test
    void closesNoListThatMayGrow() {
        Set<String> closed = new TreeSet<>();
        at("components", "schemas").forEach((name, schema) -> {
            if (object(schema).containsKey("enum")) {
                closed.add(name);
            }
            if (object(schema).get("properties") instanceof Map<?, ?> properties) {
                properties.forEach((property, of) -> {
                    if (object(of).containsKey("enum")) {
                        closed.add(name + "." + property);
                    }
                });
            }
        });
        assertThat(closed).isEqualTo(new TreeSet<>(CLOSED));
    }

    @Test
    void everyOperationHasANameOfItsOwnAndATagThatIsExplained() {
        List<Object> tags = ((List<?>) Objects.requireNonNull(document.get("tags")))
                .stream()
                        .filter(tag -> object(tag).get("description") != null)
                        .<Object>map(tag -> object(tag).get("name"))
                        .toList();
        List<Object> ids = new ArrayList<>();
        at("paths")
                .forEach((path, operations) -> object(operations).forEach((method, operation) -> {
                    ids.add(object(operation).get("operationId"));
                    assertThat((List<?>) object(operation).get("tags"))
                            .as(path)
                            .isNotEmpty()
                            .allMatch(tags::contains);
                }));
        assertThat(ids).isNotEmpty().doesNotContainNull().doesNotHaveDuplicates();
        assertThat((List<?>) document.get("servers")).isNotEmpty();
        assertThat(at("components", "securitySchemes")).hasSize(2);
    }

    static Stream<Class<?>> requests() {
        return Stream.of(
                CheckRequest.class,
                SubjectWire.class,
                NameWire.class,
                AddressWire.class,
                ApplicationFormWire.class,
                VerificationRequest.class,
                ReleaseProposalRequest.class,
                ReleaseRequest.class,
                RegistrationRequest.class);
    }

    /// The bounds of a text are those that Hibernate Validator holds it to.
    @ParameterizedTest
    @MethodSource("requests")
    void saysTheBoundsThatAreChecked(Class<?> request) {
        String name = request.getSimpleName().replace("Wire", "");
        Map<String, ?> schema = at("components", "schemas", name);
        List<?> required =
                (List<?>) Optional.<Object>ofNullable(schema.get("required")).orElse(List.of());
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            for (PropertyDescriptor property :
                    validator.getConstraintsForClass(request).getConstrainedProperties()) {
                Map<String, ?> said = object(object(schema.get("properties")).get(property.getPropertyName()));
                Map<String, Object> checked = new HashMap<>();
                for (ConstraintDescriptor<?> constraint : property.getConstraintDescriptors()) {
                    bounds(constraint, checked);
                    constraint.getComposingConstraints().forEach(part -> bounds(part, checked));
                }
                boolean needed = checked.remove("required") != null;
                checked.forEach((key, value) -> assertThat((Object) said.get(key))
                        .as("%s.%s %s", name, property.getPropertyName(), key)
                        .isEqualTo(value));
                assertThat(required.contains(property.getPropertyName()))
                        .as("%s.%s is required", name, property.getPropertyName())
                        .isEqualTo(needed);
            }
        }
    }

    private static void bounds(ConstraintDescriptor<?> constraint, Map<String, Object> bounds) {
        switch (constraint.getAnnotation()) {
            case NotNull _ -> bounds.put("required", true);
            case Size size -> {
                bounds.put("maxLength", size.max());
                if (size.min() > 0) {
                    bounds.put("minLength", size.min());
                }
            }
            case Pattern pattern -> bounds.put("pattern", pattern.regexp());
            default -> {}
        }
    }

    private static String name(Map<String, ?> schema) {
        String ref = (String) Objects.requireNonNull(schema.get("$ref"));
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    private static Map<String, ?> at(String... keys) {
        Map<String, ?> at = document;
        for (String key : keys) {
            at = object(Objects.requireNonNull(at.get(key), key));
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> object(@Nullable Object node) {
        return (Map<String, ?>) Objects.requireNonNull(node);
    }
}
