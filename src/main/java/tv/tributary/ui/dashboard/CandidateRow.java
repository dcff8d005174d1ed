package tv.tributary.ui.dashboard;

import java.time.Duration;
import java.time.Instant;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.model.SourceId;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.Badge;

/// One source of a channel as text: state and reason.
///
/// @param why why it was left and when it may be tried again; empty where nothing happened
record CandidateRow(SourceId source, String name, String provider, Does does, String why) {
    /// Its state.
    enum Does {
        PLAYS(Badge.Tone.GOOD),
        PROVES(Badge.Tone.ACCENT),
        WAITS(Badge.Tone.NEUTRAL),
        RESTS(Badge.Tone.UNSTABLE),
        BLOCKED(Badge.Tone.BAD);

        final Badge.Tone tone;

        Does(Badge.Tone tone) {
            this.tone = tone;
        }
    }

    static CandidateRow of(CandidateSnapshot candidate, Instant now) {
        return new CandidateRow(
                candidate.source(), candidate.name(), candidate.providerName(), does(candidate), why(candidate, now));
    }

    static CandidateRow blocked(RankedSource ranked) {
        return new CandidateRow(ranked.source().id(), ranked.source().name(), ranked.providerName(), Does.BLOCKED, "");
    }

    private static Does does(CandidateSnapshot candidate) {
        return switch (candidate.state()) {
            case PLAYING -> Does.PLAYS;
            case PROVING -> Does.PROVES;
            case READY -> Does.WAITS;
            case RESTING -> Does.RESTS;
        };
    }

    private static String why(CandidateSnapshot candidate, Instant now) {
        if (candidate.state() == CandidateSnapshot.State.PLAYING
                || candidate.why().isEmpty()) return "";
        var why = Messages.of(candidate.why().get());
        return candidate
                .coolDownUntil()
                .filter(now::isBefore)
                .map(until -> Messages.of("dashboard.candidate.rests", why, Units.duration(left(now, until))))
                .orElseGet(() -> Messages.of("dashboard.candidate.before", why));
    }

    /// Whole seconds, never 0 while it is cooling down.
    private static Duration left(Instant now, Instant until) {
        return Duration.ofSeconds(Duration.between(now, until).plusMillis(999).toSeconds());
    }
}
