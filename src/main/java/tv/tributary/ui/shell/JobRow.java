package tv.tributary.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
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

/// One running job with its progress and a cancel button.
final class JobRow extends HBox {
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
