package tv.tributary.ui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.StackPane;
import tv.tributary.event.Subscription;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;

/// Shows one page at a time. Only the visible page is open; none is while the window is hidden.
public final class PageHost extends StackPane implements Navigator {
    private final Map<Place, Page> pages = new EnumMap<>(Place.class);
    private final ReadOnlyObjectWrapper<Place> current = new ReadOnlyObjectWrapper<>(Place.DASHBOARD);
    private Subscription opened = Subscription.none();
    private boolean inSight;

    public PageHost() {
        getStyleClass().add("page-host");
    }

    /// Pages are built with this host as their navigator, hence added afterwards.
    public void add(Page page) {
        pages.put(page.place(), page);
    }

    List<Place> places() {
        return new ArrayList<>(pages.keySet());
    }

    ReadOnlyObjectProperty<Place> current() {
        return current.getReadOnlyProperty();
    }

    /// Does nothing for a place without a page.
    @Override
    public void go(Place place) {
        var page = pages.get(place);
        if (page == null) return;
        opened.close();
        opened = Subscription.none();
        current.set(place);
        getChildren().setAll(page.view());
        // Keys mean the page now, not the button or the page that was left.
        page.view().requestFocus();
        if (inSight) opened = page.open();
    }

    /// The window came into sight.
    void wake() {
        if (inSight) return;
        inSight = true;
        Optional.ofNullable(pages.get(current.get())).ifPresent(page -> opened = page.open());
    }

    /// The window went out of sight: nothing needs to be up to date.
    void rest() {
        inSight = false;
        opened.close();
        opened = Subscription.none();
    }
}
