package tv.tributary.catalog.lineup;

import tv.tributary.identity.text.TextRows;

/// Search index: the texts of all [SearchableRow]s. Immutable.
///
/// @param rows the last line of each is the names of its keys
record SearchText(TextRows rows) {
    /// Grades of how well a row fits the search, best first.
    enum Fit {
        /// Its number is what was typed.
        NUMBER,
        /// So is its name.
        NAME,
        /// The merge would take it for that channel.
        KEY,
        /// Its name begins so.
        NAME_START,
        /// Each word begins a word of its name.
        WORD_STARTS,
        /// What the merge reads begins the name it goes by.
        KEY_START,
        /// All words are somewhere in its name.
        IN_NAME,
        /// They are in other fields, in names of its streams, or inside its key.
        ELSEWHERE,
        NONE
    }

    /// How well a row fits. A row fits if all words occur in its text, or if the merge reads its name in them.
    Fit fit(int row, SearchQuery query) {
        var start = rows.start(row);
        var end = rows.end(row);
        var keys = end;
        while (rows.at(keys - 1) != '\n') keys--;
        var byKey = byKey(keys, end, query);
        if (!rows.hasAll(start, keys, query.words)) return byKey;
        var byName = byName(start, keys, query);
        return byKey.compareTo(byName) < 0 ? byKey : byName;
    }

    private Fit byName(int start, int end, SearchQuery query) {
        var nameEnd = rows.lineEnd(start, end);
        if (rows.isLine(nameEnd + 1, rows.lineEnd(nameEnd + 1, end), query.words)) return Fit.NUMBER;
        return switch (rows.nameFit(start, nameEnd, query.words)) {
            case NAME -> Fit.NAME;
            case NAME_START -> Fit.NAME_START;
            case WORD_STARTS -> Fit.WORD_STARTS;
            case IN_NAME -> Fit.IN_NAME;
            case NONE -> Fit.ELSEWHERE;
        };
    }

    /// @param from and to: where the names of its keys stand
    private Fit byKey(int from, int to, SearchQuery query) {
        var key = query.key;
        if (key.length == 0) return Fit.NONE;
        var best = Fit.NONE;
        for (var at = rows.find(from, to, key); at >= 0; at = rows.find(at + 1, to, key)) {
            var behind = at + key.length;
            // Channel 1 is not channel 11.
            if (TextRows.isDigit(rows.at(at - 1)) && TextRows.isDigit(key[0])) continue;
            var isStart = rows.at(at - 1) == '|';
            var isWhole = isStart && (behind == to || rows.at(behind) == ' ');
            var goesOn = behind < to && TextRows.isDigit(key[key.length - 1]) && TextRows.isDigit(rows.at(behind));
            if (isWhole && isMarket(at - 1, query.market)) return Fit.KEY;
            if (!isWhole && (!query.mayBePart() || goesOn)) continue;
            var fit = isStart && query.market.length == 0 ? Fit.KEY_START : Fit.ELSEWHERE;
            if (fit.compareTo(best) < 0) best = fit;
        }
        return best;
    }

    /// @param end of the market in a key's name
    private boolean isMarket(int end, byte[] market) {
        return market.length == 0 || rows.isAt(end - market.length, market);
    }
}
