package tv.tributary.dvr.rule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tv.tributary.dvr.file.RuleFiles;
import tv.tributary.dvr.rule.InvalidRule.RuleProblem;
import tv.tributary.model.ChannelId;

/// What a rule for recordings says, as the user decides and the database keeps it. Everything that is given must fit.
///
/// @param text for titles; empty for any
/// @param match how `text` is compared
/// @param everywhere whether sub-titles and descriptions may have the text, too
/// @param channels empty for all in sight
/// @param category a word of the programme's categories; empty for any
/// @param person a part of the name of somebody in it; empty for anybody
/// @param newOnly not what the guide marks as shown before
/// @param days on which it starts; empty for all
/// @param from the earliest time of day of its start; with `until` before it, the span goes over midnight
/// @param until the latest time of day of its start
/// @param leastMinutes the shortest it may be; 0 for any
/// @param mostMinutes the longest it may be; 0 for any
/// @param leastRating of ten stars; 0 for any, unrated ones included
/// @param repeats whether an episode that was recorded is recorded again
/// @param earlySeconds padding before the start; empty for the usual
/// @param lateSeconds padding after the end; empty for the usual
/// @param keep how many recordings of it are kept, the newest; 0 for all
/// @param files what is otherwise with the files of its recordings
public record RuleSettings(
        boolean enabled,
        String text,
        TextMatch match,
        boolean everywhere,
        Set<ChannelId> channels,
        String category,
        String person,
        boolean newOnly,
        Set<DayOfWeek> days,
        Optional<LocalTime> from,
        Optional<LocalTime> until,
        int leastMinutes,
        int mostMinutes,
        double leastRating,
        Repeats repeats,
        Optional<Integer> earlySeconds,
        Optional<Integer> lateSeconds,
        int keep,
        RuleFiles files) {
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_PADDING = 4 * 60 * 60;

    /// How a text is compared, never minding case and accents.
    public enum TextMatch {
        /// The whole title.
        EXACT,
        /// All of its words are in the title.
        WORDS,
        /// A regular expression finds something in the title.
        REGEX
    }

    /// What becomes of an episode that was recorded before.
    public enum Repeats {
        SKIP,
        RECORD
    }

    public RuleSettings {
        channels = Set.copyOf(channels);
        days = Set.copyOf(days);
    }

    /// Each episode of a series once, on any channel.
    public static RuleSettings ofSeries(String title) {
        return new RuleSettings(
                true,
                title,
                TextMatch.EXACT,
                false,
                Set.of(),
                "",
                "",
                false,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                Repeats.SKIP,
                Optional.empty(),
                Optional.empty(),
                0,
                RuleFiles.USUAL);
    }

    /// @throws InvalidRule with the problem, if it cannot be a rule
    public RuleSettings checked() {
        if (text.isBlank() && category.isBlank() && person.isBlank()) throw new InvalidRule(RuleProblem.TOO_WIDE);
        if (text.length() > LONGEST_TEXT) throw new InvalidRule(RuleProblem.BAD_TEXT);
        if (match == TextMatch.REGEX) {
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException _) {
                throw new InvalidRule(RuleProblem.BAD_TEXT);
            }
        }
        var isLong = mostMinutes > 0 && mostMinutes < leastMinutes;
        if (leastMinutes < 0 || mostMinutes < 0 || isLong || keep < 0 || leastRating < 0 || leastRating > 10)
            throw new InvalidRule(RuleProblem.BAD_NUMBER);
        for (var padding : new int[] {earlySeconds.orElse(0), lateSeconds.orElse(0)})
            if (padding < 0 || padding > MOST_PADDING) throw new InvalidRule(RuleProblem.BAD_NUMBER);
        return this;
    }

    /// What it is called in lists.
    public String title() {
        return !text.isBlank() ? text.strip() : !person.isBlank() ? person.strip() : category.strip();
    }

    public RuleSettings withEnabled(boolean on) {
        return new RuleSettings(
                on,
                text,
                match,
                everywhere,
                channels,
                category,
                person,
                newOnly,
                days,
                from,
                until,
                leastMinutes,
                mostMinutes,
                leastRating,
                repeats,
                earlySeconds,
                lateSeconds,
                keep,
                files);
    }
}
