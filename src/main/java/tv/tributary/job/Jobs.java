package tv.tributary.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.LatestValue;
import tv.tributary.job.Job.State;
import tv.tributary.net.Redaction;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// Starts jobs and publishes the running ones. Thread-safe.
public final class Jobs implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    /// Progress reaches the followers at most this often, however often it is told.
    private static final Duration CALM = Duration.ofMillis(100);

    /// @param ended in nano time, 0 while it runs
    private record Listed(String key, Job job, long ended) {}

    private final InstantSource clock;
    private final LatestValue<List<Job.View>> views = new LatestValue<>(List.of());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Listed> listed = new ArrayList<>();
    private final Thread teller;
    private long lastId;
    private boolean untold;
    private boolean closed;

    public Jobs() {
        this(InstantSource.system());
    }

    public Jobs(InstantSource clock) {
        this.clock = clock;
        this.teller = Thread.ofVirtual().name("jobs").start(this::tell);
    }

    /// Starts work under `key`; while a job of the same key runs, that one is returned instead of a second.
    ///
    /// @throws IllegalStateException when closed
    public Job start(String key, String title, Job.Work work) {
        Job job;
        lock.lock();
        try {
            if (closed) throw new IllegalStateException("no more jobs: closing");
            for (var entry : listed) if (entry.ended == 0 && entry.key.equals(key)) return entry.job;
            var first = new Job.View(++lastId, title, State.RUNNING, Double.NaN, "", clock.instant());
            job = new Job(first, started -> run(started, work), this::changed);
            listed.add(new Listed(key, job, 0));
            show();
        } finally {
            lock.unlock();
        }
        job.start();
        return job;
    }

    /// Running jobs, and those that ended a moment ago, oldest first.
    public LatestValue<List<Job.View>> views() {
        return views;
    }

    /// One of those that [#views()] shows.
    public Optional<Job> find(long id) {
        lock.lock();
        try {
            return listed.stream()
                    .map(Listed::job)
                    .filter(job -> job.view().id() == id)
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /// The one that runs under a key.
    public Optional<Job> running(String key) {
        lock.lock();
        try {
            return listed.stream()
                    .filter(entry -> entry.ended == 0 && entry.key.equals(key))
                    .map(Listed::job)
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /// Cancels what runs and waits up to two seconds for it.
    @Override
    public void close() {
        List<Job> running;
        lock.lock();
        try {
            closed = true;
            running = listed.stream()
                    .filter(entry -> entry.ended == 0)
                    .map(Listed::job)
                    .toList();
        } finally {
            lock.unlock();
        }
        running.forEach(Job::cancel);
        var deadline = System.nanoTime() + CLOSING.toNanos();
        try {
            for (var job : running) {
                if (!job.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                    log.warn("job {} did not stop in time", job.view().title());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        teller.interrupt();
    }

    /// One of the four edges: whatever work throws ends here.
    private void run(Job job, Job.Work work) {
        var title = job.view().title();
        try {
            work.run(job);
            end(job, State.DONE, "");
        } catch (CancellationException | InterruptedException e) {
            if (job.cancelled()) log.info("job cancelled: {}", title);
            else log.warn("job was interrupted: {}", title, e);
            end(job, State.CANCELLED, Messages.of("job.ended.cancelled"));
        } catch (Job.Failed e) {
            log.warn("job failed: {}: {}", title, e.words());
            end(job, State.FAILED, e.words());
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            if (job.cancelled()) {
                log.info("job cancelled: {} ({})", title, Redaction.redact(e.toString()));
                end(job, State.CANCELLED, Messages.of("job.ended.cancelled"));
            } else {
                log.error("job failed: {}", title, e);
                end(job, State.FAILED, UserMessage.of(e).orElseGet(() -> Messages.of("job.ended.unexpected")));
            }
        }
    }

    private void end(Job job, State state, String note) {
        lock.lock();
        try {
            listed.replaceAll(entry -> entry.job == job ? new Listed(entry.key, job, System.nanoTime() | 1) : entry);
        } finally {
            lock.unlock();
        }
        job.end(state, note);
        lock.lock();
        try {
            show();
            news.signal();
        } finally {
            lock.unlock();
        }
        job.release();
    }

    private void changed() {
        lock.lock();
        try {
            untold = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock.
    private void show() {
        untold = false;
        views.set(listed.stream().map(entry -> entry.job.view()).toList());
    }

    /// Tells progress, calmly, and forgets jobs that ended a while ago.
    private void tell() {
        lock.lock();
        try {
            while (true) {
                var now = System.nanoTime();
                if (listed.removeIf(entry -> entry.ended != 0 && now - entry.ended >= KEPT.toNanos())) untold = true;
                if (untold) {
                    show();
                    calm();
                } else {
                    waitForNews(now);
                }
            }
        } catch (InterruptedException _) {
            // Closing.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void waitForNews(long now) throws InterruptedException {
        var rest = KEPT.toNanos();
        for (var entry : listed) if (entry.ended != 0) rest = Math.min(rest, KEPT.toNanos() - (now - entry.ended));
        // Whatever ends meanwhile is forgotten later than this.
        while (!untold && rest > 0) rest = news.awaitNanos(rest);
    }

    /// Lets a moment pass, whatever news come in it.
    private void calm() throws InterruptedException {
        var rest = CALM.toNanos();
        while (rest > 0) rest = news.awaitNanos(rest);
    }
}
