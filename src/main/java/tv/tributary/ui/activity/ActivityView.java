package tv.tributary.ui.activity;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityLog.ActivitySize;
import tv.tributary.activity.ActivityLog.ExportFormat;
import tv.tributary.activity.ActivityStory;
import tv.tributary.activity.ActivityStory.ActivityFilter;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.activity.ActivityModel.TimelineRow;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.StoryRow;
import tv.tributary.ui.control.ChoiceWords;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.MoreButton;
import tv.tributary.ui.control.SearchField;

/// The page: filters, and the timeline below. Enter opens a story, C goes to its channel, G to the page that knows
/// more.
final class ActivityView extends VBox {
    private static final List<Integer> DAYS = List.of(7, 30, 90, 365, 1_095);
    private static final List<Severity> LEAST = List.of(Severity.INFO, Severity.WARNING, Severity.ERROR);

    private final ActivityModel model;
    private final SearchField search = new SearchField(Messages.of("activity.search"));
    private final ListView<TimelineRow> timeline;
    private final Label size = new Label();

    ActivityView(ActivityModel model) {
        this.model = model;
        this.timeline = new ListView<>(model.rows);
        createView();
    }

    private void createView() {
        getStyleClass().addAll("page", "activity-page");
        timeline.getStyleClass().addAll("activity-list", "timeline", "edge-to-edge");
        timeline.setAccessibleText(Messages.of("place.activity"));
        timeline.setCellFactory(list -> new TimelineCell(list, model));
        timeline.addEventHandler(KeyEvent.KEY_PRESSED, this::onTimelineKey);
        var nothing = createNothing();
        var content = new StackPane(timeline, nothing);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(createHead(), createFilters(), content);
        Runnable update = () -> {
            var isEmpty = model.known.get() && model.rows.isEmpty();
            nothing.setVisible(isEmpty);
            timeline.setVisible(!isEmpty);
            nothing.getChildren().setAll(isEmpty ? List.of(emptyState()) : List.<Node>of());
        };
        model.known.subscribe(update);
        model.rows.subscribe(update);
        model.filter.subscribe(update);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private Node createHead() {
        var title = new Label(Messages.of("place.activity"));
        title.getStyleClass().add("page-title");
        size.getStyleClass().add("muted");
        size.setMinWidth(0);
        model.size.subscribe(now -> size.setText(now.map(this::words).orElse("")));
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var more = new MoreButton(Messages.of("activity.more"))
                .item(
                        Messages.of("activity.export.csv"),
                        "mdi2f-file-delimited-outline",
                        new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN),
                        () -> export(ExportFormat.CSV))
                .item(Messages.of("activity.export.json"), "mdi2c-code-json", () -> export(ExportFormat.JSON));
        for (var days : DAYS)
            more.item(Messages.of("activity.keep", days), "mdi2d-delete-clock-outline", () -> model.keep(days));
        var head = new HBox(title, room, size, more);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private String words(ActivitySize now) {
        return Messages.of("activity.size", now.events(), Units.bytes(now.bytes()), model.days());
    }

    private Node createFilters() {
        search.setPrefWidth(220);
        search.showKey();
        search.follow(model.text, model::search);
        search.leaveDownwards(timeline::requestFocus);
        var kinds = new ArrayList<Optional<StoryKind>>(List.of(Optional.empty()));
        for (var kind : StoryKind.values()) kinds.add(Optional.of(kind));
        var kind = box(
                "activity.filter.kind",
                choice -> choice.map(Messages::of).orElseGet(() -> Messages.of("activity.filter.kind.all")),
                ActivityFilter::kind,
                model::filterKind);
        kind.getItems().setAll(kinds);
        kind.setValue(Optional.empty());
        var least = box(
                "activity.filter.severity",
                choice -> Messages.of("activity.filter.severity." + LEAST.indexOf(choice)),
                ActivityFilter::least,
                model::filterSeverity);
        least.getItems().setAll(LEAST);
        least.setValue(Severity.INFO);
        var provider = box(
                "activity.filter.provider",
                choice -> choice.isEmpty() ? Messages.of("activity.filter.provider.all") : choice,
                ActivityFilter::provider,
                model::filterProvider);
        var person = box(
                "activity.filter.person",
                choice -> choice.isEmpty() ? Messages.of("activity.filter.person.all") : choice,
                ActivityFilter::person,
                model::filterPerson);
        model.choices.subscribe(now -> {
            offer(provider, now.providers(), model.filter.get().provider());
            offer(person, now.people(), model.filter.get().person());
        });
        var row = new FlowPane(search, kind, least, provider, person, createChannel(), createClear());
        row.getStyleClass().add("activity-filters");
        return row;
    }

    private <C> ComboBox<C> box(
            String label, Function<C, String> words, Function<ActivityFilter, C> shown, Consumer<C> onChoice) {
        var box = new ComboBox<C>();
        box.setAccessibleText(Messages.of(label));
        box.getStyleClass().add("filter-box");
        box.setConverter(new ChoiceWords<>(words));
        model.filter.subscribe(filter -> box.setValue(shown.apply(filter)));
        box.setOnAction(_ -> Optional.ofNullable(box.getValue()).ifPresent(onChoice));
        return box;
    }

    private static void offer(ComboBox<String> box, List<String> names, String chosen) {
        var all = new ArrayList<>(List.of(""));
        all.addAll(names);
        if (!all.contains(chosen)) all.add(chosen);
        if (!box.getItems().equals(all)) box.getItems().setAll(all);
        box.setValue(chosen);
    }

    /// Says which channel is filtered for, and lets go of it.
    private Button createChannel() {
        var channel = new Button("", new FontIcon("mdi2c-close"));
        channel.getStyleClass().add("channel-chip");
        channel.setOnAction(_ -> model.filterChannel(Optional.empty()));
        model.filter.subscribe(filter -> {
            var words = Messages.of("activity.filter.channel", model.channelName());
            channel.setText(words);
            channel.setAccessibleText(words);
            channel.setVisible(filter.channel().isPresent());
            channel.setManaged(channel.isVisible());
        });
        return channel;
    }

    private Button createClear() {
        var clear = new Button("", new FontIcon("mdi2f-filter-off-outline"));
        clear.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        clear.setTooltip(new Tooltip(Messages.of("activity.filter.clear")));
        clear.setAccessibleText(Messages.of("activity.filter.clear"));
        clear.disableProperty().bind(model.filter.map(ActivityFilter::isForAll));
        clear.setOnAction(_ -> model.clearFilters());
        return clear;
    }

    private static StackPane createNothing() {
        var nothing = new StackPane();
        nothing.setVisible(false);
        return nothing;
    }

    private Node emptyState() {
        if (model.filter.get().isForAll())
            return new EmptyState(
                    "mdi2h-history", Messages.of("activity.empty.title"), Messages.of("activity.empty.words"));
        var clear = new Button(Messages.of("activity.filter.clear"));
        clear.setOnAction(_ -> model.clearFilters());
        return new EmptyState(
                "mdi2m-magnify", Messages.of("activity.none.title"), Messages.of("activity.none.words"), clear);
    }

    private void export(ExportFormat format) {
        var ending = format == ExportFormat.CSV ? ".csv" : ".json";
        var dialog = new FileChooser();
        dialog.setTitle(Messages.of("activity.export.title"));
        dialog.setInitialFileName("tributary-activity" + ending);
        dialog.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
        Optional.ofNullable(dialog.showSaveDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(file -> model.export(file, format));
    }

    private Optional<ActivityStory> selected() {
        return timeline.getSelectionModel().getSelectedItem() instanceof StoryRow row
                ? Optional.of(row.story())
                : Optional.empty();
    }

    private void onTimelineKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        var story = selected();
        if (story.isEmpty()) return;
        switch (event.getCode()) {
            case ENTER, SPACE -> model.toggle(story.get());
            case RIGHT -> {
                if (!model.isOpen(story.get())) model.toggle(story.get());
            }
            case LEFT -> {
                if (model.isOpen(story.get())) model.toggle(story.get());
            }
            case C -> model.goToChannel(story.get());
            case F -> model.filterChannel(story.get().channel());
            case G -> model.goToPlace(story.get());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.SLASH && !search.isFocused()) search.requestFocus();
        else if (event.getCode() == KeyCode.E && event.isShortcutDown()) export(ExportFormat.CSV);
        else if (event.getCode() == KeyCode.ESCAPE && !model.filter.get().isForAll()) model.clearFilters();
        else return;
        event.consume();
    }
}
