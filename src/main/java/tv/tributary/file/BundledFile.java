package tv.tributary.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Files that come with the program and lie beside the classes that use them. Stateless.
public final class BundledFile {
    private BundledFile() {}

    /// The whole file.
    ///
    /// @param user the class beside which it lies
    /// @throws IllegalStateException if it was not shipped
    public static byte[] bytes(Class<?> user, String name) {
        try (var in = user.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("not shipped: " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same as text in UTF-8.
    ///
    /// @throws IllegalStateException if it was not shipped
    public static String text(Class<?> user, String name) {
        return new String(bytes(user, name), UTF_8);
    }
}
