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
import java.util.function.Function;
import tv.tributary.access.Grant;
import tv.tributary.access.View;
import tv.tributary.access.ViewedChannels;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.catalog.archive.PastChannels.PastRequest;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.vod.Film;
import tv.tributary.relay.vod.RecordedPlaylists;
import tv.tributary.relay.vod.RecordedStream;
import tv.tributary.server.watch.ParentalCheck.Blocked;

/// The past of channels, under the addresses of the channels: as a transport stream what an archive of a
/// provider has, in the ranges that the player asks for; as HLS the same, cut into segments at
/// the pace of the clock, or, where the archive itself is HLS, the whole of it, in which players can seek. Where no
/// archive has it, the time shift that a running channel holds. Whoever asks for the present in this way gets the
/// channel itself.
public final class CatchupStreams {
    /// Archives have nothing yet of what was on so lately.
    private static final Duration LIVE_EDGE = Duration.ofSeconds(30);
    /// Where neither the player nor the guide knows better.
    private static final Duration USUAL_LENGTH = Duration.ofHours(2);

    private static final Duration LONGEST = Duration.ofHours(8);
    /// Programmes end later than guides say.
    private static final Duration TAIL = Duration.ofMinutes(5);

    private static final Optional<RecordedStream> NONE = Optional.empty();
    private static final String TYPE = "video/mp2t";
    private static final String CATCHUP_ID = "catchup-id";
    private static final String NO_ARCHIVE = "watch.error.no-archive";

    private final ViewedChannels channels;
    private final Archives archives;
    private final GuideProgrammes programmes;
    private final VodRoute files;
    private final ParentalCheck parental;
    private final RecordedPlaylists recorded;
    private final Function<ChannelId, Duration> held;
    private final InstantSource clock;

    /// @param recorded what players can seek in
    /// @param held how far back a channel's own time shift reaches now; zero if it does not run
    public CatchupStreams(
            ViewedChannels channels,
            Archives archives,
            GuideProgrammes programmes,
            VodRoute files,
            ParentalCheck parental,
            RecordedPlaylists recorded,
            Function<ChannelId, Duration> held,
            InstantSource clock) {
        this.channels = channels;
        this.archives = archives;
        this.programmes = programmes;
        this.files = files;
        this.parental = parental;
        this.recorded = recorded;
        this.held = held;
        this.clock = clock;
    }

    /// What is asked for, as HLS has it.
    sealed interface PastPlaylist {
        /// What is on now.
        record Present() implements PastPlaylist {}

        /// The whole of a recording, in which players can seek.
        record Complete(RecordedStream stream) implements PastPlaylist {}

        /// A recording, which the relay plays as a channel.
        record Recording(ChannelId channel) implements PastPlaylist {}

        /// The channel's own time shift, so far behind its newest picture.
        record TimeShift(Duration behind) implements PastPlaylist {}

        /// More than the viewer may watch.
        record AboveLimit(Blocked programme) implements PastPlaylist {}

        /// @param key of the words
        record Refused(int status, String key) implements PastPlaylist {}
    }

    /// Answers a request for the past of a channel as a transport stream. On the I/O thread; returns at once.
    ///
    /// @return false if it asks for the present
    public boolean answers(HttpServerExchange exchange, ChannelId channel, Grant viewer) {
        if (!CatchupCall.isIn(name -> parameter(exchange, name))) return false;
        return answers(exchange, channel, CatchupCall.of(name -> parameter(exchange, name)), viewer);
    }

    /// Answers a request in the form of panels. On the I/O thread; returns at once.
    ///
    /// @param start in UTC, such as `2026-03-06:21-55`
    /// @param minutes how long it lasts; empty if the player does not say
    /// @return false if it asks for the present
    public boolean answers(HttpServerExchange exchange, ChannelId channel, String start, String minutes, Grant viewer) {
        return answers(exchange, channel, CatchupCall.ofPanel(start, minutes), viewer);
    }

    private boolean answers(
            HttpServerExchange exchange, ChannelId channel, Optional<CatchupCall> wanted, Grant viewer) {
        if (wanted.isEmpty()) {
            TextError.send(exchange, StatusCodes.BAD_REQUEST, "watch.error.bad-time");
            return true;
        }
        var call = wanted.get();
        if (isPresent(call)) return false;
        if (!viewer.has(Grant.Right.CATCH_UP)) {
            TextError.send(exchange, StatusCodes.FORBIDDEN, "watch.error.no-catch-up", viewer.name());
        } else if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.dispatch(
                    task -> Thread.ofVirtual().name("catch-up").start(task),
                    () -> head(exchange, channel, call, viewer.view()));
        } else if (archives.days(channel) == 0 && isHeld(channel, call)) {
            var query = exchange.getQueryString();
            exchange.getResponseHeaders().put(Headers.LOCATION, channel + ".m3u8?" + query);
            exchange.setStatusCode(StatusCodes.FOUND).endExchange();
        } else {
            exchange.dispatch(
                    task -> Thread.ofVirtual().name("catch-up").start(task),
                    () -> parental.at(viewer.view(), channel, call.start())
                            .ifPresentOrElse(
                                    above -> TextError.sendWords(exchange, StatusCodes.FORBIDDEN, above.words(viewer)),
                                    () -> files.send(
                                            exchange,
                                            () -> film(channel, call, viewer.view()),
                                            NO_ARCHIVE,
                                            "ts",
                                            viewer)));
        }
        return true;
    }

    /// What a request for a channel's page asks for, now or in the past, if the viewer may not watch it. May block
    /// shortly.
    ///
    /// @param query the value of a parameter
    public Optional<Blocked> blocked(Function<String, Optional<String>> query, ChannelId channel, Grant viewer) {
        var call = CatchupCall.isIn(query) ? CatchupCall.of(query) : Optional.<CatchupCall>empty();
        return call.filter(one -> !isPresent(one))
                .map(one -> parental.at(viewer.view(), channel, one.start()))
                .orElseGet(() -> parental.now(viewer.view(), channel));
    }

    /// When what is on now began and ends, in seconds since 1970, if the viewer can watch it from its start. May block
    /// shortly.
    public Optional<Map.Entry<Long, Long>> onNow(ChannelId channel, Grant viewer) {
        var now = clock.instant();
        if (!viewer.has(Grant.Right.CATCH_UP) || archives.days(channel) == 0) return Optional.empty();
        return programmes.of(channel, now, now.plusSeconds(1)).stream()
                .findFirst()
                .flatMap(programme -> programme
                        .stop()
                        .map(stop -> Map.entry(programme.start().toEpochSecond(), stop.toEpochSecond())));
    }

    /// What a request for a playlist asks for. May block shortly.
    ///
    /// @param query the value of a parameter
    /// @param request of the player
    /// @param plays whether it wants the playlist, and not only to know whether there is one
    PastPlaylist playlist(
            Function<String, Optional<String>> query, ChannelId channel, WatchRequest request, boolean plays)
            throws InterruptedException {
        var viewer = request.grant();
        if (!CatchupCall.isIn(query)) return new PastPlaylist.Present();
        var call = CatchupCall.of(query);
        if (call.isEmpty()) return new PastPlaylist.Refused(StatusCodes.BAD_REQUEST, "watch.error.bad-time");
        if (isPresent(call.get())) return new PastPlaylist.Present();
        if (!viewer.has(Grant.Right.CATCH_UP))
            return new PastPlaylist.Refused(StatusCodes.FORBIDDEN, "watch.error.no-catch-up");
        var above = parental.at(viewer.view(), channel, call.get().start());
        if (above.isPresent()) return new PastPlaylist.AboveLimit(above.get());
        var film = film(channel, call.get(), viewer.view());
        var complete = plays && film.isPresent() ? recorded.open(film.get(), request.viewerRequest()) : NONE;
        if (complete.isPresent()) return new PastPlaylist.Complete(complete.get());
        var player = viewer.user() + " " + request.device();
        var past = past(channel, call.get(), viewer.view(), player).flatMap(archives.pastChannels()::open);
        if (past.isPresent()) return new PastPlaylist.Recording(past.get());
        return isHeld(channel, call.get())
                ? new PastPlaylist.TimeShift(Duration.between(call.get().start(), clock.instant()))
                : new PastPlaylist.Refused(StatusCodes.NOT_FOUND, NO_ARCHIVE);
    }

    private boolean isPresent(CatchupCall call) {
        return call.start().isAfter(clock.instant().minus(LIVE_EDGE));
    }

    private boolean isHeld(ChannelId channel, CatchupCall call) {
        return Duration.between(call.start(), clock.instant()).compareTo(held.apply(channel)) <= 0;
    }

    private void head(HttpServerExchange exchange, ChannelId channel, CatchupCall call, View view) {
        if (film(channel, call, view).isEmpty()) {
            TextError.send(exchange, StatusCodes.NOT_FOUND, NO_ARCHIVE);
            return;
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, TYPE).put(Headers.CACHE_CONTROL, "no-store");
        TsStream.unframed(exchange);
        exchange.endExchange();
    }

    /// May block shortly.
    private Optional<Film> film(ChannelId channel, CatchupCall call, View view) {
        return past(channel, call, view, "").flatMap(past -> {
            var candidates = archives.candidates(channel, past.start(), past.end(), past.programme());
            return candidates.isEmpty() ? Optional.empty() : Optional.of(Film.past(channel, past.name(), candidates));
        });
    }

    /// The programme that is meant; empty if there is no such channel.
    private Optional<PastRequest> past(ChannelId channel, CatchupCall call, View view, String viewer) {
        return channels.channel(view, channel).map(found -> {
            var programme = programmes.of(channel, call.start(), call.start().plusSeconds(1)).stream()
                    .findFirst();
            var id = programme.map(one -> one.attributes().getOrDefault(CATCHUP_ID, ""));
            var name = programme.map(one -> found.name() + " · " + one.title());
            return new PastRequest(
                    channel, name.orElse(found.name()), call.start(), end(call, programme), id.orElse(""), viewer);
        });
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

    private static Optional<String> parameter(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getQueryParameters()
                .getOrDefault(name, new ArrayDeque<>())
                .peek());
    }
}
