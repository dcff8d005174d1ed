package tv.tributary.relay.viewer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.viewer.AttachedViewer.DisconnectReason;
import tv.tributary.text.Messages;

/// Everybody attached to a channel: TS viewers, HLS viewers (who poll), and internal taps that do not count as viewers.
/// Thread-safe; events are published outside its lock.
public final class Viewers {
    private final ChannelId channel;
    private final String channelName;
    private final Events events;
    private final InstantSource clock;
    private final IngestMeter meter;
    private final Throttle throttle;
    private final Runnable demandChanged;

    private final ReentrantLock lock = new ReentrantLock();
    private final FanOut fanOut = new FanOut();
    private volatile List<TsViewer> tsViewers = List.of();
    private volatile List<HlsViewer> hlsViewers = List.of();
    private volatile List<TsViewer> taps = List.of();
    /// Of the taps whose readers are watched themselves.
    private final Map<TsViewer, Demand> demands = new ConcurrentHashMap<>();
    private final LongAdder bytesOfLeft = new LongAdder();

    /// Those who watch something that is made of a channel: they keep it open like its own viewers, but are counted
    /// where
    /// they watch. Asked under the channel's lock.
    public interface Demand {
        /// Whoever watches or waits.
        List<ViewerRequest> all();

        /// The same without those who have been quiet for long.
        List<ViewerRequest> active();
    }

    /// @param demandChanged called, without any lock, when a viewer has left
    public Viewers(
            ChannelId channel,
            String channelName,
            Events events,
            InstantSource clock,
            IngestMeter meter,
            Throttle throttle,
            Runnable demandChanged) {
        this.channel = channel;
        this.channelName = channelName;
        this.events = events;
        this.clock = clock;
        this.meter = meter;
        this.throttle = throttle;
        this.demandChanged = demandChanged;
    }

    TsViewer attach(ViewerRequest request, Executor thread, ViewerSink sink, Ring ring, Ring.Start start) {
        var viewer = new TsViewer(request, clock.instant(), sink, ring, start, this::release);
        throttle.add(viewer, channel, meter);
        lock.lock();
        try {
            tsViewers = with(tsViewers, viewer);
            fanOut.add(viewer, thread);
        } finally {
            lock.unlock();
        }
        return viewer;
    }

    HlsViewer attachHls(ViewerRequest request) {
        var viewer = new HlsViewer(request, clock.instant(), this::release);
        lock.lock();
        try {
            hlsViewers = with(hlsViewers, viewer);
        } finally {
            lock.unlock();
        }
        return viewer;
    }

    /// Attaches a reader that does not count as a viewer.
    ///
    /// @param behind how far behind the newest packet it starts at most
    /// @param from position before which it must not start
    public TsViewer attachTap(Executor thread, ViewerSink sink, Ring ring, Duration behind, long from) {
        return attachTap(
                new TsViewer(clock.instant(), sink, ring, behind, from, (viewer, _) -> releaseTap(viewer)), thread);
    }

    /// The same for one whose reader is watched itself.
    ///
    /// @param demand keeps the channel open as long as it has the tap
    TsViewer attachTap(Executor thread, ViewerSink sink, Ring ring, Ring.Start start, Demand demand) {
        var tap = new TsViewer(clock.instant(), sink, ring, start, (viewer, _) -> releaseTap(viewer));
        demands.put(tap, demand);
        return attachTap(tap, thread);
    }

    private TsViewer attachTap(TsViewer tap, Executor thread) {
        lock.lock();
        try {
            taps = with(taps, tap);
            fanOut.add(tap, thread);
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

    /// @param waited since its request
    void publishJoined(AttachedViewer viewer, Duration waited) {
        var client = viewer.client();
        var request = viewer.request();
        events.publish(new Event.ViewerJoined(
                viewer.since(),
                channel,
                channelName,
                request.user(),
                client.address(),
                client.client(),
                request.use(),
                waited));
    }

    private void release(TsViewer viewer, Optional<DisconnectReason> reason) {
        lock.lock();
        try {
            if (!tsViewers.contains(viewer)) return;
            tsViewers = without(tsViewers, viewer);
            throttle.remove(viewer);
            fanOut.remove(viewer);
        } finally {
            lock.unlock();
        }
        publishLeft(viewer, reason);
    }

    private void release(HlsViewer viewer, Optional<DisconnectReason> reason) {
        lock.lock();
        try {
            hlsViewers = without(hlsViewers, viewer);
        } finally {
            lock.unlock();
        }
        publishLeft(viewer, reason);
    }

    private void releaseTap(TsViewer tap) {
        lock.lock();
        try {
            if (!taps.contains(tap)) return;
            taps = without(taps, tap);
            fanOut.remove(tap);
        } finally {
            lock.unlock();
        }
        if (demands.remove(tap) != null) demandChanged.run();
    }

    private void publishLeft(AttachedViewer viewer, Optional<DisconnectReason> reason) {
        bytesOfLeft.add(viewer.bytes());
        demandChanged.run();
        var client = viewer.client();
        var user = viewer.request().user();
        var now = clock.instant();
        reason.map(Messages::of)
                .ifPresent(words -> events.publish(new Event.ViewerDisconnected(
                        now, channel, channelName, user, client.address(), client.client(), words)));
        var watched = Duration.between(viewer.since(), now);
        var use = viewer.request().use();
        events.publish(new Event.ViewerLeft(
                now, channel, channelName, user, client.address(), client.client(), use, watched, viewer.bytes()));
    }

    /// Those who count, without taps.
    List<AttachedViewer> all() {
        return Stream.<AttachedViewer>concat(tsViewers.stream(), hlsViewers.stream())
                .toList();
    }

    /// The requests of all who watch, here or what is made of the channel.
    List<ViewerRequest> requests() {
        return Stream.concat(
                        all().stream().map(AttachedViewer::request),
                        demands.values().stream().flatMap(demand -> demand.all().stream()))
                .toList();
    }

    /// The same without those of HLS viewers that have not polled lately.
    List<ViewerRequest> activeRequests() {
        var active = Stream.<AttachedViewer>concat(
                tsViewers.stream(), hlsViewers.stream().filter(v -> !v.quiet()));
        return Stream.concat(
                        active.map(AttachedViewer::request),
                        demands.values().stream().flatMap(demand -> demand.active().stream()))
                .toList();
    }

    /// Bytes sent to all of them, those that left included.
    public long bytes() {
        return bytesOfLeft.sum()
                + all().stream().mapToLong(AttachedViewer::bytes).sum();
    }

    public List<ViewerSnapshot> snapshots() {
        return all().stream().map(viewer -> viewer.snapshot(meter)).toList();
    }

    /// There are new packets to write.
    public void wake() {
        throttle.refresh(System.nanoTime());
        fanOut.wake();
    }

    /// Ends one viewer's stream at the user's request.
    ///
    /// @return whether it was here
    public boolean disconnect(long id) {
        var found = all().stream().filter(viewer -> viewer.id() == id).findFirst();
        found.ifPresent(viewer -> viewer.disconnect(DisconnectReason.DISCONNECTED));
        return found.isPresent();
    }

    /// The channel is closed: the stream ends for everybody.
    public void releaseAll() {
        tsViewers.forEach(TsViewer::leave);
        hlsViewers.forEach(HlsViewer::leave);
        taps.forEach(TsViewer::leave);
    }

    /// Ends the stream of everybody who cannot decode what follows; HLS viewers are told by their playlists.
    public void codingChanged() {
        for (var viewer : tsViewers) viewer.disconnect(DisconnectReason.CODING_CHANGED);
        taps.forEach(TsViewer::leave);
    }

    /// Disconnects TS viewers that have taken nothing for so long, whatever their connections say. `now` is nano time.
    public void disconnectIdle(long now, Duration longest) {
        for (var viewer : tsViewers) {
            if (viewer.idleNanos(now) > longest.toNanos()) viewer.disconnect(DisconnectReason.IDLE);
        }
    }
}
