package tv.tributary.ui.guidesources;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.source.GuideSourceStatus;
import tv.tributary.guide.source.GuideSourceStatus.Result;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.job.Job;
import tv.tributary.text.Messages;
import tv.tributary.ui.guidesources.GuideSourcesModel.GuideSourceEntry;

/// A card for one guide source: name, last result, progress, actions.
final class GuideSourceCard extends VBox {
    private static final PseudoClass SWITCHED_OFF = PseudoClass.getPseudoClass("switched-off");

    private final GuideSourcesModel model;
    private final Label name = new Label();
    private final Label location = new Label();
    private final Label result = new Label();
    private final Label time = new Label();
    private final Label country = new Label();
    private final Button setCountry = new Button(Messages.of("guides.country.set"));
    private final HBox countryLine = new HBox(country, setCountry);
    private final ToggleSwitch enabled = new ToggleSwitch();
    private final Button sync = new Button(Messages.of("guides.sync"), new FontIcon("mdi2s-sync"));
    private final Button edit = new Button("", new FontIcon("mdi2p-pencil-outline"));
    private final Button remove = new Button("", new FontIcon("mdi2d-delete-outline"));
    private final Button anyway = new Button(Messages.of("guides.sync-anyway"));
    private final ProgressBar progress = new ProgressBar();
    private final Label step = new Label();
    private final Button cancel = new Button(Messages.of("action.cancel"));
    private final HBox working = new HBox(progress, step, cancel);
    private GuideSourceEntry entry;

    GuideSourceCard(GuideSourcesModel model, GuideSourceEntry entry) {
        this.model = model;
        this.entry = entry;
        createView();
    }

    void show(GuideSourceEntry newer) {
        entry = newer;
        var status = newer.status();
        setAccessibleText(newer.name());
        enabled.setAccessibleText(Messages.of("guides.enabled.named", newer.name()));
        sync.setAccessibleText(Messages.of("guides.sync.named", newer.name()));
        edit.setAccessibleText(Messages.of("guides.edit.named", newer.name()));
        remove.setAccessibleText(Messages.of("guides.remove.named", newer.name()));
        name.setText(newer.name());
        location.setText(status.shownLocation());
        var on = status.source().settings().enabled();
        enabled.setSelected(on);
        pseudoClassStateChanged(SWITCHED_OFF, !on);
        result.setText(words(status));
        var isRefused = status.result() == Result.NEEDS_REVIEW;
        result.pseudoClassStateChanged(Styles.STATE_DANGER, isRefused || status.result() == Result.FAILED);
        time.setText(status.at()
                .map(at -> Messages.of(
                        "guides.read-at",
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                .withZone(ZoneId.systemDefault())
                                .format(at)))
                .orElse(""));
        setCountry.setAccessibleText(Messages.of("guides.country.set.named", newer.name()));
        show(countryLine, on && status.programmes() > 0);
        country.setText(newer.country().map(GuideSourceCard::words).orElse(Messages.of("guides.country.unknown")));
        show(anyway, isRefused && newer.job().isEmpty());
        sync.setDisable(newer.job().isPresent() || !on);
        show(working, newer.job().isPresent());
        newer.job().ifPresent(this::show);
    }

    private static String words(GuideSourceStatus status) {
        return status.result() == Result.NEVER ? Messages.of("guides.never-read") : status.words();
    }

    private static String words(GuideCountry found) {
        return Messages.of(
                found.others() == 0 ? "guides.country" : "guides.country.most",
                Messages.of(found.clue(), BroadcastMarkets.words(found.market())));
    }

    private void show(Job.View job) {
        progress.setProgress(Double.isNaN(job.fraction()) ? ProgressBar.INDETERMINATE_PROGRESS : job.fraction());
        step.setText(job.note());
        cancel.setOnAction(_ -> model.cancel(job));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void createView() {
        getStyleClass().add("provider-card");
        setFocusTraversable(true);
        working.getStyleClass().add("guide-progress");
        working.setAlignment(Pos.CENTER_LEFT);
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        getChildren().setAll(createTop(), working);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() != MouseButton.PRIMARY) return;
            requestFocus();
            if (event.getClickCount() == 2) model.edit(entry);
        });
    }

    private Node createTop() {
        name.getStyleClass().add("provider-name");
        location.getStyleClass().add("provider-location");
        location.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        result.getStyleClass().add("provider-facts");
        result.setWrapText(true);
        result.setMinHeight(USE_PREF_SIZE);
        time.getStyleClass().add("provider-facts");
        anyway.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
        anyway.setOnAction(_ -> model.syncAnyway(entry));
        country.getStyleClass().add("provider-facts");
        country.setMinWidth(0);
        setCountry.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
        setCountry.setMinWidth(USE_PREF_SIZE);
        setCountry.setOnAction(_ -> model.editCountry(entry));
        countryLine.setAlignment(Pos.CENTER_LEFT);
        countryLine.getStyleClass().add("guide-country");
        var words = new VBox(name, location, result, countryLine, time, anyway);
        words.getStyleClass().add("provider-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = new HBox(words, new Spacer(), createActions());
        top.getStyleClass().add("provider-top");
        return top;
    }

    private Node createActions() {
        enabled.setTooltip(new Tooltip(Messages.of("guides.enabled")));
        enabled.selectedProperty().addListener((_, _, on) -> {
            // Only what the user switched; show() sets it too.
            if (on != entry.status().source().settings().enabled()) model.enable(entry, on);
        });
        sync.setOnAction(_ -> model.sync(entry));
        edit.setTooltip(new Tooltip(Messages.of("action.edit.tip")));
        edit.setOnAction(_ -> model.edit(entry));
        remove.setTooltip(new Tooltip(Messages.of("action.remove.tip")));
        remove.setOnAction(_ -> model.remove(entry));
        for (var button : new Button[] {edit, remove}) button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        var actions = new HBox(enabled, sync, edit, remove);
        actions.getStyleClass().add("provider-actions");
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(USE_PREF_SIZE);
        return actions;
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() != this) return;
        switch (event.getCode()) {
            case ENTER, F2 -> model.edit(entry);
            case DELETE -> model.remove(entry);
            case F5 -> model.sync(entry);
            case SPACE -> enabled.setSelected(!enabled.isSelected());
            default -> {
                return;
            }
        }
        event.consume();
    }
}
