package tv.tributary.server.api;

import java.util.Locale;
import tv.tributary.format.json.Json;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.text.Messages;

/// Parses request bodies; rejects bad ones with a message that says what is wrong.
final class RequestBody {
    private RequestBody() {}

    static <T extends Record> T body(Request request, Class<T> type) {
        var sent = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!sent.startsWith("application/json")) {
            throw new HttpError(Reason.WRONG_TYPE, Messages.of("server.api.wrong-type"));
        }
        try {
            return Json.read(request.body(), type);
        } catch (Json.BadJson e) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-json", String.valueOf(e.getMessage())));
        }
    }

    /// The id in the path. What is no id cannot be found.
    static long id(Request request) {
        return id(request, "id");
    }

    /// The same of another variable in the path.
    static long id(Request request, String name) {
        try {
            long id = Long.parseLong(request.variables().getOrDefault(name, ""));
            if (id > 0) return id;
        } catch (NumberFormatException _) {
            // Answered below.
        }
        throw notFound();
    }

    static int number(Request request, String name, int otherwise, int most) {
        var text = request.query(name).orElse("");
        if (text.isEmpty()) return otherwise;
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) return number;
        } catch (NumberFormatException _) {
            // Answered below.
        }
        throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-number", name, most));
    }

    static HttpError notFound() {
        return new HttpError(Reason.NOT_FOUND, Messages.of("server.api.not-found"));
    }
}
