package tv.tributary.dvr.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.dvr.schedule.Showing.Episode;
import tv.tributary.model.ChannelId;

/// Showings for tests of rules and plans.
public final class SampleShowings {
    private SampleShowings() {}

    /// An hour of something of which only the title is known.
    public static Showing hour(long channel, String start, String title) {
        return episode(channel, start, 60, title, 0, 0);
    }

    /// @param season 0 for none; so is `number`
    public static Showing episode(long channel, String start, int minutes, String title, int season, int number) {
        var from = Instant.parse(start);
        return new Showing(
                new ChannelId(channel),
                from,
                from.plus(Duration.ofMinutes(minutes)),
                title,
                "",
                "",
                List.of("Drama"),
                List.of("Ann Actor"),
                number == 0
                        ? Optional.empty()
                        : Optional.of(new Episode(season == 0 ? OptionalInt.empty() : OptionalInt.of(season), number)),
                "",
                Optional.empty(),
                false,
                false,
                OptionalInt.empty(),
                Optional.of(7.0));
    }

    /// The same, told by other fields.
    public static Showing with(Showing one, String subTitle, String description, String programmeId, boolean repeat) {
        return new Showing(
                one.channel(),
                one.start(),
                one.stop(),
                one.title(),
                subTitle,
                description,
                one.categories(),
                one.people(),
                one.episode(),
                programmeId,
                one.firstShown(),
                one.isNew(),
                repeat,
                one.year(),
                one.rating());
    }
}
