package tv.tributary.model;

import java.time.Instant;

/// What keeps the program from storing anything right now.
///
/// @param since when it was first noticed
/// @param words one or two plain sentences for the user
public record StorageFault(Instant since, String words) {}
