package tv.tributary.ui.titles;

import tv.tributary.library.TitleQuery.TitleOrder;
import tv.tributary.model.Title.TitleKind;

/// The user's layout of the page; kept between runs.
///
/// @param filtersOpen whether the row of further filters is open
record TitlesLayout(TitleKind kind, TitleFace face, TitleOrder order, boolean filtersOpen) {
    static final String NAME = "titles-layout";

    static TitlesLayout defaults() {
        return new TitlesLayout(TitleKind.MOVIE, TitleFace.WALL, TitleOrder.ADDED, false);
    }

    /// The two views of the titles.
    enum TitleFace {
        WALL,
        TABLE
    }
}
