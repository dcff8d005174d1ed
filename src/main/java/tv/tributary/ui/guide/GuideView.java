package tv.tributary.ui.guide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.guide.GuideModel.Stage;

/// The page: days and search at the top, the grid or what was found, and the selected programme at the right.
final class GuideView extends VBox {
    /// Below this width the programme's details stand below the grid.
    private static final double NARROW = 900;
    private static final int DAYS_AHEAD = 7;

    private final GuideModel model;
    private final GuideGrid grid;
    private final FoundAirings found;
    private final AiringPane details;
    private final TextField search = new TextField();
    private final HBox days = new HBox();
    private final List<ToggleButton> dayButtons = new ArrayList<>();
    private final RecordingMarks marks;
    private final StackPane content = new StackPane();
    private final StackPane body = new StackPane();
    private LocalDate daysFrom = LocalDate.MIN;
    private int daysBack;

    /// @param onSend sends the selected channel to a player
    GuideView(
            GuideModel model,
            RecordingMarks marks,
            LogoImages logos,
            Runnable onSend,
            Runnable onGoToProviders,
            Runnable onGoToGuideSources) {
        this.model = model;
        this.marks = marks;
        this.grid = new GuideGrid(model, marks, logos);
        this.found = new FoundAirings(model, logos);
        this.details = new AiringPane(model, marks, logos, onSend);
        getStyleClass().addAll("page", "guide-page");
        HBox.setHgrow(content, Priority.ALWAYS);
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinSize(0, 0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(createTop(), body);
        widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(this::arrange);
        model.stage.subscribe(stage -> show(stage, onGoToProviders, onGoToGuideSources));
        model.now.subscribe(_ -> showDays());
        model.rows.subscribe(_ -> showDays());
        model.axis.subscribe(_ -> selectDay());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    @Override
    public void requestFocus() {
        grid.focus();
    }

    private static boolean isPlain(KeyEvent event) {
        return !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
    }

    private Node createTop() {
        var title = new Label(Messages.of("place.guide"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(USE_PREF_SIZE);
        var now = new Button(Messages.of("guide.now"), new FontIcon("mdi2c-clock-outline"));
        now.setMinWidth(USE_PREF_SIZE);
        now.setOnAction(_ -> {
            model.goToNow();
            grid.focus();
        });
        days.getStyleClass().add("guide-days");
        days.setAlignment(Pos.CENTER_LEFT);
        var scroll = new ScrollPane(days);
        scroll.getStyleClass().addAll("bare", "guide-day-scroll");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        search.setPromptText(Messages.of("guide.search"));
        search.setAccessibleText(Messages.of("guide.search"));
        search.getStyleClass().add("guide-search");
        search.textProperty().subscribe(text -> {
            if (!text.equals(model.text.get())) model.search(text);
        });
        model.text.subscribe(search::setText);
        var top = new HBox(title, now, scroll, createScope(), search);
        top.getStyleClass().add("guide-top");
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private Node createScope() {
        var scope = new ComboBox<GuideScope>(model.scopes);
        scope.getStyleClass().add("guide-scope");
        scope.setAccessibleText(Messages.of("guide.scope"));
        scope.setConverter(new ChoiceWords<>(GuideScope::words));
        model.scope.subscribe(scope::setValue);
        scope.setOnAction(_ -> {
            if (scope.getValue() != null) model.choose(scope.getValue());
        });
        return scope;
    }

    private void show(Stage stage, Runnable onGoToProviders, Runnable onGoToGuideSources) {
        content.getChildren()
                .setAll(
                        switch (stage) {
                            case LOADING -> loading();
                            case NO_CHANNELS ->
                                empty(
                                        "mdi2t-television-classic",
                                        "guide.no-channels",
                                        "action.go-to-providers",
                                        onGoToProviders);
                            case NONE_IN_SCOPE ->
                                empty(
                                        "mdi2f-filter-outline",
                                        "guide.none-in-scope",
                                        "guide.show-all",
                                        () -> model.choose(GuideScope.General.ALL));
                            case NO_GUIDE ->
                                empty(
                                        "mdi2t-television-guide",
                                        "guide.no-guide",
                                        "guide.go-to-sources",
                                        onGoToGuideSources);
                            case NOTHING_FOUND ->
                                empty("mdi2m-magnify", "guide.nothing-found", "guide.clear-search", model::clearSearch);
                            case GRID -> grid;
                            case FOUND -> found;
                        });
        showDetails();
    }

    private void arrange(boolean isNarrow) {
        details.setCompact(isNarrow);
        var pane = isNarrow ? new VBox(content, details) : new HBox(content, details);
        pane.getStyleClass().add("guide-body");
        body.getChildren().setAll(pane);
    }

    private void showDetails() {
        var stage = model.stage.get();
        var wanted = stage == Stage.GRID || stage == Stage.FOUND;
        details.setVisible(wanted);
        details.setManaged(wanted);
    }

    private static Node loading() {
        var loading = new ProgressIndicator();
        loading.setMaxSize(36, 36);
        return loading;
    }

    private static Node empty(String icon, String key, String action, Runnable onAction) {
        var go = new Button(Messages.of(action));
        go.setOnAction(_ -> onAction.run());
        var state = new EmptyState(icon, Messages.of(key + ".title"), Messages.of(key + ".words"), go);
        state.getStyleClass().add("card");
        return state;
    }

    private void showDays() {
        var today = model.today();
        if (today.equals(daysFrom) && daysBack == model.daysBack()) return;
        daysFrom = today;
        daysBack = model.daysBack();
        dayButtons.clear();
        for (var day = -daysBack; day <= DAYS_AHEAD; day++) {
            var date = today.plusDays(day);
            var button = new ToggleButton(AiringText.day(date, today));
            button.getStyleClass().add("guide-day");
            button.setMinWidth(USE_PREF_SIZE);
            button.setUserData(date);
            button.setOnAction(_ -> {
                model.goToDay(date);
                selectDay();
                grid.focus();
            });
            dayButtons.add(button);
        }
        days.getChildren().setAll(dayButtons);
        selectDay();
    }

    private void selectDay() {
        var inSight = model.dayInSight();
        for (var button : dayButtons) button.setSelected(inSight.equals(button.getUserData()));
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            search.requestFocus();
            search.selectAll();
        } else if (isPlain(event) && event.getCode() == KeyCode.R && !search.isFocused()) {
            if (event.isShiftDown()) marks.series();
            else marks.toggle();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            model.clearSearch();
            grid.focus();
        } else if (event.getCode() == KeyCode.DOWN && search.isFocused()) {
            if (model.stage.get() == Stage.FOUND) {
                found.requestFocus();
                found.getSelectionModel().selectFirst();
            } else grid.focus();
        } else return;
        event.consume();
    }
}
