package tv.tributary.server.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.ProviderDraft;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.model.FailoverTolerance;

/// A provider as a client sends it. Fields left out keep their value, or get the default for a new provider.
record ProviderInput(
        @Nullable String name,
        @Nullable String location,
        @Nullable Integer priority,
        @Nullable Integer connections,
        @Nullable String userAgent,
        @Nullable Long refreshEverySeconds,
        @Nullable Integer endGraceMillis,
        @Nullable Integer longestSilenceMillis,
        @Nullable Boolean enabled) {
    /// @throws InvalidProvider if a number makes no sense
    ProviderDraft draft() {
        return over(ProviderDraft.of("", ""));
    }

    /// The location as we show it has no credentials: sent back unchanged it means the one we have.
    ProviderDraft change(ProviderStatus current) {
        var known = current.provider();
        var draft = over(ProviderDraft.of(known));
        return draft.location().equals(current.shownLocation()) ? withLocation(draft, known.location()) : draft;
    }

    private ProviderDraft over(ProviderDraft base) {
        return new ProviderDraft(
                name == null ? base.name() : name,
                location == null ? base.location() : location,
                priority == null ? base.priority() : priority,
                connections == null ? base.connections() : connections,
                userAgent == null ? base.userAgent() : userAgent,
                refreshEverySeconds == null ? base.refreshEvery() : Duration.ofSeconds(refreshEverySeconds),
                grace(base.grace()),
                enabled == null ? base.enabled() : enabled);
    }

    /// @throws InvalidProvider if it can be no grace at all
    private FailoverTolerance grace(FailoverTolerance base) {
        var end = endGraceMillis == null ? base.end() : Duration.ofMillis(endGraceMillis);
        var stall = longestSilenceMillis == null ? base.stall() : Duration.ofMillis(longestSilenceMillis);
        if (end.isNegative() || !stall.isPositive()) throw new InvalidProvider(InvalidProvider.Problem.BAD_GRACE);
        return new FailoverTolerance(end, stall);
    }

    private static ProviderDraft withLocation(ProviderDraft draft, String location) {
        return new ProviderDraft(
                draft.name(),
                location,
                draft.priority(),
                draft.connections(),
                draft.userAgent(),
                draft.refreshEvery(),
                draft.grace(),
                draft.enabled());
    }

    /// Leaves the location out: it may hold a password.
    @Override
    public String toString() {
        return "ProviderInput[" + name + "]";
    }
}
