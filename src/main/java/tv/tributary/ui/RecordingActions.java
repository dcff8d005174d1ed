package tv.tributary.ui;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.model.Channel;
import tv.tributary.model.Recording;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.preview.PreviewTarget.PastTarget;

/// Records what a page shows, with an offer to take that back. FX thread only.
final class RecordingActions {
    private final Recordings recordings;
    private final Background background;
    private final Toasts toasts;

    RecordingActions(Recordings recordings, Background background, Toasts toasts) {
        this.recordings = recordings;
        this.background = background;
        this.toasts = toasts;
    }

    /// Records a programme that is on, or will be.
    void record(Channel channel, PastTarget programme) {
        background.run(
                () -> recordings.record(recordings.orderFor(showing(channel, programme))),
                made -> made.ifPresentOrElse(
                        this::tell, () -> toasts.fail(Messages.of("recordings.too-late", programme.title()))));
    }

    private static Showing showing(Channel channel, PastTarget programme) {
        return new Showing(
                channel.id(),
                programme.start(),
                programme.end(),
                programme.title(),
                "",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                Optional.empty(),
                false,
                false,
                OptionalInt.empty(),
                Optional.empty());
    }

    private void tell(Recording made) {
        var isOn = made.begin().isBefore(Instant.now());
        toasts.offer(
                Messages.of(isOn ? "recordings.begun" : "recordings.planned", made.title()),
                Messages.of("action.undo"),
                () -> background.run(
                        () -> {
                            recordings.cancel(made.id());
                            recordings.stop(made.id());
                            return made.id();
                        },
                        _ -> {}));
    }
}
