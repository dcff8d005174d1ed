package tv.tributary.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;

/// The tabs above a page that shares its item of the sidebar with others; not there above any other page.
final class PageTabs extends HBox {
    private final List<Place> places;
    private final Navigator navigator;
    private final Map<Place, ToggleButton> tabs = new EnumMap<>(Place.class);
    private final ToggleGroup group = new ToggleGroup();

    /// @param places all there are
    PageTabs(List<Place> places, Navigator navigator) {
        this.places = List.copyOf(places);
        this.navigator = navigator;
        getStyleClass().add("page-tabs");
        managedProperty().bind(visibleProperty());
        for (var place : places) tabs.put(place, createTab(place));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    void select(Place place) {
        var siblings =
                places.stream().filter(other -> other.item() == place.item()).toList();
        var shown = siblings.stream().map(tabs::get).toList();
        if (!getChildren().equals(shown)) getChildren().setAll(shown);
        setVisible(siblings.size() > 1);
        tabs.forEach((other, tab) -> tab.setSelected(other == place));
    }

    private ToggleButton createTab(Place place) {
        var tab = new ToggleButton(Messages.of(place));
        tab.getStyleClass().setAll("page-tab");
        tab.setToggleGroup(group);
        tab.setMinWidth(USE_PREF_SIZE);
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setOnAction(_ -> {
            // A second click must not leave none chosen.
            tab.setSelected(true);
            navigator.go(place);
        });
        return tab;
    }

    private void onKey(KeyEvent event) {
        var step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        var at = getChildren().indexOf(event.getTarget());
        var to = at + step;
        if (step == 0 || at < 0 || to < 0 || to >= getChildren().size()) return;
        ((ToggleButton) getChildren().get(to)).fire();
        getChildren().get(to).requestFocus();
        event.consume();
    }
}
