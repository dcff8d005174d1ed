package tv.tributary.ui.fx;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.cast.Receiver;
import tv.tributary.cast.Receivers.ReceiverStatus;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.server.cast.Casting;
import tv.tributary.server.cast.Casting.CastItem;
import tv.tributary.server.cast.Casting.CastKind;
import tv.tributary.text.Messages;

/// Sends what a page shows to a player in the home network, and controls what plays there. FX thread only.
public final class SendActions {
    /// The players; what is asked of one blocks until it answers.
    public record Players(
            LatestValue<List<ReceiverStatus>> live,
            BiConsumer<Long, CastItem> play,
            Consumer<Receiver> add,
            BiConsumer<Long, Boolean> pause,
            Consumer<Long> stop,
            BiConsumer<Long, Integer> volume) {
        public static Players of(Casting casting) {
            var receivers = casting.receivers();
            return new Players(
                    receivers.live(),
                    casting::play,
                    receivers::add,
                    receivers::pause,
                    receivers::stop,
                    receivers::volume);
        }
    }

    /// What is to be sent.
    ///
    /// @param title for people
    public record Sending(CastItem item, String title) {}

    // shows
    /// While somebody is asked where to send something.
    public final ObjectProperty<Optional<Sending>> asked = new SimpleObjectProperty<>(Optional.empty());
    public final ObservableList<ReceiverStatus> receivers = FXCollections.observableArrayList();

    private final Players players;
    private final Background background;
    private final FxBridge fxBridge;
    private final Toasts toasts;

    public SendActions(Players players, Background background, FxBridge fxBridge, Toasts toasts) {
        this.players = players;
        this.background = background;
        this.fxBridge = fxBridge;
        this.toasts = toasts;
    }

    /// Asks where to send something.
    public void send(CastKind kind, long id, String title) {
        asked.set(Optional.of(new Sending(new CastItem(kind, id), title)));
    }

    /// Sends to nobody.
    public void cancel() {
        asked.set(Optional.empty());
    }

    /// Sends what is asked about to this player.
    public void to(ReceiverStatus target) {
        var sending = asked.get();
        asked.set(Optional.empty());
        var name = target.receiver().name();
        sending.ifPresent(what -> act(
                () -> players.play().accept(target.receiver().id(), what.item()),
                () -> toasts.say(Messages.of("sending.sent", what.title(), name))));
    }

    /// Adds a player by its address.
    ///
    /// @param onAdded not called if it cannot be added, which the user is told
    public void add(Receiver receiver, Runnable onAdded) {
        act(() -> players.add().accept(receiver), onAdded);
    }

    public void pause(ReceiverStatus target, boolean paused) {
        act(() -> players.pause().accept(target.receiver().id(), paused), () -> {});
    }

    public void stop(ReceiverStatus target) {
        act(() -> players.stop().accept(target.receiver().id()), () -> {});
    }

    public void volume(ReceiverStatus target, int percent) {
        act(() -> players.volume().accept(target.receiver().id(), percent), () -> {});
    }

    private void act(Runnable work, Runnable onDone) {
        Callable<Boolean> call = () -> {
            work.run();
            return true;
        };
        background.run(call, _ -> onDone.run());
    }

    /// Follows the players until it is closed.
    public Subscription open() {
        return fxBridge.follow(players.live(), receivers::setAll);
    }
}
