package jp.sekisho.registry.postgresql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import jp.sekisho.person.IndividualNumber;

/// Turns an Individual Number into the key of its row: HMAC-SHA-256, cut to 128 bits. Not a plain hash, since there are
/// only 10^11 numbers to try.
final class LookUpKeys {
    private static final int KEY_BYTES = 16;

    private final Reused<Mac> macs;

    LookUpKeys(MasterKey master) {
        SecretKey key = master.derive("HmacSHA256", "look-up".getBytes(StandardCharsets.US_ASCII));
        macs = new Reused<>(() -> mac(key));
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] keyOf(IndividualNumber number) {
        return macs.with(mac -> keyOf(number, mac));
    }

    byte[][] keysOf(List<IndividualNumber> numbers) {
        return macs.with(
                mac -> numbers.stream().map(number -> keyOf(number, mac)).toArray(byte[][]::new));
    }

    private static byte[] keyOf(IndividualNumber number, Mac mac) {
        byte[] bytes =
                ByteBuffer.allocate(Long.BYTES).putLong(number.disclose()).array();
        return Arrays.copyOf(mac.doFinal(bytes), KEY_BYTES);
    }
}
