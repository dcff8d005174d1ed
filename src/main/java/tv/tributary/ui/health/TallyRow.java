package tv.tributary.ui.health;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.health.HealthSummary.StreamTally;
import tv.tributary.text.Messages;
import tv.tributary.ui.health.HealthModel.TallyEntry;

/// A provider or a group: its name, a bar of what plays, fails and was never tested, the figures, and for a provider
/// its
/// last days and a way to look at it now.
final class TallyRow extends HBox {
    private final Label name = new Label();
    private final Bar bar = new Bar();
    private final Label figures = new Label();
    private final Trend trend = new Trend();
    private final Button look = new Button();

    /// @param lookNow what the button does; without one there is no button
    TallyRow(Optional<Runnable> lookNow) {
        getStyleClass().add("tally-row");
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("tally-name");
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        name.setMinWidth(0);
        figures.getStyleClass().add("tally-figures");
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().setAll(name, bar, figures);
        lookNow.ifPresent(action -> {
            look.setGraphic(new FontIcon("mdi2e-eye-outline"));
            look.getStyleClass().addAll("icon-button", "flat");
            look.setTooltip(new Tooltip(Messages.of("health.page.look-at")));
            look.setOnAction(_ -> action.run());
            getChildren().addAll(trend, look);
        });
    }

    void show(TallyEntry entry) {
        var tally = entry.tally();
        var words = entry.name().isBlank() ? Messages.of("health.page.no-group") : entry.name();
        name.setText(words);
        bar.show(tally);
        figures.setText(Messages.of("health.page.figures", tally.playing(), tally.failing(), tally.untested()));
        trend.show(entry.trend());
        look.setAccessibleText(Messages.of("health.page.look-at-one", words));
        setAccessibleText(words + ": " + figures.getText());
    }

    /// Three parts, each as wide as its share.
    private static final class Bar extends Region {
        private final List<Region> parts = List.of(part("playing"), part("failing"), part("untested"));
        private List<Integer> counts = List.of(0, 0, 0);

        Bar() {
            getStyleClass().add("tally-bar");
            getChildren().setAll(parts);
        }

        private static Region part(String style) {
            var part = new Region();
            part.getStyleClass().add(style);
            return part;
        }

        void show(StreamTally tally) {
            counts = List.of(tally.playing(), tally.failing(), tally.untested());
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            int all = counts.stream().mapToInt(Integer::intValue).sum();
            double at = 0;
            for (int n = 0; n < parts.size(); n++) {
                double width = all == 0 ? 0 : getWidth() * counts.get(n) / all;
                parts.get(n).resizeRelocate(at, 0, width, getHeight());
                at += width;
            }
        }
    }

    /// The shares of the last days as a line, the last day at the right.
    private static final class Trend extends Region {
        private static final double INSET = 2;
        private final Polyline line = new Polyline();
        private List<Double> shares = List.of();

        Trend() {
            getStyleClass().add("tally-trend");
            line.getStyleClass().add("tally-line");
            line.setManaged(false);
            getChildren().setAll(line);
        }

        void show(List<Double> days) {
            shares = days;
            setAccessibleText(Messages.of("health.page.trend", days.size()));
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            line.getPoints().clear();
            if (shares.size() < 2) return;
            double step = (getWidth() - 2 * INSET) / (HealthModel.DAYS - 1);
            double from = getWidth() - INSET - step * (shares.size() - 1);
            for (int n = 0; n < shares.size(); n++) {
                double y = INSET + (1 - shares.get(n)) * (getHeight() - 2 * INSET);
                line.getPoints().addAll(from + n * step, y);
            }
        }
    }
}
