package jp.sekisho.registry.postgresql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import jp.sekisho.person.IndividualNumber;

/// Turns an Individual Number into the key of its row: HMAC-SHA-256, cut to 128 bits. Not a plain hash, since there are
/// only 10^11 numbers to try. For one thread.
final class LookUpKeys {
    private static final int KEY_BYTES = 16;

    private final Mac mac;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    LookUpKeys(MasterKey master) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(master.derive("HmacSHA256", "look-up".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] keyOf(IndividualNumber individualNumber) {
        return Arrays.copyOf(
                mac.doFinal(number.putLong(0, individualNumber.disclose()).array()), KEY_BYTES);
    }
}
