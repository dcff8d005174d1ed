package tv.tributary.upstream;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.FfmpegProcess;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.Timeouts;
import tv.tributary.upstream.account.UpstreamException;

/// Lets an ffmpeg beside us make a transport stream of what is none, without touching picture or sound. Thread-safe.
final class FfmpegRemux {
    private static final Logger log = LoggerFactory.getLogger(FfmpegRemux.class);

    /// What to say before the address for each kind of address; `%d` is the patience in microseconds.
    private static final Map<String, List<String>> INPUTS = Map.of(
            "udp", List.of("-timeout", "%d"),
            "rtp", List.of("-timeout", "%d"),
            "rtsp", List.of("-rtsp_flags", "prefer_tcp", "-timeout", "%d"),
            "rtsps", List.of("-rtsp_flags", "prefer_tcp", "-timeout", "%d"),
            "rtmp", List.of("-rw_timeout", "%d"),
            "rtmps", List.of("-rw_timeout", "%d"),
            "srt", List.of("-timeout", "%d"));

    private static final List<String> QUIET = List.of("-hide_banner", "-nostdin", "-nostats", "-loglevel", "warning");
    /// It looks at so much to find out what is in a stream, in bytes and microseconds.
    private static final List<String> PROBE = List.of("-probesize", "5000000", "-analyzeduration", "2000000");

    private static final List<String> SHELF = List.of(
            "-protocol_whitelist",
            "http,tcp",
            "-live_start_index",
            "0",
            "-http_persistent",
            "0",
            "-http_multiple",
            "0");
    /// The clock runs as far behind the pictures as in most transport streams (0.7 s), nothing is sent later for it:
    /// with less, a backup's first frames would have to be moved on so that the clock does not run backwards, and
    /// viewers would see a gap. Each frame of sound is sent as it comes.
    private static final List<String> OUTPUT = List.of(
            "-c copy -f mpegts -muxdelay 0.7 -muxpreload 0 -pes_payload_size 0 -flush_packets 1 pipe:1".split(" "));

    private final Ffmpeg ffmpeg;
    private final Supplier<Timeouts> patience;

    FfmpegRemux(Ffmpeg ffmpeg, Supplier<Timeouts> patience) {
        this.ffmpeg = ffmpeg;
        this.patience = patience;
    }

    /// Whether an address is of a kind that only it can read.
    static boolean reads(String url) {
        return INPUTS.containsKey(scheme(url));
    }

    private static String scheme(String url) {
        int colon = url.indexOf("://");
        return colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /// Opens an address that it [#reads].
    Upstream open(Candidate candidate, Slot slot) throws UpstreamException, InterruptedException {
        var now = patience.get();
        var limit = String.valueOf(now.connect().toNanos() / 1000);
        var arguments = new ArrayList<>(QUIET);
        arguments.addAll(PROBE);
        for (var word : INPUTS.getOrDefault(scheme(candidate.url()), List.of())) {
            arguments.add(word.equals("%d") ? limit : word);
        }
        arguments.addAll(List.of("-i", candidate.url()));
        arguments.addAll(List.of("-map", "0:v:0?", "-map", "0:a?"));
        arguments.addAll(OUTPUT);
        return start(
                arguments,
                slot,
                LoopbackHlsServer.empty(),
                now.connect(),
                candidate.grace().stall().plus(now.beyond()));
    }

    /// Reads from the shelf, which is closed with what this returns, or if it fails.
    ///
    /// @param stall longest silence
    Upstream open(LoopbackHlsServer shelf, Slot slot, Duration stall) throws UpstreamException, InterruptedException {
        var arguments = new ArrayList<>(QUIET);
        arguments.addAll(PROBE);
        arguments.addAll(SHELF);
        arguments.addAll(List.of("-i", shelf.url(), "-map", "0:v:0?", "-map", "0:a?"));
        arguments.addAll(OUTPUT);
        return start(arguments, slot, shelf, patience.get().connect(), stall);
    }

    private Upstream start(List<String> arguments, Slot slot, LoopbackHlsServer shelf, Duration connect, Duration stall)
            throws UpstreamException, InterruptedException {
        var ffmpegProcess = child(arguments, shelf);
        var upstream = new FfmpegUpstream(slot, ffmpegProcess, shelf, stall);
        boolean proven = false;
        try {
            upstream.prove(connect.plus(stall));
            proven = true;
            return upstream;
        } finally {
            if (!proven) upstream.close();
        }
    }

    private FfmpegProcess child(List<String> arguments, LoopbackHlsServer shelf)
            throws UpstreamException, InterruptedException {
        boolean started = false;
        try {
            var ffmpegProcess = ffmpeg.start(arguments);
            started = true;
            return ffmpegProcess;
        } catch (IOException e) {
            log.warn("a stream cannot be read: {}", e.getMessage());
            throw new UpstreamException(FailureReason.NO_FFMPEG);
        } finally {
            if (!started) shelf.close();
        }
    }
}
