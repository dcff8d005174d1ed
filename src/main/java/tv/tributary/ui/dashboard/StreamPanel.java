package tv.tributary.ui.dashboard;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.stats.Stats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.Badge;
import tv.tributary.ui.control.CopyMenu;
import tv.tributary.ui.control.LiveRows.LiveRow;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;

/// The panel of one stream: figures, viewers, sources, events.
final class StreamPanel extends VBox {
    private static final double VIEWER_HEIGHT = 54;
    private static final int MOST_VIEWERS = 6;
    private static final double HAPPENINGS_HEIGHT = 230;

    private final StreamPanelModel model;
    private final LogoImages logos;
    private final ObservableValue<Boolean> playing;

    StreamPanel(StreamPanelModel model, LogoImages logos) {
        this.model = model;
        this.logos = logos;
        this.playing = model.detail().map(detail -> detail.isPresent());
        getStyleClass().addAll("card", "stream-panel");
        var sections = new VBox(
                during(playing, createPicture()),
                during(playing.map(plays -> !plays), createSilence()),
                during(playing, createViewers()),
                createHls(),
                createStreams(),
                createHappenings());
        sections.getStyleClass().add("panel-sections");
        var scroll = new ScrollPane(sections);
        scroll.getStyleClass().add("bare");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(createHead(), scroll);
        // Another channel is read from its top.
        model.channel().subscribe(_ -> scroll.setVvalue(0));
    }

    private Node createHead() {
        var name = new Label();
        name.getStyleClass().add("panel-title");
        name.textProperty().bind(model.name());
        var logo = new LogoBadge(logos);
        model.logo().subscribe(address -> logo.show(model.name().get(), address));
        model.name().subscribe(words -> logo.show(words, model.logo().get()));
        var health = new Badge();
        var source = new Label();
        source.getStyleClass().add("muted");
        model.detail().subscribe(detail -> {
            health.setVisible(detail.isPresent());
            detail.ifPresent(now -> health.show(Messages.of(now.health()), StreamRow.tone(now.health())));
            source.setText(detail.map(StreamDetail::source).orElse(""));
        });
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("dashboard.panel.close"));
        close.setTooltip(new Tooltip(Messages.of("dashboard.panel.close")));
        close.setOnAction(_ -> model.close());
        var title = new HBox(logo, name, health, new Spacer(), close);
        title.getStyleClass().add("panel-head");
        title.setAlignment(Pos.CENTER_LEFT);
        return new VBox(title, during(playing, source), createWays());
    }

    /// The buttons that open the channel elsewhere.
    private Node createWays() {
        var browser = new Button(Messages.of("sharing.open"), new FontIcon("mdi2w-web"));
        browser.setOnAction(_ -> model.openInBrowser());
        var copy = new CopyMenu(model::copyStream, model::copyHls);
        for (var way : List.of(browser, copy)) way.getStyleClass().add(Styles.SMALL);
        var ways = new HBox(browser, copy);
        ways.getStyleClass().add("panel-ways");
        ways.setAlignment(Pos.CENTER_LEFT);
        return ways;
    }

    private Node createPicture() {
        var chart = new LiveChart(
                Stats.BITRATE_SECONDS,
                1_000_000,
                bits -> Units.bitrate(Math.round(bits)),
                Messages.of("dashboard.table.bitrate"));
        chart.setPrefHeight(120);
        model.bitrates()
                .subscribe(bits -> chart.show(
                        List.of(bits.stream().mapToDouble(Long::doubleValue).toArray())));
        var picture = new VBox(
                notice("mdi2i-information-outline", StreamDetail::state),
                notice("mdi2s-speedometer-slow", StreamDetail::shortage),
                chart,
                new FactGrid<>(model.detail())
                        .with("dashboard.panel.choice", StreamDetail::choice)
                        .with("dashboard.table.uptime", StreamDetail::uptime)
                        .with("dashboard.panel.failovers", StreamDetail::failovers)
                        .with("dashboard.panel.lost", StreamDetail::lost)
                        .with("dashboard.panel.held", StreamDetail::held));
        picture.getStyleClass().add("panel-section");
        return picture;
    }

    /// Shown while there is something to say.
    private Node notice(String icon, Function<StreamDetail, String> said) {
        var notice = new Label("", new FontIcon(icon));
        notice.getStyleClass().add("panel-state");
        notice.setWrapText(true);
        notice.setMinHeight(USE_PREF_SIZE);
        notice.textProperty().bind(model.detail().map(detail -> detail.map(said).orElse("")));
        return during(notice.textProperty().isNotEmpty(), notice);
    }

    private Node createSilence() {
        var words = new Label(Messages.of("dashboard.panel.silent"), new FontIcon("mdi2s-stop-circle-outline"));
        words.getStyleClass().add("panel-state");
        words.setWrapText(true);
        return words;
    }

    private Node createViewers() {
        var list = new ListView<>(model.viewers());
        list.getStyleClass().addAll("panel-list", "edge-to-edge");
        list.setCellFactory(_ -> new ViewerCell(model));
        list.setFixedCellSize(VIEWER_HEIGHT);
        list.setPlaceholder(nothing("dashboard.panel.viewers.none"));
        list.setAccessibleText(Messages.of("dashboard.table.viewers"));
        var rows = Bindings.size(model.viewers());
        list.prefHeightProperty().bind(rows.map(size -> VIEWER_HEIGHT * Math.clamp(size.intValue(), 1, MOST_VIEWERS)));
        list.minHeightProperty().bind(list.prefHeightProperty());
        return section(counted("dashboard.panel.viewers", model.viewers()), list);
    }

    private Node createHls() {
        var hls = model.detail().map(detail -> detail.flatMap(StreamDetail::hls));
        var heading = new Label();
        heading.getStyleClass().add("panel-heading");
        heading.textProperty()
                .bind(hls.map(now -> now.map(StreamDetail.HlsDetail::heading).orElse("")));
        var facts = new FactGrid<>(hls)
                .with("dashboard.panel.hls.window", StreamDetail.HlsDetail::window)
                .with("dashboard.panel.hls.segments", StreamDetail.HlsDetail::segments)
                .with("dashboard.panel.hls.hit-rate", StreamDetail.HlsDetail::hitRate)
                .with("dashboard.panel.hls.from-memory", StreamDetail.HlsDetail::fromMemory);
        return during(hls.map(now -> now.isPresent()), section(heading, facts));
    }

    private Node createStreams() {
        var next = new Button(Messages.of("dashboard.panel.switch"), new FontIcon("mdi2s-swap-horizontal"));
        next.getStyleClass().add(Styles.SMALL);
        next.setTooltip(new Tooltip(Messages.of("dashboard.panel.switch.hint")));
        next.disableProperty()
                .bind(model.detail()
                        .map(detail -> !detail.map(StreamDetail::canSwitch).orElse(false)));
        next.setOnAction(_ -> model.next());
        var heading = new HBox(counted("dashboard.panel.streams", model.candidates()), new Spacer(), next);
        heading.setAlignment(Pos.CENTER_LEFT);
        return section(heading, new CandidateList(model));
    }

    private Node createHappenings() {
        var list = new ActivityList(model.activity(), Messages.of("dashboard.panel.activity.none"));
        list.setPrefHeight(HAPPENINGS_HEIGHT);
        var heading = new Label(Messages.of("dashboard.panel.activity"));
        heading.getStyleClass().add("panel-heading");
        return section(heading, list);
    }

    private static <T> Label counted(String key, ObservableList<LiveRow<T>> rows) {
        var heading = new Label();
        heading.getStyleClass().add("panel-heading");
        heading.textProperty().bind(Bindings.size(rows).map(size -> Messages.of(key, size.intValue())));
        return heading;
    }

    static Label nothing(String key) {
        var words = new Label(Messages.of(key));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        return words;
    }

    private static Node section(Node heading, Node content) {
        var section = new VBox(heading, content);
        section.getStyleClass().add("panel-section");
        return section;
    }

    private static Node during(ObservableValue<Boolean> when, Node node) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
        return node;
    }

    /// A channel's streams, one below the other, each as high as its words need.
    private static final class CandidateList extends VBox {
        private final StreamPanelModel model;

        CandidateList(StreamPanelModel model) {
            this.model = model;
            getStyleClass().add("candidates");
            model.candidates().addListener((Observable _) -> arrange());
            arrange();
        }

        /// Rows stay as long as their streams do; only comings and goings get here.
        private void arrange() {
            if (model.candidates().isEmpty()) {
                getChildren().setAll(StreamPanel.nothing("dashboard.panel.streams.none"));
                return;
            }
            getChildren().setAll(model.candidates().stream().map(this::card).toList());
        }

        private CandidateCard card(LiveRow<CandidateRow> row) {
            return getChildren().stream()
                    .filter(CandidateCard.class::isInstance)
                    .map(CandidateCard.class::cast)
                    .filter(card -> card.row() == row)
                    .findFirst()
                    .orElseGet(() -> new CandidateCard(row, model));
        }
    }
}
