package tv.tributary.ui.alerts;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.notify.Alerts.TargetStatus;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.CardList;
import tv.tributary.ui.control.Drawer;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.EntryCard.Action;

/// The page: a card for each target, and the form that slides in.
final class AlertsView extends StackPane {
    private final AlertsModel model;
    private final CardList<TargetStatus, EntryCard<TargetStatus>> list;
    private final Drawer over;

    AlertsView(AlertsModel model) {
        this.model = model;
        this.list = new CardList<>(status -> status.target().id(), this::createCard, EntryCard::show, this);
        this.over = new Drawer(model::closeForm);
        createView();
    }

    private EntryCard<TargetStatus> createCard(TargetStatus status) {
        return new EntryCard<>(status, one -> one.target().name())
                .fact(AlertsView::facts)
                .fact(AlertsView::outcome, one -> !one.state().problem().isEmpty())
                .paleUnless(one -> one.target().enabled())
                .toggle("alerts.enabled", one -> one.target().enabled(), model::enable)
                .actions(List.of(
                        new Action<>("mdi2s-send-outline", "alerts.test", List.of(KeyCode.T), _ -> true, model::test),
                        new Action<>(
                                "mdi2p-pencil-outline",
                                "alerts.edit",
                                List.of(KeyCode.ENTER, KeyCode.F2),
                                _ -> true,
                                model::edit),
                        new Action<>(
                                "mdi2d-delete-outline",
                                "alerts.remove",
                                List.of(KeyCode.DELETE),
                                _ -> true,
                                model::remove)));
    }

    private static String facts(TargetStatus status) {
        var rule = status.target().rule();
        var about = rule.kinds().stream().sorted().map(Messages::of).collect(Collectors.joining(", "));
        return Messages.of("alerts.facts", Messages.of(status.target().kind()), about, rule.mostPerHour());
    }

    private static String outcome(TargetStatus status) {
        var state = status.state();
        if (!state.problem().isEmpty())
            return Messages.of(
                    "alerts.failed",
                    state.failedAt().map(at -> Units.ago(at, Instant.now())).orElse(""),
                    state.problem());
        return state.lastSent()
                .map(at -> Messages.of("alerts.sent", Units.ago(at, Instant.now())))
                .orElse("");
    }

    private void createView() {
        getStyleClass().add("alerts-page");
        var title = new Label(Messages.of("place.alerts"));
        title.getStyleClass().add("page-title");
        var add = addButton();
        var head = new HBox(title, new Spacer(), add);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        list.getStyleClass().add("provider-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        var empty = new EmptyState(
                "mdi2b-bell-outline",
                Messages.of("alerts.empty.title"),
                Messages.of("alerts.empty.words"),
                addButton());
        var body = new StackPane(scroll, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        model.targets.subscribe(targets -> {
            targets.ifPresent(list::setItems);
            var isEmpty = targets.filter(List::isEmpty).isPresent();
            empty.setVisible(isEmpty);
            scroll.setVisible(!isEmpty);
            add.setVisible(!isEmpty);
        });
        var page = new VBox(head, body);
        page.getStyleClass().add("page");
        getChildren().setAll(page, over);
        model.form.subscribe(form -> form.ifPresentOrElse(
                open -> {
                    var sheet = new AlertFormView(open, model);
                    over.show(sheet);
                    sheet.focusFirst();
                },
                this::hideForm));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (over.isVisible() || !event.isShortcutDown() || event.getCode() != KeyCode.N) return;
            model.add();
            event.consume();
        });
    }

    private Button addButton() {
        var add = new Button(Messages.of("alerts.add"), new FontIcon("mdi2p-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(_ -> model.add());
        return add;
    }

    private void hideForm() {
        var wasOpen = over.isVisible();
        over.hide();
        // Else the keyboard would jump to the sidebar, where Enter leaves the page.
        if (wasOpen) requestFocus();
    }
}
