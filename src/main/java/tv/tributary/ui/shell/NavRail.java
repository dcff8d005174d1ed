package tv.tributary.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Logo;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;

/// The navigation rail at the window's left edge, with search and theme at its foot.
final class NavRail extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Map<Place, Button> items = new EnumMap<>(Place.class);

    NavRail(List<Place> places, Navigator navigator, Appearance appearance, Runnable openPalette) {
        getStyleClass().add("nav-rail");
        setAlignment(Pos.TOP_CENTER);
        getChildren().add(new Logo());
        for (var place : places) {
            var item = item(place.icon(), Messages.of(place), Shortcut.words(Shortcut.digit(1 + items.size())));
            item.setOnAction(_ -> navigator.go(place));
            items.put(place, item);
        }
        getChildren().addAll(items.values());
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, search(openPalette), theme(appearance));
    }

    void select(Place selected) {
        items.forEach((place, item) -> item.pseudoClassStateChanged(SELECTED, place == selected));
    }

    private static Button search(Runnable openPalette) {
        var search = item(
                "mdi2m-magnify",
                Messages.of("shell.nav.search"),
                Messages.of("shell.nav.search.hint", Shortcut.words(KeyCode.K)));
        search.setOnAction(_ -> openPalette.run());
        return search;
    }

    private static Button theme(Appearance appearance) {
        var theme = item("mdi2w-weather-night", Messages.of("shell.nav.theme"), Messages.of("action.toggle-theme"));
        var icon = new FontIcon();
        appearance.dark().subscribe(dark -> icon.setIconLiteral(dark ? "mdi2w-weather-sunny" : "mdi2w-weather-night"));
        theme.setGraphic(new StackPane(icon));
        theme.getGraphic().getStyleClass().add("nav-icon");
        theme.setOnAction(_ -> appearance.toggle());
        return theme;
    }

    private static Button item(String icon, String words, String hint) {
        var graphic = new StackPane(new FontIcon(icon));
        graphic.getStyleClass().add("nav-icon");
        var item = new Button(words, graphic);
        item.getStyleClass().setAll("nav-item");
        item.setContentDisplay(ContentDisplay.TOP);
        item.setMaxWidth(Double.MAX_VALUE);
        item.setTooltip(new Tooltip(hint));
        item.setAccessibleText(words);
        return item;
    }
}
