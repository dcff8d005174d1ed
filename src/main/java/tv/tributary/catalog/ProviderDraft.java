package tv.tributary.catalog;

import java.time.Duration;
import tv.tributary.net.Redaction;

/// A provider as the user typed it in, not yet checked.
///
/// @param location an `http(s)` URL, a `file:` URL or a path
public record ProviderDraft(
        String name,
        String location,
        int priority,
        int connections,
        String userAgent,
        Duration refreshEvery,
        boolean enabled) {
    /// A new provider with the usual settings: one connection, read again every 12 hours.
    public static ProviderDraft of(String name, String location) {
        return new ProviderDraft(name, location, 10, 1, "", Duration.ofHours(12), true);
    }

    /// Its location without credentials, for eyes and screenshots.
    public String shownLocation() {
        return Redaction.redact(location);
    }
}
