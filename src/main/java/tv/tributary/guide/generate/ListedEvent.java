package tv.tributary.guide.generate;

import java.time.ZonedDateTime;
import java.util.Optional;

/// An event that the name of a channel tells of.
///
/// @param start empty if the name says no time
/// @param stop empty if there is no start; behind the last moment
public record ListedEvent(String title, Optional<ZonedDateTime> start, Optional<ZonedDateTime> stop) {}
