package jp.sekisho.api;

import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.wire.CheckRequest;
import org.jspecify.annotations.Nullable;

/// Reads and validates the record of a check in one pass where nothing is wrong with it; else the mapper reads it, and
/// Hibernate Validator tells what is wrong. Endpoints that take a [CheckRequest] get a valid one.
@Provider
@Priority(CheckRequests.ONCE_THE_BODY_IS_WHOLE)
public final class CheckRequests implements ReaderInterceptor {
    static final int ONCE_THE_BODY_IS_WHOLE = Priorities.USER + 1;

    private static final FlawlessReader<CheckRequest> FLAWLESS = new FlawlessReader<>(CheckRequest.class);

    private final Validator validator;

    CheckRequests(Validator validator) {
        this.validator = validator;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != CheckRequest.class) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readAllBytes();
        Optional<CheckRequest> flawless = FLAWLESS.read(body);
        if (flawless.isPresent()) {
            return flawless.get();
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return valid(context.proceed());
    }

    private Object valid(@Nullable Object read) {
        if (read == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "", ViolationCode.REQUIRED);
        }
        Set<ConstraintViolation<Object>> violations = validator.validate(read);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return read;
    }
}
