package tv.tributary.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;

/// Maps paths to routes and the groups they belong to. Immutable.
final class Router {
    /// Somebody who knows a path.
    record Found(RouteGroup group, PathRoute route, MatchResult path) {}

    private record Entry(RouteGroup group, PathRoute route) {}

    private final List<Entry> atRoot;
    private final List<Entry> behindToken;

    /// @param groups the first that knows a path has it
    Router(List<RouteGroup> groups) {
        var entries = groups.stream()
                .flatMap(group -> group.routes().stream().map(route -> new Entry(group, route)))
                .toList();
        this.atRoot = entries.stream().filter(entry -> !isBehindToken(entry)).toList();
        this.behindToken = entries.stream().filter(Router::isBehindToken).toList();
    }

    private static boolean isBehindToken(Entry entry) {
        return entry.group().access() instanceof RouteAccess.TokenInPath;
    }

    /// @param path the whole
    Optional<Found> atRoot(String path) {
        return find(atRoot, path);
    }

    /// @param path what stands behind a viewer's token
    Optional<Found> behindToken(String path) {
        return find(behindToken, path);
    }

    private static Optional<Found> find(List<Entry> entries, String path) {
        for (var entry : entries) {
            var match = entry.route().path().matcher(path);
            if (match.matches()) return Optional.of(new Found(entry.group(), entry.route(), match.toMatchResult()));
        }
        return Optional.empty();
    }
}
