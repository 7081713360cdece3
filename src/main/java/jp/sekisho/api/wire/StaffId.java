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

/// The opaque id of a person of the staff who takes a step of a release ([AuditId#operator]).
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StaffId.Validator.class)
public @interface StaffId {
    String message() default "RECORD_REF";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Checks characters, length, and that no number may stand in it.
    final class Validator implements ConstraintValidator<StaffId, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || AuditId.operator(value).isPresent();
        }
    }
}
