package jp.sekisho.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tree of RFC 9162, against its own recursive definition.
class MerkleTreeTest {
    private static final int LARGEST = 70;

    private static List<byte[]> entries(int size) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(("entry " + i).getBytes(UTF_8));
        }
        return entries;
    }

    /// MTH of section 2.1.1, as it is written there.
    private static byte[] mth(List<byte[]> entries) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        if (entries.size() == 1) {
            sha256.update((byte) 0);
            return sha256.digest(entries.getFirst());
        }
        int k = Integer.highestOneBit(entries.size() - 1);
        sha256.update((byte) 1);
        sha256.update(mth(entries.subList(0, k)));
        return sha256.digest(mth(entries.subList(k, entries.size())));
    }

    @Test
    void theRootIsTheOneOfTheStandard() throws Exception {
        for (int size = 1; size <= LARGEST; size++) {
            assertThat(new MerkleTree(entries(size)).root()).isEqualTo(mth(entries(size)));
        }
    }

    /// The leaf of an empty entry, as Certificate Transparency's own test data has it.
    @Test
    void anEmptyEntryHashesAsElsewhere() {
        assertThat(HexFormat.of().formatHex(new MerkleTree(List.of(new byte[0])).root()))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void everyProofLeadsToTheRootFromItsOwnPlaceAndEntryAlone() {
        for (int size = 1; size <= LARGEST; size++) {
            List<byte[]> entries = entries(size);
            MerkleTree tree = new MerkleTree(entries);
            for (int i = 0; i < size; i++) {
                byte[] proof = tree.proof(i);
                assertThat(MerkleTree.root(entries.get(i), i, size, proof)).contains(tree.root());
                for (int other = 0; other < size; other++) {
                    if (other != i) {
                        assertThat(leads(tree, entries.get(i), other, size, proof))
                                .isFalse();
                        assertThat(leads(tree, entries.get(other), i, size, proof))
                                .isFalse();
                    }
                }
                assertThat(leads(tree, entries.get(i), i, size + 100L, proof)).isFalse();
                assertThat(leads(tree, entries.get(i), i, size, Arrays.copyOf(proof, proof.length + 32)))
                        .isFalse();
                if (proof.length > 0) {
                    assertThat(leads(tree, entries.get(i), i, size, Arrays.copyOf(proof, proof.length - 32)))
                            .isFalse();
                    assertThat(leads(tree, entries.get(i), i, size, Arrays.copyOf(proof, proof.length - 1)))
                            .isFalse();
                    proof[proof.length / 2] ^= 1;
                    assertThat(leads(tree, entries.get(i), i, size, proof)).isFalse();
                }
            }
        }
    }

    private static boolean leads(MerkleTree tree, byte[] entry, long index, long size, byte[] proof) {
        return MerkleTree.root(entry, index, size, proof)
                .filter(root -> Arrays.equals(root, tree.root()))
                .isPresent();
    }
}
