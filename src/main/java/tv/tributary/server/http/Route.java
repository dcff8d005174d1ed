package tv.tributary.server.http;

/// Answers one kind of request. Called on a virtual thread of its own; may block shortly.
@FunctionalInterface
public interface Route {
    /// @throws HttpError with the words for the client; anything else thrown is a fault of ours (500)
    Response answer(Request request);
}
