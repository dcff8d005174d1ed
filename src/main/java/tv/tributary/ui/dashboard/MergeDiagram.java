package tv.tributary.ui.dashboard;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// A Sankey diagram of the merge: providers on the left, channels and backups on the right. Heights are proportional to
/// numbers of streams.
final class MergeDiagram extends Region {
    private static final double BAR = 7;
    private static final double LABEL_GAP = 10;
    private static final double IN_LABEL_HEIGHT = 20;
    private static final double IN_LABEL_WIDTH = 0.36;
    private static final double OUT_LABEL_HEIGHT = 36;
    private static final double OUT_LABEL_WIDTH = 0.31;
    private static final double WIDEST_LABEL = 190;

    private MergeDiagramData figure = new MergeDiagramData(List.of(), 0, 0, 0, "");
    private final List<Path> inRibbons = new ArrayList<>();
    private final List<Path> outRibbons = new ArrayList<>();
    private final List<Rectangle> inBars = new ArrayList<>();
    private final List<Rectangle> outBars = new ArrayList<>();
    private final List<Pane> inLabels = new ArrayList<>();
    private final List<Pane> outLabels = new ArrayList<>();
    private final Rectangle trunk = bar("merge-trunk");

    MergeDiagram() {
        getStyleClass().add("merge-diagram");
    }

    void show(MergeDiagramData newer) {
        figure = newer;
        setAccessibleText(newer.sentence());
        List.of(inRibbons, outRibbons, inBars, outBars, inLabels, outLabels).forEach(List::clear);
        getChildren().clear();
        if (newer.streams() == 0 || newer.inflows().isEmpty()) return;
        for (var inflow : newer.inflows()) {
            var style = "merge-in-" + (inBars.size() + 1);
            inRibbons.add(ribbon(style));
            inBars.add(bar(style));
            inLabels.add(inLabel(inflow));
        }
        out("merge-channels", newer.channels(), Messages.of("dashboard.merge.channels"));
        out("merge-backups", newer.merged(), Messages.of("dashboard.merge.backups"));
        getChildren().addAll(inRibbons);
        getChildren().addAll(outRibbons);
        getChildren().addAll(inBars);
        getChildren().addAll(outBars);
        getChildren().add(trunk);
        getChildren().addAll(inLabels);
        getChildren().addAll(outLabels);
    }

    private void out(String style, int streams, String words) {
        outRibbons.add(ribbon(style));
        outBars.add(bar(style));
        outLabels.add(outLabel(Units.count(streams), words));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(2 * OUT_LABEL_HEIGHT, IN_LABEL_HEIGHT * figure.inflows().size());
    }

    @Override
    protected void layoutChildren() {
        if (getChildren().isEmpty()) return;
        var inWidth = Math.min(WIDEST_LABEL, getWidth() * IN_LABEL_WIDTH);
        var outWidth = Math.min(WIDEST_LABEL, getWidth() * OUT_LABEL_WIDTH);
        var left = inWidth + LABEL_GAP;
        var right = getWidth() - outWidth - LABEL_GAP - BAR;
        var middle = (left + right - BAR) / 2;
        var ins =
                figure.inflows().stream().map(MergeDiagramData.Inflow::streams).toList();
        var outs = List.of(figure.channels(), figure.merged());
        var whole = new SankeyBlock(0, getHeight());
        var inBlocks = SankeyBlock.apart(whole, ins);
        var outBlocks = SankeyBlock.apart(whole, outs);
        place(inRibbons, left + BAR, inBlocks, middle, SankeyBlock.parts(whole, ins));
        place(outRibbons, middle + BAR, SankeyBlock.parts(whole, outs), right, outBlocks);
        place(List.of(trunk), middle, List.of(whole));
        place(inBars, left, inBlocks);
        place(outBars, right, outBlocks);
        labels(inLabels, inBlocks, 0, inWidth, IN_LABEL_HEIGHT);
        labels(outLabels, outBlocks, right + BAR + LABEL_GAP, outWidth, OUT_LABEL_HEIGHT);
    }

    private static void place(List<Path> ribbons, double x0, List<SankeyBlock> from, double x1, List<SankeyBlock> to) {
        var bend = (x0 + x1) / 2;
        for (var i = 0; i < ribbons.size(); i++) {
            var a = from.get(i);
            var b = to.get(i);
            ribbons.get(i)
                    .getElements()
                    .setAll(
                            new MoveTo(x0, a.y()),
                            new CubicCurveTo(bend, a.y(), bend, b.y(), x1, b.y()),
                            new LineTo(x1, b.end()),
                            new CubicCurveTo(bend, b.end(), bend, a.end(), x0, a.end()),
                            new ClosePath());
        }
    }

    private static void place(List<Rectangle> bars, double x, List<SankeyBlock> blocks) {
        for (var i = 0; i < bars.size(); i++) {
            bars.get(i).setX(x);
            bars.get(i).setY(blocks.get(i).y());
            bars.get(i).setHeight(blocks.get(i).height());
        }
    }

    /// Beside its block each, but never over the one above and with room for those below.
    private void labels(List<Pane> labels, List<SankeyBlock> blocks, double x, double width, double height) {
        var least = 0.0;
        for (var i = 0; i < labels.size(); i++) {
            var most = getHeight() - (labels.size() - i) * height;
            var y = Math.max(least, Math.min(blocks.get(i).middle() - height / 2, most));
            labels.get(i).resizeRelocate(x, Math.rint(y), width, height);
            least = y + height;
        }
    }

    private static Path ribbon(String style) {
        var ribbon = new Path();
        ribbon.getStyleClass().addAll("merge-flow", style);
        ribbon.setManaged(false);
        return ribbon;
    }

    private static Rectangle bar(String style) {
        var bar = new Rectangle(BAR, 0);
        bar.getStyleClass().addAll("merge-bar", style);
        bar.setManaged(false);
        return bar;
    }

    private static Pane inLabel(MergeDiagramData.Inflow inflow) {
        var name = new Label(inflow.name());
        name.getStyleClass().add("merge-name");
        var count = new Label(Units.count(inflow.streams()));
        count.getStyleClass().add("merge-count");
        count.setMinWidth(USE_PREF_SIZE);
        var label = new HBox(name, count);
        label.getStyleClass().add("merge-label");
        label.setAlignment(Pos.CENTER_RIGHT);
        label.setManaged(false);
        return label;
    }

    private static Pane outLabel(String count, String words) {
        var figure = new Label(count);
        figure.getStyleClass().add("merge-figure");
        var meaning = new Label(words);
        meaning.getStyleClass().add("merge-count");
        var label = new VBox(figure, meaning);
        label.setAlignment(Pos.CENTER_LEFT);
        label.setManaged(false);
        return label;
    }

    /// A part of a column in the merge diagram: from `y`, `height` pixels high.
    record SankeyBlock(double y, double height) {
        private static final double GAP = 8;
        private static final double LEAST = 3;

        double middle() {
            return y + height / 2;
        }

        double end() {
            return y + height;
        }

        /// Blocks in proportion with gaps between them, small ones still to be seen.
        static List<SankeyBlock> apart(SankeyBlock whole, List<Integer> amounts) {
            return split(whole, amounts, GAP, LEAST);
        }

        /// Blocks in proportion that touch.
        static List<SankeyBlock> parts(SankeyBlock whole, List<Integer> amounts) {
            return split(whole, amounts, 0, 0);
        }

        private static List<SankeyBlock> split(SankeyBlock whole, List<Integer> amounts, double gap, double least) {
            var sum = Math.max(1, amounts.stream().mapToLong(Integer::longValue).sum());
            var room = whole.height() - gap * (amounts.size() - 1);
            // What the small ones take beyond their share, the others lack.
            var small = amounts.stream()
                    .filter(amount -> amount > 0 && room * amount / sum < least)
                    .toList();
            var smallSum = small.stream().mapToLong(Integer::longValue).sum();
            var scale = (room - small.size() * least) / Math.max(1, sum - smallSum);
            var blocks = new ArrayList<SankeyBlock>();
            var y = whole.y();
            for (var amount : amounts) {
                var height = small.contains(amount) ? least : scale * amount;
                blocks.add(new SankeyBlock(y, height));
                y += height + gap;
            }
            return blocks;
        }
    }
}
