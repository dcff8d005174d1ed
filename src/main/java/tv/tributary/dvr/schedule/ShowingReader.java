package tv.tributary.dvr.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.dvr.schedule.Showing.Episode;
import tv.tributary.format.xmltv.Credit;
import tv.tributary.format.xmltv.EpisodeNumbers;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.model.ChannelId;

/// Reads what a recording needs to know out of a guide's programme. Pure.
public final class ShowingReader {
    private static final String PROGRAMME_ID = "dd_progid";

    private ShowingReader() {}

    /// @return empty for a programme without a title or an end
    public static Optional<Showing> of(ChannelId channel, Programme programme) {
        var title = text(programme.titles());
        if (title.isEmpty() || programme.stop().isEmpty()) return Optional.empty();
        var start = programme.start().toInstant();
        var stop = programme.stop().get().toInstant();
        if (!stop.isAfter(start)) return Optional.empty();
        var day = day(programme.date());
        return Optional.of(new Showing(
                channel,
                start,
                stop,
                title,
                text(programme.subTitles()),
                text(programme.descriptions()),
                programme.categories().stream().map(LocalizedText::text).toList(),
                programme.credits().stream().map(Credit::name).toList(),
                episode(programme),
                programme.episodeNumbers().stream()
                        .filter(number -> number.system().equals(PROGRAMME_ID)
                                || number.system().startsWith("crid"))
                        .map(Programme.EpisodeNumber::number)
                        .findFirst()
                        .orElse(""),
                day,
                programme.isNew() || programme.premiere().isPresent(),
                programme.previouslyShown().isPresent(),
                year(programme.date()),
                rating(programme)));
    }

    private static String text(List<LocalizedText> texts) {
        return texts.isEmpty() ? "" : texts.getFirst().text().strip();
    }

    private static Optional<Episode> episode(Programme programme) {
        return EpisodeNumbers.number(programme.episodeNumbers())
                .flatMap(number -> number.episode()
                        .map(episode -> new Episode(
                                number.season().map(OptionalInt::of).orElse(OptionalInt.empty()), episode)));
    }

    /// XMLTV writes a day as eight digits; four are only a year.
    private static Optional<LocalDate> day(String date) {
        try {
            return date.length() < 8
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(date.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static OptionalInt year(String date) {
        var digits = date.length() < 4 ? "" : date.substring(0, 4);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') && !digits.isEmpty()
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }

    /// `7.5/10` and `3/5` alike, of ten.
    private static Optional<Double> rating(Programme programme) {
        for (var stars : programme.starRatings()) {
            var parts = stars.value().split("/", 2);
            try {
                var most = parts.length > 1 ? Double.parseDouble(parts[1].strip()) : 10;
                var given = Double.parseDouble(parts[0].strip());
                if (most > 0 && given >= 0 && given <= most) return Optional.of(given * 10 / most);
            } catch (NumberFormatException _) {
                // Another guide's words; the next may be a number.
            }
        }
        return Optional.empty();
    }
}
