package tv.tributary.ui.recordings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Gap;

/// A bar as long as a recording: what is in the file, and what is missing. FX thread only.
final class GapBar extends Pane {
    private static final double HEIGHT = 6;

    /// A part of the bar, from 0 to 1.
    private record Part(Region region, double from, double to) {}

    private final ArrayList<Part> parts = new ArrayList<>();

    GapBar() {
        getStyleClass().add("gap-bar");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    void show(Recording recording, Instant now) {
        parts.clear();
        var progress = recording.progress();
        var whole = recording.begin();
        var end = progress.ended().filter(at -> at.isAfter(whole)).orElse(recording.end());
        var done = end.isBefore(now) ? end : now;
        if (progress.began().isPresent() && whole.isBefore(done))
            add("recorded", share(whole, end, whole), share(whole, end, done));
        for (Gap gap : progress.gaps()) add("missing", share(whole, end, gap.from()), share(whole, end, gap.to()));
        getChildren().setAll(parts.stream().map(part -> (Node) part.region()).toList());
        requestLayout();
    }

    private void add(String style, double from, double to) {
        var region = new Region();
        region.getStyleClass().add(style);
        parts.add(new Part(region, from, to));
    }

    private static double share(Instant begin, Instant end, Instant at) {
        double all = Duration.between(begin, end).toMillis();
        return all <= 0 ? 0 : Math.clamp(Duration.between(begin, at).toMillis() / all, 0, 1);
    }

    @Override
    protected void layoutChildren() {
        for (var part : parts) {
            double from = part.from() * getWidth();
            // What is missing is seen, however short it was.
            part.region().resizeRelocate(from, 0, Math.max(2, (part.to() - part.from()) * getWidth()), getHeight());
        }
    }
}
