package tv.tributary.ui.dashboard;

import java.util.ArrayList;
import java.util.List;

/// A block in a column of the merge diagram: from `y`, `height` pixels high.
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
