package tv.tributary.ui.settings;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.control.SettingRow;

/// All settings, by section.
final class SettingsView extends VBox {
    private static final int LONGEST_LINGER = 600;
    private static final int HIGHEST_CAP = 10_000;

    private final SettingsModel model;

    /// @param window what is to be decided about the window
    SettingsView(
            SettingsModel model,
            ChannelRules rules,
            HlsChoices hls,
            Node window,
            Path folder,
            ReadOnlyStringProperty address) {
        this.model = model;
        getStyleClass().addAll("page", "settings-page");
        var title = new Label(Messages.of("place.settings"));
        title.getStyleClass().add("page-title");
        var lead = new Label(Messages.of("settings.lead"));
        lead.getStyleClass().add("page-lead");
        var sections = new SettingColumns(List.of(
                section("settings.streaming", Optional.of(model::resetStreaming), streaming()),
                section("settings.hls", Optional.of(hls::reset), new HlsChoicesView(hls, folder.resolve("time-shift"))),
                section("settings.limits", Optional.of(model::resetLimits), limits()),
                section("settings.channels", Optional.of(rules::reset), new ChannelRulesPane(rules)),
                section("settings.window", Optional.empty(), window),
                section("settings.places", Optional.empty(), places(folder, address))));
        var scroll = new ScrollPane(sections);
        scroll.getStyleClass().add("bare");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(new VBox(title, lead), scroll);
    }

    private Node streaming() {
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

    private Node limits() {
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

    private static Node places(Path folder, ReadOnlyStringProperty address) {
        return new VBox(
                row("settings.address", new CopyField(Messages.of("settings.address"), address)),
                row("settings.folder", copy("settings.folder", folder.toString())),
                row(
                        "settings.token",
                        copy("settings.token", folder.resolve("api-token").toString())),
                row(
                        "settings.backups",
                        copy("settings.backups", folder.resolve("backups").toString())));
    }

    private static Node copy(String key, String text) {
        return new CopyField(Messages.of(key), new ReadOnlyStringWrapper(text).getReadOnlyProperty());
    }

    private static Node spinner(IntegerProperty value, int most, int step) {
        return new NumberSpinner(value, 0, most, step);
    }

    private static SettingRow row(String key, Node control) {
        return new SettingRow(Messages.of(key), Messages.of(key + ".hint"), control);
    }

    private static Region section(String key, Optional<Runnable> reset, Node content) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("card-title");
        var head = new HBox(title, new Spacer());
        head.setAlignment(Pos.CENTER_LEFT);
        reset.ifPresent(step -> {
            var button = new Button(Messages.of("settings.reset"), new FontIcon("mdi2r-restore"));
            button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
            button.setAccessibleText(Messages.of("settings.reset.of", Messages.of(key)));
            button.setOnAction(_ -> step.run());
            head.getChildren().add(button);
        });
        content.getStyleClass().add("setting-rows");
        var section = new VBox(head, content);
        section.getStyleClass().addAll("card", "settings-card");
        return section;
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
