package tv.tributary.ui.titles;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleProgress;
import tv.tributary.text.Messages;

/// The episodes of a series, one season at a time.
final class EpisodeList extends VBox {
    private final TitleDetailModel model;
    private final ComboBox<Integer> season = new ComboBox<>();
    private final VBox lines = new VBox();
    private Optional<TitleDetail> shown = Optional.empty();
    private boolean filling;

    EpisodeList(TitleDetailModel model) {
        this.model = model;
        getStyleClass().add("episode-list");
        lines.getStyleClass().add("episode-lines");
        season.setAccessibleText(Messages.of("titles.season.choose"));
        season.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer number) {
                return number == null
                        ? ""
                        : number == 0 ? Messages.of("titles.season.specials") : Messages.of("titles.season", number);
            }

            @Override
            public Integer fromString(String words) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        });
        season.valueProperty().subscribe(_ -> {
            if (!filling) fill();
        });
        getChildren().setAll(season, lines);
        clear();
    }

    void clear() {
        shown = Optional.empty();
        lines.getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    void show(TitleDetail detail) {
        var isSame = shown.filter(
                        before -> before.title().id() == detail.title().id())
                .isPresent();
        shown = Optional.of(detail);
        var isSeries = detail.title().kind() == TitleKind.SERIES;
        setVisible(isSeries);
        setManaged(isSeries);
        if (!isSeries) return;
        filling = true;
        var seasons = detail.seasons();
        if (!season.getItems().equals(seasons)) season.getItems().setAll(seasons);
        if (!isSame || !seasons.contains(season.getValue()))
            season.setValue(TitleDetailModel.next(detail).map(Episode::season).orElse(null));
        season.setVisible(!seasons.isEmpty());
        filling = false;
        fill();
    }

    private void fill() {
        lines.getChildren().clear();
        shown.ifPresent(detail -> {
            if (season.getValue() != null) {
                detail.episodesOf(season.getValue())
                        .forEach(episode -> lines.getChildren().add(createLine(detail, episode)));
            }
            if (detail.episodes().isEmpty() && detail.whole()) {
                var none = new Label(Messages.of("titles.episodes.none"));
                none.getStyleClass().add("muted");
                lines.getChildren().add(none);
            }
        });
    }

    private Node createLine(TitleDetail detail, Episode episode) {
        var progress = detail.progressOf(episode);
        var isWatched = progress.filter(TitleProgress::watched).isPresent();
        var name = episode.name().isBlank() ? Messages.of("titles.episode", episode.number()) : episode.name();
        var play = new Button(Integer.toString(episode.number()), new FontIcon("mdi2p-play"));
        play.getStyleClass().addAll(Styles.SMALL, "episode-play");
        play.setAccessibleText(Messages.of("titles.episode.play", episode.number(), name));
        play.setTooltip(new Tooltip(Messages.of("titles.episode.play", episode.number(), name)));
        play.setOnAction(_ -> model.play(episode));
        var title = new Label(name);
        title.getStyleClass().add("tile-name");
        title.setMinWidth(0);
        var texts = new VBox(title);
        var facts = facts(detail, episode);
        if (!facts.isEmpty()) {
            var note = new Label(facts);
            note.getStyleClass().add("tile-note");
            note.setMinWidth(0);
            texts.getChildren().add(note);
        }
        progress.filter(TitleProgress::isBegun).ifPresent(one -> {
            var bar = new ProgressBar(one.share());
            bar.getStyleClass().add(Styles.SMALL);
            bar.setMaxWidth(220);
            texts.getChildren().add(bar);
        });
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var line = new HBox(play, texts);
        if (isWatched) {
            var seen = new FontIcon("mdi2c-check-circle");
            seen.getStyleClass().add("episode-seen");
            line.getChildren().add(seen);
        }
        line.getChildren().add(createMenu(episode, name, isWatched));
        line.getStyleClass().add("episode-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String facts(TitleDetail detail, Episode episode) {
        var its = detail.detailsOf(episode);
        var parts = new ArrayList<String>();
        its.duration()
                .filter(Duration::isPositive)
                .ifPresent(length -> parts.add(Messages.of("titles.minutes", Math.max(1, length.toMinutes()))));
        if (!its.plot().isBlank()) parts.add(its.plot());
        return String.join("  ·  ", parts);
    }

    private Node createMenu(Episode episode, String name, boolean isWatched) {
        var menu = new MenuButton("", new FontIcon("mdi2d-dots-vertical"));
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        menu.setAccessibleText(Messages.of("titles.episode.more", name));
        menu.getItems()
                .setAll(
                        item(
                                isWatched ? "titles.unwatch" : "titles.watch",
                                () -> model.markWatched(episode, !isWatched)),
                        item("sending.to", () -> model.send(episode)),
                        item("titles.copy", () -> model.copyAddress(episode)));
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Messages.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
