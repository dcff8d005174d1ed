package tv.tributary.ui.guide;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Badge;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.guide.GuideRecordings.RecordingMark;

/// Details of the selected programme, with buttons to watch its channel, or itself from its start.
final class AiringPane extends VBox {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final double COMPACT_HEIGHT = 96;

    private final GuideModel model;
    private final RecordingMarks marks;
    private final LogoBadge logo;
    private final Label channel = new Label();
    private final Label title = label("airing-pane-title");
    private final Label subTitle = label("airing-pane-subtitle");
    private final Label time = label("muted");
    private final Label description = label("airing-pane-words");
    private final VBox facts = new VBox();
    private final HBox badges = new HBox();
    private final HBox head;
    private final ScrollPane scroll;
    private final ProgressBar progress = new ProgressBar();
    private boolean showing;
    private final Button watch = new Button(Messages.of("guide.watch"), new FontIcon("mdi2p-play"));
    /// For what is in an archive.
    private final Button watchPast = new Button("", new FontIcon("mdi2h-history"));

    /// For what is on or to come.
    private final Button record = new Button(Messages.of("guide.record"), new FontIcon("mdi2r-record-rec"));

    private final Button series = new Button("", new FontIcon("mdi2r-repeat"));
    private final HBox recording = new HBox(record, series);

    private final Button send = new Button(Messages.of("sending.to"), new FontIcon("mdi2c-cast"));

    /// @param onSend sends the selected channel to a player
    AiringPane(GuideModel model, RecordingMarks marks, LogoImages logos, Runnable onSend) {
        this.model = model;
        this.marks = marks;
        this.logo = new LogoBadge(logos);
        getStyleClass().addAll("card", "airing-pane");
        channel.getStyleClass().add("airing-pane-channel");
        channel.setMinWidth(0);
        var head = new HBox(logo, channel);
        head.getStyleClass().add("airing-pane-head");
        head.setAlignment(Pos.CENTER_LEFT);
        badges.getStyleClass().add("airing-pane-badges");
        facts.getStyleClass().add("airing-pane-facts");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setFocusTraversable(false);
        watch.setOnAction(_ -> model.watch());
        watchPast.setOnAction(_ -> model.watchPast());
        send.setOnAction(_ -> onSend.run());
        record.setOnAction(_ -> marks.toggle());
        series.setOnAction(_ -> marks.series());
        series.getStyleClass().add(Styles.BUTTON_ICON);
        series.setAccessibleText(Messages.of("guide.record-series"));
        series.setTooltip(new Tooltip(Messages.of("guide.record-series")));
        series.setMinWidth(USE_PREF_SIZE);
        recording.getStyleClass().add("guide-recording");
        HBox.setHgrow(record, Priority.ALWAYS);
        offerPast(Optional.empty());
        var words = new VBox(title, subTitle, time, progress, badges, description, facts);
        words.getStyleClass().add("airing-pane-body");
        this.scroll = new ScrollPane(words);
        scroll.getStyleClass().add("bare");
        scroll.setFitToWidth(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        this.head = head;
        setCompact(false);
        // The cursor and what is selected change in one go.
        model.selected.subscribe(_ -> showSoon());
        model.cursor.subscribe(_ -> showSoon());
        model.now.subscribe(_ -> showSoon());
        model.rows.subscribe(_ -> showSoon());
        marks.onChange(this::showSoon);
    }

    /// Low, for a place below the grid, or high, for one beside it.
    void setCompact(boolean compact) {
        pseudoClassStateChanged(COMPACT, compact);
        setMinHeight(compact ? COMPACT_HEIGHT : USE_COMPUTED_SIZE);
        setMaxHeight(compact ? COMPACT_HEIGHT : Double.MAX_VALUE);
        for (var button : List.of(record, send, watchPast, watch)) {
            button.setMaxWidth(compact ? USE_PREF_SIZE : Double.MAX_VALUE);
            button.setMinWidth(USE_PREF_SIZE);
        }
        if (!compact) {
            getChildren().setAll(head, scroll, recording, send, watchPast, watch);
            return;
        }
        var line = new HBox(head, scroll, recording, send, watchPast, watch);
        line.getStyleClass().add("guide-body");
        line.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(line, Priority.ALWAYS);
        getChildren().setAll(line);
    }

    private void showSoon() {
        if (showing) return;
        showing = true;
        Platform.runLater(() -> {
            showing = false;
            show();
        });
    }

    private void show() {
        var found = model.selectedChannel();
        watch.setDisable(found.isEmpty());
        send.setDisable(found.isEmpty());
        found.ifPresent(one -> {
            channel.setText(one.name());
            logo.show(one.name(), one.logo());
        });
        offerRecording();
        model.selected.get().ifPresentOrElse(this::show, this::showHole);
    }

    private void offerRecording() {
        var recordable = marks.recordable();
        recording.setVisible(recordable.isPresent());
        recording.setManaged(recordable.isPresent());
        var mark = recordable.flatMap(marks::of);
        record.setText(Messages.of(
                switch (mark.orElse(RecordingMark.CONFLICT)) {
                    case PLANNED -> "guide.record-cancel";
                    case RECORDING -> "guide.record-stop";
                    case CONFLICT -> "guide.record";
                }));
    }

    private void showHole() {
        title.setText(Messages.of("guide.hole.title"));
        fill(subTitle, "");
        fill(time, "");
        fill(description, Messages.of("guide.hole.words"));
        facts.getChildren().clear();
        badges.getChildren().clear();
        badges.setManaged(false);
        progress.setVisible(false);
        progress.setManaged(false);
        offerPast(Optional.empty());
    }

    /// What is over stands for itself, what is on is more likely watched as it goes on.
    private void offerPast(Optional<Airing> airing) {
        watchPast.setVisible(airing.isPresent());
        watchPast.setManaged(airing.isPresent());
        var isOn = airing.filter(one -> one.isOn(model.now.get())).isPresent();
        watchPast.setText(Messages.of(isOn ? "guide.watch-from-start" : "guide.watch-again"));
        watch.getStyleClass().remove(Styles.ACCENT);
        watchPast.getStyleClass().remove(Styles.ACCENT);
        (airing.isPresent() && !isOn ? watchPast : watch).getStyleClass().add(Styles.ACCENT);
    }

    private void show(Airing airing) {
        var now = model.now.get();
        title.setText(airing.title());
        fill(subTitle, join(airing.episode(), airing.subTitle()));
        fill(time, AiringText.when(airing, model.today(), model.zone()));
        fill(description, airing.description());
        facts.getChildren()
                .setAll(airing.facts().stream()
                        .map(fact -> label("muted", fact))
                        .toList());
        var isOn = airing.isOn(now);
        progress.setVisible(isOn);
        progress.setManaged(isOn);
        progress.setProgress(airing.progress(now));
        progress.setAccessibleText(Messages.of("guide.progress"));
        badges.getChildren().clear();
        if (isOn) badges.getChildren().add(new Badge(Messages.of("guide.on-now"), Badge.Tone.ACCENT));
        if (airing.genre() != Genre.OTHER)
            badges.getChildren().add(new Badge(Messages.of(airing.genre()), Badge.Tone.NEUTRAL));
        if (model.isInArchive(airing))
            badges.getChildren().add(new Badge(Messages.of("guide.archive"), Badge.Tone.NEUTRAL));
        marks.of(airing)
                .ifPresent(mark -> badges.getChildren()
                        .add(new Badge(
                                Messages.of(mark),
                                mark == RecordingMark.CONFLICT ? Badge.Tone.BAD : Badge.Tone.ACCENT)));
        badges.setManaged(!badges.getChildren().isEmpty());
        offerPast(Optional.of(airing).filter(model::isInArchive));
    }

    private static String join(String episode, String subTitle) {
        if (episode.isEmpty() || subTitle.isEmpty()) return episode + subTitle;
        return episode + " · " + subTitle;
    }

    private static void fill(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static Label label(String style) {
        return label(style, "");
    }

    private static Label label(String style, String text) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
