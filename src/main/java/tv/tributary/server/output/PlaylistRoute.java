package tv.tributary.server.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.Films;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.server.http.BufferedResponse;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Route;

/// The playlist of channels, or of films. Answers GET, HEAD and POST alike: some players use POST.
public final class PlaylistRoute implements Route {
    private static final String TYPE = "audio/x-mpegurl; charset=utf-8";

    private final LongSupplier revision;
    private final Function<Request, String> base;
    private final Entries entries;
    private final PlaylistCache cache = new PlaylistCache();

    /// @param base what stands before `/watch/…` in the addresses of a client's playlist: host and token
    public static PlaylistRoute of(Channels channels, Function<Request, String> base) {
        return new PlaylistRoute(
                channels::revision,
                base,
                (address, form, out) -> M3uPlaylistWriter.write(channels.list(ChannelQuery.all()), address, form, out));
    }

    /// The same for films: apart, because what reads live channels cannot do with a hundred thousand films.
    public static PlaylistRoute of(Films films, Function<Request, String> base) {
        return new PlaylistRoute(films::revision, base, (address, _, out) -> FilmsWriter.write(films, address, out));
    }

    private PlaylistRoute(LongSupplier revision, Function<Request, String> base, Entries entries) {
        this.revision = revision;
        this.base = base;
        this.entries = entries;
    }

    /// Writes them under an address.
    private interface Entries {
        void write(String address, StreamForm form, OutputStream out) throws IOException;
    }

    @Override
    public Response answer(Request request) {
        var address = base.apply(request);
        var form = StreamForm.of(request);
        var renderedPlaylist = cache.get(form + " " + address, revision.getAsLong(), () -> render(address, form));
        if (isKnown(request, renderedPlaylist.tag())) return headers(BufferedResponse.empty(304), renderedPlaylist);
        if (request.takesGzip()) {
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

    private RenderedPlaylist render(String address, StreamForm form) {
        var bytes = new ByteArrayOutputStream();
        try {
            entries.write(address, form, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RenderedPlaylist(bytes.toByteArray());
    }
}
