package tv.tributary.ui.titles;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.library.Library;
import tv.tributary.library.TitleQuery;
import tv.tributary.library.TitleRow;
import tv.tributary.library.WatchProgress;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleProgress;
import tv.tributary.server.cast.Casting.CastKind;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.preview.PreviewTarget.FilmTarget;

/// The model of the title that is looked at. What the lists say is shown at once, then what providers say who are asked
/// for it. FX thread only.
final class TitleDetailModel {
    private static final int MOST_FOUND = 30;
    private static final javafx.util.Duration CHANGING = javafx.util.Duration.millis(400);

    /// Plays a film; the text stands above the picture.
    @FunctionalInterface
    interface FilmPlayer {
        void play(FilmTarget film, String title);
    }

    // shows
    /// Empty while the list is shown.
    final ObjectProperty<Optional<TitleRow>> opened = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<TitleDetail>> detail = new SimpleObjectProperty<>(Optional.empty());

    private final Library library;
    private final LongFunction<Map<String, List<String>>> exports;
    private final FilmPlayer player;
    private final StreamAddressActions sharing;
    private final LatestQuery query;
    private final LatestQuery found;
    private final SerialExecutor writes;
    private final FxBridge fxBridge;
    private final PauseTransition changing = new PauseTransition(CHANGING);

    /// @param exports the files that exports have written of a title, by their names; may block
    TitleDetailModel(
            Library library,
            LongFunction<Map<String, List<String>>> exports,
            FilmPlayer player,
            StreamAddressActions sharing,
            Background background,
            FxBridge fxBridge) {
        this.library = library;
        this.exports = exports;
        this.player = player;
        this.sharing = sharing;
        this.query = new LatestQuery(background);
        this.found = new LatestQuery(background);
        this.writes = new SerialExecutor(background);
        this.fxBridge = fxBridge;
        changing.setOnFinished(_ -> askAgain());
    }

    // does

    void open(TitleRow row) {
        detail.set(Optional.empty());
        opened.set(Optional.of(row));
        query.run(() -> TitleDetail.known(library, exports, row.kind(), row.id()), found -> {
            detail.set(found);
            query.run(() -> TitleDetail.whole(library, exports, row.kind(), row.id()), detail::set);
        });
    }

    /// Back to the list.
    void close() {
        query.cancel();
        opened.set(Optional.empty());
        detail.set(Optional.empty());
    }

    /// Plays the film, or of a series the episode to go on with: where it was left.
    void play() {
        detail.get().ifPresent(shown -> {
            if (shown.title().kind() == TitleKind.MOVIE) playFilm(shown, position(shown.itsProgress()));
            else next(shown).ifPresent(this::play);
        });
    }

    void playFromStart() {
        detail.get().ifPresent(shown -> playFilm(shown, Duration.ZERO));
    }

    void play(Episode episode) {
        detail.get().ifPresent(shown -> {
            var start = position(shown.progressOf(episode));
            player.play(
                    new FilmTarget(shown.title().id(), episode.id(), shown.artwork(), start),
                    words(shown.title().name(), episode));
        });
    }

    private void playFilm(TitleDetail shown, Duration start) {
        player.play(
                new FilmTarget(shown.title().id(), 0, shown.artwork(), start),
                shown.title().name());
    }

    private static Duration position(Optional<TitleProgress> progress) {
        return progress.filter(TitleProgress::isBegun)
                .map(TitleProgress::position)
                .orElse(Duration.ZERO);
    }

    /// The episode to go on with.
    static Optional<Episode> next(TitleDetail shown) {
        return WatchProgress.next(shown.episodes(), shown.progress())
                .or(() -> shown.episodes().stream().findFirst());
    }

    /// `Show S01E02 · The Second`.
    static String words(String series, Episode episode) {
        var key = episode.name().isBlank() ? "titles.episode.of" : "titles.episode.named-of";
        return Messages.of(key, series, episode.season(), episode.number(), episode.name());
    }

    void copyAddress() {
        detail.get().ifPresent(shown -> {
            if (shown.title().kind() == TitleKind.MOVIE)
                sharing.copyMovie(shown.title().id());
            else next(shown).ifPresent(this::copyAddress);
        });
    }

    /// Asks to which player in the home it is to be sent.
    void send() {
        detail.get().ifPresent(shown -> {
            var title = shown.title();
            if (title.kind() == TitleKind.MOVIE) sharing.sending().send(CastKind.FILM, title.id(), title.name());
            else next(shown).ifPresent(this::send);
        });
    }

    void send(Episode episode) {
        detail.get()
                .ifPresent(shown -> sharing.sending()
                        .send(
                                CastKind.EPISODE,
                                episode.id(),
                                words(shown.title().name(), episode)));
    }

    void copyAddress(Episode episode) {
        sharing.copyEpisode(episode.id());
    }

    /// Of a film.
    void markWatched(boolean watched) {
        write(shown -> library.progress().mark(shown.title().id(), 0, watched));
    }

    void markWatched(Episode episode, boolean watched) {
        write(shown -> library.progress().mark(shown.title().id(), episode.id(), watched));
    }

    private void write(Consumer<TitleDetail> work) {
        detail.get().ifPresent(shown -> writes.run(() -> work.accept(shown), this::askAgain));
    }

    /// Titles of the same kind with these words, without this one.
    void search(Title title, String words, Consumer<List<TitleRow>> onFound) {
        found.run(
                () -> library.rows(TitleQuery.of(title.kind(), words)).stream()
                        .filter(row -> row.id() != title.id())
                        .limit(MOST_FOUND)
                        .toList(),
                onFound);
    }

    // lives

    Subscription open() {
        askAgain();
        var changes = fxBridge.listen(Event.Changed.class, changed -> {
            if (changed.topic() == Topic.TITLES && opened.get().isPresent()) changing.play();
        });
        return Subscription.all(changes, changing::stop);
    }

    /// What has changed since; nobody is asked.
    private void askAgain() {
        var whole = detail.get().filter(TitleDetail::whole).isPresent();
        opened.get()
                .filter(_ -> whole)
                .ifPresent(row -> query.run(
                        () -> TitleDetail.known(library, exports, row.kind(), row.id())
                                .map(TitleDetail::asWhole),
                        detail::set));
    }
}
