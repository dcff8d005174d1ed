package tv.tributary.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Section;

/// The places at the window's left edge, in groups, with search, messages and settings at the foot. Shows icons only
/// where the user collapsed it and in a window that is too narrow for more; its rows are lower in a window that is too
/// low for all of them.
final class Sidebar extends VBox {
    static final double WIDE = 208;
    static final double NARROW = 64;
    /// Below this width of the window pages need the room.
    static final double ROOMY_WINDOW = 1080;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass COLLAPSED = PseudoClass.getPseudoClass("collapsed");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /// The groups; they scroll in a window that is too low even for low rows. Head and foot stay.
    private final VBox places = new VBox();

    private final ScrollPane scroll = new ScrollPane(places);
    private final Map<Place, Button> items = new EnumMap<>(Place.class);
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final DoubleProperty windowWidth = new SimpleDoubleProperty(ROOMY_WINDOW);
    private final BooleanBinding collapsed = chosen.or(windowWidth.lessThan(ROOMY_WINDOW));

    /// The height it needs with rows of full height; known once it had too little.
    private double fullHeight;

    private boolean compact;

    /// @param pages holds its pages already
    Sidebar(PageHost pages, Button bell, Runnable openPalette) {
        getStyleClass().add("sidebar");
        places.getStyleClass().add("sidebar-places");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // It would take the items' room; the wheel and the keyboard lead to all of them.
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        scroll.getStyleClass().add("bare");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(createHead(), scroll);
        for (var section : Section.values()) {
            var there = pages.items().stream()
                    .filter(place -> place.section() == section)
                    .map(place -> createPlace(place, pages))
                    .toList();
            if (section == Section.FOOT) {
                getChildren().addAll(createSearch(openPalette), shown(bell));
                getChildren().addAll(there);
            } else if (!there.isEmpty()) {
                places.getChildren().add(createHeading(section));
                places.getChildren().addAll(there);
            }
        }
        collapsed.subscribe(this::showIcons);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (!compact) {
            var hidden = places.prefHeight(-1) - scroll.getHeight();
            if (hidden > 0) {
                fullHeight = getHeight() + hidden;
                setCompact(true);
            }
        } else if (getHeight() >= fullHeight) {
            setCompact(false);
        }
    }

    private void setCompact(boolean low) {
        compact = low;
        pseudoClassStateChanged(COMPACT, low);
    }

    /// Whether the user wants icons only.
    BooleanProperty chosenCollapsed() {
        return chosen;
    }

    /// The width of the window it stands in.
    DoubleProperty windowWidth() {
        return windowWidth;
    }

    void select(Place selected) {
        items.forEach((place, item) -> {
            item.pseudoClassStateChanged(SELECTED, place == selected);
            item.setAccessibleHelp(place == selected ? Messages.of("shell.nav.selected") : null);
            if (place == selected) reveal(item);
        });
    }

    /// Scrolls as far as needed for the item to be in sight.
    private void reveal(Button item) {
        double hidden = places.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden <= 0 || !places.equals(item.getParent())) return;
        double top = scroll.getVvalue() * hidden;
        double least =
                item.getBoundsInParent().getMaxY() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(Math.clamp(top, least, item.getBoundsInParent().getMinY()) / hidden);
    }

    private void showIcons(boolean icons) {
        var width = icons ? NARROW : WIDE;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        pseudoClassStateChanged(COLLAPSED, icons);
        // Headings make room for lines, so what it needs is another height.
        setCompact(false);
    }

    private Node createHead() {
        var name = new Label(Messages.of("shell.window.title"));
        name.getStyleClass().add("sidebar-name");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var logo = new Logo();
        var toggle = createToggle();
        for (var part : List.of(logo, name)) {
            part.visibleProperty().bind(collapsed.not());
            part.managedProperty().bind(part.visibleProperty());
        }
        // In a narrow window there is nothing to choose, and the logo has its place.
        var forced = windowWidth.lessThan(ROOMY_WINDOW);
        toggle.visibleProperty().bind(forced.not());
        toggle.managedProperty().bind(toggle.visibleProperty());
        logo.visibleProperty().unbind();
        logo.visibleProperty().bind(collapsed.not().or(forced));
        var head = new HBox(logo, name, toggle);
        head.getStyleClass().add("sidebar-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.alignmentProperty().bind(Bindings.when(collapsed).then(Pos.CENTER).otherwise(Pos.CENTER_LEFT));
        return head;
    }

    private Button createToggle() {
        var icon = new FontIcon();
        var toggle = new Button("", icon);
        toggle.getStyleClass().setAll("sidebar-toggle");
        var hint = new Tooltip();
        toggle.setTooltip(hint);
        toggle.setOnAction(_ -> chosen.set(!chosen.get()));
        chosen.subscribe(icons -> {
            var words = Messages.of(icons ? "shell.nav.expand" : "shell.nav.collapse", Shortcut.words(KeyCode.B));
            icon.setIconLiteral(icons ? "mdi2c-chevron-double-right" : "mdi2c-chevron-double-left");
            toggle.setAccessibleText(words);
            hint.setText(words);
        });
        return toggle;
    }

    private Node createHeading(Section section) {
        var words = new Label(Messages.of(section));
        words.getStyleClass().add("sidebar-section");
        words.visibleProperty().bind(collapsed.not());
        words.managedProperty().bind(words.visibleProperty());
        var line = new Region();
        line.getStyleClass().add("sidebar-line");
        line.visibleProperty().bind(collapsed);
        line.managedProperty().bind(line.visibleProperty());
        return new StackPane(words, line);
    }

    private Button createPlace(Place place, PageHost pages) {
        var words = Messages.of(place);
        var item = createItem(place.icon(), words);
        item.setTooltip(new Tooltip(pages.shortcut(place)
                .map(key -> Messages.of("shell.nav.hint", words, Shortcut.words(key)))
                .orElse(words)));
        item.setOnAction(_ -> pages.go(place));
        items.put(place, item);
        return shown(item);
    }

    private Button createSearch(Runnable openPalette) {
        var search = createItem("mdi2m-magnify", Messages.of("shell.nav.search"));
        search.setTooltip(new Tooltip(Messages.of("shell.nav.search.hint", Shortcut.words(KeyCode.K))));
        search.setOnAction(_ -> openPalette.run());
        return shown(search);
    }

    /// An item of the sidebar.
    static Button createItem(String icon, String words) {
        var graphic = new StackPane(new FontIcon(icon));
        graphic.getStyleClass().add("nav-icon");
        var item = new Button(words, graphic);
        item.getStyleClass().setAll("nav-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setAccessibleText(words);
        return item;
    }

    private Button shown(Button item) {
        item.contentDisplayProperty()
                .bind(Bindings.when(collapsed).then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
        return item;
    }
}
