package tv.tributary.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.catalog.intake.StreamAddress;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Provider;
import tv.tributary.model.Source;
import tv.tributary.model.Tuning;
import tv.tributary.net.Http;
import tv.tributary.store.ChannelStore;

/// Makes a channel's sources openable. Thread-safe.
final class Tuner {
    private static final String AGENT = "User-Agent";

    private final Stand stand;
    private final Roster roster;
    private final ChannelStore store;

    Tuner(Stand stand, Roster roster, ChannelStore store) {
        this.stand = stand;
        this.roster = roster;
        this.store = store;
    }

    /// One short read by index.
    Optional<Tuning> tuning(ChannelId id) {
        return stand.lineup().find(id).map(row -> new Tuning(id, row.channel().name(), candidates(id)));
    }

    private List<Candidate> candidates(ChannelId id) {
        var candidates = new ArrayList<Candidate>();
        for (var ranked : store.sources(id)) {
            if (ranked.blocked()) continue;
            var source = ranked.source();
            roster.findPresent(source.provider())
                    .map(row -> candidate(source, row.provider()))
                    .ifPresent(candidates::add);
        }
        return candidates;
    }

    private static Candidate candidate(Source source, Provider provider) {
        return new Candidate(
                source.id(),
                provider.id(),
                provider.name(),
                source.name(),
                source.url(),
                headers(source, provider),
                account(source, provider),
                provider.connections(),
                provider.grace());
    }

    /// The entry's own wish for a User-Agent comes first, then the provider's, then a player's.
    private static Map<String, String> headers(Source source, Provider provider) {
        var headers = new LinkedHashMap<>(source.headers());
        if (headers.keySet().stream().noneMatch(AGENT::equalsIgnoreCase)) {
            headers.put(AGENT, provider.userAgent().isEmpty() ? Http.USER_AGENT : provider.userAgent());
        }
        return headers;
    }

    /// Two providers with one login share its connections.
    private static String account(Source source, Provider provider) {
        var address = StreamAddress.of(source.url());
        return address.login().isEmpty() ? "provider " + provider.id() : address.login() + "@" + address.host();
    }
}
