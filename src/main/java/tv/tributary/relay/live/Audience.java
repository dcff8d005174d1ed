package tv.tributary.relay.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Latest;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Trouble;
import tv.tributary.text.Messages;
import tv.tributary.upstream.Claim;

/// Those who watch a channel and those who wait for its first picture. Once closed nobody gets in any more.
/// Thread-safe; events are published outside its lock.
final class Audience {
    private final ChannelId channel;
    private final String name;
    private final Events events;
    private final InstantSource clock;
    private final Latest<RelaySettings> settings;
    private final Ring ring;
    private final Meter meter;
    private final Throttle throttle;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /// Those who wait for the first picture. It opens for one, who may come when it has failed already.
    private final List<Arrival> waiting = new ArrayList<>();
    private volatile boolean closed;
    private boolean ended;
    private @Nullable Trouble failure;
    private boolean leftForAnother;

    private final Lanes lanes = new Lanes();
    private volatile List<Viewer> viewers = List.of();
    private final LongAdder bytesOfGone = new LongAdder();

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
        this.channel = channel;
        this.name = name;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
        this.ring = ring;
        this.meter = meter;
        this.throttle = throttle;
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

    /// Waits for a place to start at and lets the viewer in.
    Admission admit(Arrival arrival, Lane lane, Outlet outlet) throws InterruptedException {
        Viewer viewer = null;
        var who = arrival.who();
        lock.lock();
        try {
            long left = settings.get().opening().toNanos();
            Ring.Start start = null;
            while (!closed && (start = ring.start(settings.get().startBehind())) == null && left > 0)
                left = news.awaitNanos(left);
            if (leftForAnother) return new Admission.Left();
            if (closed || start == null) {
                return new Admission.Refused(failure == null ? Trouble.NO_PICTURE : failure);
            }
            viewer = new Viewer(arrival.id(), who, clock.instant(), outlet, ring, start, this::leave);
            throttle.add(viewer, channel, meter);
            var all = new ArrayList<>(viewers);
            all.add(viewer);
            viewers = List.copyOf(all);
            lanes.add(viewer, lane);
        } finally {
            waiting.remove(arrival);
            lock.unlock();
            if (viewer == null) changed.run();
        }
        events.publish(new Event.ViewerJoined(viewer.since(), channel, name, who.address(), who.client()));
        return new Admission.Admitted(viewer);
    }

    private void leave(Viewer viewer, Optional<SentAway> why) {
        lock.lock();
        try {
            var all = new ArrayList<>(viewers);
            if (!all.remove(viewer)) return;
            viewers = List.copyOf(all);
            bytesOfGone.add(viewer.bytes());
            throttle.remove(viewer);
            lanes.remove(viewer);
        } finally {
            lock.unlock();
        }
        changed.run();
        var now = clock.instant();
        why.ifPresent(reason -> tellSentAway(viewer, reason, now));
        tellLeft(viewer, now);
    }

    private void tellSentAway(Viewer viewer, SentAway why, Instant now) {
        var who = viewer.who();
        events.publish(new Event.ViewerSentAway(now, channel, name, who.address(), who.client(), Messages.of(why)));
    }

    private void tellLeft(Viewer viewer, Instant now) {
        var who = viewer.who();
        var watched = Duration.between(viewer.since(), now);
        events.publish(new Event.ViewerLeft(now, channel, name, who.address(), who.client(), watched, viewer.bytes()));
    }

    List<Viewer> viewers() {
        return viewers;
    }

    /// Bytes to all viewers, those that left included.
    long bytes() {
        return bytesOfGone.sum() + viewers.stream().mapToLong(Viewer::bytes).sum();
    }

    /// There is something new for everybody who watches.
    void wake() {
        throttle.look(System.nanoTime());
        lanes.wake();
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

    /// @return whether the viewer was here
    boolean disconnect(long viewer) {
        var found = viewers.stream().filter(v -> v.id() == viewer).findFirst();
        found.ifPresent(v -> v.sendAway(SentAway.DISCONNECTED));
        return found.isPresent();
    }

    /// The stream is over for everybody.
    void dismiss() {
        viewers.forEach(Viewer::leave);
    }

    void sendAway(SentAway why) {
        for (var viewer : viewers) viewer.sendAway(why);
    }

    /// Those who take nothing are gone, whatever their connections say. For the pump, about once a second.
    void sendIdleAway(long now) {
        for (var viewer : viewers) {
            if (viewer.idleNanos(now) > settings.get().idleViewer().toNanos()) viewer.sendAway(SentAway.IDLE);
        }
    }

    /// For whom the channel plays: empty if nobody watches or is about to.
    Optional<Claim> claim() {
        lock.lock();
        try {
            return claimed();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Claim> claimed() {
        var people = new HashSet<Who>();
        long latest = 0;
        for (var arrival : waiting) {
            people.add(arrival.who());
            latest = Math.max(latest, arrival.id());
        }
        for (var viewer : viewers) {
            people.add(viewer.who());
            latest = Math.max(latest, viewer.id());
        }
        if (people.isEmpty()) return Optional.empty();
        var use = people.stream().map(Who::use).min(Comparator.naturalOrder()).orElseThrow();
        var viewer = people.size() == 1 ? people.iterator().next().words() : "";
        return Optional.of(new Claim(use, viewer, latest, name));
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
    boolean closeIfLeftFor(Claim other) {
        lock.lock();
        try {
            if (claimed().map(claim -> claim.isLeftFor(other)).orElse(true)) {
                leftForAnother = true;
                fail(Trouble.TAKEN);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Nothing plays and nothing will: those who wait are told why.
    void fail(Trouble why) {
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
