package tv.tributary.catalog;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.provider.ProviderKinds;
import tv.tributary.catalog.rank.CandidateFactory;
import tv.tributary.model.Candidate;
import tv.tributary.model.Source;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title.ListedEpisode;
import tv.tributary.store.FilmStore;

/// Films and episodes: one source each, passed through unchanged. Thread-safe.
public final class Films {
    private static final Set<String> ENDINGS = Set.of(
            "mkv", "mp4", "m4v", "avi", "mov", "wmv", "mpg", "mpeg", "webm", "ogv", "3gp", "divx", "vob", "flv", "ts");
    private static final String USUAL = "mp4";

    /// For the episodes of one series.
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

    /// What it takes to play one. One read by index.
    public Optional<Candidate> candidate(SourceId film) {
        return store.find(film)
                .flatMap(source -> providerCache
                        .findPresent(source.provider())
                        .map(row -> candidateFactory.candidate(source, row.provider())));
    }

    /// The episodes of a series that a provider's list names as a whole, asked for now. Blocks.
    ///
    /// @throws IOException if they do not come; its message is for users
    public List<ListedEpisode> episodes(SourceId series) throws IOException {
        var source = store.findSeries(series);
        var row = source.flatMap(found -> providerCache.findPresent(found.provider()));
        if (source.isEmpty() || row.isEmpty()) return List.of();
        var provider = row.get().provider();
        try {
            return kinds.of(provider).episodes(provider, source.get().url(), PATIENCE);
        } catch (UnusableList e) {
            throw new IOException(e.words(), e);
        }
    }

    /// What it takes to play such an episode.
    ///
    /// @param stream as in [ListedEpisode#stream]
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

    /// How a film's address ends: players choose by it how they read.
    public static String ending(Source film) {
        var url = film.url();
        int end = url.length();
        for (int i = 0; i < end; i++) if (url.charAt(i) == '?' || url.charAt(i) == '#') end = i;
        int dot = url.lastIndexOf('.', end - 1);
        if (dot < url.lastIndexOf('/', end - 1)) return USUAL;
        var ending = url.substring(dot + 1, end).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) ? ending : USUAL;
    }
}
