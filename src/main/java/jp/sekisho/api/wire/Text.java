package jp.sekisho.api.wire;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.sekisho.base.Surrogates;
import org.jspecify.annotations.Nullable;

/// Text that a person or a system could have written: Unicode without surrogate halves and without control characters
/// other than tab and line breaks. Its length is bounded by `@Size` beside it.
@Documented
@Target({FIELD, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Validator.class)
public @interface Text {
    String message() default "TEXT";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Checks the characters.
    final class Validator implements ConstraintValidator<Text, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || isText(value);
        }

        /// Whether there is nothing else in it.
        public static boolean isText(String value) {
            for (int i = 0; i < value.length(); i++) {
                if (isControl(value.charAt(i))) {
                    return false;
                }
            }
            return !Surrogates.areUnpairedIn(value);
        }

        private static boolean isControl(char c) {
            return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
        }
    }
}
