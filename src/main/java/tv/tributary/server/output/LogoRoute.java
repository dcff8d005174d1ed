package tv.tributary.server.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import tv.tributary.catalog.Channels;
import tv.tributary.logo.Logos;
import tv.tributary.logo.Thumbnail;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.text.Messages;

/// `/logo/7.png`: a channel's picture from our own cache, so that no television asks a provider's server for
/// it, nor learns its address.
public final class LogoRoute implements RouteGroup {
    private static final String TYPE = "image/png";

    private final Channels channels;
    private final Logos logos;

    public LogoRoute(Channels channels, Logos logos) {
        this.channels = channels;
        this.logos = logos;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.longPoll("/logo/(\\d{1,18})\\.png", (request, match) -> answer(request, match.channel())));
    }

    private Response answer(Request request, ChannelId id) {
        var picture = channels.channel(id)
                .map(Channel::logo)
                .filter(url -> !url.isEmpty())
                .flatMap(this::find)
                .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("server.logo.none")));
        var bytes = bytes(picture);
        var sum = new CRC32C();
        sum.update(bytes);
        var tag = "\"" + Long.toHexString(sum.getValue()) + "\"";
        var known = request.header("If-None-Match").filter(tag::equals).isPresent();
        return (known ? BufferedResponse.empty(304) : BufferedResponse.of(200, TYPE, bytes))
                .with("ETag", tag)
                .with("Cache-Control", "private, max-age=86400");
    }

    private Optional<Thumbnail> find(String url) {
        try {
            return logos.find(url);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static byte[] bytes(Thumbnail picture) {
        try (var png = picture.encoded()) {
            return png.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
