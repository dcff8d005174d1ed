package tv.tributary.catalog.provider;

import java.time.Duration;
import tv.tributary.model.FailoverTolerance;
import tv.tributary.model.Provider;
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
        FailoverTolerance grace,
        boolean enabled) {
    /// A new provider with the usual settings: one connection, read again every 12 hours.
    public static ProviderDraft of(String name, String location) {
        return new ProviderDraft(name, location, 10, 1, "", Duration.ofHours(12), FailoverTolerance.usual(), true);
    }

    /// What is known of a provider, to change a part of it.
    public static ProviderDraft of(Provider provider) {
        return new ProviderDraft(
                provider.name(),
                provider.location(),
                provider.priority(),
                provider.connections(),
                provider.userAgent(),
                provider.refreshEvery(),
                provider.grace(),
                provider.enabled());
    }

    /// Its location without credentials, for eyes and screenshots.
    public String shownLocation() {
        return Redaction.redact(location);
    }
}
