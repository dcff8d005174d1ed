package tv.tributary.catalog.provider;

import java.util.Optional;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// A draft that cannot be saved; `text` describes the problem.
public final class InvalidProvider extends RuntimeException implements UserMessage {
    private static final long serialVersionUID = 1;

    public enum Problem {
        NO_NAME,
        NAME_TAKEN,
        NO_LOCATION,
        BAD_LOCATION,
        /// A link or three fields that name no Xtream account.
        NO_ACCOUNT,
        /// Two of its accounts have one user name.
        ACCOUNT_TAKEN,
        /// There is no such account, or none would be left.
        LAST_ACCOUNT,
        FILE_MISSING,
        BAD_NUMBER,
        BAD_GRACE,
        BAD_PROXY,
        /// Not a SHA-256 fingerprint.
        BAD_CERTIFICATE,
        /// No time zone.
        BAD_ZONE,
        /// Stored by a release that knew more kinds of providers, or sent by a client that does.
        UNKNOWN_KIND
    }

    private final Problem problem;

    public InvalidProvider(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    @Override
    public Optional<String> words() {
        return Optional.of(Messages.of(problem));
    }
}
