package tv.tributary.catalog.rank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.Provider;
import tv.tributary.model.Source;
import tv.tributary.net.Http;

/// Converts a channel's sources to candidates the relay can open. Thread-safe.
public final class CandidateFactory {
    private static final String AGENT = "User-Agent";

    private final LineupCache lineupCache;
    private final SourceOrder order;
    private final ProviderCache providerCache;

    public CandidateFactory(LineupCache lineupCache, SourceOrder order, ProviderCache providerCache) {
        this.lineupCache = lineupCache;
        this.order = order;
        this.providerCache = providerCache;
    }

    /// One short read by index.
    public Optional<PlayableChannel> tuning(ChannelId id) {
        return lineupCache
                .lineup()
                .find(id)
                .map(row -> new PlayableChannel(id, row.channel().name(), candidates(id)));
    }

    private List<Candidate> candidates(ChannelId id) {
        return order.of(id).stream()
                .filter(one -> !one.source().blocked())
                .map(one -> candidate(one.source().source(), one.provider()))
                .toList();
    }

    public Candidate candidate(Source source, Provider provider) {
        var account = account(source, provider);
        return new Candidate(
                source.id(),
                provider.id(),
                provider.name(),
                source.name(),
                source.url(),
                headers(source, provider),
                account,
                connections(account, provider),
                provider.settings().grace());
    }

    /// The entry's own wish for a User-Agent comes first, then the provider's, then a player's.
    private static Map<String, String> headers(Source source, Provider provider) {
        var headers = new LinkedHashMap<>(source.headers());
        if (headers.keySet().stream().noneMatch(AGENT::equalsIgnoreCase)) {
            var userAgent = provider.settings().userAgent();
            headers.put(AGENT, userAgent.isEmpty() ? Http.USER_AGENT : userAgent);
        }
        return headers;
    }

    /// Two providers with one login share its connections.
    private static String account(Source source, Provider provider) {
        return Login.of(source.url(), source.headers()).map(Login::account).orElse("provider " + provider.id());
    }

    /// The connections the user allows an account. Where several providers have the same login, the smallest known
    /// number counts for all:
    /// too few streams do less harm than an account that its panel blocks.
    private int connections(String account, Provider provider) {
        int least = provider.settings().connections();
        for (var row : providerCache.present()) {
            var other = row.provider().settings();
            boolean same = other.enabled()
                    && Login.of(other.location(), Map.of())
                            .filter(login -> login.account().equals(account))
                            .isPresent();
            if (same && other.connections() > 0 && (least == 0 || other.connections() < least)) {
                least = other.connections();
            }
        }
        return least;
    }
}
