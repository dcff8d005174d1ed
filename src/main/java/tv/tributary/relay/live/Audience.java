package tv.tributary.relay.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.Events;
import tv.tributary.event.Latest;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.SlotRequest;

/// Those who watch a channel and those who wait for its first picture. Once closed nobody gets in any more.
/// Thread-safe; events are published outside its lock.
final class Audience {
    private final String name;
    private final Latest<RelaySettings> settings;
    private final Ring ring;
    private final Guests guests;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /// Those who wait for the first picture. It opens for one, who may come when it has failed already.
    private final List<Arrival> waiting = new ArrayList<>();
    private volatile boolean closed;
    private boolean ended;
    private @Nullable FailureReason failure;
    private boolean leftForAnother;

    private final Runnable changed;

    /// @param first for whom the channel is opened
    /// @param changed told, without any lock, when somebody has come or left
    Audience(
            ChannelId channel,
            String name,
            Events events,
            InstantSource clock,
            Latest<RelaySettings> settings,
            Ring ring,
            Meter meter,
            Throttle throttle,
            Arrival first,
            Runnable changed) {
        this.name = name;
        this.settings = settings;
        this.ring = ring;
        this.guests = new Guests(channel, name, events, clock, meter, throttle, changed);
        this.changed = changed;
        waiting.add(first);
    }

    /// Somebody is about to come: from now on the channel waits for them. Each success must be followed by [#admit].
    ///
    /// @return false if it is over
    boolean expect(Arrival arrival) {
        lock.lock();
        try {
            if (waiting.contains(arrival)) return true;
            if (closed) return false;
            waiting.add(arrival);
        } finally {
            lock.unlock();
        }
        changed.run();
        return true;
    }

    /// Those who have been let in.
    Guests guests() {
        return guests;
    }

    /// Waits for a place to start at and lets the viewer in.
    Admission admit(Arrival arrival, Lane lane, Outlet outlet) throws InterruptedException {
        var found = enter(
                arrival,
                start -> new Admission.Admitted(guests.view(arrival, lane, outlet, ring, start)),
                Admission.Left::new,
                Admission.Refused::new);
        if (found instanceof Admission.Admitted(var viewer)) guests.tellJoined(viewer);
        return found;
    }

    /// Waits until the channel plays and gives them a seat.
    Attendance attend(Arrival arrival) throws InterruptedException {
        var found = enter(
                arrival,
                _ -> new Attendance.Seated(guests.seat(arrival)),
                Attendance.Left::new,
                Attendance.Refused::new);
        if (found instanceof Attendance.Seated(var seat)) guests.tellJoined(seat);
        return found;
    }

    /// @param in lets them in while they are still waited for
    private <T> T enter(
            Arrival arrival, Function<Ring.Start, T> in, Supplier<T> left, Function<FailureReason, T> refused)
            throws InterruptedException {
        boolean entered = false;
        lock.lock();
        try {
            long patience = settings.get().opening().toNanos();
            Ring.Start start = null;
            while (!closed && (start = ring.start(settings.get().startBehind())) == null && patience > 0)
                patience = news.awaitNanos(patience);
            if (leftForAnother) return left.get();
            if (closed || start == null) return refused.apply(failure == null ? FailureReason.NO_PICTURE : failure);
            entered = true;
            return in.apply(start);
        } finally {
            waiting.remove(arrival);
            lock.unlock();
            if (!entered) changed.run();
        }
    }

    /// There is something new for those who wait: a place to start at.
    void tell() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// For whom the channel plays: empty if nobody watches or is about to.
    Optional<SlotRequest> claim() {
        lock.lock();
        try {
            return claimed();
        } finally {
            lock.unlock();
        }
    }

    private Optional<SlotRequest> claimed() {
        return claimed(guests.all());
    }

    /// For whom the channel keeps its connection though others need it: who has been quiet may have switched off.
    Optional<SlotRequest> kept() {
        lock.lock();
        try {
            return claimed(guests.heard());
        } finally {
            lock.unlock();
        }
    }

    private Optional<SlotRequest> claimed(List<Guest> here) {
        var people = new HashSet<Who>();
        long latest = 0;
        for (var arrival : waiting) {
            people.add(arrival.who());
            latest = Math.max(latest, arrival.id());
        }
        for (var guest : here) {
            people.add(guest.who());
            latest = Math.max(latest, guest.id());
        }
        if (people.isEmpty()) return Optional.empty();
        var priority =
                people.stream().map(Who::use).min(Comparator.naturalOrder()).orElseThrow();
        var viewer = people.size() == 1 ? people.iterator().next().words() : "";
        return Optional.of(new SlotRequest(priority, viewer, latest, name));
    }

    boolean wanted() {
        return claim().isPresent();
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /// Closes if nobody watches or is about to.
    ///
    /// @return whether it is closed now
    boolean closeIfUnwanted() {
        lock.lock();
        try {
            if (claimed().isEmpty()) closed = true;
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Closes if nobody is here but a viewer who wants `other` instead.
    ///
    /// @return whether it is closed now
    boolean closeIfLeftFor(SlotRequest other) {
        lock.lock();
        try {
            if (claimed(guests.heard())
                    .map(slotRequest -> slotRequest.isLeftFor(other))
                    .orElse(true)) {
                leftForAnother = true;
                fail(FailureReason.TAKEN);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Nothing plays and nothing will: those who wait are told why.
    void fail(FailureReason why) {
        lock.lock();
        try {
            failure = why;
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The channel's last connection is gone: a new one may be opened.
    void ended() {
        lock.lock();
        try {
            closed = true;
            ended = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void awaitEnd(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!ended && left > 0) left = news.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }
}
