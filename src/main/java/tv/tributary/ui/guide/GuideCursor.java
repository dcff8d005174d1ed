package tv.tributary.ui.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The position of the keyboard in the grid. Pure: each move gives a new one.
///
/// @param row from 0, in the list of channels
/// @param moment kept while going up and down, so that a long programme on the way does not lead off to the side
record GuideCursor(int row, Instant moment) {
    /// A step through time where the guide says nothing.
    private static final Duration STEP = Duration.ofMinutes(30);

    /// The programme it is on; empty where the guide has a hole.
    Optional<Airing> on(List<Airing> airings) {
        return airings.stream().filter(airing -> airing.isOn(moment)).findFirst();
    }

    /// To the next programme of the channel, or half an hour on through a hole.
    GuideCursor right(List<Airing> airings) {
        var target = on(airings).map(Airing::stop).orElseGet(() -> moment.plus(STEP));
        var next = airings.stream()
                .map(Airing::start)
                .filter(start -> start.isAfter(moment))
                .findFirst();
        if (next.isPresent() && next.get().isBefore(target)) target = next.get();
        return new GuideCursor(row, target);
    }

    /// To the start of the programme before, or half an hour back through a hole.
    GuideCursor left(List<Airing> airings) {
        var edge = on(airings).map(Airing::start).orElse(moment);
        var before =
                airings.stream().filter(airing -> airing.start().isBefore(edge)).reduce((_, later) -> later);
        var target = edge.minus(STEP);
        if (before.isPresent() && before.get().stop().isAfter(target))
            target = before.get().start();
        return new GuideCursor(row, target);
    }

    /// Up or down by channels, within the list.
    GuideCursor down(int rows, int channels) {
        return new GuideCursor(Math.clamp((long) row + rows, 0, Math.max(0, channels - 1)), moment);
    }

    GuideCursor at(Instant other) {
        return new GuideCursor(row, other);
    }
}
