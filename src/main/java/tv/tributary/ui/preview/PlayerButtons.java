package tv.tributary.ui.preview;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.preview.PlayerTracks.PlayerTrack;
import tv.tributary.ui.preview.ScreenModel.Panel;

/// The buttons of a player. Each shows the state of its model, so that there may be several of a kind.
final class PlayerButtons {
    private final PlayerActions actions;
    private final PreviewModel player;

    PlayerButtons(PlayerActions actions) {
        this.actions = actions;
        this.player = actions.player();
    }

    Button pause() {
        var button = button("mdi2p-play", "action.play", player::togglePause);
        player.state.subscribe(now -> {
            switch (now) {
                case PLAYING -> show(button, "mdi2p-pause", "preview.pause");
                case OPENING -> show(button, "mdi2s-stop", "preview.stop");
                case IDLE, PAUSED, ENDED, FAILED, NO_PLAYER -> show(button, "mdi2p-play", "action.play");
            }
        });
        return button;
    }

    Button previous() {
        return button(
                "mdi2c-chevron-down", "preview.previous", () -> actions.zap().step(-1));
    }

    Button next() {
        return button("mdi2c-chevron-up", "preview.next", () -> actions.zap().step(1));
    }

    Button mute() {
        var button = button("mdi2v-volume-high", "preview.mute", () -> player.muted.set(!player.muted.get()));
        player.muted.subscribe(now ->
                show(button, now ? "mdi2v-volume-off" : "mdi2v-volume-high", now ? "preview.unmute" : "preview.mute"));
        return button;
    }

    Slider volume() {
        var slider = new Slider(0, 100, player.volume.get());
        slider.getStyleClass().addAll(Styles.SMALL, "player-volume");
        slider.setAccessibleText(Messages.of("preview.volume"));
        slider.valueProperty().bindBidirectional(player.volume);
        slider.disableProperty().bind(player.muted);
        return slider;
    }

    MenuButton sound() {
        return trackMenu(
                "mdi2a-account-voice",
                "preview.sound",
                tracks -> tracks.sound().size() < 2 ? List.of() : tracks.sound(),
                PlayerTracks::soundOn,
                player::sound);
    }

    MenuButton subtitles() {
        var none = new PlayerTrack(PlayerTracks.OFF, Messages.of("preview.subtitles.none"));
        return trackMenu(
                "mdi2s-subtitles-outline",
                "preview.subtitles",
                tracks -> tracks.subtitles().isEmpty()
                        ? List.of()
                        : Stream.concat(Stream.of(none), tracks.subtitles().stream())
                                .toList(),
                PlayerTracks::subtitlesOn,
                player::subtitles);
    }

    /// Hidden while there is nothing to choose.
    private MenuButton trackMenu(
            String icon,
            String words,
            Function<PlayerTracks, List<PlayerTrack>> choices,
            Function<PlayerTracks, Integer> on,
            IntConsumer choose) {
        var menu = menu(icon, words);
        player.tracks.subscribe(tracks -> {
            var group = new ToggleGroup();
            var found = choices.apply(tracks);
            menu.getItems()
                    .setAll(found.stream()
                            .map(track -> choice(
                                    track.name(),
                                    group,
                                    track.id() == on.apply(tracks),
                                    () -> choose.accept(track.id())))
                            .toList());
            menu.setVisible(!found.isEmpty());
            menu.setManaged(!found.isEmpty());
        });
        return menu;
    }

    MenuButton aspect() {
        var menu = menu("mdi2a-aspect-ratio", "preview.aspect");
        player.aspectMode.subscribe(now -> {
            var group = new ToggleGroup();
            menu.getItems()
                    .setAll(Stream.of(AspectMode.values())
                            .map(mode ->
                                    choice(Messages.of(mode), group, mode == now, () -> player.aspectMode.set(mode)))
                            .toList());
        });
        return menu;
    }

    Button channelList() {
        return button(
                "mdi2f-format-list-bulleted",
                "preview.list",
                () -> actions.screen().toggle(Panel.CHANNELS));
    }

    Button guide() {
        return button(
                "mdi2t-television-guide",
                "preview.guide",
                () -> actions.screen().toggle(Panel.GUIDE));
    }

    Button multiview() {
        return button("mdi2v-view-grid-outline", "preview.multiview", actions.multiview());
    }

    Button pictureInPicture() {
        return button("mdi2p-picture-in-picture-bottom-right", "preview.pip", actions.pictureInPicture());
    }

    Button external() {
        return button("mdi2o-open-in-new", "preview.external", actions.external());
    }

    Button copy() {
        return button("mdi2c-content-copy", "sharing.copy", actions.copy());
    }

    Button send() {
        return button("mdi2c-cast", "sending.to", actions.send());
    }

    Button window() {
        var button = button("mdi2a-arrow-expand", "preview.enlarge", actions.screen()::toggleWindow);
        actions.screen().size().subscribe(now -> {
            if (now == ScreenModel.Size.DOCKED) show(button, "mdi2a-arrow-expand", "preview.enlarge");
            else show(button, "mdi2a-arrow-collapse", "preview.shrink");
        });
        return button;
    }

    Button fullScreen() {
        var button = button("mdi2f-fullscreen", "preview.full-screen", actions.screen()::toggleFullScreen);
        actions.screen().size().subscribe(now -> {
            if (now == ScreenModel.Size.FULL_SCREEN) show(button, "mdi2f-fullscreen-exit", "preview.full-screen.leave");
            else show(button, "mdi2f-fullscreen", "preview.full-screen");
        });
        return button;
    }

    Button close() {
        return button("mdi2c-close", "preview.close", actions::close);
    }

    /// A button with an icon; its words are its hint and its name for screen readers.
    static Button button(String icon, String words, Runnable action) {
        var button = new Button();
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        show(button, icon, words);
        button.setOnAction(_ -> action.run());
        return button;
    }

    static void show(ButtonBase button, String icon, String words) {
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(Messages.of(words));
        button.setTooltip(new Tooltip(Messages.of(words)));
    }

    /// Shows a node in these states only.
    <N extends Node> N shownWhile(N node, PlayState first, PlayState... more) {
        Set<PlayState> states = EnumSet.of(first, more);
        BooleanBinding shown = Bindings.createBooleanBinding(() -> states.contains(player.state.get()), player.state);
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
        return node;
    }

    private static MenuButton menu(String icon, String words) {
        var menu = new MenuButton();
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        show(menu, icon, words);
        return menu;
    }

    private static MenuItem choice(String words, ToggleGroup group, boolean on, Runnable action) {
        var item = new RadioMenuItem(words);
        item.setToggleGroup(group);
        item.setSelected(on);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
