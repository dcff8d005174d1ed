package tv.tributary.ui.guidesources;

import java.util.Optional;
import tv.tributary.guide.source.GuideSourceStatus;
import tv.tributary.job.Job;
import tv.tributary.model.GuideSourceId;

/// A guide source as its card shows it.
///
/// @param job that reads it just now
record GuideSourceEntry(GuideSourceStatus status, Optional<Job.View> job) {
    GuideSourceId id() {
        return status.source().id();
    }

    String name() {
        return status.source().name();
    }
}
