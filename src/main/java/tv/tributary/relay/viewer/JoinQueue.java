package tv.tributary.relay.viewer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.mux.Ring;
import tv.tributary.upstream.account.SlotRequest;

/// The door of one channel: requests wait here for its first keyframe. Once closed nobody is admitted any more.
/// Thread-safe; decisions are [Admission]'s.
public final class JoinQueue implements Viewers.Demand {
    private final Supplier<BufferSettings> buffers;
    private final Supplier<Duration> patience;
    private final Ring ring;
    private final Viewers viewers;
    private final Runnable demandChanged;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Admission<Ring.Start> admission;
    private volatile boolean closed;
    private boolean ended;

    /// @param first the request that opens the channel
    /// @param patience longest time a request waits for the first keyframe
    /// @param demandChanged called, without any lock, when a request has come or was refused
    public JoinQueue(
            String channelName,
            ViewerRequest first,
            Ring ring,
            Viewers viewers,
            Supplier<BufferSettings> buffers,
            Supplier<Duration> patience,
            Runnable demandChanged) {
        this.admission = new Admission<>(channelName, first);
        this.ring = ring;
        this.viewers = viewers;
        this.buffers = buffers;
        this.patience = patience;
        this.demandChanged = demandChanged;
    }

    /// Announces a request: from now on the channel waits for it. Each success must be followed by [#join].
    ///
    /// @return false if the channel is closed
    public boolean expect(ViewerRequest request) {
        if (!locked(() -> admission.expect(request))) return false;
        demandChanged.run();
        return true;
    }

    /// Waits for a keyframe and attaches a TS viewer.
    ///
    /// @param thread that writes to the viewer, told through `sink`
    public JoinResult<TsViewer> join(ViewerRequest request, Executor thread, ViewerSink sink)
            throws InterruptedException {
        return enter(request, start -> viewers.attach(request, thread, sink, ring, start));
    }

    /// Waits for a keyframe and attaches an HLS viewer.
    public JoinResult<HlsViewer> joinHls(ViewerRequest request) throws InterruptedException {
        return enter(request, _ -> viewers.attachHls(request));
    }

    /// Waits for a keyframe and attaches a tap whose reader is watched itself.
    ///
    /// @param demand those who watch it: they keep the channel open from now on
    public JoinResult<TsViewer> joinTap(ViewerRequest request, Viewers.Demand demand, Executor thread, ViewerSink sink)
            throws InterruptedException {
        return await(request, start -> viewers.attachTap(thread, sink, ring, start, demand));
    }

    /// @param attach called under the lock, so that the request counts all along: first as waiting, then as watching
    private <V extends AttachedViewer> JoinResult<V> enter(ViewerRequest request, Function<Ring.Start, V> attach)
            throws InterruptedException {
        var asked = System.nanoTime();
        var result = await(request, attach);
        if (result instanceof JoinResult.Joined<V>(var viewer))
            viewers.publishJoined(viewer, Duration.ofMillis((System.nanoTime() - asked) / 1_000_000));
        return result;
    }

    private <V> JoinResult<V> await(ViewerRequest request, Function<Ring.Start, V> attach) throws InterruptedException {
        JoinResult<V> result = new JoinResult.Superseded<>();
        lock.lock();
        try {
            var verdict = await(request.behind());
            if (verdict instanceof Admission.Admit(var start)) result = new JoinResult.Joined<>(attach.apply(start));
            if (verdict instanceof Admission.Refuse(var why)) result = new JoinResult.Refused<>(why);
        } finally {
            admission.release(request);
            lock.unlock();
            if (!(result instanceof JoinResult.Joined<V>)) demandChanged.run();
        }
        return result;
    }

    private Admission.Verdict<Ring.Start> await(Duration wanted) throws InterruptedException {
        long left = patience.get().toNanos();
        while (true) {
            var least = buffers.get().startBehind();
            var start = Optional.ofNullable(ring.start(least.compareTo(wanted) < 0 ? wanted : least));
            var verdict = admission.judge(start, left <= 0);
            if (!(verdict instanceof Admission.Wait)) return verdict;
            left = changed.awaitNanos(left);
        }
    }

    /// There is a first keyframe.
    public void keyframe() {
        locked(() -> {
            changed.signalAll();
            return true;
        });
    }

    /// For whom the channel plays: empty if nobody watches or waits.
    public Optional<SlotRequest> claim() {
        return locked(() -> admission.claim(viewers.requests()));
    }

    /// For whom the channel keeps its connection though others need it: whoever has been quiet may have switched off.
    public Optional<SlotRequest> activeClaim() {
        return locked(() -> admission.claim(viewers.activeRequests()));
    }

    @Override
    public List<ViewerRequest> all() {
        return locked(() -> admission.with(viewers.requests()));
    }

    @Override
    public List<ViewerRequest> active() {
        return locked(() -> admission.with(viewers.activeRequests()));
    }

    public boolean closed() {
        return closed;
    }

    public void close() {
        update(admission::close);
    }

    /// Closes if nobody watches or waits.
    ///
    /// @return whether it is closed now
    public boolean closeIfUnwanted() {
        return update(() -> admission.closeIfUnwanted(viewers.requests()));
    }

    /// Closes if the only client here has asked for another channel, which needs the connection.
    ///
    /// @param other what the connection is needed for
    /// @return whether it is closed now
    public boolean closeIfSuperseded(SlotRequest other) {
        return update(() -> admission.closeIfSuperseded(other, viewers.activeRequests()));
    }

    /// No source plays and none will: those who wait are told why.
    public void fail(FailureReason why) {
        update(() -> admission.fail(why));
    }

    private boolean update(Runnable change) {
        return locked(() -> {
            change.run();
            closed = admission.closed();
            if (closed) changed.signalAll();
            return closed;
        });
    }

    /// The channel's last connection is released: a new one may be opened.
    public void end() {
        update(() -> {
            admission.close();
            ended = true;
        });
    }

    /// Waits for [#end], but not longer than that.
    public void awaitEnd(Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (!ended && left > 0) left = changed.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
