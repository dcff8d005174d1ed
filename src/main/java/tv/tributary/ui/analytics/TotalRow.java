package tv.tributary.ui.analytics;

import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import tv.tributary.activity.ViewingReport.FailureTotal;
import tv.tributary.activity.ViewingReport.ViewingTotal;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// A channel, a person, a device or a provider: its name, a bar as long as its share of the first one's time, and the
/// figures.
final class TotalRow extends HBox {
    private final Label name = new Label();
    private final ShareBar bar = new ShareBar();
    private final Label figures = new Label();

    TotalRow() {
        getStyleClass().add("total-row");
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("total-name");
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        name.setMinWidth(0);
        figures.getStyleClass().add("total-figures");
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().setAll(name, bar, figures);
    }

    /// @param most what the longest bar stands for
    /// @param unnamed stands for a name that is not known
    void show(ViewingTotal total, Duration most, String unnamed) {
        name.setText(total.name().isEmpty() ? unnamed : total.name());
        figures.setText(Messages.of(
                "analytics.figures", Units.duration(total.time()), total.viewings(), Units.bytes(total.bytes())));
        bar.show(most.isZero() ? 0 : (double) total.time().toMillis() / most.toMillis());
        setAccessibleText(name.getText() + ": " + figures.getText());
    }

    /// @param most what the longest bar stands for
    void show(FailureTotal total, long most) {
        name.setText(total.name());
        figures.setText(Messages.of("analytics.failure", total.times(), total.saves(), Units.duration(total.lasted())));
        bar.show(most == 0 ? 0 : (double) total.times() / most);
        setAccessibleText(name.getText() + ": " + figures.getText());
    }

    private static final class ShareBar extends Region {
        private final Region filled = new Region();
        private double share;

        ShareBar() {
            getStyleClass().add("share-bar");
            filled.getStyleClass().add("filled");
            getChildren().setAll(filled);
        }

        void show(double newShare) {
            share = newShare;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            filled.resizeRelocate(0, 0, Math.max(1, getWidth() * share), getHeight());
        }
    }
}
