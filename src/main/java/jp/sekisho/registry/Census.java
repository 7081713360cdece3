package jp.sekisho.registry;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How many residents an extract holds, and what was odd about them: numbers without a person in them.
///
/// @param residents all of them, those included that cannot be used
/// @param faults how many lines suffer from what
/// @param first the first of the residents that cannot be used, by line, property and cause
public record Census(long residents, Map<FaultCode, Long> faults, List<String> first) {
    /// Of a registry that does not tell.
    public static final Census UNKNOWN = new Census(0, Map.of(), List.of());

    public Census {
        EnumMap<FaultCode, Long> inOrder = new EnumMap<>(FaultCode.class);
        inOrder.putAll(faults);
        faults = Collections.unmodifiableMap(inOrder);
        first = List.copyOf(first);
    }

    /// Residents that were set aside: every check of their numbers asks for a look.
    public long unusable() {
        return faults.entrySet().stream()
                .filter(fault -> fault.getKey().weight() == FaultCode.Weight.RESIDENT)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// The causes and their counts, `MISSING=3 CRLF=12`, in the order of the codes; empty where nothing was odd.
    public String causes() {
        return faults.entrySet().stream()
                .map(fault -> fault.getKey() + "=" + fault.getValue())
                .collect(Collectors.joining(" "));
    }
}
