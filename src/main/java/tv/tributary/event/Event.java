package tv.tributary.event;

import java.time.Duration;
import java.time.Instant;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;

/// All facts that are published. Facts carry names as well as ids, so that listeners need no look-up; none carries a
/// URL or a credential.
public sealed interface Event {
    Instant at();

    /// Stored data of one kind changed; told after the commit.
    record Changed(Instant at, Topic topic) implements Event {}

    /// A provider's list was read and merged. `problems` counts entries that were repaired or left out.
    record SyncFinished(
            Instant at, ProviderId provider, String name, int total, int added, int gone, int merged, int problems)
            implements Event {}

    /// A provider's list could not be taken; what was there stays. `words` say why.
    record SyncFailed(Instant at, ProviderId provider, String name, String words) implements Event {}

    /// A provider's list looks wrong (it shrank a lot): the old one stays until the user accepts the new one.
    record SyncNeedsReview(Instant at, ProviderId provider, String name, int before, int after) implements Event {}

    /// A channel's upstream connection was opened and delivers.
    record StreamOpened(Instant at, ChannelId channel, String name, String provider) implements Event {}

    /// A running channel switched to another source. `gap` is the interruption between the two.
    record FailedOver(
            Instant at, ChannelId channel, String name, String from, String to, FailureReason why, Duration gap)
            implements Event {}

    /// A source of a channel could not be used; another one is tried, or the same again later. `source` is its own
    /// name.
    record SourceRefused(Instant at, ChannelId channel, String name, String provider, String source, FailureReason why)
            implements Event {}

    /// A source fell silent or ended, and went on before anybody had to notice.
    record RodeOut(Instant at, ChannelId channel, String name, String provider, FailureReason why, Duration gap)
            implements Event {}

    /// No source of a running channel works: its viewers see a notice until one does.
    record SlateShown(Instant at, ChannelId channel, String name, FailureReason why) implements Event {}

    /// A running channel returned from a backup to a source it prefers, which has proved stable again.
    record WentBack(Instant at, ChannelId channel, String name, String from, String to) implements Event {}

    /// A channel had to give its connection to somebody who comes first; `words` say to whom.
    record StreamTaken(Instant at, ChannelId channel, String name, String words) implements Event {}

    /// A viewer's stream was ended by us; `words` say why.
    record ViewerSentAway(Instant at, ChannelId channel, String name, String address, String client, String words)
            implements Event {}

    /// A channel could not be opened, or its last source was lost.
    record StreamFailed(Instant at, ChannelId channel, String name, FailureReason why) implements Event {}

    /// A channel's upstream connection was closed because nobody watches.
    record StreamClosed(Instant at, ChannelId channel, String name) implements Event {}

    /// `client` is what the player calls itself (its User-Agent).
    record ViewerJoined(Instant at, ChannelId channel, String name, String address, String client) implements Event {}

    record ViewerLeft(
            Instant at, ChannelId channel, String name, String address, String client, Duration watched, long bytes)
            implements Event {}

    /// The disk with the data folder takes nothing more: full, read-only or failing. `words` say why.
    record StorageFailed(Instant at, String words) implements Event {}

    /// It takes what is written again.
    record StorageRecovered(Instant at, Duration lasted) implements Event {}
}
