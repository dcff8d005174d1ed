package tv.tributary.server;

import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs one line per finished request, without the household token. For channels only the first bytes are counted: the
/// rest goes directly to the connection, and the event of its viewer's leaving has the total.
final class AccessLog {
    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);
    private static final Set<String> OPEN = Set.of("", "api", "metrics", "healthz", "hls", "web");

    private AccessLog() {}

    static void follow(HttpServerExchange exchange) {
        if (!log.isDebugEnabled()) return;
        long begun = System.nanoTime();
        exchange.addExchangeCompleteListener((ended, next) -> {
            log.debug(
                    "{} {} {} from {}: {} bytes in {} ms",
                    ended.getStatusCode(),
                    ended.getRequestMethod(),
                    shown(ended.getRequestPath()),
                    ended.getSourceAddress().getHostString(),
                    ended.getResponseBytesSent(),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            next.proceed();
        });
    }

    /// The path without its first part where that is, or may have been meant as, a token.
    static String shown(String path) {
        int second = path.indexOf('/', 1);
        var first = path.substring(Math.min(1, path.length()), second < 0 ? path.length() : second);
        if (OPEN.contains(first)) return path;
        return "/***" + (second < 0 ? "" : path.substring(second));
    }
}
