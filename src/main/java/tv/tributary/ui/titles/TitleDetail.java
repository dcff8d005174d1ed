package tv.tributary.ui.titles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import tv.tributary.library.Library;
import tv.tributary.library.TitleRow;
import tv.tributary.library.VersionReason;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.Title.TitleVersion;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.KnownDetails;
import tv.tributary.model.TitleProgress;

/// All that is known of one title.
///
/// @param versions what plays the film, the first choice first
/// @param known what providers say beyond their lists
/// @param episodes by season and number
/// @param ofEpisodes what providers say of them, by their ids
/// @param progress by episode; of a film under 0
/// @param reasons why each version stands here
/// @param exported the files that exports have written of it, by the exports' names
/// @param whole false while providers are still asked
record TitleDetail(
        Title title,
        boolean hidden,
        boolean favourite,
        List<TitleVersion> versions,
        Map<SourceId, VersionReason> reasons,
        Optional<KnownDetails> known,
        List<Episode> episodes,
        Map<Long, TitleDetails> ofEpisodes,
        Map<Long, TitleProgress> progress,
        Map<String, List<String>> exported,
        boolean whole) {
    /// More are not told one by one: those of a series' episodes stand with these.
    static final int MOST_VERSIONS = 20;

    /// What is known without asking anybody. Short reads.
    static Optional<TitleDetail> known(
            Library library, LongFunction<Map<String, List<String>>> exports, TitleKind kind, long id) {
        return library.find(kind, id).map(title -> read(library, exports, title, false));
    }

    /// Asks providers for what is not known; may take seconds.
    static Optional<TitleDetail> whole(
            Library library, LongFunction<Map<String, List<String>>> exports, TitleKind kind, long id) {
        library.details(kind, id);
        return library.find(kind, id).map(title -> read(library, exports, title, true));
    }

    private static TitleDetail read(
            Library library, LongFunction<Map<String, List<String>>> exports, Title title, boolean whole) {
        var isSeries = title.kind() == TitleKind.SERIES;
        var row = library.row(title.kind(), title.id());
        var versions = library.versions(title.id());
        var reasons = new HashMap<SourceId, VersionReason>();
        // Of a series' episodes there may be hundreds.
        if (versions.size() <= MOST_VERSIONS)
            for (var version : versions) reasons.put(version.source(), library.reason(version.source()));
        return new TitleDetail(
                title,
                row.filter(TitleRow::hidden).isPresent(),
                row.filter(TitleRow::favourite).isPresent(),
                versions,
                reasons,
                library.knownDetails(title.id()),
                isSeries ? library.knownEpisodes(title.id()) : List.of(),
                isSeries ? library.episodeDetails(title.id()) : Map.of(),
                library.progress().of(title.id()),
                exports.apply(title.id()),
                whole);
    }

    /// Nobody is asked any more.
    TitleDetail asWhole() {
        return new TitleDetail(
                title, hidden, favourite, versions, reasons, known, episodes, ofEpisodes, progress, exported, true);
    }

    /// Of a film.
    Optional<TitleProgress> itsProgress() {
        return Optional.ofNullable(progress.get(0L));
    }

    Optional<TitleProgress> progressOf(Episode episode) {
        return Optional.ofNullable(progress.get(episode.id()));
    }

    TitleDetails detailsOf(Episode episode) {
        return ofEpisodes.getOrDefault(episode.id(), TitleDetails.NONE);
    }

    /// The artwork of the list, else what the provider says.
    String artwork() {
        return title.artwork().isEmpty()
                ? known.map(one -> one.details().artwork()).orElse("")
                : title.artwork();
    }

    /// The address of a wide picture; empty if none is known.
    String backdrop() {
        return known.stream()
                .flatMap(one -> one.details().backdrops().stream())
                .findFirst()
                .orElse("");
    }

    List<Integer> seasons() {
        return episodes.stream().map(Episode::season).distinct().sorted().toList();
    }

    List<Episode> episodesOf(int season) {
        return episodes.stream().filter(one -> one.season() == season).toList();
    }
}
