package tv.tributary.ui.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.text.PlayerName;
import tv.tributary.text.Units;

/// A fact as a sentence.
///
/// @param channel on which channel it happened; empty for what concerns none
/// @param icon its ikonli literal
record ActivityEntry(Instant at, Optional<ChannelId> channel, Tone tone, String icon, String words) {
    /// What is shorter, no player shows.
    private static final Duration WORTH_TELLING = Duration.ofMillis(50);

    /// How much it matters; style classes `happening-bad` and so on give the colours.
    enum Tone {
        PLAIN,
        GOOD,
        UNSTABLE,
        BAD
    }

    /// Empty for facts that mean nothing to a user.
    static Optional<ActivityEntry> of(Event event) {
        return switch (event) {
            case Event.Changed _ -> Optional.empty();
            case Event.SyncFinished e -> house(e, Tone.GOOD, "mdi2s-sync", finished(e));
            case Event.SyncFailed e ->
                house(e, Tone.BAD, "mdi2s-sync-alert", words("sync-failed", e.name(), e.words()));
            case Event.SyncNeedsReview e ->
                house(e, Tone.UNSTABLE, "mdi2s-sync-alert", words("sync-review", e.name(), e.before(), e.after()));
            case Event.StreamOpened e ->
                on(e.channel(), e, Tone.PLAIN, "mdi2p-play-circle-outline", words("opened", e.name(), e.provider()));
            case Event.FailedOver e -> on(e.channel(), e, Tone.UNSTABLE, "mdi2s-swap-horizontal", failedOver(e));
            case Event.SourceRefused e ->
                on(
                        e.channel(),
                        e,
                        Tone.UNSTABLE,
                        "mdi2c-close-network-outline",
                        words("source-refused", e.name(), e.provider(), e.source(), Messages.of(e.why())));
            case Event.RodeOut e ->
                on(
                        e.channel(),
                        e,
                        Tone.PLAIN,
                        "mdi2w-wave",
                        words("rode-out", e.name(), e.provider(), Units.precise(e.gap()), Messages.of(e.why())));
            case Event.SlateShown e ->
                on(e.channel(), e, Tone.BAD, "mdi2t-television-off", words("slate", e.name(), Messages.of(e.why())));
            case Event.WentBack e ->
                on(e.channel(), e, Tone.GOOD, "mdi2b-backup-restore", words("went-back", e.name(), e.from(), e.to()));
            case Event.StreamTaken e ->
                on(e.channel(), e, Tone.UNSTABLE, "mdi2h-hand-back-left-outline", words("taken", e.name(), e.words()));
            case Event.ViewerSentAway e ->
                on(
                        e.channel(),
                        e,
                        Tone.UNSTABLE,
                        "mdi2a-account-cancel-outline",
                        words("sent-away", PlayerName.of(e.client()), e.address(), e.name(), e.words()));
            case Event.StreamFailed e ->
                on(
                        e.channel(),
                        e,
                        Tone.BAD,
                        "mdi2a-alert-circle-outline",
                        words("failed", e.name(), Messages.of(e.why())));
            case Event.StreamClosed e ->
                on(e.channel(), e, Tone.PLAIN, "mdi2s-stop-circle-outline", words("closed", e.name()));
            case Event.ViewerJoined e ->
                on(
                        e.channel(),
                        e,
                        Tone.PLAIN,
                        "mdi2a-account-plus-outline",
                        words("joined", PlayerName.of(e.client()), e.address(), e.name()));
            case Event.StorageFailed e ->
                house(e, Tone.BAD, "mdi2d-database-alert", words("storage-failed", e.words()));
            case Event.StorageRecovered e ->
                house(e, Tone.GOOD, "mdi2d-database-check", words("storage-recovered", Units.duration(e.lasted())));
            case Event.ViewerLeft e -> on(e.channel(), e, Tone.PLAIN, "mdi2a-account-minus-outline", left(e));
        };
    }

    private static Optional<ActivityEntry> house(Event event, Tone tone, String icon, String words) {
        return Optional.of(new ActivityEntry(event.at(), Optional.empty(), tone, icon, words));
    }

    private static Optional<ActivityEntry> on(ChannelId channel, Event event, Tone tone, String icon, String words) {
        return Optional.of(new ActivityEntry(event.at(), Optional.of(channel), tone, icon, words));
    }

    private static String words(String event, Object... values) {
        return Messages.of("dashboard.event." + event, values);
    }

    private static String finished(Event.SyncFinished sync) {
        return sync.added() == 0 && sync.gone() == 0
                ? words("sync-unchanged", sync.name(), sync.total())
                : words("sync-finished", sync.name(), sync.added(), sync.gone());
    }

    private static String failedOver(Event.FailedOver e) {
        var why = Messages.of(e.why());
        var moved = e.from().equals(e.to())
                ? words("failed-over-within", e.name(), e.from(), why)
                : words("failed-over", e.name(), e.from(), e.to(), why);
        return e.gap().compareTo(WORTH_TELLING) >= 0 ? words("gap", moved, Units.precise(e.gap())) : moved;
    }

    private static String left(Event.ViewerLeft e) {
        return words(
                "left",
                PlayerName.of(e.client()),
                e.address(),
                e.name(),
                Units.duration(e.watched()),
                Units.bytes(e.bytes()));
    }
}
