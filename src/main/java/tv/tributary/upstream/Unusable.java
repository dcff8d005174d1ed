package tv.tributary.upstream;

import java.time.Duration;
import java.util.Optional;
import tv.tributary.model.Trouble;

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
