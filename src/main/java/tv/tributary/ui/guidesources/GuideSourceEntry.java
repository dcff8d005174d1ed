package tv.tributary.ui.guidesources;

import java.util.Optional;
import tv.tributary.guide.channel.GuideCountry;
import tv.tributary.guide.source.GuideSourceStatus;
import tv.tributary.job.Job;
import tv.tributary.model.GuideSourceId;

/// A guide source as its card shows it.
///
/// @param country of most of its channels; empty if nobody knows it, or not yet
/// @param job that reads it just now
record GuideSourceEntry(GuideSourceStatus status, Optional<GuideCountry> country, Optional<Job.View> job) {
    GuideSourceId id() {
        return status.source().id();
    }

    String name() {
        return status.source().name();
    }
}
