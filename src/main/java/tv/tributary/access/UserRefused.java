package tv.tributary.access;

import java.util.Optional;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// A user or a device cannot be stored as wanted; nothing was changed.
public final class UserRefused extends RuntimeException implements UserMessage {
    private static final long serialVersionUID = 1;

    /// Words under `user-problem.*`.
    public enum UserProblem {
        NO_NAME,
        /// {0} is the name.
        NAME_TAKEN,
        /// Name or password has letters that do not survive in an address; {0} are those.
        BAD_LETTERS,
        /// {0} is the least number of letters.
        SHORT_PASSWORD,
        /// Not four to eight digits.
        BAD_PIN,
        TOO_LONG,
        /// Not on any day.
        NO_DAYS,
        GONE,
        DEVICE_WITHOUT_NAME,
        /// Too many wrong passwords or codes; no more are looked at for a minute.
        TOO_MANY_ATTEMPTS,
        /// Too many wrong PINs; {0} is the number of minutes until one is looked at again.
        TOO_MANY_PINS
    }

    private final UserProblem problem;
    private final String words;

    UserRefused(UserProblem problem, Object... values) {
        super(problem.name());
        this.problem = problem;
        this.words = Messages.of(problem, values);
    }

    public UserProblem problem() {
        return problem;
    }

    @Override
    public Optional<String> words() {
        return Optional.of(words);
    }
}
