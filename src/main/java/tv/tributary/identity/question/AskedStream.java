package tv.tributary.identity.question;

import java.util.Locale;
import tv.tributary.identity.name.ListedStream;

/// A stream of a channel, as far as questions look at it.
///
/// @param source its id; @param channel the one it is in; @param provider whose list it is in
/// @param key its merge key; @param title its name without prefix and marks
/// @param market the country or region whose viewers it is for; empty where nothing says so
public record AskedStream(
        long source, long channel, long provider, String key, String title, String market, ListedStream listed) {
    /// The guide id that its list gives it, in lower case; empty for none, for which `0`, `N/A` and `null` stand as
    /// well.
    String guideId() {
        var id = listed.tvgId().strip().toLowerCase(Locale.ROOT);
        return id.length() < 2 || id.equals("n/a") || id.equals("null") ? "" : id;
    }
}
