package tv.tributary.server.dav;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tv.tributary.library.export.FilmEdges;
import tv.tributary.library.export.NetworkFolders.VideoFile;
import tv.tributary.relay.vod.FileStream.ByteRangeRequest;
import tv.tributary.relay.vod.FileStreams.OpenResult;
import tv.tributary.relay.vod.FilmReader;

/// A part of a file: what is kept of its head or tail first, then the provider's bytes, of which the same is kept. The
/// provider is asked when the kept bytes are sent and the client still listens: scanners go before that.
final class EdgeReader implements FilmReader {
    private static final int PARTIAL = 206;
    /// A scanner that has what it wanted hangs up within that.
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final FilmEdges edges;
    private final VideoFile file;
    private final FilePart part;
    private final Opener opener;
    private final ByteBuffer kept;
    private final ByteArrayOutputStream fresh = new ByteArrayOutputStream();
    private final long freshFrom;
    private final int room;
    private volatile Optional<FilmReader> upstream = Optional.empty();
    private volatile boolean closed;
    private long position;

    /// Opens a part at the provider; may block.
    @FunctionalInterface
    interface Opener {
        /// @return empty if nothing plays it any more
        Optional<OpenResult> open(ByteRangeRequest part) throws InterruptedException;
    }

    /// What a client asked for.
    ///
    /// @param first byte; last likewise
    /// @param isWhole whether it asked for no part
    record FilePart(long first, long last, boolean isWhole) {}

    private EdgeReader(FilmEdges edges, VideoFile file, FilePart part, Opener opener, byte[] kept) {
        this.edges = edges;
        this.file = file;
        this.part = part;
        this.opener = opener;
        this.kept = ByteBuffer.wrap(kept);
        this.position = part.first();
        this.freshFrom = part.first() + kept.length;
        this.room = freshFrom > part.last() ? 0 : edges.room(file.etag(), file.size(), freshFrom);
    }

    /// Begins with what is kept; where nothing is, the provider's answer is awaited.
    static Optional<OpenResult> open(FilmEdges edges, VideoFile file, FilePart part, Opener opener)
            throws InterruptedException {
        var kept = edges.from(file.etag(), part.first());
        var length = (int) Math.min(kept.length, part.last() - part.first() + 1);
        var reader =
                new EdgeReader(edges, file, part, opener, length == kept.length ? kept : Arrays.copyOf(kept, length));
        if (length > 0) return Optional.of(new OpenResult.Opened(reader));
        var opened = opener.open(part.isWhole() ? ByteRangeRequest.WHOLE : rest(part.first(), part.last()));
        return opened.map(result -> switch (result) {
            case OpenResult.Opened(var whole) -> {
                reader.upstream = Optional.of(whole);
                yield new OpenResult.Opened(reader);
            }
            case OpenResult.Refused _ -> result;
        });
    }

    private static ByteRangeRequest rest(long first, long last) {
        return ByteRangeRequest.of("bytes=" + first + "-" + last, "");
    }

    @Override
    public int status() {
        return upstream.filter(_ -> kept.capacity() == 0)
                .map(FilmReader::status)
                .orElse(part.isWhole() ? 200 : PARTIAL);
    }

    @Override
    public Map<String, String> headers() {
        if (kept.capacity() == 0) return upstream.map(FilmReader::headers).orElse(Map.of());
        return part.isWhole()
                ? Map.of()
                : Map.of("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + file.size());
    }

    @Override
    public long length() {
        return kept.capacity() == 0 ? upstream.map(FilmReader::length).orElse(-1L) : part.last() - part.first() + 1;
    }

    @Override
    public long total() {
        return kept.capacity() == 0 ? upstream.map(FilmReader::total).orElse(-1L) : file.size();
    }

    @Override
    public int read(ByteBuffer into) throws IOException, InterruptedException {
        if (closed) throw new IOException("closed");
        if (kept.hasRemaining()) {
            var count = Math.min(kept.remaining(), into.remaining());
            into.put(kept.slice(kept.position(), count));
            kept.position(kept.position() + count);
            position += count;
            return count;
        }
        if (kept.capacity() > 0 && position > part.last()) return -1;
        if (upstream.isEmpty()) openRest();
        var before = into.position();
        var count = upstream.orElseThrow().read(into);
        if (count > 0) {
            keep(into, before, count);
            position += count;
        }
        return count;
    }

    private void openRest() throws IOException, InterruptedException {
        Thread.sleep(MOMENT);
        if (closed) throw new IOException("closed");
        if (!(opener.open(rest(position, part.last())).orElse(null) instanceof OpenResult.Opened(var rest)))
            throw new IOException("the rest cannot be had");
        upstream = Optional.of(rest);
        if (closed || rest.status() != PARTIAL || rest.total() != file.size()) {
            rest.close();
            throw new IOException("what follows is not of the same file");
        }
    }

    private void keep(ByteBuffer into, int before, int count) {
        var wanted = Math.min(count, room - fresh.size());
        for (var i = 0; i < wanted; i++) fresh.write(into.get(before + i));
    }

    @Override
    public void rest() {
        upstream.ifPresent(FilmReader::rest);
    }

    @Override
    public void close() {
        closed = true;
        upstream.ifPresent(FilmReader::close);
    }

    @Override
    public void end() {
        close();
        var isSame = upstream.filter(one -> one.total() == file.size()).isPresent();
        if (isSame && fresh.size() > 0) edges.keep(file.etag(), file.size(), freshFrom, fresh.toByteArray());
    }
}
