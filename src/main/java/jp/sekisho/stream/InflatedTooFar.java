package jp.sekisho.stream;

import java.io.IOException;

/// Packed bytes unpack to more than allowed.
public final class InflatedTooFar extends IOException {
    public InflatedTooFar() {
        super("unpacks to more than allowed");
    }
}
