package tv.tributary.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.rank.CandidateFactory;
import tv.tributary.model.Candidate;
import tv.tributary.model.Source;
import tv.tributary.model.SourceId;
import tv.tributary.store.FilmStore;

/// Films and episodes: one source each, passed through unchanged. Thread-safe.
public final class Films {
    private static final Set<String> ENDINGS = Set.of(
            "mkv", "mp4", "m4v", "avi", "mov", "wmv", "mpg", "mpeg", "webm", "ogv", "3gp", "divx", "vob", "flv", "ts");
    private static final String USUAL = "mp4";

    private final FilmStore store;
    private final CandidateFactory candidateFactory;
    private final ProviderCache providerCache;
    private final LineupCache lineupCache;

    Films(FilmStore store, CandidateFactory candidateFactory, ProviderCache providerCache, LineupCache lineupCache) {
        this.store = store;
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
