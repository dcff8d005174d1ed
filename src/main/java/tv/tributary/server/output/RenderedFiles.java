package tv.tributary.server.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tv.tributary.file.TempFiles;
import tv.tributary.server.http.GzipEncoding;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.ReadResponse;
import tv.tributary.server.output.RootBlanks.BlankingStream;
import tv.tributary.server.output.RootBlanks.FillingStream;
import tv.tributary.server.route.StreamUrls;

/// Documents too large for memory, rendered into packed files when somebody asks for them after a change. What their
/// URLs begin with is filled in when they are sent, so one rendering serves everybody who sees the same. Thread-safe.
public final class RenderedFiles {
    private static final String GZIP = "application/gzip";

    private final String type;
    private final String suffix;
    private final int kept;
    private final Duration fresh;
    private final InstantSource clock;
    /// Stands for what URLs begin with while a document is rendered. Lists and guides must not be able to name it:
    /// they would be told a viewer's token.
    private final StreamUrls blank = new StreamUrls("http://" + secret());

    private final ReentrantLock rendering = new ReentrantLock();
    private final Map<String, RenderedFile> rendered = new LinkedHashMap<>(16, 0.75f, true);

    /// @param type for `Content-Type`
    /// @param suffix of the files' names
    /// @param kept how many documents
    /// @param fresh what is older is rendered again
    public RenderedFiles(String type, String suffix, int kept, Duration fresh, InstantSource clock) {
        this.type = type;
        this.suffix = suffix;
        this.kept = kept;
        this.fresh = fresh;
        this.clock = clock;
    }

    private static String secret() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Writes a document.
    @FunctionalInterface
    public interface Renderer {
        /// @param urls stand for those of whoever reads it
        void write(Instant now, StreamUrls urls, OutputStream out) throws IOException;
    }

    /// @param state of what it was made of
    /// @param tag of its bytes: the same after a restart that changed nothing
    /// @param lengths how long it is with each root
    private record RenderedFile(String state, Instant at, String tag, Path packed, ToLongFunction<String> lengths) {
        void delete() {
            try {
                Files.deleteIfExists(packed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A document, packed for the way where the client takes that.
    ///
    /// @param urls of the viewer who reads it
    /// @param key which one, by all that makes a difference but the state and the URLs
    /// @param state another one is rendered again
    /// @param packed whether the client wants a packed file
    public Response answer(
            Request request, StreamUrls urls, String key, String state, boolean packed, Renderer renderer) {
        rendering.lock();
        try {
            // Opened before another request may drop it.
            return answer(request, urls, find(key, state, renderer), packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            rendering.unlock();
        }
    }

    private Response answer(Request request, StreamUrls urls, RenderedFile found, boolean packed) throws IOException {
        var tag = found.tag() + "-" + Integer.toHexString(urls.root().hashCode());
        var headers = new LinkedHashMap<String, String>();
        // Weak, because plain and packed share it.
        headers.put("ETag", "W/\"" + tag + "\"");
        headers.put("Cache-Control", "private, no-cache");
        if (!packed) headers.put("Vary", "Accept-Encoding");
        if (isKnown(request, tag)) {
            var unchanged = BufferedResponse.empty(304);
            for (var header : headers.entrySet()) unchanged = unchanged.with(header.getKey(), header.getValue());
            return unchanged;
        }
        headers.put("Content-Type", packed ? GZIP : type);
        var plain = new FillingStream(open(found), urls.root());
        if (!packed && !request.acceptsGzip())
            return new ReadResponse(plain, OptionalLong.of(found.lengths().applyAsLong(urls.root())), headers);
        if (!packed) headers.put("Content-Encoding", "gzip");
        return new ReadResponse(GzipEncoding.packing(plain), OptionalLong.empty(), headers);
    }

    private static boolean isKnown(Request request, String tag) {
        for (var known : request.header("If-None-Match").orElse("").split(",", -1)) {
            var stripped = known.strip();
            if (stripped.equals("*") || stripped.equals("\"" + tag + "\"") || stripped.equals("W/\"" + tag + "\""))
                return true;
        }
        return false;
    }

    private static InputStream open(RenderedFile file) throws IOException {
        return new GZIPInputStream(Files.newInputStream(file.packed()), 1 << 16);
    }

    private RenderedFile find(String key, String state, Renderer renderer) throws IOException {
        var now = clock.instant();
        var known = rendered.get(key);
        if (known != null
                && known.state().equals(state)
                && known.at().plus(fresh).isAfter(now)
                && Files.exists(known.packed())) return known;
        var made = render(state, now, renderer);
        var old = rendered.put(key, made);
        if (old != null) old.delete();
        if (rendered.size() > kept) {
            var entries = rendered.entrySet().iterator();
            entries.next().getValue().delete();
            entries.remove();
        }
        return made;
    }

    private RenderedFile render(String state, Instant now, Renderer renderer) throws IOException {
        var file = TempFiles.create(suffix + ".gz");
        var sum = new CRC32C();
        var packed = new CheckedOutputStream(new FastGzip(Files.newOutputStream(file)), sum);
        var document = new BlankingStream(packed, blank.root());
        try (document) {
            renderer.write(now, blank, document);
        }
        var tag = Long.toHexString(sum.getValue()) + "-" + Long.toHexString(document.length(""));
        return new RenderedFile(state, now, tag, file, document::length);
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
