package tv.tributary.ui.duplicates;

import java.util.List;
import tv.tributary.catalog.edit.EditHistory;
import tv.tributary.catalog.edit.EditStep;
import tv.tributary.catalog.edit.Review;

/// All data of the page, read at once off the FX thread.
///
/// @param steps what the user changed, newest first
record ReviewCounts(Review.Figures figures, Review.Page page, List<EditStep> steps, EditHistory.Ways ways) {
    private static final int LARGEST = 40;
    private static final int QUESTIONS = 500;
    private static final int STEPS = 100;

    static ReviewCounts of(Review review, EditHistory editHistory) {
        return new ReviewCounts(
                review.figures(LARGEST), review.questions(0, QUESTIONS), editHistory.recent(STEPS), editHistory.ways());
    }
}
