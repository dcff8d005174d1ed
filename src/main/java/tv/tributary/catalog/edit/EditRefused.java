package tv.tributary.catalog.edit;

import java.util.Optional;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// An edit that cannot be made; nothing was changed.
public final class EditRefused extends RuntimeException implements UserMessage {
    private static final long serialVersionUID = 1;

    /// Words under `edit-problem.*`.
    public enum EditProblem {
        CHANNEL_GONE,
        STREAM_GONE,
        /// {0} is the group.
        GROUP_GONE,
        /// {0} is the country's code.
        COUNTRY_GONE,
        TOO_FEW,
        ALL_STREAMS,
        NO_NAME,
        BAD_NUMBER,
        /// {0} is the number, {1} the channel that has it.
        NUMBER_PINNED,
        BAD_PATTERN,
        SLOW_PATTERN,
        NOTHING_TO_UNDO,
        NOTHING_TO_REDO,
        /// {0} says what.
        CHANGED_SINCE,
        GONE_SINCE,
        SUGGESTION_GONE,
        TITLE_GONE,
        BAD_YEAR,
        /// A film and a series.
        KINDS_DIFFER,
        /// The version is in no title, or is one episode only.
        NO_SUCH_VERSION,
        ONLY_VERSION
    }

    private final EditProblem problem;
    private final String words;

    public EditRefused(EditProblem problem, Object... values) {
        super(problem.name());
        this.problem = problem;
        this.words = Messages.of(problem, values);
    }

    public EditProblem problem() {
        return problem;
    }

    @Override
    public Optional<String> words() {
        return Optional.of(words);
    }
}
