package tv.tributary.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
    public Source {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /// The same source at another address.
    public Source at(String other) {
        return new Source(id, provider, kind, name, group, logo, tvgId, tvgName, number, other, headers, attributes);
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
