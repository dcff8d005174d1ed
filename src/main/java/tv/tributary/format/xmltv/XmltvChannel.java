package tv.tributary.format.xmltv;

import java.util.List;

/// A channel of a guide.
///
/// @param id what programmes name it by; may be empty, and need not be unique
/// @param displayNames best first; its number and its call sign may be among them
public record XmltvChannel(String id, List<LocalizedText> displayNames, List<XmltvIcon> icons, List<XmltvUrl> urls) {
    public XmltvChannel {
        displayNames = List.copyOf(displayNames);
        icons = List.copyOf(icons);
        urls = List.copyOf(urls);
    }

    /// What to call it: its first name, or its id where it has none.
    public String name() {
        return displayNames.isEmpty() ? id : displayNames.getFirst().text();
    }
}
