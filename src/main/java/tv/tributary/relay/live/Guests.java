package tv.tributary.relay.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;

/// Those who are let in to a channel: viewers get its packets, seats are for those who come for one piece after
/// another, taps get its packets on nobody's behalf. Thread-safe; events are published outside its lock.
final class Guests {
    private final ChannelId channel;
    private final String name;
    private final Events events;
    private final InstantSource clock;
    private final Meter meter;
    private final Throttle throttle;
    private final Runnable changed;

    private final ReentrantLock lock = new ReentrantLock();
    private final Lanes lanes = new Lanes();
    private volatile List<Viewer> viewers = List.of();
    private volatile List<Seat> seats = List.of();
    private volatile List<Viewer> taps = List.of();
    private final LongAdder bytesOfGone = new LongAdder();

    /// @param changed told, without any lock, when somebody has left
    Guests(
            ChannelId channel,
            String name,
            Events events,
            InstantSource clock,
            Meter meter,
            Throttle throttle,
            Runnable changed) {
        this.channel = channel;
        this.name = name;
        this.events = events;
        this.clock = clock;
        this.meter = meter;
        this.throttle = throttle;
        this.changed = changed;
    }

    Viewer view(Arrival arrival, Lane lane, Outlet outlet, Ring ring, Ring.Start start) {
        var viewer = new Viewer(arrival, clock.instant(), outlet, ring, start, this::leave);
        throttle.add(viewer, channel, meter);
        lock.lock();
        try {
            viewers = with(viewers, viewer);
            lanes.add(viewer, lane);
        } finally {
            lock.unlock();
        }
        return viewer;
    }

    Seat seat(Arrival arrival) {
        var seat = new Seat(arrival, clock.instant(), this::leave);
        lock.lock();
        try {
            seats = with(seats, seat);
        } finally {
            lock.unlock();
        }
        return seat;
    }

    /// @param behind how far from the newest packet to start at most
    /// @param from nothing before that place
    Viewer tap(Lane lane, Outlet outlet, Ring ring, Duration behind, long from) {
        var tap = new Viewer(clock.instant(), outlet, ring, behind, from, (viewer, _) -> untap(viewer));
        lock.lock();
        try {
            taps = with(taps, tap);
            lanes.add(tap, lane);
        } finally {
            lock.unlock();
        }
        return tap;
    }

    private static <T> List<T> with(List<T> all, T one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return List.copyOf(more);
    }

    private static <T> List<T> without(List<T> all, T one) {
        var fewer = new ArrayList<>(all);
        fewer.remove(one);
        return List.copyOf(fewer);
    }

    void tellJoined(Guest guest) {
        var who = guest.who();
        events.publish(new Event.ViewerJoined(guest.since(), channel, name, who.address(), who.client()));
    }

    private void leave(Viewer viewer, Optional<SentAway> why) {
        lock.lock();
        try {
            if (!viewers.contains(viewer)) return;
            viewers = without(viewers, viewer);
            throttle.remove(viewer);
            lanes.remove(viewer);
        } finally {
            lock.unlock();
        }
        left(viewer, why);
    }

    private void leave(Seat seat, Optional<SentAway> why) {
        lock.lock();
        try {
            seats = without(seats, seat);
        } finally {
            lock.unlock();
        }
        left(seat, why);
    }

    private void untap(Viewer tap) {
        lock.lock();
        try {
            if (!taps.contains(tap)) return;
            taps = without(taps, tap);
            lanes.remove(tap);
        } finally {
            lock.unlock();
        }
    }

    private void left(Guest guest, Optional<SentAway> why) {
        bytesOfGone.add(guest.bytes());
        changed.run();
        var who = guest.who();
        var now = clock.instant();
        why.map(Messages::of)
                .ifPresent(words -> events.publish(
                        new Event.ViewerSentAway(now, channel, name, who.address(), who.client(), words)));
        var watched = Duration.between(guest.since(), now);
        events.publish(new Event.ViewerLeft(now, channel, name, who.address(), who.client(), watched, guest.bytes()));
    }

    /// Those who are counted.
    List<Guest> all() {
        return Stream.<Guest>concat(viewers.stream(), seats.stream()).toList();
    }

    /// Those who are counted, without those who have been quiet.
    List<Guest> heard() {
        return Stream.<Guest>concat(viewers.stream(), seats.stream().filter(seat -> !seat.quiet()))
                .toList();
    }

    /// Bytes to all of them, those that left included.
    long bytes() {
        return bytesOfGone.sum() + all().stream().mapToLong(Guest::bytes).sum();
    }

    /// There is something new for everybody who gets packets.
    void wake() {
        throttle.look(System.nanoTime());
        lanes.wake();
    }

    /// @return whether they were here
    boolean disconnect(long id) {
        var found = all().stream().filter(g -> g.id() == id).findFirst();
        found.ifPresent(g -> g.sendAway(SentAway.DISCONNECTED));
        return found.isPresent();
    }

    /// The stream is over for everybody.
    void dismiss() {
        viewers.forEach(Viewer::leave);
        seats.forEach(Seat::leave);
        taps.forEach(Viewer::leave);
    }

    /// Those who cannot go on with what comes: who gets pieces is told otherwise.
    void renew() {
        for (var viewer : viewers) viewer.sendAway(SentAway.CODING_CHANGED);
        taps.forEach(Viewer::leave);
    }

    /// Viewers that take nothing are gone, whatever their connections say. Times are nano times.
    void sendIdleAway(long now, Duration most) {
        for (var viewer : viewers) {
            if (viewer.idleNanos(now) > most.toNanos()) viewer.sendAway(SentAway.IDLE);
        }
    }
}
