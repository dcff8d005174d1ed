package tv.tributary.ui.channels;

import java.util.Comparator;

/// Natural order of channel numbers: 5, 5.1, 5.2, 5.10, 12, 12a, 100; none comes last.
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
