package tv.tributary.server;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.access.Gate;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Events;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.health.HealthChecks;
import tv.tributary.job.Jobs;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.relay.Relay;
import tv.tributary.relay.vod.Film;
import tv.tributary.server.api.ApiEndpoints;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.output.PlaylistRoute;
import tv.tributary.server.watch.HlsRoute;
import tv.tributary.server.watch.SegmentRoute;
import tv.tributary.server.watch.TsRoute;
import tv.tributary.server.watch.VodRoute;
import tv.tributary.server.web.Assets;
import tv.tributary.server.web.PlayerPage;
import tv.tributary.settings.Settings;
import tv.tributary.stats.Stats;

/// The embedded HTTP server. Listens once built, stops when closed. Thread-safe.
public final class LanServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LanServer.class);

    private static final int MOST_IO_THREADS = 2;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int REQUEST_TIMEOUT_MS = 30_000;
    private static final int SHUTDOWN_MS = 1_000;

    private final String bind;
    private final Gate gate;
    private final Exchange edge = new Exchange();
    private final Undertow undertow;
    private final int port;

    /// @param bind the address to listen on, `0.0.0.0` for all
    /// @param port 0 for any free one
    /// @throws PortTaken if another program listens there
    /// @throws CannotListen if the machine does not let us listen there
    public LanServer(
            String bind,
            int port,
            Gate gate,
            Catalog catalog,
            HealthChecks health,
            Relay relay,
            Stats stats,
            Jobs jobs,
            Events events,
            Settings settings,
            Ffmpeg ffmpeg) {
        this.bind = bind;
        this.gate = gate;
        var baseUrls = new BaseUrls(gate, this::address);
        var apiEndpoints = new ApiEndpoints(catalog, health, relay, stats, jobs, events, settings, ffmpeg, baseUrls);
        var playlist = PlaylistRoute.of(catalog.channels(), baseUrls::household);
        var films = PlaylistRoute.of(catalog.films(), baseUrls::household);
        var failureText = new FailureText(ffmpeg::known);
        var vod = new VodRoute(relay, failureText, id -> film(catalog, id));
        var assets = new Assets();
        var page = new PlayerPage(id -> name(catalog, id), assets);
        var hls = new HlsRoute(relay.hls()::show, relay::knows, failureText);
        var viewerRoutes = new ViewerRoutes(
                edge,
                new ViewerRoutes.Routes(
                        playlist,
                        films,
                        new TsRoute(relay, failureText)::handle,
                        hls::answer,
                        page::answer,
                        vod::handle));
        var publicRoutes = new PublicRoutes(
                edge,
                assets,
                new SegmentRoute(relay.hls())::handle,
                () -> catalog.storageFault().get(),
                ffmpeg::known);
        this.undertow = undertow(bind, port, new RootHandler(gate, edge, apiEndpoints, publicRoutes, viewerRoutes));
        start(undertow, port);
        this.port = port(undertow);
        log.info("listening on {} port {}", bind, this.port);
    }

    private static Optional<Film> film(Catalog catalog, SourceId id) {
        return catalog.films().candidate(id).map(candidate -> new Film(id, candidate.name(), List.of(candidate)));
    }

    private static Optional<String> name(Catalog catalog, ChannelId id) {
        return catalog.channels().find(id).map(detail -> detail.channel().name());
    }

    static Undertow undertow(String bind, int port, HttpHandler handler) {
        // One thread writes to thousands of viewers; two on two cores would be in each other's way (8 % dearer).
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_IO_THREADS);
        return Undertow.builder()
                .addHttpListener(port, bind)
                // Clients that ask whether to send their body are told so as soon as somebody reads it.
                .setHandler(new HttpContinueReadHandler(handler))
                .setIoThreads(threads)
                .setWorkerThreads(MOST_IO_THREADS)
                // A thread-local cache would keep buffers for virtual threads that never come back.
                .setByteBufferPool(new DefaultByteBufferPool(true, BUFFER_BYTES, -1, 0))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, REQUEST_TIMEOUT_MS)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_TIMEOUT_MS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, Exchange.CUT_OFF)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, SHUTDOWN_MS)
                .build();
    }

    private static void start(Undertow undertow, int port) {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            // A port that is taken, an address of another machine, a name nobody knows: all come wrapped.
            if (!(e.getCause() instanceof IOException refused)) throw e;
            var why = String.valueOf(refused.getMessage());
            if (refused instanceof BindException && why.toLowerCase(Locale.ROOT).contains("in use")) {
                throw new PortTaken(port, e);
            }
            throw new CannotListen(why, e);
        }
    }

    private static int port(Undertow undertow) {
        var listening =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return listening.getPort();
    }

    /// The port it listens on.
    public int port() {
        return port;
    }

    /// `http://HOST:PORT` as other machines in the home reach it; looked up each time, because networks change.
    public String address() {
        return "http://" + LanAddress.of(bind) + ":" + port;
    }

    /// The playlist's URL for this household, as other machines reach it.
    public String playlistUrl() {
        return address() + "/" + gate.householdToken() + "/playlist.m3u";
    }

    /// A channel's URL on this machine, for our own preview.
    public String localWatchUrl(ChannelId channel) {
        return local() + pagePath(channel) + ".ts";
    }

    /// The page that plays a channel, on this machine.
    public String localPageUrl(ChannelId channel) {
        return local() + pagePath(channel);
    }

    /// A channel's URL as other machines reach it, as an endless transport stream.
    public String watchUrl(ChannelId channel) {
        return address() + pagePath(channel) + ".ts";
    }

    /// The same as an HLS playlist.
    public String hlsUrl(ChannelId channel) {
        return address() + pagePath(channel) + ".m3u8";
    }

    private String local() {
        return "http://" + LanAddress.local(bind) + ":" + port;
    }

    private String pagePath(ChannelId channel) {
        return "/" + gate.householdToken() + "/watch/" + channel;
    }

    /// Ends every stream and stops listening, within two seconds.
    @Override
    public void close() {
        edge.close();
        undertow.stop();
        log.info("stopped listening on port {}", port);
    }

    /// Another program listens on the port.
    public static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        public PortTaken(int port, Throwable cause) {
            super("port " + port + " is taken", cause);
        }
    }

    /// The address is not one of this machine, or the port needs rights we do not have.
    public static final class CannotListen extends RuntimeException {
        private static final long serialVersionUID = 1;

        public CannotListen(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
