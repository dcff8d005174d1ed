package tv.tributary.format.xmltv;

/// A picture of a programme or a person that says what it shows. Each empty where nothing says so.
///
/// @param type `poster`, `backdrop`, `still`, `person` or `character`
/// @param size 1 (small) to 3
/// @param orient `P` for upright, `L` for wide
public record XmltvImage(String address, String type, String size, String orient, String system) {}
