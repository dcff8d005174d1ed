package tv.tributary.identity.name;

import java.util.Optional;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.Lexicon;

/// A merge key in its parts; the text of it ([#text()]) is what is stored with sources and channels.
///
/// @param kind `tv`, `radio`, `event` or `loop`
/// @param market whose feed it is; empty for everywhere or unknown
/// @param name folded, without spaces; `call wabc` for an American station
/// @param language ISO 639 of the feed, empty if its name names none
/// @param coast of an American time zone's feed; empty for the eastern one
/// @param shift `+1`, or empty
public record ChannelKey(String kind, String market, String name, String language, String coast, String shift) {
    private static final String CALL = "call ";

    /// Reads what [#text()] wrote.
    public static ChannelKey of(String text) {
        var first = text.indexOf('|');
        var second = text.indexOf('|', first + 1);
        if (first < 0 || second < 0) return new ChannelKey("tv", "", text, "", "", "");
        var kind = text.substring(0, first);
        var market = text.substring(first + 1, second);
        var rest = text.substring(second + 1);
        if (!kind.equals("tv") && !kind.equals("radio")) return new ChannelKey(kind, market, rest, "", "", "");
        var parts = rest.split(";", -1);
        var language = "";
        var coast = "";
        var shift = "";
        for (var i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("+")) shift = parts[i];
            else if (Lexicon.SHIPPED.isCoast(parts[i])) coast = parts[i];
            else language = parts[i];
        }
        return new ChannelKey(kind, market, parts[0], language, coast, shift);
    }

    public String text() {
        return kind + "|" + market + "|" + name + mark(language) + mark(coast) + mark(shift);
    }

    /// The station's call sign; empty if it is none.
    public String call() {
        return name.startsWith(CALL) ? name.substring(CALL.length()) : "";
    }

    /// The differences that prove two channels distinct, clearest first; empty if there are none. Their order does not
    /// matter. Names are not compared, only what tells feeds and siblings apart.
    public Optional<KeyDifference> apart(ChannelKey other) {
        if (!kind.equals(other.kind)) return Optional.of(KeyDifference.KIND);
        if (!kind.equals("tv") && !kind.equals("radio")) {
            return name.equals(other.name) && market.equals(other.market)
                    ? Optional.empty()
                    : Optional.of(KeyDifference.SLOT);
        }
        if (!call().isEmpty() && !other.call().isEmpty())
            return call().equals(other.call()) ? Optional.empty() : Optional.of(KeyDifference.CALL_SIGN);
        if (!shift.equals(other.shift)) return Optional.of(KeyDifference.SHIFT);
        if (!coast.equals(other.coast)) return Optional.of(KeyDifference.COAST);
        if (!language.isEmpty() && !other.language.isEmpty() && !language.equals(other.language))
            return Optional.of(KeyDifference.LANGUAGE);
        if (call().isEmpty() && other.call().isEmpty() && !numbers(name).equals(numbers(other.name)))
            return Optional.of(KeyDifference.NUMBER);
        if (Lexicon.SHIPPED.tellsRegion(name, other.name)) return Optional.of(KeyDifference.REGION);
        if (!market.isEmpty() && !other.market.isEmpty() && !market.equals(other.market))
            return Optional.of(KeyDifference.COUNTRY);
        return Optional.empty();
    }

    /// The numbers in a name, parted by spaces.
    private static String numbers(String name) {
        var numbers = new StringBuilder();
        for (var i = 0; i < name.length(); i++) {
            if (Folding.isDigit(name.charAt(i))) numbers.append(name.charAt(i));
            else if (!numbers.isEmpty() && numbers.charAt(numbers.length() - 1) != ' ') numbers.append(' ');
        }
        return numbers.toString().strip();
    }

    private static String mark(String value) {
        return value.isEmpty() ? "" : ";" + value;
    }

    /// Differences that rule out that two streams are the same channel. Texts under `key-difference.*`.
    public enum KeyDifference {
        /// Television, radio, an event's slot, one programme over and over.
        KIND,
        SLOT,
        CALL_SIGN,
        NUMBER,
        /// `+1` against none or another.
        SHIFT,
        COAST,
        LANGUAGE,
        /// A region inside a country: `London`, `Bretagne`.
        REGION,
        /// Feeds of two countries; where one is unknown this is no difference.
        COUNTRY
    }
}
