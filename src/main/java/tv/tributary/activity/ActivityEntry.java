package tv.tributary.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.text.PlayerName;
import tv.tributary.text.Units;

/// One entry of the activity list: what happened, in one or two sentences. Immutable.
///
/// @param channel the channel it concerns; empty if it concerns no single one
/// @param text for users; names players and their addresses, but no URL and no credential
public record ActivityEntry(Instant at, ActivityKind kind, Optional<ChannelId> channel, String text) {
    /// An entry with its number in this run of the program, from 1.
    public record NumberedEntry(long number, ActivityEntry entry) {}

    /// Shorter interruptions are not mentioned: every player's own buffer covers them.
    private static final Duration SHORTEST_GAP = Duration.ofMillis(50);

    /// Empty for facts that mean nothing to users.
    public static Optional<ActivityEntry> of(Event event) {
        return switch (event) {
            case Event.Changed _ -> Optional.empty();
            case Event.SyncFinished e -> finished(e);
            case Event.SyncFailed e -> entry(e, ActivityKind.SYNC_FAILED, e.name(), e.words());
            case Event.SyncNeedsReview e -> entry(e, ActivityKind.SYNC_NEEDS_REVIEW, e.name(), e.before(), e.after());
            case Event.NewGroupsHidden e ->
                entry(
                        e,
                        ActivityKind.NEW_GROUPS_HIDDEN,
                        e.name(),
                        e.groups().size(),
                        e.groups().getFirst());
            case Event.AccountExpires e ->
                e.until().isAfter(e.at())
                        ? entry(e, ActivityKind.ACCOUNT_EXPIRING, e.name(), Date.from(e.until()))
                        : entry(e, ActivityKind.ACCOUNT_EXPIRED, e.name(), Date.from(e.until()));
            case Event.ExportFinished e ->
                entry(e, ActivityKind.EXPORT_FINISHED, e.name(), e.added(), e.changed(), e.removed());
            case Event.ExportFailed e -> entry(e, ActivityKind.EXPORT_FAILED, e.name(), e.words());
            case Event.RecordingStarted e -> entry(e, ActivityKind.RECORDING_STARTED, e.name(), recorded(e.title()));
            case Event.RecordingFinished e -> entry(e, ActivityKind.RECORDING_FINISHED, e.name(), recorded(e.title()));
            case Event.RecordingIncomplete e -> {
                var missing = Units.duration(e.missing());
                yield entry(e, ActivityKind.RECORDING_INCOMPLETE, e.name(), recorded(e.title()), missing, e.words());
            }
            case Event.RecordingFailed e ->
                entry(e, ActivityKind.RECORDING_FAILED, e.name(), recorded(e.title()), e.words());
            case Event.RecordingFileFailed e ->
                entry(e, ActivityKind.RECORDING_FILE_FAILED, e.name(), recorded(e.title()), e.words());
            case Event.RecordingConflict e ->
                entry(e, ActivityKind.RECORDING_CONFLICT, e.name(), e.title(), Date.from(e.start()));
            case Event.LoginsRefused e ->
                e.user().isEmpty()
                        ? entry(e, ActivityKind.CODES_REFUSED, e.address())
                        : entry(e, ActivityKind.LOGINS_REFUSED, e.address(), e.user());
            case Event.DevicePaired e -> entry(e, ActivityKind.DEVICE_PAIRED, e.device(), e.user());
            case Event.DeviceRevoked e -> entry(e, ActivityKind.DEVICE_REVOKED, e.device(), e.user());
            case Event.StorageFailed e -> entry(e, ActivityKind.STORAGE_FAILED, e.words());
            case Event.StorageRecovered e -> entry(e, ActivityKind.STORAGE_RECOVERED, Units.duration(e.lasted()));
            case Event.StreamOpened e -> entry(e, ActivityKind.STREAM_OPENED, e.name(), e.provider());
            case Event.StreamFailed e -> entry(e, ActivityKind.STREAM_FAILED, e.name(), Messages.of(e.why()));
            case Event.StreamPreempted e -> entry(e, ActivityKind.STREAM_PREEMPTED, e.name(), e.words());
            case Event.StreamClosed e -> entry(e, ActivityKind.STREAM_CLOSED, e.name());
            case Event.SourceRefused e ->
                entry(e, ActivityKind.SOURCE_REFUSED, e.name(), e.provider(), e.source(), Messages.of(e.why()));
            case Event.StallRecovered e -> {
                var gap = Units.precise(e.gap());
                yield entry(e, ActivityKind.STALL_RECOVERED, e.name(), e.provider(), gap, Messages.of(e.why()));
            }
            case Event.FailedOver e -> failedOver(e);
            case Event.FailedBack e -> entry(e, ActivityKind.FAILED_BACK, e.name(), e.from(), e.to());
            case Event.SlateShown e -> entry(e, ActivityKind.SLATE_SHOWN, e.name(), Messages.of(e.why()));
            case Event.ViewerJoined e ->
                entry(e, ActivityKind.VIEWER_JOINED, player(e.client(), e.user()), e.address(), e.name());
            case Event.ViewerLeft e -> {
                var watched = Units.duration(e.watched());
                var player = player(e.client(), e.user());
                yield entry(
                        e, ActivityKind.VIEWER_LEFT, player, e.address(), e.name(), watched, Units.bytes(e.bytes()));
            }
            case Event.ViewerDisconnected e -> {
                var player = player(e.client(), e.user());
                yield entry(e, ActivityKind.VIEWER_DISCONNECTED, player, e.address(), e.name(), e.words());
            }
        };
    }

    private static String recorded(String title) {
        return title.isEmpty() ? Messages.of("activity.recording") : Messages.of("activity.recording-of", title);
    }

    private static String player(String client, String user) {
        var name = PlayerName.of(client);
        return user.isEmpty() ? name : Messages.of("activity.player", user, name);
    }

    private static Optional<ActivityEntry> finished(Event.SyncFinished sync) {
        return sync.added() == 0 && sync.gone() == 0
                ? entry(sync, ActivityKind.SYNC_UNCHANGED, sync.name(), sync.total())
                : entry(sync, ActivityKind.SYNC_FINISHED, sync.name(), sync.added(), sync.gone());
    }

    private static Optional<ActivityEntry> failedOver(Event.FailedOver e) {
        var why = Messages.of(e.why());
        if (e.gap().compareTo(SHORTEST_GAP) >= 0) why = Messages.of("activity.gap", why, Units.precise(e.gap()));
        return e.from().equals(e.to())
                ? entry(e, ActivityKind.FAILED_OVER_WITHIN_PROVIDER, e.name(), e.from(), why)
                : entry(e, ActivityKind.FAILED_OVER, e.name(), e.from(), e.to(), why);
    }

    private static Optional<ActivityEntry> entry(Event event, ActivityKind kind, Object... values) {
        var channel = event instanceof Event.OnChannel it ? Optional.of(it.channel()) : Optional.<ChannelId>empty();
        return Optional.of(new ActivityEntry(event.at(), kind, channel, Messages.of(kind, values)));
    }
}
