package jp.sekisho.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Which algorithm and which provider: 700 bytes, as long as a token.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class SignatureBenchmark {
    /// The two candidates, each by the JCA's names.
    public enum Candidate {
        ED25519("Ed25519", "Ed25519", NamedParameterSpec.ED25519),
        ES256("EC", "SHA256withECDSAinP1363Format", new ECGenParameterSpec("secp256r1"));

        private final String key;
        private final String signature;
        private final AlgorithmParameterSpec curve;

        Candidate(String key, String signature, AlgorithmParameterSpec curve) {
            this.key = key;
            this.signature = signature;
            this.curve = curve;
        }
    }

    @Param
    private Candidate algorithm = Candidate.ED25519;

    @Param({"AmazonCorrettoCryptoProvider", "SunEC"})
    private String provider = "SunEC";

    private final byte[] message = new byte[700];
    private final Provider sunEc = Security.getProvider("SunEC");
    private Provider signing = sunEc;
    private PrivateKey privateKey = Keys.pair("current").getPrivate();
    private PublicKey publicKey = Keys.pair("current").getPublic();
    private byte[] signature = {};

    @Setup
    public void prepare() throws ReflectiveOperationException, GeneralSecurityException {
        if (!provider.equals(sunEc.getName())) {
            System.setProperty("com.amazon.corretto.crypto.provider.registerEdKeyFactory", "true");
            signing = (Provider) Class.forName("com.amazon.corretto.crypto.provider." + provider)
                    .getDeclaredConstructor()
                    .newInstance();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.key, sunEc);
        generator.initialize(algorithm.curve);
        KeyPair pair = generator.generateKeyPair();
        KeyFactory factory = KeyFactory.getInstance(algorithm.key, signing);
        privateKey = factory.generatePrivate(
                new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded()));
        publicKey =
                factory.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
        signature = sign();
    }

    @Benchmark
    public byte[] sign() throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm.signature, signing);
        signer.initSign(privateKey);
        signer.update(message);
        return signer.sign();
    }

    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm.signature, signing);
        verifier.initVerify(publicKey);
        verifier.update(message);
        return verifier.verify(signature);
    }
}
