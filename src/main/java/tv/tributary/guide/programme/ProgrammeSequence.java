package tv.tributary.guide.programme;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tv.tributary.format.xmltv.Programme;

/// One channel's programmes as viewers get them: in order, each with a stop, none at the same time as another.
/// Stateless.
public final class ProgrammeSequence {
    /// Without a stop and without a next programme within this, one lasts [#GUESS].
    private static final Duration LONGEST = Duration.ofHours(6);

    private static final Duration GUESS = Duration.ofHours(1);
    /// What is left of a programme between two of a preferred guide is worth showing from this on.
    private static final Duration SHORTEST_PART = Duration.ofMinutes(10);

    private ProgrammeSequence() {}

    /// @param guides the programmes of each guide in any order, the preferred guide first: where it has
    ///     nothing, the next one fills the gap
    public static List<Programme> merge(List<List<Programme>> guides) {
        var merged = List.<Programme>of();
        for (var guide : guides) {
            var clean = clean(guide);
            merged = merged.isEmpty() ? clean : filled(merged, clean);
        }
        return merged;
    }

    /// A guide's own programmes, in order. Of two that begin together the first counts, but rather one with a
    /// title; one that goes on while the next has begun ends there.
    static List<Programme> clean(List<Programme> programmes) {
        var sorted = new ArrayList<>(programmes);
        sorted.sort(
                Comparator.comparing((Programme programme) -> programme.start().toInstant()));
        var clean = new ArrayList<Programme>(sorted.size());
        for (var programme : sorted) {
            if (clean.isEmpty()) {
                clean.add(programme);
                continue;
            }
            var before = clean.getLast();
            if (before.start().isEqual(programme.start())) {
                if (before.title().isEmpty() && !programme.title().isEmpty()) clean.set(clean.size() - 1, programme);
                continue;
            }
            clean.set(clean.size() - 1, ending(before, Optional.of(programme.start())));
            clean.add(programme);
        }
        if (!clean.isEmpty()) clean.set(clean.size() - 1, ending(clean.getLast(), Optional.empty()));
        return clean;
    }

    private static Programme ending(Programme programme, Optional<OffsetDateTime> next) {
        var start = programme.start();
        var said = programme.stop().filter(stop -> stop.isAfter(start));
        var latest = next.filter(stop -> said.isPresent() || !stop.isAfter(start.plus(LONGEST)));
        var stop = said.filter(time -> latest.isEmpty() || !time.isAfter(latest.get()))
                .or(() -> latest)
                .orElse(start.plus(GUESS));
        return programme.stop().filter(stop::equals).isPresent() ? programme : programme.at(start, Optional.of(stop));
    }

    /// @param base and others: both clean
    private static List<Programme> filled(List<Programme> base, List<Programme> others) {
        var all = new ArrayList<Programme>(base.size() + others.size());
        var at = 0;
        for (var other : others) {
            while (at < base.size() && !base.get(at).stop().orElseThrow().isAfter(other.start()))
                all.add(base.get(at++));
            var from = other.start();
            var until = other.stop().orElseThrow();
            var ahead = at;
            // What the preferred guide has within it may leave more than one part; the first counts.
            while (ahead < base.size() && !base.get(ahead).start().isAfter(from)) {
                from = base.get(ahead++).stop().orElseThrow();
            }
            if (ahead < base.size() && base.get(ahead).start().isBefore(until))
                until = base.get(ahead).start();
            if (!from.isBefore(until)) continue;
            var whole =
                    from.isEqual(other.start()) && until.isEqual(other.stop().orElseThrow());
            if (!whole && Duration.between(from, until).compareTo(SHORTEST_PART) < 0) continue;
            while (at < ahead) all.add(base.get(at++));
            all.add(whole ? other : other.at(from, Optional.of(until)));
        }
        while (at < base.size()) all.add(base.get(at++));
        return all;
    }
}
