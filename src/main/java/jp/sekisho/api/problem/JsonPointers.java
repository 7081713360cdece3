package jp.sekisho.api.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/// Where in a JSON document an error lies (RFC 6901), and which error it is.
final class JsonPointers {
    private JsonPointers() {}

    /// The place of a violated constraint. The method and its parameter, which stand for the document itself, are left
    /// out.
    static String of(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }

    /// The place of a Jackson error; the whole document where the JSON is broken. For an unknown property it is the
    /// object that holds it: its name is input.
    static String of(JsonProcessingException e) {
        if (isDuplicate(e) && e.getProcessor() instanceof JsonParser parser) {
            return parser.getParsingContext().pathAsPointer().toString();
        }
        StringBuilder pointer = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            int known = mapping.getPath().size() - (e instanceof UnrecognizedPropertyException ? 1 : 0);
            mapping.getPath().stream()
                    .limit(known)
                    .forEach(step -> pointer.append('/')
                            .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
        }
        return pointer.toString();
    }

    static ViolationCode codeOf(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> ViolationCode.UNKNOWN_PROPERTY;
            case InvalidFormatException format when format.getValue() instanceof String -> ViolationCode.UNKNOWN_VALUE;
            case MismatchedInputException _ -> ViolationCode.TYPE;
            default -> isDuplicate(e) ? ViolationCode.DUPLICATE_PROPERTY : ViolationCode.JSON;
        };
    }

    /// Jackson has no exception type of its own for a duplicate property.
    private static boolean isDuplicate(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Duplicate field");
    }
}
