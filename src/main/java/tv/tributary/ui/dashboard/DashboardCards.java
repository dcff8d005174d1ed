package tv.tributary.ui.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tv.tributary.stats.Stats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.CardGrid;
import tv.tributary.ui.control.CardGrid.Cell;
import tv.tributary.ui.control.CardScroll;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.StatCard;
import tv.tributary.ui.control.StatStrip;

/// The cards; fewer side by side in a narrow window, scrolled in a low one.
final class DashboardCards extends StackPane {
    private static final double NARROW = 980;
    private static final int CHART_SECONDS = 600;
    private static final double BAND_HEIGHT = 208;
    private static final double LEAST_LIST_HEIGHT = 296;

    private final CardGrid grid = new CardGrid();
    private final Region figures;
    private final Region hls;
    private final Region merge;
    private final Region traffic;
    private final Region viewers;
    private final Region streams;
    private final Region activity;
    private final StreamTable table;

    DashboardCards(DashboardModel model, StreamPanelModel panel, LogoImages logos) {
        figures = new StatStrip(
                figure(model, "mdi2p-play-network-outline", "dashboard.streams.title", DashboardFigures::streams),
                figure(model, "mdi2t-television-classic", "dashboard.channels.title", DashboardFigures::channels),
                figure(model, "mdi2h-heart-pulse", "dashboard.health.title", DashboardFigures::health),
                figure(model, "mdi2p-piggy-bank-outline", "dashboard.saved.title", DashboardFigures::saved));
        hls = new HlsCard(model.hls());
        merge = merge(model);
        traffic = traffic(model);
        viewers = viewers(model);
        table = new StreamTable(model, panel, logos);
        streams = streams(model, table);
        activity = card(
                Messages.of("dashboard.activity.title"),
                new ActivityList(model.activity(), Messages.of("dashboard.activity.none")));
        for (var band : List.of(merge, traffic, viewers)) band.setPrefHeight(BAND_HEIGHT);
        for (var list : List.of(streams, activity)) {
            list.setMinHeight(LEAST_LIST_HEIGHT);
            list.setPrefHeight(LEAST_LIST_HEIGHT);
        }
        var narrow = widthProperty().map(width -> width.doubleValue() < NARROW);
        var used = model.hls().map(Optional::isPresent);
        Runnable arrange = () -> {
            var rows = new ArrayList<>(narrow.getValue() ? narrow() : wide());
            if (used.getValue()) rows.add(2, List.of(new Cell(hls, 12)));
            grid.arrange(rows);
        };
        narrow.subscribe(_ -> arrange.run());
        used.subscribe(_ -> arrange.run());
        getChildren().setAll(new CardScroll(grid));
    }

    /// The control that gets the focus when a stream's panel is closed.
    void enterStreams() {
        table.requestFocus();
    }

    /// What plays comes first: it is what one looks for.
    private List<List<Cell>> wide() {
        return List.of(
                List.of(new Cell(figures, 12)),
                List.of(new Cell(streams, 8), new Cell(activity, 4)),
                List.of(new Cell(merge, 5), new Cell(traffic, 4), new Cell(viewers, 3)));
    }

    private List<List<Cell>> narrow() {
        return List.of(
                List.of(new Cell(figures, 12)),
                List.of(new Cell(streams, 12)),
                List.of(new Cell(traffic, 6), new Cell(viewers, 6)),
                List.of(new Cell(merge, 12)),
                List.of(new Cell(activity, 12)));
    }

    private static StatCard figure(
            DashboardModel model,
            String icon,
            String titleKey,
            Function<DashboardFigures, DashboardFigures.Card> which) {
        var card = new StatCard(icon, Messages.of(titleKey));
        model.figures().map(which).subscribe(words -> card.show(words.value(), words.note()));
        return card;
    }

    private static Region merge(DashboardModel model) {
        var sentence = new Label();
        sentence.getStyleClass().add("merge-sentence");
        sentence.textProperty().bind(model.merge().map(MergeDiagramData::sentence));
        sentence.setWrapText(true);
        var diagram = new MergeDiagram();
        model.merge().subscribe(diagram::show);
        VBox.setVgrow(diagram, Priority.ALWAYS);
        return card(Messages.of("dashboard.merge.title"), sentence, diagram);
    }

    private static Region traffic(DashboardModel model) {
        var chart = new LiveChart(
                CHART_SECONDS,
                1_000_000,
                bits -> Units.bitrate(Math.round(bits)),
                Messages.of("dashboard.traffic.in"),
                Messages.of("dashboard.traffic.out"));
        model.samples()
                .subscribe(samples -> chart.show(List.of(
                        series(samples, sample -> sample.upstream() * 8.0),
                        series(samples, sample -> sample.delivered() * 8.0))));
        VBox.setVgrow(chart, Priority.ALWAYS);
        return card(Messages.of("dashboard.traffic.title"), chart);
    }

    private static Region viewers(DashboardModel model) {
        var chart = new LiveChart(
                CHART_SECONDS, 5, count -> Units.count(Math.round(count)), Messages.of("dashboard.viewers.series"));
        model.samples().subscribe(samples -> chart.show(List.of(series(samples, sample -> sample.clients()))));
        VBox.setVgrow(chart, Priority.ALWAYS);
        return card(Messages.of("dashboard.viewers.title"), chart);
    }

    private static Region streams(DashboardModel model, StreamTable table) {
        var guide = new ConnectGuide(model.playlist());
        var content = new StackPane(table, guide);
        VBox.setVgrow(content, Priority.ALWAYS);
        showStreams(model, table, guide);
        model.streams().addListener((InvalidationListener) _ -> showStreams(model, table, guide));
        return card(Messages.of("dashboard.table.title"), content);
    }

    /// The list of streams, or as long as there are none how to connect. The keyboard stays in the card: it would go to
    /// what follows if the control that has it vanished, and the page would scroll there.
    private static void showStreams(DashboardModel model, StreamTable table, ConnectGuide guide) {
        var running = !model.streams().isEmpty();
        if (running == table.isVisible() && running != guide.isVisible()) return;
        var gone = running ? guide : table;
        var next = running ? table : guide;
        var hasKeyboard = gone.isFocusWithin();
        next.setVisible(true);
        if (hasKeyboard) next.requestFocus();
        gone.setVisible(false);
        // What is not seen needs no room.
        guide.setManaged(guide.isVisible());
    }

    private static Region card(String title, Region... content) {
        var heading = new Label(title);
        heading.getStyleClass().add("card-title");
        var card = new VBox(heading);
        card.getStyleClass().addAll("card", "dashboard-card");
        card.getChildren().addAll(content);
        VBox.setVgrow(content[content.length - 1], Priority.ALWAYS);
        return card;
    }

    private static double[] series(List<Stats.Sample> samples, ToDoubleFunction<Stats.Sample> value) {
        return samples.stream().mapToDouble(value).toArray();
    }
}
