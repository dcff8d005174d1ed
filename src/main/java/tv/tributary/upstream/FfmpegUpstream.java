package tv.tributary.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import tv.tributary.ffmpeg.FfmpegProcess;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;

/// A transport stream remuxed by an ffmpeg process, paced by its clock.
final class FfmpegUpstream extends PacedUpstream {
    private static final Logger log = LoggerFactory.getLogger(FfmpegUpstream.class);
    private static final int PORTION = 32 << 10;
    /// Portions that may wait; with more it waits for us.
    private static final int WAITING = 16;

    /// From here on it was ended by a signal of the system, such as for a fault in it.
    private static final int CRASH = 128;

    /// Complaints about the program.
    private static final String[] BROKEN = {"error while loading shared libraries", "symbol lookup error"};

    /// Complaints about how we called it.
    private static final String[] CALL = {
        "unrecognized option",
        "error splitting the argument list",
        "error parsing options",
        "option not found",
        "unknown output format",
        "requested output format",
        "encoder not found",
        "unknown encoder",
        "encoder selection failed"
    };

    /// A portion of an ffmpeg process's output.
    ///
    /// @param bytes none where the next process begins, or at the end
    /// @param over whether nothing more comes
    @SuppressWarnings("ArrayRecordComponent") // taken by one, compared by nobody
    private record Portion(byte[] bytes, boolean over) {}

    private final FfmpegInput input;
    private final Supplier<Optional<FfmpegProcess>> next;
    private volatile FfmpegProcess ffmpegProcess;
    private final BlockingQueue<Portion> portions = new ArrayBlockingQueue<>(WAITING);
    private boolean over;

    /// @param input what the process reads from, closed with it
    /// @param next starts another process where one has read to the end; empty if nothing more comes
    FfmpegUpstream(
            Slot slot,
            FfmpegProcess ffmpegProcess,
            FfmpegInput input,
            Supplier<Optional<FfmpegProcess>> next,
            Duration stall) {
        super(slot, stall.toNanos());
        this.ffmpegProcess = ffmpegProcess;
        this.input = input;
        this.next = next;
        segment(0, false, false, false);
        // Reading from a process blocks the thread below: a virtual one would hold its carrier.
        Thread.ofPlatform().daemon().name("ffmpeg-output").start(this::listen);
    }

    private void listen() {
        boolean wanted = listen(ffmpegProcess.output());
        while (wanted && !closed()) {
            var another = next.get();
            if (another.isEmpty()) break;
            ffmpegProcess.close();
            ffmpegProcess = another.get();
            if (closed()) ffmpegProcess.close();
            wanted = keep(new Portion(new byte[0], false)) && listen(ffmpegProcess.output());
        }
        if (!keep(new Portion(new byte[0], true))) log.debug("closed before its end was read");
    }

    /// @return whether its output is still wanted
    private boolean listen(InputStream output) {
        var buffer = new byte[PORTION];
        try {
            for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
                if (!keep(new Portion(Arrays.copyOf(buffer, n), false))) return false;
            }
        } catch (IOException _) {
            // It was closed.
        }
        return true;
    }

    private boolean keep(Portion portion) {
        try {
            while (!portions.offer(portion, 1, TimeUnit.SECONDS)) {
                if (closed()) return false;
            }
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Waits for its first packets.
    ///
    /// @throws UpstreamException with the reason if none come in time
    void prove(Duration within) throws UpstreamException, InterruptedException {
        if (!fill(within.toNanos())) throw new UpstreamException(FailureReason.STALLED);
        slot().streams();
    }

    @Override
    boolean ready() {
        return !over && !portions.isEmpty();
    }

    @Override
    boolean fill(long nanos) throws UpstreamException, InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!over) {
            var portion = portions.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (portion == null) return false;
            over = portion.over;
            if (portion.bytes.length == 0) segment(0, false, !over, false);
            else if (put(portion.bytes, portion.bytes.length)) return true;
        }
        throw new UpstreamException(why());
    }

    private FailureReason why() throws InterruptedException {
        // It was killed from here.
        if (closed()) return FailureReason.ENDED;
        if (input.failure().isPresent()) return input.failure().get().trouble();
        if (!ffmpegProcess.waitFor(Duration.ofSeconds(1))) return FailureReason.ENDED;
        var words = String.join("\n", ffmpegProcess.lastErrors());
        var failureReason = trouble(words);
        boolean ours = failureReason == FailureReason.NO_FFMPEG
                || failureReason == FailureReason.FFMPEG_ERROR
                || ffmpegProcess.code() > CRASH;
        log.atLevel(ours ? Level.WARN : Level.DEBUG).log("ffmpeg ended with {}: {}", ffmpegProcess.code(), words);
        return failureReason;
    }

    /// What its complaints mean; ENDED if it has none that tell.
    static FailureReason trouble(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        if (holds(lower, BROKEN)) return FailureReason.NO_FFMPEG;
        if (holds(lower, CALL)) return FailureReason.FFMPEG_ERROR;
        if (holds(lower, "401 ", "403 ", "unauthorized", "forbidden", "authorization failed"))
            return FailureReason.REFUSED;
        if (holds(lower, "404 ", "not found (")) return FailureReason.NOT_FOUND;
        if (holds(lower, "connection refused", "no route", "failed to resolve", "name or service", "unreachable")) {
            return FailureReason.UNREACHABLE;
        }
        if (holds(lower, "timed out", "timeout")) return FailureReason.STALLED;
        if (holds(lower, "protocol not found", "could not find codec parameters", "unknown codec")) {
            return FailureReason.UNSUPPORTED;
        }
        if (holds(lower, "invalid data found", "does not contain any stream")) return FailureReason.NOT_MEDIA;
        return FailureReason.ENDED;
    }

    private static boolean holds(String text, String... words) {
        return Arrays.stream(words).anyMatch(text::contains);
    }

    @Override
    public Optional<HlsSource> hls() {
        return input.hls();
    }

    @Override
    public String address() {
        return input.address();
    }

    @Override
    void stop() {
        ffmpegProcess.close();
        input.close();
        portions.clear();
        // Whoever waits for more need not wait until nothing has come for too long.
        if (!portions.offer(new Portion(new byte[0], true))) log.debug("its end waits already");
    }
}
