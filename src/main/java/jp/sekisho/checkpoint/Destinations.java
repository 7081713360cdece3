package jp.sekisho.checkpoint;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/// The systems that records may go to: those of the settings, and 中間サーバー always.
public final class Destinations {
    private final TreeMap<String, Destination> byId = new TreeMap<>();

    /// @param named those of the settings; one of them may say more of the intermediate server
    public Destinations(Collection<Destination> named) {
        byId.put(Destination.INTERMEDIATE_SERVER.id(), Destination.INTERMEDIATE_SERVER);
        named.forEach(destination -> byId.put(destination.id(), destination));
    }

    public Optional<Destination> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// All, by their ids.
    public Collection<Destination> all() {
        return byId.values();
    }
}
