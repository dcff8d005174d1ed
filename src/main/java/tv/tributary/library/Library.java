package tv.tributary.library;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.library.TitleQuery.TitleCounts;
import tv.tributary.model.Source;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.Title.TitleVersion;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.KnownDetails;
import tv.tributary.store.Database;
import tv.tributary.store.PlaylistStore;
import tv.tributary.store.TitleDetailsStore;
import tv.tributary.store.TitlePlacement;
import tv.tributary.store.TitleProgressStore;
import tv.tributary.store.TitleRowStore;
import tv.tributary.store.TitleStore;
import tv.tributary.text.Messages;

/// Films and series. After each sync the sources that are new or changed are put into their titles; all others
/// are left alone. A title keeps its id as long as there is a source of it, and gets it back when one returns.
/// Thread-safe.
public final class Library implements AutoCloseable {
    /// Sources placed in one transaction.
    private static final int PIECE = 500;

    /// While many come the first are shown already, then each time there are twice as many.
    private static final int FIRST_SHOWN = 2_000;

    private final TitleStore store;
    private final PlaylistStore playlists;
    private final TitleCache titles;
    private final WatchProgress progress;
    private final Jobs jobs;
    private final TitleLookup lookup;
    private final InstantSource clock;
    private final PacedLookup.Sleep sleep;
    private final Events events;
    private final Subscription subscription;

    /// Titles that can be played now.
    ///
    /// @param total how many there are on all pages
    public record TitlePage(List<Title> titles, int total) {
        public TitlePage {
            titles = List.copyOf(titles);
        }
    }

    /// A film, or one episode of a series, as a playlist lists it.
    ///
    /// @param episode empty for a film
    /// @param ending of the file that is its first choice, such as `mkv`
    public record PlayableTitle(TitleRow title, Optional<Episode> episode, String ending) {}

    /// A film or a series as a list of a provider has it.
    ///
    /// @param ending of the file that is a film's first choice, such as `mkv`
    public record ListedTitle(TitleRow row, Title title, String ending) {}

    /// @param details asks providers for single titles
    public Library(Database database, Jobs jobs, Events events, DetailsLookup details, InstantSource clock) {
        this(database, jobs, events, details, clock, Thread::sleep);
    }

    /// @param sleep lets the clock's time pass
    Library(
            Database database,
            Jobs jobs,
            Events events,
            DetailsLookup details,
            InstantSource clock,
            PacedLookup.Sleep sleep) {
        this.store = new TitleStore(database);
        this.playlists = new PlaylistStore(database);
        this.titles = new TitleCache(new TitleRowStore(database));
        this.progress = new WatchProgress(new TitleProgressStore(database), store, clock);
        this.jobs = jobs;
        this.lookup = new TitleLookup(
                new TitleDetailsStore(database), new PacedLookup(details, clock, sleep), titles::changed, clock);
        this.clock = clock;
        this.sleep = sleep;
        this.events = events;
        this.subscription = events.subscribe(this::hear);
    }

    private void hear(Event event) {
        if (event instanceof Event.SyncFinished) refresh();
        else if (event instanceof Event.Changed changed
                && changed.topic() == Topic.PROVIDERS
                && titles.providersChanged()) tellChange();
    }

    private void tellChange() {
        events.publish(new Event.Changed(clock.instant(), Topic.TITLES));
    }

    /// Puts sources that have no title yet into theirs, as a job; returns the one that runs already, if so.
    public Job refresh() {
        return jobs.start("library", Messages.of("library.refresh"), this::place);
    }

    private void place(Job job) {
        var placed = 0;
        try {
            placed = placeAll(job);
        } finally {
            // Also where nothing was placed: a sync may have left titles without a source.
            titles.listsChanged();
            tellChange();
        }
        // Whoever looks at films first need not wait for their index.
        if (placed > 0 || !titles.isMade()) titles.revision();
    }

    /// @return how many were placed
    private int placeAll(Job job) {
        var last = 0L;
        var count = 0;
        var shown = FIRST_SHOWN;
        while (true) {
            job.checkCancelled();
            var piece = store.unplaced(last, PIECE);
            // What a sync has brought meanwhile may stand before the last one.
            if (piece.isEmpty() && last == 0) return count;
            store.place(piece.stream().map(TitlePlacer::of).toList(), clock.instant());
            count += piece.size();
            job.progress(Double.NaN, Messages.of("library.placed", count));
            last = piece.isEmpty() ? 0 : piece.getLast().id().value();
            if (count < shown) continue;
            titles.listsChanged();
            shown *= 2;
        }
    }

    /// @param text words of the name, in any writing; empty for all
    public TitlePage list(TitleKind kind, String text, int offset, int most) {
        return page(TitleQuery.of(kind, text), offset, most);
    }

    /// One page of what fits, with all that is known of each title.
    public TitlePage page(TitleQuery query, int offset, int most) {
        var rows = rows(query);
        var ids = rows.stream().skip(offset).limit(most).map(TitleRow::id).toList();
        return new TitlePage(store.titles(ids), rows.size());
    }

    /// All that fits. From memory, within milliseconds for 150,000 titles; about a second after a change of the
    /// lists.
    public List<TitleRow> rows(TitleQuery query) {
        return titles.of(query.kind()).list(query);
    }

    /// One that can be played now; also if it is hidden.
    public Optional<TitleRow> row(TitleKind kind, long id) {
        return titles.of(kind).find(id);
    }

    /// Grows with every change of what can be played, and of what is known of it.
    public long revision() {
        return titles.revision();
    }

    /// Shows all films, or all episodes that are known, by name; those that the user left out are left out. Reads the
    /// database while `action` runs: make it short.
    public void playable(TitleKind kind, Consumer<PlayableTitle> action) {
        var rows = rows(TitleQuery.of(kind, ""));
        for (var from = 0; from < rows.size(); from += PIECE) {
            var piece = rows.subList(from, Math.min(rows.size(), from + PIECE));
            var ids = piece.stream().map(TitleRow::id).toList();
            if (kind == TitleKind.MOVIE) {
                var endings = playlists.movies(ids);
                for (var row : piece) {
                    var ending = endings.get(row.id());
                    if (ending != null) action.accept(new PlayableTitle(row, Optional.empty(), ending));
                }
            } else {
                var byId = piece.stream().collect(Collectors.toMap(TitleRow::id, row -> row));
                playlists.episodes(
                        ids,
                        (id, episodes) -> episodes.forEach((episode, ending) -> action.accept(new PlayableTitle(
                                Objects.requireNonNull(byId.get(id)), Optional.of(episode), ending))));
            }
        }
    }

    /// Shows all films or series that are in sight, by name, with what lists of providers say of them. Reads the
    /// database piece by piece, never while `action` runs.
    public void listed(TitleKind kind, Consumer<ListedTitle> action) {
        var rows = rows(TitleQuery.of(kind, ""));
        for (var from = 0; from < rows.size(); from += PIECE) {
            var piece = rows.subList(from, Math.min(rows.size(), from + PIECE));
            var ids = piece.stream().map(TitleRow::id).toList();
            var known = store.titles(ids).stream().collect(Collectors.toMap(Title::id, title -> title));
            var endings = kind == TitleKind.MOVIE ? playlists.movies(ids) : Map.<Long, String>of();
            for (var row : piece) {
                var title = Optional.ofNullable(known.get(row.id()));
                var ending = endings.getOrDefault(row.id(), Source.USUAL_ENDING);
                title.ifPresent(one -> action.accept(new ListedTitle(row, one, ending)));
            }
        }
    }

    /// The file name extension of a film's first choice, such as `mkv`; the usual one if it does not play now.
    public String ending(long film) {
        return playlists.movies(List.of(film)).getOrDefault(film, Source.USUAL_ENDING);
    }

    /// The same of a series' episodes that are known and play, by their ids.
    public Map<Long, String> episodeEndings(long series) {
        var endings = new HashMap<Long, String>();
        playlists.episodes(
                List.of(series),
                (_, episodes) -> episodes.forEach((episode, ending) -> endings.put(episode.id(), ending)));
        return endings;
    }

    /// How many there are, those that are hidden included.
    public int total(TitleKind kind) {
        return titles.of(kind).size();
    }

    /// What there is to choose from in filters.
    public TitleCounts counts(TitleKind kind) {
        return titles.of(kind).counts();
    }

    public Optional<Title> find(TitleKind kind, long id) {
        return store.find(kind, id);
    }

    /// What is known of a title beyond the lists. Providers are asked when that is wanted for the first time,
    /// and when the title has changed: blocks until they have answered, or for some seconds. Those that do not
    /// answer leave what is known. The title may turn out to be one with another: [#find] knows it by both ids
    /// then.
    ///
    /// @return empty if nobody could be asked, or none has answered yet
    public Optional<KnownDetails> details(TitleKind kind, long title) {
        lookup.questions(kind, title).forEach(lookup::ask);
        return lookup.known(title);
    }

    /// The same without asking anybody.
    public Optional<KnownDetails> knownDetails(long title) {
        return lookup.known(title);
    }

    /// Asks for the details of many titles that are not known yet, within a job: takes two seconds for each, and waits
    /// while somebody watches on all connections of an account.
    ///
    /// @return how many came
    public int askForDetails(Job job, TitleKind kind, List<Long> titles) throws InterruptedException {
        var run = new DetailsRun(lookup, kind, titles, clock, sleep);
        run.run(job);
        return run.came();
    }

    /// Whether somebody watches on all connections of the accounts that could be asked for a title.
    public boolean isBusy(TitleKind kind, long title) {
        var questions = lookup.questions(kind, title);
        return !questions.isEmpty() && questions.stream().allMatch(lookup::isBusy);
    }

    /// The episodes of a series, by season and number; of providers that list whole series only as [#details]
    /// does.
    public List<Episode> episodes(long title) {
        lookup.questions(TitleKind.SERIES, title).forEach(lookup::ask);
        return store.episodes(title);
    }

    /// The same without asking anybody.
    public List<Episode> knownEpisodes(long title) {
        return store.episodes(title);
    }

    /// What is known of a series' episodes, by their ids. Asks nobody.
    public Map<Long, TitleDetails> episodeDetails(long title) {
        return lookup.episodes(title);
    }

    /// What plays a film now, or is a whole series; the first choice first.
    public List<TitleVersion> versions(long title) {
        return store.versions(title);
    }

    /// Why a version stands in its title.
    public VersionReason reason(SourceId version) {
        if (store.isMoved(version)) return VersionReason.USER;
        var own = store.source(version)
                .map(TitlePlacer::of)
                .map(TitlePlacement::keys)
                .orElse(List.of());
        return VersionReason.of(own, store.keys(version));
    }

    /// What plays an episode now, the first choice first.
    public List<TitleVersion> versionsOfEpisode(long episode) {
        return store.versionsOfEpisode(episode);
    }

    /// The series that an episode belongs to, as a row; empty if it cannot be played now.
    public Optional<TitleRow> seriesOf(long episode) {
        return store.seriesOf(episode).flatMap(title -> row(TitleKind.SERIES, title));
    }

    /// What was watched of each.
    public WatchProgress progress() {
        return progress;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
