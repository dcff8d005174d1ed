package tv.tributary.ui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import tv.tributary.event.Subscription;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;

/// Shows one page at a time, built when it is first shown. Only the visible page is open; none is while the window is
/// hidden.
public final class PageHost extends StackPane implements Navigator {
    private static final int MOST_DIGITS = 9;

    private final Map<Place, Supplier<? extends Page>> pages = new EnumMap<>(Place.class);
    private final ReadOnlyObjectWrapper<Place> current = new ReadOnlyObjectWrapper<>(Place.HOME);
    private Subscription opened = Subscription.none();
    private boolean inSight;

    public PageHost() {
        getStyleClass().add("page-host");
    }

    /// Pages are built with this host as their navigator, hence added afterwards.
    ///
    /// @return the page; the first to ask has it built
    public <P extends Page> Supplier<P> add(Place place, Supplier<P> page) {
        var once = new Once<>(page);
        pages.put(place, once);
        return once;
    }

    List<Place> places() {
        return new ArrayList<>(pages.keySet());
    }

    /// Those with an item of their own in the sidebar.
    List<Place> items() {
        return pages.keySet().stream().filter(place -> place.parent().isEmpty()).toList();
    }

    /// The key that goes there together with Ctrl; none for tabs and from the tenth on.
    Optional<KeyCode> shortcut(Place place) {
        if (place == Place.SETTINGS) return Optional.of(KeyCode.COMMA);
        var number = 1 + items().indexOf(place);
        return number < 1 || number > MOST_DIGITS ? Optional.empty() : Optional.of(Shortcut.digit(number));
    }

    ReadOnlyObjectProperty<Place> current() {
        return current.getReadOnlyProperty();
    }

    /// Does nothing for a place without a page.
    @Override
    public void go(Place place) {
        if (!pages.containsKey(place)) return;
        var page = pages.get(place).get();
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
        Optional.ofNullable(pages.get(current.get()))
                .ifPresent(page -> opened = page.get().open());
    }

    /// The window went out of sight: nothing needs to be up to date.
    void rest() {
        inSight = false;
        opened.close();
        opened = Subscription.none();
    }

    /// Builds a page when it is first wanted. FX thread only.
    private static final class Once<P extends Page> implements Supplier<P> {
        private final Supplier<P> building;
        private Optional<P> page = Optional.empty();

        Once(Supplier<P> building) {
            this.building = building;
        }

        @Override
        public P get() {
            if (page.isEmpty()) page = Optional.of(building.get());
            return page.get();
        }
    }
}
