package tv.tributary.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The program's version.
public final class Version {
    private Version() {}

    /// Such as `1.2.0`, from the build.
    public static String text() {
        try (var file = Version.class.getResourceAsStream("/build.properties")) {
            var build = new Properties();
            if (file != null) build.load(file);
            return build.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
