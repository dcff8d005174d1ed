package tv.tributary.relay.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.Latest;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.text.Messages;

/// What happens on a channel while none of its sources plays: they race, the slate is shown when that takes long, and
/// in the end viewers are sent away. Its pump's thread only.
final class Search {
    /// After so long a silence the slate is shown if no source works, and if it may be that one will.
    private static final Duration UNSEEN = Duration.ofMillis(1500);

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

    private final Feed feed;
    private final Race race;
    private final Air air;
    private final Bell bell;
    private final Latest<RelaySettings> settings;

    private boolean played;
    /// Why the source that played last was left.
    private FailureReason lastTrouble = FailureReason.ENDED;
    /// What the first source said that failed since one played.
    private @Nullable FailureReason firstTrouble;
    private long lostAt;
    private @Nullable Interlude interlude;

    Search(Feed feed, Race race, Air air, Bell bell, Latest<RelaySettings> settings) {
        this.feed = feed;
        this.race = race;
        this.air = air;
        this.bell = bell;
        this.settings = settings;
    }

    void begin(long now) {
        race.begin(now);
    }

    /// The source on air was left.
    void lost(FailureReason why) {
        lostAt = air.aliveAt();
        lastTrouble = why;
    }

    /// The source that was left may come back by itself.
    void awaiting(Candidate candidate, long now) {
        race.awaiting(candidate, now);
    }

    void without(Candidate candidate, long now) {
        race.without(candidate, now);
    }

    void failed(Candidate candidate, FailureReason why) {
        if (firstTrouble == null) firstTrouble = why;
        race.failed(candidate);
    }

    /// Why the source that played last was left.
    FailureReason why() {
        return lastTrouble;
    }

    /// The source that is to play next, once one can. Ends the feed when there is no more hope.
    Optional<Run> look(List<Candidate> sources, long now) {
        var winner = race.look(sources, now);
        if (winner.isEmpty() && givenUp(sources, now)) feed.fail(reason());
        return winner;
    }

    /// A source plays.
    ///
    /// @param silent for how long viewers had got no byte, the slate's included
    /// @return for how long they had seen no programme
    Duration found(Duration silent, long now) {
        var gap = interlude == null ? silent : Duration.ofNanos(now - lostAt);
        close();
        played = true;
        firstTrouble = null;
        return gap;
    }

    /// Takes the slate away, if it is shown.
    void close() {
        var shown = interlude;
        interlude = null;
        if (shown != null) shown.close();
    }

    private FailureReason reason() {
        return firstTrouble == null ? lastTrouble : firstTrouble;
    }

    /// Whether to give up: before the first picture once every source was tried, afterwards when all have failed for
    /// too long and there is no slate to show meanwhile.
    private boolean givenUp(List<Candidate> sources, long now) {
        if (interlude != null) return false;
        if (played && showSlate(sources, now)) return false;
        var most = played ? settings.get().outage() : settings.get().opening();
        bell.by(air.aliveAt() + most.toNanos());
        if (!played && race.exhausted(sources)) return true;
        return now - air.aliveAt() > most.toNanos();
    }

    /// Players hold some seconds themselves: before those are over nobody needs to see that something is wrong.
    private boolean showSlate(List<Candidate> sources, long now) {
        // A source that was left for its silence leaves the others some time, too.
        long due = race.hopeless(sources)
                ? lostAt + UNSEEN.toNanos()
                : Math.max(lostAt + LONGEST_SILENCE.toNanos(), race.began() + UNSEEN.toNanos());
        if (now < due) {
            bell.by(due);
            return false;
        }
        var slate = air.slate(Messages.of(reason()));
        if (slate.isEmpty()) return false;
        var shown = new Interlude(slate.get(), air);
        interlude = shown;
        feed.showsSlate(reason());
        shown.start();
        return true;
    }
}
