package tv.tributary.dvr.rule;

import java.util.Optional;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// A rule for recordings that cannot be kept; `text` describes the problem.
public final class InvalidRule extends RuntimeException implements UserMessage {
    private static final long serialVersionUID = 1;

    public enum RuleProblem {
        /// Neither a title nor a category nor a person: it would record everything.
        TOO_WIDE,
        /// No regular expression, or too long a text.
        BAD_TEXT,
        BAD_NUMBER
    }

    private final RuleProblem problem;

    InvalidRule(RuleProblem problem) {
        super(problem.name());
        this.problem = problem;
    }

    public RuleProblem problem() {
        return problem;
    }

    @Override
    public Optional<String> words() {
        return Optional.of(Messages.of(problem));
    }
}
