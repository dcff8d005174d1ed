package tv.tributary.server.route;

import java.util.List;

/// Paths that belong together and share one rule of who may ask for them: an output, the API, the open pages.
public interface RouteGroup {
    RouteAccess access();

    /// Asked for once, at the start. The first one that knows a path answers; groups that come first go first.
    List<PathRoute> routes();

    /// True if pages of other origins may read the answers (CORS): they may read what players get.
    default boolean crossOrigin() {
        return switch (access()) {
            case RouteAccess.TokenInPath _, RouteAccess.Credentials _ -> true;
            case RouteAccess.Open _, RouteAccess.OwnSecret _, RouteAccess.ApiToken _ -> false;
        };
    }

    /// A group that needs no class of its own.
    static RouteGroup of(RouteAccess access, PathRoute... routes) {
        var all = List.of(routes);
        return new RouteGroup() {
            @Override
            public RouteAccess access() {
                return access;
            }

            @Override
            public List<PathRoute> routes() {
                return all;
            }
        };
    }
}
