package jp.sekisho.signing;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The hash tree of RFC 9162, section 2.1, with SHA-256: one signature over its root covers all its entries, and an
/// entry's inclusion proof shows that it is one of them and tells nothing of the others.
public final class MerkleTree {
    static final int HASH_BYTES = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /// The leaves' hashes first, the root last. A node without a neighbour rises as it is.
    private final List<List<byte[]>> levels = new ArrayList<>();

    /// @param entries at least one
    public MerkleTree(List<byte[]> entries) {
        MessageDigest sha256 = Sha256.digest();
        List<byte[]> level = entries.stream().map(entry -> leaf(sha256, entry)).toList();
        levels.add(level);
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(i + 1 < level.size() ? node(sha256, level.get(i), level.get(i + 1)) : level.get(i));
            }
            levels.add(above);
            level = above;
        }
    }

    public byte[] root() {
        return levels.getLast().getFirst();
    }

    /// The hashes from the entry's neighbour up to the root's children, one after the other.
    byte[] proof(int entry) {
        ByteArrayOutputStream proof = new ByteArrayOutputStream((levels.size() - 1) * HASH_BYTES);
        int at = entry;
        for (List<byte[]> level : levels.subList(0, levels.size() - 1)) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                proof.writeBytes(level.get(neighbour));
            }
            at >>= 1;
        }
        return proof.toByteArray();
    }

    /// The root of the tree of a size that holds this entry at an index (RFC 9162, 2.1.3.2); nothing where the proof
    /// fits no such tree.
    static Optional<byte[]> root(byte[] entry, long index, long size, byte[] proof) {
        if (index < 0 || index >= size || proof.length % HASH_BYTES != 0) {
            return Optional.empty();
        }
        MessageDigest sha256 = Sha256.digest();
        byte[] hash = leaf(sha256, entry);
        long node = index;
        long last = size - 1;
        for (int at = 0; at < proof.length; at += HASH_BYTES) {
            if (last == 0) {
                return Optional.empty();
            }
            byte[] neighbour = Arrays.copyOfRange(proof, at, at + HASH_BYTES);
            if (node % 2 == 1 || node == last) {
                hash = node(sha256, neighbour, hash);
                while (node % 2 == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(sha256, hash, neighbour);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    private static byte[] leaf(MessageDigest sha256, byte[] entry) {
        sha256.update(LEAF);
        return sha256.digest(entry);
    }

    private static byte[] node(MessageDigest sha256, byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }
}
