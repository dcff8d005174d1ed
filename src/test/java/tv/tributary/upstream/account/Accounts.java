package tv.tributary.upstream.account;

import java.util.Map;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;

/// Sources of accounts that nobody ever connects to.
final class Accounts {
    private Accounts() {}

    static Candidate candidate(String account, int connections) {
        return candidate(1, account, connections);
    }

    static Candidate candidate(String account, int connections, long source) {
        return candidate(source, 1, account, connections);
    }

    static Candidate candidate(long provider, String account, int connections) {
        return candidate(1, provider, account, connections);
    }

    static Candidate candidate(long source, long provider, String account, int connections) {
        return new Candidate(
                new SourceId(source),
                new ProviderId(provider),
                "Provider",
                "Channel",
                "http://x/",
                Map.of(),
                account,
                connections,
                FailoverTolerance.usual());
    }
}
