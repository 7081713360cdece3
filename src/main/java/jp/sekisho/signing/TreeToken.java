package jp.sekisho.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A token out of many that share one signature: the JWS over the root of their tree, then this one's claims, then its
/// index in four bytes and its inclusion proof, the five parts joined by dots.
///
/// @param root the JWS, three parts
public record TreeToken(String root, String claims, String proof) {
    private static final int PARTS = 5;
    private static final Map<String, Class<?>> ROOT =
            Map.of("iss", String.class, "iat", Long.class, "size", Long.class, "root", String.class);

    /// Nothing where the token is of another form.
    public static Optional<TreeToken> of(String token) {
        String[] parts = token.length() > Jws.LONGEST ? new String[0] : token.split("\\.", -1);
        return parts.length == PARTS
                ? Optional.of(new TreeToken(String.join(".", List.of(parts).subList(0, 3)), parts[3], parts[4]))
                : Optional.empty();
    }

    /// The token of one entry of a tree.
    public static String write(String root, String claims, int index, MerkleTree tree) {
        byte[] proof = tree.proof(index);
        byte[] indexed = ByteBuffer.allocate(Integer.BYTES + proof.length)
                .putInt(index)
                .put(proof)
                .array();
        return root + "." + Base64Url.encode(claims.getBytes(US_ASCII)) + "." + Base64Url.encode(indexed);
    }

    /// The claims of the entry, if they are one of those that our key signed together.
    ///
    /// @param typ what the root must say that it is
    public Jws.Opened open(String typ, KeySet keys) {
        return switch (Jws.open(root, typ, keys)) {
            case Jws.Opened.NotOurs notOurs -> notOurs;
            case Jws.Opened.Ours(String kid, Map<String, Object> signed) -> {
                Optional<byte[]> entry = Base64Url.decode(claims);
                Optional<byte[]> indexed = Base64Url.decode(proof).filter(bytes -> bytes.length >= Integer.BYTES);
                if (!FlatJson.fits(signed, ROOT) || entry.isEmpty() || indexed.isEmpty()) {
                    yield new Jws.Opened.NotOurs(Jws.Flaw.MALFORMED);
                }
                if (!isIn(signed, entry.get(), indexed.get())) {
                    yield new Jws.Opened.NotOurs(Jws.Flaw.BAD_SIGNATURE);
                }
                yield FlatJson.object(new String(entry.get(), ISO_8859_1))
                        .filter(said -> FlatJson.member(signed, "iss").equals(said.get("iss")))
                        .<Jws.Opened>map(said -> new Jws.Opened.Ours(kid, said))
                        .orElse(new Jws.Opened.NotOurs(Jws.Flaw.MALFORMED));
            }
        };
    }

    private static boolean isIn(Map<String, Object> signed, byte[] entry, byte[] indexed) {
        long index = Integer.toUnsignedLong(ByteBuffer.wrap(indexed).getInt());
        byte[] proof = Arrays.copyOfRange(indexed, Integer.BYTES, indexed.length);
        Optional<byte[]> root = MerkleTree.root(entry, index, (Long) FlatJson.member(signed, "size"), proof);
        Optional<byte[]> ours = Base64Url.decode(FlatJson.text(signed, "root"));
        return root.isPresent() && ours.isPresent() && MessageDigest.isEqual(root.get(), ours.get());
    }
}
