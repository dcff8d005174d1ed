package tv.tributary.catalog.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.model.Source.SourceKind;

/// One entry of a provider's list, whatever kind of provider wrote it. Texts are empty where it says nothing.
///
/// @param line where in the list it stands, from 1, to show a user; 0 if the list has no lines
/// @param name for eyes, never empty
/// @param guideId the channel's id in a programme guide
/// @param otherName how the list calls it elsewhere (`tvg-name`)
/// @param number the channel number, such as `7` or `5.1`
/// @param url where the stream is; not necessarily one that can be opened
/// @param headers request headers its stream wants
/// @param attributes what else is said of it, in its order
/// @param encrypted whether its stream needs a licence (DRM)
public record ListEntry(
        int line,
        SourceKind kind,
        String name,
        String group,
        String logo,
        String guideId,
        String otherName,
        String number,
        String url,
        Map<String, String> headers,
        Map<String, String> attributes,
        boolean encrypted) {
    public ListEntry {
        headers = inOrder(headers);
        attributes = inOrder(attributes);
    }

    private static Map<String, String> inOrder(Map<String, String> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /// One of which nothing is known but name, group and URL.
    public static ListEntry of(String name, String group, String url) {
        return new ListEntry(0, SourceKind.LIVE, name, group, "", "", "", "", url, Map.of(), Map.of(), false);
    }

    /// The same entry with another group and other attributes.
    public ListEntry with(String otherGroup, Map<String, String> otherAttributes) {
        return new ListEntry(
                line,
                kind,
                name,
                otherGroup,
                logo,
                guideId,
                otherName,
                number,
                url,
                headers,
                otherAttributes,
                encrypted);
    }

    /// Whether the list has it as a channel, be it one that cannot be played.
    boolean isChannel() {
        return kind == SourceKind.LIVE || kind == SourceKind.RADIO;
    }

    /// What it says about its stream's channel.
    ListedStream descriptor() {
        return new ListedStream(new EntryName(kind, name, group, otherName), guideId, logo);
    }

    /// Without the URL, which may hold a password.
    @Override
    public String toString() {
        return "entry in line " + line;
    }
}
