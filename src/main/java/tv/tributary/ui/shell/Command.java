package tv.tributary.ui.shell;

/// A palette command.
///
/// @param words what it does, as the user searches for it
/// @param hint the kind of thing or its shortcut, beside the words
/// @param icon its ikonli literal
record Command(String words, String hint, String icon, Runnable action) {}
