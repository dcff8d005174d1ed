package tv.tributary.store;

import java.time.Duration;
import java.time.Instant;

/// A viewing as stored.
///
/// @param ended the last known moment while it runs
/// @param person empty for the household, and where names are not kept
/// @param device what the player calls itself; empty where names are not kept
/// @param provider whose source was on air at the end; empty if that is not known
/// @param switches how often the channel changed its source meanwhile
/// @param programme what was on; empty where no guide knows, or too little was watched of it
/// @param waited how long its player waited for the first picture; zero where it did not
public record ViewingRow(
        long id,
        Instant began,
        Instant ended,
        long channel,
        String channelName,
        String person,
        String device,
        String provider,
        long bytes,
        int switches,
        Ending ending,
        String programme,
        Duration waited) {
    /// The same without who watched, and on which device.
    public ViewingRow anonymous() {
        return new ViewingRow(
                id, began, ended, channel, channelName, "", "", provider, bytes, switches, ending, programme, waited);
    }

    /// How a viewing ended.
    public enum Ending {
        /// It has not; after a crash, until the next start.
        RUNNING,
        /// The player closed the connection, or stopped to ask.
        LEFT,
        /// Tributary closed it.
        DISCONNECTED,
        /// Tributary ended.
        STOPPED
    }

    /// What viewings are added up by.
    public enum Total {
        /// All of them, under no name.
        ALL,
        CHANNEL,
        PROGRAMME,
        PERSON,
        DEVICE,
        PROVIDER,
        ENDING;

        /// The name under which a viewing counts; empty where it is not known.
        public String of(ViewingRow viewing) {
            return switch (this) {
                case ALL -> "";
                case CHANNEL -> viewing.channelName();
                case PROGRAMME -> viewing.programme();
                case PERSON -> viewing.person();
                case DEVICE -> viewing.device();
                case PROVIDER -> viewing.provider();
                case ENDING -> viewing.ending().name();
            };
        }
    }
}
