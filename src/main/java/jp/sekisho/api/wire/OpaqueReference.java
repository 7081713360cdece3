package jp.sekisho.api.wire;

import static java.lang.annotation.ElementType.TYPE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A record whose reference does not hold the Individual Number of the record or of its application form,
/// however its digits are set apart: the reference is written into the audit trail.
@Documented
@Target(TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OpaqueReference.Validator.class)
public @interface OpaqueReference {
    String message() default "RECORD_REF";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Holds the digits of the reference against those of both numbers.
    final class Validator implements ConstraintValidator<OpaqueReference, CheckRequest> {
        private static final int NUMBER_LENGTH = 12;

        @Override
        public boolean isValid(CheckRequest request, ConstraintValidatorContext context) {
            if (isOpaque(request)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("recordRef")
                    .addConstraintViolation();
            return false;
        }

        /// Whether the reference holds neither number.
        public static boolean isOpaque(CheckRequest request) {
            String reference = digits(request.recordRef());
            SubjectWire subject = request.subject();
            ApplicationFormWire form = request.applicationForm();
            return reference.length() < NUMBER_LENGTH
                    || (!holds(reference, subject == null ? null : subject.individualNumber())
                            && !holds(reference, form == null ? null : form.individualNumber()));
        }

        private static boolean holds(String reference, @Nullable String number) {
            String digits = digits(number);
            return digits.length() >= NUMBER_LENGTH && reference.contains(digits);
        }

        /// The digits of any script, as ASCII.
        private static String digits(@Nullable String text) {
            StringBuilder digits = new StringBuilder();
            if (text != null) {
                for (int i = 0, character; i < text.length(); i += Character.charCount(character)) {
                    character = text.codePointAt(i);
                    int digit = Character.digit(character, 10);
                    if (digit >= 0) {
                        digits.append(digit);
                    }
                }
            }
            return digits.toString();
        }
    }
}
