package tv.tributary.ui.shell;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.job.Job;
import tv.tributary.text.Messages;

/// The newest running job with its progress, and all of them in a popover. Hidden while none runs.
final class JobStrip extends HBox {
    private final StatusModel model;
    private final Label title = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button all = new Button();
    private final VBox list = new VBox();
    /// By the job: kept while it runs, so that the keyboard stays on its button.
    private final Map<Long, JobRow> rows = new HashMap<>();
    private final Popover popover = new Popover(list);

    JobStrip(StatusModel model) {
        this.model = model;
        getStyleClass().add("job-strip");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("job-title");
        progress.getStyleClass().add(Styles.SMALL);
        all.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        // The title gives way first: the list behind the button has it in full.
        all.setMinWidth(USE_PREF_SIZE);
        title.setMinWidth(0);
        all.setOnAction(_ -> popover.show(all));
        list.getStyleClass().add("job-list");
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_CENTER);
        popover.setHeaderAlwaysVisible(false);
        getChildren().addAll(progress, title, all);
        var some = Bindings.isNotEmpty(model.jobs());
        visibleProperty().bind(some);
        managedProperty().bind(some);
        model.jobs().addListener((ListChangeListener<Job.View>) _ -> show());
        show();
    }

    private void show() {
        var jobs = model.jobs();
        if (jobs.isEmpty()) {
            popover.hide();
            return;
        }
        var newest = jobs.getLast();
        title.setText(newest.title());
        progress.setProgress(shown(newest.fraction()));
        progress.setAccessibleText(newest.title());
        all.setText(Messages.of("shell.jobs.all", jobs.size()));
        rows.keySet().retainAll(jobs.stream().map(Job.View::id).toList());
        var shown = jobs.stream()
                .map(job -> {
                    var row = rows.computeIfAbsent(job.id(), _ -> new JobRow(model));
                    row.show(job);
                    return (Node) row;
                })
                .toList();
        if (!list.getChildren().equals(shown)) list.getChildren().setAll(shown);
    }

    static double shown(double fraction) {
        return Double.isNaN(fraction) ? ProgressBar.INDETERMINATE_PROGRESS : fraction;
    }

    /// One running job with its progress and a button that ends it.
    private static final class JobRow extends HBox {
        private final StatusModel model;
        private final Label name = new Label();
        private final Label note = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final Button cancel = new Button("", new FontIcon("mdi2c-close"));

        JobRow(StatusModel model) {
            this.model = model;
            getStyleClass().add("job-row");
            setAlignment(Pos.CENTER_LEFT);
            name.getStyleClass().add("job-title");
            note.getStyleClass().add("job-note");
            bar.setMaxWidth(Double.MAX_VALUE);
            var words = new VBox(name, bar, note);
            words.getStyleClass().add("job-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            cancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
            cancel.setTooltip(new Tooltip());
            getChildren().addAll(words, cancel);
        }

        void show(Job.View job) {
            name.setText(job.title());
            note.setText(job.note());
            bar.setProgress(JobStrip.shown(job.fraction()));
            bar.setAccessibleText(job.title());
            var ending = Messages.of("shell.jobs.cancel", job.title());
            cancel.setAccessibleText(ending);
            cancel.getTooltip().setText(ending);
            cancel.setOnAction(_ -> model.cancel(job));
        }
    }
}
