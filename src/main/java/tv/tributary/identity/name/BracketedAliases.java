package tv.tributary.identity.name;

import java.util.Set;
import tv.tributary.identity.text.Tokens;

/// Brackets in a name that hold another name of the channel: its former one (`Star Life (F.K.A. Fox Life)`), or the
/// same in another script (`Kanal 4 (КАНАЛ 4)`).
final class BracketedAliases {
    private static final Set<String> FORMERLY =
            Set.of("fka", "former", "formerly", "ex", "vormals", "ehemals", "ehem", "anciennement", "antes", "dawniej");
    private static final int SHORTEST_NAME = 3;
    private static final int LAST_LATIN = 0x24F;

    private BracketedAliases() {}

    /// The name without such brackets.
    static String without(String name) {
        var open = name.indexOf('(');
        if (open < SHORTEST_NAME) return name;
        var close = name.indexOf(')', open);
        if (close < 0) return name;
        var inside = name.substring(open + 1, close);
        if (!tellsFormer(inside) && !isOtherScript(inside, name.substring(0, open))) return name;
        return name.substring(0, open) + name.substring(close + 1);
    }

    private static boolean tellsFormer(String inside) {
        var words = Tokens.of(inside);
        return words.size() > 1 && FORMERLY.contains(words.getFirst().text());
    }

    private static boolean isOtherScript(String inside, String before) {
        var foreign = 0;
        for (var i = 0; i < inside.length(); i++) {
            if (!Character.isLetter(inside.charAt(i))) continue;
            if (isLatin(inside.charAt(i))) return false;
            foreign++;
        }
        var latin = 0;
        for (var i = 0; i < before.length(); i++) if (isLatin(before.charAt(i))) latin++;
        return foreign > 0 && latin >= SHORTEST_NAME;
    }

    private static boolean isLatin(char c) {
        return Character.isLetter(c) && c <= LAST_LATIN;
    }
}
