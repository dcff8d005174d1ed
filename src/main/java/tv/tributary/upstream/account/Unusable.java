package tv.tributary.upstream.account;

import java.time.Duration;
import java.util.Optional;
import tv.tributary.model.Trouble;
import tv.tributary.net.Answer;
import tv.tributary.net.NetException;

/// A source gave no stream, or gives none any more. Carries a reason, never a URL.
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;
    private final transient Optional<Duration> retryAfter;
    private final int status;
    private final transient Optional<Claim> takenBy;

    public Unusable(Trouble trouble) {
        this(trouble, Optional.empty());
    }

    /// @param retryAfter how long the provider wants to be left alone, if it says so
    public Unusable(Trouble trouble, Optional<Duration> retryAfter) {
        this(trouble, retryAfter, 0, Optional.empty());
    }

    /// @param status the HTTP answer that says so
    Unusable(Trouble trouble, Optional<Duration> retryAfter, int status) {
        this(trouble, retryAfter, status, Optional.empty());
    }

    /// TAKEN.
    ///
    /// @param by for whom its connection was needed
    public Unusable(Claim by) {
        this(Trouble.TAKEN, Optional.empty(), 0, Optional.of(by));
    }

    /// Nothing was answered at all.
    public static Unusable of(NetException why) {
        return new Unusable(
                switch (why.reason()) {
                    case BAD_URL, FORBIDDEN_ADDRESS -> Trouble.FORBIDDEN;
                    default -> Trouble.UNREACHABLE;
                });
    }

    /// @throws Unusable if the answer is a refusal or a failure
    public static void check(Answer answer) throws Unusable {
        var retryAfter = answer.header("Retry-After").flatMap(Unusable::seconds);
        switch (answer.status()) {
            case 200, 206 -> {}
            // 45x, 509 and 884 are panels' own words for "too many connections" and "account ended".
            case 401, 402, 403, 406, 407, 429, 451, 454, 455, 456, 457, 458, 509, 884 ->
                throw new Unusable(Trouble.REFUSED, retryAfter, answer.status());
            case 404, 410 -> throw new Unusable(Trouble.NOT_FOUND, retryAfter, answer.status());
            default -> throw new Unusable(Trouble.FAILED, retryAfter, answer.status());
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    private Unusable(Trouble trouble, Optional<Duration> retryAfter, int status, Optional<Claim> takenBy) {
        super(trouble.name());
        this.trouble = trouble;
        this.retryAfter = retryAfter;
        this.status = status;
        this.takenBy = takenBy;
    }

    public Trouble trouble() {
        return trouble;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /// The HTTP status that was the reason, 0 if none was.
    public int status() {
        return status;
    }

    /// For whom its connection was needed, if that was the reason.
    public Optional<Claim> takenBy() {
        return takenBy;
    }

    /// Expected, several times an hour: where it was made does not matter.
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
