package tv.tributary.dvr.file;

import java.nio.file.Path;
import java.util.List;

/// Files that stand beside a recording and have its name. Pure.
public record RecordingSidecars(Path nfo, Path picture, Path breaks) {
    /// Those of a recording's file, whether they are there or not.
    public static RecordingSidecars of(Path file) {
        var name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        var bare = dot <= 0 ? name : name.substring(0, dot);
        return new RecordingSidecars(
                file.resolveSibling(bare + ".nfo"),
                file.resolveSibling(bare + "-thumb.jpg"),
                file.resolveSibling(bare + ".edl"));
    }

    public List<Path> all() {
        return List.of(nfo, picture, breaks);
    }
}
