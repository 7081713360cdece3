package jp.sekisho.api.contract;

import jakarta.ws.rs.core.Application;
import jp.sekisho.api.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The head of the OpenAPI document.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sekisho",
                        version = "1",
                        description = """
                                A checkpoint that every record passes before it becomes shareable. A business system sends the record that it \
                                is about to register; the answer is PASS or BLOCK, and on a BLOCK what to do. Anything that is not a 200 with \
                                `"decision": "PASS"` blocks.""",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        tags = {
            @Tag(name = "checks", description = "One record against the resident registry (突合)."),
            @Tag(name = "attestations", description = "The signed proof of a PASS (照合済証明)."),
            @Tag(name = "releases", description = "A BLOCK overridden by two persons (理由付き疑いなし)."),
            @Tag(name = "reconciliations", description = "What was registered against what was attested (登録済み副本の照合)."),
            @Tag(name = "catalogue", description = "Procedures, policies and the meaning of every code.")
        },
        components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)))
@SecurityScheme(
        securitySchemeName = "clientCertificate",
        type = SecuritySchemeType.MUTUALTLS,
        description = "The client certificate that the operator registered for the caller.")
public final class Contract extends Application {}
