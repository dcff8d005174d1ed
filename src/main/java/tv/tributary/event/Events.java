package tv.tributary.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes facts to listeners.
///
/// Each listener has a bounded queue and a virtual thread of its own and hears facts in the order told. A listener
/// that falls 1,024 facts behind loses the newest ones; they are counted, and the teller never waits.
public final class Events implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Events.class);
    private static final int QUEUE = 1024;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder lost = new LongAdder();

    /// Returns at once.
    public void publish(Event event) {
        var told = Optional.of(event);
        for (var listener : listeners) {
            if (!listener.queue.offer(told)) lost.increment();
        }
    }

    /// Calls `action` for every fact from now on, one at a time, never on the teller's thread.
    public Subscription subscribe(Consumer<Event> action) {
        var listener = new Listener(action);
        listeners.add(listener);
        listener.start();
        return () -> {
            listeners.remove(listener);
            listener.stop();
        };
    }

    /// The facts of one kind only.
    public <E extends Event> Subscription subscribe(Class<E> kind, Consumer<E> action) {
        return subscribe(event -> {
            if (kind.isInstance(event)) action.accept(kind.cast(event));
        });
    }

    /// The number of facts that slow listeners missed.
    public long lost() {
        return lost.sum();
    }

    @Override
    public void close() {
        listeners.forEach(Listener::stop);
        listeners.clear();
    }

    private static final class Listener implements Runnable {
        /// Empty tells the thread to end: an interrupt would hit whatever the action is doing.
        private final BlockingQueue<Optional<Event>> queue = new ArrayBlockingQueue<>(QUEUE);
        private final Consumer<Event> action;
        private volatile boolean stopped;

        Listener(Consumer<Event> action) {
            this.action = action;
        }

        void start() {
            Thread.ofVirtual().name("events").start(this);
        }

        void stop() {
            stopped = true;
            while (!queue.offer(Optional.empty())) queue.clear();
        }

        @Override
        public void run() {
            while (!stopped) {
                try {
                    queue.take().filter(_ -> !stopped).ifPresent(this::hear);
                } catch (InterruptedException _) {
                    // An action left its interrupt behind; that was not meant for us.
                }
            }
        }

        private void hear(Event event) {
            try {
                action.accept(event);
            } catch (RuntimeException e) {
                // Whoever stops listening may close what the action was using.
                if (stopped) log.debug("a listener that has stopped failed", e);
                else log.warn("a listener failed on {}", event.getClass().getSimpleName(), e);
            }
        }
    }
}
