package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The windows of a channel's media playlists, by playlist name. Guarded by the session's lock.
final class RenditionWindows {
    private final Map<String, PlaylistWindow> windows = new HashMap<>();
    private final Function<String, PlaylistWindow> begin;

    /// @param begin creates the window of a playlist on its first request
    RenditionWindows(Function<String, PlaylistWindow> begin) {
        this.begin = begin;
    }

    PlaylistWindow of(String list) {
        return windows.computeIfAbsent(list, begin);
    }

    Optional<PlaylistWindow> known(String list) {
        return Optional.ofNullable(windows.get(list));
    }

    /// Of all lists that were ever asked for.
    Collection<String> names() {
        return windows.keySet();
    }

    void each(BiConsumer<String, PlaylistWindow> action) {
        windows.forEach(action);
    }

    private Stream<PlaylistWindow> filled() {
        return windows.values().stream().filter(playlistWindow -> !playlistWindow.isEmpty());
    }

    /// Whether none of them lists anything.
    boolean isBlank() {
        return filled().findAny().isEmpty();
    }

    /// Any that lists something.
    Optional<PlaylistWindow> any() {
        return filled().findFirst();
    }

    /// One that lists something, if another does.
    Optional<PlaylistWindow> other(PlaylistWindow playlistWindow) {
        return filled().filter(r -> !r.equals(playlistWindow)).findFirst();
    }

    /// The longest segment that any may have.
    Duration longest() {
        return windows.values().stream()
                .map(PlaylistWindow::target)
                .max(Duration::compareTo)
                .orElse(Packager.TARGET);
    }

    /// What all may have, where it is no longer than what is cut usually.
    Duration bearable() {
        return filled().map(PlaylistWindow::target).reduce(Packager.TARGET, (a, b) -> a.compareTo(b) < 0 ? a : b);
    }

    /// More than every number they have used; empty if there are none.
    Optional<Long> end() {
        return windows.values().stream().map(PlaylistWindow::end).max(Long::compareTo);
    }

    void clear() {
        windows.values().forEach(PlaylistWindow::clear);
    }
}
