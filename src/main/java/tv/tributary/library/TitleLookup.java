package tv.tributary.library;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.KnownDetails;
import tv.tributary.model.TitleDetails.ListedEpisode;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.model.TitleDetails.MediaInfo;
import tv.tributary.store.TitleDetailsStore;
import tv.tributary.store.TitleDetailsStore.StoredDetails;

/// Looks titles up: what was said of them before, else what their providers say now. Thread-safe.
final class TitleLookup {
    /// A provider that does not say when a series changes is asked again after that.
    private static final Duration SERIES_KEPT = Duration.ofDays(7);

    private static final Duration FILMS_KEPT = Duration.ofDays(90);

    private final TitleDetailsStore store;
    private final PacedLookup paced;
    private final LongConsumer onChanged;
    private final InstantSource clock;

    /// @param onChanged hears which title is otherwise than before
    TitleLookup(TitleDetailsStore store, PacedLookup paced, LongConsumer onChanged, InstantSource clock) {
        this.store = store;
        this.paced = paced;
        this.onChanged = onChanged;
        this.clock = clock;
    }

    /// A source that can be asked for its title.
    record Question(TitleKind kind, long title, SourceId source, String account) {}

    /// What is left to ask for a title: of a film the next of its versions until one has told something, of a series
    /// all, as they differ in episodes.
    List<Question> questions(TitleKind kind, long title) {
        var isMovie = kind == TitleKind.MOVIE;
        var since = clock.instant().minus(isMovie ? FILMS_KEPT : SERIES_KEPT);
        if (isMovie && store.of(title).stream().anyMatch(one -> isTold(one, since))) return List.of();
        return store.toAsk(kind, title, since).stream()
                .flatMap(source ->
                        paced.account(source).stream().map(account -> new Question(kind, title, source, account)))
                .limit(isMovie ? 1 : Long.MAX_VALUE)
                .toList();
    }

    private static boolean isTold(StoredDetails one, Instant since) {
        return one.current() && !one.asked().isBefore(since) && !one.details().equals(TitleDetails.NONE);
    }

    /// Whether an answer has come.
    boolean ask(Question question) {
        var answer = paced.ask(question.account, question.source);
        answer.ifPresent(listing -> onChanged.accept(
                store.set(question.kind, question.title, question.source, named(listing), clock.instant())));
        return answer.isPresent();
    }

    /// Whether somebody watches on all connections of its account.
    boolean isBusy(Question question) {
        return paced.isBusy(question.source);
    }

    /// Until when an account is asked nothing; in the past if it is asked.
    Instant pausedUntil(Question question) {
        return paced.pausedUntil(question.account);
    }

    /// With the episodes' names alone, where they stand behind the series' name and the number.
    private static Listing named(Listing listing) {
        var episodes = listing.episodes().stream()
                .map(one -> new ListedEpisode(
                        one.season(),
                        one.number(),
                        TitleName.of(one.name())
                                .episode()
                                .map(TitleName.EpisodeMark::name)
                                .orElse(one.name()),
                        one.stream(),
                        one.details()))
                .toList();
        return new Listing(listing.title(), episodes);
    }

    /// What the providers have said, the preferred one's word first; empty if none was asked.
    Optional<KnownDetails> known(long title) {
        var stored = store.of(title);
        return stored.stream()
                .map(StoredDetails::details)
                .reduce(TitleDetails::or)
                .map(details -> new KnownDetails(
                        details,
                        stored.stream()
                                .map(StoredDetails::asked)
                                .min(Instant::compareTo)
                                .orElseThrow(),
                        media(stored)));
    }

    private static Map<SourceId, MediaInfo> media(List<StoredDetails> stored) {
        return stored.stream()
                .filter(one -> !one.details().media().equals(MediaInfo.NONE))
                .collect(Collectors.toMap(
                        StoredDetails::source, one -> one.details().media()));
    }

    Map<Long, TitleDetails> episodes(long title) {
        return store.ofEpisodes(title);
    }
}
