package tv.tributary.server.api;

import java.util.List;
import tv.tributary.catalog.Catalog;
import tv.tributary.ffmpeg.Availability;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.format.json.Json;
import tv.tributary.model.StorageFault;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.StreamingResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.stats.Stats;
import tv.tributary.text.Version;

/// The program itself: version, addresses, live statistics.
final class SystemApi {
    /// @param playlistUrl what to type into a television; opens the streams, so keep it in the household
    /// @param storageFault what keeps changes from being stored, in words; empty while all is well
    record StatusView(
            String version,
            String address,
            String playlistUrl,
            long uptimeSeconds,
            int providers,
            int streams,
            int channels,
            String storageFault,
            FfmpegView ffmpeg) {}

    /// Without one, streams of some kinds cannot be played: fragmented MP4, `rtsp`, `rtmp`, `srt`, `udp`, `rtp`.
    ///
    /// @param version empty if none runs
    /// @param why what kept it from starting, empty if one runs
    record FfmpegView(boolean runs, String version, String why) {
        static FfmpegView of(Availability ffmpeg) {
            return new FfmpegView(ffmpeg.runs(), ffmpeg.version(), ffmpeg.why());
        }
    }

    private final Catalog catalog;
    private final Stats stats;
    private final Ffmpeg ffmpeg;
    private final BaseUrls baseUrls;

    SystemApi(Catalog catalog, Stats stats, Ffmpeg ffmpeg, BaseUrls baseUrls) {
        this.catalog = catalog;
        this.stats = stats;
        this.ffmpeg = ffmpeg;
        this.baseUrls = baseUrls;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/system/status", "What runs where", BodySchema.of(StatusView.class), this::status),
                Endpoint.get(
                                "/api/system/stats/realtime",
                                "What goes on right now, once a second until the client leaves: server-sent events"
                                        + " where the client accepts text/event-stream, else one JSON object per line",
                                BodySchema.live(LiveStatsJson.class),
                                this::realtime)
                        .with("once", Boolean.class, "true for a single JSON object"));
    }

    private Response status(Request request) {
        var counts = catalog.channels().counts();
        return BufferedResponse.json(new StatusView(
                Version.text(),
                baseUrls.base(request),
                baseUrls.household(request).playlist(),
                stats.live().get().uptime().toSeconds(),
                catalog.providers().all().size(),
                counts.sources(),
                counts.channels(),
                catalog.storageFault().get().map(StorageFault::words).orElse(""),
                FfmpegView.of(ffmpeg())));
    }

    private Availability ffmpeg() {
        try {
            return ffmpeg.availability();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server closes", e);
        }
    }

    private Response realtime(Request request) {
        var live = stats.live();
        if (request.query("once").orElse("").equals("true")) return BufferedResponse.json(LiveStatsJson.of(live.get()));
        if (request.header("Accept").orElse("").contains("text/event-stream")) {
            return new StreamingResponse(
                    "text/event-stream",
                    "",
                    client -> live.follow(now -> client.show("data: " + Json.write(LiveStatsJson.of(now)) + "\n\n")));
        }
        return new StreamingResponse(
                "application/x-ndjson",
                "",
                client -> live.follow(now -> client.show(Json.write(LiveStatsJson.of(now)) + "\n")));
    }
}
