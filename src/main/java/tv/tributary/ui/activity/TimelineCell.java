package tv.tributary.ui.activity;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.activity.ActivityStory;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.activity.ActivityModel.TimelineRow;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.DayHeading;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.EntryRow;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.OlderRow;
import tv.tributary.ui.activity.ActivityModel.TimelineRow.StoryRow;
import tv.tributary.ui.control.ActivityRow;

/// A line of the timeline: a day, a story, or what happened in it.
final class TimelineCell extends ListCell<TimelineRow> {
    private static final double SCROLL_BAR = 14;
    private static final double INDENT = 32;

    private final ActivityModel model;
    private final DateTimeFormatter day =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Messages.language());
    private final ActivityRow line = new ActivityRow();
    private final Label heading = new Label();
    private final Button toggle = new Button();
    private final Label count = new Label();
    private final Button channel = link("mdi2t-television-classic", "activity.go.channel");
    private final Button place = link("mdi2a-arrow-right", "activity.go.place");
    private final HBox row = new HBox();

    TimelineCell(ListView<TimelineRow> list, ActivityModel model) {
        this.model = model;
        heading.getStyleClass().add("timeline-day");
        count.getStyleClass().add("muted");
        count.setMinWidth(USE_PREF_SIZE);
        toggle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        toggle.setOnAction(_ -> story().ifPresent(model::toggle));
        channel.setOnAction(_ -> story().ifPresent(model::goToChannel));
        place.setOnAction(_ -> story().ifPresent(model::goToPlace));
        // The keyboard opens the line itself.
        for (var button : new Button[] {toggle, channel, place}) button.setFocusTraversable(false);
        HBox.setHgrow(line, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("timeline-row");
        setPrefWidth(0);
        row.prefWidthProperty().bind(list.widthProperty().subtract(SCROLL_BAR));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2)
                story().ifPresent(model::toggle);
        });
    }

    private Optional<ActivityStory> story() {
        return getItem() instanceof StoryRow it ? Optional.of(it.story()) : Optional.empty();
    }

    private static Button link(String icon, String key) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(Messages.of(key));
        button.setTooltip(new Tooltip(Messages.of(key)));
        return button;
    }

    /// A list asks its cells without telling a width, which would leave one line for wrapped words.
    @Override
    protected double computePrefHeight(double width) {
        return isEmpty() ? super.computePrefHeight(width) : snapSizeY(row.prefHeight(row.getPrefWidth()));
    }

    @Override
    protected void updateItem(@Nullable TimelineRow item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case DayHeading it -> show(it.day());
            case StoryRow it -> show(it);
            case EntryRow it -> {
                line.show(it.entry(), true);
                set(it.entry().text(), space(), line);
            }
            case OlderRow _ -> {
                heading.setText(Messages.of("activity.older"));
                set(heading.getText(), heading);
                Platform.runLater(model::readOlder);
            }
        }
        setGraphic(row);
    }

    private void show(LocalDate date) {
        var today = LocalDate.now(ZoneId.systemDefault());
        if (date.equals(today)) heading.setText(Messages.of("activity.today"));
        else if (date.equals(today.minusDays(1))) heading.setText(Messages.of("activity.yesterday"));
        else heading.setText(day.format(date));
        set(heading.getText(), heading);
    }

    private void show(StoryRow it) {
        var story = it.story();
        line.show(
                story.began(),
                story.latest().kind(),
                story.severity(),
                story.latest().text());
        toggle.setVisible(story.isLong());
        toggle.setGraphic(new FontIcon(it.open() ? "mdi2c-chevron-down" : "mdi2c-chevron-right"));
        toggle.setAccessibleText(Messages.of(it.open() ? "activity.close" : "activity.open"));
        count.setText(
                story.isLong() ? Messages.of("activity.story", story.facts(), Units.duration(story.lasted())) : "");
        channel.setVisible(story.channel().isPresent());
        place.setVisible(ActivityModel.place(story).isPresent());
        set(story.latest().text() + " " + count.getText(), toggle, line, count, channel, place);
    }

    private void set(String words, Node... parts) {
        row.getChildren().setAll(parts);
        setAccessibleText(words.strip());
        row.getStyleClass()
                .setAll(
                        "timeline-row",
                        "timeline-" + getItem().getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    private static Node space() {
        var space = new Region();
        space.setMinWidth(INDENT);
        return space;
    }
}
