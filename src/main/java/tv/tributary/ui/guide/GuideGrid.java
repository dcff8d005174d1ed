package tv.tributary.ui.guide;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.ui.control.LogoImages;

/// The grid: times at the top, a virtual list of channels, a line for the present, and a scroll bar for time. Only what
/// is in sight has nodes, so that its size does not matter.
final class GuideGrid extends Region {
    private static final double HEADER_HEIGHT = 32;
    private static final double BAR_HEIGHT = 12;
    private static final javafx.util.Duration NUMBER_ENDS = javafx.util.Duration.millis(1200);

    private final GuideModel model;
    private final ObservableList<ChannelRow> rows = FXCollections.observableArrayList();
    private final ListView<ChannelRow> list = new ListView<>(rows);
    private final Region corner = new Region();
    private final List<Label> ticks = new ArrayList<>();
    private final Region nowLine = new Region();
    private final ScrollBar bar = new ScrollBar();
    private final Label typed = new Label();
    private final PauseTransition numberEnds = new PauseTransition(NUMBER_ENDS);
    private final Rectangle clip = new Rectangle();
    private boolean asking;
    private boolean barMoves;

    GuideGrid(GuideModel model, RecordingMarks marks, LogoImages logos) {
        this.model = model;
        getStyleClass().add("guide-grid");
        list.getStyleClass().addAll("guide-list", "edge-to-edge");
        list.setFixedCellSize(GuideRow.HEIGHT);
        list.setCellFactory(_ -> new GuideRow(model, marks, logos, this::askSoon));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
        list.addEventFilter(ScrollEvent.SCROLL, this::onScroll);
        corner.getStyleClass().add("guide-corner");
        nowLine.getStyleClass().add("guide-now-line");
        nowLine.setMouseTransparent(true);
        bar.setOrientation(Orientation.HORIZONTAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((_, _, value) -> {
            if (!barMoves) model.showFrom(Instant.ofEpochSecond(Math.round(value.doubleValue()) * 60));
        });
        setClip(clip);
        typed.getStyleClass().add("guide-typed");
        typed.setVisible(false);
        typed.setMouseTransparent(true);
        numberEnds.setOnFinished(_ -> goToTyped());
        getChildren().setAll(list, corner, nowLine, bar, typed);
        model.rows.subscribe(found -> {
            rows.setAll(found);
            askSoon();
        });
        model.axis.subscribe(_ -> {
            requestLayout();
            askSoon();
        });
        model.now.subscribe(_ -> requestLayout());
        model.cursor.subscribe(this::reveal);
        model.selected.subscribe(_ -> speak());
    }

    /// Takes the keyboard.
    void focus() {
        list.requestFocus();
    }

    private double timeWidth() {
        return Math.max(0, getWidth() - GuideRow.HEAD_WIDTH - 1);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        var axis = model.axis.get();
        if (Math.abs(axis.width() - timeWidth()) > 0.5) {
            model.resize(timeWidth());
            axis = model.axis.get();
        }
        list.resizeRelocate(0, HEADER_HEIGHT, getWidth(), Math.max(0, getHeight() - HEADER_HEIGHT - BAR_HEIGHT));
        corner.resizeRelocate(0, 0, GuideRow.HEAD_WIDTH, HEADER_HEIGHT);
        layoutTicks(axis);
        var x = axis.x(model.now.get());
        nowLine.setVisible(x >= 0 && x < axis.width());
        nowLine.resizeRelocate(GuideRow.HEAD_WIDTH + x - 1, HEADER_HEIGHT - 6, 2, Math.max(0, list.getHeight() + 6));
        layoutBar(axis);
        typed.autosize();
        typed.relocate((getWidth() - typed.getWidth()) / 2, (getHeight() - typed.getHeight()) / 2);
    }

    private void layoutTicks(TimeAxis axis) {
        var moments = axis.ticks(model.zone());
        while (ticks.size() < moments.size()) {
            var tick = new Label();
            tick.getStyleClass().add("guide-tick");
            ticks.add(tick);
            getChildren().add(1, tick);
        }
        for (var i = 0; i < ticks.size(); i++) {
            var tick = ticks.get(i);
            tick.setVisible(i < moments.size());
            if (i >= moments.size()) continue;
            tick.setText(AiringText.time(moments.get(i), model.zone()));
            tick.resizeRelocate(
                    GuideRow.HEAD_WIDTH + axis.x(moments.get(i)), 0, 30 * axis.pixelsPerMinute(), HEADER_HEIGHT);
        }
    }

    private void layoutBar(TimeAxis axis) {
        var first = model.today().minusDays(model.daysBack()).atStartOfDay().toEpochSecond(ZoneOffset.UTC) / 60.0;
        var last = model.today().plusDays(8).atStartOfDay().toEpochSecond(ZoneOffset.UTC) / 60.0;
        var minutes = (double) Duration.between(axis.start(), axis.end()).toMinutes();
        barMoves = true;
        bar.setMin(first);
        bar.setMax(last - minutes);
        bar.setVisibleAmount((last - minutes - first) * minutes / (last - first));
        bar.setUnitIncrement(30);
        bar.setBlockIncrement(minutes);
        bar.setValue(Math.clamp(axis.start().getEpochSecond() / 60.0, first, last - minutes));
        barMoves = false;
        bar.resizeRelocate(
                GuideRow.HEAD_WIDTH,
                getHeight() - BAR_HEIGHT,
                Math.max(0, getWidth() - GuideRow.HEAD_WIDTH),
                BAR_HEIGHT);
    }

    /// Asks for the programmes in sight, once for all rows that changed in a pulse.
    private void askSoon() {
        if (asking) return;
        asking = true;
        Platform.runLater(() -> {
            asking = false;
            if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) return;
            var first = flow.getFirstVisibleCell();
            var last = flow.getLastVisibleCell();
            if (first != null && last != null) model.need(first.getIndex(), last.getIndex());
        });
    }

    private void reveal(GuideCursor cursor) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && cursor.row() < rows.size()) {
            flow.scrollTo(cursor.row());
        }
    }

    private void speak() {
        var channel = model.selectedChannel();
        var airing = model.selected.get();
        list.setAccessibleText(channel.map(
                        found -> airing.map(one -> AiringText.spoken(found.name(), one, model.zone()))
                                .orElse(found.name()))
                .orElse(""));
    }

    private void onScroll(ScrollEvent event) {
        var sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
        if (!sideways && !event.isShiftDown()) return;
        model.pan(-(sideways ? event.getDeltaX() : event.getDeltaY()));
        event.consume();
    }

    private void onKey(KeyEvent event) {
        var page = Math.max(1, (int) (list.getHeight() / GuideRow.HEIGHT) - 1);
        if (event.isShortcutDown() || event.isAltDown()) {
            switch (event.getCode()) {
                case LEFT -> model.goToDay(model.dayInSight().minusDays(1));
                case RIGHT -> model.goToDay(model.dayInSight().plusDays(1));
                default -> {
                    return;
                }
            }
        } else {
            switch (event.getCode()) {
                case LEFT -> model.left();
                case RIGHT -> model.right();
                case UP -> model.down(-1);
                case DOWN -> model.down(1);
                case PAGE_UP -> model.down(-page);
                case PAGE_DOWN -> model.down(page);
                case HOME -> model.goToNow();
                case ENTER -> {
                    if (typed.isVisible()) goToTyped();
                    else model.play();
                }
                default -> {
                    return;
                }
            }
        }
        event.consume();
    }

    /// Digits are a channel's number.
    private void onTyped(KeyEvent event) {
        var character = event.getCharacter();
        if (event.isShortcutDown() || !(character.matches("\\d") || (character.equals(".") && typed.isVisible())))
            return;
        typed.setText((typed.isVisible() ? typed.getText() : "") + character);
        typed.setVisible(true);
        numberEnds.playFromStart();
        requestLayout();
        event.consume();
    }

    private void goToTyped() {
        numberEnds.stop();
        typed.setVisible(false);
        model.goToNumber(typed.getText());
    }
}
