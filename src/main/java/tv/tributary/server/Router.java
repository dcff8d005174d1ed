package tv.tributary.server;

import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tv.tributary.server.http.BufferedResponse;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.text.Messages;

/// Maps paths and methods to routes. Filled first, then read only; on Undertow's I/O threads.
final class Router {
    static final List<String> READ = List.of("GET", "HEAD");
    /// Some players ask for lists by POST.
    static final List<String> READ_OR_POST = List.of("GET", "HEAD", "POST");

    /// Answers, or sees to it that somebody does; never blocks.
    @FunctionalInterface
    interface Answer {
        /// @param path with the groups of its pattern
        void give(HttpServerExchange exchange, MatchResult path);
    }

    private record Entry(List<String> methods, Pattern path, Answer answer) {}

    private final Exchange edge;
    private final List<Entry> entries = new ArrayList<>();

    Router(Exchange edge) {
        this.edge = edge;
    }

    Router on(List<String> methods, String path, Answer answer) {
        entries.add(new Entry(methods, Pattern.compile(path), answer));
        return this;
    }

    /// Has the first entry answer that knows the path, or says that there is nothing.
    void handle(HttpServerExchange exchange, String path) {
        for (var entry : entries) {
            var match = entry.path.matcher(path);
            if (!match.matches()) continue;
            boolean allowed = entry.methods.contains(exchange.getRequestMethod().toString());
            if (allowed) entry.answer.give(exchange, match.toMatchResult());
            else edge.sendDocument(exchange, BufferedResponse.wrongMethod(entry.methods));
            return;
        }
        var nothing = new HttpError(Reason.NOT_FOUND, Messages.of("server.request.nothing-here"));
        edge.sendDocument(exchange, BufferedResponse.of(nothing));
    }
}
