package tv.tributary.server.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.ReadResponse;
import tv.tributary.server.route.StreamUrls;

/// Documents too large for memory, rendered into packed files when somebody asks for them after a change, each on a
/// thread of its own. What their URLs begin with is filled in when they are sent, so one rendering serves everybody who
/// sees the same. Thread-safe.
public final class RenderedFiles {
    private static final String GZIP = "application/gzip";

    /// A document of more packed bytes is sent before its end is rendered.
    private static final long LARGE = 1 << 14;

    private final String type;
    private final String suffix;
    private final int kept;
    private final Duration fresh;
    private final InstantSource clock;
    /// Stands, with a letter, for what is filled in while a document is rendered. Lists and guides must not be able to
    /// name it: they would be told a viewer's token.
    private final String mark = "z" + secret();

    /// More at once would only make each of them, and all else, slower.
    private final Semaphore permits =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /// Held shortly, never while a document is rendered.
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, Rendering> rendered = new LinkedHashMap<>(16, 0.75f, true);

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

    /// Writes a document in which several texts differ from reader to reader.
    @FunctionalInterface
    public interface BlankRenderer {
        /// @param blanks stand for what is filled in, in the same order
        void write(Instant now, List<String> blanks, OutputStream out) throws IOException;
    }

    /// A document, as far as it is rendered.
    ///
    /// @param state of what it was made of
    private record Rendering(String state, Instant at, GrowingFile packed, AtomicReference<Optional<Rendered>> whole) {}

    /// @param bytes of its file, from the first one
    private record Opened(Rendering rendering, InputStream bytes) {}

    /// A document that is rendered to its end.
    ///
    /// @param tag of its bytes: the same after a restart that changed nothing
    private record Rendered(String tag, long length, long packedLength) {}

    /// A document, packed for the way where the client takes that.
    ///
    /// @param urls of the viewer who reads it
    /// @param key which one, by all that makes a difference but the state and the URLs
    /// @param state another one is rendered again
    /// @param packed whether the client wants a packed file
    public Response answer(
            Request request, StreamUrls urls, String key, String state, boolean packed, Renderer renderer) {
        return answer(
                request,
                List.of(urls.root()),
                key,
                state,
                packed,
                (now, blanks, out) -> renderer.write(now, new StreamUrls(blanks.getFirst()), out));
    }

    /// The same for a document in which more differs.
    ///
    /// @param fillings what stands in it for whoever reads it, each shorter than 32 KB; readers whose
    ///     texts have the same lengths share a rendering
    public Response answer(
            Request request, List<String> fillings, String key, String state, boolean packed, BlankRenderer renderer) {
        var filled = fillings.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        var lengths = filled.stream().map(bytes -> bytes.length).toList();
        try {
            var opened = open(lengths + " " + key, state, lengths, renderer);
            try {
                var response = answer(request, fillings, new FilledGzip(opened.bytes(), filled), opened, packed);
                if (!(response instanceof ReadResponse)) opened.bytes().close();
                return response;
            } catch (IOException | RuntimeException e) {
                opened.bytes().close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A large one is sent while it is rendered, without a tag, which nobody knows then.
    private Response answer(Request request, List<String> fillings, InputStream bytes, Opened opened, boolean packed)
            throws IOException {
        var file = opened.rendering().packed();
        file.awaitEnd(request.header("If-None-Match").isPresent() ? Long.MAX_VALUE : LARGE);
        var whole = opened.rendering().whole().get();
        var headers = new LinkedHashMap<String, String>();
        // Weak, because plain and packed share it.
        whole.ifPresent(
                one -> headers.put("ETag", "W/\"" + one.tag() + "-" + Integer.toHexString(fillings.hashCode()) + "\""));
        headers.put("Cache-Control", "private, no-cache");
        if (!packed) headers.put("Vary", "Accept-Encoding");
        if (isKnown(request, headers.getOrDefault("ETag", ""))) {
            var unchanged = BufferedResponse.empty(304);
            for (var header : headers.entrySet()) unchanged = unchanged.with(header.getKey(), header.getValue());
            return unchanged;
        }
        headers.put("Content-Type", packed ? GZIP : type);
        boolean takesPacked = packed || request.acceptsGzip();
        if (takesPacked && !packed) headers.put("Content-Encoding", "gzip");
        var length = whole.map(one -> OptionalLong.of(takesPacked ? one.packedLength() : one.length()))
                .orElse(OptionalLong.empty());
        return new ReadResponse(takesPacked ? bytes : new GZIPInputStream(bytes, 1 << 16), length, headers);
    }

    /// @param tag with `W/`; empty if there is none
    private static boolean isKnown(Request request, String tag) {
        if (tag.isEmpty()) return false;
        for (var known : request.header("If-None-Match").orElse("").split(",", -1)) {
            var stripped = known.strip();
            if (stripped.equals("*") || stripped.equals(tag) || stripped.equals(tag.substring("W/".length())))
                return true;
        }
        return false;
    }

    /// Opened before another request may drop it.
    private Opened open(String key, String state, List<Integer> lengths, BlankRenderer renderer) throws IOException {
        lock.lock();
        try {
            var found = find(key, state, lengths, renderer);
            return new Opened(found, found.packed().open());
        } finally {
            lock.unlock();
        }
    }

    private Rendering find(String key, String state, List<Integer> lengths, BlankRenderer renderer) throws IOException {
        var now = clock.instant();
        var known = rendered.get(key);
        if (known != null
                && known.state().equals(state)
                && known.at().plus(fresh).isAfter(now)
                && known.packed().exists()) return known;
        var made = new Rendering(state, now, new GrowingFile(suffix + ".gz"), new AtomicReference<>(Optional.empty()));
        var old = rendered.put(key, made);
        if (old != null) old.packed().delete();
        if (rendered.size() > kept) {
            var entries = rendered.entrySet().iterator();
            entries.next().getValue().packed().delete();
            entries.remove();
        }
        Thread.ofVirtual().name("rendering").start(() -> render(key, made, lengths, renderer));
        return made;
    }

    private void render(String key, Rendering made, List<Integer> lengths, BlankRenderer renderer) {
        permits.acquireUninterruptibly();
        try {
            var blanks = new ArrayList<String>(lengths.size());
            for (var i = 0; i < lengths.size(); i++) blanks.add(mark + (char) ('A' + i));
            var document = new GzipTemplate(made.packed().writer(), mark.getBytes(StandardCharsets.US_ASCII), lengths);
            try {
                renderer.write(made.at(), blanks, document);
                document.finish();
            } finally {
                document.release();
            }
            made.whole().set(Optional.of(new Rendered(document.tag(), document.length(), document.packedLength())));
            made.packed().end();
        } catch (IOException | RuntimeException | Error e) {
            forget(key, made);
            made.packed().fail(e);
        } finally {
            permits.release();
        }
    }

    /// Whoever asks next has it rendered again.
    private void forget(String key, Rendering failed) {
        lock.lock();
        try {
            rendered.remove(key, failed);
            failed.packed().delete();
        } finally {
            lock.unlock();
        }
    }
}
