package tv.tributary.ui.analytics;

import java.io.File;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.activity.ViewingReport;
import tv.tributary.activity.ViewingReport.FailureTotal;
import tv.tributary.activity.ViewingReport.ViewingTotal;
import tv.tributary.stats.TrafficHistory.TrafficReport;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.analytics.AnalyticsModel.AnalyticsLook;
import tv.tributary.ui.analytics.AnalyticsModel.AnalyticsPeriod;
import tv.tributary.ui.analytics.AnalyticsModel.Content;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EnumComboBox;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.control.SegmentedSwitch;
import tv.tributary.ui.control.SegmentedSwitch.Segment;
import tv.tributary.ui.control.StatCard;
import tv.tributary.ui.control.StatStrip;

/// The page: sums with the period before, time by day and by hour of the week, who and what was watched longest.
final class AnalyticsView extends StackPane {
    /// So many of each are listed; the export has all.
    private static final int LISTED = 15;

    private final AnalyticsModel model;
    private final StatCard time = new StatCard("mdi2c-clock-outline", Messages.of("analytics.time"));
    private final StatCard count = new StatCard("mdi2p-play-circle-outline", Messages.of("analytics.viewings"));
    private final StatCard sent = new StatCard("mdi2u-upload-outline", Messages.of("analytics.sent"));
    private final StatCard saved = new StatCard("mdi2s-swap-horizontal", Messages.of("analytics.switches"));
    private final StatCard start = new StatCard("mdi2t-timer-outline", Messages.of("analytics.start"));
    private final BarChartPane bars = new BarChartPane();
    private final WeekHeatMap week = new WeekHeatMap();
    private final VBox barRows = rows();
    private final VBox weekRows = rows();
    private final VBox channels = rows();
    private final VBox programmes = rows();
    private final VBox people = rows();
    private final VBox devices = rows();
    private final VBox providers = rows();
    private final VBox failingProviders = rows();
    private final VBox failingChannels = rows();
    private final VBox failingSources = rows();
    private final VBox programmesCard = card("analytics.programmes", programmes);
    private final VBox failuresCard = card(
            "analytics.failures",
            part("analytics.providers"),
            failingProviders,
            part("analytics.failures.channels"),
            failingChannels,
            part("analytics.failures.sources"),
            failingSources);
    private final Label unwatchedWords = new Label();
    private final VBox unwatched;
    private final Button export = button("analytics.export", "mdi2f-file-delimited-outline", this::export);
    private final VBox figures;
    private final EmptyState nothing = new EmptyState(
            "mdi2c-chart-bar", Messages.of("analytics.empty.title"), Messages.of("analytics.empty.words"));

    AnalyticsView(AnalyticsModel model) {
        this.model = model;
        this.unwatched = card(
                "analytics.unwatched",
                unwatchedWords,
                button("analytics.hide", "mdi2e-eye-off-outline", this::askToHide));
        this.figures = new VBox(
                new StatStrip(time, count, sent, saved, start),
                card("analytics.when", bars, barRows),
                card("analytics.week", week, weekRows),
                card("analytics.channels", channels),
                programmesCard,
                card("analytics.people", people),
                card("analytics.devices", devices),
                card("analytics.providers", providers),
                failuresCard,
                unwatched);
        createView();
    }

    private void createView() {
        getStyleClass().add("analytics-page");
        unwatchedWords.setWrapText(true);
        unwatchedWords.setMinHeight(USE_PREF_SIZE);
        figures.getStyleClass().add("analytics-figures");
        var sections = new VBox(figures, nothing, privacy());
        sections.getStyleClass().add("output-sections");
        var scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var page = new VBox(head(), scroll);
        page.getStyleClass().add("page");
        getChildren().setAll(page);
        show(figures, false);
        show(nothing, false);
        model.content.subscribe(content -> content.ifPresent(this::show));
        model.look.subscribe(this::turn);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private Node head() {
        var title = new Label(Messages.of("place.analytics"));
        title.getStyleClass().add("page-title");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var period = new EnumComboBox<>(AnalyticsPeriod.values());
        period.valueProperty().bindBidirectional(model.period);
        period.setAccessibleText(Messages.of("analytics.period"));
        period.setMinWidth(USE_PREF_SIZE);
        var looks = new SegmentedSwitch<>(
                model.look,
                List.of(
                        new Segment<>("mdi2c-chart-bar", AnalyticsLook.CHARTS),
                        new Segment<>("mdi2t-table", AnalyticsLook.TABLES)));
        looks.setAlignment(Pos.CENTER);
        looks.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(title, room, period, looks, export);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox privacy() {
        var named = new CheckBox(Messages.of("analytics.named"));
        model.named.subscribe(named::setSelected);
        named.setOnAction(_ -> model.keepNames(named.isSelected()));
        var why = new Label(Messages.of("analytics.named.why"));
        why.getStyleClass().add("form-hint");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        return card(
                "analytics.privacy",
                named,
                why,
                button("analytics.forget", "mdi2a-account-remove-outline", this::askToForget));
    }

    private static VBox rows() {
        var rows = new VBox();
        rows.getStyleClass().add("total-rows");
        return rows;
    }

    private static VBox card(String key, Node... content) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-title");
        var card = new VBox(title);
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "health-section");
        return card;
    }

    private static Button button(String words, String icon, Runnable action) {
        var button = new Button(Messages.of(words), new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void show(Content content) {
        var report = content.report();
        show(figures, !content.isEmpty());
        show(nothing, content.isEmpty());
        export.setDisable(content.isEmpty());
        showSums(report, content.traffic());
        var times = TimeBars.of(report, ZoneId.systemDefault());
        bars.show(times);
        barRows.getChildren()
                .setAll(times.stream()
                        .filter(bar -> !bar.time().isZero())
                        .map(bar -> line(Messages.of("analytics.bar", bar.label(), Units.duration(bar.time()))))
                        .toList());
        week.show(report.week());
        weekRows.getChildren().setAll(hours(report.week()));
        show(channels, report.channels(), "analytics.unknown");
        show(programmes, report.programmes(), "analytics.unknown");
        show(
                programmesCard,
                report.programmes().stream().anyMatch(one -> !one.name().isEmpty()));
        show(people, report.people(), "analytics.household");
        show(devices, report.devices(), "analytics.unknown");
        show(providers, report.providers(), "analytics.unknown");
        show(failuresCard, !report.failures().isNothing());
        showFailures(failingProviders, report.failures().providers());
        showFailures(failingChannels, report.failures().channels());
        showFailures(failingSources, report.failures().sources());
        show(unwatched, !content.unwatched().isEmpty());
        unwatchedWords.setText(
                Messages.of("analytics.unwatched.words", content.unwatched().size()));
        turn(model.look.get());
    }

    private void showSums(ViewingReport report, TrafficReport traffic) {
        var now = report.all();
        var before = report.before();
        time.show(Units.duration(now.time()), Messages.of("analytics.before", Units.duration(before.time())));
        count.show(Units.count(now.viewings()), Messages.of("analytics.before", Units.count(before.viewings())));
        sent.show(
                Units.bytes(now.bytes()),
                traffic.sent() == 0
                        ? Messages.of("analytics.before", Units.bytes(before.bytes()))
                        : Messages.of(
                                "analytics.traffic", Units.bytes(traffic.received()), Units.bytes(traffic.saved())));
        start.show(wait(now.meanWait()), Messages.of("analytics.before", wait(before.meanWait())));
        saved.show(Units.count(now.switches()), Messages.of("analytics.before", Units.count(before.switches())));
    }

    private static String wait(Duration mean) {
        return mean.isZero() ? "–" : Units.precise(mean);
    }

    private static Label part(String key) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-hint");
        return title;
    }

    private static void showFailures(VBox rows, List<FailureTotal> totals) {
        var most = totals.isEmpty() ? 0 : totals.getFirst().times();
        rows.getChildren()
                .setAll(totals.stream()
                        .limit(LISTED)
                        .map(total -> {
                            var row = new TotalRow();
                            row.show(total, most);
                            return row;
                        })
                        .toList());
    }

    /// The hours in which something was watched.
    private static List<Label> hours(List<Duration> week) {
        var lines = new ArrayList<Label>();
        for (var hour = 0; hour < week.size(); hour++)
            if (!week.get(hour).isZero()) lines.add(line(WeekHeatMap.words(hour, week.get(hour))));
        return lines;
    }

    private static Label line(String words) {
        var line = new Label(words);
        line.setMinWidth(0);
        return line;
    }

    private static void show(VBox rows, List<ViewingTotal> totals, String unnamed) {
        var most = totals.isEmpty() ? Duration.ZERO : totals.getFirst().time();
        rows.getChildren()
                .setAll(totals.stream()
                        .limit(LISTED)
                        .map(total -> {
                            var row = new TotalRow();
                            row.show(total, most, Messages.of(unnamed));
                            return row;
                        })
                        .toList());
    }

    private void turn(AnalyticsLook look) {
        boolean charts = look == AnalyticsLook.CHARTS;
        show(bars, charts);
        show(week, charts);
        show(barRows, !charts);
        show(weekRows, !charts);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void askToHide() {
        var found = model.content.get().map(now -> now.unwatched().size()).orElse(0);
        Overlay.ask(
                getScene(),
                new QuestionPane(Messages.of("analytics.hide.title", found), Messages.of("analytics.hide.words"))
                        .mainAnswer(Messages.of("analytics.hide.do"), model::hideUnwatched));
    }

    private void askToForget() {
        Overlay.ask(
                getScene(),
                new QuestionPane(Messages.of("analytics.forget.title"), Messages.of("analytics.forget.words"))
                        .mainAnswer(Messages.of("analytics.forget.do"), model::forgetNames));
    }

    private void export() {
        var dialog = new FileChooser();
        dialog.setTitle(Messages.of("analytics.export"));
        dialog.setInitialFileName("tributary-viewings.csv");
        dialog.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("*.csv", "*.csv"));
        Optional.ofNullable(dialog.showSaveDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::export);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) model.refresh();
        else if (event.getCode() == KeyCode.E && event.isShortcutDown() && !export.isDisabled()) export();
        else return;
        event.consume();
    }
}
