package tv.tributary.ui.duplicates;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.edit.MergeReview;
import tv.tributary.catalog.edit.MergeReview.ProviderShare;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.CardGrid;
import tv.tributary.ui.control.CardGrid.Cell;
import tv.tributary.ui.control.CardScroll;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.StatCard;
import tv.tributary.ui.control.StatStrip;

/// The page: merge figures, the review queue beside recent edits, then each provider's share.
final class DuplicatesView extends VBox {
    /// The page in a window too narrow for questions beside changes.
    private static final double NARROW = 1080;

    private final DuplicatesModel model;
    private final StatCard streams = new StatCard("mdi2s-source-branch", Messages.of("duplicates.streams"));
    private final StatCard merged = new StatCard("mdi2c-call-merge", Messages.of("duplicates.merged"));
    private final StatCard backups = new StatCard("mdi2s-shield-check-outline", Messages.of("duplicates.backups"));
    private final StatCard open = new StatCard("mdi2c-comment-question-outline", Messages.of("duplicates.open"));
    private final ReviewQueue queue;
    private final StackPane content = new StackPane();
    private final Node cards;
    private final Node empty;
    private final Node loading;

    DuplicatesView(DuplicatesModel model, LogoImages logos, Runnable onGoToProviders) {
        this.model = model;
        this.queue = new ReviewQueue(model, logos);
        this.cards = createCards();
        this.empty = createEmpty(onGoToProviders);
        this.loading = createLoading();
        createView();
    }

    private void createView() {
        getStyleClass().addAll("page", "duplicates-page");
        var lead = new Label(Messages.of("duplicates.lead"));
        lead.getStyleClass().add("page-lead");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(lead, content);
        model.stage.subscribe(this::show);
        model.figures.subscribe(figures -> figures.ifPresent(this::show));
        model.open.subscribe(count ->
                open.show(Units.count(count.intValue()), Messages.of("duplicates.open.note", count.intValue())));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void show(DuplicatesModel.Stage stage) {
        content.getChildren()
                .setAll(
                        switch (stage) {
                            case LOADING -> loading;
                            case NO_CHANNELS -> empty;
                            case READY -> cards;
                        });
    }

    private void show(MergeReview.Figures figures) {
        var counts = figures.counts();
        streams.show(Units.count(counts.sources()), Messages.of("duplicates.streams.note", counts.channels()));
        var share = counts.sources() == 0 ? 0 : 100.0 * counts.merged() / counts.sources();
        merged.show(Units.count(counts.merged()), Messages.of("duplicates.merged.note", Units.percent(share)));
        var safe = counts.channels() == 0 ? 0 : 100.0 * counts.withBackups() / counts.channels();
        backups.show(Units.count(counts.withBackups()), Messages.of("duplicates.backups.note", Units.percent(safe)));
    }

    private Node createCards() {
        var grid = new CardGrid();
        var figures = new StatStrip(open, streams, merged, backups);
        var changes = new RecentChanges(model);
        var shares = new ProviderShares(model);
        var largest = new LargestMerges(model);
        var lists = List.of(new Cell(shares, 5), new Cell(largest, 7));
        var wide = List.of(List.of(new Cell(figures, 12)), List.of(new Cell(queue, 8), new Cell(changes, 4)), lists);
        var narrow = List.of(
                List.of(new Cell(figures, 12)), List.of(new Cell(queue, 12)), List.of(new Cell(changes, 12)), lists);
        widthProperty()
                .map(width -> width.doubleValue() < NARROW)
                .subscribe(isNarrow -> grid.arrange(isNarrow ? narrow : wide));
        return new CardScroll(grid);
    }

    private static Node createEmpty(Runnable onGoToProviders) {
        var go = new Button(Messages.of("action.go-to-providers"), new FontIcon("mdi2s-source-merge"));
        go.setOnAction(_ -> onGoToProviders.run());
        var state = new EmptyState(
                "mdi2c-call-merge", Messages.of("duplicates.empty.title"), Messages.of("duplicates.empty.words"), go);
        state.getStyleClass().add("card");
        return state;
    }

    private static Node createLoading() {
        var loading = new ProgressIndicator();
        loading.setMaxSize(36, 36);
        return loading;
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl || !event.isShortcutDown()) return;
        var again = event.getCode() == KeyCode.Y || (event.getCode() == KeyCode.Z && event.isShiftDown());
        if (again && model.redo.get().isPresent()) model.redo();
        else if (!again && event.getCode() == KeyCode.Z && model.undo.get().isPresent()) model.undo();
        else return;
        event.consume();
    }

    /// Each provider's streams and the channels they are part of.
    private static final class ProviderShares extends VBox {
        private final VBox rows = new VBox();

        ProviderShares(DuplicatesModel model) {
            getStyleClass().addAll("card", "provider-shares");
            var title = new Label(Messages.of("duplicates.providers.title"));
            title.getStyleClass().add("card-title");
            rows.getStyleClass().add("share-rows");
            getChildren().setAll(title, rows);
            model.figures.subscribe(figures ->
                    figures.ifPresent(now -> show(now.providers(), now.counts().channels())));
        }

        private void show(List<ProviderShare> shares, int channels) {
            rows.getChildren()
                    .setAll(shares.stream().map(share -> row(share, channels)).toList());
        }

        private static Node row(ProviderShare share, int channels) {
            var name = new Label(share.name());
            name.getStyleClass().add("share-name");
            name.setMinWidth(0);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var count = new Label(Messages.of("duplicates.share", share.streams(), share.channels()));
            count.getStyleClass().add("share-count");
            count.setMinWidth(USE_PREF_SIZE);
            var words = new HBox(name, gap, count);
            words.setAlignment(Pos.BASELINE_LEFT);
            var share01 = channels == 0 ? 0 : (double) share.channels() / channels;
            var bar = new ProgressBar(share01);
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(Messages.of("duplicates.share.of-all", share.name(), Units.percent(100 * share01)));
            var row = new VBox(words, bar);
            row.getStyleClass().add("share");
            return row;
        }
    }
}
