package tv.tributary.identity.name;

import java.util.Locale;
import tv.tributary.identity.text.Folding;

/// The licence name of a North American station: `WABC`, `KMPH-CD`, `WTTG-DT3`. It names one station, so neither the
/// network nor the town beside it counts.
///
/// @param key call sign, class (`-DT` and `-TV` are the station itself) and sub-channel (the first is the station)
record CallSign(String key) {
    private static final int LONGEST = 12;

    /// The call sign of a name's brackets, or of a name that is nothing else; empty [#key()] if it has none.
    ///
    /// @param title without prefix and quality marks, as it was written
    static CallSign of(String title, String market) {
        var american = market.equals("us") || market.equals("ca") || market.isEmpty();
        if (!american) return new CallSign("");
        for (var open = title.indexOf('('); open >= 0; open = title.indexOf('(', open + 1)) {
            var close = title.indexOf(')', open);
            if (close < 0) break;
            var found = read(title, open + 1, close, false);
            if (!found.isEmpty()) return new CallSign(found);
        }
        if (market.isEmpty()) return new CallSign("");
        var words = title.split(" ", -1);
        for (var word : words) {
            var found = read(word, 0, word.length(), words.length > 1 || word.startsWith("C"));
            if (!found.isEmpty() && (words.length == 1 || word.indexOf('-') > 0)) return new CallSign(found);
        }
        return station(words);
    }

    /// `NBC 4 WRC Washington`: a network, its number, then the call sign.
    private static CallSign station(String[] words) {
        if (words.length < 3 || !Folding.isNumber(words[1])) return new CallSign("");
        return new CallSign(read(words[2], 0, words[2].length(), false));
    }

    private static String read(String text, int start, int end, boolean marked) {
        if (end - start < 3 || end - start > LONGEST) return "";
        var at = start;
        while (at < end && isCapitalOrDigit(text.charAt(at))) at++;
        var call = text.substring(start, at);
        var tail = text.substring(at, end);
        var sub = "";
        if (tail.isEmpty() && call.length() > 3 && Folding.isDigit(call.charAt(call.length() - 1))) {
            sub = call.substring(call.length() - 1);
            call = call.substring(0, call.length() - 1);
        }
        if (tail.isEmpty() && sub.isEmpty() && call.length() == 6 && (call.endsWith("DT") || call.endsWith("TV"))) {
            call = call.substring(0, 4);
        }
        if (!isCall(call)) return "";
        var type = "";
        if (!tail.isEmpty()) {
            if (tail.charAt(0) != '-') return "";
            var digits = tail.length();
            while (digits > 1 && Folding.isDigit(tail.charAt(digits - 1))) digits--;
            sub = tail.substring(digits);
            type = tail.substring(1, digits);
            if (!isType(type)) return "";
        } else if (marked) {
            return "";
        }
        var own = type.isEmpty() || type.equals("DT") || type.equals("TV") || type.equals("D");
        var first = sub.isEmpty() || sub.equals("1");
        return (call + (own ? "" : type) + (first ? "" : "-" + sub)).toLowerCase(Locale.ROOT);
    }

    /// `WABC`, `WSB`, `K20JL`.
    private static boolean isCall(String call) {
        if (call.length() < 3 || call.length() > 5) return false;
        var first = call.charAt(0);
        if (first != 'K' && first != 'W' && first != 'C') return false;
        if (first == 'C' && call.length() != 4) return false;
        var translator = call.length() == 5;
        for (var i = 1; i < call.length(); i++) {
            if (Folding.isDigit(call.charAt(i)) != (translator && i < 3)) return false;
        }
        return true;
    }

    private static boolean isType(String type) {
        return switch (type) {
            case "DT", "TV", "D", "LD", "CD", "LP", "CA", "" -> true;
            default -> false;
        };
    }

    private static boolean isCapitalOrDigit(char c) {
        return (c >= 'A' && c <= 'Z') || Folding.isDigit(c);
    }
}
