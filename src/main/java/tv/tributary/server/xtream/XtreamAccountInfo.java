package tv.tributary.server.xtream;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate.LoginOutcome;
import tv.tributary.access.TokenGate.LoginResult;

/// What the API says of an account and its server. Types and words are those of the strictest reader: `auth` is a
/// number, `max_connections` of who has no limit is always more than `active_cons`, the two clocks name one second.
final class XtreamAccountInfo {
    /// Readers take 0 for nothing allowed, and hide an account whose connections are all in use.
    private static final int UNLIMITED = 100;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private XtreamAccountInfo() {}

    /// The answer to a wrong login: some apps read nothing but status 200.
    static Map<String, Object> refused() {
        return Map.of("user_info", Map.of("auth", 0));
    }

    /// @param call whose user name and password come back as they were sent
    /// @param active how many streams the user watches
    /// @param end when the access ends; empty for no end
    /// @param base URL as the client reaches the server
    static Map<String, Object> of(
            XtreamCall call, Grant grant, int active, Optional<Instant> end, String base, Instant now) {
        var user = user(call, grant, active);
        user.put("exp_date", seconds(end));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("user_info", user);
        answer.put("server_info", server(URI.create(base), now));
        return answer;
    }

    /// A right login whose access has ended, or is suspended.
    static Map<String, Object> ended(XtreamCall call, LoginResult result, String base, Instant now) {
        var user = user(call, 1, 0);
        user.put("status", result.outcome() == LoginOutcome.EXPIRED ? "Expired" : "Disabled");
        user.put("exp_date", seconds(result.ended()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("user_info", user);
        answer.put("server_info", server(URI.create(base), now));
        return answer;
    }

    /// Readers take `null` for no end.
    private static @Nullable String seconds(Optional<Instant> end) {
        return end.map(Instant::getEpochSecond).map(String::valueOf).orElse(null);
    }

    private static Map<String, Object> user(XtreamCall call, Grant grant, int active) {
        int most = grant.maxStreams() > 0 ? grant.maxStreams() : Math.max(UNLIMITED, active + 1);
        return user(call, most, active);
    }

    private static Map<String, Object> user(XtreamCall call, int most, int active) {
        var user = new LinkedHashMap<String, Object>();
        user.put("username", call.username());
        user.put("password", call.password());
        user.put("message", "");
        user.put("auth", 1);
        user.put("status", "Active");
        user.put("exp_date", null);
        user.put("is_trial", "0");
        user.put("active_cons", Integer.toString(active));
        user.put("created_at", "0");
        user.put("max_connections", Integer.toString(most));
        user.put("allowed_output_formats", List.of("ts", "m3u8"));
        return user;
    }

    private static Map<String, Object> server(URI base, Instant now) {
        var server = new LinkedHashMap<String, Object>();
        server.put("url", base.getHost());
        boolean secure = "https".equals(base.getScheme());
        int usual = secure ? HTTPS_PORT : HTTP_PORT;
        var port = Integer.toString(base.getPort() < 0 ? usual : base.getPort());
        server.put("port", port);
        server.put("https_port", secure ? port : Integer.toString(HTTPS_PORT));
        server.put("server_protocol", base.getScheme());
        server.put("rtmp_port", "0");
        server.put("timezone", "UTC");
        server.put("timestamp_now", now.getEpochSecond());
        server.put("time_now", TIME.format(now));
        server.put("process", true);
        return server;
    }
}
