package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Map;
import tv.tributary.access.Grant;
import tv.tributary.access.StreamLimits.StreamSession;
import tv.tributary.relay.Relay;
import tv.tributary.relay.vod.RecordedStream;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;

/// Segments of past programmes, at the addresses that their playlists have: `/watch/past/ID/7.ts`. Only the user who
/// asked for the playlist gets them. Thread-safe.
public final class RecordedSegmentRoute implements RouteGroup {
    private final Relay relay;
    private final VodRoute files;

    /// @param files sends the bytes
    public RecordedSegmentRoute(Relay relay, VodRoute files) {
        this.relay = relay;
        this.files = files;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.transfer(
                "/watch/past/([0-9a-f]{32})/(\\d{1,6})\\.ts",
                (exchange, match) -> send(exchange, match.text(1), (int) match.number(2), match.viewer())));
    }

    /// Where a playlist at `/watch/7.m3u8` has a segment.
    static String address(RecordedStream stream, int number) {
        return "past/" + stream.id() + "/" + number + ".ts";
    }

    private void send(HttpServerExchange exchange, String id, int number, Grant viewer) {
        var stream = relay.recordedPlaylists().find(id, viewer.user());
        if (stream.isEmpty() || !viewer.has(Grant.Right.CATCH_UP)) {
            TextError.send(exchange, StatusCodes.NOT_FOUND, "watch.error.no-archive");
            return;
        }
        files.send(
                exchange,
                (request, part) -> relay.recordedPlaylists().segment(stream.get(), number, request, part),
                "ts",
                viewer,
                Map.of(),
                request -> new RecordedSession(stream.get(), request.device()));
    }

    /// A past programme as [tv.tributary.access.StreamLimits] counts it: one stream, however many segments are fetched
    /// at once.
    record RecordedSession(RecordedStream stream, String device) implements StreamSession {
        @Override
        public boolean isOpen() {
            return stream.isWatched();
        }

        @Override
        public void end() {
            stream.stop();
        }
    }
}
