package tv.tributary.ui.titles;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.Title.TitleVersion;
import tv.tributary.model.TitleDetails.KnownDetails;
import tv.tributary.model.TitleDetails.MediaInfo;
import tv.tributary.text.Messages;

/// The versions of a title in the order they are tried, with what is known of each.
final class VersionList extends VBox {
    private final TitleChanges changes;

    VersionList(TitleChanges changes) {
        this.changes = changes;
        getStyleClass().add("version-list");
        clear();
    }

    void clear() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    void show(TitleDetail detail) {
        clear();
        // A series' episodes may be many sources; its whole is what providers list as such.
        var shown =
                detail.title().kind() == TitleKind.MOVIE || detail.versions().size() <= TitleDetail.MOST_VERSIONS;
        if (!shown || detail.versions().isEmpty()) return;
        var heading = new Label(Messages.of("titles.versions", detail.versions().size()));
        heading.getStyleClass().add("shelf-title");
        var why = new Label(Messages.of("titles.versions.order"));
        why.getStyleClass().add("tile-note");
        why.setWrapText(true);
        getChildren().setAll(List.of(heading, why));
        for (var version : detail.versions()) getChildren().add(createLine(detail, version));
        setVisible(true);
        setManaged(true);
    }

    private Node createLine(TitleDetail detail, TitleVersion version) {
        var provider = new Label(version.provider());
        provider.getStyleClass().add("tile-name");
        provider.setMinWidth(USE_PREF_SIZE);
        var facts = new Label(facts(detail, version));
        facts.setMinWidth(0);
        var name = new Label(version.name());
        name.getStyleClass().add("tile-note");
        name.setMinWidth(0);
        var texts = new VBox(new HBox(12, provider, facts), name);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var line = new HBox(texts);
        if (detail.versions().size() > 1) line.getChildren().add(createSplit(version));
        line.getStyleClass().add("version-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node createSplit(TitleVersion version) {
        var split = new Button("", new FontIcon("mdi2c-call-split"));
        split.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        split.setAccessibleText(Messages.of("titles.split") + ": " + version.name());
        split.setTooltip(new Tooltip(Messages.of("titles.split")));
        split.setOnAction(_ -> changes.split(version.source()));
        return split;
    }

    private static String facts(TitleDetail detail, TitleVersion version) {
        var parts = new ArrayList<String>();
        parts.add(TitleWords.quality(version.height()));
        if (!version.language().isEmpty()) parts.add(TitleWords.language(version.language()));
        detail.known()
                .map(KnownDetails::media)
                .flatMap(all -> Optional.ofNullable(all.get(version.source())))
                .ifPresent(media -> parts.add(media(media)));
        if (detail.versions().size() > 1)
            Optional.ofNullable(detail.reasons().get(version.source()))
                    .map(Messages::of)
                    .ifPresent(parts::add);
        parts.removeIf(String::isBlank);
        return String.join("  ·  ", parts);
    }

    private static String media(MediaInfo media) {
        var parts = new ArrayList<String>();
        if (media.width() > 0) parts.add(media.width() + "×" + media.height());
        if (!media.video().isEmpty()) parts.add(media.video().toUpperCase(Locale.ROOT));
        if (!media.audio().isEmpty()) parts.add(media.audio().toUpperCase(Locale.ROOT));
        if (!media.languages().isEmpty()) parts.add(String.join(", ", media.languages()));
        return String.join("  ·  ", parts);
    }
}
