package tv.tributary.upstream.account;

import java.time.Duration;
import java.util.Optional;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.net.NetException;

/// A source could not be opened, or failed. Carries a reason, never a URL.
public final class UpstreamException extends Exception {
    private static final long serialVersionUID = 1;

    private final FailureReason failureReason;
    private final transient Optional<Duration> retryAfter;
    private final int status;
    private final transient Optional<SlotRequest> takenBy;

    public UpstreamException(FailureReason failureReason) {
        this(failureReason, Optional.empty());
    }

    /// @param retryAfter how long the provider wants to be left alone, if it says so
    public UpstreamException(FailureReason failureReason, Optional<Duration> retryAfter) {
        this(failureReason, retryAfter, 0, Optional.empty());
    }

    /// @param status the HTTP answer that says so
    UpstreamException(FailureReason failureReason, Optional<Duration> retryAfter, int status) {
        this(failureReason, retryAfter, status, Optional.empty());
    }

    /// TAKEN.
    ///
    /// @param by for whom its connection was needed
    public UpstreamException(SlotRequest by) {
        this(FailureReason.TAKEN, Optional.empty(), 0, Optional.of(by));
    }

    /// Nothing was answered at all.
    public static UpstreamException of(NetException why) {
        return new UpstreamException(
                switch (why.reason()) {
                    case BAD_URL, FORBIDDEN_ADDRESS -> FailureReason.FORBIDDEN;
                    case REDIRECTS -> FailureReason.REDIRECT_LOOP;
                    default -> FailureReason.UNREACHABLE;
                });
    }

    /// @throws UpstreamException if the answer is a refusal or a failure
    public static void check(HttpResponse httpResponse) throws UpstreamException {
        var retryAfter = httpResponse.header("Retry-After").flatMap(UpstreamException::seconds);
        switch (httpResponse.status()) {
            case 200, 206 -> {}
            // 45x, 509 and 884 are panels' own words for "too many connections" and "account ended".
            case 401, 402, 403, 406, 407, 429, 451, 454, 455, 456, 457, 458, 509, 884 ->
                throw new UpstreamException(FailureReason.REFUSED, retryAfter, httpResponse.status());
            case 404, 410 -> throw new UpstreamException(FailureReason.NOT_FOUND, retryAfter, httpResponse.status());
            default -> throw new UpstreamException(FailureReason.FAILED, retryAfter, httpResponse.status());
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    private UpstreamException(
            FailureReason failureReason, Optional<Duration> retryAfter, int status, Optional<SlotRequest> takenBy) {
        super(failureReason.name());
        this.failureReason = failureReason;
        this.retryAfter = retryAfter;
        this.status = status;
        this.takenBy = takenBy;
    }

    public FailureReason trouble() {
        return failureReason;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /// The HTTP status that was the reason, 0 if none was.
    public int status() {
        return status;
    }

    /// For whom its connection was needed, if that was the reason.
    public Optional<SlotRequest> takenBy() {
        return takenBy;
    }

    /// Expected, several times an hour: where it was made does not matter.
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
