package tv.tributary.dvr.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.model.ChannelId;

/// One showing of a programme on one channel, as rules, plans and files see it. Texts and lists are empty where the
/// guide says nothing.
///
/// @param stop the first moment after it
/// @param programmeId the guide's own id of the episode (`dd_progid`, `crid`), which other showings of it share
/// @param firstShown the day it was first shown anywhere
/// @param isNew whether the guide says that it was never shown before
/// @param isRepeat whether the guide says that it was shown before
/// @param year the year of a film
/// @param rating of up to ten stars; empty where nobody rated it
public record Showing(
        ChannelId channel,
        Instant start,
        Instant stop,
        String title,
        String subTitle,
        String description,
        List<String> categories,
        List<String> people,
        Optional<Episode> episode,
        String programmeId,
        Optional<LocalDate> firstShown,
        boolean isNew,
        boolean isRepeat,
        OptionalInt year,
        Optional<Double> rating) {
    public Showing {
        categories = List.copyOf(categories);
        people = List.copyOf(people);
    }

    /// A number within a series, from one. `season` is empty where a series only counts its episodes.
    public record Episode(OptionalInt season, int number) {}
}
