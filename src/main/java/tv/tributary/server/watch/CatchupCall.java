package tv.tributary.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tv.tributary.format.catchup.CatchupTime;

/// A request for the past of a channel, in whichever way the player writes it: `start` with `end` or `duration` in
/// seconds, Kodi's `utc` with `utcend`, or `playseek` with both. Times without a zone are in UTC, as all that is
/// offered to players.
///
/// @param end empty where the player does not say
record CatchupCall(Instant start, Optional<Instant> end) {
    private static final List<String> STARTS = List.of("start", "utc");
    private static final List<String> ENDS = List.of("end", "utcend");
    private static final String SEEK = "playseek";

    /// Whether a request asks for the past at all.
    ///
    /// @param query the value of a parameter
    static boolean isIn(Function<String, Optional<String>> query) {
        return first(query, STARTS).isPresent() || query.apply(SEEK).isPresent();
    }

    /// @return empty if its times make no sense
    static Optional<CatchupCall> of(Function<String, Optional<String>> query) {
        var seek = query.apply(SEEK).orElse("");
        var dash = seek.indexOf('-');
        var start = first(query, STARTS).or(() -> Optional.of(dash < 0 ? seek : seek.substring(0, dash)));
        var end = first(query, ENDS)
                .or(() -> dash < 0 ? Optional.empty() : Optional.of(seek.substring(dash + 1)))
                .flatMap(CatchupCall::time);
        var length = query.apply("duration").flatMap(text -> CatchupTime.length(text, Duration.ofSeconds(1)));
        return start.flatMap(CatchupCall::time)
                .map(from -> new CatchupCall(from, end.or(() -> length.map(from::plus))))
                .filter(CatchupCall::isForward);
    }

    private static Optional<String> first(Function<String, Optional<String>> query, List<String> names) {
        return names.stream()
                .flatMap(name -> query.apply(name).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /// As panels are asked.
    ///
    /// @param minutes empty or no number where the player does not say
    static Optional<CatchupCall> ofPanel(String start, String minutes) {
        var length = CatchupTime.length(minutes, Duration.ofMinutes(1));
        return time(start).map(from -> new CatchupCall(from, length.map(from::plus)));
    }

    private static Optional<Instant> time(String text) {
        return CatchupTime.parse(text, ZoneOffset.UTC);
    }

    private boolean isForward() {
        return end.isEmpty() || start.isBefore(end.get());
    }
}
