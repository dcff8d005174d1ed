package tv.tributary.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tv.tributary.model.ProviderSettings.FailoverTolerance;

/// A source with everything needed to open it.
///
/// @param account whose connections it uses up: providers with the same login share one account
/// @param connections how many streams the account allows at once; 0 means no known limit
/// @param grace how patient to be with this provider
/// @param headers every HTTP request header to send, the User-Agent among them
/// @param proxy as in [RequestSettings#proxy]
/// @param certificate as in [RequestSettings#certificate]
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
        String certificate) {
    public Candidate {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        if (connections < 0) throw new IllegalArgumentException("connections: " + connections);
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
        this(source, provider, providerName, name, url, headers, account, connections, grace, "", "");
    }

    /// The same source at another address, to which its document led.
    ///
    /// @param more request headers that go there, too
    public Candidate at(String other, Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Candidate(
                source, provider, providerName, name, other, all, account, connections, grace, proxy, certificate);
    }

    /// Leaves the URL out: it may hold a password.
    @Override
    public String toString() {
        return "Candidate[" + source + " of " + providerName + ": " + name + "]";
    }
}
