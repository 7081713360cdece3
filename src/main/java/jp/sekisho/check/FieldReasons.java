package jp.sekisho.check;

import java.util.EnumMap;
import java.util.Map;
import jp.sekisho.policy.Field;

/// The reasons that a field may give by itself, found by their names: `<FIELD>_NOT_COMPARABLE` and so on.
record FieldReasons(
        ReasonCode notComparable,
        ReasonCode partial,
        ReasonCode historical,
        ReasonCode absentInRecord,
        ReasonCode absentInRegistry) {
    private static final Map<Field, FieldReasons> BY_FIELD = new EnumMap<>(Field.class);

    static {
        for (Field field : Field.values()) {
            if (field != Field.INDIVIDUAL_NUMBER) {
                BY_FIELD.put(field, named(field.name()));
            }
        }
    }

    static FieldReasons of(Field field) {
        FieldReasons reasons = BY_FIELD.get(field);
        if (reasons == null) {
            throw new IllegalArgumentException("the number is looked up, not compared");
        }
        return reasons;
    }

    private static FieldReasons named(String field) {
        return new FieldReasons(
                ReasonCode.valueOf(field + "_NOT_COMPARABLE"),
                ReasonCode.valueOf(field + "_PARTIAL"),
                ReasonCode.valueOf(field + "_HISTORICAL"),
                ReasonCode.valueOf(field + "_ABSENT_IN_RECORD"),
                ReasonCode.valueOf(field + "_ABSENT_IN_REGISTRY"));
    }
}
