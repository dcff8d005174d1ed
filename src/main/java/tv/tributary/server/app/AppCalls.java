package tv.tributary.server.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.text.Messages;

/// What the app's page asks for, under `/app/api/`, by the cookie of its device. Each answer holds what that device's
/// viewer may see, and nothing else. These calls belong to the page and change with it; programs have the API.
final class AppCalls implements RouteGroup {
    /// One call. On a virtual thread; may block shortly.
    @FunctionalInterface
    interface Call {
        /// @return a [Response], or what its JSON is made of
        /// @throws HttpError with the words for the page
        Object answer(Request request, Grant viewer);
    }

    private final RequestOrigin origin;
    private final TokenGate tokenGate;
    private final Map<String, Call> calls = new HashMap<>();

    /// @param parts by method and name, such as `GET channels`
    AppCalls(RequestOrigin origin, TokenGate tokenGate, List<Map<String, Call>> parts) {
        this.origin = origin;
        this.tokenGate = tokenGate;
        for (var part : parts) calls.putAll(part);
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
        return List.of(PathRoute.any("/app/api/([a-z/]{1,40})", this::answer));
    }

    private Response answer(Request request, RouteMatch match) {
        origin.check(request);
        var method = request.method().equals("HEAD") ? "GET" : request.method();
        var call = calls.get(method + " " + match.text(1));
        if (call == null) throw new HttpError(Reason.NOT_FOUND, Messages.of("server.api.unknown-path"));
        var answer = call.answer(request, match.viewer());
        return answer instanceof Response response ? response : BufferedResponse.json(answer);
    }
}
