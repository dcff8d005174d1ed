package tv.tributary.catalog.xtream;

import tv.tributary.catalog.intake.StreamAddressing.ListPart;

/// The lists of a panel, each with its categories.
enum PanelList {
    LIVE(ListPart.CHANNELS, "get_live_streams", "get_live_categories"),
    MOVIES(ListPart.FILMS, "get_vod_streams", "get_vod_categories"),
    SERIES(ListPart.SERIES, "get_series", "get_series_categories");

    private final ListPart part;
    private final String action;
    private final String categoriesAction;

    PanelList(ListPart part, String action, String categoriesAction) {
        this.part = part;
        this.action = action;
        this.categoriesAction = categoriesAction;
    }

    ListPart part() {
        return part;
    }

    String action() {
        return action;
    }

    String categoriesAction() {
        return categoriesAction;
    }
}
