package tv.tributary.ui.guide;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.guide.GuideRecordings.RecordingMark;

/// One channel of the grid: its head, and its programmes along the time axis. Used again for other channels.
final class GuideRow extends ListCell<ChannelRow> {
    static final double HEIGHT = 56;
    static final double HEAD_WIDTH = 216;
    private static final String ARCHIVE = "mdi2h-history";

    private final GuideModel model;
    private final RecordingMarks marks;
    private final Runnable onSeen;
    private final Label number = new Label();
    private final LogoBadge logo;
    private final Label name = new Label();
    private final Label archive = new Label("", new FontIcon(ARCHIVE));
    private final Strip strip = new Strip();
    private final HBox line;

    /// @param onSeen another channel came into sight
    GuideRow(GuideModel model, RecordingMarks marks, LogoImages logos, Runnable onSeen) {
        this.model = model;
        this.marks = marks;
        this.onSeen = onSeen;
        this.logo = new LogoBadge(logos);
        getStyleClass().add("guide-row");
        number.getStyleClass().add("guide-number");
        name.getStyleClass().add("guide-channel");
        name.setMinWidth(0);
        name.setWrapText(true);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        archive.getStyleClass().add("guide-archive");
        archive.setMinWidth(USE_PREF_SIZE);
        archive.setTooltip(new Tooltip());
        var head = new HBox(number, logo, name, archive);
        head.getStyleClass().add("guide-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinWidth(HEAD_WIDTH);
        head.setMaxWidth(HEAD_WIDTH);
        head.setPrefWidth(HEAD_WIDTH);
        HBox.setHgrow(strip, Priority.ALWAYS);
        this.line = new HBox(head, strip);
        line.setFillHeight(true);
        setPrefWidth(0);
        setText(null);
        // As long as the page itself lives, which its rows share.
        model.axis.subscribe(_ -> strip.requestLayout());
        model.now.subscribe(_ -> strip.requestLayout());
        model.loaded().subscribe(_ -> strip.requestLayout());
        marks.onChange(strip::requestLayout);
        model.cursor.subscribe(cursor -> {
            if (cursor.row() == getIndex() || strip.hasCursor) strip.requestLayout();
        });
        head.setOnMousePressed(_ -> {
            if (!isEmpty())
                model.moveTo(new GuideCursor(getIndex(), model.cursor.get().moment()));
        });
    }

    @Override
    protected void updateItem(ChannelRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty) {
            logo.release();
            setGraphic(null);
            return;
        }
        var channel = row.channel();
        number.setText(channel.number());
        logo.show(channel.name(), channel.logo());
        name.setText(channel.name());
        var days = model.archiveDays(channel.id());
        archive.setVisible(days > 0);
        archive.setManaged(days > 0);
        archive.getTooltip().setText(Messages.of("guide.archive.days", days));
        setGraphic(line);
        strip.requestLayout();
        onSeen.run();
    }

    /// The programmes, each as wide as it is long. One that began before what is in sight keeps its title in sight.
    private final class Strip extends Region {
        private static final double GAP = 2;
        private static final double LEAST_WIDTH = 6;

        private final Map<Instant, AiringCell> cells = new HashMap<>();
        private final Region hole = new Region();
        private final Rectangle clip = new Rectangle();
        private boolean hasCursor;

        Strip() {
            getStyleClass().add("guide-strip");
            hole.getStyleClass().add("guide-hole");
            hole.setMouseTransparent(true);
            getChildren().add(hole);
            setClip(clip);
            setMinWidth(0);
            setOnMousePressed(event -> {
                if (isEmpty()) return;
                var moment = model.axis.get().at(event.getX());
                model.moveTo(new GuideCursor(getIndex(), moment));
                if (event.isPrimaryButtonDown() && event.getClickCount() == 2) model.play();
            });
        }

        @Override
        protected double computePrefHeight(double width) {
            return HEIGHT;
        }

        @Override
        protected void layoutChildren() {
            clip.setWidth(getWidth());
            clip.setHeight(getHeight());
            var row = getItem();
            if (row == null) return;
            var axis = model.axis.get();
            var cursor = model.cursor.get();
            hasCursor = cursor.row() == getIndex();
            var used = new HashSet<Instant>();
            var isOnAiring = false;
            for (var airing : model.airings(row)) {
                if (!axis.overlaps(airing)) continue;
                var left = Math.max(0, axis.x(airing.start()));
                var right = Math.min(getWidth(), axis.x(airing.stop()));
                var cell = cells.computeIfAbsent(airing.start(), _ -> newCell());
                used.add(airing.start());
                var chosen = hasCursor && airing.isOn(cursor.moment());
                isOnAiring |= chosen;
                var width = Math.max(LEAST_WIDTH, right - left - GAP);
                cell.show(
                        airing,
                        width,
                        model.now.get(),
                        model.zone(),
                        chosen,
                        axis.x(airing.start()) < 0,
                        model.isInArchive(airing),
                        marks.of(airing));
                cell.resizeRelocate(left + GAP / 2, GAP / 2, width, getHeight() - GAP);
            }
            cells.entrySet().removeIf(entry -> {
                if (used.contains(entry.getKey())) return false;
                getChildren().remove(entry.getValue());
                return true;
            });
            hole.setVisible(hasCursor && !isOnAiring);
            hole.resizeRelocate(axis.x(cursor.moment()), GAP / 2, 30 * axis.pixelsPerMinute() - GAP, getHeight() - GAP);
        }

        private AiringCell newCell() {
            var cell = new AiringCell();
            getChildren().add(cell);
            return cell;
        }
    }

    /// One programme: its title above its time. Its genre is a stripe at its left edge.
    private static final class AiringCell extends VBox {
        private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
        private static final PseudoClass ON_AIR = PseudoClass.getPseudoClass("on-air");
        private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

        private static final double NARROW = 130;

        private final Label title = new Label();
        private final Label note = new Label();
        private Genre genre = Genre.OTHER;
        private @Nullable Look shown;

        AiringCell() {
            getStyleClass().addAll("airing", genre.style());
            title.getStyleClass().add("airing-title");
            note.getStyleClass().add("airing-note");
            title.setMinWidth(0);
            note.setMinWidth(0);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(title, note);
            setMouseTransparent(true);
        }

        void show(
                Airing airing,
                double width,
                Instant now,
                ZoneId zone,
                boolean chosen,
                boolean begunBefore,
                boolean inArchive,
                Optional<RecordingMark> mark) {
            pseudoClassStateChanged(CHOSEN, chosen);
            pseudoClassStateChanged(ON_AIR, airing.isOn(now));
            pseudoClassStateChanged(PAST, !airing.stop().isAfter(now));
            var look = new Look(airing, width < NARROW, begunBefore, inArchive, mark);
            if (look.equals(shown)) return;
            shown = look;
            title.setText((begunBefore ? "‹ " : "") + airing.title());
            title.setGraphic(mark.map(AiringCell::icon).orElse(null));
            // A short one needs both lines for its title; its time is at the top of the grid.
            title.setWrapText(look.isNarrow());
            note.setVisible(!look.isNarrow());
            note.setManaged(!look.isNarrow());
            note.setText(AiringText.note(airing, zone));
            note.setGraphic(inArchive ? new FontIcon(ARCHIVE) : null);
            if (genre != airing.genre()) {
                getStyleClass().remove(genre.style());
                genre = airing.genre();
                getStyleClass().add(genre.style());
            }
        }

        private static FontIcon icon(RecordingMark mark) {
            var icon = new FontIcon(mark == RecordingMark.CONFLICT ? "mdi2a-alert" : "mdi2r-record-circle");
            icon.getStyleClass().add("mark-" + mark.name().toLowerCase(Locale.ROOT));
            return icon;
        }

        /// The state its texts depend on; they are made anew only when this changed.
        private record Look(
                Airing airing,
                boolean isNarrow,
                boolean begunBefore,
                boolean inArchive,
                Optional<RecordingMark> mark) {}
    }
}
