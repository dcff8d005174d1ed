package tv.tributary.identity.text;

import java.util.List;
import tv.tributary.file.BundledFile;

/// A bundled table: one row per line, tab-separated columns, `#` starts a comment.
public final class TsvTable {
    private TsvTable() {}

    /// @throws IllegalStateException if it was not shipped
    public static List<List<String>> read(String name) {
        return BundledFile.text(TsvTable.class, name)
                .lines()
                .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }
}
