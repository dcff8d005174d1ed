package tv.tributary.ui.duplicates;

import java.util.List;
import tv.tributary.catalog.History;
import tv.tributary.catalog.Review;
import tv.tributary.catalog.Step;

/// All the page shows, read in one go off the FX thread.
///
/// @param steps what the user changed, newest first
record Standing(Review.Figures figures, Review.Page page, List<Step> steps, History.Ways ways) {
    private static final int LARGEST = 40;
    private static final int QUESTIONS = 500;
    private static final int STEPS = 100;

    static Standing of(Review review, History history) {
        return new Standing(
                review.figures(LARGEST), review.questions(0, QUESTIONS), history.recent(STEPS), history.ways());
    }
}
