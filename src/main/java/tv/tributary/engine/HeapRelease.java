package tv.tributary.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.job.Job.State;
import tv.tributary.job.Jobs;
import tv.tributary.job.Timetable;

/// Asks for a garbage collection soon after the last running job has ended, so that the heap it needed goes back to the
/// system: a list of thousands of streams takes hundreds of megabytes for seconds. Java itself collects only after a
/// while in which nothing was collected, which does not come while somebody watches. Thread-safe.
///
/// With `-XX:+ExplicitGCInvokesConcurrent`, as the launchers say, the collection runs beside everything else.
final class HeapRelease implements Timetable.Round {
    /// One job often starts the next.
    static final Duration REST = Duration.ofSeconds(4);

    private final InstantSource clock;
    private final Runnable collect;
    private boolean busy;
    private Optional<Instant> due = Optional.empty();

    /// @param collect asks for a collection
    HeapRelease(InstantSource clock, Runnable collect) {
        this.clock = clock;
        this.collect = collect;
    }

    /// Follows the jobs until closed.
    static Subscription start(Jobs jobs, InstantSource clock) {
        var release = new HeapRelease(clock, System::gc);
        var timetable = Timetable.start("heap", clock, release);
        var following = jobs.views().follow(views -> {
            if (release.hear(views)) timetable.wake();
        });
        return Subscription.all(following, timetable::close);
    }

    /// @return whether the next collection is due at another time now
    synchronized boolean hear(List<Job.View> views) {
        var wasDue = due;
        if (views.stream().anyMatch(view -> view.state() == State.RUNNING)) {
            busy = true;
            due = Optional.empty();
        } else if (busy) {
            busy = false;
            due = Optional.of(clock.instant().plus(REST));
        }
        return !due.equals(wasDue);
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return due;
    }

    @Override
    public void run() {
        synchronized (this) {
            due = Optional.empty();
        }
        collect.run();
    }
}
