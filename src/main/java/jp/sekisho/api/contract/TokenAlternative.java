package jp.sekisho.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/// Says of every operation that a caller may prove itself by a token instead of its certificate.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class TokenAlternative implements OASFilter {
    private static final String CERTIFICATE = "clientCertificate";
    private static final String TOKEN = "token";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(TokenAlternative::add));
    }

    private static void add(Operation operation) {
        @Nullable List<SecurityRequirement> certificates = operation.getSecurity();
        if (certificates == null) {
            // Open to everybody.
            return;
        }
        List<SecurityRequirement> requirements = new ArrayList<>(certificates);
        for (SecurityRequirement requirement : certificates) {
            requirements.add(
                    OASFactory.createSecurityRequirement().addScheme(TOKEN, requirement.getScheme(CERTIFICATE)));
        }
        operation.setSecurity(requirements);
    }
}
