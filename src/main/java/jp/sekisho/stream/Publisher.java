package jp.sekisho.stream;

import java.util.Optional;

/// Who publishes reports.
///
/// @param organisation as its reports name it
/// @param contact where readers may ask
public record Publisher(Optional<String> organisation, Optional<String> contact) {}
