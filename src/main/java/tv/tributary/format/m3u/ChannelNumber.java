package tv.tributary.format.m3u;

/// Parses channel numbers as lists write them.
final class ChannelNumber {
    private static final int LONGEST = 9;

    private ChannelNumber() {}

    /// `7` of `7 - Alpha`; empty for titles that do not begin with a number of up to four digits and a dash.
    static String before(String title) {
        int end = 0;
        while (end < title.length() && end < 5 && title.charAt(end) >= '0' && title.charAt(end) <= '9') {
            end++;
        }
        boolean named = end > 0 && end < 5 && title.startsWith(" - ", end) && title.length() > end + 3;
        return named ? of(title.substring(0, end)) : "";
    }

    /// `7`, `007` → `7`; `5.1`, `5-1` → `5.1`; `12.0` → `12`; `0`, `None`, words → empty.
    static String of(String text) {
        int length = text.length();
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((c == '.' || c == '-') && point < 0 && i > 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return "";
            }
        }
        int wholeEnd = point < 0 ? length : point;
        int from = 0;
        while (from < wholeEnd && text.charAt(from) == '0') {
            from++;
        }
        if (wholeEnd - from > LONGEST || length - wholeEnd > LONGEST || from == wholeEnd) {
            return "";
        }
        String whole = text.substring(from, wholeEnd);
        String part = point < 0 ? "" : text.substring(point + 1);
        return part.isEmpty() || part.chars().allMatch(c -> c == '0') ? whole : whole + "." + part;
    }
}
