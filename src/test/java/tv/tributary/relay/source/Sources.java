package tv.tributary.relay.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.relay.source.SourceStates.OpenSource;

/// Three sources as strategies see them: two of one account, one of another. 300 ms to come back, 4 s until a stall.
final class Sources {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000 * MILLI;

    static final Candidate FIRST = candidate(1, "a");
    static final Candidate SAME_ACCOUNT = candidate(2, "a");
    static final Candidate OTHER = candidate(3, "b");
    static final List<Candidate> ALL = List.of(FIRST, SAME_ACCOUNT, OTHER);

    private Sources() {}

    static Candidate candidate(int id, String account) {
        return new Candidate(
                new SourceId(id),
                new ProviderId(id),
                "Provider " + id,
                "Source " + id,
                "http://127.0.0.1/" + id,
                Map.of(),
                account,
                1,
                new FailoverTolerance(Duration.ofMillis(300), Duration.ofSeconds(4)));
    }

    /// Open, but nothing has come yet.
    static OpenSource opening(Candidate source) {
        return new OpenSource(source, false, false, 0, Optional.empty());
    }

    /// @param keyframeAt when its newest keyframe came
    static OpenSource proven(Candidate source, long keyframeAt) {
        return new OpenSource(source, true, true, keyframeAt, Optional.empty());
    }

    /// Proven, but coded otherwise than what was on air.
    static OpenSource foreign(Candidate source, long keyframeAt) {
        return new OpenSource(source, true, false, keyframeAt, Optional.empty());
    }

    static CoolDowns healthy() {
        return new CoolDowns(new SourceTraits((_, _, _) -> {}));
    }
}
