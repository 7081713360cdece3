package jp.sekisho.api.inspection;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import jp.sekisho.api.wire.ColumnWire;
import jp.sekisho.security.Role;

/// `GET /v1/inspections/columns`: the columns that a table of records may have, so that a client can show how its file
/// will be read before it sends it.
@Path("/v1/inspections/columns")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class ColumnResource {
    @GET
    @RolesAllowed({Role.CHECKER, Role.INSPECTOR, Role.OPERATOR, Role.RECONCILER, Role.RELEASER, Role.VERIFIER})
    public List<ColumnWire> columns() {
        return Arrays.stream(TableColumn.values()).map(TableColumn::wire).toList();
    }
}
