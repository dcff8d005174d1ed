package tv.tributary.model;

import java.time.Instant;

/// The reason why nothing can be stored at the moment.
///
/// @param since when it was first noticed
/// @param words one or two plain sentences for the user
public record StorageFault(Instant since, String words) {}
