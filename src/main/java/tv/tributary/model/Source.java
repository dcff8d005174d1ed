package tv.tributary.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A stream as one provider offers it. Texts are empty where the provider says nothing.
///
/// @param number the channel number the provider gives it, possibly with a sub-channel (`5.1`)
/// @param url where it plays; may hold credentials
/// @param headers HTTP request headers the provider asks for
/// @param attributes everything else the list said about it, in its order
public record Source(
        SourceId id,
        ProviderId provider,
        SourceKind kind,
        String name,
        String group,
        String logo,
        String tvgId,
        String tvgName,
        String number,
        String url,
        Map<String, String> headers,
        Map<String, String> attributes) {
    private static final Set<String> ENDINGS = Set.of(
            "mkv", "mp4", "m4v", "avi", "mov", "wmv", "mpg", "mpeg", "webm", "ogv", "3gp", "divx", "vob", "flv", "ts");
    /// Of films and episodes whose address does not say.
    public static final String USUAL_ENDING = "mp4";

    public Source {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /// The same source at another address.
    public Source at(String other) {
        return new Source(id, provider, kind, name, group, logo, tvgId, tvgName, number, other, headers, attributes);
    }

    /// How the address of a film ends: players choose by it how they read.
    public String ending() {
        return ending(url);
    }

    /// The same of an address, or of what a provider writes in place of one; `mp4` where that does not say.
    public static String ending(String address) {
        int end = address.length();
        for (int i = 0; i < end; i++) if (address.charAt(i) == '?' || address.charAt(i) == '#') end = i;
        int dot = address.lastIndexOf('.', end - 1);
        if (dot < address.lastIndexOf('/', end - 1)) return USUAL_ENDING;
        var ending = address.substring(dot + 1, end).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) ? ending : USUAL_ENDING;
    }

    /// Leaves the URL out: it may hold a password.
    @Override
    public String toString() {
        return "Source[" + id + " of " + provider + ": " + name + "]";
    }

    /// Kinds of list entries.
    public enum SourceKind {
        LIVE,
        RADIO,
        VOD,
        /// A series, whose episodes are to be asked for.
        SERIES,
        /// A heading such as `##### SPORTS #####`, not something to play.
        SEPARATOR
    }
}
