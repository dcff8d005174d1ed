package tv.tributary.server.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tv.tributary.access.Grant;
import tv.tributary.access.User;
import tv.tributary.access.Users;
import tv.tributary.relay.Relay;
import tv.tributary.relay.viewer.ViewerSnapshot;

/// Who watches what now: channels and films. Thread-safe; cheap enough for once a second.
public final class WatchSessions {
    /// One stream on its way to somebody.
    ///
    /// @param viewer its id in the relay, by which it can be ended; empty for a film
    /// @param user empty for the household and others that are no users
    /// @param device the paired device; empty if it is none
    /// @param name of the user or of whoever else it is, for people
    /// @param title of the channel or the film
    /// @param client its User-Agent
    /// @param bytes sent so far
    public record WatchSession(
            OptionalLong viewer,
            Optional<Long> user,
            Optional<Long> device,
            String name,
            String title,
            String address,
            String client,
            Instant since,
            long bytes) {}

    private final Users users;
    private final Relay relay;

    public WatchSessions(Users users, Relay relay) {
        this.users = users;
        this.relay = relay;
    }

    /// The oldest first.
    public List<WatchSession> all() {
        var grants = users.limits().viewers();
        var sessions = new ArrayList<WatchSession>();
        for (var stream : relay.streams()) {
            for (var viewer : stream.viewers())
                sessions.add(channel(stream.name(), viewer, Optional.ofNullable(grants.get(viewer.id()))));
        }
        for (var film : relay.passages()) {
            var user = users.ofKey(film.user());
            sessions.add(new WatchSession(
                    OptionalLong.empty(),
                    user.map(User::id),
                    Optional.empty(),
                    user.map(User::name).orElse(""),
                    film.name(),
                    film.address(),
                    film.client(),
                    film.since(),
                    film.bytes()));
        }
        sessions.sort(Comparator.comparing(WatchSession::since));
        return sessions;
    }

    private WatchSession channel(String title, ViewerSnapshot viewer, Optional<Grant> grant) {
        return new WatchSession(
                OptionalLong.of(viewer.id()),
                grant.flatMap(known -> users.ofKey(known.user())).map(User::id),
                grant.map(Grant::device).filter(device -> !device.isEmpty()).map(Long::valueOf),
                viewer.user(),
                title,
                viewer.address(),
                viewer.client(),
                viewer.since(),
                viewer.bytes());
    }

    /// Ends one; its player may ask again. Does nothing for a film.
    public void end(WatchSession session) {
        session.viewer().ifPresent(relay::disconnect);
    }
}
