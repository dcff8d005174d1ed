package tv.tributary.catalog.rank;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.provider.ProviderKinds;
import tv.tributary.identity.name.PictureQuality;
import tv.tributary.model.Candidate;
import tv.tributary.model.Candidate.PoolLogin;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.PlayableChannel.StreamSize;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderAccount.AccountState;
import tv.tributary.model.Source;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.net.Http;

/// Converts a channel's sources to candidates the relay can open. Thread-safe.
public final class CandidateFactory {
    private static final String AGENT = "User-Agent";

    private final LineupCache lineupCache;
    private final SourceOrder order;
    private final ProviderCache providerCache;
    private final ProviderKinds kinds;
    private final InstantSource clock;

    /// @param clock tells which accounts have ended
    public CandidateFactory(
            LineupCache lineupCache,
            SourceOrder order,
            ProviderCache providerCache,
            ProviderKinds kinds,
            InstantSource clock) {
        this.lineupCache = lineupCache;
        this.order = order;
        this.providerCache = providerCache;
        this.kinds = kinds;
        this.clock = clock;
    }

    /// One short read by index.
    public Optional<PlayableChannel> tuning(ChannelId id) {
        return lineupCache
                .lineup()
                .find(id)
                .map(row -> playable(id, row.channel().name()));
    }

    private PlayableChannel playable(ChannelId id, String name) {
        var usable =
                order.of(id).stream().filter(one -> !one.source().blocked()).toList();
        var sizes = new HashMap<SourceId, StreamSize>();
        for (var one : usable) sizes.put(one.source().source().id(), size(one));
        return new PlayableChannel(
                id,
                name,
                usable.stream()
                        .map(one -> candidate(one.source().source(), one.provider()))
                        .toList(),
                sizes);
    }

    /// As it was seen, or else as its name has it.
    private static StreamSize size(SourceOrder.Waiting one) {
        int seen = one.vitals().map(StreamInfo::height).orElse(0);
        return new StreamSize(
                seen > 0 ? seen : PictureQuality.lines(one.source().quality()),
                one.vitals().map(StreamInfo::bitrate).orElse(0L));
    }

    /// What plays a source: with the first account of its provider that can be used, or any of the others.
    public Candidate candidate(Source source, Provider provider) {
        var logins = logins(source, provider);
        var first = logins.getFirst();
        return new Candidate(
                source.id(),
                provider.id(),
                provider.name(),
                source.name(),
                first.url(),
                headers(source, provider),
                first.account(),
                first.connections(),
                provider.settings().grace(),
                provider.settings().requests().proxy(),
                provider.settings().requests().certificate(),
                first.otherForm(),
                logins.subList(1, logins.size()));
    }

    private List<PoolLogin> logins(Source source, Provider provider) {
        var addresses = kinds.addresses(provider, source.url());
        var usable = new LinkedHashMap<>(addresses);
        var now = clock.instant();
        usable.keySet()
                .removeIf(login -> providerCache
                        .account(provider.id(), login)
                        .filter(account -> account.stateAt(now) != AccountState.ACTIVE)
                        .isPresent());
        var logins = new ArrayList<PoolLogin>();
        (usable.isEmpty() ? addresses : usable).forEach((login, all) -> {
            var said = providerCache.account(provider.id(), login);
            var forms = inOrder(all, said.map(ProviderAccount::formats).orElse(Set.of()));
            var url = forms.getFirst();
            var account = account(url, source, provider);
            var connections = connections(account, provider, login);
            // One of several that was never asked about is good for one until it was.
            var isKnown = connections > 0 || said.isPresent();
            var other = forms.size() > 1 ? forms.get(1) : "";
            logins.add(new PoolLogin(account, url, other, isKnown || addresses.size() == 1 ? connections : 1));
        });
        return logins;
    }

    /// The forms that the account is allowed first.
    ///
    /// @param formats as in [ProviderAccount#formats]; empty if it does not say
    private static List<String> inOrder(List<String> forms, Set<String> formats) {
        return forms.stream()
                .sorted(Comparator.comparing(form -> formats.stream().noneMatch(format -> form.endsWith("." + format))))
                .toList();
    }

    /// The entry's own wishes come first, then the provider's, then a player's User-Agent.
    private static Map<String, String> headers(Source source, Provider provider) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        var userAgent = provider.settings().userAgent();
        headers.put(AGENT, userAgent.isEmpty() ? Http.USER_AGENT : userAgent);
        headers.putAll(provider.settings().requests().headers());
        headers.putAll(source.headers());
        return headers;
    }

    /// Two providers with one login share its connections.
    private static String account(String url, Source source, Provider provider) {
        return ProviderLogin.of(url, source.headers())
                .map(ProviderLogin::account)
                .orElse("provider " + provider.id());
    }

    /// The connections the user, or the provider itself, allows an account. Where several providers have the same
    /// login, the smallest known number counts for all: too few streams do less harm than an account that its panel
    /// blocks.
    private int connections(String account, Provider provider, String login) {
        int least = providerCache.connections(provider, login);
        for (var row : providerCache.present()) {
            var other = row.provider();
            boolean same = other.enabled()
                    && ProviderLogin.of(other.settings().location(), Map.of())
                            .filter(providerLogin -> providerLogin.account().equals(account))
                            .isPresent();
            int connections = same ? providerCache.connections(other, "") : 0;
            if (connections > 0 && (least == 0 || connections < least)) least = connections;
        }
        return least;
    }
}
