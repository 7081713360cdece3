package jp.sekisho.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/// Says of every operation that a caller may prove itself by a token instead of its certificate, and which roles may
/// call it: one of `x-roles`. In a security requirement they would read as roles that are all needed, and OpenAPI 3.0
/// takes such names for scopes of OAuth.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class WhoMayCall implements OASFilter {
    private static final String ROLES = "x-roles";
    private static final String CERTIFICATE = "clientCertificate";
    private static final String TOKEN = "token";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(WhoMayCall::tell));
    }

    private static void tell(Operation operation) {
        @Nullable List<SecurityRequirement> certificates = operation.getSecurity();
        if (certificates == null) {
            // Open to everybody.
            return;
        }
        operation.addExtension(
                ROLES,
                certificates.stream()
                        .flatMap(requirement -> requirement.getScheme(CERTIFICATE).stream())
                        .toList());
        operation.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme(CERTIFICATE),
                OASFactory.createSecurityRequirement().addScheme(TOKEN)));
    }
}
