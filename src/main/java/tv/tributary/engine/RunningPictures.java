package tv.tributary.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tv.tributary.format.ts.PictureSize;
import tv.tributary.health.HealthChecks;
import tv.tributary.job.Timetable;
import tv.tributary.model.SourceId;
import tv.tributary.relay.Relay;

/// Keeps now and then what running channels show, in passing: nothing is opened for it. Called by its timetable only.
final class RunningPictures implements Timetable.Round {
    private static final Duration LOOK = Duration.ofMinutes(1);
    /// A channel's picture that is newer is left as it is.
    private static final Duration NEW = Duration.ofMinutes(5);

    private final Relay relay;
    private final HealthChecks health;
    private final InstantSource clock;
    private Instant due;

    RunningPictures(Relay relay, HealthChecks health, InstantSource clock) {
        this.relay = relay;
        this.health = health;
        this.clock = clock;
        this.due = clock.instant().plus(LOOK);
    }

    /// A channel put that source on air.
    static void plays(HealthChecks health, SourceId source, String coding, Optional<PictureSize> size) {
        health.plays(
                source,
                coding,
                size.map(PictureSize::width).orElse(0),
                size.map(PictureSize::height).orElse(0));
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.of(due);
    }

    @Override
    public void run() {
        var now = clock.instant();
        due = now.plus(LOOK);
        for (var shown : relay.shown()) {
            boolean fresh = health.pictures()
                    .of(shown.source())
                    .filter(one -> one.at().plus(NEW).isAfter(now))
                    .isPresent();
            if (!fresh)
                shown.keyframe()
                        .get()
                        .ifPresent(packets -> health.shows(shown.source(), shown.channel(), shown.provider(), packets));
        }
    }
}
