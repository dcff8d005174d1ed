package tv.tributary.library;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.ListedEpisode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.Title.TitleVersion;
import tv.tributary.store.Database;
import tv.tributary.store.TitleStore;
import tv.tributary.text.Messages;

/// Films and series. After each sync the sources that are new or changed are put into their titles; all others are left
/// alone. A title keeps its id as long as there is a source of it, and gets it back when one returns. Thread-safe.
public final class Library implements AutoCloseable {
    /// Sources placed in one transaction.
    private static final int PIECE = 500;

    /// A provider that does not say when a series changes is asked again after that.
    private static final Duration DETAILS_KEPT = Duration.ofDays(7);

    private final TitleStore store;
    private final Jobs jobs;
    private final PacedLister lister;
    private final InstantSource clock;
    private final Subscription subscription;

    /// Titles that can be played now, by name.
    ///
    /// @param total how many there are on all pages
    public record TitlePage(List<Title> titles, int total) {
        public TitlePage {
            titles = List.copyOf(titles);
        }
    }

    /// @param lister asks a provider for the episodes of a series
    public Library(Database database, Jobs jobs, Events events, EpisodeLister lister, InstantSource clock) {
        this.store = new TitleStore(database);
        this.jobs = jobs;
        this.lister = new PacedLister(lister, clock);
        this.clock = clock;
        this.subscription = events.subscribe(event -> {
            if (event instanceof Event.SyncFinished) refresh();
        });
    }

    /// Puts sources that have no title yet into theirs, as a job; returns the one that runs already, if so.
    public Job refresh() {
        return jobs.start("library", Messages.of("library.refresh"), this::place);
    }

    private void place(Job job) {
        var last = 0L;
        var count = 0;
        while (true) {
            job.checkCancelled();
            var piece = store.unplaced(last, PIECE);
            // What a sync has brought meanwhile may stand before the last one.
            if (piece.isEmpty() && last == 0) return;
            store.place(piece.stream().map(TitlePlacer::of).toList());
            count += piece.size();
            job.progress(Double.NaN, Messages.of("library.placed", count));
            last = piece.isEmpty() ? 0 : piece.getLast().id().value();
        }
    }

    /// @param text a part of the name, in any writing; empty for all
    public TitlePage list(TitleKind kind, String text, int offset, int most) {
        var folded = text.isBlank() ? "" : TitleName.folded(text);
        return new TitlePage(store.list(kind, folded, offset, most), store.count(kind, folded));
    }

    public Optional<Title> find(TitleKind kind, long id) {
        return store.find(kind, id);
    }

    /// The episodes of a series, by season and number. Providers that list whole series only are asked for them when
    /// they are wanted for the first time, and when the series has changed: blocks until they have answered. Those
    /// that do not answer leave what is known.
    public List<Episode> episodes(long title) {
        for (var series : store.toAsk(title, clock.instant().minus(DETAILS_KEPT))) {
            lister.ask(series).ifPresent(listed -> store.setEpisodes(title, series, named(listed), clock.instant()));
        }
        return store.episodes(title);
    }

    /// With the names alone, where they stand behind the series' name and the number.
    private static List<ListedEpisode> named(List<ListedEpisode> listed) {
        return listed.stream()
                .map(one -> new ListedEpisode(
                        one.season(),
                        one.number(),
                        TitleName.of(one.name())
                                .episode()
                                .map(TitleName.EpisodeMark::name)
                                .orElse(one.name()),
                        one.stream()))
                .toList();
    }

    /// What plays a film now, or is a whole series; the first choice first.
    public List<TitleVersion> versions(long title) {
        return store.versions(title);
    }

    /// What plays an episode now, the first choice first.
    public List<TitleVersion> versionsOfEpisode(long episode) {
        return store.versionsOfEpisode(episode);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
