package tv.tributary.server;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.access.TokenGate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.server.discovery.LanAddress;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.ForwardedHandler;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.NetworkListener;
import tv.tributary.server.route.StreamUrls;

/// The embedded HTTP server. Listens once built, stops when closed. Thread-safe.
public final class LanServer implements AutoCloseable {
    /// Players take the type from what they are sent.
    private static final String FILM = "mp4";

    private static final Logger log = LoggerFactory.getLogger(LanServer.class);

    private static final int MOST_IO_THREADS = 2;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int REQUEST_TIMEOUT_MS = 30_000;
    private static final int SHUTDOWN_MS = 1_000;

    private final String bind;
    private final TokenGate tokenGate;
    private final ServerDiscovery discovery;
    private final Exchange edge = new Exchange();
    private final Undertow undertow;
    private final int port;
    private final Optional<Undertow> secure;
    /// Those that were started, the last first.
    private final Deque<NetworkListener> listeners = new ConcurrentLinkedDeque<>();

    /// @param bind the address to listen on, `0.0.0.0` for all
    /// @param port 0 for any free one
    /// @param settings of proxies in front of it; asked at each request
    /// @param https where it answers HTTPS as well; if it cannot, it goes on without
    /// @param discovery says what came of being found
    /// @param outputs what it offers, given the addresses under which others reach it
    /// @throws PortTaken if another program listens there
    /// @throws CannotListen if the machine does not let us listen there
    public LanServer(
            String bind,
            int port,
            Supplier<NetworkSettings> settings,
            Optional<HttpsPort> https,
            ServerDiscovery discovery,
            TokenGate tokenGate,
            Function<BaseUrls, OutputRoutes> outputs) {
        this.bind = bind;
        this.tokenGate = tokenGate;
        this.discovery = discovery;
        var offered = outputs.apply(new BaseUrls(tokenGate, this::address));
        var root = new RootHandler(
                tokenGate,
                edge,
                new Router(offered.groups()),
                new HostCheck(() -> settings.get().hostNames()));
        var handler = new ForwardedHandler(settings, root);
        this.undertow = undertow(bind, port, handler);
        start(undertow, port);
        this.port = port(undertow);
        log.info("listening on {} port {}", bind, this.port);
        this.secure = https.flatMap(wanted -> startSecure(wanted, handler));
        offered.listeners().forEach(this::start);
        start(new UsualPort(discovery, (address, at) -> open(address, at, handler), this::port));
    }

    /// The plain port serves everybody already: whatever is wrong with the other one is no reason to stop.
    private Optional<Undertow> startSecure(HttpsPort https, HttpHandler handler) {
        var server = builder(handler)
                .addHttpsListener(https.port(), bind, https.context())
                .build();
        try {
            start(server, https.port());
            log.info("listening on {} port {} for HTTPS", bind, port(server));
            return Optional.of(server);
        } catch (PortTaken | CannotListen e) {
            log.warn("HTTPS does not answer on port {}: {}", https.port(), e.getMessage());
            return Optional.empty();
        }
    }

    /// A port for HTTPS.
    ///
    /// @param port 0 for any free one
    /// @param context with the server's certificate
    public record HttpsPort(int port, SSLContext context) {}

    static Undertow undertow(String bind, int port, HttpHandler handler) {
        return builder(handler).addHttpListener(port, bind).build();
    }

    private static Undertow.Builder builder(HttpHandler handler) {
        // One thread writes to thousands of viewers; two on two cores would be in each other's way (8 % dearer).
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_IO_THREADS);
        return Undertow.builder()
                // Clients that ask whether to send their body are told so as soon as somebody reads it.
                .setHandler(new HttpContinueReadHandler(handler))
                .setIoThreads(threads)
                .setWorkerThreads(MOST_IO_THREADS)
                // A thread-local cache would keep buffers for virtual threads that never come back.
                .setByteBufferPool(new DefaultByteBufferPool(true, BUFFER_BYTES, -1, 0))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, REQUEST_TIMEOUT_MS)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_TIMEOUT_MS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, Exchange.CUT_OFF)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, SHUTDOWN_MS);
    }

    /// Opens another port.
    ///
    /// @throws IOException if it is not to be had
    static Closeable open(InetAddress address, int port, HttpHandler handler) throws IOException {
        var another = undertow(address.getHostAddress(), port, handler);
        try {
            another.start();
            return another::stop;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException refused) throw refused;
            throw e;
        }
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
            throw new CannotListen(port, why, e);
        }
    }

    /// One that cannot listen, because another program has its port, keeps nobody from watching.
    private void start(NetworkListener listener) {
        try {
            listener.start(InetAddress.getByName(bind));
            listeners.push(listener);
        } catch (IOException | RuntimeException e) {
            log.warn("{} cannot listen on {}: {}", listener.getClass().getSimpleName(), bind, e.toString());
        }
    }

    private static int port(Undertow undertow) {
        var listening =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return listening.getPort();
    }

    /// How it is found.
    public ServerDiscovery discovery() {
        return discovery;
    }

    /// The port it listens on.
    public int port() {
        return port;
    }

    /// The names and addresses by which a server that listens there may be called, for its certificate.
    public static List<String> names(String bind) {
        return Stream.of("localhost", "127.0.0.1", "tributary.local", LanAddress.of(bind))
                .filter(name -> !name.startsWith("["))
                .distinct()
                .toList();
    }

    /// The port on which it answers HTTPS; empty if it does not.
    public OptionalInt httpsPort() {
        return secure.map(LanServer::port).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /// `http://HOST:PORT` as other machines in the home reach it; looked up each time, because networks change.
    public String address() {
        return "http://" + LanAddress.of(bind) + ":" + port;
    }

    /// The playlist's URL for this household, as other machines reach it.
    public String playlistUrl() {
        return household(address()).playlist();
    }

    /// The address of the calendar of what is to be recorded, as other machines reach it.
    public String calendarUrl() {
        return household(address()).calendar();
    }

    /// The address of films and series as network folders, as other machines reach it.
    public String webDavUrl() {
        return StreamUrls.webDav(address(), tokenGate.household());
    }

    /// A channel's URL on this machine, for our own preview.
    public String localWatchUrl(ChannelId channel) {
        return household(local()).ts(channel);
    }

    /// The URL of one source of a channel on this machine, for our own preview.
    public String localWatchUrl(ChannelId channel, SourceId source) {
        return household(local()).ts(channel, source);
    }

    /// The URL of what was on a channel at a time, on this machine, for our own preview.
    public String localPastUrl(ChannelId channel, Instant start, Instant end) {
        return household(local()).past(channel, start, end);
    }

    /// A film's URL on this machine, for our own preview. Its ending is of no importance.
    public String localMovieUrl(long title) {
        return household(local()).movie(title, FILM);
    }

    /// A recording's URL on this machine.
    public String localRecordingUrl(long id) {
        return household(local()).recording(id);
    }

    /// An episode's URL on this machine, likewise.
    public String localEpisodeUrl(long episode) {
        return household(local()).episode(episode, FILM);
    }

    /// A film's URL as other machines reach it.
    public String movieUrl(long title) {
        return household(address()).movie(title, FILM);
    }

    /// An episode's URL as other machines reach it.
    public String episodeUrl(long episode) {
        return household(address()).episode(episode, FILM);
    }

    /// The page that plays a channel, on this machine.
    public String localPageUrl(ChannelId channel) {
        return household(local()).page(channel);
    }

    /// A channel's URL as other machines reach it, as an endless transport stream.
    public String watchUrl(ChannelId channel) {
        return household(address()).ts(channel);
    }

    /// The URL of one source of a channel as other machines reach it, as an endless transport stream.
    public String watchUrl(ChannelId channel, SourceId source) {
        return household(address()).ts(channel, source);
    }

    /// A channel's URL as other machines reach it, as an HLS playlist.
    public String hlsUrl(ChannelId channel) {
        return household(address()).hls(channel);
    }

    private String local() {
        return "http://" + LanAddress.local(bind) + ":" + port;
    }

    private StreamUrls household(String base) {
        return new StreamUrls(base, tokenGate.household());
    }

    /// Ends every stream and stops listening, within two seconds.
    @Override
    public void close() {
        for (NetworkListener last; (last = listeners.poll()) != null; ) close(last);
        edge.close();
        secure.ifPresent(Undertow::stop);
        undertow.stop();
        log.info("stopped listening on port {}", port);
    }

    private static void close(NetworkListener listener) {
        try {
            listener.close();
        } catch (RuntimeException e) {
            log.warn("could not close {}", listener.getClass().getSimpleName(), e);
        }
    }

    /// Another program listens on the port.
    public static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int port;

        public PortTaken(int port, Throwable cause) {
            super("port " + port + " is taken", cause);
            this.port = port;
        }

        public int port() {
            return port;
        }
    }

    /// The address is not one of this machine, or the port needs rights we do not have.
    public static final class CannotListen extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int port;

        public CannotListen(int port, String why, Throwable cause) {
            super(why, cause);
            this.port = port;
        }

        public int port() {
            return port;
        }
    }
}
