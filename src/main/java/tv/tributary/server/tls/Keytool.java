package tv.tributary.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Makes certificates with the `keytool` of the Java runtime, which has no public API for it.
final class Keytool {
    private static final String ALIAS = "server";
    /// The password's own environment variable: arguments can be read by every user of the machine.
    private static final String SECRET = "TRIBUTARY_KEYSTORE";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINE = 64;

    private Keytool() {}

    /// A new private key with a certificate that nobody vouches for, as PEM (RFC 7468): X.509, then PKCS #8.
    ///
    /// @param names host names and IPv4 addresses for which it is good
    /// @param folder for what is needed meanwhile
    /// @throws IOException if this runtime has no `keytool`, or that fails
    static String selfSigned(Collection<String> names, Duration lasting, Path folder) throws IOException {
        var store = folder.resolve(UUID.randomUUID() + ".p12");
        var password = UUID.randomUUID().toString();
        try {
            run(arguments(names, lasting, store), password);
            return pem(store, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("keytool made no certificate", e);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static List<String> arguments(Collection<String> names, Duration lasting, Path store) {
        var subjects = names.stream()
                .map(name -> (name.matches("[0-9.]+") ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
        var home = Path.of(System.getProperty("java.home", "."));
        return new ArrayList<>(List.of(
                home.resolve("bin").resolve("keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Tributary",
                "-validity",
                Long.toString(lasting.toDays()),
                "-ext",
                "SAN=" + subjects,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                SECRET));
    }

    private static void run(List<String> arguments, String password) throws IOException {
        var builder =
                new ProcessBuilder(arguments).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(SECRET, password);
        var process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new IOException("keytool does not end");
            if (process.exitValue() != 0) throw new IOException("keytool ended with code " + process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String pem(Path file, char[] password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(file.toFile(), password);
        return block("CERTIFICATE", store.getCertificate(ALIAS).getEncoded())
                + block("PRIVATE KEY", store.getKey(ALIAS, password).getEncoded());
    }

    private static String block(String name, byte[] content) {
        var lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + name + "-----\n" + lines + "\n-----END " + name + "-----\n";
    }
}
