package tv.tributary.ui.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tv.tributary.model.ChannelId;

/// One programme at one time on one channel, as the grid shows it. Texts are empty where the guide says nothing.
///
/// @param stop after `start`
/// @param episode as on screen, such as `S2 E5`
/// @param facts one line each: year, countries, rating, who is in it
record Airing(
        ChannelId channel,
        Instant start,
        Instant stop,
        String title,
        String subTitle,
        String episode,
        String description,
        Genre genre,
        List<String> facts) {
    public Airing {
        if (!stop.isAfter(start)) throw new IllegalArgumentException("a programme that ends before it begins");
        facts = List.copyOf(facts);
    }

    /// Whether it is on at that moment; its end belongs to the next programme.
    public boolean isOn(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(stop);
    }

    /// How much of it has passed, 0..1.
    double progress(Instant now) {
        var whole = Duration.between(start, stop).toMillis();
        return Math.clamp((double) Duration.between(start, now).toMillis() / whole, 0, 1);
    }
}
