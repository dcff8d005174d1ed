package tv.tributary.catalog;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.provider.ProviderKinds;
import tv.tributary.catalog.rank.CandidateFactory;
import tv.tributary.model.Candidate;
import tv.tributary.model.Source;
import tv.tributary.model.SourceId;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.model.TitleDetails.Unavailable;
import tv.tributary.store.FilmStore;

/// Films and episodes: one source each, passed through unchanged. Thread-safe.
public final class Films {
    /// To be asked again in a moment makes these worse.
    private static final Set<ListFault> REFUSALS = EnumSet.of(
            ListFault.TOO_OFTEN,
            ListFault.BLOCKED,
            ListFault.FORBIDDEN,
            ListFault.FIREWALL,
            ListFault.LOGIN_REFUSED,
            ListFault.BARRED);

    /// For one title.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FilmStore store;
    private final ProviderKinds kinds;
    private final CandidateFactory candidateFactory;
    private final ProviderCache providerCache;
    private final LineupCache lineupCache;

    Films(
            FilmStore store,
            ProviderKinds kinds,
            CandidateFactory candidateFactory,
            ProviderCache providerCache,
            LineupCache lineupCache) {
        this.store = store;
        this.kinds = kinds;
        this.candidateFactory = candidateFactory;
        this.providerCache = providerCache;
        this.lineupCache = lineupCache;
    }

    /// Shows all of them; by provider, then in list order. Reads the database while `action` runs: make it short.
    public void each(Consumer<Source> action) {
        store.each(action);
    }

    /// The group that its provider's list has it in. One read by index.
    public Optional<String> group(SourceId film) {
        return store.find(film).map(Source::group);
    }

    /// What it takes to play one. One read by index.
    public Optional<Candidate> candidate(SourceId film) {
        return store.find(film)
                .flatMap(source -> providerCache
                        .findPresent(source.provider())
                        .map(row -> candidateFactory.candidate(source, row.provider())));
    }

    /// The account that is asked for a film or a series alone; empty where nobody can be asked.
    public Optional<String> accountOf(SourceId title) {
        return titleCandidate(title).map(Candidate::account);
    }

    /// The same as a candidate, by which its connections are counted.
    public Optional<Candidate> titleCandidate(SourceId title) {
        return titleSource(title)
                .flatMap(source -> providerCache
                        .findPresent(source.provider())
                        .filter(row -> kinds.of(row.provider()).hasDetails(source.url()))
                        .map(row -> candidateFactory.candidate(source, row.provider())));
    }

    /// What the provider says of a film or a series, and the episodes of one that its list names as a whole, asked for
    /// now. Blocks.
    public Listing details(SourceId title) throws Unavailable {
        var source = titleSource(title);
        var row = source.flatMap(found -> providerCache.findPresent(found.provider()));
        if (source.isEmpty() || row.isEmpty()) return Listing.NONE;
        var provider = row.get().provider();
        try {
            return kinds.of(provider).details(provider, source.get().url(), PATIENCE);
        } catch (UnusableList e) {
            throw new Unavailable(e.words(), REFUSALS.contains(e.fault()), e);
        }
    }

    private Optional<Source> titleSource(SourceId id) {
        return store.find(id).or(() -> store.findSeries(id));
    }

    /// What it takes to play such an episode.
    ///
    /// @param stream as in [tv.tributary.model.TitleDetails.ListedEpisode#stream]
    public Optional<Candidate> candidate(SourceId series, String stream) {
        return store.findSeries(series)
                .flatMap(source -> providerCache
                        .findPresent(source.provider())
                        .flatMap(row -> kinds.of(row.provider())
                                .episodeAddress(row.provider(), stream)
                                .map(url -> candidateFactory.candidate(source.at(url), row.provider()))));
    }

    /// Grows with every change; for ETags.
    public long revision() {
        return lineupCache.lineup().revision();
    }
}
