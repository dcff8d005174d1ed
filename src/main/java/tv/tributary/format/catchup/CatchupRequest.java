package tv.tributary.format.catchup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// What is asked of a provider's archive.
///
/// @param end after `start`; may lie in the future where the programme is still on
/// @param asked when it is asked for; for providers that count back from it
/// @param zone in which the provider writes times of the day
/// @param programme the provider's own id of the programme (`catchup-id` of XMLTV); empty if it has none
public record CatchupRequest(Instant start, Instant end, Instant asked, ZoneId zone, String programme) {
    public CatchupRequest {
        if (!start.isBefore(end)) throw new IllegalArgumentException("ends before it begins");
    }

    Duration duration() {
        return Duration.between(start, end);
    }

    Duration age() {
        return Duration.between(start, asked);
    }

    /// The same programme, as a provider finds it whose archive is late by so much.
    CatchupRequest earlier(Duration correction) {
        return new CatchupRequest(start.minus(correction), end.minus(correction), asked, zone, programme);
    }
}
