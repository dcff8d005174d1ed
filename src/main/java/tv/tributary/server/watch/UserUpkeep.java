package tv.tributary.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tv.tributary.access.Users;
import tv.tributary.activity.ActivitySettings;
import tv.tributary.event.LatestValue;
import tv.tributary.guide.Guide;
import tv.tributary.job.Timetable.Round;
import tv.tributary.relay.Relay;
import tv.tributary.server.watch.WatchSessions.WatchSession;
import tv.tributary.settings.Settings;

/// What recurs for the sake of users while they watch: counts what each of them uses, ends what their age limit does
/// not
/// allow any more, and lets the users look after themselves. Not thread-safe: for one timetable.
public final class UserUpkeep implements Round {
    /// What is watched for a shorter time than that may not be counted.
    private static final Duration SAMPLE = Duration.ofSeconds(5);

    private static final int SAMPLES_PER_CHECK = 6;

    /// One of the streams, while it goes on.
    private record StreamKey(OptionalLong viewer, String name, String title, String address, Instant since) {
        static StreamKey of(WatchSession session) {
            return new StreamKey(session.viewer(), session.name(), session.title(), session.address(), session.since());
        }
    }

    /// What somebody watches on one device; films come in several streams at once.
    private record Watching(Optional<Long> user, Optional<Long> device, String title, String address) {
        static Watching of(WatchSession session) {
            return new Watching(session.user(), session.device(), session.title(), session.address());
        }
    }

    private final Users users;
    private final WatchSessions sessions;
    private final Relay relay;
    private final ParentalCheck parental;
    private final Round usersOwn;
    private final LatestValue<ActivitySettings> kept;
    private final InstantSource clock;
    private Map<StreamKey, Long> sent = Map.of();
    private Instant last;
    private long samples;

    /// @param settings say whether it is kept who watches
    public UserUpkeep(Users users, Relay relay, Guide guide, Settings settings, InstantSource clock) {
        this.users = users;
        this.kept = settings.of(ActivitySettings.NAME, ActivitySettings.defaults());
        this.sessions = new WatchSessions(users, relay);
        this.relay = relay;
        this.parental = new ParentalCheck(guide, clock);
        this.usersOwn = users.upkeep();
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.of(last.plus(SAMPLE));
    }

    @Override
    public void run() {
        count();
        samples++;
        if (samples % SAMPLES_PER_CHECK == 0) parental.endBlocked(users.limits(), relay);
        if (usersOwn.nextDue().filter(due -> !due.isAfter(last)).isPresent()) usersOwn.run();
    }

    private void count() {
        var now = clock.instant();
        var bytes = new HashMap<Watching, Long>();
        var times = new HashMap<Watching, Duration>();
        var seen = new HashMap<StreamKey, Long>();
        for (var session : sessions.all()) {
            var key = StreamKey.of(session);
            var before = sent.get(key);
            seen.put(key, session.bytes());
            var who = Watching.of(session);
            bytes.merge(who, session.bytes() - (before == null ? 0 : before), Long::sum);
            var from = before == null && session.since().isAfter(last) ? session.since() : last;
            times.merge(who, positive(Duration.between(from, now)), UserUpkeep::longer);
        }
        var isAnonymous = kept.get().anonymous();
        times.forEach((who, time) -> users.usage()
                .add(
                        isAnonymous ? Optional.empty() : who.user,
                        isAnonymous ? Optional.empty() : who.device,
                        time,
                        Math.max(0, bytes.getOrDefault(who, 0L))));
        sent = Map.copyOf(seen);
        last = now;
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
