package tv.tributary.server.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import tv.tributary.catalog.ChannelQuery;
import tv.tributary.catalog.Channels;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Reply;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Route;

/// The household's channel list. Answers GET, HEAD and POST alike: some players ask by POST.
public final class PlaylistRoute implements Route {
    private static final String TYPE = "audio/x-mpegurl; charset=utf-8";

    private final Channels channels;
    private final Function<Request, String> base;
    private final PlaylistCache cache = new PlaylistCache();

    /// @param base what stands before `/watch/…` in the addresses of a client's playlist: host and token
    public PlaylistRoute(Channels channels, Function<Request, String> base) {
        this.channels = channels;
        this.base = base;
    }

    @Override
    public Reply answer(Request request) {
        var address = base.apply(request);
        var playlist = cache.get(address, channels.revision(), () -> render(address));
        if (isKnown(request, playlist.tag())) return headers(Document.empty(304), playlist);
        if (request.takesGzip()) {
            return headers(Document.of(200, TYPE, playlist.packed()).with("Content-Encoding", "gzip"), playlist);
        }
        return headers(Document.of(200, TYPE, playlist.plain()), playlist);
    }

    private static Document headers(Document document, Playlist playlist) {
        // Weak, because plain and packed share it.
        return document.with("ETag", "W/" + playlist.tag())
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

    private Playlist render(String address) {
        var rows = channels.list(ChannelQuery.all());
        var bytes = new ByteArrayOutputStream(rows.size() * 256 + 64);
        try {
            PlaylistText.write(rows, address, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Playlist(bytes.toByteArray());
    }
}
