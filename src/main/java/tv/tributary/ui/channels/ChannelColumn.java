package tv.tributary.ui.channels;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.ProviderId;

/// The columns of the channel table, with their widths in pixels and their order of rows.
enum ChannelColumn {
    FAVOURITE(36, 36, 36),
    /// Room for six digits.
    NUMBER(76, 78, 110),
    NAME(150, 290, 5000),
    GROUP(90, 130, 320),
    BACKUPS(86, 88, 110),
    PROVIDERS(92, 150, 420),
    GUIDE(48, 150, 420);

    /// The title fits into this.
    final double leastWidth;

    final double width;
    /// The rest of a wide window goes to the names.
    final double mostWidth;

    ChannelColumn(double leastWidth, double width, double mostWidth) {
        this.leastWidth = leastWidth;
        this.width = width;
        this.mostWidth = mostWidth;
    }

    /// The ascending order by this column. Ties keep the playlist's order.
    Comparator<ChannelRow> order(Map<ProviderId, String> names) {
        return switch (this) {
            case FAVOURITE -> Comparator.comparing(row -> !row.favourite());
            case NUMBER -> Comparator.comparing(row -> row.channel().number(), NumberOrder.INSTANCE);
            case NAME -> text(row -> row.channel().name());
            case GROUP -> text(row -> row.channel().group());
            case BACKUPS -> Comparator.comparingInt(ChannelRow::backups);
            case PROVIDERS -> (one, other) -> carriers(one.providers(), other.providers(), names);
            case GUIDE -> text(row -> row.channel().guideId());
        };
    }

    /// Names of those who carry it, best first.
    static String providers(ChannelRow row, Map<ProviderId, String> names) {
        var ids = row.providers();
        if (ids.size() == 1) return names.getOrDefault(ids.getFirst(), "");
        var text = new StringBuilder();
        for (var id : ids) {
            if (!text.isEmpty()) text.append(", ");
            text.append(names.getOrDefault(id, ""));
        }
        return text.toString();
    }

    /// Name by name, without joining them for each of a million comparisons.
    private static int carriers(List<ProviderId> one, List<ProviderId> other, Map<ProviderId, String> names) {
        for (var at = 0; at < Math.min(one.size(), other.size()); at++) {
            if (one.get(at).equals(other.get(at))) continue;
            var order = names.getOrDefault(one.get(at), "").compareToIgnoreCase(names.getOrDefault(other.get(at), ""));
            if (order != 0) return order;
        }
        return Integer.compare(one.size(), other.size());
    }

    /// Empty values come last.
    private static Comparator<ChannelRow> text(Function<ChannelRow, String> of) {
        return (one, other) -> {
            var left = of.apply(one);
            var right = of.apply(other);
            if (left.isEmpty() || right.isEmpty()) return Boolean.compare(left.isEmpty(), right.isEmpty());
            return left.compareToIgnoreCase(right);
        };
    }

    /// Orders channel numbers as people count: 5, 5.1, 5.2, 5.10, 12, 12a, 100; none comes last.
    enum NumberOrder implements Comparator<String> {
        INSTANCE;

        @Override
        public int compare(String left, String right) {
            if (left.isEmpty() || right.isEmpty()) return Boolean.compare(left.isEmpty(), right.isEmpty());
            var l = 0;
            var r = 0;
            while (l < left.length() && r < right.length()) {
                if (isDigit(left.charAt(l)) && isDigit(right.charAt(r))) {
                    var leftEnd = digitsEnd(left, l);
                    var rightEnd = digitsEnd(right, r);
                    var order = digits(left, l, leftEnd, right, r, rightEnd);
                    if (order != 0) return order;
                    l = leftEnd;
                    r = rightEnd;
                } else {
                    var order = Character.compare(left.charAt(l++), right.charAt(r++));
                    if (order != 0) return order;
                }
            }
            return Integer.compare(left.length() - l, right.length() - r);
        }

        private static int digits(String left, int l, int leftEnd, String right, int r, int rightEnd) {
            while (l < leftEnd && left.charAt(l) == '0') l++;
            while (r < rightEnd && right.charAt(r) == '0') r++;
            var order = Integer.compare(leftEnd - l, rightEnd - r);
            while (order == 0 && l < leftEnd) order = Character.compare(left.charAt(l++), right.charAt(r++));
            return order;
        }

        private static int digitsEnd(String text, int from) {
            var end = from;
            while (end < text.length() && isDigit(text.charAt(end))) end++;
            return end;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
