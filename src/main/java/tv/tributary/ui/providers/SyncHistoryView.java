package tv.tributary.ui.providers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.sync.SyncHistory.ChangedStream;
import tv.tributary.catalog.sync.SyncHistory.ListChanges;
import tv.tributary.catalog.sync.SyncHistory.PastSync;
import tv.tributary.catalog.sync.SyncHistory.StreamChange;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.providers.SyncHistoryModel.ShownHistory;

/// The sheet that says what of a provider's list is other than a week ago, and what each sync of late changed.
final class SyncHistoryView extends VBox {
    /// Lines of one kind; more say little.
    private static final int MOST_LINES = 100;

    private final SyncHistoryModel model;
    private final ShownHistory history;
    private final Button close = new Button("", new FontIcon("mdi2c-close"));
    private final DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.getDefault(Locale.Category.FORMAT))
            .withZone(ZoneId.systemDefault());

    SyncHistoryView(ShownHistory history, SyncHistoryModel model) {
        this.history = history;
        this.model = model;
        getStyleClass().add("provider-form");
        var parts = new ArrayList<Node>();
        parts.add(heading("providers.changes.week"));
        parts.addAll(lines(history.week(), "providers.changes.none"));
        parts.add(heading("providers.changes.syncs"));
        history.syncs().forEach(sync -> parts.add(createSync(sync)));
        if (history.syncs().isEmpty()) parts.add(words(Messages.of("providers.changes.never")));
        var body = FormSheet.fields(parts.toArray(Node[]::new));
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(createHead(), body);
    }

    void focusFirst() {
        close.requestFocus();
    }

    private Node createHead() {
        var title = new Label(Messages.of("providers.changes.title", history.name()));
        title.getStyleClass().add("form-title");
        title.setMinWidth(0);
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("providers.changes.close"));
        close.setOnAction(_ -> model.close());
        var head = new HBox(title, new Spacer(), close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Node heading(String key) {
        var heading = new Label(Messages.of(key));
        heading.getStyleClass().add("form-label");
        return heading;
    }

    private static Label words(String text) {
        var words = new Label(text);
        words.getStyleClass().add("outcome-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        return words;
    }

    private static List<Node> lines(ListChanges changes, String nothing) {
        var parts = new ArrayList<Node>();
        for (var kind : StreamChange.values()) if (!changes.of(kind).isEmpty()) parts.add(fold(kind, changes.of(kind)));
        return parts.isEmpty() ? List.of(words(Messages.of(nothing))) : parts;
    }

    private static Node fold(StreamChange kind, List<ChangedStream> streams) {
        var text =
                streams.stream().limit(MOST_LINES).map(one -> line(kind, one)).collect(Collectors.joining("\n"));
        if (streams.size() > MOST_LINES) text += "\n" + Messages.of("providers.changes.more");
        return folded(Messages.of("cli.provider.changes.kind", Messages.of(kind), streams.size()), words(text));
    }

    private static String line(StreamChange kind, ChangedStream stream) {
        var key = Messages.key(kind).replace("stream-change.", "stream-change.line.");
        return stream.before().isEmpty()
                ? stream.name()
                : Messages.of(key, stream.name(), stream.before(), stream.after());
    }

    private static TitledPane folded(String title, Node content) {
        var fold = new TitledPane(title, content);
        fold.getStyleClass().addAll(Styles.DENSE, "left-out");
        fold.setAnimated(false);
        fold.setExpanded(false);
        return fold;
    }

    /// What it changed is read when it is opened.
    private Node createSync(PastSync sync) {
        var report = sync.report();
        var content = new VBox(words(report.words()));
        content.getStyleClass().add("form-field");
        var counts = report.added() + report.changed() + report.gone() == 0
                ? ""
                : " · " + Messages.of("providers.changes.counts", report.added(), report.changed(), report.gone());
        var fold = folded(time.format(report.at()) + counts, content);
        fold.expandedProperty().subscribe(open -> {
            if (open && content.getChildren().size() == 1)
                model.read(
                        history.provider(),
                        sync,
                        changes -> content.getChildren().addAll(lines(changes, "providers.changes.nothing")));
        });
        return fold;
    }
}
