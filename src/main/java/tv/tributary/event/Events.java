package tv.tributary.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
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
    private static final int RECORD = 65_536;

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
        var listener = listen(action, QUEUE, false);
        return () -> {
            listeners.remove(listener);
            listener.stop();
        };
    }

    /// The same for a listener that keeps what it hears: it may fall 65,536 facts behind, and closing returns when it
    /// has
    /// heard all that was published before.
    public Subscription record(Consumer<Event> action) {
        var listener = listen(action, RECORD, true);
        return () -> {
            listeners.remove(listener);
            listener.hearOut();
        };
    }

    private Listener listen(Consumer<Event> action, int most, boolean keepsAll) {
        var listener = new Listener(action, most, keepsAll);
        listeners.add(listener);
        listener.start();
        return listener;
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
        private final BlockingQueue<Optional<Event>> queue;
        private final Consumer<Event> action;
        private final boolean keepsAll;
        private final Thread thread = Thread.ofVirtual().name("events").unstarted(this);
        private volatile boolean stopped;

        Listener(Consumer<Event> action, int most, boolean keepsAll) {
            this.action = action;
            this.keepsAll = keepsAll;
            this.queue = new LinkedBlockingQueue<>(most);
        }

        void start() {
            thread.start();
        }

        /// Ends the thread and hears on this one what it has not.
        void hearOut() {
            stopped = true;
            var _ = queue.offer(Optional.empty());
            try {
                if (!Thread.currentThread().equals(thread)) thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
            for (var told = queue.poll(); told != null; told = queue.poll()) told.ifPresent(this::hear);
        }

        void stop() {
            stopped = true;
            while (!queue.offer(Optional.empty())) queue.clear();
        }

        @Override
        public void run() {
            while (!stopped) {
                try {
                    var told = queue.take();
                    if (told.isEmpty()) return;
                    if (!stopped || keepsAll) hear(told.get());
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
