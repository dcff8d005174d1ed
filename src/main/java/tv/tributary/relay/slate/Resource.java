package tv.tributary.relay.slate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The small files beside this package.
final class Resource {
    private Resource() {}

    /// The whole file.
    static byte[] read(String name) {
        try (var in = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
