package tv.tributary.identity.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A bundled table: one row per line, tab-separated columns, `#` starts a comment.
public final class TsvTable {
    private TsvTable() {}

    /// @throws IllegalStateException if it was not shipped
    public static List<List<String>> read(String name) {
        try (var in = TsvTable.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("not shipped: " + name);
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
