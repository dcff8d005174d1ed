package tv.tributary.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A provider's live HLS channel on this machine: a playlist of five segments of a second that moves on with the
/// clock, of real transport stream. Counts what it is asked for. Thread-safe.
public final class LiveHls implements AutoCloseable {
    private static final int LISTED = 5;
    private static final String PLAYLIST = "/live/one/index.m3u8";

    private final HlsServer server = new HlsServer();
    private final EndlessTs pictures;
    private final long start = System.nanoTime();
    private long made;

    public LiveHls(String mark) {
        pictures = new EndlessTs(mark);
        server.put(PLAYLIST, this::playlist);
        for (long n = 0; n < LISTED; n++) make();
    }

    /// The playlist's address.
    public String url() {
        return server.url(PLAYLIST);
    }

    /// How often the playlist was asked for.
    public long playlists() {
        return server.asked(PLAYLIST);
    }

    /// How many segments were ever asked for, each counted once.
    public long segmentsAsked() {
        return server.asked().stream()
                .filter(p -> !p.equals(PLAYLIST))
                .distinct()
                .count();
    }

    /// How often a segment was asked for again.
    public long askedAgain() {
        return server.asked().stream().filter(p -> !p.equals(PLAYLIST)).count() - segmentsAsked();
    }

    /// The most requests that were ever under way at once.
    public int most() {
        return server.most();
    }

    private void playlist(HttpExchange exchange) throws IOException {
        long newest = (System.nanoTime() - start) / 1_000_000_000 + LISTED;
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:").append(newest - LISTED).append('\n');
        for (long n = newest - LISTED; n < newest; n++) {
            offer(n);
            text.append("#EXTINF:1.0,\n").append(n).append(".ts\n");
        }
        HlsServer.send(exchange, 200, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void offer(long number) {
        while (made <= number) make();
    }

    private synchronized void make() {
        var out = new ByteArrayOutputStream();
        for (int n = 0; n < EndlessTs.PICTURES_PER_SECOND; n++) out.writeBytes(pictures.nextPicture());
        server.put("/live/one/" + made + ".ts", out.toByteArray());
        made++;
    }

    @Override
    public void close() {
        server.close();
    }
}
