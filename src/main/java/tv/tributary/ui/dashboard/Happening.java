package tv.tributary.ui.dashboard;

import java.time.Instant;
import java.util.Optional;
import tv.tributary.event.Event;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Human;

/// A fact in plain words.
///
/// @param icon its ikonli literal
record Happening(Instant at, Tone tone, String icon, String words) {
    /// How much it matters; style classes `happening-bad` and so on give the colours.
    enum Tone {
        PLAIN,
        GOOD,
        UNSTABLE,
        BAD
    }

    /// Empty for facts that mean nothing to a user.
    static Optional<Happening> of(Event event) {
        var at = event.at();
        return switch (event) {
            case Event.Changed _ -> Optional.empty();
            case Event.SyncFinished sync -> Optional.of(new Happening(at, Tone.GOOD, "mdi2s-sync", finished(sync)));
            case Event.SyncFailed sync ->
                Optional.of(new Happening(
                        at,
                        Tone.BAD,
                        "mdi2s-sync-alert",
                        Messages.of("dashboard.event.sync-failed", sync.name(), sync.words())));
            case Event.SyncNeedsReview sync ->
                Optional.of(new Happening(
                        at,
                        Tone.UNSTABLE,
                        "mdi2s-sync-alert",
                        Messages.of("dashboard.event.sync-review", sync.name(), sync.before(), sync.after())));
            case Event.StreamOpened stream ->
                Optional.of(new Happening(
                        at,
                        Tone.PLAIN,
                        "mdi2p-play-circle-outline",
                        Messages.of("dashboard.event.opened", stream.name(), stream.provider())));
            case Event.FailedOver stream ->
                Optional.of(new Happening(
                        at,
                        Tone.UNSTABLE,
                        "mdi2s-swap-horizontal",
                        Messages.of(
                                "dashboard.event.failed-over",
                                stream.name(),
                                stream.from(),
                                stream.to(),
                                Messages.of(stream.why()))));
            case Event.SourceRefused source ->
                Optional.of(new Happening(
                        at,
                        Tone.UNSTABLE,
                        "mdi2c-close-network-outline",
                        Messages.of(
                                "dashboard.event.source-refused",
                                source.name(),
                                source.provider(),
                                Messages.of(source.why()))));
            case Event.RodeOut stream ->
                Optional.of(new Happening(
                        at,
                        Tone.PLAIN,
                        "mdi2w-wave",
                        Messages.of(
                                "dashboard.event.rode-out",
                                stream.name(),
                                stream.provider(),
                                Human.duration(stream.gap()))));
            case Event.SlateShown stream ->
                Optional.of(new Happening(
                        at,
                        Tone.BAD,
                        "mdi2t-television-off",
                        Messages.of("dashboard.event.slate", stream.name(), Messages.of(stream.why()))));
            case Event.WentBack stream ->
                Optional.of(new Happening(
                        at,
                        Tone.GOOD,
                        "mdi2b-backup-restore",
                        Messages.of("dashboard.event.went-back", stream.name(), stream.from(), stream.to())));
            case Event.StreamTaken stream ->
                Optional.of(new Happening(
                        at,
                        Tone.UNSTABLE,
                        "mdi2h-hand-back-left-outline",
                        Messages.of("dashboard.event.taken", stream.name(), stream.words())));
            case Event.ViewerSentAway viewer ->
                Optional.of(new Happening(
                        at,
                        Tone.UNSTABLE,
                        "mdi2a-account-cancel-outline",
                        Messages.of("dashboard.event.sent-away", viewer.address(), viewer.name(), viewer.words())));
            case Event.StreamFailed stream ->
                Optional.of(new Happening(
                        at,
                        Tone.BAD,
                        "mdi2a-alert-circle-outline",
                        Messages.of("dashboard.event.failed", stream.name(), Messages.of(stream.why()))));
            case Event.StreamClosed stream ->
                Optional.of(new Happening(
                        at,
                        Tone.PLAIN,
                        "mdi2s-stop-circle-outline",
                        Messages.of("dashboard.event.closed", stream.name())));
            case Event.ViewerJoined viewer ->
                Optional.of(new Happening(
                        at,
                        Tone.PLAIN,
                        "mdi2a-account-plus-outline",
                        Messages.of("dashboard.event.joined", viewer.address(), viewer.name())));
            case Event.ViewerLeft viewer ->
                Optional.of(new Happening(
                        at,
                        Tone.PLAIN,
                        "mdi2a-account-minus-outline",
                        Messages.of(
                                "dashboard.event.left",
                                viewer.address(),
                                viewer.name(),
                                Human.duration(viewer.watched()))));
        };
    }

    private static String finished(Event.SyncFinished sync) {
        return sync.added() == 0 && sync.gone() == 0
                ? Messages.of("dashboard.event.sync-unchanged", sync.name(), sync.total())
                : Messages.of("dashboard.event.sync-finished", sync.name(), sync.added(), sync.gone());
    }
}
