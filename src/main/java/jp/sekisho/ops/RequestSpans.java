package jp.sekisho.ops;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/// One span a request where an operator has turned traces on. What is in it is set here and nowhere else: which method
/// answered, the status, the request's id. A path, a query, a header, an address or an exception's text might tell of a
/// person.
@Singleton
public final class RequestSpans {
    private static final String SPAN = RequestSpans.class.getName();
    private static final String API = "/v1/";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final int DEFECT = 500;

    /// After the request has its id, before anything answers.
    private static final int BEFORE_WHAT_ANSWERS = 1_500;

    private static final TextMapGetter<MultiMap> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };

    private final boolean disabled;
    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    RequestSpans(@ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled, OpenTelemetry telemetry) {
        this.disabled = disabled;
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("jp.sekisho");
    }

    void register(@Observes Filters filters) {
        if (!disabled) {
            filters.register(this::trace, BEFORE_WHAT_ANSWERS);
        }
    }

    private void trace(RoutingContext context) {
        if (context.normalizedPath().startsWith(API)) {
            Span span = tracer.spanBuilder("request")
                    .setSpanKind(SpanKind.SERVER)
                    .setParent(parent(context.request().headers()))
                    .startSpan();
            context.put(SPAN, span);
            context.addEndHandler(_ -> end(span, context));
        }
        context.next();
    }

    /// The caller's trace without its `tracestate`, which is free text.
    private Context parent(MultiMap headers) {
        SpanContext sent = Span.fromContext(
                        telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), headers, HEADERS))
                .getSpanContext();
        return sent.isValid()
                ? Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                sent.getTraceId(), sent.getSpanId(), sent.getTraceFlags(), TraceState.getDefault())))
                : Context.root();
    }

    private static void end(Span span, RoutingContext context) {
        int status = context.response().getStatusCode();
        span.setAttribute("http.response.status_code", status);
        span.setAttribute("sekisho.request_id", context.response().headers().get(REQUEST_ID));
        if (status >= DEFECT) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /// Names the span by the method of ours that answers; what none of ours answers keeps the common name. Apart, since
    /// filters of endpoints are made before there is telemetry.
    @Singleton
    public static final class Names {
        @ServerRequestFilter
        public void name(RoutingContext context, SimpleResourceInfo endpoint) {
            if (context.get(SPAN) instanceof Span span) {
                span.updateName(endpoint.getResourceClass().getSimpleName() + "." + endpoint.getMethodName());
            }
        }
    }
}
