package tv.tributary.ui.home;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.event.Subscription;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CardScroll;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.LiveRows.LiveRow;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.home.HomeModel.FilledShelf;
import tv.tributary.ui.home.HomeShelf.HomeTile;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Page;

/// The first page: shelves of channels, or the first steps.
public final class HomePage extends VBox implements Page {
    /// The field that adds the first provider on the first page.
    ///
    /// @param view the field for its address
    /// @param underWay whether it has begun and is not left yet, so that its view stays
    /// @param restore asks for a backup of another machine instead
    public record FirstProvider(Supplier<Node> view, ObservableValue<Boolean> underWay, Runnable restore) {}

    private final HomeModel model;
    private final LogoImages logos;
    private final Runnable connect;
    private final StackPane content = new StackPane();
    private final FirstProvider firstProvider;
    private final Node shelves;
    private final Node welcome;
    private final Node waiting;

    /// @param connect shows how to connect a device
    public HomePage(HomeModel model, LogoImages logos, FirstProvider firstProvider, Runnable connect) {
        this.model = model;
        this.connect = connect;
        this.logos = logos;
        this.shelves = createShelves();
        this.firstProvider = firstProvider;
        this.welcome = createWelcome();
        this.waiting = createWaiting();
        getStyleClass().addAll("page", "home-page");
        var title = new Label(Messages.of("place.home"));
        title.getStyleClass().add("page-title");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(title, content);
        model.setup.subscribe(_ -> show());
        firstProvider.underWay().subscribe(_ -> show());
        for (var shelf : model.shelves) shelf.tiles().subscribe(this::show);
    }

    @Override
    public Node view() {
        return this;
    }

    @Override
    public Subscription open() {
        return model.open();
    }

    private void show() {
        var shown = firstProvider.underWay().getValue()
                ? welcome
                : switch (model.setup.get()) {
                    case NO_PROVIDER -> welcome;
                    // There may be films without any channel.
                    case NO_CHANNELS ->
                        model.shelves.stream().allMatch(shelf -> shelf.tiles().isEmpty()) ? waiting : shelves;
                    case DONE -> shelves;
                };
        // The keyboard's place in it must not be lost.
        if (!content.getChildren().equals(List.of(shown))) content.getChildren().setAll(shown);
    }

    private Node createShelves() {
        var rows = new VBox();
        rows.getStyleClass().add("home-shelves");
        var onNow = createOnNow();
        var filled = model.shelves.stream().map(this::createShelf).toList();
        rows.getChildren().addAll(filled.subList(0, Math.min(1, filled.size())));
        rows.getChildren().add(onNow);
        rows.getChildren().addAll(filled.subList(Math.min(1, filled.size()), filled.size()));
        var scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("bare");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var nothing = createNothing();
        BooleanExpression some = Bindings.isNotEmpty(model.onNow());
        for (var shelf : model.shelves) some = some.or(Bindings.isNotEmpty(shelf.tiles()));
        scroll.visibleProperty().bind(some);
        nothing.visibleProperty().bind(some.not());
        return new StackPane(scroll, nothing);
    }

    private Node createOnNow() {
        var tiles = new FlowPane();
        // By the row: kept while it plays, so that the keyboard stays on it.
        var kept = new HashMap<LiveRow<HomeTile>, Node>();
        Runnable fill = () -> {
            kept.keySet().retainAll(model.onNow());
            tiles.getChildren()
                    .setAll(model.onNow().stream()
                            .map(row -> kept.computeIfAbsent(row, it -> new ShelfTile(it.value(), model, logos)))
                            .toList());
        };
        model.onNow().subscribe(fill);
        fill.run();
        return createRow(Messages.of("home.on-now"), "mdi2b-broadcast", tiles, Bindings.isNotEmpty(model.onNow()));
    }

    private Node createShelf(FilledShelf filled) {
        var tiles = new FlowPane();
        filled.tiles()
                .subscribe(() -> tiles.getChildren()
                        .setAll(filled.tiles().stream()
                                .map(tile -> new ShelfTile(new SimpleObjectProperty<>(tile), model, logos))
                                .toList()));
        return createRow(filled.shelf().title(), filled.shelf().icon(), tiles, Bindings.isNotEmpty(filled.tiles()));
    }

    private static Node createRow(String title, String icon, FlowPane tiles, BooleanExpression some) {
        var heading = new Label(title, new FontIcon(icon));
        heading.getStyleClass().add("shelf-title");
        tiles.getStyleClass().add("shelf-tiles");
        var row = new VBox(heading, tiles);
        row.getStyleClass().add("shelf");
        row.visibleProperty().bind(some);
        row.managedProperty().bind(some);
        return row;
    }

    private Node createNothing() {
        var choose = new Button(Messages.of("home.nothing.choose"), new FontIcon("mdi2t-television-classic"));
        choose.getStyleClass().add(Styles.ACCENT);
        choose.setOnAction(_ -> model.goTo(Place.CHANNELS));
        var connectTv = new Button(Messages.of("action.connect-tv"), new FontIcon("mdi2c-cast-connected"));
        connectTv.setOnAction(_ -> connect.run());
        var state = new EmptyState(
                "mdi2t-television-play",
                Messages.of("home.nothing.title"),
                Messages.of("home.nothing.words"),
                choose,
                connectTv);
        state.getStyleClass().add("card");
        return state;
    }

    private Node createWelcome() {
        var state = new EmptyState(
                "mdi2s-source-merge", Messages.of("home.welcome.title"), Messages.of("home.welcome.words"));
        var steps = new HBox(
                createStep("mdi2l-link-variant-plus", "home.steps.add.title", "home.steps.add.words"),
                createStep("mdi2s-source-merge", "home.steps.merge.title", "home.steps.merge.words"),
                createStep("mdi2t-television-play", "home.steps.watch.title", "home.steps.watch.words"));
        steps.getStyleClass().add("steps");
        steps.setAlignment(Pos.CENTER);
        var restore = new Button(Messages.of("home.welcome.restore"), new FontIcon("mdi2b-backup-restore"));
        restore.getStyleClass().add(Styles.FLAT);
        restore.setOnAction(_ -> firstProvider.restore().run());
        var welcome = new VBox(state, firstProvider.view().get(), steps, restore);
        welcome.getStyleClass().addAll("card", "welcome");
        welcome.setAlignment(Pos.CENTER);
        return new CardScroll(welcome);
    }

    /// One of the three steps from nothing to a television that plays.
    private static Node createStep(String icon, String titleKey, String wordsKey) {
        var title = new Label(Messages.of(titleKey));
        title.getStyleClass().add("card-title");
        var words = new Label(Messages.of(wordsKey));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("muted");
        var step = new VBox(new FontIcon(icon), title, words);
        step.getStyleClass().add("step");
        HBox.setHgrow(step, Priority.ALWAYS);
        return step;
    }

    private Node createWaiting() {
        var look = new Button(Messages.of("action.go-to-providers"), new FontIcon("mdi2s-source-merge"));
        look.setOnAction(_ -> model.goTo(Place.PROVIDERS));
        var state = new EmptyState(
                "mdi2p-progress-download", Messages.of("home.waiting.title"), Messages.of("home.waiting.words"), look);
        state.getStyleClass().add("card");
        return state;
    }

    /// A channel on a shelf: pressing it plays it.
    private static final class ShelfTile extends Button {
        ShelfTile(ObservableValue<HomeTile> tile, HomeModel model, LogoImages logos) {
            getStyleClass().setAll("shelf-tile");
            var badge = new LogoBadge(logos);
            badge.getStyleClass().add("large");
            var name = new Label();
            name.getStyleClass().add("tile-name");
            var note = new Label();
            note.getStyleClass().add("tile-note");
            for (var words : List.of(name, note)) words.setMinWidth(0);
            var seen = new ProgressBar();
            seen.getStyleClass().add(Styles.SMALL);
            seen.setMaxWidth(Double.MAX_VALUE);
            seen.managedProperty().bind(seen.visibleProperty());
            var texts = new VBox(name, note, seen);
            texts.setAlignment(Pos.CENTER_LEFT);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            var face = new HBox(badge, texts);
            face.getStyleClass().add("shelf-tile-face");
            face.setAlignment(Pos.CENTER_LEFT);
            setGraphic(face);
            setOnAction(_ -> model.play(tile.getValue()));
            tile.subscribe(now -> {
                badge.show(now.name(), now.logo());
                name.setText(now.name());
                note.setText(now.note());
                seen.setProgress(now.seen());
                seen.setVisible(now.seen() > 0);
                setAccessibleText(Messages.of("home.tile", now.name(), now.note()));
            });
        }
    }
}
