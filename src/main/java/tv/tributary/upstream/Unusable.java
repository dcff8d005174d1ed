package tv.tributary.upstream;

import java.time.Duration;
import java.util.Optional;
import tv.tributary.model.Trouble;

/// A source gave no stream, or gives none any more. Carries a reason, never a URL.
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;
    private final transient Optional<Duration> retryAfter;

    public Unusable(Trouble trouble) {
        this(trouble, Optional.empty());
    }

    /// @param retryAfter how long the provider wants to be left alone, if it says so
    public Unusable(Trouble trouble, Optional<Duration> retryAfter) {
        super(trouble.name());
        this.trouble = trouble;
        this.retryAfter = retryAfter;
    }

    public Trouble trouble() {
        return trouble;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /// Expected, several times an hour: where it was made does not matter.
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
