package tv.tributary.server.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import tv.tributary.access.View;
import tv.tributary.access.ViewedChannels;
import tv.tributary.format.xmltv.XmltvWriter;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.logo.Logos;
import tv.tributary.logo.Thumbnail;
import tv.tributary.model.Channel;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.text.Messages;

/// Pictures from our own caches, so that no television asks a provider's server for them, nor learns its address:
/// `/logo/7.png` for channel 7, `/programme/7/1764523800-1f2e3d4c.jpg` for what it shows from that second on,
/// `/poster/movie/7.jpg` for a film.
///
/// Nobody can have other pictures fetched by it: a path names a channel and a time, and which of that programme's
/// pictures is meant, never an address.
public final class PictureRoute implements RouteGroup {
    private final ViewedChannels channels;
    private final GuideProgrammes programmes;
    private final Logos logos;
    private final Logos artwork;
    private final PosterLookup posters;

    /// Where the poster of a title comes from.
    @FunctionalInterface
    public interface PosterLookup {
        /// @return empty if it has none, or the view does not have it
        Optional<String> find(TitleKind kind, long title, View view);
    }

    /// @param artwork the cache of larger pictures
    public PictureRoute(
            ViewedChannels channels, GuideProgrammes programmes, Logos logos, Logos artwork, PosterLookup posters) {
        this.posters = posters;
        this.channels = channels;
        this.programmes = programmes;
        this.logos = logos;
        this.artwork = artwork;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.longPoll("/poster/(movie|series)/([1-9]\\d{0,17})\\.jpg", this::poster),
                PathRoute.longPoll("/logo/(\\d{1,18})\\.png", (request, match) -> logo(request, match)),
                PathRoute.longPoll("/programme/(\\d{1,18})/(\\d{1,11})-([0-9a-f]{1,8})\\.jpg", this::programme));
    }

    /// Tells the pictures of one programme apart, and an old one from the one that took its place.
    static String tag(String address) {
        var sum = new CRC32C();
        sum.update(address.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private Response logo(Request request, RouteMatch match) {
        return channels.channel(match.viewer().view(), match.channel())
                .map(Channel::logo)
                .filter(address -> !address.isEmpty())
                .flatMap(address -> find(logos, address))
                .map(picture -> answer(request, "image/png", picture))
                .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("server.logo.none")));
    }

    private Response poster(Request request, RouteMatch match) {
        var kind = match.text(1).equals("movie") ? TitleKind.MOVIE : TitleKind.SERIES;
        return posters.find(kind, match.number(2), match.viewer().view())
                .filter(address -> !address.isEmpty())
                .flatMap(address -> find(artwork, address))
                .map(picture -> answer(request, "image/jpeg", picture))
                .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("server.programme-picture.none")));
    }

    private Response programme(Request request, RouteMatch match) {
        var start = Instant.ofEpochSecond(match.number(2));
        return programmes.of(match.channel(), start, start.plusSeconds(1)).stream()
                .filter(_ -> channels.sees(match.viewer().view(), match.channel()))
                .filter(programme -> programme.start().toInstant().equals(start))
                .flatMap(programme -> XmltvWriter.pictures(programme).stream())
                .filter(address -> tag(address).equals(match.text(3)))
                .findFirst()
                .flatMap(address -> find(artwork, address))
                .map(picture -> answer(request, "image/jpeg", picture))
                .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("server.programme-picture.none")));
    }

    private static Response answer(Request request, String type, Thumbnail picture) {
        var bytes = bytes(picture);
        var sum = new CRC32C();
        sum.update(bytes);
        var tag = "\"" + Long.toHexString(sum.getValue()) + "\"";
        var known = request.header("If-None-Match").filter(tag::equals).isPresent();
        return (known ? BufferedResponse.empty(304) : BufferedResponse.of(200, type, bytes))
                .with("ETag", tag)
                .with("Cache-Control", "private, max-age=86400");
    }

    private static Optional<Thumbnail> find(Logos cache, String address) {
        try {
            return cache.find(address);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static byte[] bytes(Thumbnail picture) {
        try (var file = picture.encoded()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
