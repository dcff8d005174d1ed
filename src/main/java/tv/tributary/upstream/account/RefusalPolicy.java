package tv.tributary.upstream.account;

import java.time.Duration;
import java.util.Optional;

/// Decides what to do when a provider does not send a stream: ask again while it may still count a stream that
/// has ended, have a connection closed that is missed less, or give up. Nobody who watches loses a connection
/// by it. Pure.
final class RefusalPolicy {
    /// Pauses grow with the time since the last stream ended, or since it was asked for first: most panels
    /// notice at once, some after many seconds.
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /// The same for a source that was not the one that ended: nobody watched it.
    private static final Duration LONGEST_FIRST_PAUSE = Duration.ofSeconds(4);
    /// Where the account cannot be full and the answer may mean anything, so long it is asked again after an
    /// end.
    private static final Duration QUICK = Duration.ofSeconds(3);
    /// For so long one opening asks again; then whoever opens it decides anew.
    private static final Duration LONGEST_ASKING = Duration.ofSeconds(10);
    /// The same for a source that was not the one that ended, while its viewer waits.
    private static final Duration LONGEST_FIRST_ASKING = Duration.ofSeconds(13);
    /// Uses of lower priority keep their connection so long, for the panel may only count what has ended.
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private RefusalPolicy() {}

    sealed interface Step {}

    /// Ask again after a pause.
    record Retry(Duration pause) implements Step {}

    /// Have a connection closed, then ask again.
    record MakeRoom(Victim victim) implements Step {}

    /// @param telling whether it says something about how many streams the provider sends at once
    record GiveUp(boolean telling) implements Step {}

    /// Whose connection is closed.
    enum Victim {
        /// One that nobody needs just now.
        IDLE,
        /// One that is used for something of lower priority.
        LOWER
    }

    /// An account when one of its streams was refused.
    ///
    /// @param streams how many the provider certainly sends beside it
    /// @param sinceEnded how long ago one of its streams ended last
    /// @param again whether the source that is refused is one whose own stream ended lately
    /// @param full whether those streams, with the ones that ended lately, are as many as it allows
    /// @param refusedFor for how long it has been refused beside them
    /// @param idle whether there is a connection that nobody needs just now
    /// @param lower whether there is one for something of lower priority
    record Load(
            int streams,
            Optional<Duration> sinceEnded,
            boolean again,
            boolean full,
            Duration refusedFor,
            boolean idle,
            boolean lower) {}

    /// @param asking for how long it has been asked for this stream
    static Step decide(UpstreamException refusal, Load load, Duration asking) {
        if (!refusal.mayMeanTooMany()) return new GiveUp(false);
        if (load.idle && load.streams > 0) return new MakeRoom(Victim.IDLE);
        if (mayBeStale(refusal, load)) {
            var pause = longer(
                    load.again ? pause(longer(asking, load.sinceEnded.orElse(Duration.ZERO))) : firstPause(asking),
                    refusal.retryAfter().orElse(Duration.ZERO));
            var longest = load.again ? LONGEST_ASKING : LONGEST_FIRST_ASKING;
            return asking.plus(pause).compareTo(longest) <= 0 ? new Retry(pause) : new GiveUp(false);
        }
        if (load.streams == 0 || ConcurrencyLimit.isStale(load.sinceEnded)) return new GiveUp(false);
        boolean settled = load.refusedFor.compareTo(SETTLED) >= 0;
        if (load.lower && settled && refusal.meansTooMany()) return new MakeRoom(Victim.LOWER);
        return new GiveUp(refusal.meansTooMany());
    }

    /// Whether the panel may count a stream that has ended. Another source is refused for that only where the
    /// account may be full: whoever opens it asks again later anyway.
    private static boolean mayBeStale(UpstreamException refusal, Load load) {
        if (!ConcurrencyLimit.isStale(load.sinceEnded)) return false;
        boolean quick = load.sinceEnded.orElse(QUICK).compareTo(QUICK) < 0;
        return load.full || (load.again && (quick || refusal.meansTooMany()));
    }

    /// Each twice as long as the one before: 0.5, 1, 2, 4 s.
    private static Duration firstPause(Duration asking) {
        var pause = asking.plus(SHORTEST_PAUSE);
        return pause.compareTo(LONGEST_FIRST_PAUSE) > 0 ? LONGEST_FIRST_PAUSE : pause;
    }

    private static Duration pause(Duration since) {
        if (since.compareTo(SHORTEST_PAUSE) < 0) return SHORTEST_PAUSE;
        return since.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : since;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
