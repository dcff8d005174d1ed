package tv.tributary.server.app;

import java.util.List;
import java.util.Optional;
import tv.tributary.access.UserRefused;
import tv.tributary.access.UserRefused.UserProblem;
import tv.tributary.access.Users;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.text.Messages;

/// `POST /app/api/pair`: a browser comes in by a code and gets its cookie. Only this uses the code up, never a link to
/// it.
final class PairingCall implements RouteGroup {
    /// @param name what the browser is to be called; empty for the name that came with the code
    record CodeInput(String code, Optional<String> name) {}

    private final Users users;
    private final RequestOrigin origin;

    PairingCall(Users users, RequestOrigin origin) {
        this.users = users;
        this.origin = origin;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.PUBLIC;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.any("/app/api/pair", (request, _) -> pair(request)));
    }

    private Response pair(Request request) {
        if (!request.method().equals("POST")) return BufferedResponse.wrongMethod(List.of("POST"));
        origin.check(request);
        var input = CallInput.body(request, CodeInput.class);
        try {
            var name = input.name().filter(given -> !given.isBlank());
            var code = input.code().replaceAll("[\\s-]", "");
            var device = users.pairing()
                    .pair(code, name.orElse(Messages.of("web.app.device-name")), request.address())
                    .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("web.pair.unknown-code")));
            return DeviceCookie.paired(BufferedResponse.empty(204), request, device.token());
        } catch (UserRefused e) {
            var reason = e.problem() == UserProblem.TOO_MANY_ATTEMPTS ? Reason.TOO_MANY_ATTEMPTS : Reason.BAD_REQUEST;
            throw new HttpError(reason, e.words().orElse(""));
        }
    }
}
