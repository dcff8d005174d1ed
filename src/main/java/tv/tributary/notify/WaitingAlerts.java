package tv.tributary.notify;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.json.Json;
import tv.tributary.store.AlertStore;

/// The messages of one target that wait to be sent, kept for the next start. What cannot be stored is told in the log
/// only: it is still in memory. Thread-safe.
final class WaitingAlerts {
    private static final Logger log = LoggerFactory.getLogger(WaitingAlerts.class);

    private final AlertStore store;
    private final long target;

    WaitingAlerts(AlertStore store, long target) {
        this.store = store;
        this.target = target;
    }

    /// Those that an earlier run could not send. Blocks.
    List<Alert> read() {
        return store.waiting(target).stream().flatMap(WaitingAlerts::parsed).toList();
    }

    private static Stream<Alert> parsed(String text) {
        try {
            return Stream.of(Json.read(text, Alert.class));
        } catch (Json.BadJson e) {
            log.warn("a message that waited cannot be read: {}", e.getMessage());
            return Stream.of();
        }
    }

    /// Blocks.
    void keep(Collection<Alert> alerts) {
        try {
            store.keep(target, alerts.stream().map(Json::write).toList());
        } catch (RuntimeException e) {
            log.warn("messages that wait could not be stored: {}", e.toString());
        }
    }
}
