package tv.tributary.relay.transcode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.FfmpegProcess;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TsScanner;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.upstream.Upstream;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;

/// A running channel with its sound as AAC: written to an ffmpeg process on a thread of its own, and read from it.
/// Where
/// the sound is AAC already there is nothing to convert, and no process. Ends when the channel ends, or goes on in
/// another coding.
final class AacUpstream implements Upstream, ViewerSink {
    private static final Logger log = LoggerFactory.getLogger(AacUpstream.class);

    /// AAC in ADTS (13818-1, table 2-34).
    private static final int ADTS_AAC = 0x0F;

    /// Bytes that may wait where nothing is converted.
    private static final int WAITING = 1 << 18;

    private static final int PORTION = 348 * Packet.SIZE;

    /// What is in the stream is known from its tables; what ffmpeg must see beyond them is the first frames.
    private static final List<String> INPUT =
            List.of(("-hide_banner -nostats -loglevel error -probesize 4000000 -analyzeduration 700000"
                            + " -protocol_whitelist pipe,fd -f mpegts -i pipe:0")
                    .split(" ", -1));
    /// Holes in the sound become silence, so that it stays with the pictures.
    private static final List<String> CODECS =
            List.of(("-map 0:v? -map 0:a? -map 0:s? -c copy -c:a aac -b:a 192k -ac 2 -ar 48000"
                            + " -filter:a aresample=async=1000")
                    .split(" ", -1));
    /// The clock as far behind the pictures as in most transport streams; each frame of sound is sent as it comes.
    private static final List<String> OUTPUT =
            List.of("-f mpegts -muxdelay 0.7 -muxpreload 0 -pes_payload_size 0 -flush_packets 1 pipe:1".split(" ", -1));

    private final Slot slot;
    private final Ffmpeg ffmpeg;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("aac-input").factory());
    private final byte[] portion = new byte[PORTION];

    // Owned by that thread once it has been started.
    private @Nullable TsViewer tap;
    private @Nullable OutputStream in;

    private volatile @Nullable InputStream out;
    private volatile @Nullable FfmpegProcess process;
    private volatile boolean closed;

    AacUpstream(Slot slot, Ffmpeg ffmpeg) {
        this.slot = slot;
        this.ffmpeg = ffmpeg;
    }

    /// Writes what the channel sends.
    Executor thread() {
        return this::execute;
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException _) {
            log.debug("closed already");
        }
    }

    /// Begins to convert. May take a moment.
    ///
    /// @param joined the channel, attached with [#thread] and this
    /// @throws UpstreamException NO_FFMPEG if none runs here
    void start(TsViewer joined) throws UpstreamException, InterruptedException {
        try {
            thread.submit(() -> {
                        begin(joined);
                        return joined;
                    })
                    .get();
        } catch (RejectedExecutionException _) {
            throw new UpstreamException(FailureReason.ENDED);
        } catch (ExecutionException e) {
            log.warn("sound cannot be converted: {}", String.valueOf(e.getCause()));
            throw new UpstreamException(
                    e.getCause() instanceof IOException ? FailureReason.NO_FFMPEG : FailureReason.FAILED);
        }
        slot.streams();
    }

    private void begin(TsViewer joined) throws IOException, InterruptedException {
        if (closed) {
            joined.leave();
            joined.release();
            return;
        }
        tap = joined;
        if (converts(joined.next())) convert();
        else pass();
        // Later, when somebody reads what comes of it: until then little of it has room.
        execute(this::dataAvailable);
    }

    private void convert() throws IOException, InterruptedException {
        var arguments = new ArrayList<>(INPUT);
        arguments.addAll(CODECS);
        arguments.addAll(OUTPUT);
        var started = ffmpeg.start(arguments);
        process = started;
        in = started.input();
        out = started.output();
        if (closed) started.close();
    }

    private void pass() throws IOException {
        var pipe = new PipedInputStream(WAITING);
        in = new PipedOutputStream(pipe);
        out = pipe;
        if (closed) pipe.close();
    }

    /// Whether any of the sound is something else than AAC.
    ///
    /// @param tables PAT and PMT
    static boolean converts(ByteBuffer tables) {
        var packets = new byte[tables.remaining() / Packet.SIZE * Packet.SIZE];
        tables.duplicate().get(packets);
        var scanner = new TsScanner();
        for (int at = 0; at < packets.length; at += Packet.SIZE) scanner.take(packets, at);
        return scanner.pmt().map(Pmt::streams).orElse(List.of()).stream()
                .anyMatch(stream -> stream.codec() == Codec.AUDIO && stream.type() != ADTS_AAC);
    }

    @Override
    public void dataAvailable() {
        var from = tap;
        var to = in;
        if (from == null || to == null || closed) return;
        try {
            for (var packets = from.next(); packets.hasRemaining(); packets = from.next()) {
                int count = Math.min(packets.remaining(), PORTION);
                packets.get(portion, 0, count);
                boolean intact = from.intact();
                // Where not, it goes on at a newer keyframe.
                if (!intact) continue;
                from.taken(count);
                to.write(portion, 0, count);
            }
            to.flush();
        } catch (IOException e) {
            // Whoever reads is told why.
            log.debug("nothing more is converted: {}", e.getMessage());
            in = null;
        }
    }

    /// The channel is over, or goes on in another coding: what it has sent is converted to its end.
    @Override
    public void end() {
        var to = in;
        in = null;
        if (to == null) return;
        try {
            to.close();
        } catch (IOException e) {
            log.debug("it has ended before: {}", e.getMessage());
        }
    }

    @Override
    public int read(byte[] into, int from) throws UpstreamException {
        var source = out;
        try {
            int n = source == null || closed ? -1 : source.read(into, from, into.length - from);
            if (n > 0) return n;
        } catch (IOException e) {
            log.debug("it was closed: {}", e.getMessage());
        }
        var ended = process;
        if (ended != null && !closed) log.debug("ffmpeg ended: {}", ended.lastErrors());
        throw new UpstreamException(FailureReason.ENDED);
    }

    @Override
    public boolean drained(int count) {
        try {
            var source = out;
            return source == null || source.available() == 0;
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public Slot slot() {
        return slot;
    }

    @Override
    public void close() {
        closed = true;
        var running = process;
        if (running != null) running.close();
        var source = out;
        if (source instanceof PipedInputStream pipe) closePipe(pipe);
        execute(this::finish);
        thread.shutdown();
        slot.close();
    }

    private static void closePipe(PipedInputStream pipe) {
        try {
            pipe.close();
        } catch (IOException e) {
            log.debug("a pipe does not close: {}", e.getMessage());
        }
    }

    private void finish() {
        var from = tap;
        if (from == null) return;
        from.leave();
        // What it is told after this thread has ended it would never do.
        from.release();
    }
}
