package tv.tributary.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.FfmpegProcess;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.UpstreamException;

/// Remuxes other formats to a transport stream with an ffmpeg process, without transcoding. Thread-safe.
final class FfmpegRemux {
    private static final Logger log = LoggerFactory.getLogger(FfmpegRemux.class);

    private static final List<String> RTSP = List.of("tcp", "udp", "rtp", "srtp", "tls");
    private static final List<String> FLV = List.of("flv", "live_flv");
    /// Carried as they are.
    private static final List<String> CARRIED = List.of("mpegts", "mpeg", "flv", "aac", "loas", "mp3", "ac3", "eac3");
    /// What each kind of address may be read by, so that nothing that comes from there names something else to open:
    /// a playlist in place of a stream, a file of this machine.
    private static final Map<String, Input> INPUTS = Map.of(
            "udp", new Input(List.of("udp"), CARRIED, List.of("timeout", "%d")),
            // Its demuxer knows no limit; we do.
            "rtp", new Input(List.of("rtp", "udp"), List.of("rtp", "mpegts"), List.of()),
            "rtsp", new Input(RTSP, List.of("rtsp"), List.of("rtsp_flags", "prefer_tcp", "timeout", "%d")),
            "rtsps", new Input(RTSP, List.of("rtsp"), List.of("rtsp_flags", "prefer_tcp", "timeout", "%d")),
            "rtmp", new Input(List.of("rtmp", "tcp"), FLV, List.of("rw_timeout", "%d")),
            "rtmps", new Input(List.of("rtmps", "tls", "tcp"), FLV, List.of("rw_timeout", "%d")),
            "srt", new Input(List.of("srt"), CARRIED, List.of("timeout", "%d")));

    /// @param options `%d` is the patience in microseconds
    private record Input(List<String> protocols, List<String> formats, List<String> options) {}

    private static final List<String> QUIET = List.of("-hide_banner", "-nostdin", "-nostats", "-loglevel", "warning");
    /// It looks at so much to find out what is in a stream, in bytes and microseconds.
    private static final List<String> PROBE = List.of("-probesize", "5000000", "-analyzeduration", "2000000");

    private static final List<String> OPENED = List.of("probesize", "5000000", "analyzeduration", "2000000");

    private static final List<String> SHELF = List.of(
            "-protocol_whitelist",
            "pipe,fd,http,tcp",
            "-format_whitelist",
            "hls,mpegts,mov,aac,mp3,ac3,eac3,webvtt",
            "-live_start_index",
            "0",
            "-http_persistent",
            "0",
            "-http_multiple",
            "0");
    private static final List<String> COPY = List.of("-c", "copy");
    /// How long it may take to tell what is in a container.
    private static final Duration LONGEST_LISTING = Duration.ofSeconds(15);

    /// The clock runs as far behind the pictures as in most transport streams (0.7 s), nothing is sent later for it:
    /// with less, a backup's first frames would have to be moved on so that the clock does not run backwards, and
    /// viewers would see a gap. Each frame of sound is sent as it comes.
    private static final List<String> OUTPUT =
            List.of("-f mpegts -muxdelay 0.7 -muxpreload 0 -pes_payload_size 0 -flush_packets 1 pipe:1".split(" "));

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
        var input = INPUTS.get(scheme(candidate.url()));
        if (input == null || listens(candidate.url())) throw new UpstreamException(FailureReason.UNSUPPORTED);
        // Its protocols know no proxy, and what is meant for one must not go out beside it. Datagrams stay at home.
        boolean datagrams = input.protocols.contains("udp") && !input.protocols.contains("tcp");
        if (!candidate.proxy().isEmpty() && !datagrams) throw new UpstreamException(FailureReason.NO_PROXY);
        var now = patience.get();
        var limit = String.valueOf(now.connect().toNanos() / 1000);
        var options = new ArrayList<>(OPENED);
        for (var word : input.options) options.add(word.equals("%d") ? limit : word);
        var script = new Ffconcat(candidate.url(), options)
                .script()
                .orElseThrow(() -> new UpstreamException(FailureReason.UNSUPPORTED));
        var arguments = new ArrayList<>(QUIET);
        arguments.addAll(PROBE);
        arguments.addAll(Ffconcat.arguments(input.protocols, input.formats));
        arguments.addAll(MediaTrack.MAP);
        arguments.addAll(COPY);
        arguments.addAll(OUTPUT);
        var stall = candidate.grace().stall().plus(now.beyond());
        return start(arguments, to -> write(script, to), slot, FfmpegInput.own(), Optional::empty, stall);
    }

    /// Remuxes a container that comes as one HTTP response.
    ///
    /// @param httpFeed closed with what this returns, or if it fails
    /// @param stall longest wait for the next bytes
    Upstream open(ContainerFormat format, HttpFeed httpFeed, Slot slot, Duration stall)
            throws UpstreamException, InterruptedException {
        var from = new ArrayList<>(QUIET);
        from.addAll(PROBE);
        var name = format.demuxer();
        from.addAll(List.of("-protocol_whitelist", "pipe,fd", "-format_whitelist", name, "-f", name, "-i", "pipe:0"));
        from.addAll(MediaTrack.MAP);
        var arguments = new ArrayList<>(from);
        arguments.addAll(format.isCarried() ? COPY : codecs(from, httpFeed::sample, httpFeed));
        arguments.addAll(OUTPUT);
        return start(arguments, httpFeed::start, slot, httpFeed, Optional::empty, stall);
    }

    /// The same for one that has to be read here and there.
    ///
    /// @param file closed with what this returns, or if it fails
    Upstream open(ContainerFormat format, LoopbackFile file, Slot slot, Duration stall)
            throws UpstreamException, InterruptedException {
        return open(file.url(), List.of(format.demuxer()), file, slot, stall);
    }

    /// The same for a DASH stream.
    ///
    /// @param dash closed with what this returns, or if it fails
    Upstream open(LoopbackDash dash, Slot slot, Duration stall) throws UpstreamException, InterruptedException {
        return open(dash.url(), List.of("dash", "mov", "matroska"), dash, slot, stall);
    }

    /// Remuxes what the loopback server has under that address.
    ///
    /// @param formats by which it may be read
    /// @param input closed with what this returns, or if it fails
    private Upstream open(String url, List<String> formats, FfmpegInput input, Slot slot, Duration stall)
            throws UpstreamException, InterruptedException {
        // Its address opens what is fetched for us, and arguments can be read by every user of the machine.
        var script = new Ffconcat(url, OPENED).script().orElseThrow();
        Consumer<OutputStream> feed = to -> write(script, to);
        var from = new ArrayList<>(QUIET);
        from.addAll(PROBE);
        from.addAll(Ffconcat.arguments(List.of("http", "tcp"), formats));
        from.addAll(MediaTrack.MAP);
        var arguments = new ArrayList<>(from);
        arguments.addAll(codecs(from, feed, input));
        arguments.addAll(OUTPUT);
        return start(arguments, feed, slot, input, Optional::empty, stall);
    }

    /// How what is in a container is put out, as arguments.
    ///
    /// @param input closed if nothing is found in it
    private List<String> codecs(List<String> from, Consumer<OutputStream> feed, FfmpegInput input)
            throws UpstreamException, InterruptedException {
        boolean listed = false;
        try {
            var codecs = MediaTrack.codecs(tracks(from, feed, input));
            listed = true;
            return codecs;
        } finally {
            if (!listed) input.close();
        }
    }

    /// What is in a container.
    private List<MediaTrack> tracks(List<String> from, Consumer<OutputStream> feed, FfmpegInput input)
            throws UpstreamException, InterruptedException {
        var arguments = new ArrayList<>(from);
        arguments.addAll(MediaTrack.LISTING);
        arguments.add("pipe:1");
        try {
            var listing = ffmpeg.filter(arguments, feed, LONGEST_LISTING);
            var tracks = MediaTrack.listed(new String(listing, StandardCharsets.UTF_8));
            if (!tracks.isEmpty()) return tracks;
        } catch (IOException e) {
            log.warn("a stream cannot be read: {}", e.getMessage());
            throw new UpstreamException(FailureReason.NO_FFMPEG);
        }
        throw input.failure().orElseGet(() -> new UpstreamException(FailureReason.UNSUPPORTED));
    }

    /// An SRT address may ask to be called instead of calling: nobody opens a door of this machine by a list.
    static boolean listens(String url) {
        if (!scheme(url).equals("srt")) return false;
        var place = url.substring(url.indexOf("://") + 3);
        if (place.isEmpty() || ":/?".indexOf(place.charAt(0)) >= 0) return true;
        var query = url.indexOf('?') < 0 ? "" : url.substring(url.indexOf('?') + 1);
        for (var parameter : query.split("[&?]", -1)) {
            var sign = parameter.indexOf('=');
            var name = sign < 0 ? parameter : parameter.substring(0, sign);
            if (name.equalsIgnoreCase("mode") && !parameter.substring(sign + 1).equals("caller")) return true;
        }
        return false;
    }

    /// Reads from the loopback server, which is closed with what this returns, or if it fails.
    ///
    /// @param stall longest wait for the next bytes
    Upstream open(LoopbackHlsServer loopbackServer, Slot slot, Duration stall)
            throws UpstreamException, InterruptedException {
        var arguments = new ArrayList<>(QUIET);
        arguments.addAll(PROBE);
        arguments.addAll(SHELF);
        // Its address opens what is fetched for us, and arguments can be read by every user of the machine.
        arguments.addAll(List.of("-f", "hls", "-i", "pipe:0"));
        arguments.addAll(MediaTrack.MAP);
        arguments.addAll(COPY);
        arguments.addAll(OUTPUT);
        Consumer<OutputStream> feed = to -> write(loopbackServer.master(), to);
        return start(arguments, feed, slot, loopbackServer, () -> another(arguments, feed, loopbackServer), stall);
    }

    /// @param feed gives the process what it reads from its standard input, and closes that
    /// Reads on where one process has read to the end.
    private Optional<FfmpegProcess> another(
            List<String> arguments, Consumer<OutputStream> feed, LoopbackHlsServer loopbackServer) {
        if (!loopbackServer.nextSection()) return Optional.empty();
        try {
            var ffmpegProcess = child(arguments, loopbackServer);
            feed.accept(ffmpegProcess.input());
            return Optional.of(ffmpegProcess);
        } catch (UpstreamException e) {
            log.debug("a stream cannot be read on: {}", e.trouble());
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Upstream start(
            List<String> arguments,
            Consumer<OutputStream> feed,
            Slot slot,
            FfmpegInput input,
            Supplier<Optional<FfmpegProcess>> next,
            Duration stall)
            throws UpstreamException, InterruptedException {
        var ffmpegProcess = child(arguments, input);
        feed.accept(ffmpegProcess.input());
        var upstream = new FfmpegUpstream(slot, ffmpegProcess, input, next, stall);
        boolean proven = false;
        try {
            upstream.prove(patience.get().connect().plus(stall));
            proven = true;
            return upstream;
        } finally {
            if (!proven) upstream.close();
        }
    }

    private FfmpegProcess child(List<String> arguments, FfmpegInput input)
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
            if (!started) input.close();
        }
    }

    private static void write(String script, OutputStream to) {
        try (to) {
            to.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has ended already; its last words say why.
            log.debug("ffmpeg did not take what it was given: {}", e.getMessage());
        }
    }
}
