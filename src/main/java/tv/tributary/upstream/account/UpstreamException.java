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
    private final boolean broken;
    private final transient Optional<SlotRequest> takenBy;
    /// How many requests were answered so.
    private final int asked;

    public UpstreamException(FailureReason failureReason) {
        this(failureReason, Optional.empty());
    }

    /// @param retryAfter how long the provider wants to be left alone, if it says so
    public UpstreamException(FailureReason failureReason, Optional<Duration> retryAfter) {
        this(failureReason, retryAfter, 0, false, Optional.empty(), 1);
    }

    /// @param status the HTTP answer that says so
    UpstreamException(FailureReason failureReason, Optional<Duration> retryAfter, int status) {
        this(failureReason, retryAfter, status, false, Optional.empty(), 1);
    }

    /// TAKEN.
    ///
    /// @param by for whom its connection was needed
    public UpstreamException(SlotRequest by) {
        this(FailureReason.TAKEN, Optional.empty(), 0, false, Optional.of(by), 1);
    }

    /// Nothing was answered at all.
    public static UpstreamException of(NetException why) {
        var failureReason = switch (why.reason()) {
            case BAD_URL, FORBIDDEN_ADDRESS -> FailureReason.FORBIDDEN;
            case REDIRECTS -> FailureReason.REDIRECT_LOOP;
            default -> FailureReason.UNREACHABLE;
        };
        boolean broken = why.reason() == NetException.Reason.BROKEN;
        return new UpstreamException(failureReason, Optional.empty(), 0, broken, Optional.empty(), 1);
    }

    /// @throws UpstreamException if the answer is a refusal or a failure
    public static void check(HttpResponse httpResponse) throws UpstreamException {
        var why = reason(httpResponse.status());
        if (why.isPresent()) throw new UpstreamException(why.get(), httpResponse.retryAfter(), httpResponse.status());
    }

    /// What an answer's status means, if it is no success.
    static Optional<FailureReason> reason(int status) {
        return switch (status) {
            case 200, 206 -> Optional.empty();
            // 45x, 509, 512 and 884 are panels' own words for "too many connections" and "account ended".
            case 401, 402, 403, 406, 407, 429, 451, 453, 454, 455, 456, 457, 458, 509, 512, 884 ->
                Optional.of(FailureReason.REFUSED);
            case 404, 410 -> Optional.of(FailureReason.NOT_FOUND);
            default -> Optional.of(FailureReason.FAILED);
        };
    }

    private UpstreamException(
            FailureReason failureReason,
            Optional<Duration> retryAfter,
            int status,
            boolean broken,
            Optional<SlotRequest> takenBy,
            int asked) {
        super(failureReason.name());
        this.failureReason = failureReason;
        this.retryAfter = retryAfter;
        this.status = status;
        this.broken = broken;
        this.takenBy = takenBy;
        this.asked = asked;
    }

    /// The same after so many requests that were answered so.
    UpstreamException after(int requests) {
        return new UpstreamException(failureReason, retryAfter, status, broken, takenBy, requests);
    }

    public FailureReason trouble() {
        return failureReason;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /// Whether panels answer so when they count too many streams of the account, among other reasons.
    boolean mayMeanTooMany() {
        return switch (failureReason) {
            // A text or a notice in place of the stream, nothing at all, or a connection that breaks.
            case REFUSED, NOTICE, NOT_MEDIA, ENDED -> true;
            case FAILED -> status >= 500;
            case UNREACHABLE -> broken;
            default -> false;
        };
    }

    /// Whether they answer so then and for no other reason.
    public boolean meansTooMany() {
        return switch (status) {
            case 429, 453, 456, 458, 509, 512 -> true;
            default -> false;
        };
    }

    /// Whether another account of the provider may be sent the stream all the same.
    boolean mayBeOfTheAccount() {
        return failureReason == FailureReason.REFUSED || failureReason == FailureReason.NOTICE || meansTooMany();
    }

    /// Whether the provider may send the stream in another form: HLS instead of a transport stream.
    public boolean mayBeOfTheForm() {
        return switch (failureReason) {
            case NOT_FOUND, NOT_MEDIA -> true;
            case REFUSED -> status == 403 || status == 406;
            default -> false;
        };
    }

    /// How many requests more are worth making within seconds: what is refused or broken now may be answered
    /// then.
    public int retries() {
        int all = retryAfter.isPresent() ? 3 : retriesByReason();
        return Math.max(0, all - (asked - 1));
    }

    private int retriesByReason() {
        return switch (failureReason) {
            case REFUSED ->
                switch (status) {
                    case 401, 402, 407, 451, 0 -> 0;
                    // Mostly for good.
                    case 403, 406 -> 2;
                    default -> 3;
                };
            // Many a panel has a number of its own for "not now".
            case FAILED -> status >= 418 || status == 408 || status == 409 ? 3 : 0;
            case UNREACHABLE -> broken ? 3 : 0;
            case ENDED, NOTICE -> 3;
            default -> 0;
        };
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
