package tv.tributary.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table in plain text; numbers are right-aligned.
final class TextTable {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... titles) {
        rows.add(List.of(titles));
    }

    void add(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    void print(PrintWriter out) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int n = 0; n < widths.length; n++) widths[n] = Math.max(widths[n], width(row.get(n)));
        }
        for (var row : rows) out.println(line(row, widths).stripTrailing());
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int n = 0; n < widths.length; n++) {
            var cell = row.get(n);
            var space = " ".repeat(widths[n] - width(cell));
            line.append(isNumber(cell) ? space + cell : cell + space).append(" ".repeat(GAP));
        }
        return line.toString();
    }

    private static boolean isNumber(String cell) {
        return !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
