package tv.tributary.server.route;

import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import java.util.regex.MatchResult;

/// Who may ask for the paths of a [RouteGroup]. It is checked before anything of the request is read.
public sealed interface RouteAccess {
    /// Everybody.
    RouteAccess PUBLIC = new Open();
    /// Who has a viewer's token. It is the first part of the path; the group's own paths begin behind it.
    RouteAccess VIEWER = new TokenInPath();
    /// Who has the API's token, as `Authorization: Bearer`, and addresses this machine by a name that is its own.
    RouteAccess ADMIN = new ApiToken();

    /// Finds a viewer's token where an output's protocol has it, such as in the query or further back in the path.
    @FunctionalInterface
    interface TokenExtractor {
        /// On an I/O thread; only looks, never waits.
        ///
        /// @param path with the groups of its route's pattern
        /// @return empty if the request has none
        Optional<String> find(HttpServerExchange exchange, MatchResult path);
    }

    /// See [#PUBLIC].
    record Open() implements RouteAccess {}

    /// See [#VIEWER].
    record TokenInPath() implements RouteAccess {}

    /// See [#ADMIN].
    record ApiToken() implements RouteAccess {}

    /// Who has a viewer's token, wherever it stands. The group's paths begin at the root.
    record Credentials(TokenExtractor token) implements RouteAccess {}
}
