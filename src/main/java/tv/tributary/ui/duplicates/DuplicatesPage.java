package tv.tributary.ui.duplicates;

import java.util.function.Consumer;
import javafx.scene.Node;
import tv.tributary.catalog.ChannelRow;
import tv.tributary.catalog.History;
import tv.tributary.catalog.Review;
import tv.tributary.event.Subscription;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Live;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Navigator;
import tv.tributary.ui.nav.Page;
import tv.tributary.ui.nav.Place;

/// How streams became channels, and what the merge is not sure of. FX thread only.
public final class DuplicatesPage implements Page {
    private final DuplicatesModel model;
    private final DuplicatesView view;

    /// @param onShow goes to a channel
    public DuplicatesPage(
            Review review,
            History history,
            Background background,
            Live live,
            Toasts toasts,
            Navigator navigator,
            Consumer<ChannelRow> onShow) {
        this.model = new DuplicatesModel(review, history, background, live, toasts, onShow);
        this.view = new DuplicatesView(model, () -> navigator.go(Place.PROVIDERS));
    }

    @Override
    public Place place() {
        return Place.DUPLICATES;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return model.open();
    }
}
