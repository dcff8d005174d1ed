package tv.tributary.ui.preview;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.ui.preview.PreviewTarget.FilmTarget;

/// Follows the position in the film that is open, told from time to time; nothing while a channel is. FX thread
/// only.
final class FilmPosition {
    /// Per key stroke.
    static final Duration STEP = Duration.ofSeconds(10);
    /// How far a film goes on until that is told again.
    private static final Duration TELL = Duration.ofSeconds(10);

    final ObjectProperty<PlayPosition> now = new SimpleObjectProperty<>(PlayPosition.none());

    private final BiConsumer<FilmTarget, PlayPosition> onProgress;
    private Optional<FilmTarget> film = Optional.empty();
    private PlayPosition told = PlayPosition.none();

    /// @param onProgress hears how far a film is, from time to time and when it is left
    FilmPosition(BiConsumer<FilmTarget, PlayPosition> onProgress) {
        this.onProgress = onProgress;
    }

    /// Something is opened. What is open already goes on where it is.
    ///
    /// @param next empty for a channel
    /// @return where it starts
    Duration open(Optional<FilmTarget> next) {
        tell();
        if (next.isPresent() && next.equals(film) && now.get().now().isPositive())
            return now.get().now();
        film = next;
        now.set(PlayPosition.none());
        var start = next.map(FilmTarget::start).orElse(Duration.ZERO);
        told = new PlayPosition(start, Duration.ZERO);
        return start;
    }

    void set(PlayPosition newer) {
        if (film.isEmpty()) return;
        now.set(newer);
        if (newer.now().minus(told.now()).abs().compareTo(TELL) >= 0) tell();
    }

    /// Says how far it is by now.
    void tell() {
        var at = now.get();
        if (!at.isSeekable() || at.equals(told)) return;
        told = at;
        film.ifPresent(one -> onProgress.accept(one, at));
    }

    /// It was played to its end: the last seconds are not always told.
    void end() {
        if (now.get().isSeekable())
            now.set(new PlayPosition(now.get().length(), now.get().length()));
        close();
    }

    void close() {
        tell();
        film = Optional.empty();
        now.set(PlayPosition.none());
        told = PlayPosition.none();
    }

    /// So many seconds from here; empty where one cannot go to another place.
    Optional<Duration> by(Duration step) {
        var at = now.get();
        if (!at.isSeekable()) return Optional.empty();
        var wanted = at.now().plus(step).toMillis();
        return Optional.of(Duration.ofMillis(Math.clamp(wanted, 0, at.length().toMillis())));
    }
}
