package tv.tributary.server.http;

/// An error response. Its words are for the person who reads it; they reveal no secret and no internals.
public final class HttpError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Reasons of an error; `status` is the status code of HTTP.
    public enum Reason {
        BAD_REQUEST(400),
        UNKNOWN_CALLER(401),
        FORBIDDEN_HOST(403),
        /// A known user's access is over, or suspended.
        ENDED(403),
        NOT_FOUND(404),
        WRONG_METHOD(405),
        TOO_SLOW(408),
        CONFLICT(409),
        TOO_LARGE(413),
        WRONG_TYPE(415),
        TOO_MANY_ATTEMPTS(429),
        BUSY(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Reason reason;

    public HttpError(Reason reason, String words) {
        super(words);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
