package tv.tributary.relay.slate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Loads the binary resources of this package.
final class ClipResource {
    private ClipResource() {}

    /// The whole file.
    static byte[] read(String name) {
        try (var in = Objects.requireNonNull(ClipResource.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
