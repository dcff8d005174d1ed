package tv.tributary.testkit;

import java.nio.file.Path;
import java.util.UUID;
import tv.tributary.upstream.segment.Segments;

/// Memory for segments, with a folder that is not made unless it is needed.
public final class Memory {
    private Memory() {}

    public static Segments of(long mostBytes) {
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "tributary-test-" + UUID.randomUUID());
        return new Segments(() -> mostBytes, folder);
    }
}
