package tv.tributary.ui.guidesources;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CardList;
import tv.tributary.ui.control.Drawer;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.MoreButton;
import tv.tributary.ui.guidesources.GuideSourcesModel.GuideSourceEntry;

/// The page: how many channels have a guide, a card per source, and the form that slides in.
final class GuideSourcesView extends StackPane {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination EVENTS = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final GuideSourcesModel model;
    private final CardList<GuideSourceEntry, EntryCard<GuideSourceEntry>> list;
    private final Node matches;
    private final Drawer over;

    /// @param matches stands below the cards while there are sources
    GuideSourcesView(GuideSourcesModel model, Node matches) {
        this.model = model;
        this.matches = matches;
        this.list =
                new CardList<>(GuideSourceEntry::id, entry -> GuideSourceCard.of(model, entry), EntryCard::show, this);
        this.over = new Drawer(model::closeForm);
        createView();
    }

    private void createView() {
        getStyleClass().add("providers-page");
        var body = new StackPane(createList(), createEmpty());
        VBox.setVgrow(body, Priority.ALWAYS);
        var page = new VBox(createHead(), body);
        page.getStyleClass().add("page");
        getChildren().setAll(page, over);
        model.form.subscribe(form -> form.ifPresentOrElse(this::showForm, this::hideForm));
        model.days.subscribe(days -> days.ifPresentOrElse(this::showDays, this::hideForm));
        model.events.subscribe(events -> events.ifPresentOrElse(this::showEvents, this::hideForm));
        model.entries.subscribe(entries -> entries.ifPresent(this::show));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private Node createHead() {
        var title = new Label(Messages.of("place.guides"));
        title.getStyleClass().add("page-title");
        var coverage = new Label();
        coverage.getStyleClass().add(Styles.TEXT_MUTED);
        coverage.textProperty().bind(model.coverage);
        var all = new Button(Messages.of("guides.sync-all"), new FontIcon("mdi2s-sync"));
        all.setOnAction(_ -> model.syncAll());
        var add = new Button(Messages.of("guides.add"), new FontIcon("mdi2p-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        add.setOnAction(_ -> model.add(""));
        var more = new MoreButton(Messages.of("guides.more"))
                .item(
                        Messages.of("guides.events.open"),
                        "mdi2c-calendar-star",
                        new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN),
                        model::editEvents)
                .item(Messages.of("guides.days"), "mdi2c-calendar-range", model::editDays);
        var head = new HBox(title, coverage, new Spacer(), more, all, add);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        model.entries.subscribe(entries -> {
            var some = entries.filter(found -> !found.isEmpty()).isPresent();
            for (var node : List.of(coverage, all, add)) node.setVisible(some);
        });
        return head;
    }

    private Node createList() {
        list.getStyleClass().add("provider-list");
        var scroll = new ScrollPane(new VBox(list, matches));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        return scroll;
    }

    private Node createEmpty() {
        var add = new Button(Messages.of("guides.add"), new FontIcon("mdi2p-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        add.setOnAction(_ -> model.add(""));
        var empty = new EmptyState(
                "mdi2t-timetable", Messages.of("guides.empty.title"), Messages.of("guides.empty.words"), add);
        model.entries.subscribe(
                entries -> empty.setVisible(entries.filter(List::isEmpty).isPresent()));
        return empty;
    }

    private void showForm(GuideSourceForm form) {
        var view = new GuideSourceFormView(form, model);
        over.show(view.sheet);
        view.focusFirst();
    }

    private void showDays(GuideDaysForm days) {
        var view = new GuideDaysView(days, model);
        over.show(view.sheet);
        view.focusFirst();
    }

    private void showEvents(EventProfilesModel events) {
        var view = new EventProfilesView(events, () -> model.save(events), model::closeForm);
        over.show(view.sheet);
        view.focusFirst();
    }

    private void hideForm() {
        var wasOpen = over.isVisible();
        over.hide();
        // Else the keyboard would jump to the sidebar, where Enter leaves the page.
        if (wasOpen) requestFocus();
    }

    private void show(List<GuideSourceEntry> entries) {
        list.setItems(entries);
        matches.setVisible(!entries.isEmpty());
    }

    private void onKey(KeyEvent event) {
        if (over.isVisible()) return;
        if (event.isShortcutDown() && event.getCode() == KeyCode.N) model.add("");
        else if (UNDO.match(event)) model.undoRemoval();
        else if (EVENTS.match(event)) model.editEvents();
        else if (event.getCode() == KeyCode.F5) model.syncAll();
        else return;
        event.consume();
    }
}
