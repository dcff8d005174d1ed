package tv.tributary.guide.generate;

import java.time.ZonedDateTime;
import java.util.Optional;
import tv.tributary.guide.generate.EventPattern.ListedEvent;
import tv.tributary.identity.name.EventSlot;

/// Preview of what a profile makes of a channel's name.
///
/// @param event empty unless the name tells of one
public record EventPreview(String name, EventReading reading, Optional<ListedEvent> event) {
    /// The result of reading a name. `text` holds the words.
    public enum EventReading {
        /// An event and when it is.
        TIMED,
        /// Something that is on all the while.
        UNTIMED,
        /// Nothing: the slot is hidden meanwhile.
        IDLE,
        /// Something that the profile's pattern does not find.
        NOT_FOUND
    }

    /// @throws EventPattern.BadPattern if the profile's pattern cannot be read or takes too long
    public static EventPreview of(String name, EventProfile profile, ZonedDateTime now) {
        var event = EventProgrammes.read(name, profile, now);
        return new EventPreview(
                name,
                event.map(found -> found.start().isPresent() ? EventReading.TIMED : EventReading.UNTIMED)
                        .orElseGet(() -> EventSlot.of(name).isIdle() ? EventReading.IDLE : EventReading.NOT_FOUND),
                event);
    }
}
