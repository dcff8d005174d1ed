package tv.tributary.server.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tv.tributary.access.Grant;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.Films;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.event.LatestValue;
import tv.tributary.server.http.GzipEncoding;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.StreamUrls;

/// A viewer's playlist of channels, or of films, with the viewer's own URLs. Answers GET, HEAD and POST alike:
/// some players use POST.
public final class PlaylistRoute implements RouteGroup {
    private static final String TYPE = "audio/x-mpegurl; charset=utf-8";

    private final String path;
    private final LongSupplier revision;
    private final BaseUrls baseUrls;
    private final Entries entries;
    private final PlaylistCache cache = new PlaylistCache();

    /// `/playlist.m3u`.
    ///
    /// @param hasGuide whether its header names the guide
    public static PlaylistRoute of(
            Channels channels,
            Archives archives,
            BooleanSupplier hasGuide,
            LatestValue<PlaylistSettings> settings,
            BaseUrls baseUrls) {
        return new PlaylistRoute(
                "/playlist\\.m3u8?",
                // Odd with a guide, even without; its half so with favourites first, and that one's so with pictures as
                // listed.
                () -> channels.revision() * 8
                        + (settings.get().originalPictures() ? 4 : 0)
                        + (settings.get().favouritesFirst() ? 2 : 0)
                        + (hasGuide.getAsBoolean() ? 1 : 0),
                baseUrls,
                (urls, form, out) -> M3uPlaylistWriter.write(
                        settings.get().arranged(channels.list(ChannelQuery.all())),
                        archives.days(),
                        urls,
                        settings.get().originalPictures(),
                        form,
                        hasGuide.getAsBoolean() ? urls.guide() : "",
                        out));
    }

    /// `/films.m3u`: apart, because what reads live channels cannot do with a hundred thousand films.
    public static PlaylistRoute of(Films films, BaseUrls baseUrls) {
        return new PlaylistRoute(
                "/films\\.m3u8?",
                films::revision,
                baseUrls,
                (urls, _, out) -> M3uPlaylistWriter.writeFilms(films, urls, out));
    }

    private PlaylistRoute(String path, LongSupplier revision, BaseUrls baseUrls, Entries entries) {
        this.path = path;
        this.revision = revision;
        this.baseUrls = baseUrls;
        this.entries = entries;
    }

    /// Writes them with a viewer's URLs.
    private interface Entries {
        void write(StreamUrls urls, StreamFormat form, OutputStream out) throws IOException;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.getOrPost(path, (request, match) -> answer(request, match.viewer())));
    }

    /// A viewer's playlist, for another output.
    ///
    /// @param request says in which form, and whether the client has it already
    public Response answer(Request request, Grant viewer) {
        var urls = baseUrls.of(request, viewer);
        var form = StreamFormat.of(request);
        var renderedPlaylist = cache.get(form + " " + urls.root(), revision.getAsLong(), () -> render(urls, form));
        if (isKnown(request, renderedPlaylist.tag())) return headers(BufferedResponse.empty(304), renderedPlaylist);
        if (request.acceptsGzip()) {
            return headers(
                    BufferedResponse.of(200, TYPE, renderedPlaylist.packed()).with("Content-Encoding", "gzip"),
                    renderedPlaylist);
        }
        return headers(BufferedResponse.of(200, TYPE, renderedPlaylist.plain()), renderedPlaylist);
    }

    private static BufferedResponse headers(BufferedResponse bufferedResponse, RenderedPlaylist renderedPlaylist) {
        // Weak, because plain and packed share it.
        return bufferedResponse
                .with("ETag", "W/" + renderedPlaylist.tag())
                .with("Cache-Control", "private, no-cache")
                .with("Vary", "Accept-Encoding");
    }

    private static boolean isKnown(Request request, String tag) {
        for (var known : request.header("If-None-Match").orElse("").split(",", -1)) {
            var stripped = known.strip();
            if (stripped.equals("*") || stripped.equals(tag) || stripped.equals("W/" + tag)) return true;
        }
        return false;
    }

    private RenderedPlaylist render(StreamUrls urls, StreamFormat form) {
        var bytes = new ByteArrayOutputStream();
        try {
            entries.write(urls, form, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RenderedPlaylist(bytes.toByteArray());
    }

    /// Caches the last rendered playlists, one per base address. Released when memory runs short. Concurrent
    /// requests share one rendering. Thread-safe.
    static final class PlaylistCache {
        private static final int KEPT = 4;

        private record Kept(long revision, SoftReference<RenderedPlaylist> playlist) {}

        private final ReentrantLock rendering = new ReentrantLock();
        private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                return size() > KEPT;
            }
        };

        RenderedPlaylist get(String address, long revision, Supplier<RenderedPlaylist> render) {
            rendering.lock();
            try {
                var known = kept.get(address);
                var renderedPlaylist = known == null || known.revision() != revision
                        ? null
                        : known.playlist().get();
                if (renderedPlaylist != null) return renderedPlaylist;
                var rendered = render.get();
                kept.put(address, new Kept(revision, new SoftReference<>(rendered)));
                return rendered;
            } finally {
                rendering.unlock();
            }
        }
    }

    /// A rendered playlist, plain and gzipped. Thread-safe.
    ///
    /// The tag is made from the bytes, not from a counter: it stays the same over a restart that changed
    /// nothing, and never stands for two different lists.
    static final class RenderedPlaylist {
        private final byte[] plain;
        private final String tag;
        private final ReentrantLock packing = new ReentrantLock();
        private byte @Nullable [] packed;

        RenderedPlaylist(byte[] plain) {
            this.plain = plain;
            var sum = new CRC32C();
            sum.update(plain);
            this.tag = "\"" + Long.toHexString(sum.getValue()) + "-" + Integer.toHexString(plain.length) + "\"";
        }

        byte[] plain() {
            return plain;
        }

        /// As gzip; packed when first asked for, as not all clients take it.
        byte[] packed() {
            packing.lock();
            try {
                var known = packed;
                if (known == null) known = GzipEncoding.gzip(plain);
                packed = known;
                return known;
            } finally {
                packing.unlock();
            }
        }

        /// For `ETag`, with its quotes.
        String tag() {
            return tag;
        }
    }
}
