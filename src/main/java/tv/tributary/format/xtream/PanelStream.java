package tv.tributary.format.xtream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A live stream as a panel lists it. Texts are empty where it says nothing.
///
/// @param name may be empty
/// @param categories the ids of those it is in
/// @param archiveDays how many days of it can be watched afterwards; 0 for none
public record PanelStream(
        long id,
        String name,
        boolean radio,
        String icon,
        String guideId,
        List<String> categories,
        int archiveDays,
        boolean adult,
        Optional<Instant> added) {
    public PanelStream {
        categories = List.copyOf(categories);
    }
}
