package tv.tributary.format.xmltv;

/// An address with more about a channel, a programme or a person.
///
/// @param system whose it is, such as `imdb`; empty where nothing says so
public record XmltvUrl(String address, String system) {}
