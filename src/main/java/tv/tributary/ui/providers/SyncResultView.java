package tv.tributary.ui.providers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkippedEntries;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.job.Job;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// The lower part of a card: the running sync, else the result of the last one, and the question about a list that
/// needs review.
final class SyncResultView extends VBox {
    private final ProvidersModel model;
    private final ProgressBar bar = new ProgressBar();
    private final Label note = new Label();
    private final HBox progress = createProgress();
    private Optional<Job.View> job = Optional.empty();
    private Optional<Saying> said = Optional.empty();

    SyncResultView(ProvidersModel model) {
        this.model = model;
        getStyleClass().add("provider-outcome");
    }

    void show(ProviderEntry entry) {
        job = entry.job();
        if (job.isPresent()) {
            bar.setProgress(
                    Double.isNaN(job.get().fraction())
                            ? ProgressBar.INDETERMINATE_PROGRESS
                            : job.get().fraction());
            note.setText(job.get().note());
            // The bar stays in place while it runs, or its animation would restart with each step.
            if (!getChildren().equals(List.of(progress))) getChildren().setAll(progress);
            said = Optional.empty();
            return;
        }
        var ago = Units.ago(entry.last().at(), Instant.now());
        var saying = new Saying(entry.last(), entry.review(), entry.status().sources(), ago);
        // The jobs of other providers tick many times a second: what says the same stays as it is.
        if (said.filter(saying::equals).isPresent()) return;
        said = Optional.of(saying);
        getChildren().setAll(createResult(entry.last(), ago));
        if (!entry.last().leftOut().isEmpty())
            getChildren().add(createLeftOut(entry.last().leftOut()));
        if (entry.last().fault().filter(ListFault::isOfTheCertificate).isPresent())
            getChildren().add(createTrust(entry));
        if (entry.review() == ProviderEntry.Review.ASKED) getChildren().add(createReview(entry));
    }

    /// The state an idle card depends on.
    private record Saying(SyncReport last, ProviderEntry.Review review, int sources, String ago) {}

    private HBox createProgress() {
        bar.getStyleClass().add(Styles.MEDIUM);
        bar.setMaxWidth(Double.MAX_VALUE);
        note.getStyleClass().add("outcome-words");
        var words = new VBox(note, bar);
        words.getStyleClass().add("progress-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var stop = new Button("", new FontIcon("mdi2c-close"));
        stop.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        stop.setAccessibleText(Messages.of("providers.sync.cancel"));
        stop.setOnAction(_ -> job.ifPresent(this::cancel));
        var row = new HBox(words, stop);
        row.getStyleClass().add("outcome-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void cancel(Job.View running) {
        model.cancel(running);
    }

    private static Node createResult(SyncReport last, String ago) {
        var icon = new FontIcon(
                switch (last.result()) {
                    case DONE, UNCHANGED -> "mdi2c-check-circle-outline";
                    case NEEDS_REVIEW -> "mdi2a-alert-outline";
                    case FAILED -> "mdi2a-alert-circle-outline";
                    case CANCELLED -> "mdi2c-close-circle-outline";
                    case NEVER -> "mdi2c-clock-outline";
                });
        icon.getStyleClass()
                .addAll(
                        "outcome-icon",
                        switch (last.result()) {
                            case DONE, UNCHANGED -> "outcome-good";
                            case NEEDS_REVIEW -> "outcome-doubtful";
                            case FAILED -> "outcome-bad";
                            case CANCELLED, NEVER -> "outcome-quiet";
                        });
        var never = last.result() == SyncReport.Result.NEVER;
        var words = new Label(never ? Messages.of("providers.never") : last.words());
        words.getStyleClass().add("outcome-words");
        words.setWrapText(true);
        words.setMinWidth(0);
        var row = new HBox(icon, words, new Spacer());
        row.getStyleClass().add("outcome-row");
        if (!never) {
            var when = new Label(ago);
            when.getStyleClass().add("outcome-when");
            when.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(when);
        }
        return row;
    }

    /// Folded up until somebody wants to know.
    private static Node createLeftOut(List<SkippedEntries> leftOut) {
        var words = new StringBuilder();
        for (var kind : leftOut) {
            words.append(words.isEmpty() ? "" : "\n").append(kind.words());
            for (var line : kind.lines())
                words.append("\n")
                        .append(Messages.of("providers.left-out.line", Integer.toString(line.line()), line.name()));
        }
        var lines = new Label(words.toString());
        lines.getStyleClass().add("outcome-words");
        lines.setWrapText(true);
        var fold = new TitledPane(Messages.of("providers.left-out", SkippedEntries.count(leftOut)), lines);
        fold.getStyleClass().addAll(Styles.DENSE, "left-out");
        fold.setAnimated(false);
        fold.setExpanded(false);
        return fold;
    }

    private Node createTrust(ProviderEntry entry) {
        var trust = new Button(Messages.of("providers.form.trust"), new FontIcon("mdi2c-certificate-outline"));
        trust.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
        trust.setOnAction(_ -> model.trust(entry));
        return trust;
    }

    private Node createReview(ProviderEntry entry) {
        var question = new Label(Messages.of(
                "providers.review.question",
                entry.status().sources(),
                entry.last().total()));
        question.getStyleClass().add("review-words");
        question.setWrapText(true);
        question.setMinWidth(0);
        var keep = new Button(Messages.of("providers.review.keep"));
        keep.setOnAction(_ -> model.keep(entry));
        var accept = new Button(Messages.of("providers.review.accept"));
        accept.setOnAction(_ -> model.accept(entry.id()));
        var row = new HBox(question, new Spacer(), keep, accept);
        row.getStyleClass().add("review");
        row.setAlignment(Pos.CENTER_LEFT);
        for (var button : new Button[] {keep, accept}) button.setMinWidth(USE_PREF_SIZE);
        return row;
    }
}
