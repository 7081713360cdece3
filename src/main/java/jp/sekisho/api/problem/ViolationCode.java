package jp.sekisho.api.problem;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Map;
import jp.sekisho.api.wire.OpaqueReference;
import jp.sekisho.api.wire.RecordRef;
import jp.sekisho.api.wire.StaffId;
import jp.sekisho.api.wire.Text;

/// What is wrong with one place of a request.
public enum ViolationCode {
    /// Not JSON at all.
    JSON,
    REQUIRED,
    LENGTH,
    /// A number out of its bounds.
    RANGE,
    FORMAT,
    /// A surrogate half or a control character.
    TEXT,
    /// A reference, or an id of a person of the staff, that is not opaque.
    RECORD_REF,
    /// The header `Sekisho-Operator`.
    OPERATOR,
    /// A value of another JSON type than the schema says.
    TYPE,
    /// Not one of the values that the schema lists.
    UNKNOWN_VALUE,
    /// The registry does not count its states, so that changes since one cannot be told.
    CHANGES_NOT_KEPT,
    /// Changes since that state are not known: it is older than the extract that was loaded whole, or has not come yet.
    CHANGES_NOT_KNOWN,
    UNKNOWN_PROPERTY,
    DUPLICATE_PROPERTY,
    /// Bytes that are no text in the character set of the content type.
    ENCODING,
    /// Another number of cells than the header row has, or a quotation mark out of place.
    CELLS,
    /// A workbook where text was declared, or one that cannot be opened.
    WORKBOOK,
    /// A free text that tells who somebody is.
    PERSONAL_DATA;

    private static final Map<Class<? extends Annotation>, ViolationCode> BY_CONSTRAINT = Map.of(
            NotNull.class, REQUIRED,
            Size.class, LENGTH,
            Min.class, RANGE,
            Max.class, RANGE,
            Pattern.class, FORMAT,
            Text.class, TEXT,
            RecordRef.class, RECORD_REF,
            OpaqueReference.class, RECORD_REF,
            StaffId.class, RECORD_REF);

    /// The code of a violated constraint.
    static ViolationCode of(Annotation constraint) {
        ViolationCode code = BY_CONSTRAINT.get(constraint.annotationType());
        if (code == null) {
            throw new IllegalStateException("no code for " + constraint.annotationType());
        }
        return code;
    }
}
