package tv.tributary.server.route;

import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import java.util.regex.MatchResult;

/// The callers that a [RouteGroup] allows. Checked before anything of the request is read.
public sealed interface RouteAccess {
    /// Everybody.
    RouteAccess PUBLIC = new Open();
    /// Holders of a viewer's token. It is the first part of the path; the group's own paths begin behind it.
    RouteAccess VIEWER = new TokenInPath();
    /// Holders of the API's token (`Authorization: Bearer`) who address this computer by one of its own names.
    RouteAccess ADMIN = new ApiToken();

    /// Everybody, to paths that hold a secret of their own, which the group checks: they are not logged.
    RouteAccess SECRET_PATH = new OwnSecret();

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

    /// See [#SECRET_PATH].
    record OwnSecret() implements RouteAccess {}

    /// Holders of a viewer's token, wherever it stands, or of a user's password where the output's protocol has a name
    /// beside it. The group's paths begin at the root.
    ///
    /// @param token finds the token, which may be a password
    /// @param user finds the name; empty where the protocol has none
    record Credentials(TokenExtractor token, TokenExtractor user) implements RouteAccess {
        /// Of a protocol without names.
        public Credentials(TokenExtractor token) {
            this(token, (_, _) -> Optional.empty());
        }
    }
}
