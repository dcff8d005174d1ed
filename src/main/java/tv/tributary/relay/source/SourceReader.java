package tv.tributary.relay.source;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.mux.StandbyBuffer;
import tv.tributary.relay.source.ProgramBus.Playout;
import tv.tributary.upstream.HlsSource;
import tv.tributary.upstream.Upstream;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.UpstreamException;

/// Reads one source, from its opening to its end, on a thread of its own, whether it is on air or not; where its
/// packets go, [ProgramBus] decides. Thread-safe.
final class SourceReader implements Playout, Runnable {
    private static final Logger log = LoggerFactory.getLogger(SourceReader.class);
    /// Bytes after which they are flushed even within a tick.
    private static final int MOST_PER_TICK = 1 << 18;
    /// Between two looks at a source that is still to be proven: viewers may be waiting for its first picture.
    private static final Duration OPENING = Duration.ofMillis(20);
    /// Bytes that are read at once: what comes within a tick, as one call of the system costs as much as many packets.
    private static final int PORTION = 1 << 17;
    /// Bytes of the reading thread's stack.
    private static final long STACK = 1 << 18;

    private final Candidate candidate;
    private final Upstream.Opener opener;
    private final ProgramBus bus;
    private final BiConsumer<SourceReader, SlotRequest> onTaken;
    private final Runnable onEnd;
    private final Supplier<Duration> tick;
    private final long began = System.nanoTime();
    private final StandbyBuffer standby = new StandbyBuffer();
    private final Aligner aligner = new Aligner();
    private boolean unproven;

    private volatile @Nullable Thread thread;
    private volatile @Nullable Upstream upstream;
    private volatile boolean closed;
    private volatile SlotRequest slotRequest;
    private volatile @Nullable SlotRequest takenBy;
    private volatile @Nullable UpstreamException end;

    /// @param slotRequest for whom it is opened
    /// @param onTaken called when somebody else needs its connection
    /// @param onEnd called when it is over
    SourceReader(
            Candidate candidate,
            SlotRequest slotRequest,
            Upstream.Opener opener,
            ProgramBus bus,
            Supplier<Duration> tick,
            BiConsumer<SourceReader, SlotRequest> onTaken,
            Runnable onEnd) {
        this.candidate = candidate;
        this.slotRequest = slotRequest;
        this.opener = opener;
        this.bus = bus;
        this.tick = tick;
        this.onTaken = onTaken;
        this.onEnd = onEnd;
    }

    void start() {
        thread = Thread.ofVirtual().name("source-" + candidate.source()).start(this);
    }

    @Override
    public void run() {
        var why = new UpstreamException(FailureReason.UNWANTED);
        try (var open = opener.open(candidate, slotRequest)) {
            upstream = open;
            open.slot().whenTaken(by -> onTaken.accept(this, by));
            read(open);
        } catch (UpstreamException e) {
            why = e;
        } catch (InterruptedException _) {
            log.debug("{} is not wanted any more", candidate);
        } catch (RuntimeException e) {
            log.error("{} broke down", candidate, e);
            why = new UpstreamException(FailureReason.FAILED);
        } finally {
            var by = takenBy;
            end = by == null ? why : new UpstreamException(by);
            onEnd.run();
        }
    }

    /// On a platform thread: a virtual one would wait behind every list that is being read, and each of its short
    /// sleeps costs twice as much. The virtual thread waits for it, so that an interrupt still ends everything.
    private void read(Upstream open) throws UpstreamException, InterruptedException {
        var reading = new FutureTask<Void>(() -> {
            while (!closed) readOnce(open);
            return null;
        });
        Thread.ofPlatform()
                .daemon()
                .stackSize(STACK)
                .name("source-" + candidate.source())
                .start(reading);
        try {
            reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UpstreamException why) throw why;
            throw new IllegalStateException("reading broke down", e.getCause());
        }
    }

    /// A method of its own, called often: a loop that is entered once stays interpreted.
    private void readOnce(Upstream open) throws UpstreamException, InterruptedException {
        long begun = System.nanoTime();
        boolean drained = fill(open, begun);
        var pause = unproven ? OPENING : bus.flush(this, System.nanoTime());
        long left = begun + pause.toNanos() - System.nanoTime();
        if (drained && left > 0) Thread.sleep(Duration.ofNanos(left));
    }

    /// Reads what is there, at least something.
    ///
    /// @return whether there is no more for now
    private boolean fill(Upstream open, long begun) throws UpstreamException {
        int got = 0;
        while (true) {
            int n = open.read(aligner.room(PORTION), aligner.waiting());
            got += n;
            int length = aligner.take(n);
            unproven = bus.write(this, standby, aligner.packets(), length, n);
            if (open.drained(n)) return true;
            if (got >= MOST_PER_TICK || System.nanoTime() - begun > tick.get().toNanos()) return false;
        }
    }

    @Override
    public Optional<SourceId> source() {
        return Optional.of(candidate.source());
    }

    @Override
    public Optional<HlsSource> hls() {
        return Optional.ofNullable(upstream).flatMap(Upstream::hls);
    }

    /// Whether it still delivers though its provider has stopped sending.
    boolean ending() {
        return hls().filter(HlsSource::doubtful).isPresent();
    }

    Candidate candidate() {
        return candidate;
    }

    /// Guarded by [ProgramBus].
    StandbyBuffer standby() {
        return standby;
    }

    /// When its opening began, in nano time.
    long began() {
        return began;
    }

    /// Whether its connection is open.
    boolean opened() {
        return upstream != null;
    }

    /// What its connection is for.
    Priority use() {
        return slotRequest.use();
    }

    /// Sets for whom its connection is kept; for nobody: then whoever needs the connection may have it.
    void serve(Optional<SlotRequest> to) {
        to.ifPresent(c -> slotRequest = c);
        var open = upstream;
        if (open != null) to.ifPresentOrElse(open.slot()::serve, open.slot()::lend);
    }

    /// Ends it, because something more important needs its connection.
    void yieldTo(SlotRequest by) {
        takenBy = by;
        close();
    }

    /// Why it has ended, if it has.
    Optional<UpstreamException> end() {
        return Optional.ofNullable(end);
    }

    /// Ends it at once and gives its connection back. Closing twice does nothing.
    void close() {
        closed = true;
        var open = upstream;
        if (open != null) open.close();
        var worker = thread;
        if (worker != null) worker.interrupt();
    }

    /// Waits until it has ended, but not longer than that.
    void join(Duration patience) throws InterruptedException {
        var worker = thread;
        if (worker != null) {
            var _ = worker.join(patience);
        }
    }
}
