package tv.tributary.ui.fx;

import java.util.function.Consumer;
import tv.tributary.model.SourceId;
import tv.tributary.text.Messages;

/// Blocks streams, with undo. FX thread only.
public final class StreamBlockActions {
    private final Consumer<SourceId> block;
    private final Consumer<SourceId> unblock;
    private final Background background;
    private final Toasts toasts;

    /// @param block and unblock may block the thread
    public StreamBlockActions(
            Consumer<SourceId> block, Consumer<SourceId> unblock, Background background, Toasts toasts) {
        this.block = block;
        this.unblock = unblock;
        this.background = background;
        this.toasts = toasts;
    }

    /// Never plays that stream again, unless the user takes it back.
    ///
    /// @param name the stream's own name
    public void block(SourceId source, String name) {
        run(
                block,
                source,
                () -> toasts.offer(
                        Messages.of("blocking.blocked", name),
                        Messages.of("action.undo"),
                        () -> background.run(() -> unblock.accept(source))));
    }

    public void unblock(SourceId source, String name) {
        run(unblock, source, () -> toasts.say(Messages.of("blocking.unblocked", name)));
    }

    private void run(Consumer<SourceId> step, SourceId source, Runnable told) {
        background.run(
                () -> {
                    step.accept(source);
                    return source;
                },
                _ -> told.run());
    }
}
