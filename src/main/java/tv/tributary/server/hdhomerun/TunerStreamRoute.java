package tv.tributary.server.hdhomerun;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import tv.tributary.model.Channel;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.Relay;
import tv.tributary.relay.live.StreamSnapshot.State;
import tv.tributary.server.hdhomerun.TunerLineup.TunerLineups;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.server.watch.TsRoute;

/// Streams as tuners have them: `/auto/v5`, `/tuner0/v5`, with `?duration=` in seconds. What cannot be played is
/// refused
/// before the first byte, with the error of a real device: a recorder that is refused tries again, one that is shown a
/// still picture records it.
final class TunerStreamRoute implements RouteGroup {
    private static final HttpString ERROR = new HttpString("X-HDHomeRun-Error");
    private static final HttpString RESOURCE = new HttpString("X-HDHomeRun-Resource");

    private final Tuners tuners;
    private final TunerLineups lineups;
    private final Relay relay;
    private final TsRoute streams;

    TunerStreamRoute(Tuners tuners, TunerLineups lineups, Relay relay, TsRoute streams) {
        this.tuners = tuners;
        this.lineups = lineups;
        this.relay = relay;
        this.streams = streams;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.transfer("/(auto|tuner\\d{1,2})/v(\\d{1,7}(?:\\.\\d{1,3})?)", this::tune),
                PathRoute.transfer(
                        "/(auto|tuner\\d{1,2})/ch.*", (exchange, _) -> refuse(exchange, TunerError.UNKNOWN)));
    }

    private void tune(HttpServerExchange exchange, RouteMatch match) {
        var channel = channel(match);
        if (channel.isEmpty()) {
            refuse(exchange, TunerError.UNKNOWN);
        } else if (showsSlate(channel.get())) {
            refuse(exchange, TunerError.NO_DATA);
        } else {
            exchange.addResponseCommitListener(answered -> label(answered, match.text(1)));
            streams.handle(exchange, channel.get().id(), match.viewer());
        }
    }

    private Optional<Channel> channel(RouteMatch match) {
        return tuners.find(match.viewer())
                .map(tuner -> lineups.of(tuner, tuners.view(tuner)))
                .flatMap(lineup -> lineup.find(match.text(2)));
    }

    private boolean showsSlate(Channel channel) {
        return relay.streams().stream()
                .anyMatch(stream -> stream.channel().equals(channel.id()) && stream.state() == State.SLATE);
    }

    private static void label(HttpServerExchange exchange, String tuner) {
        var headers = exchange.getResponseHeaders();
        if (exchange.getStatusCode() == StatusCodes.OK) {
            headers.put(RESOURCE, tuner.equals("auto") ? "tuner0" : tuner);
            duration(exchange).ifPresent(seconds -> endAfter(exchange, seconds));
        } else {
            var why = exchange.getAttachment(TsRoute.REFUSED);
            var error = exchange.getAttachment(TsRoute.STREAM_LIMIT) == null
                    ? TunerError.of(exchange.getStatusCode(), Optional.ofNullable(why))
                    : TunerError.ALL_IN_USE;
            headers.put(ERROR, error.words);
            exchange.setStatusCode(error.status);
        }
    }

    private static Optional<Long> duration(HttpServerExchange exchange) {
        var asked = exchange.getQueryParameters().getOrDefault("duration", new ArrayDeque<>());
        return Optional.ofNullable(asked.peek())
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::valueOf)
                .filter(seconds -> seconds > 0);
    }

    private static void endAfter(HttpServerExchange exchange, long seconds) {
        var timer = exchange.getIoThread()
                .executeAfter(() -> IoUtils.safeClose(exchange.getConnection()), seconds, TimeUnit.SECONDS);
        exchange.getConnection().addCloseListener(_ -> timer.remove());
    }

    private static void refuse(HttpServerExchange exchange, TunerError error) {
        exchange.setStatusCode(error.status);
        exchange.getResponseHeaders().put(ERROR, error.words);
        exchange.endExchange();
    }

    /// The errors of a real device.
    enum TunerError {
        UNKNOWN(StatusCodes.NOT_FOUND, "801 Unknown Channel"),
        ALL_IN_USE(StatusCodes.SERVICE_UNAVAILABLE, "805 All Tuners In Use"),
        FAILED(StatusCodes.SERVICE_UNAVAILABLE, "806 Tune Failed"),
        NO_DATA(StatusCodes.SERVICE_UNAVAILABLE, "807 No Video Data"),
        PROTECTED(StatusCodes.SERVICE_UNAVAILABLE, "811 Content Protection Required");

        private final int status;
        private final String words;

        TunerError(int status, String words) {
            this.status = status;
            this.words = words;
        }

        /// @param status of HTTP, as other viewers get it
        /// @param why if it was refused for a reason of the source
        static TunerError of(int status, Optional<FailureReason> why) {
            if (status == StatusCodes.NOT_FOUND) return UNKNOWN;
            return why.map(TunerError::of).orElse(FAILED);
        }

        private static TunerError of(FailureReason why) {
            return switch (why) {
                case NO_SLOT, TAKEN -> ALL_IN_USE;
                case NO_PICTURE, STALLED, PICTURE_LOST, FROZEN, BLACK, NOTICE -> NO_DATA;
                case SCRAMBLED -> PROTECTED;
                default -> FAILED;
            };
        }
    }
}
