package tv.tributary.catalog.provider;

import tv.tributary.model.Provider;
import tv.tributary.net.Redaction;

/// A provider with its totals and the result of its last sync.
///
/// @param shownLocation its location without credentials, for eyes and screenshots
/// @param sources how many streams it has now
/// @param channels how many channels have at least one of them
public record ProviderStatus(Provider provider, String shownLocation, int sources, int channels, SyncReport last) {
    /// Its proxy without the login.
    public String shownProxy() {
        return Redaction.redact(provider.settings().requests().proxy());
    }
}
