package tv.tributary.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

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

    /// The same as a table: one row per line, tab-separated columns; a line that begins with `#` is a comment.
    ///
    /// @throws IllegalStateException if it was not shipped
    public static List<List<String>> table(Class<?> user, String name) {
        return text(user, name)
                .lines()
                .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }
}
