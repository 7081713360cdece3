package jp.sekisho.api.wire;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.sekisho.audit.AuditId;
import org.jspecify.annotations.Nullable;

/// The caller's own opaque reference, which is written into the audit trail ([AuditId]):
/// `[A-Za-z0-9._-]{1,64}`, and not twelve digits.
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = RecordRef.Validator.class)
public @interface RecordRef {
    String message() default "RECORD_REF";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Checks characters, length, and that it is no number.
    final class Validator implements ConstraintValidator<RecordRef, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || AuditId.isOne(value);
        }
    }
}
