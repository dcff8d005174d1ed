package tv.tributary.ui.fx;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;

/// Passes live values and facts to the FX thread, with at most one pending update per subscription.
///
/// Close subscriptions on the FX thread: from then on nothing is delivered, not even what was already on its way.
public final class FxBridge {
    private final Events events;

    public FxBridge(Events events) {
        this.events = events;
    }

    /// Shows the current value and then the newest of each moment, on the FX thread.
    public <T> Subscription follow(LatestValue<T> value, Consumer<? super T> onFx) {
        var newest = new Newest<T>(onFx);
        return Subscription.all(newest, value.follow(newest::offer));
    }

    /// Hears facts of one kind on the FX thread, all of them and in order.
    public <E extends Event> Subscription listen(Class<E> kind, Consumer<? super E> onFx) {
        var every = new Every<E>(onFx);
        return Subscription.all(every, events.subscribe(kind, every::offer));
    }

    /// Keeps only the newest value; an empty holder means that no update is pending.
    private static final class Newest<T> implements Subscription {
        private final Consumer<? super T> onFx;
        private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
        private volatile boolean closed;

        Newest(Consumer<? super T> onFx) {
            this.onFx = onFx;
        }

        void offer(T value) {
            if (waiting.getAndSet(value) == null) Platform.runLater(this::deliver);
        }

        private void deliver() {
            var value = waiting.getAndSet(null);
            if (value != null && !closed) onFx.accept(value);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /// Keeps every value until the FX thread takes them all at once.
    private static final class Every<T> implements Subscription {
        private final Consumer<? super T> onFx;
        private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean pending = new AtomicBoolean();
        private volatile boolean closed;

        Every(Consumer<? super T> onFx) {
            this.onFx = onFx;
        }

        void offer(T value) {
            waiting.add(value);
            if (pending.compareAndSet(false, true)) Platform.runLater(this::deliver);
        }

        private void deliver() {
            pending.set(false);
            while (!closed) {
                var value = waiting.poll();
                if (value == null) return;
                onFx.accept(value);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
