package tv.tributary.ui.providers;

import java.util.Optional;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.job.Job;
import tv.tributary.model.ProviderId;

/// A provider as the page shows it.
///
/// @param job its sync while one runs
/// @param review whether the user is asked about the list that was held back
record ProviderEntry(ProviderStatus status, Optional<Job.View> job, Review review) {
    enum Review {
        NONE,
        ASKED
    }

    ProviderId id() {
        return status.provider().id();
    }

    String name() {
        return status.provider().name();
    }

    SyncReport last() {
        return status.last();
    }
}
