package tv.tributary.catalog.provider;

import java.util.Optional;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.net.Redaction;

/// A provider with its totals and the result of its last sync.
///
/// @param shownLocation its location without credentials, for eyes and screenshots
/// @param sources how many streams it has now
/// @param channels how many channels have at least one of them
/// @param account what it last said of its account; empty for one without
/// @param isAccount whether it is read as a list, but is an account that had better be read as such
public record ProviderStatus(
        Provider provider,
        String shownLocation,
        int sources,
        int channels,
        SyncReport last,
        Optional<ProviderAccount> account,
        boolean isAccount) {
    /// One without an account.
    public ProviderStatus(Provider provider, String shownLocation, int sources, int channels, SyncReport last) {
        this(provider, shownLocation, sources, channels, last, Optional.empty(), false);
    }

    /// Its proxy without the login.
    public String shownProxy() {
        return Redaction.redact(provider.settings().requests().proxy());
    }
}
