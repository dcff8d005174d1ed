package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import tv.tributary.access.Grant;
import tv.tributary.access.View;
import tv.tributary.access.View.ViewedChannels;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.vod.Film;

/// The past of channels, under the addresses of the channels: what an archive of a provider has, in the ranges that the
/// player asks for. Whoever asks for the present in this way gets the channel itself.
public final class CatchupStreams {
    /// Archives have nothing yet of what was on so lately.
    private static final Duration LIVE_EDGE = Duration.ofSeconds(30);
    /// Where neither the player nor the guide knows better.
    private static final Duration USUAL_LENGTH = Duration.ofHours(2);

    private static final Duration LONGEST = Duration.ofHours(8);
    /// Programmes end later than guides say.
    private static final Duration TAIL = Duration.ofMinutes(5);

    private static final String TYPE = "video/mp2t";
    private static final String CATCHUP_ID = "catchup-id";

    private final ViewedChannels channels;
    private final Archives archives;
    private final GuideProgrammes programmes;
    private final VodRoute files;
    private final InstantSource clock;

    public CatchupStreams(
            ViewedChannels channels,
            Archives archives,
            GuideProgrammes programmes,
            VodRoute files,
            InstantSource clock) {
        this.channels = channels;
        this.archives = archives;
        this.programmes = programmes;
        this.files = files;
        this.clock = clock;
    }

    /// Answers a request for the past of a channel. On the I/O thread; returns at once.
    ///
    /// @return false if it asks for the present
    public boolean answers(HttpServerExchange exchange, ChannelId channel, Grant viewer) {
        if (!CatchupCall.isIn(name -> parameter(exchange, name))) return false;
        var call = CatchupCall.of(name -> parameter(exchange, name));
        if (call.isEmpty()) {
            TextError.send(exchange, StatusCodes.BAD_REQUEST, "watch.error.bad-time");
            return true;
        }
        return answers(exchange, channel, call.get(), viewer);
    }

    /// Answers a request in the form of panels. On the I/O thread; returns at once.
    ///
    /// @param start in UTC, such as `2026-03-06:21-55`
    /// @param minutes how long it lasts; empty if the player does not say
    /// @return false if it asks for the present
    public boolean answers(HttpServerExchange exchange, ChannelId channel, String start, String minutes, Grant viewer) {
        var call = CatchupCall.ofPanel(start, minutes);
        if (call.isPresent()) return answers(exchange, channel, call.get(), viewer);
        TextError.send(exchange, StatusCodes.BAD_REQUEST, "watch.error.bad-time");
        return true;
    }

    /// @return false if what it asks for is on now
    private boolean answers(HttpServerExchange exchange, ChannelId channel, CatchupCall call, Grant viewer) {
        if (call.start().isAfter(clock.instant().minus(LIVE_EDGE))) return false;
        if (!viewer.has(Grant.Right.CATCH_UP)) {
            TextError.send(exchange, StatusCodes.FORBIDDEN, "watch.error.no-catch-up", viewer.name());
            return true;
        }
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.dispatch(
                    task -> Thread.ofVirtual().name("catch-up").start(task),
                    () -> head(exchange, channel, call, viewer.view()));
        } else {
            files.send(
                    exchange,
                    () -> past(channel, call, viewer.view()),
                    "watch.error.no-archive",
                    "ts",
                    viewer,
                    Map.of());
        }
        return true;
    }

    private void head(HttpServerExchange exchange, ChannelId channel, CatchupCall call, View view) {
        if (past(channel, call, view).isEmpty()) {
            TextError.send(exchange, StatusCodes.NOT_FOUND, "watch.error.no-archive");
            return;
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, TYPE).put(Headers.CACHE_CONTROL, "no-store");
        TsStream.unframed(exchange);
        exchange.endExchange();
    }

    /// May block shortly.
    private Optional<Film> past(ChannelId channel, CatchupCall call, View view) {
        var found = channels.channel(view, channel);
        if (found.isEmpty()) return Optional.empty();
        var programme = programmes.of(channel, call.start(), call.start().plusSeconds(1)).stream()
                .findFirst();
        var end = end(call, programme);
        var id = programme
                .map(Programme::attributes)
                .map(all -> all.getOrDefault(CATCHUP_ID, ""))
                .orElse("");
        var candidates = archives.candidates(channel, call.start(), end, id);
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(Film.past(channel, name(found.get(), programme), candidates));
    }

    private static Instant end(CatchupCall call, Optional<Programme> programme) {
        var latest = call.start().plus(LONGEST);
        var end = call.end()
                .or(() -> programme
                        .flatMap(Programme::stop)
                        .map(stop -> stop.toInstant().plus(TAIL)))
                .filter(call.start()::isBefore)
                .orElse(call.start().plus(USUAL_LENGTH));
        return end.isAfter(latest) ? latest : end;
    }

    private static String name(Channel channel, Optional<Programme> programme) {
        return programme.map(one -> channel.name() + " · " + one.title()).orElse(channel.name());
    }

    private static Optional<String> parameter(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getQueryParameters()
                .getOrDefault(name, new ArrayDeque<>())
                .peek());
    }
}
