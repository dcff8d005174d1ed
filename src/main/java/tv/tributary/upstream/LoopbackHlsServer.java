package tv.tributary.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.upstream.account.UpstreamException;

/// A loopback HTTP server from which an ffmpeg process reads the segments we have fetched, under an unguessable path.
/// So polling, headers and cache remain ours.
final class LoopbackHlsServer implements FfmpegInput {
    private static final Logger log = LoggerFactory.getLogger(LoopbackHlsServer.class);
    private static final int LONGEST_REQUEST = 8192;
    private static final long SEGMENT_PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final List<LoopbackTrack> tracks;
    private final Optional<HlsSource> source;
    private final String path;
    private final ServerSocket server;

    /// @param tracks pictures, and the sound if it comes apart
    /// @param source where they come from, closed with it
    LoopbackHlsServer(List<LoopbackTrack> tracks, Optional<HlsSource> source) {
        this.tracks = List.copyOf(tracks);
        this.source = source;
        var secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        path = "/" + HexFormat.of().formatHex(secret) + "/";
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("shelf").start(this::accept);
    }

    /// The multivariant playlist of all that it serves, with whole addresses.
    String master() {
        var base = "http://127.0.0.1:" + server.getLocalPort() + path;
        var text = new StringBuilder("#EXTM3U\n");
        if (tracks.size() > 1) {
            text.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"sound\",DEFAULT=YES,AUTOSELECT=YES")
                    .append(tracks.get(1).language())
                    .append(",URI=\"")
                    .append(base)
                    .append("1.m3u8\"\n");
        }
        text.append("#EXT-X-STREAM-INF:BANDWIDTH=1000000");
        if (tracks.size() > 1) text.append(",AUDIO=\"sound\"");
        return text.append('\n').append(base).append("0.m3u8\n").toString();
    }

    /// Goes on to what another process has to read, once one has read to the end: where what a decoder needs changes,
    /// one process does not go on.
    ///
    /// @return whether there is any
    boolean nextSection() {
        return tracks.getFirst().nextSection();
    }

    @Override
    public Optional<HlsSource> hls() {
        return source;
    }

    @Override
    public Optional<UpstreamException> failure() {
        return tracks.stream().flatMap(track -> track.failure().stream()).findFirst();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                Thread.ofVirtual().name("shelf-request").start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(5000);
            var asked = asked(socket);
            if (asked.startsWith(path)) answer(asked.substring(path.length()), socket.getOutputStream());
            socket.shutdownOutput();
        } catch (IOException | UpstreamException e) {
            log.debug("a segment was not taken: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The path of a request.
    private static String asked(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.length() < LONGEST_REQUEST && head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) break;
            head.append((char) c);
        }
        var words = head.toString().split("[ \r\n]", 3);
        return words.length < 2 ? "" : words[1];
    }

    /// `0.m3u8`, `0/17.m4s`, `0/init17.mp4`.
    private void answer(String name, OutputStream out) throws IOException, UpstreamException, InterruptedException {
        int number = name.isEmpty() ? -1 : name.charAt(0) - '0';
        if (number < 0 || number >= tracks.size()) {
            out.write("HTTP/1.0 404 Not Found\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else if (name.endsWith(".m3u8")) {
            text(out, tracks.get(number).playlist(number + "/"));
        } else {
            segment(out, tracks.get(number), name.substring(2));
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(("HTTP/1.0 200 OK\r\nContent-Type: application/vnd.apple.mpegurl\r\n\r\n" + text)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void segment(OutputStream out, LoopbackTrack track, String name)
            throws IOException, UpstreamException, InterruptedException {
        var digits = name.replaceFirst("\\..*", "").replaceAll("\\D", "");
        int number = digits.isEmpty() || digits.length() > 9 ? -1 : Integer.parseInt(digits);
        var item = track.item(number);
        if (item.isEmpty()) {
            out.write("HTTP/1.0 404 Not Found\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        out.write("HTTP/1.0 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        if (name.startsWith("init")) {
            init(out, item.get());
        } else {
            copy(out, item.get());
            track.taken(number);
        }
    }

    private static void init(OutputStream out, FetchedSegment item) throws IOException {
        if (item.init().isEmpty()) return;
        var segment = item.init().get().segment();
        var bytes = new byte[segment.filled()];
        out.write(bytes, 0, segment.read(0, bytes, 0, bytes.length));
    }

    private static void copy(OutputStream out, FetchedSegment item)
            throws IOException, UpstreamException, InterruptedException {
        var plain = new SegmentDecryptor(item);
        var bytes = new byte[64 << 10];
        for (int n = plain.read(bytes, SEGMENT_PATIENCE); n > 0; n = plain.read(bytes, SEGMENT_PATIENCE)) {
            out.write(bytes, 0, n);
        }
    }

    @Override
    public void close() {
        for (var track : tracks) track.close();
        source.ifPresent(HlsSource::close);
        try {
            server.close();
        } catch (IOException e) {
            log.debug("the shelf could not be closed", e);
        }
    }
}
