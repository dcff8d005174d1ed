package tv.tributary.server.app;

import java.util.List;
import java.util.regex.Pattern;
import tv.tributary.access.TokenGate;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;

/// The paths of another group, which stand behind a viewer's token, once more below `/app`, where the cookie says who
/// asks:
/// `/app/watch/7.m3u8` for `/TOKEN/watch/7.m3u8`. So no address in the page holds a secret.
final class ViewerPaths implements RouteGroup {
    private final RouteGroup group;
    private final TokenGate tokenGate;

    /// @param group with [RouteAccess#VIEWER]
    ViewerPaths(RouteGroup group, TokenGate tokenGate) {
        if (!(group.access() instanceof RouteAccess.TokenInPath))
            throw new IllegalArgumentException("not behind a viewer's token");
        this.group = group;
        this.tokenGate = tokenGate;
    }

    @Override
    public RouteAccess access() {
        return new RouteAccess.Credentials((exchange, _) -> DeviceCookie.token(exchange, tokenGate));
    }

    @Override
    public boolean crossOrigin() {
        return false;
    }

    @Override
    public List<PathRoute> routes() {
        return group.routes().stream().map(ViewerPaths::below).toList();
    }

    private static PathRoute below(PathRoute route) {
        var path = Pattern.compile("/app(?:" + route.path().pattern() + ")", Pattern.DOTALL);
        return new PathRoute(route.methods(), path, route.handler());
    }
}
