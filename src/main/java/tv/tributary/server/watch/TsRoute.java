package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import tv.tributary.access.Grant;
import tv.tributary.access.StreamLimits;
import tv.tributary.access.View;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.Relay;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.watch.CoalescingExecutor.IoThreadExecutor;
import tv.tributary.server.watch.ParentalCheck.Blocked;
import tv.tributary.server.watch.WatchRequest.Audio;

/// A channel, or one source of it alone, as an endless transport stream. Players probe, seek and reconnect in
/// odd ways: there is no length, `Range` is ignored, HEAD never opens a source, and nothing is answered before
/// there is a picture.
public final class TsRoute implements RouteGroup {
    private static final Logger log = LoggerFactory.getLogger(TsRoute.class);
    private static final String TYPE = "video/mp2t";
    /// Seconds after which a player may try again.
    private static final String RETRY_AFTER = "5";

    /// Why a request was refused with 503, for outputs that say it in their own way.
    public static final AttachmentKey<FailureReason> REFUSED = AttachmentKey.create(FailureReason.class);

    /// By whose grant a request was refused because its user watches as many streams as allowed.
    public static final AttachmentKey<Grant> STREAM_LIMIT = TextError.STREAM_LIMIT;

    private static final HttpString BUFFERING = HttpString.tryFromString("X-Accel-Buffering");
    private static final HttpString ALLOW = HttpString.tryFromString("Allow");

    /// A step that may block.
    @FunctionalInterface
    private interface Step {
        void take() throws InterruptedException;
    }

    /// Answers requests for what was on before.
    @FunctionalInterface
    public interface PastStreams {
        /// On the I/O thread; returns at once.
        ///
        /// @return false if the request is for what is on now
        boolean answers(HttpServerExchange exchange, ChannelId channel, Grant viewer);
    }

    private final Relay relay;
    private final StreamLimits limits;
    private final FailureText failureText;
    private final PastStreams past;
    private final BiPredicate<View, ChannelId> seen;
    private final BiFunction<View, ChannelId, Optional<Blocked>> blocked;
    private final Executor waiting = task -> Thread.ofVirtual().name("watch").start(task);

    /// Without a past, for viewers who see all.
    public TsRoute(Relay relay, StreamLimits limits, FailureText failureText) {
        this(relay, limits, failureText, (_, _, _) -> false, (_, _) -> true, (_, _) -> Optional.empty());
    }

    /// @param seen whether a view has a channel; answers from memory
    /// @param blocked what is on now, if a view does not have it; may block shortly
    public TsRoute(
            Relay relay,
            StreamLimits limits,
            FailureText failureText,
            PastStreams past,
            BiPredicate<View, ChannelId> seen,
            BiFunction<View, ChannelId, Optional<Blocked>> blocked) {
        this.seen = seen;
        this.blocked = blocked;
        this.relay = relay;
        this.limits = limits;
        this.failureText = failureText;
        this.past = past;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.transfer(
                        "/watch/([1-9]\\d{0,17})\\.ts",
                        (exchange, match) ->
                                handle(exchange, new PlayedPath(match.channel(), Optional.empty()), match.viewer())),
                PathRoute.transfer(
                        "/watch/([1-9]\\d{0,17})/([1-9]\\d{0,17})\\.ts",
                        (exchange, match) -> handle(
                                exchange,
                                new PlayedPath(match.channel(), Optional.of(new SourceId(match.number(2)))),
                                match.viewer())));
    }

    /// A parsed path.
    ///
    /// @param source empty for the channel itself, which has its backups
    private record PlayedPath(ChannelId channel, Optional<SourceId> source) {}

    /// Answers GET, HEAD and OPTIONS for a channel; who may watch has been checked. On the I/O thread; returns at once.
    public void handle(HttpServerExchange exchange, ChannelId channel, Grant viewer) {
        handle(exchange, new PlayedPath(channel, Optional.empty()), viewer);
    }

    /// Answers GET, HEAD and OPTIONS; who may watch has been checked. On the I/O thread; returns at once.
    private void handle(HttpServerExchange exchange, PlayedPath path, Grant viewer) {
        var method = exchange.getRequestMethod();
        boolean reads = method.equals(Methods.GET) || method.equals(Methods.HEAD);
        if (!seen.test(viewer.view(), path.channel())) {
            TextError.send(exchange, StatusCodes.NOT_FOUND, "watch.error.unknown");
            return;
        }
        if (reads && path.source().isEmpty() && past.answers(exchange, path.channel(), viewer)) return;
        if (method.equals(Methods.GET)) {
            exchange.dispatch(exchange.getIoThread(), () -> receive(exchange, path, viewer));
        } else if (method.equals(Methods.HEAD)) {
            exchange.dispatch(waiting, () -> answer(exchange, path, () -> head(exchange, path)));
        } else {
            exchange.getResponseHeaders().put(ALLOW, "GET, HEAD, OPTIONS");
            exchange.setStatusCode(
                    method.equals(Methods.OPTIONS) ? StatusCodes.NO_CONTENT : StatusCodes.METHOD_NOT_ALLOWED);
            exchange.endExchange();
        }
    }

    /// Requests count in the order in which they come here, before threads mix them; and the request of a
    /// player that has gone already must not take the connection from the next one.
    private void receive(HttpServerExchange exchange, PlayedPath path, Grant viewer) {
        var streamDisconnectWatcher = new StreamDisconnectWatcher(exchange);
        if (streamDisconnectWatcher.hasHungUp()) {
            exchange.endExchange();
            return;
        }
        var audio = WatchRequest.audio(exchange, viewer.view());
        if (audio.isEmpty()) {
            TextError.send(exchange, StatusCodes.BAD_REQUEST, "watch.error.audio");
            return;
        }
        var request = WatchRequest.of(exchange, viewer);
        var wanted = request.viewerRequest();
        if (!request.isAllowed()) {
            TextError.send(exchange, StatusCodes.FORBIDDEN, "watch.error.no-recording", viewer.name());
            return;
        }
        if (!limits.open(viewer, new ConnectionSession(exchange, request, OptionalLong.of(wanted.id())))) {
            TextError.sendStreamLimit(exchange, viewer);
            return;
        }
        waiting.execute(() -> answer(exchange, path, () -> {
            var above = blocked.apply(viewer.view(), path.channel());
            if (above.isEmpty()) watch(exchange, path, wanted, audio.get(), streamDisconnectWatcher);
            else
                TextError.sendWords(exchange, StatusCodes.FORBIDDEN, above.get().words(viewer));
        }));
    }

    private static void answer(HttpServerExchange exchange, PlayedPath path, Step step) {
        try {
            step.take();
        } catch (InterruptedException | RuntimeException e) {
            log.error("{} could not be served", path, e);
            if (!exchange.isResponseStarted())
                TextError.send(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "watch.error.inside");
            else exchange.endExchange();
        }
    }

    private void head(HttpServerExchange exchange, PlayedPath path) {
        if (knows(path)) {
            setHeaders(exchange);
            TsStream.unframed(exchange);
            exchange.endExchange();
        } else {
            TextError.send(exchange, StatusCodes.NOT_FOUND, "watch.error.unknown");
        }
    }

    private boolean knows(PlayedPath path) {
        return path.source()
                .map(source -> relay.knows(path.channel(), source))
                .orElseGet(() -> relay.knows(path.channel()));
    }

    private void watch(
            HttpServerExchange exchange,
            PlayedPath path,
            ViewerRequest wanted,
            Audio audio,
            StreamDisconnectWatcher streamDisconnectWatcher)
            throws InterruptedException {
        var stream = new TsStream(exchange);
        var result = join(exchange, path, wanted, audio, stream, streamDisconnectWatcher);
        if (result.isEmpty()) {
            exchange.endExchange();
            return;
        }
        switch (result.get()) {
            case JoinResult.Joined(var viewer) -> {
                streamDisconnectWatcher.onHangUp(viewer::leave);
                setHeaders(exchange);
                stream.begin(viewer);
            }
            // The player waits for nothing here any more; a refusal would only confuse it.
            case JoinResult.Superseded<TsViewer> _ -> IoUtils.safeClose(exchange.getConnection());
            case JoinResult.Unknown<TsViewer> _ ->
                TextError.send(exchange, StatusCodes.NOT_FOUND, "watch.error.unknown");
            case JoinResult.Refused(var why) -> {
                exchange.putAttachment(REFUSED, why);
                exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_AFTER);
                TextError.sendWords(exchange, StatusCodes.SERVICE_UNAVAILABLE, failureText.of(why));
            }
        }
    }

    /// Waits for the channel, but not longer than the player does: empty if that has hung up.
    private Optional<JoinResult<TsViewer>> join(
            HttpServerExchange exchange,
            PlayedPath path,
            ViewerRequest wanted,
            Audio audio,
            TsStream stream,
            StreamDisconnectWatcher streamDisconnectWatcher)
            throws InterruptedException {
        streamDisconnectWatcher.onHangUp(Thread.currentThread()::interrupt);
        try {
            return Optional.of(join(exchange, path, wanted, audio, stream));
        } catch (InterruptedException e) {
            if (streamDisconnectWatcher.hasHungUp()) return Optional.empty();
            throw e;
        } finally {
            streamDisconnectWatcher.onHangUp(() -> {});
            // It may have hung up just as the channel came; that is told to the viewer then.
            if (streamDisconnectWatcher.hasHungUp()) Thread.interrupted();
        }
    }

    private JoinResult<TsViewer> join(
            HttpServerExchange exchange, PlayedPath path, ViewerRequest wanted, Audio audio, TsStream stream)
            throws InterruptedException {
        var thread = new IoThreadExecutor(exchange.getIoThread());
        var source = path.source();
        if (source.isPresent()) return relay.joinSource(path.channel(), source.get(), wanted, thread, stream);
        return audio == Audio.AAC
                ? relay.withAac().join(path.channel(), wanted, thread, stream)
                : relay.join(path.channel(), wanted, thread, stream);
    }

    private static void setHeaders(HttpServerExchange exchange) {
        exchange.setStatusCode(StatusCodes.OK);
        exchange.setPersistent(false);
        var headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, TYPE);
        headers.put(Headers.ACCEPT_RANGES, "none");
        headers.put(Headers.CACHE_CONTROL, "no-store");
        headers.put(Headers.CONNECTION, "close");
        // Tells nginx not to collect the stream before it passes it on.
        headers.put(BUFFERING, "no");
    }
}
