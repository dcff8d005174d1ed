package tv.tributary.library;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleProgress;
import tv.tributary.store.TitleProgressStore;
import tv.tributary.store.TitleStore;

/// Progress in films and episodes, and the places where one goes on. Thread-safe; each call is one short read
/// or write.
public final class WatchProgress {
    /// Who has seen that much has seen it: what is left are the names of those who made it.
    private static final double WATCHED = 0.93;
    /// Who stays for less was only looking.
    private static final Duration LEAST = Duration.ofSeconds(30);

    private static final int MOST_READ = 500;
    private static final int MOST_SHOWN = 2_000;

    private final TitleProgressStore store;
    private final TitleStore titles;
    private final InstantSource clock;

    WatchProgress(TitleProgressStore store, TitleStore titles, InstantSource clock) {
        this.store = store;
        this.titles = titles;
        this.clock = clock;
    }

    /// The place where one goes on with a title.
    ///
    /// @param episode of a series
    /// @param position where in it; zero for its start
    /// @param share how much of it was seen, 0..1
    public record Continuing(Title title, Optional<Episode> episode, Duration position, double share) {}

    /// Somebody has come that far; nothing is noted of the first half minute.
    ///
    /// @param episode 0 for a film
    public void note(long title, long episode, Duration position, Duration length) {
        if (position.compareTo(LEAST) < 0) return;
        var share = length.isZero() ? 0 : (double) position.toMillis() / length.toMillis();
        var watched = share >= WATCHED;
        store.put(new TitleProgress(
                title, episode, watched ? Duration.ZERO : position, length, watched, clock.instant()));
    }

    /// Says that it was seen, or not.
    ///
    /// @param episode 0 for a film
    public void mark(long title, long episode, boolean watched) {
        var length = of(title).getOrDefault(episode, none(title, episode)).length();
        store.put(new TitleProgress(title, episode, Duration.ZERO, length, watched, clock.instant()));
    }

    private TitleProgress none(long title, long episode) {
        return new TitleProgress(title, episode, Duration.ZERO, Duration.ZERO, false, clock.instant());
    }

    /// By episode; of a film under 0.
    public Map<Long, TitleProgress> of(long title) {
        var found = new HashMap<Long, TitleProgress>();
        for (var one : store.of(title)) found.put(one.episode(), one);
        return found;
    }

    /// How much was seen of films, 0..1 by title; without those of which nothing was.
    public Map<Long, Double> shares() {
        var shares = new HashMap<Long, Double>();
        for (var one : store.recent(MOST_SHOWN)) {
            if (one.episode() == 0 && one.share() > 0) shares.put(one.title(), one.share());
        }
        return shares;
    }

    /// What was begun and not finished, the last watched first; of a series that was watched, the next episode.
    /// What nobody has now is left out.
    public List<Continuing> recent(int most) {
        var found = new ArrayList<Continuing>();
        var seen = new HashSet<Long>();
        for (var one : store.recent(MOST_READ)) {
            if (found.size() == most) break;
            if (!seen.add(one.title())) continue;
            var kind = one.episode() == 0 ? TitleKind.MOVIE : TitleKind.SERIES;
            titles.find(kind, one.title())
                    .filter(title -> !titles.versions(title.id()).isEmpty())
                    .flatMap(title -> continuing(title, one))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Continuing> continuing(Title title, TitleProgress last) {
        if (title.kind() == TitleKind.MOVIE) {
            return last.isBegun()
                    ? Optional.of(new Continuing(title, Optional.empty(), last.position(), last.share()))
                    : Optional.empty();
        }
        var all = of(title.id());
        return next(titles.episodes(title.id()), all).map(episode -> {
            var its = all.getOrDefault(episode.id(), none(title.id(), episode.id()));
            return new Continuing(title, Optional.of(episode), its.position(), its.share());
        });
    }

    /// The episode to go on with: the one that was watched last, or the first behind it that was not seen; empty if
    /// there is none. Pure.
    ///
    /// @param episodes by season and number
    /// @param progress by episode
    public static Optional<Episode> next(List<Episode> episodes, Map<Long, TitleProgress> progress) {
        var last = progress.values().stream().max(Comparator.comparing(TitleProgress::at));
        var at = 0;
        for (var i = 0; i < episodes.size(); i++) {
            var id = episodes.get(i).id();
            if (last.isPresent() && last.get().episode() == id) at = i;
        }
        return episodes.stream()
                .skip(at)
                .filter(one -> !isWatched(progress, one))
                .findFirst();
    }

    private static boolean isWatched(Map<Long, TitleProgress> progress, Episode episode) {
        return Optional.ofNullable(progress.get(episode.id()))
                .filter(TitleProgress::watched)
                .isPresent();
    }
}
