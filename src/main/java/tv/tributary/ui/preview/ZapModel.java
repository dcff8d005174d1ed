package tv.tributary.ui.preview;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.event.Event.Changed;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.preview.ZapState.NumberEntry;

/// Changes channels: up and down, by number, back to the last one. A name is on the screen at once; of a quick series
/// only the last channel is opened. FX thread only.
final class ZapModel {
    // shows
    final ObjectProperty<ZapList> channels = new SimpleObjectProperty<>(ZapList.of(List.of()));
    final ObjectProperty<NumberEntry> entry = new SimpleObjectProperty<>(NumberEntry.none());
    /// The number typed last if there is no such channel; until the next key.
    final ObjectProperty<Optional<String>> unknown = new SimpleObjectProperty<>(Optional.empty());

    private final PreviewModel player;
    private final Callable<List<Channel>> lineup;
    private final Predicate<ChannelId> isRunning;
    private final FxBridge fxBridge;
    private final LatestQuery queries;
    private final PauseTransition settling = new PauseTransition();
    private final PauseTransition quick = new PauseTransition(Duration.millis((double) ZapState.SETTLED.toMillis()));
    private final PauseTransition typing =
            new PauseTransition(Duration.millis((double) NumberEntry.COMPLETE.toMillis()));
    private ZapState zap = ZapState.none();

    /// @param lineup all channels in the order of the playlist; may block
    /// @param isRunning whether somebody watches a channel already; answers from memory
    ZapModel(
            PreviewModel player,
            Callable<List<Channel>> lineup,
            Predicate<ChannelId> isRunning,
            Background background,
            FxBridge fxBridge) {
        this.player = player;
        this.lineup = lineup;
        this.isRunning = isRunning;
        this.fxBridge = fxBridge;
        this.queries = new LatestQuery(background);
        settling.setOnFinished(_ -> open());
        typing.setOnFinished(_ -> complete());
    }

    /// Plays it, as soon as the viewer rests on it. What plays already goes on.
    void choose(PreviewTarget next) {
        if (channels.get().channels().isEmpty()) load();
        clearNumber();
        settling.stop();
        zap = zap.choose(next);
        zap.chosen().ifPresent(player::show);
        if (zap.isSettled() && isAlive()) return;
        var running = next.source().isEmpty()
                && next.channel().map(Channel::id).filter(isRunning).isPresent();
        var delay = ZapState.delay(running, !isCalm());
        quick.playFromStart();
        if (delay.isZero()) {
            open();
            return;
        }
        settling.setDuration(Duration.millis((double) delay.toMillis()));
        settling.playFromStart();
    }

    /// To the next channel of the list, or the one before.
    ///
    /// @param steps 1 or -1
    void step(int steps) {
        zap.chosen()
                .or(zap::last)
                .flatMap(PreviewTarget::channel)
                .flatMap(from -> channels.get().step(from.id(), steps))
                .ifPresent(channel -> choose(PreviewTarget.of(channel)));
    }

    void back() {
        zap.back().ifPresent(this::choose);
    }

    void type(int digit) {
        unknown.set(Optional.empty());
        entry.set(entry.get().typed(digit));
        typing.playFromStart();
    }

    /// Takes the number as it stands.
    ///
    /// @return false if none is being typed
    boolean complete() {
        var digits = entry.get().digits();
        if (digits.isEmpty()) return false;
        var found = channels.get().numbered(digits);
        clearNumber();
        found.ifPresentOrElse(channel -> choose(PreviewTarget.of(channel)), () -> unknown.set(Optional.of(digits)));
        return true;
    }

    /// Forgets the number.
    ///
    /// @return false if none was being typed
    boolean clearNumber() {
        typing.stop();
        unknown.set(Optional.empty());
        var typed = !entry.get().isEmpty();
        entry.set(NumberEntry.none());
        return typed;
    }

    /// Stops playing; Backspace or the next channel comes back.
    void leave() {
        settling.stop();
        clearNumber();
        zap = zap.closed();
        player.leave();
    }

    /// The list is read again when it has changed.
    Subscription listen() {
        return fxBridge.listen(Changed.class, changed -> {
            var known = !channels.get().channels().isEmpty();
            if (known && changed.topic() == Topic.CHANNELS) load();
        });
    }

    private void open() {
        settling.stop();
        zap = zap.opened();
        player.open();
    }

    /// Whether nobody has changed channels just now.
    boolean isCalm() {
        return quick.getStatus() != Animation.Status.RUNNING;
    }

    private boolean isAlive() {
        return switch (player.state.get()) {
            case OPENING, PLAYING, PAUSED -> true;
            case IDLE, ENDED, FAILED, NO_PLAYER -> false;
        };
    }

    private void load() {
        queries.run(() -> ZapList.of(lineup.call()), channels::set);
    }
}
