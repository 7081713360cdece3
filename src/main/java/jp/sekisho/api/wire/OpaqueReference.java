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
            String reference = digits(request.recordRef());
            SubjectWire subject = request.subject();
            ApplicationFormWire form = request.applicationForm();
            if (!holds(reference, subject == null ? null : subject.individualNumber())
                    && !holds(reference, form == null ? null : form.individualNumber())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("recordRef")
                    .addConstraintViolation();
            return false;
        }

        private static boolean holds(String reference, @Nullable String number) {
            String digits = digits(number);
            return digits.length() >= NUMBER_LENGTH && reference.contains(digits);
        }

        /// The digits of any script, as ASCII.
        private static String digits(@Nullable String text) {
            StringBuilder digits = new StringBuilder();
            if (text != null) {
                text.codePoints()
                        .map(character -> Character.digit(character, 10))
                        .filter(digit -> digit >= 0)
                        .forEach(digits::append);
            }
            return digits.toString();
        }
    }
}
