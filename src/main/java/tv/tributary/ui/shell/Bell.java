package tv.tributary.ui.shell;

import atlantafx.base.controls.Popover;
import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.shell.Notifications.Notification;
import tv.tributary.ui.shell.Notifications.Offer;
import tv.tributary.ui.shell.Notifications.Tone;

/// The sidebar's item for messages: how many are unread, and in a popover all of them with what can be done about them.
final class Bell {
    private static final int MOST_COUNTED = 99;

    private final Notifications notifications;
    private final Button button;
    private final VBox rows = new VBox();
    private final Button clear = new Button(Messages.of("shell.messages.clear"));
    private final Popover popover;
    private final DateTimeFormatter time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(Locale.getDefault(Locale.Category.FORMAT))
            .withZone(ZoneId.systemDefault());

    Bell(Notifications notifications) {
        this.notifications = notifications;
        this.button = Sidebar.createItem("mdi2b-bell-outline", Messages.of("shell.messages"));
        this.popover = new Popover(createList());
        popover.setArrowLocation(Popover.ArrowLocation.LEFT_BOTTOM);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        ((StackPane) button.getGraphic()).getChildren().add(createCount());
        button.setTooltip(new Tooltip(Messages.of("shell.messages")));
        button.setOnAction(_ -> toggle());
        notifications
                .unread()
                .subscribe(count -> button.setAccessibleText(Messages.of("shell.messages.unread", count.intValue())));
        notifications.all().addListener((Observable _) -> fill());
        fill();
    }

    Button button() {
        return button;
    }

    private void toggle() {
        if (popover.isShowing()) {
            popover.hide();
            return;
        }
        popover.show(button);
        notifications.markRead();
    }

    private Node createCount() {
        var count = new Label();
        count.getStyleClass().add("bell-count");
        count.textProperty()
                .bind(notifications
                        .unread()
                        .map(unread -> unread.intValue() > MOST_COUNTED
                                ? MOST_COUNTED + "+"
                                : Integer.toString(unread.intValue())));
        count.visibleProperty().bind(notifications.unread().greaterThan(0));
        StackPane.setAlignment(count, Pos.TOP_RIGHT);
        return count;
    }

    private Node createList() {
        var title = new Label(Messages.of("shell.messages"));
        title.getStyleClass().add("card-title");
        clear.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        clear.disableProperty().bind(Bindings.isEmpty(notifications.all()));
        clear.setOnAction(_ -> notifications.clear());
        var head = new HBox(title, new Spacer(), clear);
        head.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().add("message-rows");
        var scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("bare");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var list = new VBox(head, scroll);
        list.getStyleClass().add("message-list");
        return list;
    }

    private void fill() {
        if (notifications.all().isEmpty()) {
            var none = new Label(Messages.of("shell.messages.none"));
            none.getStyleClass().add("muted");
            rows.getChildren().setAll(none);
            return;
        }
        rows.getChildren()
                .setAll(notifications.all().stream().map(this::createRow).toList());
    }

    private Node createRow(Notification notification) {
        var words = new Label(notification.words());
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        var at = new Label(time.format(notification.at()));
        at.getStyleClass().add("message-time");
        var texts = new VBox(words, at);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = new HBox(ToastPane.createIcon(notification.tone()), texts);
        row.getStyleClass().addAll("message", notification.tone() == Tone.SAID ? "toast-said" : "toast-failed");
        row.setAlignment(Pos.TOP_LEFT);
        notification.offer().ifPresent(offer -> row.getChildren().add(createAction(offer, notification)));
        return row;
    }

    private static Button createAction(Offer offer, Notification notification) {
        var action = new Button(offer.words());
        action.setMinWidth(Button.USE_PREF_SIZE);
        action.setAccessibleText(offer.words() + ": " + notification.words());
        action.getStyleClass().add(Styles.SMALL);
        action.setOnAction(_ -> offer.take());
        action.visibleProperty().bind(offer.there());
        action.managedProperty().bind(action.visibleProperty());
        return action;
    }
}
