package tv.tributary.catalog;

/// A provider as typed in cannot be taken; `text` holds the words for the problem.
public final class InvalidProvider extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Problem {
        NO_NAME,
        NAME_TAKEN,
        NO_LOCATION,
        BAD_LOCATION,
        FILE_MISSING,
        BAD_NUMBER
    }

    private final Problem problem;

    public InvalidProvider(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
