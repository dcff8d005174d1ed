package tv.tributary.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.relay.hls.HlsSettings.Variants;
import tv.tributary.relay.live.VideoSettings;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.source.StreamTimeouts;
import tv.tributary.stats.HostResources;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.control.SettingRow;

/// All settings, by section.
final class SettingsView extends VBox {
    private static final int LONGEST_LINGER = 600;
    private static final int HIGHEST_CAP = 10_000;

    private final SettingsModel model;

    private final TextField search = new TextField();
    private final VBox nav = new VBox();
    private final VBox cards = new VBox();
    private final ScrollPane scroll = new ScrollPane(cards);
    private final ToggleGroup group = new ToggleGroup();
    private final List<SettingSection> sections;
    private final Label nothing = new Label(Messages.of("settings.search.nothing"));

    /// @param window what is to be decided about the window
    SettingsView(
            SettingsModel model,
            ChannelRules rules,
            HlsChoices hls,
            Parent window,
            DirectoryPane directory,
            HealthPane health,
            RecordingPane recording,
            NetworkSettingsPane network,
            DataPane data,
            Path folder) {
        this.model = model;
        this.sections = List.of(
                new SettingSection("settings.general", "mdi2t-tune", Optional.empty(), window),
                new SettingSection(
                        "settings.streaming", "mdi2p-play-network-outline", reset(model::resetStreaming), streaming()),
                new SettingSection(
                        "settings.hls",
                        "mdi2f-filmstrip",
                        reset(hls::reset),
                        new HlsChoicesView(hls, folder.resolve("time-shift"))),
                new SettingSection("settings.limits", "mdi2s-speedometer", reset(model::resetLimits), limits()),
                new SettingSection(
                        "settings.channels",
                        "mdi2t-television-classic",
                        reset(rules::reset),
                        new ChannelRulesPane(rules)),
                new SettingSection("settings.directory", "mdi2b-book-open-variant", reset(directory::reset), directory),
                new SettingSection("settings.health", "mdi2h-heart-pulse", reset(health::reset), health),
                new SettingSection("settings.recording", "mdi2r-record-rec", reset(recording::reset), recording),
                new SettingSection("settings.network", "mdi2l-lan", reset(network::reset), network),
                new SettingSection("settings.data", "mdi2d-database-outline", Optional.empty(), data));
        createView();
    }

    private static Optional<Runnable> reset(Runnable step) {
        return Optional.of(step);
    }

    private void createView() {
        getStyleClass().addAll("page", "settings-page");
        var title = new Label(Messages.of("place.settings"));
        title.getStyleClass().add("page-title");
        var lead = new Label(Messages.of("settings.lead"));
        lead.getStyleClass().add("page-lead");
        search.setPromptText(Messages.of("settings.search"));
        search.setAccessibleText(Messages.of("settings.search"));
        search.textProperty().subscribe(_ -> narrow());
        nav.getStyleClass().add("settings-nav");
        nav.getChildren().add(search);
        sections.forEach(section -> nav.getChildren().add(createTab(section)));
        nothing.getStyleClass().add("muted");
        nothing.managedProperty().bind(nothing.visibleProperty());
        cards.getStyleClass().add("settings-sections");
        cards.getChildren().setAll(sections);
        cards.getChildren().add(nothing);
        scroll.getStyleClass().add("bare");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        // In a low window the sections at the left scroll for themselves.
        var places = new ScrollPane(nav);
        places.getStyleClass().add("bare");
        places.setFitToWidth(true);
        places.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        places.setFocusTraversable(false);
        places.setMinWidth(USE_PREF_SIZE);
        var body = new HBox(places, scroll);
        body.getStyleClass().add("settings-body");
        setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(new VBox(title, lead), body);
        group.selectedToggleProperty().subscribe(_ -> narrow());
        group.selectToggle(group.getToggles().getFirst());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private ToggleButton createTab(SettingSection section) {
        var tab = new ToggleButton(section.name(), new FontIcon(section.icon()));
        tab.getStyleClass().setAll("settings-tab");
        tab.setMaxWidth(Double.MAX_VALUE);
        tab.setToggleGroup(group);
        tab.setUserData(section);
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setOnAction(_ -> {
            // A second click must not leave none chosen; a click ends the search.
            tab.setSelected(true);
            search.clear();
        });
        return tab;
    }

    /// Shows the section with this content.
    void choose(Parent content) {
        search.clear();
        group.getToggles().stream()
                .filter(tab -> tab.getUserData() instanceof SettingSection section && section.holds(content))
                .findFirst()
                .ifPresent(group::selectToggle);
    }

    /// Without words the chosen section, with words all rows that have them.
    private void narrow() {
        var words = Stream.of(search.getText().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var chosen = group.getSelectedToggle();
        var some = false;
        for (var section : sections) {
            var fits = section.narrow(words);
            section.setVisible(words.isEmpty() ? chosen != null && chosen.getUserData() == section : fits);
            some |= section.isVisible();
        }
        nothing.setVisible(!some);
        scroll.setVvalue(0);
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            search.requestFocus();
            search.selectAll();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
        } else {
            return;
        }
        event.consume();
    }

    private Parent streaming() {
        return new VBox(
                row(
                        "settings.tick",
                        new UnitSlider(
                                model.tickMillis,
                                (int) StreamTimeouts.SHORTEST_TICK.toMillis(),
                                (int) StreamTimeouts.LONGEST_TICK.toMillis(),
                                millis -> Messages.of("human.duration.millis", millis))),
                row(
                        "settings.start-behind",
                        new UnitSlider(
                                model.startBehindTenths,
                                0,
                                (int) BufferSettings.FARTHEST_START.toMillis() / 100,
                                tenths -> Messages.of("settings.start-behind.value", tenths / 10.0))),
                row("settings.linger", spinner(model.lingerSeconds, LONGEST_LINGER, 5)),
                row("settings.largest-picture", largestPicture()),
                row("settings.watch-pictures", watchPictures()));
    }

    private Node largestPicture() {
        var enumComboBox = new EnumComboBox<>(VideoSettings.Resolution.values());
        enumComboBox.valueProperty().bindBidirectional(model.largestPicture);
        return enumComboBox;
    }

    private Node watchPictures() {
        var onOff = new ToggleSwitch();
        onOff.selectedProperty().bindBidirectional(model.watchPictures);
        return onOff;
    }

    private Parent limits() {
        var warning = new Label(Messages.of("settings.limits.warning"), new FontIcon("mdi2i-information-outline"));
        warning.getStyleClass().add("panel-state");
        warning.setWrapText(true);
        warning.setMinHeight(USE_PREF_SIZE);
        VBox.setMargin(warning, new Insets(12, 0, 6, 0));
        var now = new Label();
        now.getStyleClass().add("form-hint");
        now.setWrapText(true);
        now.textProperty().bind(model.greediest().map(SettingsView::compared));
        return new VBox(
                row("settings.cap.viewer", spinner(model.capViewer, HIGHEST_CAP, 1)),
                row("settings.cap.channel", spinner(model.capChannel, HIGHEST_CAP, 5)),
                row("settings.cap.all", spinner(model.capAll, HIGHEST_CAP, 10)),
                warning,
                now);
    }

    private static String compared(Optional<LiveStats.Stream> greediest) {
        return greediest
                .map(stream -> Messages.of("settings.limits.now", stream.name(), Units.bitrate(stream.bitrate())))
                .orElseGet(() -> Messages.of("settings.limits.idle"));
    }

    private static Node spinner(IntegerProperty value, int most, int step) {
        return new NumberSpinner(value, 0, most, step);
    }

    private static SettingRow row(String key, Node control) {
        return new SettingRow(Messages.of(key), Messages.of(key + ".hint"), control);
    }

    /// A slider over whole numbers that says what it stands at.
    private static final class UnitSlider extends HBox {
        UnitSlider(IntegerProperty value, int least, int most, IntFunction<String> words) {
            getStyleClass().add("unit-slider");
            setAlignment(Pos.CENTER_RIGHT);
            var slider = new Slider(least, most, value.get());
            slider.setBlockIncrement(Math.max(1, (most - least) / 20));
            HBox.setHgrow(slider, Priority.ALWAYS);
            var said = new Label();
            said.getStyleClass().add("slider-value");
            slider.valueProperty().addListener((_, _, now) -> value.set((int) Math.round(now.doubleValue())));
            value.subscribe(now -> {
                if (Math.round(slider.getValue()) != now.intValue()) slider.setValue(now.intValue());
                said.setText(words.apply(now.intValue()));
            });
            slider.accessibleTextProperty().bind(accessibleTextProperty());
            getChildren().setAll(slider, said);
        }
    }

    /// The section about HLS: memory, time shift, qualities, low latency.
    private static final class HlsChoicesView extends VBox {
        private static final int MEMORY_STEP = 64;
        private static final int MINUTES_STEP = 15;

        /// @param disk where what does not fit into memory is kept
        HlsChoicesView(HlsChoices choices, Path disk) {
            var variants = new EnumComboBox<>(Variants.values());
            variants.valueProperty().bindBidirectional(choices.variants);
            var lowLatency = new ToggleSwitch();
            lowLatency.selectedProperty().bindBidirectional(choices.lowLatency);
            getChildren()
                    .setAll(
                            new SettingRow(
                                    Messages.of("settings.hls.memory"),
                                    memoryHint(choices.machine()),
                                    new NumberSpinner(
                                            choices.memoryMegabytes,
                                            HlsChoices.LEAST_MEGABYTES,
                                            choices.mostMegabytes(),
                                            MEMORY_STEP)),
                            new SettingRow(
                                    Messages.of("settings.hls.time-shift"),
                                    Messages.of("settings.hls.time-shift.hint", disk),
                                    new NumberSpinner(
                                            choices.timeShiftMinutes, 0, HlsChoices.MOST_MINUTES, MINUTES_STEP)),
                            new SettingRow(
                                    Messages.of("settings.hls.variants"),
                                    Messages.of("settings.hls.variants.hint"),
                                    variants),
                            new SettingRow(
                                    Messages.of("settings.hls.low-latency"),
                                    Messages.of("settings.hls.low-latency.hint"),
                                    lowLatency));
        }

        private static String memoryHint(HostResources hostResources) {
            var most = Units.memory(hostResources.mostSegmentBytes());
            return hostResources.memoryBytes() == 0
                    ? Messages.of("settings.hls.memory.hint", most)
                    : Messages.of("settings.hls.memory.hint.known", most, Units.memory(hostResources.memoryBytes()));
        }
    }
}
