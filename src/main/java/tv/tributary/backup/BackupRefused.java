package tv.tributary.backup;

import java.util.Optional;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// A backup can be neither made nor read as wanted; nothing was changed.
public final class BackupRefused extends RuntimeException implements UserMessage {
    private static final long serialVersionUID = 1;

    /// Words under `backup-problem.*`.
    enum BackupProblem {
        NOT_OURS,
        /// Cut off or changed on its way.
        DAMAGED,
        TOO_LARGE,
        /// {0} is the release that made it.
        NEWER,
        PRE_RELEASE,
        NEEDS_PASSPHRASE,
        WRONG_PASSPHRASE,
        /// {0} is the least number of letters.
        SHORT_PASSPHRASE,
        NO_FILE,
        NOT_READABLE,
        /// {0} is the file.
        NOT_WRITABLE
    }

    private final BackupProblem problem;
    private final String words;

    BackupRefused(BackupProblem problem, Object... values) {
        super(problem.name());
        this.problem = problem;
        this.words = Messages.of(problem, values);
    }

    BackupProblem problem() {
        return problem;
    }

    @Override
    public Optional<String> words() {
        return Optional.of(words);
    }
}
