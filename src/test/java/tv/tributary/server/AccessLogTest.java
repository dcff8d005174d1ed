package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.server.RootHandler.AccessLog;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;

class AccessLogTest {
    private static final Router ROUTER = new Router(List.of(
            new PublicRoutes(Optional::empty, Optional::empty),
            RouteGroup.of(RouteAccess.ADMIN, PathRoute.document("/api/.*", BufferedResponse.empty(204))),
            RouteGroup.of(
                    new RouteAccess.Credentials((_, path) -> Optional.of(path.group(2))),
                    PathRoute.document("/live/([^/]+)/([^/]+)/\\d+\\.ts", BufferedResponse.empty(204))),
            RouteGroup.of(RouteAccess.SECRET_PATH, PathRoute.document("/m/([^/]+)", BufferedResponse.empty(204)))));

    @ParameterizedTest
    @CsvSource({
        "/abcdefghjk/watch/7.ts,/***/watch/7.ts",
        "/abcdefghjk,/***",
        "/api/channels,/api/channels",
        "/healthz,/healthz",
        "/,/",
        "/m/ab23cd,'/m/([^/]+)'",
        "/live/ann/secret/7.ts,'/live/([^/]+)/([^/]+)/\\d+\\.ts'"
    })
    void theTokenIsNeverShown(String path, String shown) {
        assertThat(AccessLog.shown(path, ROUTER.atRoot(path))).isEqualTo(shown);
    }
}
