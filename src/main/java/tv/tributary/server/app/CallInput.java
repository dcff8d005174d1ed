package tv.tributary.server.app;

import tv.tributary.format.json.Json;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.text.Messages;

/// What the app's page sends with a call. Its own script writes it, so that wrong input is answered in few words.
final class CallInput {
    private CallInput() {}

    /// @throws HttpError if the body is not JSON of that shape
    static <T extends Record> T body(Request request, Class<T> type) {
        var sent = request.header("Content-Type").orElse("");
        // Forms, which any page may post, have another type.
        if (!sent.startsWith("application/json"))
            throw new HttpError(Reason.WRONG_TYPE, Messages.of("server.api.wrong-type"));
        try {
            return Json.read(request.body(), type);
        } catch (Json.BadJson e) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-json", String.valueOf(e.getMessage())));
        }
    }

    /// A number in the query.
    ///
    /// @param otherwise if there is none
    /// @throws HttpError if it is no number from 0 to `most`
    static long number(Request request, String name, long otherwise, long most) {
        var text = request.query(name).orElse("");
        if (text.isEmpty()) return otherwise;
        if (text.matches("\\d{1,18}") && Long.parseLong(text) <= most) return Long.parseLong(text);
        throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-number", name, most));
    }

    /// An id in the query.
    ///
    /// @throws HttpError if there is none
    static long id(Request request) {
        long id = number(request, "id", 0, Long.MAX_VALUE);
        if (id == 0) throw notFound();
        return id;
    }

    static HttpError notFound() {
        return new HttpError(Reason.NOT_FOUND, Messages.of("server.api.not-found"));
    }
}
