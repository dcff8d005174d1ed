package tv.tributary.server.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tv.tributary.access.Grant;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.file.TempFiles;
import tv.tributary.guide.Guide;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.FileResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.StreamUrls;

/// A viewer's programme guide: `/guide.xml`, packed for the way where the client takes that, and
/// `/guide.xml.gz`, a packed file (Jellyfin unpacks what is called so itself, and once only). `days` and
/// `past-days` choose how much; without them the settings do. Rendered into a file when somebody asks after a change.
/// Thread-safe.
public final class GuideRoute implements RouteGroup {
    private static final String XML = "application/xml; charset=utf-8";
    private static final String GZIP = "application/gzip";
    /// So many guides are kept: one per base address and choice of days.
    private static final int KEPT = 6;
    /// Time goes on: what is older is rendered again.
    private static final Duration FRESH = Duration.ofHours(3);

    private final Channels channels;
    private final Guide guide;
    private final Supplier<GuideSettings> settings;
    private final Supplier<PlaylistSettings> playlist;
    private final BaseUrls baseUrls;
    private final InstantSource clock;
    private final ReentrantLock rendering = new ReentrantLock();
    private final Map<String, RenderedGuide> rendered = new LinkedHashMap<>(16, 0.75f, true);

    /// @param playlist whose pictures the guide has
    public GuideRoute(
            Channels channels,
            Guide guide,
            Supplier<GuideSettings> settings,
            Supplier<PlaylistSettings> playlist,
            BaseUrls baseUrls,
            InstantSource clock) {
        this.channels = channels;
        this.guide = guide;
        this.settings = settings;
        this.playlist = playlist;
        this.baseUrls = baseUrls;
        this.clock = clock;
    }

    /// @param state of the channels and the guide it was made of
    /// @param tag of its bytes: the same after a restart that changed nothing
    private record RenderedGuide(String state, Instant at, String tag, Path packed, Path plain) {
        void delete() {
            try {
                Files.deleteIfExists(packed);
                Files.deleteIfExists(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.getOrPost("/(guide|xmltv)\\.xml", (request, match) -> answer(request, match.viewer(), false)),
                PathRoute.getOrPost(
                        "/(guide|xmltv)\\.xml\\.gz", (request, match) -> answer(request, match.viewer(), true)));
    }

    private Response answer(Request request, Grant viewer, boolean file) {
        var usual = settings.get();
        var found = find(
                baseUrls.of(request, viewer),
                days(request, "days", usual.servedAhead()),
                days(request, "past-days", usual.servedBack()));
        var tag = "W/\"" + found.tag() + "\"";
        if (request.header("If-None-Match")
                .filter(known -> known.contains(found.tag()))
                .isPresent())
            return BufferedResponse.empty(304)
                    .with("ETag", tag)
                    .with("Cache-Control", "private, no-cache")
                    .with("Vary", "Accept-Encoding");
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", file ? GZIP : XML);
        headers.put("ETag", tag);
        headers.put("Cache-Control", "private, no-cache");
        if (file) return new FileResponse(found.packed(), headers);
        headers.put("Vary", "Accept-Encoding");
        if (request.acceptsGzip()) {
            headers.put("Content-Encoding", "gzip");
            return new FileResponse(found.packed(), headers);
        }
        return new FileResponse(plain(found), headers);
    }

    /// Too much is as much as there is; nonsense is the usual.
    private static int days(Request request, String name, int usual) {
        var text = request.query(name).orElse("");
        return text.matches("\\d{1,4}") ? Math.min(GuideSettings.MOST_DAYS, Integer.parseInt(text)) : usual;
    }

    private RenderedGuide find(StreamUrls urls, int days, int pastDays) {
        rendering.lock();
        try {
            var key = days + " " + pastDays + " " + urls.root();
            var state = channels.revision() + " " + guide.revision() + " "
                    + playlist.get().originalPictures();
            var now = clock.instant();
            var known = rendered.get(key);
            if (known != null
                    && known.state().equals(state)
                    && known.at().plus(FRESH).isAfter(now)
                    && Files.exists(known.packed())) return known;
            var fresh = render(urls, days, pastDays, state, now);
            var old = rendered.put(key, fresh);
            if (old != null) old.delete();
            if (rendered.size() > KEPT) {
                var entries = rendered.entrySet().iterator();
                entries.next().getValue().delete();
                entries.remove();
            }
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            rendering.unlock();
        }
    }

    private RenderedGuide render(StreamUrls urls, int days, int pastDays, String state, Instant now)
            throws IOException {
        var packed = TempFiles.create(".guide.gz");
        var sum = new CRC32C();
        // Whole hours, so that what did not change reads the same a minute later.
        var from = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(pastDays));
        try (var gzip = new CheckedOutputStream(new FastGzip(Files.newOutputStream(packed)), sum)) {
            GuideRenderer.write(
                    channels.list(ChannelQuery.all()),
                    guide.programmes(),
                    urls,
                    playlist.get().originalPictures(),
                    from,
                    now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(days)),
                    gzip);
        }
        var tag = Long.toHexString(sum.getValue()) + "-" + Long.toHexString(Files.size(packed));
        return new RenderedGuide(state, now, tag, packed, packed.resolveSibling(packed.getFileName() + ".xml"));
    }

    /// Unpacked when a client first asks for that.
    private Path plain(RenderedGuide guideFile) {
        rendering.lock();
        try {
            if (!Files.exists(guideFile.plain())) {
                var part = TempFiles.create(".guide");
                try (var in = new GZIPInputStream(Files.newInputStream(guideFile.packed()), 1 << 16);
                        var out = Files.newOutputStream(part)) {
                    in.transferTo(out);
                }
                Files.move(part, guideFile.plain());
            }
            return guideFile.plain();
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
