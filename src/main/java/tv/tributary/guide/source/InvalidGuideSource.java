package tv.tributary.guide.source;

import tv.tributary.text.Messages;

/// Thrown for settings of a guide source that cannot be taken.
public final class InvalidGuideSource extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final GuideSettingProblem problem;

    public InvalidGuideSource(GuideSettingProblem problem) {
        super(problem.name());
        this.problem = problem;
    }

    public GuideSettingProblem problem() {
        return problem;
    }

    /// One plain sentence for the user.
    public String words() {
        return Messages.of(problem);
    }

    /// Problems of the settings. `text` holds the words.
    public enum GuideSettingProblem {
        NAME_TAKEN,
        LOCATION_MISSING,
        LOCATION_BAD,
        FILE_MISSING,
        REFRESH_BAD,
        COUNTRY_BAD,
        /// Neither hours nor a zone.
        SHIFT_BAD
    }
}
