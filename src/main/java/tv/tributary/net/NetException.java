package tv.tributary.net;

import java.time.Duration;

/// No usable response was received. The message never holds a credential.
public final class NetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Reason {
        /// Not an `http://` or `https://` address, or a redirect to something else.
        BAD_URL,
        /// The address lies where it may not reach (see [AddressGuard]).
        FORBIDDEN_ADDRESS,
        UNKNOWN_HOST,
        /// Nobody listens there, or no way leads there.
        REFUSED,
        TIMEOUT,
        /// The certificate or the encryption is not acceptable.
        TLS,
        TOO_LARGE,
        /// An answer came, but not the document; see [NetException#status].
        STATUS,
        /// One redirect led to the next without end.
        REDIRECTS,
        /// The connection broke, or what came was not HTTP.
        BROKEN
    }

    private final Reason reason;
    private final int status;
    private final Duration retryAfter;
    private final boolean challenge;

    /// @param message must not hold a credential of the caller's; URLs in it are redacted here all the same
    public NetException(Reason reason, int status, String message, Throwable cause) {
        super(Redaction.redact(message), cause);
        this.reason = reason;
        this.status = status;
        this.retryAfter = Duration.ZERO;
        this.challenge = false;
    }

    NetException(Reason reason, String message) {
        this(reason, 0, message, Duration.ZERO);
    }

    NetException(Reason reason, int status, String message, Duration retryAfter) {
        this(reason, status, message, retryAfter, false);
    }

    /// @param challenge as in [#isChallenge]
    NetException(Reason reason, int status, String message, Duration retryAfter, boolean challenge) {
        super(Redaction.redact(message));
        this.reason = reason;
        this.status = status;
        this.retryAfter = retryAfter;
        this.challenge = challenge;
    }

    /// Whether a web firewall answered in the server's place, which wants to see a person's browser.
    public boolean isChallenge() {
        return challenge;
    }

    public Reason reason() {
        return reason;
    }

    /// The HTTP status for [Reason#STATUS], else 0.
    public int status() {
        return status;
    }

    /// How long the server wants to be left alone; zero when it did not say.
    public Duration retryAfter() {
        return retryAfter;
    }
}
