package tv.tributary.server.route;

import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.regex.Pattern;
import tv.tributary.server.http.Exchange;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// One kind of path, by which methods it may be asked for, and who answers.
///
/// @param methods any if empty
/// @param path of the whole path, or what stands behind the token where the group's access is [RouteAccess#VIEWER]
public record PathRoute(List<String> methods, Pattern path, Handler handler) {
    private static final List<String> READ = List.of("GET", "HEAD");
    /// Some players ask for lists by POST.
    private static final List<String> READ_OR_POST = List.of("GET", "HEAD", "POST");

    /// Answers, or sees to it that somebody does. On an I/O thread; never blocks.
    @FunctionalInterface
    public interface Handler {
        void handle(Exchange edge, HttpServerExchange exchange, RouteMatch match);
    }

    /// Makes an answer. On a virtual thread of its own; may block shortly.
    @FunctionalInterface
    public interface Answer {
        /// @throws tv.tributary.server.http.HttpError with the words for the client
        Response answer(Request request, RouteMatch match);
    }

    /// Writes to the client itself. On an I/O thread; never blocks.
    @FunctionalInterface
    public interface Transfer {
        void handle(HttpServerExchange exchange, RouteMatch match);
    }

    public PathRoute {
        methods = List.copyOf(methods);
    }

    /// GET and HEAD.
    public static PathRoute get(String path, Answer answer) {
        return new PathRoute(READ, pattern(path), answering(answer));
    }

    /// GET, HEAD and POST alike; a body is not read.
    public static PathRoute getOrPost(String path, Answer answer) {
        return new PathRoute(READ_OR_POST, pattern(path), answering(answer));
    }

    /// GET and HEAD, where the answer may take long: its thread is interrupted if the client hangs up.
    public static PathRoute longPoll(String path, Answer answer) {
        return new PathRoute(
                READ,
                pattern(path),
                (edge, exchange, match) -> edge.answerPatiently(exchange, request -> answer.answer(request, match)));
    }

    /// Any method, with the request's body.
    public static PathRoute any(String path, Answer answer) {
        return new PathRoute(
                List.of(),
                pattern(path),
                (edge, exchange, match) -> edge.answerWithBody(exchange, request -> answer.answer(request, match)));
    }

    /// Any method; what is sent by PUT is a file, which the answer reads as it comes.
    ///
    /// @param most bytes of it
    public static PathRoute upload(String path, long most, Answer answer) {
        return new PathRoute(List.of(), pattern(path), (edge, exchange, match) -> {
            Exchange.Route route = request -> answer.answer(request, match);
            if (exchange.getRequestMethod().equalToString("PUT")) edge.answerWithUpload(exchange, most, route);
            else edge.answerWithBody(exchange, route);
        });
    }

    /// GET and HEAD of what is the same for everybody and needs no time.
    public static PathRoute document(String path, BufferedResponse document) {
        return new PathRoute(READ, pattern(path), (edge, exchange, _) -> edge.sendDocument(exchange, document));
    }

    /// GET and HEAD, for streams.
    public static PathRoute transfer(String path, Transfer transfer) {
        return new PathRoute(READ, pattern(path), (_, exchange, match) -> transfer.handle(exchange, match));
    }

    /// Patterns match any character, line breaks too.
    private static Pattern pattern(String path) {
        return Pattern.compile(path, Pattern.DOTALL);
    }

    private static Handler answering(Answer answer) {
        return (edge, exchange, match) -> edge.answer(exchange, request -> answer.answer(request, match));
    }
}
