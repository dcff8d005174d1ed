package tv.tributary.ui.guide;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The stretch of time that the grid shows, and where in it a moment lies.
///
/// @param start the moment at the left edge
/// @param width of the stretch in pixels
/// @param pixelsPerMinute how much room a minute gets
record TimeAxis(Instant start, double width, double pixelsPerMinute) {
    /// Whole half hours are marked: every place has its clock on one, but for a few quarter hours.
    private static final Duration TICK = Duration.ofMinutes(30);
    private static final double MILLIS_PER_MINUTE = 60_000;

    double x(Instant moment) {
        return Duration.between(start, moment).toMillis() / MILLIS_PER_MINUTE * pixelsPerMinute;
    }

    Instant at(double x) {
        return start.plusMillis(Math.round(x / pixelsPerMinute * MILLIS_PER_MINUTE));
    }

    Instant end() {
        return at(width);
    }

    TimeAxis from(Instant other) {
        return new TimeAxis(other, width, pixelsPerMinute);
    }

    boolean overlaps(Airing airing) {
        return airing.stop().isAfter(start) && airing.start().isBefore(end());
    }

    /// The half hours in sight, by the clock of a zone.
    List<Instant> ticks(ZoneId zone) {
        var ticks = new ArrayList<Instant>();
        for (var tick = halfHour(start, zone); tick.isBefore(end()); tick = tick.plus(TICK)) {
            if (!tick.isBefore(start)) ticks.add(tick);
        }
        return ticks;
    }

    /// The start that has a moment a little in from the left edge, on a half hour.
    static Instant startFor(Instant moment, ZoneId zone) {
        return halfHour(moment.minus(Duration.ofMinutes(10)), zone);
    }

    /// The start nearest to this one that has as much as possible of a programme in sight.
    Instant startToShow(Airing airing) {
        if (airing.start().isBefore(start)) {
            // A long programme's beginning may be hours away: it is enough that it is seen to go on.
            return airing.stop().isAfter(at(width / 4)) ? start : airing.start();
        }
        if (airing.stop().isAfter(end())) {
            var shift = Duration.between(end(), airing.stop());
            var most = Duration.between(start, airing.start());
            return start.plus(shift.compareTo(most) < 0 ? shift : most);
        }
        return start;
    }

    private static Instant halfHour(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        return local.minusMinutes(local.getMinute() % 30).toInstant();
    }
}
