package tv.tributary.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A value that changes over time. Followers get the current value at once and then newer ones; a slow follower skips
/// values in between but always ends at the newest.
///
/// Thread-safe. Setting returns at once: each follower has a virtual thread of its own.
public final class LatestValue<T> {
    private static final Logger log = LoggerFactory.getLogger(LatestValue.class);

    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private volatile T value;

    public LatestValue(T first) {
        this.value = first;
    }

    public T get() {
        return value;
    }

    public void set(T newer) {
        value = newer;
        for (var follower : followers) follower.wake();
    }

    /// Calls `action` with the current value and then with newer ones, one at a time, never on the setter's thread.
    public Subscription follow(Consumer<? super T> action) {
        var follower = new Follower(action);
        followers.add(follower);
        follower.start();
        return () -> {
            followers.remove(follower);
            follower.stop();
        };
    }

    private final class Follower implements Runnable {
        private final Consumer<? super T> action;
        private final Thread thread;
        private volatile boolean news = true;
        private volatile boolean stopped;

        Follower(Consumer<? super T> action) {
            this.action = action;
            this.thread = Thread.ofVirtual().name("latest").unstarted(this);
        }

        void start() {
            thread.start();
        }

        void wake() {
            news = true;
            LockSupport.unpark(thread);
        }

        void stop() {
            stopped = true;
            LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            while (!stopped) {
                if (news) {
                    news = false;
                    show(value);
                    // An interrupt an action left behind would keep parking from waiting.
                    Thread.interrupted();
                } else {
                    LockSupport.park(this);
                }
            }
        }

        private void show(T current) {
            try {
                action.accept(current);
            } catch (RuntimeException e) {
                // Whoever stops following may close what the action was using.
                if (stopped) log.debug("a follower that has stopped failed", e);
                else log.warn("a follower failed", e);
            }
        }
    }
}
