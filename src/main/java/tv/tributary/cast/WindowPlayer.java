package tv.tributary.cast;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;

/// The remote control of the player in the window: whoever has none in hand sees what it plays and tells it
/// what to do. Thread-safe; returns at once, since the window acts on a thread of its own.
public final class WindowPlayer {
    /// What the player can be at.
    public enum WindowPhase {
        /// Nothing is open.
        STOPPED,
        OPENING,
        PLAYING,
        PAUSED,
        /// It could not be played.
        FAILED
    }

    /// What the player does.
    ///
    /// @param title what plays, for people; empty if nothing
    /// @param channel empty for a film, a recording, and nothing
    /// @param volume in percent
    public record WindowStatus(
            WindowPhase phase,
            String title,
            Optional<ChannelId> channel,
            int volume,
            boolean muted,
            boolean fullScreen) {}

    /// Something to tell the player.
    public sealed interface RemoteCommand {
        /// Keys of a remote control.
        enum Key implements RemoteCommand {
            NEXT,
            PREVIOUS,
            /// Back to the channel before.
            LAST,
            /// Goes on; where nothing is open, with what was watched last.
            PLAY,
            PAUSE,
            STOP,
            LOUDER,
            QUIETER,
            MUTE,
            UNMUTE,
            FULL_SCREEN,
            /// Back from the full screen.
            WINDOW
        }

        /// @param digits as they would be typed
        record Digits(String digits) implements RemoteCommand {}

        record Watch(ChannelId channel) implements RemoteCommand {}

        /// @param percent 0 is silent
        record Volume(int percent) implements RemoteCommand {}
    }

    private final LatestValue<Optional<WindowStatus>> live = new LatestValue<>(Optional.empty());
    private final AtomicReference<Optional<Consumer<RemoteCommand>>> window = new AtomicReference<>(Optional.empty());

    /// What the player does; empty while there is no window.
    public LatestValue<Optional<WindowStatus>> live() {
        return live;
    }

    /// @return false if there is no window that could do it
    public boolean send(RemoteCommand command) {
        var there = window.get();
        there.ifPresent(one -> one.accept(command));
        return there.isPresent();
    }

    /// Takes commands from now on, in the place of whoever took them before.
    ///
    /// @param commands called on the sender's thread: return at once
    /// @return closed when the window is
    public Subscription attach(Consumer<RemoteCommand> commands) {
        var mine = Optional.of(commands);
        window.set(mine);
        return () -> {
            if (window.compareAndSet(mine, Optional.empty())) live.set(Optional.empty());
        };
    }

    /// Says what the player does now.
    public void show(WindowStatus status) {
        if (window.get().isPresent() && !live.get().equals(Optional.of(status))) live.set(Optional.of(status));
    }
}
