package tv.tributary.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.StreamUse;

/// All facts that are published. Facts carry names as well as ids, so that listeners need no look-up; none
/// carries a URL or a credential.
public sealed interface Event {
    Instant at();

    /// A fact about one channel; `name` is the channel's.
    sealed interface OnChannel extends Event {
        ChannelId channel();

        String name();
    }

    /// A fact about one provider's list or account; `name` is the provider's.
    sealed interface OnProvider extends Event {
        ProviderId provider();

        String name();
    }

    /// Stored data of one kind changed; told after the commit.
    record Changed(Instant at, Topic topic) implements Event {}

    /// A provider's list was read and merged. `problems` counts entries that were repaired or left out.
    record SyncFinished(
            Instant at, ProviderId provider, String name, int total, int added, int gone, int merged, int problems)
            implements OnProvider {}

    /// A provider's list could not be synced; the old one stays. `words` say why.
    record SyncFailed(Instant at, ProviderId provider, String name, String words) implements OnProvider {}

    /// A provider's list looks wrong (it shrank a lot): the old one stays until the user accepts the new one.
    record SyncNeedsReview(Instant at, ProviderId provider, String name, int before, int after) implements OnProvider {}

    /// Groups that came new with a provider's list start hidden, as the user wants it of that provider.
    record NewGroupsHidden(Instant at, ProviderId provider, String name, List<String> groups) implements OnProvider {
        public NewGroupsHidden {
            groups = List.copyOf(groups);
        }
    }

    /// A provider's account ends soon, or has ended: `until` is its end.
    record AccountExpires(Instant at, ProviderId provider, String name, Instant until) implements OnProvider {}

    /// Films and series were written into a folder for media servers. Counts are of files.
    record ExportFinished(Instant at, String name, int added, int changed, int removed) implements Event {}

    /// Films and series could not be written into their folder. `words` say why.
    record ExportFailed(Instant at, String name, String words) implements Event {}

    /// A channel's upstream connection was opened and delivers.
    record StreamOpened(Instant at, ChannelId channel, String name, String provider) implements OnChannel {}

    /// A running channel switched to another source. `gap` is the interruption between the two.
    record FailedOver(
            Instant at, ChannelId channel, String name, String from, String to, FailureReason why, Duration gap)
            implements OnChannel {}

    /// A source of a channel could not be used; another one is tried, or the same again later. `source` is its
    /// own name.
    record SourceRefused(Instant at, ChannelId channel, String name, String provider, String source, FailureReason why)
            implements OnChannel {}

    /// A source stalled or ended, and delivered again before viewers had to be switched.
    record StallRecovered(Instant at, ChannelId channel, String name, String provider, FailureReason why, Duration gap)
            implements OnChannel {}

    /// No source of a running channel works: its viewers see the slate until one does.
    record SlateShown(Instant at, ChannelId channel, String name, FailureReason why) implements OnChannel {}

    /// A running channel returned from a backup to a source it prefers, which is stable again.
    record FailedBack(Instant at, ChannelId channel, String name, String from, String to) implements OnChannel {}

    /// A channel lost its connection to a request of higher priority; `words` say whose.
    record StreamPreempted(Instant at, ChannelId channel, String name, String words) implements OnChannel {}

    /// A viewer was disconnected by Tributary; `words` say why.
    record ViewerDisconnected(
            Instant at, ChannelId channel, String name, String user, String address, String client, String words)
            implements OnChannel {}

    /// A channel could not be opened, or its last source was lost.
    record StreamFailed(Instant at, ChannelId channel, String name, FailureReason why) implements OnChannel {}

    /// A channel's upstream connection was closed because nobody watches.
    record StreamClosed(Instant at, ChannelId channel, String name) implements OnChannel {}

    /// `user` is the name of the user it watches for, empty for the household; `client` is what the player calls itself
    /// (its User-Agent); `waited` is how long it took from its request to the first picture.
    record ViewerJoined(
            Instant at,
            ChannelId channel,
            String name,
            String user,
            String address,
            String client,
            StreamUse use,
            Duration waited)
            implements OnChannel {
        /// One that did not have to wait.
        public ViewerJoined(
                Instant at, ChannelId channel, String name, String user, String address, String client, StreamUse use) {
            this(at, channel, name, user, address, client, use, Duration.ZERO);
        }
    }

    record ViewerLeft(
            Instant at,
            ChannelId channel,
            String name,
            String user,
            String address,
            String client,
            StreamUse use,
            Duration watched,
            long bytes)
            implements OnChannel {}

    /// Somebody tried so many wrong passwords or codes that no more are looked at for a minute.
    ///
    /// @param user whose password was tried; empty if it was nobody's in particular
    record LoginsRefused(Instant at, String user, String address) implements Event {}

    /// A device was let in, for a user or the household. `address` is where it was; empty if it was added by hand.
    record DevicePaired(Instant at, String device, String user, String address) implements Event {}

    /// A device's access was taken back.
    record DeviceRevoked(Instant at, String device, String user) implements Event {}

    /// A recording begins, or goes on after Tributary was started again. `title` is empty for one by time only.
    record RecordingStarted(Instant at, ChannelId channel, String name, String title) implements OnChannel {}

    /// A recording is over and whole.
    record RecordingFinished(Instant at, ChannelId channel, String name, String title) implements OnChannel {}

    /// A recording is over, and something is missing. `words` say why.
    record RecordingIncomplete(Instant at, ChannelId channel, String name, String title, Duration missing, String words)
            implements OnChannel {}

    /// Nothing was recorded of what should have been. `words` say why.
    record RecordingFailed(Instant at, ChannelId channel, String name, String title, String words)
            implements OnChannel {}

    /// What was to be done with a recording's file did not succeed; the recording is there. `words` say why.
    record RecordingFileFailed(Instant at, ChannelId channel, String name, String title, String words)
            implements OnChannel {}

    /// A rule wants something recorded for which no connection will be free. `start` is when it is shown.
    record RecordingConflict(Instant at, ChannelId channel, String name, String title, Instant start)
            implements OnChannel {}

    /// The data folder can no longer be written: its disk is full, read-only or failing. `words` say why.
    record StorageFailed(Instant at, String words) implements Event {}

    /// The data folder can be written again.
    record StorageRecovered(Instant at, Duration lasted) implements Event {}

    /// The kinds of stored data whose change is announced.
    enum Topic {
        PROVIDERS,
        CHANNELS,
        /// Measurements of streams.
        VITALS,
        /// Guide sources, their channels and programmes.
        GUIDE,
        /// Titles of films and series.
        TITLES,
        /// Exports of films and series into folders.
        EXPORTS,
        /// Recordings, those to come included.
        RECORDINGS,
        /// Rules for recordings.
        RECORDING_RULES,
        /// Users and their devices.
        USERS,
        SETTINGS;

        /// True if the change may alter lists of channels or providers.
        public boolean isOfLists() {
            return this == PROVIDERS || this == CHANNELS;
        }
    }
}
