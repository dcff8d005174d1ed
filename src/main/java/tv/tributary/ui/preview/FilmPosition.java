package tv.tributary.ui.preview;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.ui.preview.PreviewTarget.FilmTarget;

/// Follows the position in the film or the past programme that is open; of a film it tells from time to time. Nothing
/// while a channel is open. FX thread only.
final class FilmPosition {
    /// Per key stroke.
    static final Duration STEP = Duration.ofSeconds(10);
    /// How far a film goes on until that is told again.
    private static final Duration TELL = Duration.ofSeconds(10);

    final ObjectProperty<PlayPosition> now = new SimpleObjectProperty<>(PlayPosition.none());

    private final BiConsumer<FilmTarget, PlayPosition> onProgress;
    private Optional<PreviewTarget> open = Optional.empty();
    private PlayPosition told = PlayPosition.none();

    /// @param onProgress hears how far a film is, from time to time and when it is left
    FilmPosition(BiConsumer<FilmTarget, PlayPosition> onProgress) {
        this.onProgress = onProgress;
    }

    /// Something is opened. What is open already goes on where it is.
    ///
    /// @return where it starts
    Duration open(PreviewTarget next) {
        tell();
        var isOpen = open.filter(next::plays).isPresent();
        if (isOpen && now.get().now().isPositive()) return now.get().now();
        open = next.isLive() ? Optional.empty() : Optional.of(next);
        now.set(PlayPosition.none());
        var start = next.film().map(FilmTarget::start).orElse(Duration.ZERO);
        told = new PlayPosition(start, Duration.ZERO);
        return start;
    }

    void set(PlayPosition newer) {
        if (open.isEmpty()) return;
        now.set(newer);
        if (newer.now().minus(told.now()).abs().compareTo(TELL) >= 0) tell();
    }

    /// Says how far it is by now.
    void tell() {
        var at = now.get();
        if (!at.isSeekable() || at.equals(told)) return;
        told = at;
        open.flatMap(PreviewTarget::film).ifPresent(film -> onProgress.accept(film, at));
    }

    /// It was played to its end: the last seconds are not always told.
    void end() {
        if (now.get().isSeekable())
            now.set(new PlayPosition(now.get().length(), now.get().length()));
        close();
    }

    void close() {
        tell();
        open = Optional.empty();
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
