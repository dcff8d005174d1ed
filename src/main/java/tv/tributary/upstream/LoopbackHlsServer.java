package tv.tributary.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tv.tributary.upstream.account.UpstreamException;

/// The loopback server from which an ffmpeg process reads the segments we have fetched. So polling, headers and cache
/// remain ours.
final class LoopbackHlsServer implements FfmpegInput {
    private static final long SEGMENT_PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final List<LoopbackTrack> tracks;
    private final Optional<HlsSource> source;
    private final LoopbackServer server;

    /// @param tracks pictures, and the sound if it comes apart
    /// @param source where they come from, closed with it
    LoopbackHlsServer(List<LoopbackTrack> tracks, Optional<HlsSource> source) {
        this.tracks = List.copyOf(tracks);
        this.source = source;
        this.server = new LoopbackServer((request, out) -> answer(request.name(), out));
    }

    /// The multivariant playlist of all that it serves, with whole addresses.
    String master() {
        var base = server.address();
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

    /// `0.m3u8`, `0/17.m4s`, `0/init17.mp4`.
    private void answer(String name, OutputStream out) throws IOException, UpstreamException, InterruptedException {
        int number = name.isEmpty() ? -1 : name.charAt(0) - '0';
        if (number < 0 || number >= tracks.size()) {
            LoopbackServer.notFound(out);
        } else if (name.endsWith(".m3u8")) {
            text(out, tracks.get(number).playlist(number + "/"));
        } else {
            segment(out, tracks.get(number), name.substring(2));
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        LoopbackServer.head(out, "200 OK", "Content-Type: application/vnd.apple.mpegurl\r\n");
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void segment(OutputStream out, LoopbackTrack track, String name)
            throws IOException, UpstreamException, InterruptedException {
        var digits = name.replaceFirst("\\..*", "").replaceAll("\\D", "");
        int number = digits.isEmpty() || digits.length() > 9 ? -1 : Integer.parseInt(digits);
        var item = track.item(number);
        if (item.isEmpty()) {
            LoopbackServer.notFound(out);
            return;
        }
        LoopbackServer.head(out, "200 OK", "Content-Type: application/octet-stream\r\n");
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
        server.close();
    }
}
