package tv.tributary.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// Facts that belong together, as one line of the timeline: an outage with its switches, a viewing from joining to
/// leaving. Immutable.
///
/// @param id grows with the time at which a story begins
/// @param severity the highest of its facts
/// @param began the time of its first fact
/// @param ended the time of its last fact so far
/// @param facts how many it has
/// @param latest what happened last
/// @param provider the one whose list was synced; empty for stories of other kinds
public record ActivityStory(
        long id,
        StoryKind kind,
        Severity severity,
        Instant began,
        Instant ended,
        int facts,
        ActivityEntry latest,
        Optional<ProviderId> provider) {
    /// What a story is about, for filters. `text` has their words.
    public enum StoryKind {
        /// Sources that failed, and what took their place.
        OUTAGE,
        /// A channel's stream from opening to closing.
        STREAM,
        /// Somebody watched.
        VIEWING,
        /// A provider's list was read.
        SYNC,
        /// A provider's account ends.
        ACCOUNT,
        /// Films and series in folders.
        EXPORT,
        /// Something was recorded.
        RECORDING,
        /// Logins and devices.
        ACCESS,
        /// The data folder.
        STORAGE
    }

    /// The channel it concerns; empty if it concerns no single one.
    public Optional<ChannelId> channel() {
        return latest.channel();
    }

    /// From its first to its last fact so far.
    public Duration lasted() {
        return Duration.between(began, ended);
    }

    /// Whether there is more to it than what happened last.
    public boolean isLong() {
        return facts > 1;
    }

    /// Which stories are meant.
    ///
    /// @param kind empty for all
    /// @param least the least severity
    /// @param channel empty for all
    /// @param provider a provider's name; empty for all
    /// @param person a user's name; empty for all
    /// @param text words that must all be part of its names: channels, providers, people, devices, addresses
    public record ActivityFilter(
            Optional<StoryKind> kind,
            Severity least,
            Optional<ChannelId> channel,
            String provider,
            String person,
            String text) {
        public static ActivityFilter all() {
            return new ActivityFilter(Optional.empty(), Severity.INFO, Optional.empty(), "", "", "");
        }

        public boolean isForAll() {
            return equals(all());
        }
    }
}
