package tv.tributary.ui.guidesources;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.guide.GuideMatches.ChannelMatch;
import tv.tributary.guide.GuideMatches.MatchState;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideShift;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.GuideShiftField;

/// The channels in one state on the left, and on the right what the user may do about the one that is chosen: take or
/// refuse the guide that was found, or search for another one.
final class GuideMatchesView extends VBox {
    /// Room for three lines, however many rows the buttons around need.
    private static final double LEAST_HEIGHT = 130;

    private static final int ROW = 52;
    private static final int ROWS = 8;

    private final GuideMatchesModel model;
    private final ListView<ChannelMatch> channels;
    private final ListView<GuideChannel> guides;

    GuideMatchesView(GuideMatchesModel model) {
        this.model = model;
        this.channels = list(
                model.matches,
                match -> match.channel().name(),
                match -> match.match()
                        .map(found -> Messages.of(
                                "guides.matches.found",
                                found.channel().name(),
                                found.reason().words()))
                        .orElse(Messages.of("channels.detail.no-guide")));
        this.guides = list(model.found, GuideChannel::name, GuideChannel::xmltvId);
        createView();
    }

    private void createView() {
        getStyleClass().addAll("card", "review-queue");
        var title = new Label(Messages.of("guides.matches.title"));
        title.getStyleClass().add("card-title");
        var states = new EnumComboBox<>(MatchState.values());
        states.valueProperty().bindBidirectional(model.state);
        states.setAccessibleText(Messages.of("guides.matches.title"));
        var total = new Label();
        total.getStyleClass().add(Styles.TEXT_MUTED);
        total.textProperty().bind(model.total);
        var head = new HBox(title, states, total);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("review-buttons");
        channels.setAccessibleText(Messages.of("guides.matches.title"));
        channels.getSelectionModel().selectedItemProperty().subscribe(match -> {
            if (match != null) model.chosen.set(Optional.of(match));
        });
        channels.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) onChosen(model::accept);
            else if (event.getCode() == KeyCode.DELETE) onChosen(model::refuse);
            else return;
            event.consume();
        });
        var answers = new VBox(createChosen(), createAnswers(), createSearch(), guides, createMapping(), createShift());
        answers.getStyleClass().add("review-answers");
        HBox.setHgrow(channels, Priority.ALWAYS);
        HBox.setHgrow(answers, Priority.ALWAYS);
        var body = new HBox(channels, answers);
        body.getStyleClass().add("review-body");
        getChildren().setAll(head, body);
    }

    private Node createChosen() {
        var name = new Label();
        name.getStyleClass().add("question-names");
        name.setWrapText(true);
        model.chosen.subscribe(match ->
                name.setText(match.map(one -> one.channel().name()).orElse(Messages.of("guides.matches.choose"))));
        return name;
    }

    private Node createAnswers() {
        return row(
                button("guides.matches.accept", "mdi2c-check", () -> onChosen(model::accept)),
                button("guides.matches.refuse", "mdi2c-close", () -> onChosen(model::refuse)));
    }

    private Node createSearch() {
        var search = new TextField();
        search.setPromptText(Messages.of("guides.matches.search"));
        search.setAccessibleText(Messages.of("guides.matches.search"));
        search.textProperty().bindBidirectional(model.words);
        search.setOnAction(_ -> guides.requestFocus());
        return search;
    }

    private Node createMapping() {
        guides.setAccessibleText(Messages.of("guides.matches.search"));
        guides.setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.ENTER) return;
            onBoth(model::use);
            event.consume();
        });
        var use = button("guides.matches.use", "mdi2l-link-variant", () -> onBoth(model::use));
        use.disableProperty()
                .bind(guides.getSelectionModel().selectedItemProperty().isNull());
        return row(
                use,
                button("guides.matches.leave", "mdi2l-link-variant-off", () -> onChosen(model::none)),
                button("guides.matches.automatic", "mdi2a-auto-fix", () -> onChosen(model::automatic)));
    }

    private Node createShift() {
        var shift = new GuideShiftField(typed -> onChosen(match -> model.shift(match, typed)));
        shift.disableProperty().bind(model.chosen.map(Optional::isEmpty));
        model.chosen.subscribe(
                match -> shift.show(match.map(ChannelMatch::shift).orElse(GuideShift.NONE)));
        var label = new Label(Messages.of("guide-shift.label"));
        label.setLabelFor(shift);
        return row(label, shift);
    }

    private void onChosen(Consumer<ChannelMatch> action) {
        model.chosen.get().ifPresent(action);
    }

    private void onBoth(BiConsumer<ChannelMatch, GuideChannel> action) {
        Optional.ofNullable(guides.getSelectionModel().getSelectedItem())
                .ifPresent(guide -> onChosen(match -> action.accept(match, guide)));
    }

    private Button button(String key, String icon, Runnable action) {
        var button = new Button(Messages.of(key), new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static FlowPane row(Node... nodes) {
        var row = new FlowPane(8, 8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static <T> ListView<T> list(ObservableList<T> items, Function<T, String> title, Function<T, String> words) {
        var list = new ListView<>(items);
        list.getStyleClass().add("review-list");
        list.setMinHeight(LEAST_HEIGHT);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS);
        list.setCellFactory(_ -> new TwoLineCell<>(title, words));
        return list;
    }

    private static final class TwoLineCell<T> extends ListCell<T> {
        private final Function<T, String> title;
        private final Function<T, String> words;
        private final Label first = new Label();
        private final Label second = new Label();
        private final VBox row = new VBox(first, second);

        TwoLineCell(Function<T, String> title, Function<T, String> words) {
            this.title = title;
            this.words = words;
            first.getStyleClass().add("question-names");
            second.getStyleClass().add("question-words");
            row.setMinWidth(0);
            row.setAlignment(Pos.CENTER_LEFT);
            // No wider than the list: long names end in dots.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            first.setText(title.apply(item));
            second.setText(words.apply(item));
            setAccessibleText(first.getText() + ". " + second.getText());
            setGraphic(row);
        }
    }
}
