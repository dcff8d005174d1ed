package tv.tributary.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tv.tributary.model.ProviderSettings.FailoverTolerance;

/// A source with everything needed to open it.
///
/// @param account whose connections it uses up: providers with the same login share one account
/// @param connections how many streams the account allows at once; 0 means no known limit
/// @param grace how patient to be with this provider
/// @param headers every HTTP request header to send, the User-Agent among them
/// @param proxy as in [RequestSettings#proxy]
/// @param certificate as in [RequestSettings#certificate]
/// @param otherForm the address of the same stream in another form, HLS for a transport stream; empty for none
/// @param others further accounts of the provider that play the same
/// @param recorded whether it plays something of the past, as fast as it is read, and then ends
public record Candidate(
        SourceId source,
        ProviderId provider,
        String providerName,
        String name,
        String url,
        Map<String, String> headers,
        String account,
        int connections,
        FailoverTolerance grace,
        String proxy,
        String certificate,
        String otherForm,
        List<PoolLogin> others,
        boolean recorded) {
    /// Another account of the same provider, and where the stream plays with it.
    ///
    /// @param account as in [Candidate#account]
    /// @param otherForm as in [Candidate#otherForm]
    /// @param connections how many streams it allows at once; 0 means no known limit
    public record PoolLogin(String account, String url, String otherForm, int connections) {
        /// Leaves the URL out: it may hold a password.
        @Override
        public String toString() {
            return "PoolLogin[" + connections + "]";
        }
    }

    public Candidate {
        others = List.copyOf(others);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        if (connections < 0) throw new IllegalArgumentException("connections: " + connections);
    }

    /// One that plays what is on now.
    public Candidate(
            SourceId source,
            ProviderId provider,
            String providerName,
            String name,
            String url,
            Map<String, String> headers,
            String account,
            int connections,
            FailoverTolerance grace,
            String proxy,
            String certificate,
            String otherForm,
            List<PoolLogin> others) {
        this(
                source,
                provider,
                providerName,
                name,
                url,
                headers,
                account,
                connections,
                grace,
                proxy,
                certificate,
                otherForm,
                others,
                false);
    }

    /// One that is reached directly.
    public Candidate(
            SourceId source,
            ProviderId provider,
            String providerName,
            String name,
            String url,
            Map<String, String> headers,
            String account,
            int connections,
            FailoverTolerance grace) {
        this(source, provider, providerName, name, url, headers, account, connections, grace, "", "", "", List.of());
    }

    /// The same stream with each of the accounts that play it; each still knows the others.
    public List<Candidate> pool() {
        if (others.isEmpty()) return List.of(this);
        var logins = new ArrayList<PoolLogin>();
        logins.add(new PoolLogin(account, url, otherForm, connections));
        logins.addAll(others);
        return logins.stream()
                .map(login -> with(
                        login,
                        logins.stream().filter(other -> !other.equals(login)).toList()))
                .toList();
    }

    /// The same without that account; empty if there is no other.
    public Optional<Candidate> without(String unwanted) {
        var left = pool().stream().filter(one -> !one.account.equals(unwanted)).toList();
        return left.stream()
                .findFirst()
                .map(first -> first.with(
                        new PoolLogin(first.account, first.url, first.otherForm, first.connections),
                        first.others.stream()
                                .filter(other -> !other.account.equals(unwanted))
                                .toList()));
    }

    private Candidate with(PoolLogin login, List<PoolLogin> rest) {
        return new Candidate(
                source,
                provider,
                providerName,
                name,
                login.url,
                headers,
                login.account,
                login.connections,
                grace,
                proxy,
                certificate,
                login.otherForm,
                rest,
                recorded);
    }

    /// The same source at another address, to which its document led.
    ///
    /// @param more request headers that go there, too
    public Candidate at(String other, Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Candidate(
                source,
                provider,
                providerName,
                name,
                other,
                all,
                account,
                connections,
                grace,
                proxy,
                certificate,
                "",
                List.of(),
                recorded);
    }

    /// What the same source has recorded, with each of its accounts.
    ///
    /// @param address where that plays, of where the source plays now
    public Candidate recorded(UnaryOperator<String> address) {
        return new Candidate(
                source,
                provider,
                providerName,
                name,
                address.apply(url),
                headers,
                account,
                connections,
                grace,
                proxy,
                certificate,
                "",
                others.stream()
                        .map(login -> new PoolLogin(login.account, address.apply(login.url), "", login.connections))
                        .toList(),
                true);
    }

    /// Leaves the URL out: it may hold a password.
    @Override
    public String toString() {
        return "Candidate[" + source + " of " + providerName + ": " + name + "]";
    }
}
