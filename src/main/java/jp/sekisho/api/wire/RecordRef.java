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
import org.jspecify.annotations.Nullable;

/// The caller's own opaque reference: `[A-Za-z0-9._-]{1,64}`, with no run of exactly twelve digits in it. The
/// reference is logged, and an Individual Number must not get into a log by way of it.
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = RecordRef.Validator.class)
public @interface RecordRef {
    String message() default "RECORD_REF";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Checks characters, length and runs of digits.
    final class Validator implements ConstraintValidator<RecordRef, String> {
        private static final int MAX_LENGTH = 64;
        private static final int NUMBER_LENGTH = 12;

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            if (value.isEmpty() || value.length() > MAX_LENGTH) {
                return false;
            }
            int digits = 0;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c >= '0' && c <= '9') {
                    digits++;
                } else if (digits == NUMBER_LENGTH || !isLetterOrPunctuation(c)) {
                    return false;
                } else {
                    digits = 0;
                }
            }
            return digits != NUMBER_LENGTH;
        }

        private static boolean isLetterOrPunctuation(char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-';
        }
    }
}
