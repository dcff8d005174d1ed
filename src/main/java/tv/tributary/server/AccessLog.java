package tv.tributary.server;

import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.server.Router.Found;
import tv.tributary.server.route.RouteAccess;

/// Logs one line per finished request, without any viewer's token. For channels only the first bytes are counted: the
/// rest goes directly to the connection, and the event of its viewer's leaving has the total.
final class AccessLog {
    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    private AccessLog() {}

    /// @param found whose path it is, if it begins at the root
    static void follow(HttpServerExchange exchange, Optional<Found> found) {
        if (!log.isDebugEnabled()) return;
        long begun = System.nanoTime();
        exchange.addExchangeCompleteListener((ended, next) -> {
            log.debug(
                    "{} {} {} from {}: {} bytes in {} ms",
                    ended.getStatusCode(),
                    ended.getRequestMethod(),
                    shown(ended.getRequestPath(), found),
                    ended.getSourceAddress().getHostString(),
                    ended.getResponseBytesSent(),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            next.proceed();
        });
    }

    /// The path without what is, or may have been meant as, a token: that is the first part unless a group at the root
    /// knows the path. Of a group that finds its token itself only the route's pattern is shown.
    static String shown(String path, Optional<Found> found) {
        if (found.isPresent()) {
            boolean mayHoldToken = found.get().group().access() instanceof RouteAccess.Credentials;
            return mayHoldToken ? found.get().route().path().pattern() : path;
        }
        int second = path.indexOf('/', 1);
        return "/***" + (second < 0 ? "" : path.substring(second));
    }
}
