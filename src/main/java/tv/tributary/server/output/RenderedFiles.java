package tv.tributary.server.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tv.tributary.file.TempFiles;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.FileResponse;

/// Documents too large for memory, rendered into packed files when somebody asks for them after a change. Thread-safe.
public final class RenderedFiles {
    private static final String GZIP = "application/gzip";

    private final String type;
    private final String suffix;
    private final int kept;
    private final Duration fresh;
    private final InstantSource clock;
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

    /// Writes a document.
    @FunctionalInterface
    public interface Renderer {
        void write(Instant now, OutputStream out) throws IOException;
    }

    /// @param state of what it was made of
    /// @param tag of its bytes: the same after a restart that changed nothing
    private record RenderedFile(String state, Instant at, String tag, Path packed, Path plain) {
        void delete() {
            try {
                Files.deleteIfExists(packed);
                Files.deleteIfExists(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A document, packed for the way where the client takes that.
    ///
    /// @param key which one, by all that makes a difference but the state
    /// @param state another one is rendered again
    /// @param packed whether the client wants a packed file
    public Response answer(Request request, String key, String state, boolean packed, Renderer renderer) {
        var found = find(key, state, renderer);
        var tag = "W/\"" + found.tag() + "\"";
        if (request.header("If-None-Match")
                .filter(known -> known.contains(found.tag()))
                .isPresent())
            return BufferedResponse.empty(304)
                    .with("ETag", tag)
                    .with("Cache-Control", "private, no-cache")
                    .with("Vary", "Accept-Encoding");
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", packed ? GZIP : type);
        headers.put("ETag", tag);
        headers.put("Cache-Control", "private, no-cache");
        if (packed) return new FileResponse(found.packed(), headers);
        headers.put("Vary", "Accept-Encoding");
        if (request.acceptsGzip()) {
            headers.put("Content-Encoding", "gzip");
            return new FileResponse(found.packed(), headers);
        }
        return new FileResponse(plain(found), headers);
    }

    private RenderedFile find(String key, String state, Renderer renderer) {
        rendering.lock();
        try {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            rendering.unlock();
        }
    }

    private RenderedFile render(String state, Instant now, Renderer renderer) throws IOException {
        var packed = TempFiles.create(suffix + ".gz");
        var sum = new CRC32C();
        try (var gzip = new CheckedOutputStream(new FastGzip(Files.newOutputStream(packed)), sum)) {
            renderer.write(now, gzip);
        }
        var tag = Long.toHexString(sum.getValue()) + "-" + Long.toHexString(Files.size(packed));
        return new RenderedFile(state, now, tag, packed, packed.resolveSibling(packed.getFileName() + suffix));
    }

    /// Unpacked when a client first asks for that.
    private Path plain(RenderedFile file) {
        rendering.lock();
        try {
            if (!Files.exists(file.plain())) {
                var part = TempFiles.create(suffix);
                try (var in = new GZIPInputStream(Files.newInputStream(file.packed()), 1 << 16);
                        var out = Files.newOutputStream(part)) {
                    in.transferTo(out);
                }
                Files.move(part, file.plain());
            }
            return file.plain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            rendering.unlock();
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
