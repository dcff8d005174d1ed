package tv.tributary.server.app;

import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.Optional;
import tv.tributary.access.ParentalLock;
import tv.tributary.access.TokenGate;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response.BufferedResponse;

/// The cookies that say which device a browser is: one with the token of the device, and for some hours one with the
/// token
/// that somebody got for a PIN. Scripts cannot read them, other sites cannot have them sent, and they go to the app's
/// own
/// paths only (RFC 6265; `SameSite` of RFC 6265bis). Stateless.
final class DeviceCookie {
    private static final String DEVICE = "tributary";
    private static final String LIFTED = "tributary-pin";

    /// Browsers keep none for longer than 400 days.
    private static final Duration YEAR = Duration.ofDays(365);

    private DeviceCookie() {}

    /// The token a browser comes with: the one for a PIN while that is good, or else its device's.
    static Optional<String> token(HttpServerExchange exchange, TokenGate tokenGate) {
        return value(exchange, LIFTED)
                .filter(token -> tokenGate.admit(token).isPresent())
                .or(() -> value(exchange, DEVICE));
    }

    private static Optional<String> value(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestCookie(name))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isBlank());
    }

    /// Gives a browser the token of its device.
    static BufferedResponse paired(BufferedResponse response, Request request, String token) {
        return response.with("Set-Cookie", cookie(request, DEVICE, token, YEAR));
    }

    /// Gives a browser the token for a PIN.
    static BufferedResponse lifted(BufferedResponse response, Request request, String token) {
        return response.with("Set-Cookie", cookie(request, LIFTED, token, ParentalLock.LIFTED));
    }

    /// Takes the token of its device from a browser.
    static BufferedResponse forgotten(BufferedResponse response, Request request) {
        return response.with("Set-Cookie", cookie(request, DEVICE, "", Duration.ZERO));
    }

    private static String cookie(Request request, String name, String value, Duration age) {
        var secure = request.scheme().equals("https") ? "; Secure" : "";
        return name + "=" + value + "; Max-Age=" + age.toSeconds() + "; Path=" + request.prefix()
                + "/app; HttpOnly; SameSite=Strict" + secure;
    }
}
