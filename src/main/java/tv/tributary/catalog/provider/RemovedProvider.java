package tv.tributary.catalog.provider;

import java.time.Instant;
import tv.tributary.model.Provider;

/// A provider the user removed.
///
/// @param removed when that was
/// @param until when it is deleted for good, with its login
public record RemovedProvider(Provider provider, Instant removed, Instant until) {}
